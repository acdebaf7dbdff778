"""The directory of communities."""

from typing import Any

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.features.communities.components.words import (
    address,
    facilitated_by,
    openness_mark,
    quiet_line,
    shares_of,
    size_of,
)
from learnhub.features.communities.enums import Narrowing, Stage
from learnhub.features.communities.schemas import CommunityRow
from learnhub.features.communities.state import CommunityListState
from learnhub.features.people.components import person_avatar, profile_address
from learnhub.features.search.browsing import WORDS_MAX
from learnhub.ui.text import _, ngettext_

PAUSE_MS = 200


def narrowing() -> rx.Component:
    """The search field and what the list can be narrowed to."""
    state, sought = CommunityListState, CommunityListState.sought
    field = ui.search_input(
        "words",
        placeholder=_("A machine, a task, a name"),
        default_value=sought.words,
        max_length=WORDS_MAX,
        on_change=state.search.debounce(PAUSE_MS),
        on_clear=state.clear,
        show_clear=sought.words != "",
        key=state.renewed.to_string(),
    )
    is_all = (sought.only == "") & (sought.language == "") & ~sought.is_over
    language = ui.match_text(state.reads, *LANGUAGE_NAMES.items(), otherwise="")
    chips = ui.el.div(
        ui.chip(_("All"), pressed=is_all, on_click=state.show_all),
        _chip(_("My trade"), Narrowing.TRADE),
        _chip(_("My site"), Narrowing.SITE),
        ui.chip(
            _("In {language}", language=language),
            pressed=sought.language != "",
            on_click=state.choose_language,
        ),
        ui.chip(_("Ended"), pressed=sought.is_over, on_click=state.choose_over),
        class_name="row g2 wrap",
    )
    return ui.el.div(field, chips, role="search", class_name="community-search")


def _chip(label: ui.Text, only: Narrowing) -> rx.Component:
    state = CommunityListState
    return ui.chip(label, pressed=state.sought.only == only.value, on_click=state.choose(only.value))


def community_row(row: ui.ViewVar[CommunityRow]) -> rx.Component:
    """A community with what it shares, how it lives, and what its reader can do about it."""
    about = ui.el.div(
        ui.item_title(row.name, address(row.id), class_name="t-title-l"),
        ui.el.p(row.purpose, lang=row.language, class_name="t-read-s t-2 community-purpose"),
        shares_of(row.shares),
        ui.meta(
            rx.cond(row.facilitators.length() > 0, _led(row), facilitated_by(row.facilitators)),
            size_of(row.member_count, row.site_count),
            openness_mark(row.openness),
        ),
        class_name="col g2",
    )
    lives = ui.el.div(
        rx.cond(row.due > 0, _met(row), rx.cond(row.rhythm != "", ui.el.p(row.rhythm, lang=row.language))),
        rx.cond(row.next_at, ui.el.p(_("Next meeting: {moment}", moment=ui.moment(row.next_at, "short")))),
        quiet_line(row.quiet_days, row.gap_days),
        rx.cond(row.seeks, ui.el.p(_("Looks for someone to facilitate"))),
        class_name="t-meta community-lives",
    )
    return ui.el.li(
        about, lives, ui.el.div(_deed(row), class_name="community-deed"), key=row.id, data_item="",
        class_name="lh-li lh-row community-row",
    )  # fmt: skip


def _met(row: ui.ViewVar[CommunityRow]) -> rx.Component:
    """Its last meetings as marks, for the eye, and in words."""
    said = ngettext_("Met {n} time out of {due}", "Met {n} times out of {due}", row.kept, due=row.due)
    return ui.el.div(ui.beat_marks(row.marks), ui.el.p(said))


def _led(row: ui.ViewVar[CommunityRow]) -> rx.Component:
    avatars = rx.foreach(row.facilitators[:2], lambda person: person_avatar(person, "1"))
    return ui.el.span(avatars, facilitated_by(row.facilitators), class_name="author")


def _deed(row: ui.ViewVar[CommunityRow]) -> rx.Component:
    """Joining at once where it is open; elsewhere its page asks first."""
    yes = ui.el.span(ui.icon("check", 15), _("You belong to it"), class_name="checked")
    waits = ui.el.span(_("Waits for others to say yes"), class_name="t-meta")
    mine = rx.cond(row.stage == Stage.PROPOSED.value, waits, yes)
    invited = ui.button(_("Answer the invitation"), variant="solid", to=address(row.id))
    join = ui.button(
        _("Join"),
        on_click=CommunityListState.join(row.id),
        aria_label=_("Join {community}", community=row.name),
    )
    ask = ui.button(_("Ask to join"), to=address(row.id))
    asked = ui.el.span(_("You have asked"), class_name="t-meta")
    else_ = rx.cond(row.has_asked, asked, rx.cond(row.can_join, join, rx.cond(row.can_ask, ask)))
    return rx.cond(row.is_mine, mine, rx.cond(row.is_invited, invited, else_))


def listed(title: Any, rows: Any, note: Any = None) -> rx.Component:
    """A part of the directory."""
    return ui.section(title, ui.list_(rx.foreach(rows, community_row)), note=note)


def nothing() -> rx.Component:
    """There is no other one, or none that fits."""
    state = CommunityListState
    is_narrowed = (state.sought.words != "") | (state.sought.only != "") | (state.sought.language != "")
    found = ui.empty(
        _("No community fits"),
        _("Look for other words, or start one with two colleagues."),
        ui.button(_("Show all"), on_click=state.show_all),
        icon="search",
    )
    none = ui.empty(
        rx.cond(state.sought.is_over, _("None has ended"), _("No community is open to you yet")),
        rx.cond(
            state.sought.is_over,
            _("What ends stays here to be read."),
            _("Start the first one with two colleagues."),
        ),
        icon="users_round",
    )
    return rx.cond(is_narrowed, found, rx.cond(state.sought.is_over | (state.mine.length() == 0), none))


def start_panel() -> rx.Component:
    """How one starts, and the way there."""
    return ui.panel(
        ui.el.h2(_("Start one with two others"), class_name="t-h2"),
        ui.el.p(_("Three people, one subject, a first date."), class_name="t-body t-2 mt1 mb4"),
        ui.button(_("Start a community"), variant="solid", size="3", to="/communities/new"),
        ui.el.p(_("It opens once two of them say yes."), class_name="t-meta mt3"),
    )


def seeking(rows: ArrayVar[list[CommunityRow]]) -> rx.Component:
    """Communities that look for somebody to facilitate them."""
    section = ui.section(
        _("Looking for someone to facilitate"),
        ui.el.ul(rx.foreach(rows, _seeking), class_name="col g3"),
        line=False,
    )
    return rx.cond(rows.length() > 0, section)


def _seeking(row: ui.ViewVar[CommunityRow]) -> rx.Component:
    led = row.facilitators[0]
    talk = ui.text_link(_("Talk with {name}", name=led.name), to=profile_address(led), class_name="t-small")
    return ui.el.li(
        ui.link(row.name, to=address(row.id), class_name="t-body t-m"),
        ui.el.p(ngettext_("{n} member", "{n} members", row.member_count), class_name="t-meta"),
        rx.cond(row.facilitators.length() > 0, talk),
        key=row.id,
    )


def quiet_note() -> rx.Component:
    """What “quiet” means."""
    said = _("A community is called quiet after twice its own usual pause. Its members see it first.")
    marks = ui.el.ul(
        ui.el.li(ui.beat_marks([True]), _("a planned meeting took place")),
        ui.el.li(ui.beat_marks([False]), _("it did not")),
        class_name="col g2 t-meta beat-key",
    )
    words = ui.el.p(said, class_name="t-meta mt3")
    return ui.section(_("How to read the rhythm"), marks, words, line=False)
