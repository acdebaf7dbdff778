"""Taking words out of texts."""

from learnhub.features.discussion.redacting import (
    cut,
    lost_words,
    places_before,
    without,
    without_sentences,
)


def test_what_is_cut_leaves_one_gap() -> None:
    assert cut("Paul never checks it. It leaks.", [(0, 4)]) == "[…] never checks it. It leaks."
    assert cut("Paul Martin checks", [(5, 11), (0, 4), (2, 6)]) == "[…] checks"
    assert cut("as it was", []) == "as it was"


def test_passages_go_wherever_they_stand_as_whole_words() -> None:
    text = "Paul Martin, PAUL  MARTIN and Paul\nMartin; not Paul Martinez."

    assert without(text, ["Paul Martin"]) == "[…], […] and […]; not Paul Martinez."
    assert without("C++ (sic) costs 5 €", ["(sic)", " "]) == "C++ […] costs 5 €"


def test_marked_words_are_found_in_earlier_ones() -> None:
    before, after = "Ask Paul M. about it, he knows.", "Ask Peter Martin about it, he knows."
    places = places_before(before, after, [(4, 16)])

    assert cut(before, places) == "Ask […] about it, he knows."


def test_sentences_with_a_lost_word_go_from_earlier_texts() -> None:
    lost = lost_words(["Baptiste never checks"], ["It is never on the sheet."])

    assert lost == {"baptiste", "checks"}
    assert (
        without_sentences("Baptiste looks away. It leaks.\n\nNever mind.", lost)
        == "[…] It leaks.\n\nNever mind."
    )
