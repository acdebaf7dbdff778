"""Rows of the wording aid."""

from learnhub.access.actor import Actor
from tests.web.matrix import Case, Row, at
from tests.web.matrix.world import World

SENTENCE = "Paul forgot to call."
LOOK = {"about": "notes", "language": "en", "text": SENTENCE}


def keep(_world: World, _actor: Actor) -> Case:
    return Case("/questions/ask", {"sentence": SENTENCE}, before=(("WordingState.look_at", LOOK),))


ROWS = (
    Row("WordingState.look_at", at("/questions/ask", **LOOK)),
    Row("WordingState.keep", keep),
)
