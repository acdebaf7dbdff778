"""Badges as they are drawn: a hexagon, a name, and why; never a figure."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.badges.rules import RULES, Rule
from learnhub.features.badges.schemas import BadgeView
from learnhub.features.badges.state import BadgesState
from learnhub.ui.text import _

Row = ui.ViewVar[BadgeView]
OUTER = "M26 2.5 46.4 14.2v23.6L26 49.5 5.6 37.8V14.2Z"
INNER = "M26 7.5 42 16.8v18.4L26 44.5 10 35.2V16.8Z"
SHOWN = 3


def medal(rule: Rule) -> rx.Component:
    """The hexagon of a badge, in the colour of what it is about."""
    drawn = ui.el.svg(
        ui.el.svg.path(d=OUTER, class_name="medal-edge"),
        ui.el.svg.path(d=INNER, class_name="medal-line"),
        view_box="0 0 52 52",
    )
    return ui.el.span(
        drawn, ui.icon(rule.icon, 20, 1.8), aria_hidden="true", class_name=f"medal medal-{rule.colour}"
    )


def medal_of(key: Any) -> rx.Component:
    """The same of a badge that only the browser knows."""
    return ui.match_component(key, *((rule.key, medal(rule)) for rule in RULES), otherwise=rx.fragment())


def word_of(key: Any, word: str) -> rx.Var[str]:
    """The name of such a badge, its reason or its criterion."""
    return ui.match_text(key, *((rule.key, _(getattr(rule, word))) for rule in RULES), otherwise="")


def badges_section() -> rx.Component:
    """The latest badges in the rail of somebody's page; nothing where there are none."""
    badges = BadgesState.badges
    to = rx.Var.create("/people/") + badges.person_id.to(str) + "/badges"
    section = ui.section(
        _("Badges"),
        ui.el.ul(rx.foreach(badges.rows[:SHOWN], _short), class_name="col badges mt3"),
        more=(_("All"), to),
        line=False,
    )
    return rx.cond(badges.rows.length() > 0, section)


def _short(row: Row) -> rx.Component:
    return ui.el.li(
        medal_of(row.rule),
        ui.el.div(
            ui.el.p(word_of(row.rule, "name"), class_name="t-body t-m"),
            ui.el.p(word_of(row.rule, "reason"), class_name="t-meta"),
        ),
        class_name="row g3",
        key=row.id,
    )


def badge_row(row: Row) -> rx.Component:
    """A badge with its rule and what it was given for."""
    evidence = ui.el.ul(
        rx.foreach(
            row.evidence,
            lambda each: ui.el.li(ui.link(each.title, to=each.address, lang=each.language)),
        ),
        class_name="badge-evidence t-meta",
    )
    return ui.row(
        ui.el.h2(word_of(row.rule, "name"), class_name="t-title-s"),
        ui.el.p(word_of(row.rule, "criterion"), class_name="t-body t-2"),
        rx.cond(row.evidence.length() > 0, evidence),
        ui.meta(
            ui.el.span(ui.moment(row.at, "date"), class_name="t-num"),
            rx.cond(row.is_hidden, ui.el.span(_("hidden from others"))),
            rx.cond(row.page != "", ui.external_link(_("Public page"), href=row.page)),
        ),
        lead=medal_of(row.rule),
        actions=_menu(row),
        key=row.id,
    )


def rule_row(rule: Rule) -> rx.Component:
    """A badge and what it is given for."""
    return ui.row(
        ui.el.h2(_(rule.name), class_name="t-title-s"),
        ui.el.p(_(rule.criterion), class_name="t-body t-2"),
        lead=medal(rule),
    )


def _menu(row: Row) -> rx.Component:
    state, back = BadgesState, rx.Var.create("badge-back-") + row.id.to(str)
    off, public = (rx.Var.create(name) + row.id.to(str) for name in ("badge-off-", "badge-public-"))
    word = rx.cond(row.page == "", _("Make a public page"), _("Change the public page"))
    hide = ui.menu_item(_("Hide it from others"), icon="eye_off", on_click=state.hide(row.id, True))
    show = ui.menu_item(_("Show it again"), icon="eye", on_click=state.hide(row.id, False))
    menu = ui.menu(
        ui.icon_button("ellipsis", _("More"), size="1"),
        rx.cond(row.is_mine, rx.cond(row.is_hidden, show, hide)),
        rx.cond(row.is_mine, ui.menu_item(word, icon="globe", **ui.open_dialog(public))),
        rx.cond(row.is_mine, ui.menu_item(_("Give it back"), icon="undo_2", **ui.open_dialog(back))),
        rx.cond(row.can_revoke, ui.menu_item(_("Revoke"), icon="ban", danger=True, **ui.open_dialog(off))),
        id=rx.Var.create("menu-badge-") + row.id.to(str),
        label=_("More"),
    )
    ask = ui.confirm(
        id=back,
        title=_("Give this badge back?"),
        text=_("It disappears from your profile and is not given again."),
        confirm=_("Give it back"),
        on_confirm=state.give_back(row.id),
    )
    return rx.fragment(
        rx.cond(row.is_mine | row.can_revoke, menu),
        rx.cond(row.is_mine, ask),
        rx.cond(row.is_mine, _publish(row, public)),
        rx.cond(row.can_revoke, _revoke(row, off)),
    )


def _publish(row: Row, dialog: Any) -> rx.Component:
    """Which titles anybody may read; none is chosen for somebody."""
    titles = ui.choices(
        _("Which titles may be read by anybody?"),
        rx.foreach(row.evidence, lambda each: ui.checkbox("evidence", each.title, value=each.id)),
        class_name="choices-list",
    )
    form = ui.form(
        ui.hidden("award_id", row.id),
        rx.cond(row.evidence.length() > 0, titles),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(dialog)),
            ui.button(_("Publish"), variant="solid", type="submit"),
        ),
        on_submit=BadgesState.publish,
    )
    return ui.dialog(
        form,
        id=dialog,
        title=_("Make a public page"),
        text=_(
            "Anybody who has its address can check your badge there, without an account. "
            "Your name stands on it."
        ),
        width=520,
        closes_on=BadgesState.saved,
    )


def _revoke(row: Row, dialog: Any) -> rx.Component:
    state, field = BadgesState, f"reason-{row.id}"
    reason = ui.text_input("reason", id=field, max_length=300)
    form = ui.form(
        ui.hidden("award_id", row.id),
        ui.field("reason", _("Reason"), reason, error=state.errors["reason"], id=field),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(dialog)),
            ui.button(_("Revoke"), variant="danger", type="submit"),
        ),
        on_submit=state.revoke,
    )
    return ui.dialog(
        form,
        id=dialog,
        title=_("Revoke this badge?"),
        text=_("The reason is kept for the audit and shown to nobody."),
        width=460,
        closes_on=state.saved,
    )
