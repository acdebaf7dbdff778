"""The pieces of tips."""

import reflex as rx

from learnhub import ui
from learnhub.features.tips.schemas import TipView


def todays_tip(tip: ui.ViewVar[TipView]) -> rx.Component:
    """What Today shows of tips."""
    return ui.heading(tip.title)
