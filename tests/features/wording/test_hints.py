"""Hints about a text: one for each sentence, in the language of the text, and nothing is kept."""

from sqlmodel import Session

from learnhub.access.actor import ANONYMOUS
from learnhub.core.wording import names_of
from learnhub.features.wording import queries
from learnhub.features.wording.sentences import HINTS_MAX, hints_in
from tests.conftest import People

NAMES = names_of(["Paul Grandin"])


def test_a_sentence_has_one_hint_with_another_sentence() -> None:
    text = (
        "The crane was there for a day. Paul forgot to extend the booking.\nWe should have asked the harbour."
    )
    first, second = hints_in(text, "en", NAMES)

    assert (first.sentence, first.words, first.kind) == (
        "Paul forgot to extend the booking.",
        "Paul forgot to",
        "person",
    )
    assert first.offer == "Nothing reminded anybody to extend the booking."
    assert (second.kind, second.is_whole) == ("hindsight", True)


def test_the_offer_is_in_the_language_of_the_text() -> None:
    (hint,) = hints_in("L’équipe aurait dû vérifier le joint.", "fr", NAMES)

    assert hint.offer == "Rien ne montrait à ce moment-là qu’il fallait vérifier le joint."


def test_where_no_sentence_can_be_made_one_is_begun() -> None:
    (hint,) = hints_in("It was human error.", "en", NAMES)

    assert (hint.offer, hint.is_whole) == ("What made this likely was …", False)


def test_few_are_shown_at_once() -> None:
    assert len(hints_in("Paul was away. " * 20, "en", NAMES)) == HINTS_MAX


def test_names_are_those_of_the_company(session: Session, people: People) -> None:
    people.member("Zébulon Quartier")

    (hint,) = hints_in("Zebulon had the key.", "en", queries.get_names(session, ANONYMOUS))
    assert hint.words == "Zebulon"
