"""A note as text, for whoever was told it."""

from learnhub.core.i18n import N_, translate
from learnhub.features.feedback.enums import Step
from learnhub.features.feedback.schemas import FeedbackView

NAMES = {
    Step.SITUATION: N_("Situation"),
    Step.BEHAVIOUR: N_("What I saw"),
    Step.IMPACT: N_("What it changed"),
    Step.AHEAD: N_("What next"),
}


def as_markdown(note: FeedbackView, language: str) -> str:
    """The note as Markdown, with its headings in the reader's language."""
    parts = [f"## {note.about}"]
    parts += [
        f"### {translate(language, name)}\n\n{getattr(note, step.value)}" for step, name in NAMES.items()
    ]
    if note.author.name:
        parts.append(f"*{note.author.name}, {note.sent_at:%Y-%m-%d}*")
    return "\n\n".join(parts) + "\n"
