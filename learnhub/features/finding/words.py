"""Titles and passages as the screens show them."""

from collections.abc import Iterable
from dataclasses import replace

from learnhub.core.markdown import typeset
from learnhub.features.search.schemas import Hit, Piece


def typeset_hit(hit: Hit) -> Hit:
    """With the spaces that its language puts before high punctuation."""
    return replace(
        hit,
        title_parts=_typeset(hit.title_parts, hit.language),
        excerpt_parts=_typeset(hit.excerpt_parts, hit.language),
    )


def _typeset(pieces: Iterable[Piece], language: str) -> list[Piece]:
    return [replace(piece, text=typeset(piece.text, language)) for piece in pieces]
