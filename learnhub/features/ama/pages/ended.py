"""A session that is over."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.components import answers, ended
from learnhub.features.ama.enums import Section
from learnhub.features.ama.schemas import AnsweredRow
from learnhub.features.ama.state import AmaAnswersState, AmaState
from learnhub.ui.text import _, ngettext_


def document() -> rx.Component:
    """Answered live, in writing, not answered, dismissed."""
    state = AmaAnswersState
    view = state.view
    counts = view.figures
    live = ended.document_section(
        ended.LIVE,
        _("Answered live"),
        counts.live,
        _rows(view.live),
        ui.pager(view.live_next, state.show_more(Section.LIVE.value)),
        text=_("Most votes first. The hosts took the notes."),
    )
    writing = ended.document_section(
        ended.WRITING,
        _("In writing"),
        counts.writing,
        _rows(view.writing),
        text=_("Those still owed first. A date can move once; the first one stays visible."),
    )
    unread = ui.el.p(
        ngettext_(
            "{n} more question was never let in by a host.",
            "{n} more questions were never let in by a host.",
            counts.waiting,
        ),
        class_name="t-meta mt3",
    )
    left = ended.document_section(
        ended.OPEN,
        _("Not answered"),
        counts.open + counts.waiting,
        _rows(view.open),
        ui.pager(view.open_next, state.show_more(Section.OPEN.value)),
        rx.cond(counts.waiting > 0, unread),
        text=_("Most votes first. A host can still answer in writing."),
    )
    dismissed = ended.document_section(
        ended.DISMISSED,
        _("Dismissed"),
        counts.dismissed,
        ended.dismissed(view.reasons),
        text=_("The text is shown to its author only. The reasons and their number are for everybody."),
    )
    nothing = ui.empty(_("Nothing was asked"), icon="mic")
    return rx.fragment(
        rx.cond(counts.asked > 0, ended.figures(counts), nothing),
        rx.cond(counts.live > 0, live),
        rx.cond(counts.writing > 0, writing),
        rx.cond(counts.open + counts.waiting > 0, left),
        rx.cond(counts.dismissed > 0, dismissed),
        answers.answer_dialog(
            state.editing, errors=state.errors, on_save=state.save, on_close=state.stop_writing
        ),
        answers.promise_dialog(
            state.promising, errors=state.errors, on_promise=state.promise, on_close=state.stop_promising
        ),
    )


def _rows(rows: rx.Var[list[AnsweredRow]]) -> rx.Component:
    state = AmaAnswersState
    return ui.list_(
        rx.foreach(
            rows,
            lambda row: ended.answered_row(
                row,
                AmaState.ama.leader,
                can_host=AmaState.ama.can_host,
                on_write=state.write,
                on_promise=state.choose_promise,
            ),
        )
    )
