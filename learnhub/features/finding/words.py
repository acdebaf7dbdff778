"""Titles and passages as the screens show them."""

from dataclasses import replace

from learnhub.features.finding.schemas import PaletteHit
from learnhub.features.search.schemas import Hit
from learnhub.features.search.words import typeset_pieces


def typeset_hit(hit: Hit) -> Hit:
    """With the spaces that its language puts before high punctuation."""
    return replace(
        hit,
        title_parts=typeset_pieces(hit.title_parts, hit.language),
        excerpt_parts=typeset_pieces(hit.excerpt_parts, hit.language),
    )


def typeset_line(hit: PaletteHit) -> PaletteHit:
    """The same of a title that stands alone."""
    return replace(hit, title_parts=typeset_pieces(hit.title_parts, hit.language))
