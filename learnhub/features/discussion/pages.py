"""Pages about content of any kind."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components.history import revision_row
from learnhub.features.discussion.components.kinds import kind_label
from learnhub.features.discussion.room import CONTENT_HISTORY
from learnhub.features.discussion.state import HistoryState
from learnhub.ui.text import _
from learnhub.web.pages import Page


def history_page() -> rx.Component:
    """All editions of one piece of content."""
    state = HistoryState
    head = ui.heading(
        rx.cond(state.head.title != "", state.head.title, _("History")),
        _("Each version, with the words that were removed and added."),
        over=ui.el.div(
            kind_label(state.head.kind),
            ui.text_link(_("Back to it"), to=state.head.address),
            class_name="row g3",
        ),
    )
    rows = ui.list_(rx.foreach(state.rows, lambda row: revision_row(row, state.restore(row.number))))
    shown = ui.el.div(head, rows, ui.pager(state.has_more, state.show_more), class_name="reading")
    return ui.loaded((state.head.id != "") & (state.head.id == state.content_ref), shown)


PAGES = (
    Page(
        "/history/[content_ref]",
        history_page,
        N_("History"),
        load=HistoryState.load,
        requires=CONTENT_HISTORY,
        in_language=True,
    ),
)
