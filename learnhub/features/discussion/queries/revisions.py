"""What content said in its earlier editions, and what changed from each to the next."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.i18n import translate
from learnhub.core.pagination import PAGE_SIZE, Page, decode, encode, page
from learnhub.features.discussion import policy
from learnhub.features.discussion.differences import difference, shortened
from learnhub.features.discussion.enums import Origin, Part
from learnhub.features.discussion.errors import NoSuchRevision
from learnhub.features.discussion.lists import in_words
from learnhub.features.discussion.models import Authorship, Content, ContentTopic, Revision
from learnhub.features.discussion.queries.content import get_content, is_author, sections_of
from learnhub.features.discussion.queries.listed import listed_titles
from learnhub.features.discussion.schemas.revisions import HistoryView, RevisionView, TextChange
from learnhub.features.people.refs import PersonRef, person_refs
from learnhub.features.topics.queries import topic_names


def get_history(session: Session, actor: Actor, content_id: str) -> HistoryView:
    """What the history of content is about; raises NoSuchContent, also for who may not read it."""
    content = _readable(session, actor, content_id)
    root = session.get_one(Content, content.root_id)
    return HistoryView(
        id=content.id,
        kind=content.kind,
        title=content.title,
        language=content.language,
        address=rooms.kind(root.kind).at(root.id, root.id),
        edition=content.edition,
    )


def list_revisions(
    session: Session, actor: Actor, content_id: str, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[RevisionView]:
    """The editions of content, the present one first, each with what it changed."""
    content = _readable(session, actor, content_id)
    statement = select(Revision).where(Revision.content_id == content_id)
    if cursor:
        statement = statement.where(Revision.number < decode(cursor, int)[0])
    found = list(session.exec(statement.order_by(col(Revision.number).desc()).limit(size + 1)))
    if not found and not cursor:
        found = [as_it_is(session, content)]
    shown = page(found, size, lambda row: encode(row.number))
    can_restore = policy.can_restore(actor, content, is_author=is_author(session, actor, content_id))
    befores = [*found[1:], None][: len(shown.items)]
    people = person_refs(session, (row.person_id for row in shown.items if row.person_id))
    names = topic_names(session, {each for row in found for each in row.topics}, actor.language)
    lists = rooms.kind(content.kind).lists
    titles = listed_titles(session, actor, (text for row in found for text in _listed(row, lists)))
    views = [
        _view(actor, row, before, people, names, content, titles, can_restore=can_restore)
        for row, before in zip(shown.items, befores, strict=True)
    ]
    return Page(views, shown.next)


def get_revision(session: Session, content_id: str, number: int) -> Revision:
    """One edition of content that the reader is known to see; raises NoSuchRevision."""
    found = session.get(Revision, (content_id, number))
    if found is None:
        raise NoSuchRevision
    return found


def as_it_is(session: Session, content: Content) -> Revision:
    """The present text of content as its edition, which need not be stored."""
    author = select(Authorship.person_id).where(
        Authorship.content_id == content.id, Authorship.part == Part.AUTHOR
    )
    topics = select(ContentTopic.topic_id).where(ContentTopic.content_id == content.id)
    sections = sections_of(session, [content.id]).get(content.id, {})
    moment = content.edited_at or content.published_at or content.activity_at
    is_signed = not content.is_anonymous and moment is not None
    return Revision(
        content_id=content.id,
        number=content.edition,
        at=moment if is_signed else None,
        person_id=session.exec(author).first() if is_signed else None,
        origin=Origin.EDITED if content.edited_at else Origin.WRITTEN,
        language=content.language,
        title=content.title,
        body=content.body,
        sections={name: list(texts) for name, texts in sections.items()},
        topics=sorted(session.exec(topics)),
    )


def texts_of(revision: Revision) -> dict[str, str]:
    """All texts of an edition, as marks name them."""
    sections = {
        f"{name}:{place}": text
        for name, texts in revision.sections.items()
        for place, text in enumerate(texts)
    }
    return {"title": revision.title, "body": revision.body, **sections}


def _readable(session: Session, actor: Actor, content_id: str) -> Content:
    content = get_content(session, actor, content_id)
    guard.require(policy.can_read_history(actor, content))
    return content


def _view(
    actor: Actor,
    row: Revision,
    before: Revision | None,
    people: dict[str, PersonRef],
    names: dict[str, str],
    content: Content,
    titles: Mapping[str, str],
    *,
    can_restore: bool,
) -> RevisionView:
    is_current = row.number == content.edition
    return RevisionView(
        number=row.number,
        person=people.get(row.person_id or "", PersonRef()),
        at=row.at,
        origin=row.origin,
        language=row.language,
        language_before=before.language if before and before.language != row.language else "",
        changes=_changes(row, before, content.kind, titles, actor.language),
        topics_added=_named(names, row.topics, before.topics if before else ()),
        topics_removed=_named(names, before.topics if before else (), row.topics),
        is_current=is_current,
        can_restore=can_restore and not is_current,
    )


def _named(names: dict[str, str], topics: Sequence[str], others: Sequence[str]) -> list[str]:
    return sorted(names[each] for each in topics if each not in others and each in names)


def _changes(
    row: Revision, before: Revision | None, kind: str, titles: Mapping[str, str], language: str
) -> list[TextChange]:
    """What changed of each text; of the first edition its whole text, which changed nothing."""
    known = rooms.kind(kind)
    old, new = (_texts(one, known.lists, titles) if one else {} for one in (before, row))
    return [
        TextChange(
            name,
            translate(language, known.labels.get(name, name)),
            shortened(difference(old.get(name, "") if before else new[name], new.get(name, ""))),
        )
        for name in {**new, **old}
        if old.get(name, "") != new.get(name, "")
    ]


def _texts(row: Revision, lists: Sequence[str], titles: Mapping[str, str]) -> dict[str, str]:
    """The texts of an edition as one reads them: of what a list leads to, the title."""
    sections = {
        name: "\n\n".join(in_words(text, titles) if name in lists else text for text in texts)
        for name, texts in row.sections.items()
    }
    return {"title": row.title, "body": row.body, **sections}


def _listed(row: Revision, lists: Sequence[str]) -> list[str]:
    return [text for name in lists for text in row.sections.get(name, ())]
