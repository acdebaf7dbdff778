"""Writing, changing and taking back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypedDict, Unpack, cast

from sqlalchemy import CursorResult, update
from sqlmodel import Session, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, ids
from learnhub.core.clock import utcnow
from learnhub.core.markdown_images import without_images
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.enums import Origin, Part, Status
from learnhub.features.discussion.errors import EditedMeanwhile, UnknownTopic
from learnhub.features.discussion.events import (
    ContentCreated,
    ContentEdited,
    ContentRemoved,
    WikiEdited,
)
from learnhub.features.discussion.models import (
    Authorship,
    Content,
    ContentHtml,
    ContentImage,
    ContentSection,
    ContentShare,
    ContentTopic,
    Mention,
    Revision,
    Suggestion,
)
from learnhub.features.discussion.service import images, merging, places, revisions, texts
from learnhub.features.people.models import Space
from learnhub.features.topics.models import Topic
from learnhub.features.topics.queries import new_names
from learnhub.features.topics.service import topics_for

SectionTexts = Mapping[str, Sequence[str] | str]
TOPICS = "topics"  # the field
NO_SECTIONS: SectionTexts = MappingProxyType({})


class Changes(TypedDict, total=False):
    """What may be written anew of a piece of content; what is None or not given stays.

    A section that is given is replaced as a whole. Tags are given by their names, or by their ids.
    """

    title: str | None
    body: str | None
    sections: SectionTexts
    language: str | None
    topics: Sequence[str] | None
    topic_ids: Sequence[str] | None


def create(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    title: str = "",
    body: str = "",
    sections: SectionTexts = NO_SECTIONS,
    language: str,
    topics: Sequence[str] = (),
    parent: Content | None = None,
    space: str = "",
    status: Status = Status.PUBLISHED,
    content_id: str = "",
) -> Content:
    """Write a piece of content under one's name; the caller's room has asked its own policy before.

    A root goes into the space with this id, by default the company's; a child into the space of its parent.
    `sections` are the texts beside the body, one or several under each name. Raises TooMuch for a text that
    would take too long to show, and what `places` does for a child. Other texts may lead to a `content_id`
    that is given before.
    """
    person_id = guard.require_person(actor)
    if parent is not None:
        places.require_answers(session, actor, parent)
    now = utcnow()
    content_id = content_id or ids.new_id()
    content = Content(
        id=content_id,
        kind=kind,
        parent_id=parent.id if parent else None,
        root_id=parent.root_id if parent else content_id,
        space_id=parent.space_id if parent else space or queries.company_space(session),
        language=language,
        title=title,
        body=body,
        status=status,
        published_at=now if status == Status.PUBLISHED else None,
        activity_at=now,
    )
    session.add(content)
    session.flush()
    session.add(Authorship(content_id=content_id, person_id=person_id, part=Part.AUTHOR))
    _add_sections(session, content_id, sections)
    images.attach(session, person_id, content_id, texts.keep(session, content))
    tag(session, content, topics)
    session.flush()
    bus.record(session, ContentCreated(content.id, content.kind, content.root_id))
    return content


def create_anonymous(
    session: Session,
    *,
    kind: str,
    title: str = "",
    body: str = "",
    sections: SectionTexts = NO_SECTIONS,
    language: str,
    topics: Sequence[str] = (),
    parent: Content | None = None,
    space: str = "",
    status: Status,
    at: datetime | None,
) -> Content:
    """Write a piece of content that nobody signs; who may was asked before anything was kept of it.

    `at` is the only moment it has once it is published: that of all of its kind under the parent, or for a
    root the beginning of its day or its month. It names no picture, because that would name who added it.
    """
    content_id = ids.new_id()
    content = Content(
        id=content_id,
        kind=kind,
        parent_id=parent.id if parent else None,
        root_id=parent.root_id if parent else content_id,
        space_id=parent.space_id if parent else space or queries.company_space(session),
        language=language,
        title=without_images(title),
        body=without_images(body),
        is_anonymous=True,
        status=status,
        published_at=at if status == Status.PUBLISHED else None,
    )
    session.add(content)
    session.flush()
    _add_sections(session, content_id, _unillustrated(sections))
    texts.keep(session, content)
    tag(session, content, topics)
    session.flush()
    bus.record(session, ContentCreated(content.id, content.kind, content.root_id))
    return content


def tag(session: Session, content: Content, names: Sequence[str]) -> None:
    """Give content exactly these tags; raises UnknownTopic for a new one where few know of the space."""
    if names and not session.get_one(Space, content.space_id).is_listed:
        require_known(session, names)
    _tag(session, content, topics_for(session, names, content.language))


def require_known(session: Session, names: Sequence[str]) -> None:
    """Refuse the name of a topic that does not exist yet."""
    for name in sorted(new_names(session, names)):
        raise UnknownTopic(name=name, field=TOPICS)


def _tag(session: Session, content: Content, topic_ids: Sequence[str]) -> None:
    session.exec(delete(ContentTopic).where(ContentTopic.content_id == content.id))
    for topic_id in topic_ids:
        session.add(ContentTopic(content_id=content.id, topic_id=topic_id))


def _add_sections(session: Session, content_id: str, sections: SectionTexts) -> None:
    """Write the texts of each section in order; an empty one is not there."""
    for name, given in sections.items():
        all_given = [given] if isinstance(given, str) else given
        session.add_all(
            ContentSection(content_id=content_id, name=name, position=position, text=text)
            for position, text in enumerate(text for text in all_given if text)
        )


def _unillustrated(sections: SectionTexts) -> SectionTexts:
    """The same texts without pictures."""
    return {
        name: without_images(given) if isinstance(given, str) else [without_images(text) for text in given]
        for name, given in sections.items()
    }


def _replace_sections(session: Session, content_id: str, sections: SectionTexts) -> None:
    name = ContentSection.name
    session.exec(delete(ContentSection).where(ContentSection.content_id == content_id, name.in_(sections)))
    _add_sections(session, content_id, sections)


def edit(
    session: Session,
    actor: Actor,
    content: Content,
    *,
    edition: int,
    origin: Origin = Origin.EDITED,
    merges: bool = False,
    **changes: Unpack[Changes],
) -> None:
    """Change what is given of one's content, or of a wiki.

    What `merges` and was made of an earlier edition is changed in the present one where nobody has changed
    the same. Otherwise raises EditedMeanwhile when `edition` is not the present one, and TooMuch as `create`
    does.
    """
    is_author = queries.is_author(session, actor, content.id)
    guard.require(policy.can_edit(actor, content, is_author=is_author))
    person_id = guard.require_person(actor)
    if merges and edition < content.edition:
        changes = cast(Changes, merging.onto_present(session, content, edition, changes))
        if not changes:  # saved already, and the answer was lost
            return
        edition = content.edition
    rewrite(session, content, edition=edition, writer=person_id, origin=origin, **changes)
    if not is_author:
        bus.record(session, WikiEdited(content.id, content.root_id, person_id))


def rewrite(
    session: Session,
    content: Content,
    *,
    edition: int,
    writer: str = "",
    origin: Origin = Origin.EDITED,
    **changes: Unpack[Changes],
) -> None:
    """The same for whoever the caller's room lets do it, such as the holder of a secret; asks nobody.

    What it said before and says from now on is kept. The `writer` is who wrote this edition, by default the
    author, and may have added the pictures that the texts show; an anonymous one shows none.
    """
    sections, topics = changes.pop("sections", NO_SECTIONS), changes.pop("topics", None)
    topic_ids = changes.pop("topic_ids", None)
    revisions.keep(session, content)
    values: dict[str, object] = {name: value for name, value in changes.items() if value is not None}
    if content.is_anonymous:
        values = {name: without_images(str(value)) for name, value in values.items()}
        sections = _unillustrated(sections)
    _advance(session, content, edition, values)
    if sections:
        _replace_sections(session, content.id, sections)
    images.attach(session, writer, content.id, texts.keep(session, content))
    if topics is not None:
        tag(session, content, topics)
    if topic_ids is not None:
        _tag(session, content, session.exec(select(Topic.id).where(Topic.id.in_(topic_ids))).all())
    revisions.keep(session, content, writer=writer, origin=origin)
    bus.record(session, ContentEdited(content.id, content.kind, content.root_id))


def _advance(session: Session, content: Content, edition: int, values: dict[str, object]) -> None:
    """Write the next edition, unless another one was written since `edition` was read."""
    statement = (
        update(Content)
        .where(Content.id == content.id, Content.edition == edition)
        .values(**values, edition=edition + 1, edited_at=None if content.is_anonymous else utcnow())
    )
    changed = session.execute(statement, execution_options={"synchronize_session": False})
    if cast(CursorResult[Any], changed).rowcount != 1:
        raise EditedMeanwhile
    session.refresh(content)


def remove(session: Session, actor: Actor, content: Content) -> None:
    """Take one's content back: the row and its authorship stay, the words are gone.

    Votes and answers of others stay where they are; counters of the parent are the room's to move.
    """
    is_author = queries.part_of(session, actor, content.id) == Part.AUTHOR
    guard.require(policy.can_remove(actor, content, is_author=is_author))
    empty(session, content)


def empty(session: Session, content: Content) -> None:
    """The same for whoever the caller's room lets do it; asks nobody."""
    content.status, content.title, content.body = Status.REMOVED, "", ""
    content.edition += 1
    session.add(content)
    for kept in (
        *(ContentSection, ContentHtml, ContentTopic, ContentShare, ContentImage, Mention),
        *(Revision, Suggestion),
    ):
        session.exec(delete(kept).where(kept.content_id == content.id))
    bus.record(session, ContentRemoved(content.id, content.kind, content.root_id))
