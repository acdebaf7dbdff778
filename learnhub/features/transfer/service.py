"""Bringing files into the library: kept aside, begun, and then note by note, each in its own transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from learnhub import rooms
from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import KeptFile, KeptPicture
from learnhub.features.notices import service as notices
from learnhub.features.transfer import queries, videos
from learnhub.features.transfer.enums import NoteOutcome
from learnhub.features.transfer.errors import LibraryChanged, NoImport, NothingToUndo
from learnhub.features.transfer.folders import Folder
from learnhub.features.transfer.here import known_addresses
from learnhub.features.transfer.models import ImportedContent, LibraryImport
from learnhub.features.transfer.planning import Plan, Planned
from learnhub.features.transfer.resolving import Resolved, resolved
from learnhub.features.transfer.room import LIBRARY_IMPORT
from learnhub.features.transfer.rows import mark_of
from learnhub.features.transfer.spaces import place
from learnhub.features.videos import service as videos_service
from learnhub.features.videos.room import VIDEO
from learnhub.features.videos.schemas import KeptClip
from learnhub.rooms import Reason

UNDONE_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Brought:
    """The files that come with a note, by their names in the folder, with the ids that they get."""

    pictures: dict[str, tuple[str, KeptPicture]] = field(default_factory=dict)
    clips: dict[str, tuple[str, KeptClip]] = field(default_factory=dict)

    @property
    def files(self) -> list[KeptFile]:
        """All of their files in the store."""
        of_pictures = (file for _id, kept in self.pictures.values() for file in kept.files)
        return [*of_pictures, *(clip.file for _id, clip in self.clips.values())]


def stage_import(
    session: Session,
    actor: Actor,
    *,
    file_name: str,
    part: str,
    language: str,
    rows: list[dict[str, Any]],
    others: Sequence[str],
) -> str:
    """Keep a file aside until confirmed, instead of an earlier one, whose part is the answer."""
    guard.require_permission(actor, LIBRARY_IMPORT)
    before = session.get(LibraryImport, actor.person_id)
    old = before.part if before else ""
    session.merge(
        LibraryImport(
            person_id=guard.require_person(actor),
            file_name=file_name[:200],
            part=part,
            language=language,
            rows=rows,
            others=list(others),
            mark=mark_of(rows),
            done=0,
            made_at=utcnow(),
            started_at=None,
            done_at=None,
        )
    )
    return old


def cancel_import(session: Session, actor: Actor) -> str:
    """Forget the file; the answer is its part. What was imported stays."""
    guard.require_permission(actor, LIBRARY_IMPORT)
    waiting = session.get(LibraryImport, actor.person_id, with_for_update=True)
    if waiting is None:
        return ""
    session.delete(waiting)
    return waiting.part


def begin_import(session: Session, actor: Actor, *, mark: str, rows: list[dict[str, Any]]) -> bool:
    """Begin to import what was shown under the `mark`; False when the file would do something else now.

    What it would do now is kept then, to be shown instead.
    """
    waiting = _waiting(session, actor)
    if waiting.started_at is not None:
        return True
    if waiting.mark != mark:
        raise LibraryChanged
    now = mark_of(rows)
    if now != mark:
        waiting.rows, waiting.mark = rows, now
        return False
    waiting.started_at = utcnow()
    return True


def bring(session: Session, actor: Actor, place: int, plan: Plan, folder: Folder, brought: Brought) -> bool:
    """Do what is planned with a note, the one at this place; False when somebody else has done it already."""
    waiting, one = _waiting(session, actor), plan.notes[place]
    if waiting.done != place or waiting.started_at is None:
        return False
    if one.outcome in (NoteOutcome.NEW, NoteOutcome.CHANGED):
        _write(session, actor, one, _texts(session, actor, one, plan, folder, brought))
    _advance(session, actor, waiting)
    return True


def note_failure(session: Session, actor: Actor, place: int, message: str, params: Mapping[str, Any]) -> None:
    """Go on behind a note that could not be written after all, and say why."""
    waiting = _waiting(session, actor)
    if waiting.done != place:
        return
    failed = {
        "outcome": NoteOutcome.PROBLEM,
        "problems": [[message, {name: str(value) for name, value in params.items()}]],
    }
    waiting.rows = [row | failed if number == place else row for number, row in enumerate(waiting.rows)]
    _advance(session, actor, waiting)


def undo_import(session: Session, actor: Actor) -> bool:
    """Take the next few back that an import of the last day made; the answer says whether any are left.

    What was edited since stays, and so does what was there before and is updated: its history has what it
    said. Raises NothingToUndo.
    """
    guard.require_permission(actor, LIBRARY_IMPORT)
    kept = session.get(LibraryImport, actor.person_id, with_for_update=True)
    if kept is None or not queries.is_undoable(kept, utcnow()):
        raise NothingToUndo
    new = [row["id"] for row in kept.rows if row["outcome"] == NoteOutcome.NEW]
    now, later = new[:UNDONE_AT_ONCE], new[UNDONE_AT_ONCE:]
    written = select(Content).join(ImportedContent, col(ImportedContent.content_id) == Content.id)
    written = written.where(
        col(Content.id).in_(now),
        ImportedContent.person_id == actor.person_id,
        ImportedContent.edition == Content.edition,
        Content.status != Status.REMOVED,
    )
    for content in session.exec(written.with_for_update(of=Content)).all():
        discussion.remove(session, actor, content)
    session.execute(delete(ImportedContent).where(col(ImportedContent.content_id).in_(now)))
    undone = {"outcome": NoteOutcome.UNDONE}
    kept.rows = [row | undone if row["id"] in now else row for row in kept.rows]
    if now and not later:
        audit.record(session, actor, "library:undo", str(sum(map(_is_undone, kept.rows))))
    return bool(later)


def _is_undone(row: Mapping[str, Any]) -> bool:
    return row["outcome"] == NoteOutcome.UNDONE


def _waiting(session: Session, actor: Actor) -> LibraryImport:
    guard.require_permission(actor, LIBRARY_IMPORT)
    waiting = session.get(LibraryImport, actor.person_id, with_for_update=True)
    if waiting is None or waiting.done_at is not None:
        raise NoImport
    return waiting


def _advance(session: Session, actor: Actor, waiting: LibraryImport) -> None:
    waiting.done += 1
    if waiting.done >= len(waiting.rows):
        waiting.done_at = utcnow()
        written = sum(row["outcome"] in (NoteOutcome.NEW, NoteOutcome.CHANGED) for row in waiting.rows)
        audit.record(session, actor, "library:import", str(written))


def _texts(
    session: Session, actor: Actor, one: Planned, plan: Plan, folder: Folder, brought: Brought
) -> Resolved:
    """The texts of a note, with what they show kept."""
    person_id, files = guard.require_person(actor), dict[str, str]()
    for name, picture in brought.pictures.items():
        files[name] = discussion.add_image(session, actor, *picture)
    for name, clip in brought.clips.items():
        files[name] = videos_service.keep_clip(session, person_id, *clip).address
    session.flush()
    here = known_addresses(session, actor, [one.draft])
    at = replace(here, file=_of(files), page=_of(plan.pages), content=_of(plan.moved))
    return resolved(one.draft, folder, at)


def _write(session: Session, actor: Actor, one: Planned, told: Resolved) -> None:
    said: dict[str, Any] = {
        "title": one.draft.title,
        "body": told.body,
        "sections": told.sections,
        "language": one.language,
        "topics": list(one.draft.topics),
    }
    if one.outcome == NoteOutcome.NEW:
        edition = _publish(session, actor, one, said)
    else:
        edition = _edit(session, actor, one, said)
    _note_source(session, actor, one, edition)


def _publish(session: Session, actor: Actor, one: Planned, said: Mapping[str, Any]) -> int:
    if one.kind == VIDEO:
        videos.publish(session, actor, one.content_id, said, one.space)
        return 1
    where = place(session, actor, one.kind, one.space)
    content = discussion.create(
        *(session, actor),
        kind=one.kind,
        content_id=one.content_id,
        space=where.space,
        status=where.status,
        **said,
    )
    if one.kind.beside:
        rooms.resolve(rooms.room_of(one.kind), one.kind.beside)(session, content.id)
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.edition


def _edit(session: Session, actor: Actor, one: Planned, said: dict[str, Any]) -> int:
    content = discussion_queries.get_content_for_update(session, actor, one.content_id, one.kind)
    if one.kind == VIDEO:
        videos.edit(session, actor, one.content_id, one.edition, said)
    else:
        gone = discussion_queries.sections_of(session, [content.id]).get(content.id, {}).keys()
        said["sections"] = dict.fromkeys(gone, ()) | said["sections"]
        discussion.edit(session, actor, content, edition=one.edition, **said)
    return content.edition


def _note_source(session: Session, actor: Actor, one: Planned, edition: int) -> None:
    """Know the file again; what it made before and is gone is forgotten."""
    person_id = guard.require_person(actor)
    same = (ImportedContent.person_id == person_id, ImportedContent.source == one.draft.source)
    session.execute(delete(ImportedContent).where(*same))
    session.merge(
        ImportedContent(
            content_id=one.content_id,
            person_id=person_id,
            source=one.draft.source,
            digest=one.digest,
            edition=edition,
            at=utcnow(),
        )
    )


def _of(known: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: known.get(name, "")
