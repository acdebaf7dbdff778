"""Reading what the library holds as items that become files."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import markdown_images
from learnhub.core.clock import utcnow
from learnhub.core.i18n import translate
from learnhub.core.markdown_clips import clips_in
from learnhub.core.pagination import Page
from learnhub.features.discussion import listing
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.lists import with_titles
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.transfer.errors import NoImport
from learnhub.features.transfer.models import LibraryImport
from learnhub.features.transfer.resolving import SHOWING_CLIPS
from learnhub.features.transfer.room import LIBRARY_EXPORT, LIBRARY_IMPORT
from learnhub.features.transfer.schemas import ImportFile, ImportRow, Item
from learnhub.features.videos import queries as videos
from learnhub.features.videos.room import VIDEO
from learnhub.rooms import Kind

PAGE = 100
SHOWN = 100
OTHERS_NAMED = 12
UNDONE_FOR = timedelta(days=1)
_COLUMNS = (
    *(Content.id, Content.kind, Content.root_id, Content.title, Content.language, Content.body),
    *(Content.published_at, Content.edited_at, Content.edition, Content.space_id),
)
_ITEMS = select(*_COLUMNS)


@cache
def kinds_listed() -> tuple[Kind, ...]:
    """The kinds of content that the library lists."""
    return tuple(kind for kind in rooms.kinds().values() if kind.in_library)


@cache
def _asked() -> Asked:
    return Asked(kinds_listed())


def list_items(session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE) -> Page[Item]:
    """A page of what is published in the library and the reader may see, the newest first."""
    guard.require_permission(actor, LIBRARY_EXPORT)
    found = listing.read_page(session, actor, _ITEMS, _asked(), cursor=cursor, size=size)
    return Page(_items(session, actor, found.items), found.next)


def get_item(session: Session, actor: Actor, content_id: str) -> Item:
    """One of them, or one that is retired; raises NoSuchContent."""
    guard.require_permission(actor, LIBRARY_EXPORT)
    content = discussion.get_content(session, actor, content_id, *kinds_listed())
    if content.status not in (Status.PUBLISHED, Status.RETIRED):
        raise NoSuchContent
    return _items(session, actor, [content])[0]


def _items(session: Session, actor: Actor, rows: Iterable[Any]) -> list[Item]:
    rows = list(rows)
    ids = [row.id for row in rows]
    sections = discussion.sections_of(session, ids)
    authors, others = discussion.authors_of(session, ids), discussion.co_authors_of(session, ids)
    topics = discussion.topics_of(session, ids, actor.language)
    titles = _titles(session, actor, [(row.kind, sections.get(row.id, {})) for row in rows])
    besides = videos.besides(session, [row.id for row in rows if row.kind == VIDEO])
    spaces = discussion.space_names(session, {row.space_id for row in rows})
    return [
        Item(
            id=row.id,
            kind=row.kind,
            title=row.title,
            language=row.language,
            topics=tuple(topic.name for topic in topics.get(row.id, ())),
            authors=tuple(
                person.name for person in (authors.get(row.id), *others.get(row.id, ())) if person is not None
            ),
            published_at=row.published_at,
            edited_at=row.edited_at,
            edition=row.edition,
            address=settings().url + rooms.kind(row.kind).at(row.id, row.root_id),
            space=spaces.get(row.space_id, ""),
            space_id=row.space_id if row.space_id in spaces else "",
            body=row.body,
            sections={
                name: tuple(with_titles(text, titles) for text in texts)
                if name in rooms.kind(row.kind).lists
                else texts
                for name, texts in sections.get(row.id, {}).items()
            }
            | {name: (text,) for name, text in besides.get(row.id, {}).items()},
        )
        for row in rows
    ]


def _titles(session: Session, actor: Actor, texts: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """What that is called to which the lists among the sections of content lead."""
    lists = [text for kind, own in texts for name in rooms.kind(kind).lists for text in own.get(name, ())]
    return discussion.listed_titles(session, actor, lists)


def list_pictures(session: Session, actor: Actor, items: Collection[Item]) -> dict[str, KeptFile]:
    """The files of the pictures that items show and the reader may see, by the ids of the pictures."""
    named = set[str]().union(*(markdown_images.ids_in(text) for item in items for text in item.texts))
    return discussion.image_files(session, actor, named) if named else {}


def list_clips(session: Session, actor: Actor, items: Collection[Item]) -> dict[str, KeptFile]:
    """The files of the clips that items show and the reader may watch, by the ids of the clips."""
    showing = [text for item in items if item.kind in SHOWING_CLIPS for text in item.texts]
    return videos.clip_files(session, actor, set[str]().union(*map(clips_in, showing)))


def get_waiting(session: Session, actor: Actor) -> LibraryImport:
    """The file of somebody that waits or is being imported; raises NoImport."""
    guard.require_permission(actor, LIBRARY_IMPORT)
    waiting = session.get(LibraryImport, actor.person_id)
    if waiting is None or waiting.done_at is not None:
        raise NoImport
    return waiting


def find_import(session: Session, actor: Actor, *, shown: int = SHOWN) -> ImportFile | None:
    """What confirming one's file would do or, once that was done, what it did."""
    guard.require_permission(actor, LIBRARY_IMPORT)
    kept = session.get(LibraryImport, actor.person_id)
    if kept is None:
        return None
    numbers = Counter(row["outcome"] for row in kept.rows)
    bad = [row for row in kept.rows if row["outcome"] == "problem"]
    good = [row for row in kept.rows if row["outcome"] != "problem"]
    return ImportFile(
        file_name=kept.file_name,
        notes=len(kept.rows),
        new=numbers["new"],
        changed=numbers["changed"],
        kept=numbers["kept"],
        bad=len(bad),
        pictures=sum(row["pictures"] for row in good if row["outcome"] != "kept"),
        clips=sum(row.get("clips", 0) for row in good if row["outcome"] != "kept"),
        problems=[_row(actor, row) for row in bad[:shown]],
        rows=[_row(actor, row) for row in good[:shown]],
        more_problems=max(0, len(bad) - shown),
        more_rows=max(0, len(good) - shown),
        others=kept.others[:OTHERS_NAMED],
        more_others=max(0, len(kept.others) - OTHERS_NAMED),
        mark=kept.mark,
        done=kept.done,
        is_started=kept.started_at is not None,
        is_done=kept.done_at is not None,
        can_undo=numbers["new"] > 0 and is_undoable(kept, utcnow()),
    )


def is_undoable(kept: LibraryImport, now: datetime) -> bool:
    """Whether an import was done within the last day."""
    return kept.done_at is not None and now - kept.done_at < UNDONE_FOR


def _row(actor: Actor, row: dict[str, Any]) -> ImportRow:
    kind = rooms.kind(row["kind"])
    return ImportRow(
        path=row["path"],
        title=row["title"],
        kind=kind,
        address=kind.at(row["id"], row["id"]),
        outcome=row["outcome"],
        problems=_sentences(actor.language, row["problems"]),
        remarks=_sentences(actor.language, row["remarks"]),
    )


def _sentences(language: str, told: Iterable[Any]) -> list[str]:
    """What was noted of a row, in a language; the part of a kind that it names is called as its page does."""
    return [
        translate(
            language,
            message,
            **{
                name: translate(language, value) if name == "part" else value
                for name, value in params.items()
            },
        )
        for message, params in told
    ]
