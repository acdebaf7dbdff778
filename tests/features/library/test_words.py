"""A row of the library as its screen shows it."""

from learnhub.features.library.schemas import LibraryRow
from learnhub.features.library.words import shown
from learnhub.features.search.schemas import Piece


def test_row_is_typeset_with_its_marks():
    title = [Piece("Et la "), Piece("pompe", is_match=True), Piece(" ?")]
    row = LibraryRow(title="Et la pompe ?", title_parts=title, excerpt="Elle cale ! Souvent.", language="fr")

    drawn = shown(row)

    assert drawn.title_parts == [Piece("Et la "), Piece("pompe", is_match=True), Piece("\u202f?")]
    assert (drawn.title, drawn.excerpt) == ("Et la pompe ?", "Elle cale\u202f! Souvent.")


def test_title_is_one_piece_where_no_words_were_looked_for():
    assert shown(LibraryRow(title="Why?")).title_parts == [Piece("Why?")]
