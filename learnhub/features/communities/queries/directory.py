"""The directory: one's own communities, those that are open to one, and those that are closed."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, literal_column, or_, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.core.language import ESCAPE, escaped, fold
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.core.statements import AnySelect
from learnhub.features.communities import rhythm
from learnhub.features.communities.enums import Openness, Side, Stage
from learnhub.features.communities.models import (
    LISTED,
    Community,
    CommunityAdmission,
    CommunityTopic,
)
from learnhub.features.communities.policy import Doing, may
from learnhub.features.communities.rhythm import Rhythm
from learnhub.features.communities.schemas import CommunityRow, KindCount
from learnhub.features.discussion.models import LISTED as CONTENT_LISTED
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.places import Standing
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Space, SpaceMember
from learnhub.features.people.refs import PersonRef, ref_in, with_person
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals.schemas import Beat
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.models import PersonTopic, TopicName

MINE_MAX = 200
COUNTED = 99
KINDS_SHOWN = 3
SIMILAR_MAX = 3
OTHERS_LATER = 7  # days

Only = Literal["", "trade", "site"]

_ME = bindparam("reader_id")
_Mine, _Member = aliased(SpaceMember), aliased(SpaceMember)
_MEMBERS = select(_Member.person_id).where(_Member.space_id == Community.space_id)
_SITES = (
    select(func.count(Person.site_id.distinct()))
    .join(_Member, _Member.person_id == Person.id)
    .where(_Member.space_id == Community.space_id)
    .correlate(Community)
    .scalar_subquery()
)
_COUNT = (
    select(func.count())
    .select_from(_Member)
    .where(_Member.space_id == Community.space_id)
    .correlate(Community)
    .scalar_subquery()
)
_ROWS = (
    select(
        *(Community.space_id, Community.folded, Space.name, Community.purpose, Community.language),
        *(Community.openness, Community.stage, Community.rhythm, Community.gap_days, Community.last_day),
        *(Community.seeks_since, _COUNT.label("member_count"), _SITES.label("site_count")),
        *(_Mine.is_facilitator, CommunityAdmission.side, CommunityAdmission.is_declined),
    )
    .join(Space, Space.id == Community.space_id)
    .join(_Mine, and_(_Mine.space_id == Community.space_id, _Mine.person_id == _ME), isouter=True)
    .join(
        CommunityAdmission,
        and_(CommunityAdmission.space_id == Community.space_id, CommunityAdmission.person_id == _ME),
        isouter=True,
    )
)
_BY_NAME = Keyset(Community.folded, Community.space_id, descending=False)
_OWN = (
    _ROWS.where(
        or_(
            and_(_Mine.person_id.is_not(None), Community.stage.in_((Stage.PROPOSED, Stage.ACTIVE))),
            and_(
                CommunityAdmission.side == Side.INVITED,
                CommunityAdmission.is_declined.is_(False),
                Community.stage.in_((Stage.PROPOSED, Stage.ACTIVE)),
            ),
        )
    )
    .order_by(*_BY_NAME.order())
    .limit(MINE_MAX)
)
_FACILITATORS = (
    with_person(select(SpaceMember.space_id), SpaceMember.person_id)
    .where(among(SpaceMember.space_id, "space_ids"), SpaceMember.is_facilitator)
    .where(Person.status == PersonStatus.ACTIVE)
    .order_by(SpaceMember.space_id, Person.folded, Person.id)
)
_NAMED = (
    select(CommunityTopic.topic_id)
    .join(TopicName, TopicName.topic_id == CommunityTopic.topic_id)
    .where(CommunityTopic.space_id == Community.space_id)
    .where(TopicName.folded.like(bindparam("words"), escape=ESCAPE))
    .correlate(Community)
)
_MY_TRADE = (
    select(CommunityTopic.topic_id)
    .join(PersonTopic, PersonTopic.topic_id == CommunityTopic.topic_id)
    .where(CommunityTopic.space_id == Community.space_id, PersonTopic.person_id == _ME)
    .where(PersonTopic.level.in_(SKILLED))
    .correlate(Community)
)
_Neighbour, _Me = aliased(Person), aliased(Person)
_MY_SITE = (
    select(_Neighbour.id)
    .join(_Member, _Member.person_id == _Neighbour.id)
    .join(_Me, _Me.site_id == _Neighbour.site_id)
    .where(_Member.space_id == Community.space_id, _Me.id == _ME)
    .correlate(Community)
)
_CLAUSES: dict[str, ColumnElement[bool]] = {
    "words": or_(Community.folded.like(bindparam("words"), escape=ESCAPE), exists(_NAMED)),
    "trade": exists(_MY_TRADE),
    "site": exists(_MY_SITE),
    "language": Community.language == bindparam("language"),
    "others": _Mine.person_id.is_(None),
}


def list_mine(session: Session, actor: Actor) -> list[CommunityRow]:
    """One's communities and those one is invited to, also what is proposed, by name."""
    return _views(session, actor, db.rows(session, _OWN, reader_id=actor.person_id))


def list_communities(
    session: Session,
    actor: Actor,
    *,
    words: str = "",
    only: Only = "",
    language: str = "",
    is_over: bool = False,
    with_mine: bool = False,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[CommunityRow]:
    """A page of communities that one does not belong to, by name; `with_mine` also those, as of closed ones.

    `only` those about what one practises (`trade`), or with members of one's site. Hidden ones are in none.
    """
    names = [
        *(name for name, given in (("words", words), ("language", language)) if given),
        *((only,) if only else ()),
        *(() if is_over or with_mine else ("others",)),
    ]
    values = {"words": f"%{escaped(fold(words))}%", "language": language, "most": size + 1}
    values |= {"reader_id": actor.person_id} | (_BY_NAME.values(cursor) if cursor else {})
    statement = _listed(frozenset(names), is_over=is_over, is_first=not cursor)
    found = page(db.rows(session, statement, **values), size, lambda row: encode(row.folded, row.space_id))
    return Page(_views(session, actor, found.items), found.next)


@cache
def _listed(names: frozenset[str], *, is_over: bool, is_first: bool) -> AnySelect:
    stage = Stage.ENDED if is_over else Stage.ACTIVE
    statement = _ROWS.where(text(f"community.{LISTED}"), Community.stage == literal_column(f"'{stage}'"))
    statement = statement.where(*(_CLAUSES[name] for name in sorted(names)))
    if not is_first:
        statement = statement.where(_BY_NAME.behind())
    return statement.order_by(*_BY_NAME.order()).limit(bindparam("most"))


def list_similar(session: Session, actor: Actor, *, words: str) -> list[CommunityRow]:
    """Communities, one's own among them, that have the longest word of the name that is being typed."""
    wanted = [word for word in fold(words).split() if len(word) > 3]
    if not wanted:
        return []
    values = {"words": f"%{escaped(max(wanted, key=len))}%", "most": SIMILAR_MAX}
    statement = _listed(frozenset({"words"}), is_over=False, is_first=True)
    return _views(session, actor, db.rows(session, statement, reader_id=actor.person_id, **values))


def _views(session: Session, actor: Actor, rows: Sequence[Any]) -> list[CommunityRow]:
    """Rows with who facilitates, and where the reader reads what is shared and how rituals are kept.

    Five statements.
    """
    ids = [row.space_id for row in rows]
    facilitators = facilitators_of(session, ids)
    readable = [row.space_id for row in rows if row.openness == Openness.OPEN or _is_mine(row)]
    shares = count_shares(session, readable)
    beats = rituals.beats_of(session, actor, readable) if readable else {}
    return [
        _view(
            row,
            facilitators.get(row.space_id, []),
            shares.get(row.space_id, []),
            beats.get(row.space_id, Beat()),
        )
        for row in rows
    ]


def facilitators_of(session: Session, space_ids: Sequence[str]) -> dict[str, list[PersonRef]]:
    """Who facilitates each of these, by name."""
    found: dict[str, list[PersonRef]] = {}
    for row in db.rows(session, _FACILITATORS, space_ids=list(space_ids)) if space_ids else ():
        found.setdefault(row.space_id, []).append(ref_in(row))
    return found


def count_shares(session: Session, space_ids: Sequence[str]) -> dict[str, list[KindCount]]:
    """The three kinds of which each of these has most, counted up to a bound; the caller knows who reads."""
    if not space_ids:
        return {}
    kinds, found = _kinds(), {}
    for space_id, *numbers in db.rows(session, _shares(), space_ids=list(space_ids)):
        counts = [
            KindCount(kind, min(number, COUNTED), is_more=number > COUNTED)
            for kind, number in zip(kinds, numbers, strict=True)
            if number
        ]
        found[space_id] = sorted(counts, key=lambda each: -each.number)[:KINDS_SHOWN]
    return found


@cache
def _kinds() -> tuple[str, ...]:
    """What a community can have: each kind of root that something can be made of."""
    return tuple(str(kind) for kind in rooms.kinds().values() if kind.is_source)


@cache
def _shares() -> AnySelect:
    def number(kind: str) -> Any:
        some = (
            select(literal_column("1"))
            .where(Content.space_id == Community.space_id, Content.kind == literal_column(f"'{kind}'"))
            .where(text(CONTENT_LISTED))
            .limit(literal_column(str(COUNTED + 1)))
            .correlate(Community)
            .subquery()
        )
        return select(func.count()).select_from(some).correlate(Community).scalar_subquery()

    columns = (number(kind).label(f"of_{kind}") for kind in _kinds())
    chosen = among(Community.space_id, "space_ids")
    return select(Community.space_id, *columns).where(chosen)


def _is_mine(row: Any) -> bool:
    return row.is_facilitator is not None


def _quiet_days(known: Rhythm, *, is_mine: bool) -> int | None:
    """How long it is silent, when that is unusual; others are told a week after its members."""
    today, later = clock.utcnow().date(), timedelta(0 if is_mine else OTHERS_LATER)
    silent = rhythm.silent_days(known, today - later)
    return None if silent is None else silent + later.days


def _view(row: Any, facilitators: list[PersonRef], shares: list[KindCount], beat: Beat) -> CommunityRow:
    standing = Standing(1 + row.is_facilitator) if _is_mine(row) else Standing.OUTSIDE
    is_open_ask = row.side is not None and not row.is_declined
    known = Rhythm(row.gap_days, row.last_day)
    is_active = row.stage == Stage.ACTIVE
    return CommunityRow(
        id=row.space_id,
        name=row.name,
        purpose=row.purpose,
        language=row.language,
        openness=row.openness,
        stage=row.stage,
        rhythm=row.rhythm,
        member_count=row.member_count,
        site_count=row.site_count,
        shares=shares,
        facilitators=facilitators,
        marks=beat.marks,
        due=beat.due,
        kept=beat.kept,
        next_at=beat.next_at,
        gap_days=row.gap_days,
        quiet_days=_quiet_days(known, is_mine=_is_mine(row)) if is_active else None,
        seeks=row.seeks_since is not None,
        is_mine=_is_mine(row),
        is_facilitated=bool(row.is_facilitator),
        is_invited=is_open_ask and row.side == Side.INVITED,
        has_asked=is_open_ask and row.side == Side.ASKED,
        can_join=may(Doing.JOIN, standing, row.stage, row.openness),
        can_ask=may(Doing.ASK, standing, row.stage, row.openness) and row.side != Side.ASKED,
    )
