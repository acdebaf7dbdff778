"""Hints that a REX is another, for everybody who has its page or its editor open."""

from learnhub.core import bus
from learnhub.features.discussion.hints import topic_of
from learnhub.features.rex.events import EffectAnswered, RexChanged


def show_rex(event: RexChanged | EffectAnswered) -> None:
    """On every open page of it."""
    bus.hint(topic_of(event.rex_id))
