"""What there is already of the things that drafts name, read in a few statements for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import markdown_images
from learnhub.core.language import fold
from learnhub.core.markdown_clips import clip_address
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.lists import ids_in
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import Sections
from learnhub.features.transfer.drafts import Draft
from learnhub.features.transfer.models import ImportedContent
from learnhub.features.transfer.resolving import Addresses
from learnhub.features.transfer.spaces import Spaces, find_spaces
from learnhub.features.videos import queries as videos
from learnhub.features.videos.room import VIDEO

_IDS, _SOURCES = bindparam("ids", expanding=True), bindparam("sources", expanding=True)
_CONTENTS: Any = select(Content).where(Content.id.in_(_IDS), VISIBLE, Content.status != Status.REMOVED)
_KNOWN: Any = select(ImportedContent).where(
    ImportedContent.person_id == bindparam("person_id"), ImportedContent.source.in_(_SOURCES)
)


@dataclass(slots=True)
class Here:
    """What there is. `listed` are the ids that lists lead to and the reader may see, `moved` the addresses of
    what had another id where a list was written, `besides` what videos show, `spaces` where one may write.
    """

    contents: dict[str, Content]
    sections: dict[str, Sections]
    besides: dict[str, dict[str, str]]
    topics: dict[str, set[str]]
    mine: set[str]
    imported: dict[str, ImportedContent]
    listed: set[str]
    moved: dict[str, str]
    shown: Addresses
    spaces: Spaces


def find_here(session: Session, actor: Actor, drafts: Sequence[Draft]) -> Here:
    """What there is of the things that drafts name and the reader may see."""
    lists = [text for draft in drafts for text in lists_in(draft.kind, draft.sections)]
    named = set[str]().union(*map(ids_in, lists))
    sources = [*(draft.source for draft in drafts), *map(source_of, sorted(named))]
    who = {"person_id": actor.person_id}
    imported = {row.source: row for row in session.scalars(_KNOWN, params={"sources": sources, **who}).all()}
    wanted = {draft.id for draft in drafts if draft.id} | {row.content_id for row in imported.values()}
    found = session.scalars(_CONTENTS, params={"ids": list(wanted), **reader(actor)}).all()
    contents = {content.id: content for content in found}
    sections = discussion.sections_of(session, contents)
    lists += [text for each in found for text in lists_in(each.kind, sections.get(each.id, {}))]
    topics = discussion.topics_of(session, contents, actor.language)
    return Here(
        contents,
        sections,
        videos.besides(session, [content.id for content in found if content.kind == VIDEO]),
        {content_id: {fold(topic.name) for topic in tags} for content_id, tags in topics.items()},
        discussion.parts_of(session, actor, contents),
        imported,
        set(discussion.listed_titles(session, actor, lists)),
        _moved(named, imported, contents),
        known_addresses(session, actor, drafts),
        find_spaces(session, actor),
    )


def lists_in(kind: str, sections: Any) -> list[str]:
    """The texts among sections whose lines lead to other content."""
    lists = rooms.kinds()[kind].lists if kind in rooms.kinds() else ()
    return [text for name in lists for text in sections.get(name, ())]


def source_of(content_id: str) -> str:
    """How a file of LearnHub's own is known again."""
    return f"learnhub:{content_id}"


def _moved(
    named: Iterable[str], imported: dict[str, ImportedContent], contents: dict[str, Content]
) -> dict[str, str]:
    known = {each: imported[source_of(each)].content_id for each in named if source_of(each) in imported}
    return {
        each: rooms.kind(contents[there].kind).at(there, contents[there].root_id)
        for each, there in known.items()
        if there in contents
    }


def known_addresses(session: Session, actor: Actor, drafts: Iterable[Draft]) -> Addresses:
    """Where the pictures and clips are that drafts name by id and the reader may see."""
    drafts = list(drafts)
    images = {image_id for draft in drafts for image_id in draft.own_pictures}
    clips = {clip_id for draft in drafts for clip_id in draft.own_clips}
    sizes = discussion.image_sizes(session, actor, images) if images else {}
    found = videos.clip_lengths(session, actor, clips)
    return Addresses(
        image=lambda each: markdown_images.address(each, *sizes[each]) if each in sizes else "",
        clip=lambda each: clip_address(each) if each in found else "",
    )
