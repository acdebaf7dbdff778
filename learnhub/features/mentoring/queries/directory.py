"""The mentors one can choose from: by language, by what the reader learns, then the soonest."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy import Row, Select
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import pagination
from learnhub.core.clock import today, utcnow
from learnhub.core.language import fold
from learnhub.core.pagination import Page
from learnhub.features.mentoring.enums import BookingStatus
from learnhub.features.mentoring.models import Booking, Mentor
from learnhub.features.mentoring.policy import visible_to
from learnhub.features.mentoring.queries.offers import offers_of
from learnhub.features.mentoring.schemas import MentorRow
from learnhub.features.mentoring.slots import first_free, week_of
from learnhub.features.people.models import Person
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic, TopicName
from learnhub.features.topics.queries import topic_ids_of
from learnhub.features.topics.schemas import TopicRef

NEVER = datetime(9000, 1, 1, tzinfo=UTC)  # sorts mentors without a free slot last
OTHERS_SHOWN = 2
OTHERS_NEAR = 12  # of whom the next slot is computed, which takes time
GIVES = (SkillLevel.REFERENCE, SkillLevel.HELPS)


@dataclass(frozen=True, slots=True)
class Expertise:
    """What a mentor helps with: as shown, as searched for, and by id."""

    topics: tuple[TopicRef, ...] = ()
    words: tuple[str, ...] = ()
    ids: frozenset[str] = field(default_factory=frozenset)


def list_mentors(
    session: Session,
    actor: Actor,
    *,
    search: str = "",
    language: str = "",
    this_week: bool = False,
    cursor: str | None = None,
    size: int = pagination.PAGE_SIZE,
) -> Page[MentorRow]:
    """A page of the mentors, without oneself and those who paused.

    Who speaks a language of the reader comes first, of these who helps with what the reader learns, then the
    soonest free slot.

    The next slot is computed, not stored, so the order is made here: all mentors are read, in a number of
    statements that does not grow with them.
    """
    rows = _mentors(session, actor)
    ids = [row.ref_id for row in rows]
    expertise = expertise_of(session, ids, actor.language)
    rows = [row for row in rows if _speaks(row.Mentor, language) and _fits(row, expertise, fold(search))]
    languages = (language,) if language else actor.languages
    views = _views(session, actor, rows, expertise, languages)
    if this_week:
        end = week_of(today(actor.zone), actor.zone).end
        views = [view for view in views if view.next_at and view.next_at < end]
    return _page(views, cursor, size)


def list_others(session: Session, actor: Actor, mentor_id: str) -> tuple[MentorRow, ...]:
    """A few mentors who have time and help with what this one helps with, which are the topics shown."""
    topics = expertise_of(session, [mentor_id], actor.language).get(mentor_id, Expertise()).ids
    helps = select(PersonTopic.person_id).where(
        PersonTopic.topic_id.in_(topics), PersonTopic.level.in_(GIVES), PersonTopic.person_id != mentor_id
    )
    near = _statement(actor).where(Mentor.person_id.in_(helps)).order_by(Mentor.person_id).limit(OTHERS_NEAR)
    rows = session.execute(near).all()
    expertise = expertise_of(session, [row.ref_id for row in rows], actor.language)
    views = _views(session, actor, rows, expertise, actor.languages)
    shown = sorted((view for view in views if view.next_at), key=_position)[:OTHERS_SHOWN]
    return tuple(
        replace(view, topics=tuple(topic for topic in view.topics if topic.id in topics)) for view in shown
    )


def _mentors(session: Session, actor: Actor) -> Sequence[Row]:
    return session.execute(_statement(actor)).all()


def _statement(actor: Actor) -> Select:
    statement = with_person(select_columns(Mentor, Person.language), Mentor.person_id)
    return statement.where(visible_to(actor), ~Mentor.is_paused, Mentor.person_id != actor.person_id)


def expertise_of(session: Session, ids: Collection[str], language: str) -> dict[str, Expertise]:
    """What these people are a reference for or help with, in the reader's language; one statement.

    A topic is found by all its names, in whatever language, and shown under its main one.
    """
    shown: dict[str, dict[str, TopicRef]] = defaultdict(dict)
    words: dict[str, list[str]] = defaultdict(list)
    rows = session.exec(
        select(PersonTopic.person_id, TopicName)
        .join(TopicName, TopicName.topic_id == PersonTopic.topic_id)
        .where(PersonTopic.person_id.in_(ids), PersonTopic.level.in_(GIVES))
        .order_by(PersonTopic.level == SkillLevel.HELPS, TopicName.language == language, TopicName.id)
    )
    for person_id, name in rows:
        words[person_id].append(name.folded)
        if name.is_main:  # the reader's language comes last and wins
            shown[person_id][name.topic_id] = TopicRef(name.topic_id, name.name)
    return {
        person_id: Expertise(tuple(topics.values()), tuple(words[person_id]), frozenset(topics))
        for person_id, topics in shown.items()
    }


def _speaks(mentor: Mentor, language: str) -> bool:
    return not language or language in mentor.languages


def _fits(row: Row, expertise: dict[str, Expertise], wanted: str) -> bool:
    """Whether every word that was typed occurs in the name, the sentence, the job, the site or a topic."""
    words = expertise.get(row.ref_id, Expertise()).words
    said = (row.ref_name, row.Mentor.sentence, row.ref_job, row.ref_site or "")
    text = " ".join([fold(" ".join(said)), *words])
    return all(word in text for word in wanted.split())


def _views(
    session: Session,
    actor: Actor,
    rows: Sequence[Row],
    expertise: dict[str, Expertise],
    languages: Collection[str],
) -> list[MentorRow]:
    now = utcnow()
    offers = offers_of(session, actor.person_id, [row.Mentor for row in rows])
    held = who_held(session, list(offers))
    learning = frozenset(topic_ids_of(session, actor.person_id or "", (SkillLevel.LEARNING,)))
    return [
        MentorRow(
            person=ref_in(row),
            sentence=row.Mentor.sentence,
            language=row.language,
            topics=expertise.get(row.ref_id, Expertise()).topics,
            languages=", ".join(code.upper() for code in row.Mentor.languages),
            has_held=row.ref_id in held,
            next_at=first_free(offers[row.ref_id], now),
            speaks_with_me=any(code in languages for code in row.Mentor.languages),
            matches=bool(expertise.get(row.ref_id, Expertise()).ids & learning),
        )
        for row in rows
    ]


def who_held(session: Session, ids: Collection[str]) -> set[str]:
    """Which of these mentors have held a session; one statement."""
    rows = session.exec(
        select(Booking.mentor_id)
        .where(
            Booking.mentor_id.in_(ids),
            Booking.status == BookingStatus.BOOKED,
            Booking.ends_at <= utcnow(),
        )
        .distinct()
    )
    return set(rows)


def _page(views: list[MentorRow], cursor: str | None, size: int) -> Page[MentorRow]:
    views = sorted(views, key=_position)
    if cursor:
        last = pagination.decode(cursor, int, int, datetime, str)
        views = [view for view in views if _position(view) > last]
    return pagination.page(views[: size + 1], size, lambda view: pagination.encode(*_position(view)))


def _position(view: MentorRow) -> tuple[int, int, datetime, str]:
    return int(not view.speaks_with_me), int(not view.matches), view.next_at or NEVER, view.person.id
