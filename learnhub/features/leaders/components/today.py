"""On Today: what a leader wrote, for two days."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import kind_label
from learnhub.features.leaders.components.notes import address_of, note_body, ways
from learnhub.features.leaders.room import LEADER_NOTE
from learnhub.features.leaders.schemas import TodayNote
from learnhub.ui.text import _


def note(view: ui.ViewVar[TodayNote]) -> rx.Component:
    """The latest note over everything else; then it is in the feed, in its place."""
    row = view.row
    title = ui.el.h2(ui.link(row.title, to=address_of(row), lang=row.language), class_name="t-title")
    shown = ui.el.section(
        ui.meta(kind_label(LEADER_NOTE), ui.ago(row.published_at)),
        note_body(row, title),
        ways(row),
        aria_label=_("What a leader wrote"),
        class_name="leader-note leader-today",
    )
    return rx.cond(row.id != "", shown)
