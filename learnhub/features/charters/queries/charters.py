"""Reading charters: on their page, in a list, and what their forms begin with."""

from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, exists, func, or_, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db, markdown
from learnhub.core.i18n import N_, translate
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.charters import policy
from learnhub.features.charters.errors import CharterExists, NoSuchArticle
from learnhub.features.charters.models import Charter, CharterAmendment, CharterSignature
from learnhub.features.charters.queries.amendments import get_amendment, list_open
from learnhub.features.charters.queries.articles import articles_of, get_row, html_of_articles
from learnhub.features.charters.queries.spaces import count_members, get_place, get_standing
from learnhub.features.charters.room import CHARTER
from learnhub.features.charters.schemas import (
    AmendmentText,
    AmendmentView,
    ArticleView,
    CharterRow,
    CharterText,
    CharterView,
)
from learnhub.features.discussion import listing
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, Space
from learnhub.features.people.refs import ref_in, with_person

SIGNERS_SHOWN = 7
TITLE = N_("Our charter")

_OF_VERSION = (
    CharterSignature.charter_id == bindparam("charter_id"),
    CharterSignature.version == bindparam("version"),
)
_SIGNERS: Any = (
    with_person(select(CharterSignature.at), CharterSignature.person_id)
    .where(*_OF_VERSION, Person.status == PersonStatus.ACTIVE)
    .order_by(CharterSignature.at.desc(), CharterSignature.person_id.desc())
    .limit(SIGNERS_SHOWN)
)
# Those who have left still stand under the version that they signed, and count no more among the members.
_LATEST = (
    select(func.max(CharterSignature.version).label("version"), CharterSignature.person_id)
    .join(Person, Person.id == CharterSignature.person_id)
    .where(CharterSignature.charter_id == bindparam("charter_id"), Person.status == PersonStatus.ACTIVE)
    .group_by(CharterSignature.person_id)
    .subquery()
)
_SIGNED: Any = select(
    func.count().filter(_LATEST.c.version == bindparam("version")).label("now"),
    func.count().label("ever"),
    func.max(_LATEST.c.version).filter(_LATEST.c.person_id == bindparam("person_id")).label("mine"),
)
_ROWS: Any = (
    select(
        *(Content.id, Content.published_at, Content.title, Content.language, Charter.version),
        *(Charter.version_at, Charter.space_id, Space.kind, Space.name),
    )
    .join(Charter, Charter.content_id == Content.id)
    .join(Space, Space.id == Charter.space_id)
)


def get_charter(session: Session, actor: Actor, charter_id: str) -> CharterView:
    """A visible charter with everything on its page; raises NoSuchContent."""
    content = discussion.get_content(session, actor, charter_id, CHARTER)
    row = get_row(session, charter_id)
    standing = get_standing(session, actor, row.space_id)
    is_author = discussion.is_author(session, actor, charter_id)
    members, texts = count_members(session, standing), articles_of(session, charter_id)
    amendments = list_open(session, actor, charter_id, texts, members)
    fields = discussion.item_fields(session, actor, content, is_author=is_author)
    fields["can_remove"] = is_author and not is_shared(session, row)
    return CharterView(
        **fields,
        **_signatures(session, actor, row),
        space="" if standing.is_company else standing.name,
        space_id=standing.space_id,
        preamble_html=discussion.html_of(session, charter_id).get(discussion.BODY, ""),
        articles=_articles(texts, html_of_articles(session, charter_id), amendments),
        additions=[each for each in amendments if not each.article],
        version=row.version,
        version_at=row.version_at,
        writers=row.writer_count,
        members=members,
        is_reread_due=row.is_reread_due,
        can_propose=policy.can_propose(actor, content),
        can_sign=policy.can_sign(actor, content, standing),
        can_keep=policy.can_keep(actor, standing),
    )


def open_charter(session: Session, actor: Actor, charter_id: str) -> CharterView:
    """A charter as its page shows it; raises NoSuchContent."""
    view = get_charter(session, actor, charter_id)
    return replace(view, title=markdown.typeset(view.title, view.language))


def is_shared(session: Session, row: Charter) -> bool:
    """Whether others have a part in a charter already: then it is nobody's to delete."""
    signed = exists().where(CharterSignature.charter_id == row.content_id)
    amended = exists().where(CharterAmendment.charter_id == row.content_id)
    return bool(session.scalar(select(or_(signed, amended))))


def get_words(session: Session, actor: Actor, charter_id: str) -> Words:
    """The title of a charter and its articles; raises NoSuchContent."""
    words = discussion.get_words(session, actor, charter_id, CHARTER)
    items = "".join(f"<li>{html}</li>" for html in html_of_articles(session, charter_id))
    return Words(words.title, f"{words.html}<ol>{items}</ol>", words.language)


def list_charters(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[CharterRow]:
    """The charters that somebody reads, the newest first."""
    found = listing.read_page(session, actor, _ROWS, Asked((CHARTER,)), cursor=cursor, size=size)
    rows = [
        CharterRow(
            *(row.id, row.title, row.language, "" if row.kind == SpaceKind.COMPANY else row.name),
            *(row.space_id, row.version, row.version_at),
        )
        for row in found.items
    ]
    return Page(rows, found.next)


def charter_text(session: Session, actor: Actor, space_id: str) -> CharterText:
    """What somebody begins with who writes the first version for a space; raises CharterExists."""
    place = get_place(session, actor, space_id)
    if place.charter_id:
        raise CharterExists
    guard.require(place.can_write)
    language = actor.language
    return CharterText(title=translate(language, TITLE), language=language, space=place.space_id)


def amendment_text(session: Session, actor: Actor, charter_id: str, number: int = 0) -> AmendmentText:
    """What somebody begins with who amends an article, or proposes a new one; raises NoSuchArticle."""
    content = discussion.get_published(session, actor, charter_id, CHARTER)
    guard.require(policy.can_propose(actor, content))
    texts = articles_of(session, charter_id)
    if number > len(texts):
        raise NoSuchArticle
    present = texts[number - 1] if number else ""
    return AmendmentText(
        *("", charter_id, number, present, present),
        language=content.language,
        numbers=list(range(1, len(texts) + 1)),
        version=get_row(session, charter_id).version,
    )


def reworded_text(session: Session, actor: Actor, amendment_id: str) -> AmendmentText:
    """What its author begins with who words an amendment anew; raises Forbidden for others."""
    found = get_amendment(session, actor, amendment_id)
    guard.require(found.can_reword)
    texts = articles_of(session, found.charter_id)
    present = texts[found.article - 1] if found.article else ""
    return AmendmentText(
        *(found.id, found.charter_id, found.article, present, found.wording, found.why, found.language),
        numbers=list(range(1, len(texts) + 1)),
        edition=found.edition,
        version=found.charter_version,
        is_stale=found.is_stale,
        objections=[each for each in found.objections if not each.is_answered],
    )


def _articles(texts: list[str], html: list[str], amendments: list[AmendmentView]) -> list[ArticleView]:
    return [
        ArticleView(number, text, shown, [each for each in amendments if each.article == number])
        for number, (text, shown) in enumerate(zip(texts, html, strict=True), 1)
    ]


def _signatures(session: Session, actor: Actor, row: Charter) -> dict[str, Any]:
    of = {"charter_id": row.content_id, "version": row.version}
    (counted,) = db.rows(session, _SIGNED, **of, person_id=actor.person_id)
    return {
        "signed": counted.now,
        "signed_before": counted.ever - counted.now,
        "signers": [ref_in(each) for each in db.rows(session, _SIGNERS, **of)],
        "signed_version": counted.mine or 0,
    }
