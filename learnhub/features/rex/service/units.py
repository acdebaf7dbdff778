"""The texts of a REX under the names that its editor gives them: `text:…`, `cause:…` and `entry:…`."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.rex.enums import Text
from learnhub.features.rex.errors import NoSuchPiece
from learnhub.features.rex.models import CAUSE_MAX, ENTRY_MAX, RexCause, RexEntry
from learnhub.features.rex.schemas import CauseWordsInput, EditEntryInput, Saved, TextInput
from learnhub.features.rex.service.causes import reword_cause
from learnhub.features.rex.service.common import require_writing
from learnhub.features.rex.service.texts import save_text, text_of
from learnhub.features.rex.service.timeline import edit_entry


def save_unit(session: Session, actor: Actor, rex_id: str, unit: str, text: str, edition: int) -> Saved:
    """Save one text and answer it as it stands now; raises NoSuchPiece, EditedMeanwhile."""
    what, _, name = unit.partition(":")
    if what == "cause":
        words = CauseWordsInput(words=text[:CAUSE_MAX], edition=edition)
        return reword_cause(session, actor, rex_id, name, words)
    if what == "entry":
        return _save_entry(session, actor, rex_id, name, text[:ENTRY_MAX], edition)
    if what != "text" or name not in list(Text):
        raise NoSuchPiece
    return save_text(session, actor, rex_id, TextInput(name=Text(name), text=text, edition=edition))


def _save_entry(session: Session, actor: Actor, rex_id: str, entry_id: str, text: str, edition: int) -> Saved:
    """The words of a moment; when it was and who saw it stays as it is."""
    entry = _entry(session, actor, rex_id, entry_id)
    form = EditEntryInput(at=entry.at, viewpoint=entry.viewpoint, words=text, edition=edition)
    return edit_entry(session, actor, rex_id, entry_id, form)


def _entry(session: Session, actor: Actor, rex_id: str, entry_id: str) -> RexEntry:
    require_writing(session, actor, rex_id)
    entry = session.get(RexEntry, entry_id)
    if entry is None or entry.rex_id != rex_id:
        raise NoSuchPiece
    return entry


def present_unit(session: Session, actor: Actor, rex_id: str, unit: str) -> Saved:
    """A text as it stands now; nothing of one that a colleague took out."""
    content = require_writing(session, actor, rex_id)
    what, _, name = unit.partition(":")
    if what == "text":
        return Saved(name, text_of(session, content, Text(name)), content.edition)
    piece = session.get(RexCause if what == "cause" else RexEntry, name)
    found = piece if piece is not None and piece.rex_id == rex_id else None
    return Saved(name, found.words, found.edition) if found else Saved(name)


def keep_as_lesson(session: Session, actor: Actor, rex_id: str, cause_id: str) -> None:
    """Write a fact among the lessons, as the last of a list; raises NoSuchPiece."""
    content = require_writing(session, actor, rex_id)
    cause = session.get(RexCause, cause_id)
    if cause is None or cause.rex_id != rex_id:
        raise NoSuchPiece
    lessons, line = text_of(session, content, Text.LESSONS), f"- {cause.words}"
    if line in lessons.splitlines():
        return
    text = f"{lessons.rstrip()}\n{line}" if lessons.strip() else line
    form = TextInput(name=Text.LESSONS, text=text, edition=content.edition)
    save_text(session, actor, rex_id, form)
