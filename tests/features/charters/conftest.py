"""Charters for tests: a company in which one is written, and days that pass."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.charters import queries, service
from learnhub.features.charters.enums import Says
from learnhub.features.charters.models import CharterVoice
from learnhub.features.charters.schemas import (
    AmendmentInput,
    AmendmentSource,
    CharterInput,
    CharterView,
    VoiceInput,
)
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from tests.conftest import NOON, People

ARTICLES = [
    "We ask before we take a machine apart.",
    "Everybody shares one practice a year.",
    "We say thank you by name.",
]
DAY = timedelta(days=1)


@pytest.fixture
def head(people: People, noon: datetime) -> Actor:
    """An administrator."""
    return people.member("Elodie", roles=(Role.ADMINISTRATOR,))


@pytest.fixture
def charter(head: Actor) -> str:
    """The company's charter, written by the administrator at noon."""
    return write(head)


@pytest.fixture
def colleagues(people: People, charter: str) -> list[Actor]:
    """Five others."""
    return [people.member(f"Colleague {name}") for name in "ABCDE"]


@pytest.fixture
def make_space(company: str) -> Callable[..., str]:
    """Makes a community of these people; the first of them facilitates it."""

    def make(*people: Actor, is_open: bool = True) -> str:
        def add(session: Session) -> str:
            space = Space(kind=SpaceKind.COMMUNITY, name="Rotating machines", is_open=is_open)
            session.add(space)
            session.flush()
            for place, person in enumerate(people):
                session.add(
                    SpaceMember(space_id=space.id, person_id=person.person_id, is_facilitator=place == 0)
                )
            return space.id

        return db.write_now(add)

    return make


def write(actor: Actor, **given: object) -> str:
    """Write the first version."""
    form = {"title": "Our charter", "articles": ARTICLES, "language": "en", **given}
    return db.write_now(service.write_charter, actor, CharterInput.model_validate(form))


def propose(
    actor: Actor, charter_id: str, article: int | None = 2, wording: str = "Everybody shares one a month."
) -> str:
    """Propose an amendment."""
    form = AmendmentInput(article=article, wording=wording, reason="A year is long.")
    return db.write_now(service.propose, actor, charter_id, form)


def support(amendment_id: str, *people: Actor) -> None:
    """Support it."""
    for person in people:
        db.write_now(service.support, person, amendment_id, on=True)


def say(actor: Actor, amendment_id: str, says: Says = Says.AGREE, reason: str = "") -> None:
    """Answer in its round."""
    db.write_now(service.answer, actor, amendment_id, VoiceInput(says=says, reason=reason))


def seen(actor: Actor, amendment_id: str) -> AmendmentSource:
    """An amendment as somebody reads it."""
    return db.read_now(queries.get_amendment, actor, amendment_id)


def page(actor: Actor, charter_id: str) -> CharterView:
    """The page of a charter."""
    return db.read_now(queries.get_charter, actor, charter_id)


def articles(charter_id: str) -> list[str]:
    """What is in force."""
    return db.read_now(queries.articles_of, charter_id)


def after(days: float) -> object:
    """So many days after noon, with what the job has done by then."""
    return clock.at(NOON + timedelta(days=days))


def go_on() -> None:
    """What the job does."""
    db.write_now(service.go_on)


def in_round(author: Actor, charter_id: str, supporters: list[Actor], **given: object) -> str:
    """An amendment whose round opens six days after noon; the clock is to be set by the caller."""
    amendment = propose(author, charter_id, **given)
    support(amendment, *supporters)
    with after(6):
        go_on()
    return amendment


def voices(amendment_id: str) -> dict[str, str | None]:
    """Who is asked, and what they say."""
    found = select(CharterVoice).where(CharterVoice.amendment_id == amendment_id)
    return {row.person_id: row.says for row in db.read_now(lambda session: session.exec(found).all())}
