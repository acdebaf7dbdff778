"""What did not arrive, with its cause and a button that tries it again: mail as well as events."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.ui.text import _, ngettext_


def undelivered_section(
    rows: Any, drawn: Any, *, on_all: ui.Handler, title: ui.Text | None = None
) -> rx.Component:
    """All of it, drawn row by row; nothing at all when everything arrived."""
    again = ui.button(_("Try all again"), variant="ghost", icon="refresh_cw", on_click=on_all)
    return rx.cond(
        rows.length() > 0,
        ui.section(
            title if title is not None else _("Not delivered"),
            ui.el.ul(rx.foreach(rows, drawn)),
            note=rows.length(),
            more=again,
            class_name="mb5",
        ),
    )


def undelivered_row(
    row: Any, *, name: ui.Text, what: ui.Text, why: ui.Text, detail: ui.Text, action: rx.Component
) -> rx.Component:
    """One of them, which has an `id`, its `attempts` and when it failed (`at`) or is tried (`again_at`)."""
    next_try = rx.cond(
        row.again_at,
        _("next {moment}", moment=ui.moment(row.again_at, "short")),
        rx.cond(row.at, ui.moment(row.at, "short"), ""),
    )
    return ui.el.li(
        ui.el.div(ui.el.p(name, class_name="t-m"), ui.el.p(what, class_name="t-meta")),
        ui.el.div(ui.el.p(why), ui.el.p(detail, class_name="t-meta"), class_name="grow"),
        ui.el.div(
            ui.el.p(ngettext_("{n} try", "{n} tries", row.attempts)), ui.el.p(next_try, class_name="t-meta")
        ),
        action,
        key=row.id.to(str),
        class_name="mail-row",
    )
