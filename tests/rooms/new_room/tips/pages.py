"""The page of a tip."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.tips.room import TIPS_READ
from learnhub.features.tips.state import TipState
from learnhub.web.pages import Page


def tips_page() -> rx.Component:
    """Where tips are."""
    return ui.heading("Tips")


def tip_page() -> rx.Component:
    """One tip."""
    return ui.heading(TipState.tip.title)


PAGES = (
    Page("/tips", tips_page, N_("Tips"), section="tips", requires=TIPS_READ),
    Page("/tips/[tip_ref]", tip_page, N_("Tip"), load=TipState.load, section="tips", requires=TIPS_READ),
)
