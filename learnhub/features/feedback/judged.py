"""What a step says about the person, as the page shows it."""

from learnhub.core.wording import judgements, language_of
from learnhub.features.feedback.enums import Step
from learnhub.features.feedback.schemas import JudgementView

SHOWN = 3  # the next ones come when these are settled


def judged(step: Step, words: str, otherwise: str) -> list[JudgementView]:
    """The first places of a step, in the language of its words."""
    return [
        JudgementView(
            step=step.value,
            words=words[each.start : each.end],
            kind=each.kind.value,
            start=_units(words[: each.start]),
            end=_units(words[: each.end]),
        )
        for each in judgements(words, language_of(words, otherwise))[:SHOWN]
    ]


def _units(text: str) -> int:
    """The length of a text as a browser counts it."""
    return len(text.encode("utf-16-le")) // 2
