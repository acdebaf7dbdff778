"""Rows of leader notes."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.models import Content
from learnhub.features.leaders.models import LeaderAsk
from learnhub.features.leaders.policy import can_write
from tests.api.matrix import Call, Row
from tests.features.leaders.support import TITLE, WORDS, ask_for
from tests.web.matrix import LEADERS
from tests.web.matrix.world import World, column, content, number_of


def listed(world: World, _actor: Actor) -> Call:
    world.leader_note()
    return Call(shows=TITLE)


def kept(world: World, _actor: Actor) -> Call:
    for _each in range(3):
        ask_for(world.person("leader"))
    return Call(shows='"asked":')


def write(_world: World, _actor: Actor) -> Call:
    return Call((), WORDS, number_of(Content))


def not_this_month(_world: World, actor: Actor) -> Call:
    month = ask_for(actor)
    return Call((), None, column(LeaderAsk, (month, actor.person_id), "is_off"))


def get(world: World, _actor: Actor) -> Call:
    return Call((world.leader_note(),), shows="by email")


def note_of(world: World, actor: Actor) -> str:
    """Their note, or that of a leader for somebody who writes none."""
    return world.leader_note(actor if can_write(actor) else None)


def edit(world: World, actor: Actor) -> Call:
    note = note_of(world, actor)
    return Call((note,), WORDS | {"title": "What I would say aloud", "edition": 1}, content(note, "title"))


def remove(world: World, actor: Actor) -> Call:
    note = note_of(world, actor)
    return Call((note,), None, content(note, "status"))


ROWS = (
    Row("GET /api/v1/leader-notes", listed),
    Row("GET /api/v1/leader-notes/kept", kept),
    Row("POST /api/v1/leader-notes", write, LEADERS),
    Row("POST /api/v1/leader-notes/not-this-month", not_this_month, LEADERS),
    Row("GET /api/v1/leader-notes/{}", get),
    Row("PUT /api/v1/leader-notes/{}", edit, LEADERS, others=()),
    Row("DELETE /api/v1/leader-notes/{}", remove, LEADERS, others=()),
)
