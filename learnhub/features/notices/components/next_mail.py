"""The next mail of the day, as choices make it that are not saved."""

from typing import cast

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.notices.schemas import MailRow
from learnhub.features.notices.state import ChoicesState
from learnhub.ui.text import _, ngettext_


def next_mail() -> rx.Component:
    """The next mail as it would be, and a way to see it where it is read."""
    preview = ChoicesState.preview
    weekday = _("{weekday}’s mail, with these choices", weekday=ui.moment(preview.at, "weekday"))
    day = _("The mail of {day}, with these choices", day=ui.moment(preview.at, "date"))
    title = rx.cond(preview.at, rx.cond(preview.is_near, weekday, day), _("No daily mail"))
    length = _(
        "One screen long. What does not fit waits in your inbox, and every line can be turned off from the "
        "mail itself."
    )
    send = ui.el.button(
        ui.icon("send", 15, 1.75),
        ui.el.span(_("Send it to me now")),
        type="button",
        on_click=ChoicesState.send,
        data_sends="",
        class_name="quiet mt2",
    )
    sent = ui.el.p(_("It is on its way to you."), role="status", class_name="t-meta mt2")
    shown = rx.fragment(
        _page(), ui.el.p(length, class_name="t-meta mt3"), rx.cond(ChoicesState.is_sent, sent, send)
    )
    nothing = rx.cond(
        preview.at,
        _("So far there is nothing to say in it. Then no mail comes."),
        _("Everything waits in your inbox."),
    )
    return ui.el.section(
        ui.el.h2(title, class_name="t-sec t-first mb3"),
        rx.cond(preview.rows.length() > 0, shown, ui.el.p(nothing, class_name="t-meta")),
        ui.rule(),
        class_name="choice-mail",
    )


def _page() -> rx.Component:
    preview = ChoicesState.preview
    at = rx.cond(
        preview.company != "",
        _("LearnHub at {company}, {moment}", company=preview.company, moment=ui.moment(preview.at, "long")),
        _("LearnHub, {moment}", moment=ui.moment(preview.at, "long")),
    )
    more = ngettext_("{n} more in your inbox", "{n} more in your inbox", preview.more)
    return ui.panel(
        ui.el.p(at, class_name="t-small choice-sent"),
        ui.el.p(preview.headline, class_name="t-title choice-headline"),
        rx.foreach(preview.lines, lambda line: ui.el.p(line, class_name="t-read-s t-2")),
        ui.el.ul(rx.foreach(preview.rows, _row)),
        rx.cond(preview.more > 0, ui.el.p(more, class_name="t-small mt2")),
        class_name="choice-page",
    )


def _row(row: ui.ViewVar[MailRow]) -> rx.Component:
    icons = {kind.icon for kind in rooms.kinds().values()}
    icons |= {place.icon for room in rooms.all_rooms().values() for place in room.places}
    drawn = ((icon, ui.icon(icon, 14)) for icon in sorted(icons))
    icon = cast(rx.Component, rx.match(row.icon, *drawn, ui.icon("bell", 14)))
    return ui.el.li(
        ui.el.p(row.title, lang=row.language, class_name="t-title-s"),
        ui.meta(
            ui.el.span(icon, ui.translated(row.label), class_name=rx.Var.create("ty ty-") + row.colour),
            ui.el.span(row.said),
        ),
        key=row.thing,
    )
