"""Kinds of notices by channels: which of them reach one where."""

import reflex as rx

from learnhub import ui
from learnhub.features.notices.queries.kinds import kinds
from learnhub.features.notices.schemas import KindView
from learnhub.features.notices.state import ChoicesState
from learnhub.rooms import NoticeGroup
from learnhub.ui.text import _


def kind_groups() -> rx.Component:
    """The kinds in their groups, with a column of boxes for each channel."""
    return rx.fragment(_heads(), *(_group(group) for group in NoticeGroup))


def _heads() -> rx.Component:
    return ui.el.div(
        ui.el.span(_("Kind")),
        _head("monitor", "LearnHub"),
        rx.cond(ChoicesState.own.sends_mail, _head("mail", _("Mail"))),
        aria_hidden="true",
        class_name=_grid("choice-head t-meta"),
    )


def _head(icon: str, name: ui.Text) -> rx.Component:
    return ui.el.span(ui.icon(icon, 16, 1.75), name, class_name="choice-channel")


def _grid(names: str) -> rx.Var[str]:
    """A column for each channel that is connected."""
    return rx.cond(ChoicesState.own.sends_mail, f"choice-grid {names}", f"choice-grid choice-grid-1 {names}")


def _group(group: NoticeGroup) -> rx.Component:
    """The kinds of a group; an empty one is not drawn."""
    if not any(kind.group == group for kind in kinds().values()):
        return rx.fragment()
    own = ChoicesState.own.kinds
    rows = rx.foreach(own, lambda kind: rx.cond(kind.group == group.value, _kind(kind)))
    return ui.el.section(ui.el.h3(_(group.value), class_name="t-sec choice-group"), rows)


def _kind(kind: ui.ViewVar[KindView]) -> rx.Component:
    """A kind and its boxes: beside it in a column each, on phones in a sheet that the row opens."""
    own, label, sheet = ChoicesState.own, _message(kind.label, "label"), rx.Var.create("choose-") + kind.name
    now = rx.cond(kind.is_at_once, ui.el.b(_("at once")), ui.el.span(_("in the daily mail")))
    inbox = rx.cond(kind.always, _always(), _box("inbox", kind, label, "LearnHub", kind.inbox))
    mail = rx.cond(own.sends_mail, _box("mail", kind, label, _("Mail"), kind.mail))
    done = ui.button(_("Done"), custom_attrs={"popoverTarget": sheet, "popoverTargetAction": "hide"})
    return ui.el.div(
        ui.el.div(
            ui.el.p(label, class_name="t-body t-m"),
            ui.meta(_message(kind.detail, "detail"), rx.cond(own.sends_mail, now)),
            class_name="choice-what",
        ),
        ui.el.span(
            rx.cond(kind.always, ui.el.span("LearnHub"), ui.el.span("LearnHub", class_name="says-inbox")),
            rx.cond(own.sends_mail, ui.el.span(_("Mail"), class_name="says-mail")),
            ui.icon("chevron_right", 18, 1.75),
            aria_hidden="true",
            class_name="choice-now only-phone t-meta",
        ),
        ui.el.button(
            ui.only_spoken(_("{kind}: choose where", kind=label)),
            type="button",
            class_name="choice-open only-phone",
            custom_attrs={"popoverTarget": sheet, "aria-haspopup": "dialog"},
        ),
        ui.el.div(
            ui.el.p(label, class_name="t-h2 only-phone"),
            inbox,
            mail,
            ui.el.div(done, class_name="dialog-actions only-phone"),
            id=sheet,
            role="group",
            aria_label=label,
            custom_attrs={"popover": "auto"},
            class_name="choice-ways",
        ),
        class_name=_grid("choice-row"),
        key=kind.name,
    )


def _message(value: rx.Var[str], part: str) -> rx.Var[str]:
    """A message of a kind in the reader's language."""
    known = dict.fromkeys(getattr(kind, part) for kind in kinds().values())
    return ui.match_text(value, *((message, _(message)) for message in known), otherwise=value)


def _always() -> rx.Component:
    why = _("Always on: your own account or session")
    return ui.el.span(
        ui.icon("check", 16),
        ui.el.span("LearnHub", class_name="only-phone"),
        ui.el.span(why, class_name="choice-why t-meta"),
        data_tip=why,
        class_name="choice-cell t-2",
    )


def _box(
    name: str, kind: ui.ViewVar[KindView], label: ui.Text, channel: ui.Text, checked: ui.Flag
) -> rx.Component:
    box = ui.el.input(
        type="checkbox",
        name=name,
        value=kind.name,
        default_checked=checked,
        aria_label=_("{kind}, {channel}", kind=label, channel=channel),
        class_name="checkbox",
    )
    return ui.el.label(box, ui.el.span(channel, class_name="only-phone"), class_name="choice-cell")
