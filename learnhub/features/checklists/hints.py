"""Hints that something came into a run that others have open."""

from learnhub.core import bus
from learnhub.features.checklists.events import RunChanged

TOPIC = "run"


def show_run(event: RunChanged) -> None:
    """On every phone that has it open."""
    bus.hint(topic_of(event.run_id))


def topic_of(run_id: str) -> str:
    """The name of the topic of a run."""
    return f"{TOPIC}:{run_id}"
