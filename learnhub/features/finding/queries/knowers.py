"""The people who know what is looked for, and their next free time."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import case, func, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.analysis import wanted
from learnhub.core.language import fold
from learnhub.features.finding.schemas import Knower, Knowers
from learnhub.features.mentoring.queries import next_free_of
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.people.refs import person_refs
from learnhub.features.search.queries import find_people
from learnhub.features.search.queries.topic_names import topics_in
from learnhub.features.search.schemas import Skill
from learnhub.features.topics.enums import SKILLED, SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import topic_names
from learnhub.features.topics.schemas import TopicRef

KNOWERS_SHOWN = 3
KNOWERS_READ = 12  # whose next free time is computed, which takes a while
NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # sorts people without a free slot last


def who_knows(session: Session, actor: Actor, words: str) -> Knowers:
    """The people to whom all words fit, or who share a skill that the words name; not the reader.

    The soonest free slot comes first, then the name: nobody is measured by what they did.
    """
    fitting = {hit.person.id: hit.skills for hit in find_people(session, actor, words, size=KNOWERS_READ + 1)}
    skilled = _skilled(session, actor, words)
    skills = {person_id: skilled.get(person_id, found) for person_id, found in {**skilled, **fitting}.items()}
    skills.pop(actor.person_id or "", None)
    ids = [*dict.fromkeys(each for each in (*fitting, *skilled) if each in skills)]
    near = ids[:KNOWERS_READ]
    refs, free = person_refs(session, near), next_free_of(session, actor, near)
    knowers = [Knower(refs[each], skills[each], free.get(each)) for each in near]
    knowers.sort(key=lambda each: (each.next_at or NEVER, fold(each.person.name), each.person.id))
    return Knowers(knowers[:KNOWERS_SHOWN], len(near), is_more=len(ids) > len(near))


def _skilled(session: Session, actor: Actor, words: str) -> dict[str, list[Skill]]:
    """Who shares a skill that the words name, each with the strongest; those who help most come first."""
    topics = {topic_id for _place, topic_id in topics_in(session, actor, wanted(words).units)}
    if not topics or not actor.is_signed_in:
        return {}
    names = topic_names(session, topics, actor.language)
    strength = case({level: n for n, level in enumerate(SkillLevel)}, value=PersonTopic.level)
    rows = session.execute(
        select(PersonTopic.person_id, func.max(strength).label("strength"))
        .join(Person, Person.id == PersonTopic.person_id)
        .where(
            PersonTopic.topic_id.in_(topics),
            PersonTopic.level.in_(SKILLED),
            Person.status == PersonStatus.ACTIVE,
        )
        .group_by(PersonTopic.person_id)
        .order_by(func.max(strength).desc(), PersonTopic.person_id)
        .limit(KNOWERS_READ + 2)
    ).all()
    return _skills_of(session, [row.person_id for row in rows], names)


def _skills_of(session: Session, people: Sequence[str], names: dict[str, str]) -> dict[str, list[Skill]]:
    rows = session.execute(
        select(PersonTopic.person_id, PersonTopic.topic_id, PersonTopic.level).where(
            PersonTopic.person_id.in_(people),
            PersonTopic.topic_id.in_(names),
            PersonTopic.level.in_(SKILLED),
        )
    ).all()
    order = list(SkillLevel)
    found: dict[str, list[Skill]] = {person_id: [] for person_id in people}
    for person_id, topic_id, level in sorted(rows, key=lambda row: (-order.index(row.level), row.topic_id)):
        found[person_id].append(Skill(TopicRef(topic_id, names[topic_id]), level))
    return found
