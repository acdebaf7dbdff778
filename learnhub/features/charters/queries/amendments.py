"""Reading amendments: those that are open, one by its id, and those that are over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import and_, bindparam, func, select, text
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.ids import is_id
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.charters import days, policy
from learnhub.features.charters.consent import Tally, consents_needed, supports_needed
from learnhub.features.charters.enums import AmendmentStage, Says, Section
from learnhub.features.charters.models import OPEN, OVER, CharterAmendment, CharterVersion, CharterVoice
from learnhub.features.charters.queries.articles import articles_of, get_row
from learnhub.features.charters.queries.spaces import count_members, get_standing
from learnhub.features.charters.schemas import AmendmentSource, AmendmentView, ObjectionView
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.differences import difference
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content, ContentSection, Revision
from learnhub.features.discussion.policy import VISIBLE, can_moderate, reader
from learnhub.features.discussion.queries import with_author
from learnhub.features.people.refs import ref_in, with_person

OPEN_MAX, OBJECTIONS_SHOWN = 20, 100

_IS_REASON = and_(
    ContentSection.content_id == Content.id,
    ContentSection.name == Section.REASON,
    ContentSection.position == 0,
)
_COLUMNS = (
    *(Content.id, Content.language, Content.body, Content.status, Content.hidden_reason, Content.edition),
    *(Content.published_at, Content.edited_at, Content.vote_count, ContentSection.text.label("reason")),
    *(
        CharterAmendment.charter_id,
        CharterAmendment.article,
        CharterAmendment.stage,
        CharterAmendment.is_stale,
    ),
    *(CharterAmendment.ends_at, CharterAmendment.closed_at, CharterAmendment.edition.label("of_edition")),
    *(CharterAmendment.asked, CharterAmendment.agreed, CharterAmendment.accepted, CharterAmendment.objected),
    CharterVersion.number.label("version"),
)
_AMENDMENTS: Any = (
    with_author(select(*_COLUMNS).join(CharterAmendment, CharterAmendment.content_id == Content.id))
    .join(ContentSection, _IS_REASON, isouter=True)
    .join(CharterVersion, CharterVersion.amendment_id == Content.id, isouter=True)
    .where(VISIBLE)
)
_OF_CHARTER = CharterAmendment.charter_id == bindparam("charter_id")
_OPEN: Any = (
    _AMENDMENTS.where(_OF_CHARTER, text(OPEN))
    .order_by(CharterAmendment.article, Content.published_at, Content.id)
    .limit(OPEN_MAX)
)
_ONE: Any = _AMENDMENTS.where(Content.id == bindparam("amendment_id"))
_BY_END = Keyset(CharterAmendment.closed_at, CharterAmendment.content_id)
_CLOSED: Any = _AMENDMENTS.where(_OF_CHARTER, text(OVER)).order_by(*_BY_END.order()).limit(bindparam("most"))
_CLOSED_BEHIND: Any = _CLOSED.where(_BY_END.behind())
_THESE = among(CharterVoice.amendment_id, "ids")
_GIVEN = (CharterVoice.amendment_id, CharterVoice.says, CharterVoice.is_answered)
_TALLIES: Any = select(*_GIVEN, func.count().label("number")).where(_THESE).group_by(*_GIVEN)
_MINE: Any = select(*_GIVEN).where(_THESE, CharterVoice.person_id == bindparam("person_id"))
_OBJECTIONS: Any = (
    with_person(
        select(*(CharterVoice.amendment_id, CharterVoice.reason, CharterVoice.is_answered, CharterVoice.at)),
        CharterVoice.person_id,
    )
    .where(_THESE, CharterVoice.says == Says.OBJECT)
    .order_by(CharterVoice.amendment_id, CharterVoice.at, CharterVoice.person_id)
    .limit(OBJECTIONS_SHOWN)
)
_WORDINGS: Any = select(Revision.number, Revision.sections).where(
    Revision.content_id == bindparam("charter_id"), among(Revision.number, "numbers")
)


@dataclass
class Said:
    """What was said of amendments, by their ids."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    mine: dict[str, Any] = field(default_factory=dict)
    objections: dict[str, list[ObjectionView]] = field(default_factory=dict)
    supported: set[str] = field(default_factory=set)


def list_open(
    session: Session, actor: Actor, charter_id: str, articles: Sequence[str], members: int
) -> list[AmendmentView]:
    """The open amendments of a charter that its reader is known to see, by article; new ones last."""
    rows = db.rows(session, _OPEN, charter_id=charter_id, **reader(actor))
    said = _said(session, actor, [row.id for row in rows])
    views = [AmendmentView(**_fields(actor, row, said, articles, members)) for row in rows]
    return sorted(views, key=lambda each: (not each.article, each.article))


def list_closed(
    session: Session, actor: Actor, charter_id: str, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[AmendmentView]:
    """The amendments of a charter that are over, the last one first; raises NoSuchContent.

    Each is compared with what its article said when it was decided.
    """
    discussion.get_content(session, actor, charter_id, "charter")
    behind = _BY_END.values(cursor) if cursor else {}
    statement = _CLOSED_BEHIND if cursor else _CLOSED
    rows = db.rows(session, statement, charter_id=charter_id, most=size + 1, **behind, **reader(actor))
    shown = page(rows, size, lambda row: encode(row.closed_at, row.id))
    said = _said(session, actor, [row.id for row in shown.items])
    wordings = _wordings(session, charter_id, [row.of_edition for row in shown.items if row.of_edition])
    present = articles_of(session, charter_id)
    views = [
        AmendmentView(**_fields(actor, row, said, wordings.get(row.of_edition, present), 0))
        for row in shown.items
    ]
    return Page(views, shown.next)


def get_amendment(session: Session, actor: Actor, amendment_id: str) -> AmendmentSource:
    """One amendment, also as it was typed; raises NoSuchContent."""
    found = db.rows(session, _ONE, amendment_id=amendment_id, **reader(actor)) if is_id(amendment_id) else ()
    for row in found:
        charter = get_row(session, row.charter_id)
        present = articles_of(session, row.charter_id)
        if row.of_edition:
            present = _wordings(session, row.charter_id, [row.of_edition]).get(row.of_edition, present)
        members = count_members(session, get_standing(session, actor, charter.space_id))
        said = _said(session, actor, [row.id])
        return AmendmentSource(
            **_fields(actor, row, said, present, members),
            wording=row.body,
            edition=row.edition,
            charter_version=charter.version,
        )
    raise NoSuchContent


def tally_of(session: Session, amendment_id: str) -> Tally:
    """The figures of a round as they are."""
    return _tallies(session, [amendment_id]).get(amendment_id, Tally())


def _said(session: Session, actor: Actor, ids: list[str]) -> Said:
    mine = db.rows(session, _MINE, ids=ids, person_id=actor.person_id)
    objections: dict[str, list[ObjectionView]] = {}
    for row in db.rows(session, _OBJECTIONS, ids=ids):
        view = ObjectionView(ref_in(row), row.reason, row.is_answered, row.at)
        objections.setdefault(row.amendment_id, []).append(view)
    return Said(
        _tallies(session, ids),
        {row.amendment_id: row for row in mine},
        objections,
        discussion.voted_by(session, actor, ids),
    )


def _tallies(session: Session, ids: list[str]) -> dict[str, Tally]:
    counted: dict[str, dict[str, int]] = {}
    names = {Says.AGREE: "agreed", Says.ACCEPT: "accepted", Says.OBJECT: "objected"}
    for row in db.rows(session, _TALLIES, ids=ids):
        figures = counted.setdefault(row.amendment_id, {"asked": 0})
        figures["asked"] += row.number
        if row.says and not row.is_answered:
            figures[names[row.says]] = row.number
    return {amendment_id: Tally(**figures) for amendment_id, figures in counted.items()}


def _wordings(session: Session, charter_id: str, numbers: list[int]) -> Mapping[int, list[str]]:
    """The articles of earlier editions; the present one has no row when it was never changed."""
    found = db.rows(session, _WORDINGS, charter_id=charter_id, numbers=sorted(set(numbers)))
    return {row.number: row.sections.get(Section.ARTICLE, []) for row in found}


def _fields(actor: Actor, row: Any, said: Said, articles: Sequence[str], members: int) -> dict[str, Any]:
    tally = said.tallies.get(row.id, Tally()) if row.stage == AmendmentStage.ROUND else _kept(row)
    is_there = row.article and row.article <= len(articles)  # one that was adopted as new was not before
    before = articles[int(row.article) - 1] if is_there else ""
    return {
        "id": row.id,
        "charter_id": row.charter_id,
        "article": row.article or 0,
        "stage": row.stage,
        "author": ref_in(row),
        "language": row.language,
        "pieces": difference(before, row.body),
        "why": row.reason or "",
        "proposed_at": row.published_at,
        "edited_at": row.edited_at,
        "last_moment": days.last_of(row.ends_at),
        "closed_at": row.closed_at,
        "is_stale": row.is_stale,
        "is_hidden": row.status == Status.HIDDEN,
        "hidden_reason": row.hidden_reason,
        "version": row.version or 0,
        "supports": row.vote_count,
        "supports_needed": supports_needed(members),
        "is_supported": row.id in said.supported,
        "objections": said.objections.get(row.id, []),
        **{each.name: getattr(tally, each.name) for each in fields(Tally)},
        "consents": tally.consents,
        "consents_needed": consents_needed(tally.asked),
        **_voice(said.mine.get(row.id)),
        **_decisions(actor, row, tally, is_asked=row.id in said.mine),
    }


def _kept(row: Any) -> Tally:
    """The figures with which a round ended."""
    return Tally(row.asked, row.agreed, row.accepted, row.objected)


def _voice(mine: Any) -> dict[str, Any]:
    is_again = mine is not None and mine.is_answered
    return {"says": mine.says if mine and mine.says and not is_again else "", "is_asked_again": is_again}


def _decisions(actor: Actor, row: Any, tally: Tally, *, is_asked: bool) -> dict[str, bool]:
    mine = row.ref_id is not None and row.ref_id == actor.person_id
    return {
        "can_support": policy.can_support(actor, row.stage, row.status, is_author=mine),
        "can_answer": policy.can_answer(actor, row.stage, row.status, is_asked=is_asked),
        "can_reword": policy.can_reword(actor, row.stage, is_author=mine, is_objected=tally.objected > 0),
        "can_withdraw": policy.can_withdraw(actor, row.stage, is_author=mine),
        "can_remove": mine and row.stage != AmendmentStage.ADOPTED,
        "can_moderate": can_moderate(actor),
    }
