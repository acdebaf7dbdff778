"""The start of a company: what its administrators are led through after the setup."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.onboarding.enums import StartStep
from learnhub.features.onboarding.state import StartState
from learnhub.features.people.components import admin_tabs
from learnhub.features.people.pages import ADMINISTRATION
from learnhub.features.people.room import ADMIN, COMPANY_MANAGE
from learnhub.ui.text import _, ngettext_
from learnhub.web.pages import Page


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a step, where it is done, where it is seen; `short` is the link from afar."""

    title: ui.Text
    text: ui.Text
    done: ui.Text
    following: ui.Text
    main: ui.Text
    short: ui.Text
    to: str
    seen_at: str
    minutes: int


STEPS = {
    StartStep.SITES: Words(
        _("Sites and teams"),
        _("Name the places where people work. Everybody then chooses their own in their profile."),
        StartState.start.sites.join(", "),
        _("Next: name your sites."),
        _("Name the sites"),
        _("Name the sites"),
        "/admin/groups",
        "/admin/groups",
        3,
    ),
    StartStep.INVITE: Words(
        _("Invite colleagues"),
        _("One by one or from a file. A first group of a team or two is enough."),
        _("The first colleagues are invited."),
        _("Next: invite the first colleagues."),
        _("Invite people"),
        _("Invite"),
        "/admin/members",
        "/admin/members",
        2,
    ),
    StartStep.CARD: Words(
        _("A first card"),
        _("Begin with something that you are often asked."),
        _("The first card is written."),
        _("Next: write the first card."),
        _("Write a card"),
        _("Write"),
        "/library/new",
        "/library",
        5,
    ),
    StartStep.AMA: Words(
        _("A first round of questions"),
        _("Choose who answers what colleagues ask, and when. An hour is enough."),
        _("The first session is announced."),
        _("Next: choose who answers the first questions."),
        _("Choose who hosts"),
        _("Choose a date"),
        "/ama/new",
        "/ama",
        4,
    ),
}


def start_page() -> rx.Component:
    """The steps, and beside them what else is good to know."""
    steps = ui.el.ol(rx.foreach(StartState.start.steps, _step), class_name="start-steps mt5")
    main = ui.loaded(StartState.is_ready, ui.el.section(_head(), steps))
    rail = [rx.cond(StartState.is_ready & StartState.start.is_alone, _second_person()), _privacy_note()]
    return ui.el.div(admin_tabs("/admin/start"), ui.columns([main], rail, label=_("Good to know")))


def start_bar() -> rx.Component:
    """The way on without the steps that are left."""
    leave = ui.button(_("Do not show this page any more"), variant="ghost", on_click=StartState.leave)
    return rx.cond(StartState.is_ready & (StartState.start.left > 0), leave)


def entrance() -> rx.Component:
    """Nothing to read: the load leads on."""
    return ui.loaded(False, rows=8)


def _head() -> rx.Component:
    start = StartState.start
    done = ngettext_("{n} thing is ready.", "{n} things are ready.", start.done)
    following = rx.match(start.now, *((str(step), words.following) for step, words in STEPS.items()), "")
    over = _("What you skipped stays here for when it suits you.")
    count = len(STEPS)
    title = rx.cond(
        start.done == count,
        _("Everything is ready."),
        rx.fragment(
            rx.cond(start.done > 0, rx.fragment(done, ui.el.br())),
            rx.cond(start.now != "", following, over),
        ),
    )
    lede = _("About a quarter of an hour in all. Each step can be skipped and taken up again.")
    return rx.fragment(
        ui.el.p(start.company, class_name="t-sec"),
        ui.el.h1(title, class_name="t-display mt1"),
        rx.cond(start.left > 0, ui.el.p(lede, class_name="t-read-s t-2 mt2")),
    )


def _step(step: Any) -> rx.Component:
    is_done = step.mark == "done"
    sign = ui.el.span(rx.cond(is_done, ui.icon("check", 14, 3), step.number), class_name="first-sign")
    drawn = rx.match(step.name, *((str(name), _drawn(step, STEPS[name])) for name in STEPS), rx.fragment())
    return ui.el.li(sign, ui.el.div(drawn, class_name="grow"), data_mark=step.mark, key=step.name)


def _drawn(step: Any, words: Words) -> rx.Component:
    is_now = step.mark == "now"
    time = ui.el.span(_("{n} min", n=words.minutes), class_name="t-meta")
    beside = rx.match(
        step.mark,
        ("done", ui.text_link(_("See again"), to=words.seen_at)),
        ("skipped", _take_up(step)),
        ("later", rx.fragment(time, ui.text_link(words.short, to=words.to))),
        time,
    )
    return rx.fragment(
        ui.el.div(
            ui.el.h2(words.title, class_name=rx.cond(is_now, "t-h2", "t-title")),
            ui.el.span(beside, class_name="row g3"),
            class_name="row between",
        ),
        ui.el.p(rx.cond(step.mark == "done", words.done, words.text), class_name="t-body t-2"),
        rx.cond(is_now, _actions(step, words)),
    )


def _take_up(step: Any) -> rx.Component:
    take_up = ui.button(
        _("Take up"), variant="ghost", size="1", class_name="t-link", on_click=StartState.take_up(step.name)
    )
    return rx.fragment(ui.el.span(_("skipped"), class_name="t-meta"), take_up)


def _actions(step: Any, words: Words) -> rx.Component:
    skip = ui.button(_("Skip"), variant="ghost", size="3", on_click=StartState.skip(step.name))
    main = ui.button(words.main, variant="solid", size="3", to=words.to)
    return ui.el.div(skip, main, class_name="row g2 end mt4")


def _second_person() -> rx.Component:
    text = _("Give the administration to somebody else too. Otherwise nothing moves while you are away.")
    said = ui.el.section(
        ui.el.h2(_("A second person"), class_name="t-title"),
        ui.el.p(text, class_name="t-body t-2 mt1"),
        ui.el.p(ui.text_link(_("Choose somebody"), to="/admin/members"), class_name="mt2"),
    )
    return rx.fragment(said, ui.rule())


def _privacy_note() -> rx.Component:
    words = _("Administrators see neither reviews nor who asked an anonymous question.")
    return ui.el.p(ui.icon("shield_check", 16), ui.el.span(words), class_name="row g3 top t-meta")


PAGES = (
    Page(
        ADMIN,
        entrance,
        N_("Administration"),
        load=StartState.enter,
        section="members",
        requires=COMPANY_MANAGE,
    ),
    Page(
        "/admin/start",
        start_page,
        N_("Start"),
        load=StartState.load,
        section="members",
        requires=COMPANY_MANAGE,
        bar=start_bar,
        crumbs=ADMINISTRATION,
    ),
)
