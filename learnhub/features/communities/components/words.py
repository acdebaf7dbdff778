"""What communities say of themselves in words, the same on every page."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.schemas import KindCount
from learnhub.features.discussion.components import kind_label
from learnhub.features.people.components import person_name
from learnhub.features.people.refs import PersonRef
from learnhub.ui.text import _, ngettext_

OPENNESS_ICONS = {Openness.OPEN: "users_round", Openness.CLOSED: "lock", Openness.HIDDEN: "eye_off"}
WEEK = 7


def address(space_id: Any, under: str = "") -> rx.Var[str]:
    """The page of a community, or one under it."""
    return rx.Var.create("/communities/") + space_id.to(str) + under


def openness_mark(openness: Any) -> rx.Component:
    """That it is not open to everybody."""
    closed = ui.el.span(ui.icon("lock", 14, 1.75), _("closed community"), class_name="row g1")
    hidden = ui.el.span(ui.icon("eye_off", 14, 1.75), _("hidden community"), class_name="row g1")
    return ui.match_component(
        openness, (Openness.CLOSED.value, closed), (Openness.HIDDEN.value, hidden), otherwise=rx.fragment()
    )


def facilitated_by(people: ui.ViewVar[list[PersonRef]]) -> rx.Component:
    """Who facilitates it."""
    names = ui.el.span(rx.foreach(people, lambda person: person_name(person)), class_name="with-commas")
    verb = ui.el.span(" ", ngettext_("facilitates", "facilitate", people.length()))
    return rx.cond(
        people.length() > 0,
        ui.el.span(names, verb),
        ui.el.span(_("nobody facilitates it"), class_name="t-warn"),
    )


def size_of(members: Any, sites: Any) -> rx.Component:
    """How many belong to it, and of how many sites."""
    counted = ngettext_("{n} member", "{n} members", members)
    return ui.el.span(
        counted, rx.cond(sites > 1, ", " + ngettext_("{n} site", "{n} sites", sites), ""), class_name="t-num"
    )


def shares_of(shares: ui.ViewVar[list[KindCount]]) -> rx.Component:
    """What it has most of."""
    drawn = rx.foreach(shares, _share)
    return rx.cond(shares.length() > 0, ui.el.div(drawn, class_name="row g4 wrap community-shares"))


def _share(share: ui.ViewVar[KindCount]) -> rx.Component:
    many = ((str(kind), _(kind.many)) for kind in rooms.kinds().values())
    one = ((str(kind), _(kind.one)) for kind in rooms.kinds().values())
    word = rx.cond(
        share.number == 1,
        ui.match_text(share.kind, *one, otherwise=""),
        ui.match_text(share.kind, *many, otherwise=""),
    )
    return ui.el.span(
        ui.el.span(kind_label(share.kind), aria_hidden="true", class_name="community-icon"),
        ui.el.span(ui.figure(share.number, share.is_more), class_name="t-num"),
        ui.el.span(word, class_name="lower"),
        class_name="row g1 t-small",
        key=share.kind,
    )


def quiet_line(quiet_days: Any, gap_days: Any) -> rx.Component:
    """That it is silent for longer than usual."""
    weeks = (quiet_days.to(int) // WEEK).to(int)
    return rx.cond(
        quiet_days,
        ui.el.p(
            ui.el.span(ngettext_("Quiet for {n} week", "Quiet for {n} weeks", weeks), class_name="t-warn"),
            ui.el.br(),
            _usual(gap_days),
        ),
    )


def _usual(gap_days: Any) -> rx.Component:
    said = ngettext_("Usually something every day", "Usually something every {n} days", gap_days.to(int))
    return ui.el.span(said)
