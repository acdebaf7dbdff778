"""Files on their way into the library: read, shown, and brought in a few at a time.

The file itself waits on the disk beside the files of the store. It is read again each time; what it holds is
never trusted to be what it was. Each step takes a few seconds, so that progress is seen, and what is stopped
half-way goes on where it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from anyio import to_thread

from learnhub.access.actor import Actor
from learnhub.core import db, file_store, ids
from learnhub.core.i18n import N_
from learnhub.errors import LearnHubError
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion import stored_files, uploads
from learnhub.features.transfer import archives, notes, planning, queries, service
from learnhub.features.transfer.archives import Archive, ArchiveRefused, Single
from learnhub.features.transfer.drafts import Draft
from learnhub.features.transfer.enums import NoteOutcome
from learnhub.features.transfer.errors import LibraryChanged, NoImport
from learnhub.features.transfer.folders import Folder, is_note
from learnhub.features.transfer.planning import Plan, Planned
from learnhub.features.transfer.rows import rows_of
from learnhub.features.transfer.service import Brought
from learnhub.features.videos import uploads as clips

STEP_SECONDS = 3.0
NOTES_MAX = 5_000
NOTES_BYTES_MAX = 50_000_000

NO_NOTES = N_("There is no Markdown file in it.")
TOO_MANY_NOTES = N_("It holds more than 5,000 notes. Split it into several.")


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds."""

    drafts: list[Draft]
    folder: Folder
    checks: dict[str, int]
    others: list[str]


async def stage(actor: Actor, file_name: str, part: Path, language: str) -> None:
    """Look at a file and keep it aside; raises ArchiveRefused, which leaves nothing of it."""
    try:
        read = await to_thread.run_sync(_read, part, file_name)
        plan = await _plan(actor, read, language, {})
        old = await db.write(
            service.stage_import,
            actor,
            file_name=file_name,
            part=part.name,
            language=language,
            rows=rows_of(plan.notes),
            others=read.others,
            slow=True,
        )
    except BaseException:
        forget(part.name)
        raise
    forget(old)


def keep_part(pieces: Iterable[bytes]) -> Path:
    """Write what is sent to the disk; raises NoRoom. Call it in a thread."""
    return file_store.write_part(stored_files.parts(), pieces)


def forget(part: str) -> None:
    """Delete the file that waited."""
    if part:
        (stored_files.parts() / part).unlink(missing_ok=True)


async def cancel(actor: Actor) -> None:
    """Forget the file; there may be none."""
    forget(await db.write(service.cancel_import, actor))


async def go_on(actor: Actor, mark: str) -> bool:
    """Bring the next notes in; the answer says whether any are left. Raises NoImport and LibraryChanged."""
    waiting = await db.read(queries.get_waiting, actor)
    part = stored_files.parts() / waiting.part
    try:
        read = await to_thread.run_sync(_read, part, waiting.file_name)
    except FileNotFoundError as error:
        raise NoImport from error
    known = {row["path"]: row["id"] for row in waiting.rows}
    plan = await _plan(actor, read, waiting.language, known)
    if not await db.write(service.begin_import, actor, mark=mark, rows=rows_of(plan.notes), slow=True):
        raise LibraryChanged
    ends_at, place, last = monotonic() + STEP_SECONDS, waiting.done, len(plan.notes)
    with archives.opened(part, waiting.file_name) as archive:
        while place < last and monotonic() < ends_at:
            await _bring(actor, place, plan, read.folder, archive)
            place += 1
    if place >= last:
        forget(waiting.part)
    return place < last


async def _bring(actor: Actor, place: int, plan: Plan, folder: Folder, archive: Archive | Single) -> None:
    one, brought = plan.notes[place], Brought()
    try:
        if one.outcome in (NoteOutcome.NEW, NoteOutcome.CHANGED):
            await _keep_files(one, archive, brought)
        await db.write(service.bring, actor, place, plan, folder, brought, slow=True)
    except LearnHubError as problem:
        await db.write(service.note_failure, actor, place, problem.message, problem.params)
    finally:
        if files := brought.files:
            await to_thread.run_sync(discussion.discard_files, files)


async def _keep_files(one: Planned, archive: Archive | Single, brought: Brought) -> None:
    """Keep what a note shows in the store; what has no row in the end is deleted by the caller."""
    for name in one.pictures:
        uploads.require_light(archive.size(name))
        data = await to_thread.run_sync(archive.read, name)
        brought.pictures[name] = (ids.new_id(), await uploads.keep(data))
    for name in one.clips:
        clips.require_light(archive.size(name))
        part = await to_thread.run_sync(keep_part, archive.pieces(name))
        brought.clips[name] = (ids.new_id(), await clips.keep(part))


async def _plan(actor: Actor, read: Read, language: str, known: dict[str, str]) -> Plan:
    return await db.read(
        planning.plan,
        actor,
        read.drafts,
        read.folder,
        language=language,
        checks=read.checks,
        ids=known,
        slow=True,
    )


def _read(part: Path, file_name: str) -> Read:
    with archives.opened(part, file_name) as archive:
        names = archive.names
        folder = Folder(names)
        wanted = [name for name in names if is_note(name)]
        if not wanted:
            raise ArchiveRefused(NO_NOTES, field="file")
        if len(wanted) > NOTES_MAX or sum(map(archive.size, wanted)) > NOTES_BYTES_MAX:
            raise ArchiveRefused(TOO_MANY_NOTES, field="file")
        drafts = [notes.read(name, archive.read(name), folder) for name in wanted]
        shown = {name for draft in drafts for name in (*draft.pictures, *draft.clips)}
        checks = {name: archive.check(name) for name in shown}
        left_out = [name for name in names if name not in shown and not is_note(name)]
        return Read(drafts, folder, checks, left_out)
