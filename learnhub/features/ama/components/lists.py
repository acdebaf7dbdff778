"""Sessions in a list, and joining one."""

import reflex as rx

from learnhub import ui
from learnhub.features.ama.enums import Phase
from learnhub.features.ama.room import AMA
from learnhub.features.ama.schemas import AmaRow
from learnhub.features.discussion.components import kind_tile
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_


def title_of(leader_name: ui.Text) -> rx.Var[str]:
    """How a session is called on its page."""
    return _("Ask {name} anything", name=leader_name)


def console_address(row: ui.ViewVar[AmaRow]) -> rx.Var[str]:
    """Where the hosts of a session run it."""
    return row.address + "/host"


def attend_button(is_attending: ui.Flag, *, on_press: ui.Handler) -> rx.Component:
    """Say that one comes; pressed, it says that one does not after all."""
    return ui.el.button(
        rx.cond(is_attending, ui.icon("check", 15), ui.icon("calendar_plus", 15)),
        ui.el.span(_("I’ll come")),
        type="button",
        aria_pressed=is_attending,
        on_click=on_press,
        class_name="btn btn-surface btn-2 attend",
    )


def session_row(row: ui.ViewVar[AmaRow], attend: rx.Component) -> rx.Component:
    """A session: when, who answers, about what, and how many questions it has; `attend` for its audience."""
    lead = rx.cond(
        row.phase == Phase.SCHEDULED,
        ui.date_box(ui.moment(row.starts_at, "month_short"), ui.moment(row.starts_at, "number")),
        kind_tile(AMA),
    )
    console = ui.button(_("Host console"), size="2", to=console_address(row))
    offered = rx.fragment(
        rx.cond(row.can_attend, attend),
        rx.cond(row.can_host & (row.phase != Phase.ENDED), console),
    )
    return ui.row(
        ui.item_title(row.title, to=rx.Var.create("/ama/") + row.id, lang=row.language),
        ui.meta(
            rx.cond(row.phase == Phase.LIVE, ui.live()),
            ui.el.span(person_avatar(row.leader, "1"), row.leader.name, class_name="author"),
            _when(row),
            _figures(row),
            class_name="mt1",
        ),
        lead=lead,
        actions=offered,
        key=row.id,
    )


def _when(row: ui.ViewVar[AmaRow]) -> rx.Component:
    return ui.match_component(
        row.phase,
        (Phase.LIVE.value, ui.el.span(_("ends at {time}", time=ui.moment(row.ends_at, "time")))),
        (
            Phase.SCHEDULED.value,
            ui.el.span(ui.moment(row.starts_at, "day"), ", ", ui.time_range(row.starts_at, row.ends_at)),
        ),
        otherwise=ui.el.span(ui.moment(row.ended_at, "date")),
    )


def _figures(row: ui.ViewVar[AmaRow]) -> rx.Component:
    asked = ui.el.span(ngettext_("{n} question", "{n} questions", row.questions))
    answered = ui.el.span(_("{n} answered", n=row.answered))
    return rx.fragment(rx.cond(row.questions > 0, asked), rx.cond(row.answered > 0, answered))


def join_form(*, on_join: ui.Handler, error: rx.Var[str]) -> rx.Component:
    """Six digits from a screen."""
    control = ui.el.div(
        ui.text_input(
            "code",
            placeholder="482 915",
            input_mode="numeric",
            auto_complete="off",
            max_length=12,
            error=error,
            class_name="t-num join-code",
        ),
        ui.button(_("Join"), type="submit", size="3"),
        class_name="row g2",
    )
    return ui.form(
        ui.field("code", _("Join with a code"), control, hint=_("Six digits, on the screen."), error=error),
        on_submit=on_join,
        class_name="join",
    )
