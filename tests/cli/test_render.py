"""Texts that an older version rendered, at a start and from the console."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session, select, update

from learnhub.access.actor import Actor
from learnhub.cli import start
from learnhub.config import Settings
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import service
from learnhub.features.discussion.models import ContentHtml
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, Space
from tests.cli.conftest import Command


@pytest.fixture
def with_card(company_folder: Settings) -> Iterator[Settings]:
    """A folder in use with a card of two texts, which an older version rendered."""
    db.configure(company_folder.sqlalchemy_url)
    db.write_now(_write)
    yield company_folder
    db.dispose()


def _write(session: Session) -> None:
    given = {"email": "ana@ardelle.example", "status": PersonStatus.ACTIVE, "created_at": utcnow()}
    ana = Person(name="Ana Petit", **given)
    session.add_all([ana, Space(kind=SpaceKind.COMPANY, name="Ardelle")])
    session.flush()
    texts = {"title": "How much grease?", "body": "*Half*.", "sections": {"why": "It `leaks`."}}
    service.create(session, Actor(ana.id, ana.name), kind=CARD, language="en", **texts)
    session.exec(update(ContentHtml).values(renderer=0, html="old", excerpt="old"))


def shown(session: Session) -> set[str]:
    return set(session.exec(select(ContentHtml.html)))


RENDERED = {"<p><em>Half</em>.</p>\n", "<p>It <code>leaks</code>.</p>\n"}


def test_start_renders_what_an_older_version_left(with_card: Settings) -> None:
    start.render_texts()

    assert db.read_now(shown) == RENDERED


def test_command_renders_everything_while_the_database_is_in_use(
    with_card: Settings, learnhub: Command
) -> None:
    start.render_texts()
    db.write_now(lambda session: session.exec(update(ContentHtml).values(html="damaged")))

    done = learnhub("render", "--data", str(with_card.data))

    assert (done.returncode, done.stdout, done.stderr) == (0, "2 texts are rendered again.\n", "")
    assert db.read_now(shown) == RENDERED
