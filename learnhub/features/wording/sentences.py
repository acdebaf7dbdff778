"""What is found in a text, as one hint for each sentence, with another sentence about the situation."""

import re
from collections.abc import Iterator
from itertools import groupby

from learnhub.core.i18n import N_, translate
from learnhub.core.wording import Finding, Kind, Names, Way, find
from learnhub.features.wording.schemas import HintView

HINTS_MAX = 5  # more are not read; the next ones come when these are settled
WORDS_MAX = 60
_ENDS = re.compile(r"[.!?…]+[\"'’”»)]*(?=\s)|\n")

OFFERS = {
    Way.SHOWN: N_("Nothing showed at that moment that it was time to {rest}."),
    Way.NOT_SHOWN: N_("Nothing showed at that moment that it was better not to {rest}."),
    Way.REMINDED: N_("Nothing reminded anybody to {rest}."),
    Way.HARD: N_("It was hard to {rest}."),
}
BEGINNINGS = {
    Kind.PERSON: N_("The person at this post had …"),
    Kind.HINDSIGHT: N_("What was known at that moment was …"),
    Kind.JUDGEMENT: N_("What made this likely was …"),
}


def hints_in(text: str, language: str, names: Names) -> list[HintView]:
    """One for each sentence in which something is found, in their order."""
    ends = [*(found.end() for found in _ENDS.finditer(text)), len(text)]
    starts = [0, *ends]
    found = groupby(find(text, language, names), key=lambda each: _place(ends, each))
    hints = (
        _hint(text[starts[place] : ends[place]], text, list(findings), language) for place, findings in found
    )
    return list(_first(hints))


def _first(hints: Iterator[HintView]) -> Iterator[HintView]:
    for number, hint in enumerate(hints):
        if number == HINTS_MAX:
            return
        yield hint


def _place(ends: list[int], finding: Finding) -> int:
    return next(place for place, end in enumerate(ends) if finding.start < end)


def _hint(sentence: str, text: str, findings: list[Finding], language: str) -> HintView:
    """A name counts more than what is said of it; what is said of it gives the better sentence."""
    words = text[findings[0].start : findings[-1].end]
    if len(words) > WORDS_MAX or "\n" in words:
        words = text[findings[0].start : findings[0].end]
    kind = min((each.kind for each in findings), key=list(Kind).index)
    told = next((each for each in findings if each.way), None)
    said = max((each.kind for each in findings), key=list(Kind).index)
    offer = (
        translate(language, OFFERS[told.way], rest=told.rest)
        if told and told.way
        else translate(language, BEGINNINGS[said])
    )
    return HintView(sentence.strip(), words, kind.value, offer, is_whole=told is not None)
