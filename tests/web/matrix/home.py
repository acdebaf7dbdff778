"""Rows of the frame around every page, and of Today."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.people.models import Person
from tests.web.matrix import SIGNED_IN, Case, Row, at
from tests.web.matrix.world import World, column


def keep_language(_world: World, actor: Actor) -> Case:
    return Case("/", {"language": "fr"}, column(Person, actor.person_id, "language"))


def keep_theme(_world: World, actor: Actor) -> Case:
    return Case("/", {"theme": "dark"}, column(Person, actor.person_id, "theme"))


def renamed(_world: World, actor: Actor) -> Case:
    """Somebody is called otherwise since the frame was shown."""

    def rename(session: Session) -> None:
        if actor.person_id:
            session.get_one(Person, actor.person_id).name = "Ana Martin"

    return Case("/sign-in", meanwhile=lambda: db.write_now(rename))


ROWS = (
    Row("ShellState.load", renamed, ("anonymous", *SIGNED_IN)),
    Row("ShellState.resync", at("/")),
    Row("ShellState.keep_language", keep_language),
    Row("ShellState.keep_theme", keep_theme),
    Row("TodayState.load", at("/")),
    Row("LearnState.load", at("/learn")),
    Row("TodayState.refresh", at("/", sessions="1")),
)
