"""The words of a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.discussion.searching import pattern_of, words_of
from learnhub.features.library.schemas import LibraryRow, TextPart
from learnhub.features.library.words import highlighted, marked


def test_words_are_different_and_few():
    assert words_of("  pump  restart pump ") == ["pump", "restart"]
    assert len(words_of(" ".join(str(number) for number in range(20)))) == 8


def test_patterns_escape_wildcards():
    assert pattern_of("50%_") == "%50\\%\\_%"


def test_patterns_are_folded_and_without_the_ending_of_a_plural():
    assert pattern_of("Écoles") == "%ecole%"
    assert pattern_of("Redémarrage") == "%redemarrage%"
    assert pattern_of("l’axe") == "%l'axe%"
    assert pattern_of("gas") == "%gas%"


def test_highlight_prefers_the_longest_word():
    assert highlighted("Pumping", ["pump", "pumping"]) == [TextPart("Pumping", is_match=True)]


@pytest.mark.parametrize(
    ("word", "text", "marked"),
    [
        ("redemarrage", "Le Redémarrage", "Redémarrage"),
        ("REDÉMARRAGE", "Le redemarrage", "redemarrage"),
        ("etanche", "Joint e\u0301tanche\u0301 ici", "e\u0301tanche\u0301"),
        ("pompes", "Une pompe", "pompe"),
        ("pompes", "Des pompes", "pompes"),
        ("l'axe", "Par l’axe", "l’axe"),
        ("coeur", "Le cœur", "cœur"),
        ("strasse", "Die Straße", "Straße"),
    ],
)
def test_highlight_finds_what_the_search_finds(word, text, marked):
    assert [part.text for part in highlighted(text, [word]) if part.is_match] == [marked]


def test_row_is_marked_and_typeset():
    row = LibraryRow(title="Et la pompe ?", excerpt="Elle cale ! Souvent.", language="fr")

    shown = marked(row, ["pompe"])

    assert shown.marked == [TextPart("Et la "), TextPart("pompe", is_match=True), TextPart("\u202f?")]
    assert (shown.title, shown.excerpt) == ("Et la pompe ?", "Elle cale\u202f! Souvent.")


@given(st.text(), st.text())
def test_highlighted_pieces_make_the_text(text, search):
    parts = highlighted(text, words_of(search))

    assert "".join(part.text for part in parts) == text
