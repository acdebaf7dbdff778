"""What every screen shows of something that was found."""

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.search.schemas import Piece


def marked(pieces: ArrayVar[list[Piece]]) -> rx.Component:
    """A text with what matches in it marked."""

    def piece(one: ui.ViewVar[Piece]) -> rx.Component:
        return rx.cond(one.is_match, ui.el.mark(one.text), ui.el.span(one.text))

    return rx.foreach(pieces, piece)
