"""What a reader of causes would stumble over in a text."""

import re
from dataclasses import dataclass
from enum import StrEnum

from learnhub.core.analysis import STOP_WORDS
from learnhub.core.wording.blame import Blame, blame_in
from learnhub.core.wording.people import Names, people_in
from learnhub.core.wording.verbs import infinitive

# Said by somebody, written by a machine, or an address: nothing in them is what the author says.
# Each is bounded, so that a text of nothing but signs costs no more than another one.
_APART = re.compile(
    r"«[^»\n]{0,400}»|“[^”\n]{0,400}”|„[^“”\n]{0,400}[“”]|\"[^\"\n]{0,400}\"|```.{0,2000}?```|`[^`\n]{0,400}`"
    r"|(?<!\w)'[^'\n]{3,400}'(?!\w)|‘[^’\n]{0,400}’(?!\w)|^>.*$|https?://\S+"
    r"|(?<![^\s@<(])[^\s@]{1,64}@[^\s@]{1,190}|\]\([^)\n]{0,400}\)",
    re.MULTILINE | re.DOTALL,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_HAVE = re.compile(r"(?:have|of|[’']ve|shoulda)$", re.IGNORECASE)
_FORGETS = re.compile(
    r"forg[eo]t|neglect|omitt|think|bother|oubli|néglig|omis|pensé|songé|peine|le temps", re.IGNORECASE
)
_FAILS = re.compile(r"fail|able|capable|\bsu\b|réussi|échoué|fichu", re.IGNORECASE)
# Being done is nobody's to do: "should have been replaced" gives no sentence.
_FRENCH_VERB = re.compile(
    r"(?:(?:se|le|la|les|lui|leur|en|y|me|nous)\s+|[sldm][’'])*(?!être\b)[^\W\d_]+(?:er|ir|re|oir)\b",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What is found."""

    PERSON = "person"
    HINDSIGHT = "hindsight"  # what somebody should have done
    JUDGEMENT = "judgement"  # that somebody failed, forgot, was careless


class Way(StrEnum):
    """How the same can be said of the situation."""

    SHOWN = "shown"  # that nothing showed that it was to be done
    NOT_SHOWN = "not_shown"  # that it was better not to be done
    REMINDED = "reminded"  # that nothing reminded anybody
    HARD = "hard"  # that it was hard to do


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A place in a text.

    `rest` is what was to be done, in the text's own words, an infinitive with what belongs to it ("extend the
    booking"), and `way` how that may be said. Both are there or none.
    """

    start: int
    end: int
    kind: Kind
    way: Way | None = None
    rest: str = ""


def find(text: str, language: str, names: Names = Names()) -> list[Finding]:  # noqa: B008 - it is frozen
    """What may be said in another way, in the order of the text; what stands in quotation marks may not."""
    said = without_quotations(text)
    people = [Finding(start, end, Kind.PERSON) for start, end in people_in(said, language, names)]
    blamed = [_told(said, blame, language, people) for blame in blame_in(said, language)]
    blamed = _apart(blamed)
    named = [each for each in _apart(people) if not any(one.start <= each.start < one.end for one in blamed)]
    return sorted(named + blamed)


def without_quotations(text: str) -> str:
    """The text, as long as it was, without what its author does not say."""
    return _APART.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), text)


def _told(text: str, blame: Blame, language: str, people: list[Finding]) -> Finding:
    kind = Kind.HINDSIGHT if blame.is_hindsight else Kind.JUDGEMENT
    way = _way(text[blame.start : blame.end], blame)
    rest = _rest(text, blame, language, people) if way else ""
    return Finding(blame.start, blame.end, kind, way if rest else None, rest)


def _way(words: str, blame: Blame) -> Way | None:
    if blame.is_hindsight:
        return Way.NOT_SHOWN if blame.is_negative else Way.SHOWN
    if _FORGETS.search(words):
        return Way.REMINDED
    return Way.HARD if _FAILS.search(words) else None


def _rest(text: str, blame: Blame, language: str, people: list[Finding]) -> str:
    """What was to be done as an infinitive, if it names nobody and nothing that was quoted."""
    rest = blame.rest
    begins = text.find(rest, blame.end)
    if not rest or "\0" in rest or any(begins <= each.start < begins + len(rest) for each in people):
        return ""
    first, _space, more = rest.partition(" ")
    if language == "en" and _HAVE.search(text[blame.start : blame.end]):
        verb = infinitive(first)
        return f"{verb} {more}".strip() if verb else ""
    is_verb = language == "en" and text[blame.start : blame.end].lower().endswith("to")
    return rest if is_verb or (language == "fr" and _FRENCH_VERB.match(rest)) else ""


def _apart(found: list[Finding]) -> list[Finding]:
    """The longer one of those that overlap."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def language_of(text: str, otherwise: str = "en") -> str:
    """Whether a text is French or English, by the little words in it; `otherwise` when it does not tell."""
    words = _LETTERS.findall(text.lower().replace("’", "'"))
    counts = {language: sum(word in known for word in words) for language, known in STOP_WORDS.items()}
    first, second = sorted(counts, key=lambda language: -counts[language])
    return otherwise if counts[first] == counts[second] else first
