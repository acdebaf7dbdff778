"""The texts of a REX, each saved by itself and put together with what others changed meanwhile."""

from typing import Any

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.events import ContentEdited
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import Sections
from learnhub.features.rex.enums import Text
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import Saved, TextInput
from learnhub.features.rex.service.common import require_writing, say_changed


def save_text(session: Session, actor: Actor, rex_id: str, form: TextInput) -> Saved:
    """Save one text and answer it as it stands now, sentence by sentence with those of others.

    Raises EditedMeanwhile where somebody changed the same sentence: what they wrote stays, and what was typed
    is still with whoever typed it.
    """
    content = require_writing(session, actor, rex_id)
    change: dict[str, Any] = {
        Text.TITLE: {"title": form.text},
        Text.FACTS: {"body": form.text},
    }.get(form.name, {"sections": {form.name.value: form.text}})
    discussion.edit(session, actor, content, edition=form.edition, merges=True, **change)
    return Saved(content.id, text_of(session, content, form.name), content.edition)


def text_of(session: Session, content: Content, name: Text) -> str:
    """What a text of a REX says now, as it was typed."""
    if name == Text.TITLE:
        return content.title
    if name == Text.FACTS:
        return content.body
    return discussion_queries.sections_of(session, [content.id]).get(content.id, Sections()).text(name)


def follow_words(session: Session, event: ContentEdited) -> None:
    """A recorder: whatever changed a REX, such as an accepted suggestion, its open pages show it."""
    if event.kind == REX:
        say_changed(session, event.content_id)
