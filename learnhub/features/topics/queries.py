"""Topics under their names in the reader's language, and the skills of people."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, exists, or_, tuple_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, select
from sqlmodel.sql.expression import SelectOfScalar

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.ids import is_id
from learnhub.core.language import ESCAPE, escaped
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.errors import NoSuchTopic
from learnhub.features.topics.models import PersonTopic, TopicName, folded
from learnhub.features.topics.schemas import SkillView, TopicRef

SUGGESTIONS = 8

_BY_NAME = Keyset(TopicName.folded, TopicName.id, descending=False)
_MAIN_NAMES = (
    select_columns(TopicName.topic_id, TopicName.name)
    .where(among(TopicName.topic_id, "ids"), TopicName.is_main)
    .order_by(TopicName.language == bindparam("language"), TopicName.id)
)


def topic_names(session: Session, ids: Iterable[str], language: str) -> dict[str, str]:
    """Main names in a language, or in whichever language there is one; one statement."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = db.rows(session, _MAIN_NAMES, ids=wanted, language=language)
    return dict(tuple(row) for row in rows)  # the reader's language comes last and wins


def get_topic(session: Session, topic_id: str, language: str) -> TopicRef:
    """A topic; raises NoSuchTopic."""
    names = topic_names(session, [topic_id], language) if is_id(topic_id) else {}
    if topic_id not in names:
        raise NoSuchTopic
    return TopicRef(topic_id, names[topic_id])


def list_topics(session: Session, actor: Actor, *, starting: str = "") -> list[TopicRef]:
    """Topics to suggest for what was typed so far, by name."""
    prefix = escaped(folded(starting))
    found = session.exec(
        select(TopicName.topic_id)
        .where(TopicName.folded.like(f"{prefix}%", escape=ESCAPE))
        .order_by(TopicName.folded)
        .limit(SUGGESTIONS)
    ).all()
    names = topic_names(session, found, actor.language)
    return [TopicRef(topic_id, names[topic_id]) for topic_id in dict.fromkeys(found) if topic_id in names]


def page_topics(
    session: Session, actor: Actor, *, starting: str = "", cursor: str | None = None, size: int
) -> Page[TopicRef]:
    """A page of the topics that have a name that starts like this, in any language, by that name."""
    prefix, before = f"{escaped(folded(starting))}%", aliased(TopicName)
    is_first = ~(
        exists()
        .where(before.topic_id == TopicName.topic_id, before.folded.like(prefix, escape=ESCAPE))
        .where(tuple_(before.folded, before.id) < tuple_(TopicName.folded, TopicName.id))
    )
    statement = (
        select(TopicName.topic_id, TopicName.folded, TopicName.id)
        .where(TopicName.folded.like(prefix, escape=ESCAPE), is_first)
        .order_by(*_BY_NAME.order())
        .limit(size + 1)
    )
    if cursor:
        statement = statement.where(_BY_NAME.behind()).params(_BY_NAME.values(cursor))
    found = page(session.exec(statement).all(), size, lambda row: encode(row[1], row[2]))
    names = topic_names(session, [row[0] for row in found.items], actor.language)
    return Page([TopicRef(row[0], names.get(row[0], "")) for row in found.items], found.next)


def list_by_name(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[TopicRef]:
    """A page of all topics, by their name in the reader's language, or in the one in which they have one."""
    own = aliased(TopicName)
    has_own = exists().where(own.topic_id == TopicName.topic_id, own.is_main, own.language == actor.language)
    statement = (
        select(TopicName)
        .where(TopicName.is_main, or_(TopicName.language == actor.language, ~has_own))
        .order_by(*_BY_NAME.order())
        .limit(size + 1)
    )
    if cursor:
        statement = statement.where(_BY_NAME.behind()).params(_BY_NAME.values(cursor))
    found = page(session.exec(statement).all(), size, lambda row: encode(row.folded, row.id))
    return Page([TopicRef(row.topic_id, row.name) for row in found.items], found.next)


def list_other_names(session: Session, topic: TopicRef) -> tuple[str, ...]:
    """What a topic is called besides the name that is shown, in any language: search finds it by these."""
    rows = session.exec(
        select(TopicName.name)
        .where(TopicName.topic_id == topic.id)
        .order_by(TopicName.is_main.desc(), TopicName.id)
    )
    return tuple(name for name in dict.fromkeys(rows) if folded(name) != folded(topic.name))


def topic_ids_named(session: Session, names: Iterable[str]) -> list[str]:
    """The topics that have one of these names in some language."""
    wanted = {folded(name) for name in names}
    return [*set(session.exec(select(TopicName.topic_id).where(TopicName.folded.in_(wanted))))]


def new_names(session: Session, names: Iterable[str]) -> list[str]:
    """Which of these names no topic has in any language."""
    wanted = {folded(name): name.strip() for name in names if name.strip()}
    known = set(session.exec(select(TopicName.folded).where(TopicName.folded.in_(wanted))))
    return [name for key, name in wanted.items() if key not in known]


def skills_of(session: Session, person_id: str, language: str) -> list[SkillView]:
    """What a person says of their skills, the strongest first."""
    levels = {row.topic_id: row.level for row in session.exec(_skills(person_id))}
    names = topic_names(session, levels, language)
    order = list(SkillLevel)
    skills = [SkillView(TopicRef(topic_id, names[topic_id]), level) for topic_id, level in levels.items()]
    return sorted(skills, key=lambda skill: (-order.index(SkillLevel(skill.level)), skill.topic.name))


def topic_ids_of(
    session: Session, person_id: str, levels: Sequence[SkillLevel] = tuple(SkillLevel)
) -> list[str]:
    """The topics to which a person stands at one of these levels."""
    return [row.topic_id for row in session.exec(_skills(person_id).where(PersonTopic.level.in_(levels)))]


def _skills(person_id: str) -> SelectOfScalar[PersonTopic]:
    return select(PersonTopic).where(PersonTopic.person_id == person_id)
