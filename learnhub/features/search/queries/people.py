"""Finding colleagues: by name, work, team, site, and what they say that they practise or help with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, or_, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.analysis import Unit, folded_word, wanted
from learnhub.core.language import ESCAPE, escaped, fold
from learnhub.core.pagination import Keyset, Page, encode, page
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.people.refs import PERSON_COLUMNS, ref_in
from learnhub.features.search.queries.topic_names import topics_in
from learnhub.features.search.schemas import PersonHit, Piece, Skill
from learnhub.features.topics.enums import SKILLED, SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import topic_names
from learnhub.features.topics.schemas import TopicRef

PEOPLE = 4
GROUPS_READ = 500

_BY_NAME = Keyset(Person.folded, Person.id, descending=False)


@dataclass(frozen=True, slots=True)
class Fitting:
    """Whom the words of a query fit: clauses on `person`, all of which hold, and the topics that it names."""

    units: tuple[Unit, ...] = ()
    topics: tuple[str, ...] = ()
    clauses: tuple[ColumnElement[bool], ...] = ()


def fitting(session: Session, actor: Actor, words: str) -> Fitting:
    """What a query says of people; a text without a word in it fits nobody. Three statements."""
    units = wanted(words).units
    if not units:
        return Fitting(clauses=(false(),) if words else ())
    topics = topics_in(session, actor, units)
    sites, teams = (_groups(session, table) for table in (Site, Team))
    clauses = (_fits(unit, n, topics, sites, teams) for n, unit in enumerate(units))
    return Fitting(units, tuple(topic_id for _n, topic_id in topics), tuple(clauses))


def find_people(session: Session, actor: Actor, words: str, *, size: int = PEOPLE) -> list[PersonHit]:
    """Colleagues to whom every word of a query fits, by name; nobody who has left. Six statements at most."""
    return page_people(session, actor, words, size=size).items


def page_people(
    session: Session, actor: Actor, words: str, *, cursor: str | None = None, size: int
) -> Page[PersonHit]:
    """A page of these; raises Invalid for the cursor of another list."""
    asked = fitting(session, actor, words) if actor.is_signed_in else Fitting()
    if not asked.units:
        return Page()
    statement = (
        select(*PERSON_COLUMNS, Person.id, Person.folded, Team.name.label("team"))
        .join(Site, Site.id == Person.site_id, isouter=True)
        .join(Team, Team.id == Person.team_id, isouter=True)
        .where(Person.status == PersonStatus.ACTIVE, *asked.clauses)
        .order_by(*_BY_NAME.order())
        .limit(size + 1)
    )
    if cursor:
        statement = statement.where(_BY_NAME.behind()).params(_BY_NAME.values(cursor))
    found = page(session.execute(statement).all(), size, lambda row: encode(row.folded, row.id))
    rows = found.items
    skills = _skills(session, actor, [row.id for row in rows], asked.topics)
    hits = [
        PersonHit(ref_in(row), row.team or "", pieces_of(row.ref_name, asked.units), skills.get(row.id, []))
        for row in rows
    ]
    return Page(hits, found.next)


def _groups(session: Session, table: Any) -> list[tuple[str, str]]:
    rows = session.execute(select(table.id, table.name).limit(GROUPS_READ))
    return [(group_id, f" {fold(name)}") for group_id, name in rows]


def _fits(
    unit: Unit,
    number: int,
    topics: Sequence[tuple[int, str]],
    sites: Sequence[tuple[str, str]],
    teams: Sequence[tuple[str, str]],
) -> ColumnElement[bool]:
    """Whether a part of the query says something of a person."""
    parts = [folded_word(part) for part in unit.parts]
    named, typed = ([escaped(text) for text in texts] for texts in (parts, unit.parts))
    name = and_(
        *(
            or_(
                Person.folded.like(f"{part}%", escape=ESCAPE), Person.folded.like(f"% {part}%", escape=ESCAPE)
            )
            for part in named
        )
    )
    work = and_(*(Person.job.ilike(f"%{part}%", escape=ESCAPE) for part in typed))
    places = [
        column.in_([group_id for group_id, folded in groups if all(f" {part}" in folded for part in parts)])
        for column, groups in ((Person.site_id, sites), (Person.team_id, teams))
    ]
    of_topic = [topic_id for n, topic_id in topics if n == number]
    skilled = exists(
        select(PersonTopic.person_id)
        .where(
            PersonTopic.person_id == Person.id,
            PersonTopic.topic_id.in_(of_topic),
            PersonTopic.level.in_(SKILLED),
        )
        .correlate(Person)
    )
    return or_(name, work, *places, *([skilled] if of_topic else []))


def _skills(
    session: Session, actor: Actor, people: Sequence[str], topics: Sequence[str]
) -> dict[str, list[Skill]]:
    """What these people say of these topics, the strongest first."""
    if not people or not topics:
        return {}
    strength = case({level: n for n, level in enumerate(SkillLevel)}, value=PersonTopic.level)
    rows = session.execute(
        select(PersonTopic.person_id, PersonTopic.topic_id, PersonTopic.level)
        .where(
            PersonTopic.person_id.in_(people),
            PersonTopic.topic_id.in_(topics),
            PersonTopic.level.in_(SKILLED),
        )
        .order_by(strength.desc(), PersonTopic.topic_id)
    ).all()
    names = topic_names(session, topics, actor.language)
    found: dict[str, list[Skill]] = {}
    for person_id, topic_id, level in rows:
        skill = Skill(TopicRef(topic_id, names.get(topic_id, "")), SkillLevel(level))
        found.setdefault(person_id, []).append(skill)
    return found


def pieces_of(name: str, units: Sequence[Unit]) -> list[Piece]:
    """A name in pieces, of which those match that a word of the query begins."""
    parts = {folded_word(part) for unit in units for part in unit.parts}
    pieces: list[Piece] = []
    for n, word in enumerate(name.split(" ")):
        pieces += [Piece(" ")] if n else []
        typed = max((part for part in parts if folded_word(word).startswith(part)), key=len, default="")
        pieces += [Piece(word[: len(typed)], is_match=True), Piece(word[len(typed) :])]
    return [piece for piece in pieces if piece.text]
