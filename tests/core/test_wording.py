"""The wording aid on sentences that people judged, half of which it was not made on."""

import re
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from learnhub.core.wording import Kind, find, language_of, names_of

JUDGED = Path(__file__).parent / "wording"
KINDS = {"p": Kind.PERSON, "h": Kind.HINDSIGHT, "j": Kind.JUDGEMENT}
MARK = re.compile(r"\[([phj]) ([^\]]*)\]")
COMPANY = names_of(
    (
        *("Camille Roussel", "Oumar Sy", "Nadia Cherkaoui", "Mark Rivers", "Rose Martin", "Grace Hill"),
        *("Paul Grandin", "Jean-Marc Petit", "Élodie Faure", "April Young"),
    )
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the places in it that are to be found."""

    text: str
    expected: tuple[tuple[int, int, Kind], ...]


def judged(name: str) -> list[Sentence]:
    lines = (JUDGED / f"{name}.txt").read_text().splitlines()
    return [_sentence(line) for line in lines if line and not line.startswith("#")]


def _sentence(line: str) -> Sentence:
    text, expected, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        expected.append((len(text), len(text) + len(mark[2]), KINDS[mark[1]]))
        text += mark[2]
        at = mark.end()
    return Sentence(text + line[at:], tuple(expected))


def score(name: str, language: str) -> tuple[float, float, list[str]]:
    """Precision and recall over a set, and what went wrong in it."""
    right = wrong = missed = 0
    faults = []
    for sentence in judged(name):
        found = find(sentence.text, language, COMPANY)
        open_ = list(sentence.expected)
        for each in found:
            hits = [one for one in open_ if one[2] == each.kind and one[0] < each.end and each.start < one[1]]
            if hits:
                open_.remove(hits[0])
                right += 1
            else:
                wrong += 1
                faults.append(f"+ {sentence.text}  {each.kind}: {sentence.text[each.start : each.end]}")
        missed += len(open_)
        faults += [f"- {sentence.text}  {kind}: {sentence.text[start:end]}" for start, end, kind in open_]
    return right / (right + wrong), right / (right + missed), faults


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_it_was_made_on_is_found_and_hardly_anything_else(language: str) -> None:
    precision, recall, faults = score(f"judged_{language}", language)

    assert precision >= 0.97, faults  # 1.0 in English, 0.98 in French
    assert recall >= 0.99, faults  # 1.0 in both


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sentences_it_was_not_made_on_are_judged_nearly_as_well(language: str) -> None:
    """They were written before the first try, and nothing was changed for their sake."""
    precision, recall, faults = score(f"heldout_{language}", language)

    assert precision >= 0.89, faults  # 0.90 in English, 0.98 in French
    assert recall >= 0.92, faults  # 0.93 in English, 0.95 in French


@pytest.mark.parametrize("language", ["en", "fr"])
def test_there_are_enough_sentences_in_which_there_is_nothing(language: str) -> None:
    sentences = [*judged(f"judged_{language}"), *judged(f"heldout_{language}")]

    assert len(sentences) >= 150
    assert sum(not sentence.expected for sentence in sentences) >= 60


@pytest.mark.parametrize(
    ("text", "language", "rest"),
    [
        ("Paul forgot to extend the booking.", "en", "extend the booking"),
        ("We should have closed the valve, but it was stuck.", "en", "close the valve"),
        ("Somebody should have told Camille.", "en", ""),
        ("The seal should have been replaced.", "en", ""),
        ("Paul a oublié de prolonger la réservation.", "fr", "prolonger la réservation"),
        ("On aurait dû le vérifier avant.", "fr", "le vérifier avant"),
        ("Le joint aurait dû être remplacé.", "fr", ""),
    ],
)
def test_what_was_to_be_done_is_told_in_the_words_of_the_text(text: str, language: str, rest: str) -> None:
    assert [each.rest for each in find(text, language, COMPANY) if each.kind != Kind.PERSON] == [rest]


def test_language_is_told_by_the_little_words() -> None:
    assert language_of("The pump was stopped because of the noise.") == "en"
    assert language_of("La pompe a été arrêtée à cause du bruit.") == "fr"
    assert language_of("Bearing 6205", "fr") == "fr"


@pytest.mark.parametrize(
    "sign", ["a@", "«", "n'", "[x](", "M. ", "should have ", "a oublié de ", "'aaa", "a"]
)
def test_any_text_costs_a_bounded_time(sign: str) -> None:
    """Twice the text costs about twice the time; these once cost minutes."""
    text = (sign * 20_000)[:20_000]
    started = time.process_time()
    for language in ("en", "fr"):
        find(text, language, COMPANY)

    assert time.process_time() - started < 5
