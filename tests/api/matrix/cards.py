"""Rows of cards, their review and the library."""

from learnhub.access.actor import Actor
from learnhub.core import clock, db, ids
from learnhub.features.cards import queries, service
from learnhub.features.cards.enums import Rating
from learnhub.features.cards.models import CardProgress
from learnhub.features.discussion.models import Content
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, content, number_of

FRONT = "How much grease?"


def progress(actor: Actor, card: str, name: str):
    """An effect: a column of how well somebody knows a card."""
    return column(CardProgress, (actor.person_id, card), name)


def listed(world: World, _actor: Actor) -> Call:
    world.card()
    return Call(shows=FRONT)


def get(world: World, _actor: Actor) -> Call:
    return Call((world.card(),), shows=FRONT)


def write(_world: World, _actor: Actor) -> Call:
    return Call((), {"front": "How much oil?", "back": "Half.", "language": "en"}, number_of(Content))


def edit(world: World, actor: Actor) -> Call:
    card = world.card(actor)
    form = {"front": "How much?", "back": "Half.", "language": "en", "edition": 1}
    return Call((card,), form, column(Content, card, "body"))


def remove(world: World, actor: Actor) -> Call:
    card = world.card(actor)
    return Call((card,), None, content(card, "status"))


def add(world: World, actor: Actor) -> Call:
    card = world.card()
    return Call((card,), None, progress(actor, card, "card_id"))


def leave_out(world: World, actor: Actor) -> Call:
    card = world.card(actor)
    return Call((card,), None, progress(actor, card, "is_suspended"))


def queue(world: World, actor: Actor) -> Call:
    world.card(actor)
    return Call(shows=FRONT)


def rate(world: World, actor: Actor) -> Call:
    card = world.card(actor)
    [due] = db.read_now(queries.review_queue, actor, 1)
    form = {"rating": 3, "shown_at": due.shown_at.isoformat()}
    return Call((card,), form, progress(actor, card, "reviewed_at"))


def undo(world: World, actor: Actor) -> Call:
    card, key = world.card(actor), ids.new_id()
    given = {"rating": Rating.GOOD, "shown_at": clock.utcnow(), "request_key": key, "ms": 0}
    db.write_now(service.rate, actor, card, **given)
    return Call((key,), None, progress(actor, card, "reviewed_at"))


ROWS = (
    Row("GET /api/v1/cards", listed),
    Row("POST /api/v1/cards", write),
    Row("GET /api/v1/cards/{}", get),
    Row("PUT /api/v1/cards/{}", edit, others=()),
    Row("DELETE /api/v1/cards/{}", remove, others=()),
    Row("PUT /api/v1/cards/{}/review", add),
    Row("DELETE /api/v1/cards/{}/review", leave_out),
    Row("GET /api/v1/review", queue),
    Row("POST /api/v1/review/{}", rate, others=()),
    Row("DELETE /api/v1/review/ratings/{}", undo, others=()),
)
