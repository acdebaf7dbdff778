"""Reading content of any kind, and what belongs to it. Each function is one statement, or two."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, literal
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db, markdown
from learnhub.core.among import among
from learnhub.core.ids import is_id
from learnhub.core.statements import AnySelect
from learnhub.features.discussion import ballots
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import (
    AnonymousVote,
    Authorship,
    Content,
    ContentHtml,
    ContentSection,
    ContentTopic,
    Vote,
)
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import Sections, Source, Words
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Person, Space
from learnhub.features.people.refs import PersonRef, ref_in, with_person
from learnhub.features.topics.models import TopicName
from learnhub.features.topics.schemas import TopicRef

BODY = ""  # the section of a body among the HTML of texts
_AUTHORS = with_person(select_columns(Authorship.content_id), Authorship.person_id).where(
    among(Authorship.content_id, "content_ids"), Authorship.part == Part.AUTHOR
)
_CO_AUTHORS = (
    with_person(select_columns(Authorship.content_id), Authorship.person_id)
    .where(among(Authorship.content_id, "content_ids"), Authorship.part == Part.CO_AUTHOR)
    .order_by(Authorship.content_id, Person.folded, Person.id)
)
_PARTS = select_columns(Authorship.part).where(
    Authorship.content_id == bindparam("content_id"), Authorship.person_id == bindparam("person_id")
)
_OWN_PARTS = select_columns(Authorship.content_id).where(
    among(Authorship.content_id, "content_ids"), Authorship.person_id == bindparam("person_id")
)
_VOTES = select_columns(Vote.content_id).where(
    among(Vote.content_id, "content_ids"), Vote.person_id == bindparam("person_id")
)
_SECTIONS = (
    select_columns(ContentSection.content_id, ContentSection.name, ContentSection.text)
    .where(among(ContentSection.content_id, "content_ids"))
    .order_by(ContentSection.content_id, ContentSection.name, ContentSection.position)
)
_SOURCES = select_columns(Content.id, Content.title, Content.body, Content.edition).where(
    among(Content.id, "content_ids")
)
_HTML = select_columns(ContentHtml.section, ContentHtml.html).where(
    ContentHtml.content_id == bindparam("content_id"), ContentHtml.position == 0
)
_TOPICS = (
    select_columns(ContentTopic.content_id, TopicName.topic_id, TopicName.name)
    # An expression, because SQLite would otherwise begin with the names and ask each whether it is a tag.
    .join(TopicName, TopicName.topic_id == ContentTopic.topic_id.concat(""))
    .where(among(ContentTopic.content_id, "content_ids"), TopicName.is_main)
    .order_by(TopicName.language == bindparam("language"), TopicName.id)
)


@cache
def _visible(kinds: tuple[str, ...]) -> Any:
    found = select(Content).where(Content.id == bindparam("content_id"), VISIBLE)
    return found.where(Content.kind.in_(kinds)) if kinds else found


@cache
def _published(kinds: tuple[str, ...]) -> Any:
    return _visible(kinds).where(Content.status == Status.PUBLISHED)


@cache
def _words(kinds: tuple[str, ...]) -> AnySelect:
    found = with_html(select_columns(Content.title, Content.language, ContentHtml.html))
    return found.where(
        Content.id == bindparam("content_id"),
        Content.kind.in_(kinds),
        Content.status.in_((Status.PUBLISHED, Status.RETIRED)),
        VISIBLE,
    )


@cache
def _visible_for_update(kinds: tuple[str, ...]) -> Any:
    statement = _visible(kinds).with_for_update(of=Content, key_share=True)
    return statement.execution_options(populate_existing=True)


def get_content(session: Session, actor: Actor, content_id: str, *kinds: str) -> Content:
    """One visible row of one of these kinds, or of any when none is named; raises NoSuchContent."""
    return _one(session, actor, content_id, _visible(kinds))


def get_published(session: Session, actor: Actor, content_id: str, *kinds: str) -> Content:
    """The same, without what is hidden, which its author and moderators see with a note."""
    return _one(session, actor, content_id, _published(kinds))


def get_content_for_update(session: Session, actor: Actor, content_id: str, *kinds: str) -> Content:
    """The same, locked until the end of the transaction and read afresh."""
    return _one(session, actor, content_id, _visible_for_update(kinds))


def _one(session: Session, actor: Actor, content_id: str, statement: Any) -> Content:
    if not is_id(content_id):  # an address can hold anything, even what PostgreSQL refuses as text
        raise NoSuchContent
    content = session.exec(statement, params={"content_id": content_id, **reader(actor)}).first()
    if content is None:
        raise NoSuchContent
    return content


def get_words(session: Session, actor: Actor, content_id: str, *kinds: str) -> Words:
    """What the page of content of these kinds is opened for, in one statement; raises NoSuchContent."""
    values = {"content_id": content_id, **reader(actor)}
    for title, language, html in db.rows(session, _words(kinds), **values) if is_id(content_id) else ():
        return Words(markdown.typeset(title, language), html or "", language)
    raise NoSuchContent


def company_space(session: Session) -> str:
    """The space that everybody belongs to."""
    return session.exec(select(Space.id).where(Space.kind == SpaceKind.COMPANY)).one()


def is_author(session: Session, actor: Actor, content_id: str) -> bool:
    """Whether somebody has a part in it, as far as is known."""
    return bool(part_of(session, actor, content_id))


def part_of(session: Session, actor: Actor, content_id: str) -> str:
    """Which part somebody has in it, as far as is known; none is empty."""
    found = db.rows(session, _PARTS, content_id=content_id, person_id=actor.person_id)
    return next((part for (part,) in found), "")


def parts_of(session: Session, actor: Actor, content_ids: Iterable[str]) -> set[str]:
    """In which of these somebody has a part."""
    found = db.rows(session, _OWN_PARTS, content_ids=list(content_ids), person_id=actor.person_id)
    return {content_id for (content_id,) in found}


def authors_of(session: Session, content_ids: Iterable[str]) -> dict[str, PersonRef]:
    """The author of each piece of content; an anonymous one is absent."""
    found = db.rows(session, _AUTHORS, content_ids=list(content_ids))
    return {row.content_id: ref_in(row) for row in found}


def co_authors_of(session: Session, content_ids: Iterable[str]) -> dict[str, tuple[PersonRef, ...]]:
    """Who writes each piece of content with its author, by name; what has none is absent."""
    found: dict[str, tuple[PersonRef, ...]] = {}
    for row in db.rows(session, _CO_AUTHORS, content_ids=list(content_ids)):
        found[row.content_id] = (*found.get(row.content_id, ()), ref_in(row))
    return found


def with_author(statement: AnySelect) -> AnySelect:
    """A statement on `content` with its author, as `ref_in` reads it: nobody when it is anonymous."""
    is_author = and_(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR)
    joined = statement.join(Authorship, is_author, isouter=True)
    return with_person(joined, Authorship.person_id, isouter=True)


def with_html(statement: AnySelect, section: str = BODY, of: Any = ContentHtml) -> AnySelect:
    """A statement on `content` joined with what is stored of one of its texts, which need not be there."""
    is_it = and_(of.content_id == Content.id, of.section == section, of.position == 0)
    return statement.join(of, is_it, isouter=True)


@cache
def marks() -> dict[str, ColumnElement[bool]]:
    """The words for what can become of a piece of content (message ids), each with its clause."""
    return {
        word: rooms.resolve(name, clause)()
        for name, room in rooms.all_rooms().items()
        for word, clause in room.marks.items()
    }


def mark() -> ColumnElement[str]:
    """The word for what became of a row of content, empty for most."""
    cases = [(clause, word) for word, clause in marks().items()]
    return case(*cases, else_="") if cases else literal("")


def sections_of(session: Session, content_ids: Iterable[str]) -> dict[str, Sections]:
    """The texts beside the body of each piece of content; one without any is absent."""
    found: dict[str, Sections] = {}
    for content_id, name, text in db.rows(session, _SECTIONS, content_ids=list(content_ids)):
        sections = found.setdefault(content_id, Sections())
        sections[name] = (*sections.get(name, ()), text)
    return found


def sources_of(session: Session, content_ids: Iterable[str]) -> dict[str, Source]:
    """What was typed of content that the reader is known to see, for changing it."""
    found = db.rows(session, _SOURCES, content_ids=list(content_ids))
    return {content_id: Source(title, body, edition) for content_id, title, body, edition in found}


def html_of(session: Session, content_id: str) -> dict[str, str]:
    """The HTML of a body, under "", and of the first text of each section; what has no words is absent."""
    return dict(tuple(row) for row in db.rows(session, _HTML, content_id=content_id))


def topics_of(session: Session, content_ids: Iterable[str], language: str) -> dict[str, tuple[TopicRef, ...]]:
    """The tags of each piece of content under their names in a language; without tags it is absent."""
    tags: dict[str, dict[str, str]] = {}
    for content_id, topic_id, name in db.rows(
        session, _TOPICS, content_ids=list(content_ids), language=language
    ):
        tags.setdefault(content_id, {})[topic_id] = name
    return {
        content_id: tuple(TopicRef(*item) for item in sorted(names.items(), key=lambda item: item[1]))
        for content_id, names in tags.items()
    }


def voted_by(session: Session, actor: Actor, content_ids: Iterable[str]) -> set[str]:
    """Which of these somebody votes for; what is anonymous is not among them (`anonymous_votes`)."""
    found = db.rows(session, _VOTES, content_ids=list(content_ids), person_id=actor.person_id)
    return {content_id for (content_id,) in found}


def anonymous_votes(session: Session, actor: Actor, root_id: str) -> set[str]:
    """The anonymous content under a root that somebody votes for, as far as this process knows."""
    ballot = ballots.find(root_id, actor.person_id or "")
    return voted_with(session, ballot, anonymous_under(session, root_id)) if ballot else set()


def anonymous_under(session: Session, root_id: str) -> list[str]:
    """All anonymous content under a root."""
    return list(session.exec(select(Content.id).where(Content.root_id == root_id, Content.is_anonymous)))


def voted_with(session: Session, ballot: str, content_ids: Iterable[str]) -> set[str]:
    """Which of these a ballot votes for."""
    voters = [ballots.voter(ballot, content_id) for content_id in content_ids]
    return set(session.exec(select(AnonymousVote.content_id).where(AnonymousVote.voter.in_(voters))))
