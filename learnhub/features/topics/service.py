"""Topics come into being by being used; skills are what people say of themselves."""

from collections.abc import Sequence

from sqlmodel import Session, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.features.people.room import CONTENT_MODERATE, PROFILE_EDIT
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.errors import NoSuchTopic, TopicNameTaken
from learnhub.features.topics.events import SkillsChanged, TopicNamed
from learnhub.features.topics.models import PersonTopic, Topic, TopicName, folded


def topics_for(session: Session, names: Sequence[str], language: str) -> list[str]:
    """The topics of these names, made where they are new; a name in any language or a synonym is found."""
    wanted = {folded(name): name.strip() for name in names if name.strip()}
    if not wanted:
        return []
    rows = session.exec(
        select(TopicName).where(TopicName.folded.in_(wanted)).order_by(TopicName.language == language)
    )
    found = {row.folded: row.topic_id for row in rows}  # a name in the writer's language wins
    for key in sorted(wanted.keys() - found.keys()):  # in one order: nobody waits for each other's names
        found[key] = _add_topic(session, wanted[key], language)
    return list(dict.fromkeys(found[key] for key in wanted))


def _add_topic(session: Session, name: str, language: str) -> str:
    topic = Topic()
    session.add(topic)
    session.flush()
    session.add(TopicName(topic_id=topic.id, language=language, name=name, folded=folded(name)))
    session.flush()
    return topic.id


def name_topic(session: Session, actor: Actor, *, topic_id: str, language: str, name: str) -> None:
    """Give a topic its main name in a language, so that readers of that language see it under that name.

    Raises NoSuchTopic, and TopicNameTaken when another topic has the name.
    """
    guard.require_permission(actor, CONTENT_MODERATE)
    if session.get(Topic, topic_id) is None:
        raise NoSuchTopic
    key = folded(name)
    own = select(TopicName).where(TopicName.topic_id == topic_id, TopicName.language == language)
    taken = select(TopicName).where(TopicName.language == language, TopicName.folded == key)
    present = session.exec(taken).first()
    if present is not None and present.topic_id != topic_id:
        raise TopicNameTaken(name=name)
    for row in session.exec(own):
        row.is_main = False
    session.flush()
    row = present or TopicName(topic_id=topic_id, language=language, name=name, folded=key)
    row.name, row.is_main = name, True
    session.add(row)
    session.flush()
    bus.record(session, TopicNamed(topic_id))


def set_skill(session: Session, actor: Actor, name: str, level: SkillLevel) -> None:
    """Say how one stands to a topic; an earlier statement about it is replaced."""
    guard.require_permission(actor, PROFILE_EDIT)
    person_id = guard.require_person(actor)
    for topic_id in topics_for(session, [name], actor.language):
        session.merge(PersonTopic(person_id=person_id, topic_id=topic_id, level=level))
        bus.record(session, SkillsChanged(person_id, topic_id))


def remove_skill(session: Session, actor: Actor, topic_id: str) -> None:
    """Take a statement about a topic back; there may be none."""
    guard.require_permission(actor, PROFILE_EDIT)
    person_id = guard.require_person(actor)
    session.exec(
        delete(PersonTopic).where(PersonTopic.person_id == person_id, PersonTopic.topic_id == topic_id)
    )
    bus.record(session, SkillsChanged(person_id, topic_id))
