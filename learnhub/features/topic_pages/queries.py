"""What the rooms have on a topic, in a number of statements that grows with nothing but the kinds."""

from datetime import datetime, timedelta

from sqlalchemy import Select, func
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.features.discussion import listing
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.library.address import address_of
from learnhub.features.library.queries import kinds_listed
from learnhub.features.mentoring import queries as mentoring
from learnhub.features.mentoring.models import Mentor
from learnhub.features.notices.queries.choices import get_kind
from learnhub.features.notices.queries.following import count_topic_followers
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.questions import queries as questions
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import SentView
from learnhub.features.search.browsing import Order, Search, find
from learnhub.features.topic_pages.schemas import (
    FollowReach,
    KindSection,
    Knowing,
    TopicOverview,
    WaitingQuestion,
)
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import get_topic, list_other_names, topic_names
from learnhub.features.topics.schemas import TopicRef

COUNTED = 300
FEWEST_FOLLOWERS = 5
ITEMS = 4
PEOPLE = 4
PEOPLE_NEAR = 12  # of whom the next free time is computed
RELATED = 6
LATE_AFTER = timedelta(hours=48)
RELATED_REACH = 200
FOLLOWED = "topics"  # the kind of notice that followers of a topic get
GIVES = (SkillLevel.REFERENCE, SkillLevel.HELPS)

_NUMBER = func.count().label("number")
_BY_TOPIC = (
    select_columns(ContentTopic.topic_id, _NUMBER)
    .join(Content, Content.id == ContentTopic.content_id)
    .group_by(ContentTopic.topic_id)
)


def get_overview(session: Session, actor: Actor, topic_id: str) -> TopicOverview:
    """A topic with what the rooms have on it; raises NoSuchTopic."""
    topic = get_topic(session, topic_id, actor.language)
    followers = count_topic_followers(session, topic_id, most=COUNTED)
    counted = questions.count_of_topic(session, actor, topic_id=topic_id, most=COUNTED)
    return TopicOverview(
        topic=topic,
        other_names=list_other_names(session, topic),
        followers=followers if followers >= FEWEST_FOLLOWERS else 0,
        waiting=_waiting(session, actor, topic_id),
        waiting_total=counted[0],
        questions_total=counted[1],
        sections=_sections(session, actor, topic_id),
        people=list_knowing(session, actor, topic_id),
        related=_related(session, actor, topic_id),
    )


def get_reach(session: Session, actor: Actor) -> FollowReach:
    """Where what happens in followed topics reaches the reader, by their choices."""
    kind = get_kind(session, actor, FOLLOWED)
    return FollowReach(inbox=kind.inbox, mail=kind.inbox and kind.mail)


def _waiting(session: Session, actor: Actor, topic_id: str) -> list[WaitingQuestion]:
    late = utcnow() - LATE_AFTER
    rows = questions.list_waiting(session, actor, topic_id=topic_id)
    sent = questions.list_sent(session, actor, [row.id for row in rows])
    return [
        WaitingQuestion(
            row,
            is_late=row.asked_at < late,
            is_mine=bool(row.author.id) and row.author.id == actor.person_id,
            sent=sent.get(row.id, SentView()),
        )
        for row in rows
    ]


def _sections(session: Session, actor: Actor, topic_id: str) -> list[KindSection]:
    """Each kind that the library lists and that has something on the topic."""
    kinds = kinds_listed()
    totals = listing.count_kinds(session, actor, Asked(kinds, topics=(topic_id,)), most=COUNTED)
    search = Search(topics=(topic_id,), order=Order.MOST_USED)
    return [
        KindSection(
            kind=str(kind),
            address=address_of(Search(topics=(topic_id,), kinds=(str(kind),))),
            total=totals[str(kind)],
            rows=find(session, actor, (kind,), search, size=ITEMS).items,
        )
        for kind in kinds
        if totals[str(kind)].number
    ]


def list_knowing(session: Session, actor: Actor, topic_id: str) -> list[Knowing]:
    """Who helps with a topic, the soonest free first, and after these who answers in writing.

    Somebody who paused their hours is left out. Nobody is sorted by what they have answered.
    """
    rows = session.execute(_knowing(actor, topic_id)).all()
    free = mentoring.next_free_of(session, actor, [row.ref_id for row in rows])
    people = [Knowing(ref_in(row), row.level, free.get(row.ref_id)) for row in rows]
    return sorted(people, key=_soonest)[:PEOPLE]


def _knowing(actor: Actor, topic_id: str) -> Select:
    statement = with_person(select_columns(PersonTopic.level), PersonTopic.person_id)
    return (
        statement.outerjoin(Mentor, Mentor.person_id == PersonTopic.person_id)
        .where(
            PersonTopic.topic_id == topic_id,
            PersonTopic.level.in_(GIVES),
            PersonTopic.person_id != (actor.person_id or ""),
            Person.status == PersonStatus.ACTIVE,
            Mentor.is_paused.is_not(True),
        )
        .order_by(
            Mentor.person_id.is_(None),
            Person.language.not_in(actor.languages),
            PersonTopic.level == SkillLevel.HELPS,
            PersonTopic.person_id,
        )
        .limit(PEOPLE_NEAR)
    )


def _soonest(one: Knowing) -> tuple[bool, datetime | str, str]:
    return one.next_at is None, one.next_at or one.person.name, one.person.id


def _related(session: Session, actor: Actor, topic_id: str) -> list[TopicRef]:
    """The topics that the latest content on this one has most often besides it."""
    kinds = (*kinds_listed(), rooms.kind(QUESTION))
    latest = Asked(kinds, topics=(topic_id,))
    rows, _is_more = listing.read_within(session, actor, _BY_TOPIC, latest, size=RELATED_REACH)
    numbers = {row.topic_id: row.number for row in rows if row.topic_id != topic_id}
    nearest = sorted(numbers, key=lambda each: (-numbers[each], each))[:RELATED]
    names = topic_names(session, nearest, actor.language)
    return [TopicRef(each, names[each]) for each in nearest if each in names]
