"""The pages of badges: those of a colleague, and what each is given for."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.badges.components import badge_row, rule_row
from learnhub.features.badges.room import BADGES_READ
from learnhub.features.badges.rules import RULES
from learnhub.features.badges.state import BadgesState
from learnhub.ui.text import _
from learnhub.web.pages import Page

PEOPLE = ((N_("People"), "/people"),)


def badges_page() -> rx.Component:
    """What a colleague was given, and for what."""
    badges = BadgesState.badges
    is_shown = (badges.person_id != "") & (badges.person_id == BadgesState.person_ref)
    name = ui.link(badges.name, to=rx.Var.create("/people/") + badges.person_id.to(str))
    nothing = ui.empty(
        _("No badge yet"),
        _("A badge is for what others could make of somebody’s work."),
        icon="award",
    )
    return ui.loaded(
        is_shown,
        ui.heading(_("Badges"), over=ui.el.p(name, class_name="t-meta")),
        rx.cond(badges.rows.length() > 0, ui.list_(rx.foreach(badges.rows, badge_row)), nothing),
        ui.el.p(ui.text_link(_("What badges are given for"), to="/badges"), class_name="mt5"),
    )


def rules_page() -> rx.Component:
    """Every badge with its rule; who holds one stands on their own page."""
    return ui.el.div(
        ui.heading(
            _("What badges are given for"),
            _("Each by its rule, once, and none for an amount. Nobody is compared with anybody."),
        ),
        ui.list_(*(rule_row(rule) for rule in RULES)),
    )


PAGES = (
    Page(
        "/people/[person_ref]/badges",
        badges_page,
        N_("Badges"),
        load=BadgesState.load,
        section="people",
        requires=BADGES_READ,
        in_language=True,
        crumbs=PEOPLE,
    ),
    Page(
        "/badges",
        rules_page,
        N_("What badges are given for"),
        section="people",
        requires=BADGES_READ,
        crumbs=PEOPLE,
    ),
)
