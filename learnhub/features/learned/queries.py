"""Reading what a month taught: candidates from an index, scored by what colleagues said of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, literal, literal_column, text, union_all
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.core.i18n import LANGUAGES
from learnhub.core.recurrence import moment_of
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.models.content import OPEN, PUBLISHED
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import BODY, with_author
from learnhub.features.leaders.months import before, month_of, name_of
from learnhub.features.learned import months, policy
from learnhub.features.learned.errors import NoSuchMonth
from learnhub.features.learned.models import LearnedOrder, LearnedPlace
from learnhub.features.learned.room import LEARNED_READ
from learnhub.features.learned.schemas import SHOWN, KeptMark, LearnedRow, LearnedView
from learnhub.features.people.refs import ref_in
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals.enums import Form
from learnhub.rooms import Worth

AFTER, OF_A_KIND = 3, 200  # so many of each kind and language, the latest of the month
NOON = time(12)
SEVEN_MONTHS = timedelta(days=214)

_ROWS = with_author(
    select_columns(
        *(Content.id, Content.kind, Content.root_id, Content.title, Content.language, Content.is_anonymous)
    )
).where(among(Content.id, "content_ids"), VISIBLE)
_LINES = select_columns(ContentHtml.content_id, ContentHtml.section, ContentHtml.excerpt).where(
    among(ContentHtml.content_id, "content_ids"), ContentHtml.position == 0
)
_ORDER = (
    select_columns(LearnedOrder.edition, LearnedPlace.content_id)
    .outerjoin(LearnedPlace, LearnedPlace.month == LearnedOrder.month)
    .where(LearnedOrder.month == bindparam("month"))
    .order_by(LearnedPlace.position)
)


def get_month(session: Session, actor: Actor, name: str = "") -> LearnedView:
    """What a month taught ("2026-11"), by default the one that one looks back at. Raises NoSuchMonth."""
    guard.require_permission(actor, LEARNED_READ)
    present = clock.today(actor.zone).replace(day=1)
    month = months.parse(name) if name else month_of(clock.today(actor.zone))
    if month is None or month > present:
        raise NoSuchMonth
    ids = list_candidates(session, month, actor.zone)
    counts = _counted(session, list(ids))
    ranked = sorted(
        (each for each in ids if months.is_ranked(counts[each])),
        key=lambda each: (-months.score(counts[each]), each),
    )
    edition, chosen = read_order(session, month)
    first = [each for each in chosen if each in ids] or months.mixed(ranked, ids, most=SHOWN)
    following = [each for each in ranked if each not in first][:AFTER]
    rows = _rows(session, actor, [*first, *following], counts)
    marks = rituals.list_held(session, actor, Form.WHAT_WE_LEARNED, clock.utcnow() - SEVEN_MONTHS)
    coming = rituals.next_meeting(session, actor, Form.WHAT_WE_LEARNED)
    after = months.after(month)
    return LearnedView(
        month=name_of(month),
        noon=moment_of(month, NOON, actor.zone),
        month_before=name_of(before(month)) if month > months.FIRST else "",
        previous_noon=moment_of(before(month), NOON, actor.zone),
        month_after=name_of(after) if after <= present else "",
        following_noon=moment_of(after, NOON, actor.zone),
        rows=[rows[each] for each in first if each in rows],
        after=[rows[each] for each in following if each in rows],
        candidates=len(ids),
        is_arranged=bool(chosen),
        edition=edition,
        can_arrange=can_arrange(session, actor),
        ritual_id=coming.ritual_id if coming else "",
        meeting_day=coming.day if coming else "",
        meets_at=coming.starts_at if coming else None,
        marks=[KeptMark(at, is_held) for at, is_held in marks],
        due=len(marks),
        kept=sum(is_held for _at, is_held in marks),
    )


def can_arrange(session: Session, actor: Actor) -> bool:
    """Whether somebody may choose the order."""
    is_host = rituals.hosts_any(session, actor, Form.WHAT_WE_LEARNED)
    return policy.can_arrange(actor, is_host=is_host)


def list_candidates(session: Session, month: date, zone: str) -> dict[str, str]:
    """What was published for everybody in a month, with its kind: of each kind and language the latest."""
    since, until = months.window(month, zone)
    return {row.id: row.kind for row in db.rows(session, _candidates(), since=since, until=until)}


def read_order(session: Session, month: date) -> tuple[int, list[str]]:
    """The edition of the order that was chosen for a month, and what it is; 0 and nothing without one."""
    rows = db.rows(session, _ORDER, month=month)
    return (rows[0].edition, [row.content_id for row in rows if row.content_id]) if rows else (0, [])


@cache
def _candidates() -> Any:
    """Each kind and language by itself, in the order of the index of lists."""
    kinds = [kind for room in rooms.all_rooms().values() for kind in room.learned]
    latest = [_latest(kind, language) for kind in kinds for language in LANGUAGES]
    return union_all(*(select_columns(each.c.id, each.c.kind) for each in latest))


def _latest(kind: str, language: str) -> Any:
    # Values as literals: the planner takes a partial index only where it sees that the row is in it.
    return (
        select_columns(Content.id, Content.kind)
        .where(
            Content.audience == literal_column(f"'{OPEN}'"),
            Content.kind == literal_column(f"'{kind}'"),
            Content.language == literal_column(f"'{language}'"),
            text(f"content.{PUBLISHED}"),
            Content.parent_id.is_(None),
            Content.published_at >= bindparam("since", type_=db.Utc),
            Content.published_at < bindparam("until", type_=db.Utc),
        )
        .order_by(Content.published_at.desc(), Content.id.desc())
        .limit(literal_column(str(OF_A_KIND)))
        .subquery()
    )


@cache
def _measures() -> Any:
    """How often each thing was said of each, in one statement."""
    counted = [
        (measure.worth, rooms.resolve(name, measure.counts)().subquery())
        for name, room in rooms.all_rooms().items()
        for measure in room.measures
    ]
    said = union_all(
        *(
            select_columns(each.c.id, literal(worth.value).label("worth"), each.c.number)
            for worth, each in counted
        )
    ).subquery()
    return select_columns(said.c.id, said.c.worth, func.sum(said.c.number).label("number")).group_by(
        said.c.id, said.c.worth
    )


def _counted(session: Session, ids: Sequence[str]) -> dict[str, dict[Worth, int]]:
    counts: dict[str, dict[Worth, int]] = defaultdict(dict)
    for row in db.rows(session, _measures(), content_ids=ids) if ids else ():
        counts[row.id][Worth(row.worth)] = int(row.number or 0)
    return counts


def _rows(
    session: Session, actor: Actor, ids: Sequence[str], counts: dict[str, dict[Worth, int]]
) -> dict[str, LearnedRow]:
    if not ids:
        return {}
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for row in db.rows(session, _LINES, content_ids=ids):
        texts[row.content_id][row.section] = row.excerpt
    found = db.rows(session, _ROWS, content_ids=ids, **reader(actor))
    return {row.id: _row(row, texts[row.id], counts[row.id]) for row in found}


def _row(row: Any, texts: dict[str, str], counts: dict[Worth, int]) -> LearnedRow:
    kind = rooms.kind(row.kind)
    return LearnedRow(
        id=row.id,
        kind=row.kind,
        title=row.title,
        language=row.language,
        author=ref_in(row),
        address=kind.at(row.id, row.root_id),
        line=_first(texts, (*kind.essence, BODY)),
        score=months.score(counts),
        applied=counts.get(Worth.APPLIED, 0),
        learned=counts.get(Worth.LEARNED, 0),
        useful=counts.get(Worth.USEFUL, 0),
        is_anonymous=row.is_anonymous,
    )


def _first(texts: dict[str, str], sections: Iterable[str]) -> str:
    return next((texts[each] for each in sections if texts.get(each)), "")
