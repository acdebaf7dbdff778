"""What the matrix plays with: people of every kind, and things made for them through the services."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session, SQLModel, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.discussion.models import Content, Vote
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import AnswerInput, AskInput

ROLES = {"moderator": Role.MODERATOR, "leader": Role.LEADER, "administrator": Role.ADMINISTRATOR}
PERSONAL = {"sign_in", "audit", "throttle"}  # a refusal is written down, and a sign-in is seen


@dataclass
class World:
    """A company in which rows make what they need; `member` is the fixture's maker of people."""

    member: Callable[..., Actor]

    def person(self, kind: str) -> Actor:
        """Somebody of a kind; who is nobody, suspended or signed out begins as a member."""
        roles = (ROLES[kind],) if kind in ROLES else ()
        return self.member(roles=roles)

    def question(self, actor: Actor, title: str = "Why does pump 4 trip?") -> str:
        """A question that somebody asked."""
        return db.write_now(questions.ask_question, actor, AskInput(title=title, topics=["Pumps"]))

    def answer(self, question_id: str, actor: Actor | None = None) -> str:
        """An answer of somebody, by default of a colleague."""
        form = AnswerInput(body="Cold grease.")
        return db.write_now(questions.answer_question, actor or self.member(), form, question_id=question_id)


def column(table: type[SQLModel], key: object, name: str) -> Callable[[object], object]:
    """An effect: a column of one row, None while there is no such row."""

    def read(session: Session) -> object:
        row = session.get(table, key)
        return getattr(row, name) if row else None

    return lambda _tab: db.read_now(read)


def number_of(table: type[SQLModel], *clauses: object) -> Callable[[object], object]:
    """An effect: how many rows there are."""
    return lambda _tab: db.read_now(lambda session: len(session.exec(select(table).where(*clauses)).all()))


def content(content_id: str, name: str) -> Callable[[object], object]:
    """An effect: a column of a piece of content."""
    return column(Content, content_id, name)


def votes(content_id: str) -> Callable[[object], object]:
    """An effect: the votes for a piece of content."""
    return number_of(Vote, Vote.content_id == content_id)


def snapshot(session: Session) -> dict[str, list[tuple]]:
    """Everything in the database, except what a refusal or the passing of time writes."""
    rows = {}
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in PERSONAL:
            columns = [each for each in table.columns if each.name != "last_seen_hour"]
            rows[table.name] = sorted(
                map(repr, session.connection().execute(table.select().with_only_columns(*columns)))
            )
    return rows
