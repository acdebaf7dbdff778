"""A row of the library as the screen shows it."""

from dataclasses import replace

from learnhub.core.markdown import typeset
from learnhub.features.library.schemas import LibraryRow
from learnhub.features.search.schemas import Piece
from learnhub.features.search.words import typeset_pieces


def shown(row: LibraryRow) -> LibraryRow:
    """The row typeset, with its whole title in one piece where no words were looked for."""
    parts = typeset_pieces(row.title_parts or [Piece(row.title)], row.language)
    return replace(row, title_parts=parts, excerpt=typeset(row.excerpt, row.language))
