"""Reading the versions of a charter: their words, who took part, and who signed."""

from typing import Any

from sqlalchemy import bindparam, func, select, union
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, decode, encode, page
from learnhub.features.charters.enums import Section
from learnhub.features.charters.errors import NoSuchVersion
from learnhub.features.charters.models import CharterSignature, CharterVersion, CharterVoice
from learnhub.features.charters.queries.articles import articles_of, get_row
from learnhub.features.charters.room import CHARTER
from learnhub.features.charters.schemas import SignatureView, VersionRow, VersionView
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Authorship, Revision, Vote
from learnhub.features.people.models import Person
from learnhub.features.people.refs import ref_in, with_person

PEOPLE_SHOWN = 60
NUMBERS = 2_147_483_647

_VERSIONS: Any = (
    select(CharterVersion.number, CharterVersion.at, CharterVersion.people_count, CharterVersion.amendment_id)
    .where(CharterVersion.charter_id == bindparam("charter_id"), CharterVersion.number < bindparam("below"))
    .order_by(CharterVersion.number.desc())
    .limit(bindparam("most"))
)
_BY_DAY = Keyset(CharterSignature.at, CharterSignature.person_id)
_SIGNATURES: Any = (
    with_person(select(CharterSignature.at), CharterSignature.person_id)
    .where(
        CharterSignature.charter_id == bindparam("charter_id"),
        CharterSignature.version == bindparam("version"),
    )
    .order_by(*_BY_DAY.order())
    .limit(bindparam("most"))
)
_SIGNATURES_BEHIND: Any = _SIGNATURES.where(_BY_DAY.behind())


def people_of(content_id: Any) -> Any:
    """The ids of those who took part in what became a version: who wrote, supported or answered.

    What each of them said is nobody's to count afterwards; that they took part is.
    """
    return union(
        select(Authorship.person_id).where(Authorship.content_id == content_id),
        select(Vote.person_id).where(Vote.content_id == content_id),
        select(CharterVoice.person_id).where(
            CharterVoice.amendment_id == content_id, CharterVoice.says.is_not(None)
        ),
    )


def people_of_any(charter_id: str, amendments: Any) -> Any:
    """The same of the first version and of those that these amendments made."""
    return union(
        select(Authorship.person_id).where(Authorship.content_id == charter_id),
        select(Authorship.person_id).where(Authorship.content_id.in_(amendments)),
        select(Vote.person_id).where(Vote.content_id.in_(amendments)),
        select(CharterVoice.person_id).where(
            CharterVoice.amendment_id.in_(amendments), CharterVoice.says.is_not(None)
        ),
    )


_PART = people_of(bindparam("content_id")).subquery()
_TOOK_PART: Any = (
    with_person(select(_PART.c.person_id), _PART.c.person_id)
    .order_by(Person.folded, Person.id)
    .limit(PEOPLE_SHOWN)
)


def list_versions(
    session: Session, actor: Actor, charter_id: str, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[VersionRow]:
    """The versions of a charter, the present one first; raises NoSuchContent."""
    discussion.get_content(session, actor, charter_id, CHARTER)
    below = decode(cursor, int)[0] if cursor else NUMBERS
    rows = db.rows(session, _VERSIONS, charter_id=charter_id, below=min(below, NUMBERS), most=size + 1)
    found = [VersionRow(row.number, row.at, row.people_count, row.amendment_id or "") for row in rows]
    return page(found, size, lambda each: encode(each.number))


def get_version(session: Session, actor: Actor, charter_id: str, number: int) -> VersionView:
    """A version with its articles and the people of it; raises NoSuchContent and NoSuchVersion."""
    content = discussion.get_content(session, actor, charter_id, CHARTER)
    version = session.get(CharterVersion, (charter_id, number)) if 0 < number < NUMBERS else None
    if version is None:
        raise NoSuchVersion
    row = get_row(session, charter_id)
    kept = session.get(Revision, (charter_id, version.edition)) if number != row.version else None
    part = db.rows(session, _TOOK_PART, content_id=version.amendment_id or charter_id)
    signed = select(func.count()).where(
        CharterSignature.charter_id == charter_id, CharterSignature.version == number
    )
    return VersionView(
        charter_id=charter_id,
        title=content.title,
        language=content.language,
        number=number,
        at=version.at,
        is_current=number == row.version,
        articles=kept.sections.get(Section.ARTICLE, []) if kept else articles_of(session, charter_id),
        people=version.people_count,
        took_part=[ref_in(each) for each in part],
        signed=session.scalar(signed) or 0,
    )


def list_signatures(
    session: Session,
    actor: Actor,
    charter_id: str,
    number: int = 0,
    *,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[SignatureView]:
    """Who has signed a version, by default the present one, the latest first; raises NoSuchContent."""
    discussion.get_content(session, actor, charter_id, CHARTER)
    version = number or get_row(session, charter_id).version
    behind = _BY_DAY.values(cursor) if cursor else {}
    statement = _SIGNATURES_BEHIND if cursor else _SIGNATURES
    rows = db.rows(session, statement, charter_id=charter_id, version=version, most=size + 1, **behind)
    shown = page(rows, size, lambda row: encode(row.at, row.ref_id))
    return Page([SignatureView(row.ref_id, ref_in(row), row.at) for row in shown.items], shown.next)
