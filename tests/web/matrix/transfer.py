"""Rows of files that come into the library."""

import asyncio
import io
import zipfile

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.models import Content
from learnhub.features.transfer import importing, queries
from learnhub.features.transfer.models import LibraryImport
from tests.web.matrix import LEADERS, Case, Row
from tests.web.matrix.world import World, number_of

PAGE = "/library/import"
TITLE = "How we restart pumps"


def notes() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("note.md", f"# {TITLE}\n\nAsk first.")
    return data.getvalue()


def staged(actor: Actor) -> str:
    """A file that waits; the answer is its mark. Who may not import keeps none."""
    if actor.may(queries.LIBRARY_IMPORT):
        asyncio.run(importing.stage(actor, "notes.zip", importing.keep_part([notes()]), "en"))
        found = db.read_now(queries.find_import, actor)
        return found.mark if found else ""
    return "0" * 64


def load(_world: World, actor: Actor) -> Case:
    return Case(PAGE, meanwhile=lambda: staged(actor))


def cancel(_world: World, actor: Actor) -> Case:
    staged(actor)
    return Case(PAGE, {}, number_of(LibraryImport))


def confirm(_world: World, actor: Actor) -> Case:
    staged(actor)
    return Case(PAGE, {}, number_of(Content))


def undo(_world: World, actor: Actor) -> Case:
    mark = staged(actor)
    if actor.may(queries.LIBRARY_IMPORT):
        asyncio.run(importing.go_on(actor, mark))
    return Case(PAGE, {}, number_of(Content, Content.status == "removed"))


ROWS = (
    Row("LibraryImportState.load", load, LEADERS),
    Row("LibraryImportState.cancel", cancel, LEADERS),
    Row("LibraryImportState.confirm", confirm, LEADERS),
    Row("LibraryImportState.undo", undo, LEADERS),
)
