"""Rows of growth feedback."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.feedback import queries, service
from learnhub.features.feedback.models import (
    FeedbackAsked,
    FeedbackChoice,
    FeedbackNote,
    FeedbackRequest,
    FeedbackThanks,
)
from learnhub.features.feedback.schemas import FeedbackThanksInput
from tests.api.matrix import Call, Row
from tests.features.feedback.support import ABOUT, WORDS, ask, offer
from tests.web.matrix.world import World, number_of


def note_of(world: World, actor: Actor) -> str:
    """A note that somebody was given."""
    offer(world.member(), actor)
    [row, *_more] = db.read_now(queries.list_notes, actor).items
    return row.id


def listed(world: World, actor: Actor) -> Call:
    note_of(world, actor)
    return Call(shows=ABOUT)


def thanks(world: World, actor: Actor) -> Call:
    colleague = world.member()
    offer(actor, colleague)
    [row] = db.read_now(queries.list_notes, colleague).items
    db.write_now(service.thank, colleague, row.id, FeedbackThanksInput(words="Thank you."))
    return Call(shows=ABOUT)


def requests(world: World, actor: Actor) -> Call:
    ask(actor, world.member())
    return Call(shows=ABOUT)


def send_request(world: World, _actor: Actor) -> Call:
    form = {"about": ABOUT, "people": [str(world.member().person_id)]}
    return Call((), form, number_of(FeedbackRequest))


def stop(world: World, actor: Actor) -> Call:
    return Call((ask(actor, world.member()),), None, number_of(FeedbackAsked))


def asked(world: World, actor: Actor) -> Call:
    ask(world.member(), actor)
    return Call(shows=ABOUT)


def answer(world: World, actor: Actor) -> Call:
    return Call((ask(world.member(), actor),), WORDS, number_of(FeedbackNote))


def decline(world: World, actor: Actor) -> Call:
    return Call((ask(world.member(), actor),), None, number_of(FeedbackAsked))


def offered(world: World, _actor: Actor) -> Call:
    form = WORDS | {"recipient_id": str(world.member().person_id), "about": ABOUT}
    return Call((), form, number_of(FeedbackNote))


def choose(_world: World, _actor: Actor) -> Call:
    return Call((), {"only_when_asked": True}, number_of(FeedbackChoice))


def get(world: World, actor: Actor) -> Call:
    return Call((note_of(world, actor),), shows=WORDS["impact"])


def remove(world: World, actor: Actor) -> Call:
    return Call((note_of(world, actor),), None, number_of(FeedbackNote))


def thank(world: World, actor: Actor) -> Call:
    return Call((note_of(world, actor),), {"words": "Thank you."}, number_of(FeedbackThanks))


ROWS = (
    Row("GET /api/v1/feedback", listed),
    Row("GET /api/v1/feedback/thanks", thanks),
    Row("GET /api/v1/feedback/requests", requests),
    Row("POST /api/v1/feedback/requests", send_request),
    Row("DELETE /api/v1/feedback/requests/{}", stop, others=()),
    Row("GET /api/v1/feedback/asked", asked),
    Row("POST /api/v1/feedback/asked/{}/answer", answer, others=()),
    Row("POST /api/v1/feedback/asked/{}/decline", decline, others=()),
    Row("POST /api/v1/feedback/offers", offered),
    Row("PUT /api/v1/feedback/choice", choose),
    Row("GET /api/v1/feedback/{}", get, others=()),
    Row("DELETE /api/v1/feedback/{}", remove, others=()),
    Row("POST /api/v1/feedback/{}/thanks", thank, others=()),
)
