"""Hints that a REX is another, for everybody who has its page or its editor open."""

from learnhub.core import bus
from learnhub.features.discussion.hints import topic_of
from learnhub.features.rex import presence
from learnhub.features.rex.events import EffectAnswered, RexChanged

WRITING = "rex-writing"


def writing_topic(rex_id: str) -> str:
    """The name of the topic that those who write a REX follow."""
    return f"{WRITING}:{rex_id}"


def show_rex(event: RexChanged | EffectAnswered) -> None:
    """On every open page of it."""
    bus.hint(topic_of(event.rex_id))
    presence.note_change(event.rex_id)
    bus.hint(writing_topic(event.rex_id))
