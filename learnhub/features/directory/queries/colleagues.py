"""The people of the directory: by their soonest free time and then by name, or by name alone."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.core.markdown import typeset
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, decode, encode
from learnhub.features.directory.queries.asking import Wanted, wanted_of
from learnhub.features.directory.schemas import Asked, ColleagueRow, Order, SharedSkill, Size
from learnhub.features.mentoring.models import Mentor
from learnhub.features.mentoring.policy import visible_to
from learnhub.features.mentoring.queries import next_free_of
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.people.refs import PERSON_COLUMNS, ref_in
from learnhub.features.search.queries.people import pieces_of
from learnhub.features.topics.enums import SKILLED, SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import topic_names
from learnhub.features.topics.schemas import TopicRef

COUNTED = 2_000
FORTNIGHT = timedelta(days=14)
SKILLS_SHOWN = 4
NEVER = datetime(9000, 1, 1, tzinfo=UTC)  # of who has no free time: after everybody else

_BY_NAME = Keyset(Person.folded, Person.id, descending=False)
_FOLDED = select(Person.id, Person.folded).where(among(Person.id, "ids"))
_Key = tuple[datetime, str, str]


def list_colleagues(
    session: Session, actor: Actor, asked: Asked, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[ColleagueRow]:
    """A page of the people that are asked for, nobody who has left among them.

    Free times are computed, not stored, so all that come into question are put in order here: those with time
    first, and behind them the others in the order of an index. A constant number of statements.
    """
    wanted = wanted_of(session, actor, asked)
    if asked.order == Order.NAME and not asked.is_free:
        return list_by_name(session, actor, asked, cursor=cursor, size=size, with_time=True)
    last: _Key | None = decode(cursor, datetime, str, str) if cursor else None
    free = _free(session, actor, wanted)
    keys = _in_order(session, wanted, free, asked, last, size + 1)
    shown = keys[:size]
    rows = _rows(session, actor, [key[-1] for key in shown], wanted, free)
    return Page(rows, encode(*shown[-1]) if len(keys) > size else None)


def list_by_name(
    session: Session,
    actor: Actor,
    asked: Asked,
    *,
    name: str = "",
    cursor: str | None = None,
    size: int = PAGE_SIZE,
    with_time: bool = False,
) -> Page[ColleagueRow]:
    """The same by name, and only those whose name contains each word of `name`.

    Free times are looked up for this page only, or not at all.
    """
    wanted = wanted_of(session, actor, asked, name=name)
    found = session.execute(_behind(_names(wanted), cursor).limit(size + 1)).all()
    ids = [row.id for row in found[:size]]
    free = next_free_of(session, actor, ids) if with_time else {}
    following = encode(*found[size - 1]) if len(found) > size else None
    return Page(_rows(session, actor, ids, wanted, free), following)


def count_people(session: Session, actor: Actor, asked: Asked) -> Size:
    """How many people are asked for, counted up to a bound."""
    wanted = wanted_of(session, actor, asked)
    if asked.is_free:
        return Size(len(_within(_free(session, actor, wanted), asked)))
    some = select(Person.id).where(wanted.clause).limit(COUNTED + 1).subquery()
    number = session.scalar(select(func.count()).select_from(some)) or 0
    return Size(min(number, COUNTED), number > COUNTED)


def _names(wanted: Wanted) -> Select:
    return select(Person.folded, Person.id).where(wanted.clause).order_by(*_BY_NAME.order())


def _behind(statement: Select, cursor: str | None) -> Select:
    return statement.where(_BY_NAME.behind()).params(_BY_NAME.values(cursor)) if cursor else statement


def _free(session: Session, actor: Actor, wanted: Wanted) -> dict[str, datetime]:
    """The soonest time of each of them who offers any."""
    mentors = select(Mentor.person_id).join(Person, Person.id == Mentor.person_id)
    ids = session.scalars(mentors.where(wanted.clause, visible_to(actor), ~Mentor.is_paused)).all()
    return next_free_of(session, actor, ids)


def _in_order(
    session: Session,
    wanted: Wanted,
    free: Mapping[str, datetime],
    asked: Asked,
    last: _Key | None,
    most: int,
) -> list[_Key]:
    """The places behind the last one, at most so many."""
    by_time = asked.order == Order.SOONEST
    ids = _within(free, asked)
    folded = dict(tuple(row) for row in db.rows(session, _FOLDED, ids=ids))
    soon = sorted((free[each] if by_time else NEVER, folded[each], each) for each in ids if each in folded)
    keys = [key for key in soon if last is None or key > last][:most]
    if asked.is_free or len(keys) == most:
        return keys
    rest = _names(wanted).where(Person.id.not_in(ids)).limit(most - len(keys))
    if last and last[0] == NEVER:
        rest = rest.where(_BY_NAME.behind()).params(_BY_NAME.named(last[1:]))
    return [*keys, *((NEVER, row.folded, row.id) for row in session.execute(rest))]


def _within(free: Mapping[str, datetime], asked: Asked) -> list[str]:
    limit = clock.utcnow() + FORTNIGHT
    return [each for each, moment in free.items() if not asked.is_free or moment <= limit]


def _rows(
    session: Session, actor: Actor, ids: Sequence[str], wanted: Wanted, free: Mapping[str, datetime]
) -> list[ColleagueRow]:
    if not ids:
        return []
    statement = (
        select(
            *(*PERSON_COLUMNS, Person.about, Person.language, Team.name.label("team")),
            *(Mentor.sentence, Mentor.languages, Mentor.person_id.label("mentor_id")),
        )
        .join(Site, Site.id == Person.site_id, isouter=True)
        .join(Team, Team.id == Person.team_id, isouter=True)
        .join(Mentor, (Mentor.person_id == Person.id) & ~Mentor.is_paused & visible_to(actor), isouter=True)
        .where(Person.id.in_(ids))
    )
    skills = _skills(session, actor, ids, wanted)
    rows = {
        row.ref_id: _row(row, skills.get(row.ref_id, []), wanted, free) for row in session.execute(statement)
    }
    return [rows[each] for each in ids if each in rows]


def _row(row: Any, skills: list[SharedSkill], wanted: Wanted, free: Mapping[str, datetime]) -> ColleagueRow:
    return ColleagueRow(
        person=ref_in(row),
        name_parts=pieces_of(row.ref_name, wanted.units),
        team=row.team or "",
        sentence=typeset(row.sentence or row.about, row.language),
        language=row.language,
        skills=skills,
        languages=", ".join(code.upper() for code in row.languages or ()),
        is_mentor=row.mentor_id is not None,
        next_at=free.get(row.ref_id),
    )


def _skills(
    session: Session, actor: Actor, people: Collection[str], wanted: Wanted
) -> dict[str, list[SharedSkill]]:
    """A few of what each of them shares: what is looked for, then the strongest. Two statements."""
    strength = case({level: n for n, level in enumerate(SkillLevel)}, value=PersonTopic.level)
    is_wanted = case((PersonTopic.topic_id.in_(wanted.topics), 1), else_=0)
    place = (
        func.row_number()
        .over(
            partition_by=PersonTopic.person_id,
            order_by=(is_wanted.desc(), strength.desc(), PersonTopic.topic_id),
        )
        .label("place")
    )
    shared = (
        select(PersonTopic.person_id, PersonTopic.topic_id, PersonTopic.level, place)
        .where(PersonTopic.person_id.in_(people), PersonTopic.level.in_(SKILLED))
        .subquery()
    )
    few = select(shared).where(shared.c.place <= SKILLS_SHOWN).order_by(shared.c.person_id, shared.c.place)
    rows = session.execute(few).all()
    names = topic_names(session, {row.topic_id for row in rows}, actor.language)
    found: dict[str, list[SharedSkill]] = {}
    for row in rows:
        skill = _skill(row.topic_id, names.get(row.topic_id, ""), SkillLevel(row.level), wanted)
        found.setdefault(row.person_id, []).append(skill)
    return found


def _skill(topic_id: str, name: str, level: SkillLevel, wanted: Wanted) -> SharedSkill:
    return SharedSkill(
        TopicRef(topic_id, name), level, pieces_of(name, wanted.units), topic_id in wanted.topics
    )
