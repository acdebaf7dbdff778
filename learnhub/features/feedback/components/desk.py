"""One's own place: what one was told, and around it who waits, what one asked, and thanks."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.feedback.room import ICON
from learnhub.features.feedback.schemas import (
    FeedbackAskedRow,
    FeedbackDraftRow,
    FeedbackRequestRow,
    FeedbackRow,
    FeedbackThanksRow,
)
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_


def head() -> rx.Component:
    """What this place is, and whose."""
    private = ui.el.p(
        ui.icon("lock", 14, 1.75),
        ui.el.span(_("Private. Nobody else opens this page, no manager and no administrator.")),
        class_name="row g2 t-meta",
    )
    return ui.heading(
        _("Growth feedback"),
        _("Somebody tells you one situation, what they saw and what it changed. You asked, and it is yours."),
        over=private,
    )


def told(state: Any) -> rx.Component:
    """What one was told, the latest first."""
    nothing = ui.empty(
        _("Nobody has told you anything yet"),
        _("Ask one to five colleagues about one thing. It takes them five minutes."),
        ui.button(_("Ask for feedback"), to="/feedback/ask", icon="plus"),
        icon=ICON,
        colour="sky",
    )
    return rx.fragment(
        rx.cond(state.rows.length() > 0, ui.list_(rx.foreach(state.rows, _note)), nothing),
        ui.pager(state.has_more, state.show_more),
    )


def _note(row: ui.ViewVar[FeedbackRow]) -> rx.Component:
    who = rx.cond(row.author.name != "", row.author.name, _("A former colleague"))
    return ui.row(
        ui.item_title(row.about, rx.Var.create("/feedback/") + row.id, lang=row.language),
        ui.meta(
            ui.el.span(who, class_name="t-m"),
            ui.el.span(ui.moment(row.sent_at, "date"), class_name="t-num"),
            rx.cond(row.was_asked, ui.el.span(_("you asked for it"))),
            rx.cond(row.is_thanked, ui.el.span(_("you said thank you"))),
        ),
        lead=person_avatar(row.author, "2"),
        key=row.id,
    )


def aside(state: Any) -> list[rx.Component]:
    """Who waits, what was begun, what one asked, thanks, and the choice."""
    desk = state.desk
    return [
        rx.cond(
            desk.asked_of_me.length() > 0,
            ui.section(
                _("Asked of you"),
                ui.el.ul(rx.foreach(desk.asked_of_me, asked_row)),
                note=desk.asked_of_me.length(),
            ),
        ),
        rx.cond(
            desk.begun.length() > 0,
            ui.section(_("Begun"), ui.el.ul(rx.foreach(desk.begun, lambda row: _draft(row, state)))),
        ),
        rx.cond(
            desk.requests.length() > 0,
            ui.section(
                _("What you asked"), ui.el.ul(rx.foreach(desk.requests, lambda row: _request(row, state)))
            ),
        ),
        ui.el.div(
            rx.cond(
                desk.thanks.length() > 0,
                ui.section(_("Thanks for yours"), ui.el.ul(rx.foreach(desk.thanks, _thanks))),
            ),
            id="thanks",
        ),
        ui.section(
            _("Who may write to you"),
            ui.switch(
                "only_when_asked",
                _("Only when I ask"),
                hint=_("Without this, colleagues may offer you feedback."),
                checked=desk.only_when_asked,
                on_change=state.choose,
            ),
        ),
    ]


def asked_row(row: ui.ViewVar[FeedbackAskedRow]) -> rx.Component:
    """What a colleague would like to hear."""
    return ui.el.li(
        person_avatar(row.person, "1"),
        ui.el.div(
            ui.link(
                row.about,
                to=rx.Var.create("/feedback/asked/") + row.id,
                lang=row.language,
                class_name="t-body t-m",
            ),
            ui.el.p(row.person.name, class_name="t-meta"),
            class_name="grow",
        ),
        class_name="lh-li row g3 top feedback-aside",
        key=row.id,
    )


def _draft(row: ui.ViewVar[FeedbackDraftRow], state: Any) -> rx.Component:
    delete = ui.icon_button("x", _("Delete the draft"), size="1", on_click=state.discard(row.id))
    return ui.el.li(
        person_avatar(row.recipient, "1"),
        ui.el.div(
            ui.link(
                row.about,
                to=rx.Var.create("/feedback/write/") + row.id,
                lang=row.language,
                class_name="t-body t-m",
            ),
            ui.el.p(_("for {name}", name=row.recipient.name), class_name="t-meta"),
            class_name="grow",
        ),
        delete,
        class_name="lh-li row g3 top feedback-aside",
        key=row.id,
    )


def _request(row: ui.ViewVar[FeedbackRequestRow], state: Any) -> rx.Component:
    asked = ngettext_("{n} colleague asked", "{n} colleagues asked", row.asked)
    came = rx.cond(row.answers > 0, ngettext_("{n} answer", "{n} answers", row.answers), _("no answer yet"))
    stop = ui.button(_("Stop asking"), variant="ghost", size="1", on_click=state.stop(row.id))
    return ui.el.li(
        ui.el.p(row.about, lang=row.language, class_name="t-body t-m"),
        ui.meta(ui.el.span(asked), ui.el.span(came), rx.cond(row.is_open, stop, ui.el.span(_("stopped")))),
        class_name="lh-li feedback-aside",
        key=row.id,
    )


def _thanks(row: ui.ViewVar[FeedbackThanksRow]) -> rx.Component:
    words = rx.cond(
        row.words != "", ui.el.p("“", row.words, "”", lang=row.language, class_name="t-read-s t-quote")
    )
    return ui.el.li(
        person_avatar(row.giver, "1"),
        ui.el.div(
            words,
            ui.el.p(row.giver.name, class_name="t-meta"),
            ui.el.p(row.about, lang=row.language, class_name="t-meta"),
            class_name="grow",
        ),
        class_name="lh-li row g3 top feedback-aside",
        key=row.id,
    )
