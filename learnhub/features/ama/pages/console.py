"""The host console."""

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.ama.components import answers, console
from learnhub.features.ama.components.lists import title_of
from learnhub.features.ama.components.scripts import held
from learnhub.features.ama.enums import Moderation, Phase
from learnhub.features.ama.pages.console_air import air_column, is_deciding, session_address
from learnhub.features.ama.pages.console_dialogs import confirmations
from learnhub.features.ama.state import AmaAnswersState, AmaHostLiveState, AmaHostState
from learnhub.features.people.refs import PersonRef
from learnhub.ui.text import _, ngettext_, seconds_since
from learnhub.web.live.watch import watch

SWITCH = "approve-by-itself"


def host_page() -> rx.Component:
    """To review, up next, on air."""
    live = AmaHostLiveState
    is_shown = (AmaHostState.ama.id == AmaHostState.ama_ref) & (live.phase != "")
    columns = ui.el.div(_tabs(), _review(), _next(), air_column(), class_name="console-cols")
    return rx.fragment(
        watch(live),
        ui.loaded(
            is_shown,
            ui.el.div(_bar(), columns, class_name="console"),
            console.dismiss_dialog(
                AmaHostState.dismissing,
                live.rows[AmaHostState.dismissing],
                errors=AmaHostState.errors,
                on_dismiss=AmaHostState.dismiss,
                on_close=AmaHostState.keep,
            ),
            console.rephrase_dialog(
                AmaHostState.rephrasing,
                errors=AmaHostState.errors,
                on_rephrase=AmaHostState.rephrase,
                on_close=AmaHostState.keep_words,
            ),
            answers.promise_dialog(
                AmaAnswersState.promising,
                errors=AmaAnswersState.errors,
                on_promise=AmaAnswersState.promise,
                on_close=AmaAnswersState.stop_promising,
            ),
            *confirmations(),
            ui.shortcuts_dialog([(_("Host console"), console.shortcuts())]),
        ),
    )


def _bar() -> rx.Component:
    ama, live = AmaHostState.ama, AmaHostLiveState
    people = ui.el.p(
        _("Host console."),
        rx.cond(ama.hosts.length() > 0, rx.fragment(" ", _hosts(ama.hosts))),
        class_name="t-small",
    )
    here = ui.el.span(
        ui.icon("users", 15),
        ui.el.span(ui.number(live.viewers), aria_hidden="true"),
        ui.only_spoken(ngettext_("{n} person here", "{n} people here", live.viewers)),
        class_name="t-meta t-num row g1",
    )
    on = rx.fragment(
        ui.live(),
        here,
        _time_left(ama.ends_at),
        ui.button(_("Open stage"), icon="monitor", href=session_address("/stage"), target="_blank"),
        ui.button(_("End the session"), **ui.open_dialog("end-session")),
    )
    planned = rx.fragment(
        ui.el.span(ui.moment(ama.starts_at, "short"), class_name="t-meta t-num"),
        ui.button(_("Open stage"), icon="monitor", href=session_address("/stage"), target="_blank"),
        ui.button(_("Open the session"), variant="solid", icon="mic", on_click=AmaHostState.open),
    )
    over = ui.el.span(_("Session ended"), class_name="t-meta")
    leave = ui.link(
        ui.mark(24),
        to=session_address(),
        aria_label=_("Back to the session"),
        data_key=rx.cond(is_deciding(), "", "Escape"),
        class_name="t-acc",
    )
    return ui.el.header(
        leave,
        ui.el.div(
            ui.el.h1(title_of(ama.leader.name), class_name="t-sec console-title t-clip"),
            people,
            class_name="grow",
        ),
        rx.match(live.phase, (Phase.LIVE.value, on), (Phase.SCHEDULED.value, planned), over),
        ui.shortcuts_button(),
        class_name="console-bar",
    )


def _hosts(hosts: ArrayVar[tuple[PersonRef, ...]]) -> rx.Component:
    names = rx.foreach(hosts, lambda host, place: rx.fragment(rx.cond(place > 0, ", ", ""), host.name))
    return ui.el.span(_("With"), " ", names)


def _time_left(ends_at: ui.Moment) -> rx.Component:
    seconds = -seconds_since(ends_at)
    late = ui.el.span(_("Over time"), class_name="t-warn")
    return ui.el.span(
        ui.icon("timer", 18),
        rx.cond(seconds > 0, ui.el.span(ui.duration(seconds)), late),
        role="timer",
        aria_live="off",
        class_name="console-timer",
    )


def _review() -> rx.Component:
    state, live = AmaHostState, AmaHostLiveState
    head = ui.el.div(
        ui.el.h2(_("To review"), " ", _count(live.counts["waiting"]), class_name="t-sec"),
        ui.el.span(_("hidden until approved"), class_name="t-meta"),
        class_name="console-head",
    )
    rows = rx.foreach(
        held("waiting", live.waiting, live.rows),
        lambda key: console.waiting_row(
            live.rows[key],
            on_approve=state.approve,
            on_rephrase=state.choose_rephrasing,
            on_dismiss=state.choose_dismissal,
        ),
    )
    nothing = ui.el.p(_("Nothing waits."), class_name="t-meta console-none")
    return ui.el.section(
        head,
        ui.el.ul(rows, data_held=""),
        rx.cond(live.waiting.length() == 0, nothing),
        rx.cond(live.phase != Phase.ENDED, _switch()),
        _in_writing(),
        _dismissed(),
        rx.cond(live.phase != Phase.ENDED, _anonymous_ones()),
        class_name="console-review",
        aria_label=_("To review"),
    )


def _switch() -> rx.Component:
    box = ui.el.input(
        type="checkbox",
        role="switch",
        id=SWITCH,
        default_checked=AmaHostLiveState.moderation == Moderation.AFTER,
        on_change=AmaHostState.approve_by_itself,
        class_name="switch switch-1",
        key=AmaHostLiveState.moderation,
    )
    return ui.el.div(
        ui.el.label(_("Approve everything automatically"), html_for=SWITCH, class_name="t-meta"),
        box,
        class_name="console-auto",
    )


def _anonymous_ones() -> rx.Component:
    """When they come, or a host would wait for them."""
    later = ui.el.p(
        _("Anonymous questions come when you open the session."), class_name="t-meta console-none"
    )
    now = console.batch_clock(AmaHostState.ama.batch_minutes)
    return rx.cond(AmaHostLiveState.phase == Phase.LIVE, now, later)


def _in_writing() -> rx.Component:
    live = AmaHostLiveState
    rows = rx.foreach(
        held("in_writing", live.in_writing, live.rows),
        lambda key: console.written_row(live.rows[key], on_back=AmaHostState.put_back),
    )
    block = ui.el.details(
        ui.el.summary(
            _("In writing"), " ", _count(live.counts["in_writing"]), class_name="t-meta console-fold"
        ),
        ui.el.ul(rows),
    )
    return rx.cond((live.in_writing.length() > 0) & (live.phase == Phase.LIVE), block)


def _dismissed() -> rx.Component:
    live = AmaHostLiveState
    rows = rx.foreach(
        held("dismissed", live.dismissed, live.rows),
        lambda key: console.dismissed_row(live.rows[key], on_approve=AmaHostState.approve),
    )
    block = ui.el.details(
        ui.el.summary(
            _("Dismissed"), " ", _count(live.counts["dismissed"]), class_name="t-meta console-fold"
        ),
        ui.el.ul(rows),
    )
    return rx.cond(live.dismissed.length() > 0, block)


def _next() -> rx.Component:
    state, live = AmaHostState, AmaHostLiveState
    order = held("next", live.next, live.rows)
    rows = rx.foreach(
        order,
        lambda key: console.next_row(
            live.rows[key],
            live.votes[key],
            is_first=key == order[0],
            is_live=live.phase == Phase.LIVE,
            on_answer=lambda question: state.put_on_air(question, live.on_air),
            on_answered=state.mark_answered,
            on_dismiss=state.choose_dismissal,
            on_promise=AmaAnswersState.choose_promise,
        ),
    )
    nothing = ui.empty(
        _("No question in the list"),
        _("Approved questions appear here."),
        icon="message_circle_question",
        colour="orange",
    )
    head = ui.el.div(
        ui.el.h2(_("Up next"), " ", _count(live.counts["approved"]), class_name="t-sec"),
        ui.el.span(_("Most votes first"), class_name="t-meta"),
        class_name="console-head",
    )
    return ui.el.section(
        head,
        rx.cond(live.next.length() > 0, ui.el.ol(rows, data_held=""), nothing),
        class_name="console-next",
        aria_label=_("Up next"),
    )


def _count(count: ui.Number) -> rx.Component:
    return ui.el.span(ui.number(count), class_name="t-meta t-num")


def _tabs() -> rx.Component:
    counts = AmaHostLiveState.counts
    return console.column_tabs(
        ("review", _("To review"), _count(counts["waiting"])),
        ("next", _("Up next"), _count(counts["approved"])),
        ("air", _("On air"), ""),
    )
