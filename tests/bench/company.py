"""A company of any size to measure: the large demo company of 2,000 people, up to one moment for ever."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session

from learnhub import migrations
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.demo import large
from learnhub.demo.large.inbox import fill_inbox
from learnhub.demo.large.people import YEARS, Person
from learnhub.features import listeners
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.checklists.schemas import ChecklistInput, StartRunInput
from learnhub.features.checklists.service import publish_checklist, start_run
from learnhub.features.collections.schemas import CollectionInput, ListItemInput
from learnhub.features.collections.service import gather, publish_collection
from learnhub.features.discussion.models import OPEN, Content
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.schemas import PracticeInput, ReportInput
from learnhub.features.guides.service import apply_guide, publish_practice
from learnhub.features.people.models import Site
from learnhub.features.rex import service as rex
from learnhub.features.rex.models import RexCause, RexEntry
from learnhub.features.rex.schemas import OpenRexInput, TextInput
from learnhub.features.rituals import service as rituals
from learnhub.features.rituals.enums import Reply
from learnhub.features.rituals.schemas import AgendaItemInput, ReplyInput, RitualInput

__all__ = ["NOW", "YEARS", "Company", "fill", "fill_inbox"]

PEOPLE = 2_000
ENTRIES, CAUSES = 200, 150  # of a REX, at most
READER, MODERATOR = 40, 1
NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
DOMAIN = "ardelle.example"
ITEMS_FOR_A_USE, GATHERED = 500, 20


@dataclass
class Company:
    """Who reads, and what there is to read."""

    reader: Actor
    moderator: Actor
    author: str
    topics: list[str]
    site: str = ""
    question: str = ""
    practice: str = ""
    checklist: str = ""
    collection: str = ""
    ritual: str = ""
    rex: str = ""


def fill(url: str, items: int, *, with_index: bool = False) -> Company:
    """Migrate the empty database at this address and invent a company of so many items in it.

    Its texts are in the index of the search only `with_index`, which takes as long again.
    """
    migrations.upgrade(url)
    db.configure(url)
    staff = large.invented_staff(PEOPLE, DOMAIN)
    reader, moderator = (staff.people[place] for place in (READER, MODERATOR))
    inventor = db.write_now(large.fill, staff, items, NOW, inboxes={reader.id: items}, with_index=with_index)
    listeners.install()
    used = _use(_actor(moderator), _actor(reader), items // ITEMS_FOR_A_USE)
    if not db.is_sqlite():  # SQLite keeps no statistics unless it is told to, which nobody does
        with db.engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    topics, site = [topic.id for topic in staff.topics], db.read_now(_a_site)
    return Company(
        _actor(reader), _actor(moderator), staff.ids[0], topics, site, inventor.much_answered, *used
    )


def _use(author: Actor, colleague: Actor, days: int) -> tuple[str, str, str, str, str]:
    """A best practice that a colleague applied, a checklist that they ran, on each of the last days, a
    collection of cards, a ritual that is held today, and a REX.
    """
    practice = PracticeInput(title="Call before a restart", context="A trip.", result="Fewer.", language="en")
    checklist = ChecklistInput(title="Restart a pumping station", points="Key is out\nReset", language="en")
    with clock.at(NOW):
        practice_id = db.write_now(publish_practice, author, practice)
        checklist_id = db.write_now(publish_checklist, author, checklist)
    report, run = ReportInput(outcome=HowItWent.WORKED, body="Nine restarts."), StartRunInput(subject="P-204")
    for day in range(days):
        with clock.at(NOW - timedelta(days=day)):
            db.write_now(apply_guide, colleague, practice_id, report)
            db.write_now(start_run, colleague, checklist_id, run)
    return practice_id, checklist_id, _gather(author), _meet(author, colleague, days), _write(author, days)


def _gather(author: Actor) -> str:
    form = CollectionInput(title="What a new colleague needs", language="en")
    with clock.at(NOW):
        collection = db.write_now(publish_collection, author, form)
        for card_id in db.read_now(_some_cards):
            db.write_now(gather, author, collection, ListItemInput(item_id=card_id, sentence="Read it."))
    return collection


def _meet(host: Actor, colleague: Actor, items: int) -> str:
    """A weekly ritual in its fifth year, whose meeting of today goes on."""
    form = {"title": "Coffee of the pumps", "form": "coffee", "language": "en", "minutes": 60}
    weekly = {"rule": "FREQ=WEEKLY;BYDAY=WE", "first_on": "2021-03-10", "at": "12:00", "zone": "UTC"}
    today = NOW.date()
    with clock.at(NOW):
        ritual = db.write_now(rituals.plan_ritual, host, RitualInput.model_validate(form | weekly))
        db.write_now(rituals.reply, colleague, ritual, today, ReplyInput(reply=Reply.YES))
        db.write_now(rituals.begin_meeting, host, ritual, today)
        for number in range(min(items, rituals.ITEMS_MAX)):
            point = AgendaItemInput(title=f"The gauge of station {number}")
            db.write_now(rituals.add_item, colleague, ritual, today, point)
        action = ActionItemInput(words="Photograph it", owner_id=str(colleague.person_id), due_on=today)
        db.write_now(rituals.add_action, host, ritual, today, action)
    return ritual


def _write(author: Actor, days: int) -> str:
    """A published REX, with as many moments and facts as one has in a large company."""
    form = {"title": "The station stopped", "template": "short", "language": "en", "happened_on": NOW.date()}

    def fill_in(session: Session) -> str:
        rex_id = rex.open_rex(session, author, OpenRexInput.model_validate(form))
        text = TextInput.model_validate({"name": "facts", "text": "The sensor read zero.", "edition": 1})
        rex.save_text(session, author, rex_id, text)
        above = [session.scalars(select(RexCause.id).where(RexCause.rex_id == rex_id)).one()]
        for number in range(min(days, CAUSES)):
            cause = RexCause(
                rex_id=rex_id, parent_id=above[number // 3], position=number % 3, words=f"Fact {number}"
            )
            session.add(cause)
            session.flush()
            above.append(cause.id)
        session.add_all(
            RexEntry(rex_id=rex_id, at=NOW + timedelta(minutes=number), words=f"Seen {number}")
            for number in range(min(days, ENTRIES))
        )
        rex.publish_rex(session, author, rex_id)
        return rex_id

    with clock.at(NOW):
        return db.write_now(fill_in)


def _some_cards(session: Session) -> list[str]:
    cards = select(Content.id).where(Content.kind == "card", Content.status == "published")
    return [*session.scalars(cards.where(Content.audience == OPEN).order_by(Content.id).limit(GATHERED))]


def _a_site(session: Session) -> str:
    return session.scalars(select(Site.id).order_by(Site.name)).first() or ""


def _actor(person: Person) -> Actor:
    return Actor(person.id, person.name, frozenset(person.roles), spaces=frozenset(person.spaces))
