"""What was seen when: each moment is saved by itself."""

from sqlmodel import Session, col, delete

from learnhub.access.actor import Actor
from learnhub.core import ids
from learnhub.features.rex.errors import NoSuchPiece
from learnhub.features.rex.models import ENTRY_MAX, RexEdition, RexEntry
from learnhub.features.rex.schemas import EditEntryInput, EntryInput, Saved
from learnhub.features.rex.service.common import require_room, require_writing, say_changed
from learnhub.features.rex.service.pieces import reword

ENTRIES_MAX = 500


def add_entry(session: Session, actor: Actor, rex_id: str, form: EntryInput, *, key: str = "") -> str:
    """Write down what was seen at a moment, and answer its id; raises TooManyPieces.

    Under the same key it is written once, as a fact is.
    """
    require_writing(session, actor, rex_id)
    entry_id = ids.id_of(rex_id, key) if key else ids.new_id()
    if key and session.get(RexEntry, entry_id) is not None:
        return entry_id
    require_room(session, RexEntry, rex_id, ENTRIES_MAX)
    entry = RexEntry(id=entry_id, rex_id=rex_id, at=form.at, viewpoint=form.viewpoint, words=form.words)
    session.add(entry)
    session.flush()
    say_changed(session, rex_id)
    return entry.id


def edit_entry(session: Session, actor: Actor, rex_id: str, entry_id: str, form: EditEntryInput) -> Saved:
    """Change what was seen, when and from where; the moment and the viewpoint are those of who saves last.

    Raises NoSuchPiece, EditedMeanwhile.
    """
    entry = _entry(session, actor, rex_id, entry_id)
    saved = reword(session, entry, form.edition, form.words, most=ENTRY_MAX)
    entry.at, entry.viewpoint = form.at, form.viewpoint
    session.add(entry)
    session.flush()
    say_changed(session, rex_id)
    return saved


def remove_entry(session: Session, actor: Actor, rex_id: str, entry_id: str) -> None:
    """Take a moment out, with its earlier words; raises NoSuchPiece."""
    entry = _entry(session, actor, rex_id, entry_id)
    session.exec(delete(RexEdition).where(col(RexEdition.piece_id) == entry.id))
    session.delete(entry)
    say_changed(session, rex_id)


def _entry(session: Session, actor: Actor, rex_id: str, entry_id: str) -> RexEntry:
    require_writing(session, actor, rex_id)
    entry = session.get(RexEntry, entry_id)
    if entry is None or entry.rex_id != rex_id:
        raise NoSuchPiece
    return entry
