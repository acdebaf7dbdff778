"""Pieces of a text as the screens show them."""

from collections.abc import Sequence
from dataclasses import replace

from learnhub.core.markdown import typeset
from learnhub.features.search.schemas import Piece


def typeset_pieces(pieces: Sequence[Piece], language: str) -> list[Piece]:
    """With the spaces that their language puts before high punctuation, also where a piece begins with it."""
    text = "".join(piece.text for piece in pieces)
    whole = typeset(text, language)
    if len(whole) != len(text):  # something was put in, and nobody can say into which piece
        return [replace(piece, text=typeset(piece.text, language)) for piece in pieces]
    shown, start = [], 0
    for piece in pieces:
        shown.append(replace(piece, text=whole[start : start + len(piece.text)]))
        start += len(piece.text)
    return shown
