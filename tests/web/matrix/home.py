"""Rows of the frame around every page, and of Today."""

from learnhub.access.actor import Actor
from learnhub.features.people.models import Person
from tests.web.matrix import SIGNED_IN, Case, Row, at
from tests.web.matrix.world import World, column


def keep_language(_world: World, actor: Actor) -> Case:
    return Case("/", {"language": "fr"}, column(Person, actor.person_id, "language"))


def keep_theme(_world: World, actor: Actor) -> Case:
    return Case("/", {"theme": "dark"}, column(Person, actor.person_id, "theme"))


ROWS = (
    Row("ShellState.load", at("/sign-in"), ("anonymous", *SIGNED_IN)),
    Row("ShellState.keep_language", keep_language),
    Row("ShellState.keep_theme", keep_theme),
    Row("TodayState.load", at("/")),
)
