"""One case: as a moderator reads it before a decision, and as its author reads the decision."""

from dataclasses import replace

from sqlalchemy import select
from sqlmodel import Session, col

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.i18n import translate
from learnhub.core.ids import is_id
from learnhub.core.markdown import plain
from learnhub.features.discussion import policy as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import authors_of, get_content
from learnhub.features.discussion.queries.revisions import as_it_is, texts_of
from learnhub.features.moderation import messages
from learnhub.features.moderation.enums import FlagReason
from learnhub.features.moderation.errors import NoSuchCase
from learnhub.features.moderation.models import Flag, ModerationCase
from learnhub.features.moderation.queries.cases import (
    READ_FOR,
    can_answer,
    get_own,
    is_answered,
    not_mine,
)
from learnhub.features.moderation.schemas import CaseView, EntryView, FlagView, MessageView, PassageView
from learnhub.features.people.models import Person
from learnhub.features.people.refs import PersonRef, person_refs

ENTRY_MAX = 200


def get_case(session: Session, actor: Actor, case_id: str) -> CaseView:
    """A case with its content in place, in a constant number of statements; raises NoSuchCase."""
    guard.require(discussion.can_moderate(actor))
    statement = (
        select(ModerationCase, Content)
        .join(Content, col(Content.id) == ModerationCase.content_id)
        .where(ModerationCase.id == case_id, VISIBLE, not_mine(actor.person_id))
    )
    found = session.execute(statement, reader(actor)).first() if is_id(case_id) else None
    if found is None:
        raise NoSuchCase
    case, content = found
    root = content if content.root_id == content.id else session.get_one(Content, content.root_id)
    parent = session.get(Content, content.parent_id) if content.parent_id else None
    before, after = _around(session, actor, content, parent)
    around = [each for each in (content, parent, before, after) if each is not None]
    authors = authors_of(session, (each.id for each in around))
    earlier = session.get(ModerationCase, case.earlier_id) if case.earlier_id else None
    author = authors.get(content.id, PersonRef())
    return CaseView(
        id=case.id,
        content_id=content.id,
        edition=content.edition,
        kind=content.kind,
        language=content.language,
        address=rooms.kind(root.kind).at(root.id, root.id),
        title=root.title,
        author=author,
        parent_author=authors.get(parent.id, PersonRef()) if parent else PersonRef(),
        parent_kind=parent.kind if parent else "",
        author_language=_language_of(session, author.id) or content.language,
        is_anonymous=content.is_anonymous,
        is_hidden=content.status == Status.HIDDEN,
        is_held=case.is_held,
        hidden_at=case.hidden_at,
        texts=_texts(session, content, actor.language),
        before=_entry(before, authors),
        after=_entry(after, authors),
        flags=_flags(session, case),
        reader=_reader(session, actor, case),
        answer=case.answer,
        earlier_decision=earlier.decision if earlier else "",
        earlier_note=earlier.note if earlier else "",
    )


def get_flagged(session: Session, actor: Actor, content_id: str) -> EntryView:
    """What somebody is about to flag, and the page on which they read it; raises NoSuchContent."""
    content = get_content(session, actor, content_id)
    view = _entry(content, authors_of(session, [content.id]))
    root = session.get_one(Content, content.root_id)
    address = rooms.kind(root.kind).at(root.id, root.id)
    return replace(view, kind=content.kind, address=address)


def get_message(session: Session, actor: Actor, case_id: str) -> MessageView:
    """What its author reads of a case, in their language; raises NoSuchCase, also to who did not write it."""
    case = get_own(session, actor, case_id)
    content = session.get_one(Content, case.content_id)
    people = person_refs(session, [case.decided_by] if case.decided_by else [])
    language, answered = actor.language, is_answered(session, case_id)
    name = people[case.decided_by].name if case.decided_by else ""
    return MessageView(
        headline=messages.headline(language, content.kind, case.decision),
        because=messages.because(language, case.decision, case.reason),
        note=case.note,
        signature=messages.signature(language, name) if case.decision else "",
        can_answer=can_answer(case) and not answered,
        answer=translate(language, messages.ANSWERED) if answered else "",
        address=rooms.kind(content.kind).at(content.id, content.root_id),
        language=language,
    )


def _around(
    session: Session, actor: Actor, content: Content, parent: Content | None
) -> tuple[Content | None, Content | None]:
    """What stands before and after a child: its neighbours of the same kind, or what it is about."""
    if parent is None or content.published_at is None or content.is_anonymous:
        return parent, None
    beside = (
        select(Content)
        .where(
            Content.parent_id == parent.id, Content.kind == content.kind, Content.id != content.id, VISIBLE
        )
        .where(Content.status == Status.PUBLISHED, col(Content.is_anonymous).is_(False))
        .limit(1)
    )
    earlier = beside.where(col(Content.published_at) <= content.published_at)
    later = beside.where(col(Content.published_at) > content.published_at)
    before = session.scalars(
        earlier.order_by(col(Content.published_at).desc(), Content.id), reader(actor)
    ).first()
    after = session.scalars(later.order_by(Content.published_at, Content.id), reader(actor)).first()
    return before or parent, after


def _entry(content: Content | None, authors: dict[str, PersonRef]) -> EntryView:
    if content is None:
        return EntryView()
    words = content.title or plain(content.body, ENTRY_MAX)
    return EntryView(content.id, words, content.language, authors.get(content.id, PersonRef()))


def _texts(session: Session, content: Content, language: str) -> list[PassageView]:
    labels = rooms.kind(content.kind).labels
    return [
        PassageView(name, translate(language, labels.get(name.partition(":")[0], "")), text)
        for name, text in texts_of(as_it_is(session, content)).items()
        if text
    ]


def _flags(session: Session, case: ModerationCase) -> list[FlagView]:
    rows = session.scalars(
        select(Flag).where(col(Flag.case_id) == case.id).order_by(Flag.reason, Flag.voter)
    ).all()
    people = person_refs(session, {row.person_id for row in rows if row.person_id})
    return [
        FlagView(FlagReason(row.reason), row.note, people.get(row.person_id or "", PersonRef()))
        for row in rows
    ]


def _reader(session: Session, actor: Actor, case: ModerationCase) -> PersonRef:
    """Another moderator who has the case open."""
    is_read = case.read_at is not None and case.read_at > utcnow() - READ_FOR
    if not case.reader_id or case.reader_id == actor.person_id or not is_read:
        return PersonRef()
    return person_refs(session, [case.reader_id]).get(case.reader_id, PersonRef())


def _language_of(session: Session, person_id: str) -> str | None:
    return session.scalars(select(Person.language).where(Person.id == person_id)).first()
