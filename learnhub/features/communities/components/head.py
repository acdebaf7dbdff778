"""What stands over every page of a community, and what one does with it as a whole."""

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.communities.components.words import address, facilitated_by, openness_mark, quiet_line
from learnhub.features.communities.enums import Stage
from learnhub.features.communities.models import WORDS_MAX
from learnhub.features.communities.schemas import CommunityView
from learnhub.features.communities.state import CommunityState
from learnhub.features.discussion.components import tags_row
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_

ASK, LEAVE, WRITE = "ask-to-join", "leave-community", "write-here"


def head(current: str) -> rx.Component:
    """Name, purpose, who is in it, what waits for its reader, and the tabs."""
    community = CommunityState.community
    return rx.fragment(
        ui.heading(community.name, ui.el.span(community.purpose, lang=community.language)),
        _who(community),
        _news(community),
        rx.cond(community.can_read, _tabs(community, current)),
        _dialogs(community),
    )


def _who(community: ui.ViewVar[CommunityView]) -> rx.Component:
    avatars = rx.foreach(community.facilitators[:5], lambda person: person_avatar(person, "2"))
    count = ngettext_("{n} member", "{n} members", community.member_count)
    return ui.el.div(
        ui.avatar_stack(avatars),
        ui.meta(
            ui.el.span(count, class_name="t-num"),
            facilitated_by(community.facilitators),
            rx.cond(community.rhythm != "", ui.el.span(community.rhythm, lang=community.language)),
            openness_mark(community.openness),
        ),
        class_name="row g3 wrap mb4",
    )


def _tabs(community: ui.ViewVar[CommunityView], current: str) -> rx.Component:
    tabs = [
        (_("Feed"), address(community.id), current == "feed", None),
        (_("Resources"), address(community.id, "/resources"), current == "resources", None),
        *(
            (_(tab.label), address(community.id, f"/{tab.name}"), current == tab.name, None)
            for _room, tab in rooms.space_tabs()
        ),
        (_("Members"), address(community.id, "/members"), current == "members", community.member_count),
    ]
    settings = [(_("Settings"), address(community.id, "/settings"), current == "settings", None)]
    label = _("Parts of the community")
    return rx.cond(
        community.can_change,
        ui.tabs([*tabs, *settings], label=label, class_name="mb4"),
        ui.tabs(tabs, label=label, class_name="mb4"),
    )


def _news(community: ui.ViewVar[CommunityView]) -> rx.Component:
    """What its reader should know or answer, the most pressing first; at most one of them."""
    return ui.el.div(
        rx.cond(
            community.stage == Stage.PROPOSED.value,
            _proposal(community),
            rx.cond(community.is_invited, _invitation(community)),
        ),
        rx.cond(community.is_asked_to_take_over, _asked_to_take_over()),
        rx.cond(community.is_orphaned, _orphaned(community)),
        _over(community),
        rx.cond(
            community.has_asked,
            ui.callout(
                _("You have asked to join. Those who facilitate it answer you."),
                "info",
                ui.button(_("Do not ask any more"), on_click=CommunityState.withdraw),
            ),
        ),
        rx.cond(
            ~community.can_read & (community.stage == Stage.ACTIVE.value) & ~community.has_asked
            & ~community.is_invited,
            ui.callout(_("Only its members read what is in it.")),
        ),
        class_name="col g3 community-news",
    )  # fmt: skip


def _answer() -> list[rx.Component]:
    state = CommunityState
    return [
        ui.button(_("Yes, I join"), variant="solid", on_click=state.join),
        ui.button(_("No"), on_click=state.decline),
    ]


def _proposal(community: ui.ViewVar[CommunityView]) -> rx.Component:
    missing = ngettext_(
        "It opens once {n} more says yes, until {day}.",
        "It opens once {n} more say yes, until {day}.",
        community.missing,
        day=ui.moment(community.expires_at, "date"),
    )
    only = _("Until then only those who were asked know of it.")
    said = ui.el.span(missing, " ", only)
    members = ui.button(_("See who was asked"), to=address(community.id, "/members"))
    return rx.cond(
        community.is_invited,
        ui.callout(
            ui.el.span(_("A colleague would start this community with you."), " ", said), "info", *_answer()
        ),
        rx.cond(community.is_facilitated, ui.callout(said, "info", members), ui.callout(said)),
    )


def _invitation(_community: ui.ViewVar[CommunityView]) -> rx.Component:
    return ui.callout(
        _("You are invited to this community. Nobody is told why, if you say no."), "info", *_answer()
    )


def _asked_to_take_over() -> rx.Component:
    state = CommunityState
    return ui.callout(
        _("You are asked to facilitate this community, for half a year."),
        "info",
        ui.button(_("Yes, I take over"), variant="solid", on_click=state.take_over),
        ui.button(_("No"), on_click=state.refuse),
    )


def _orphaned(community: ui.ViewVar[CommunityView]) -> rx.Component:
    state = CommunityState
    said = _("Nobody facilitates this community any more. It needs somebody who cares about it.")
    take = ui.button(_("I take over"), variant="solid", on_click=state.take_over)
    appoint = ui.button(_("I take over"), variant="solid", on_click=state.appoint)
    return rx.cond(
        community.can_take_over,
        ui.callout(said, "warning", take),
        rx.cond(state.can_appoint, ui.callout(said, "warning", appoint), ui.callout(said, "warning")),
    )


def _over(community: ui.ViewVar[CommunityView]) -> rx.Component:
    ended = _("This community is closed. What it holds stays to be read, and nothing is added.")
    reopen = ui.button(_("Go on with it"), on_click=CommunityState.reopen)
    went_on = ui.button(_("Go there"), to=address(community.merged_into))
    return ui.match_component(
        community.stage,
        (
            Stage.ENDED.value,
            rx.cond(community.can_reopen, ui.callout(ended, "info", reopen), ui.callout(ended)),
        ),
        (
            Stage.MERGED.value,
            rx.cond(
                community.merged_into,
                ui.callout(_("This community goes on in another one."), "info", went_on),
                ui.callout(ended),
            ),
        ),
        otherwise=rx.fragment(),
    )


def bar() -> rx.Component:
    """What one does with a community, in the page bar."""
    community = CommunityState.community
    join = ui.button(_("Join"), variant="solid", on_click=CommunityState.join)
    ask = ui.button(_("Ask to join"), variant="solid", **ui.open_dialog(ASK))
    post = ui.button(_("Write here"), icon="plus", variant="solid", **ui.opens_menu(WRITE))
    menu = ui.menu(
        ui.icon_button("ellipsis", _("More")),
        ui.menu_item(_("Search in it"), icon="search", to=rx.Var.create("/library?in=") + community.id),
        rx.cond(
            community.can_leave & ~community.is_orphaned,
            ui.menu_item(_("Leave the community"), icon="log_out", **ui.open_dialog(LEAVE)),
        ),
        id="community-menu",
    )
    may_join = community.can_join & ~community.is_invited
    return rx.cond(
        community.id != "",
        rx.fragment(
            rx.cond(community.can_read & (community.stage != Stage.PROPOSED.value), menu),
            rx.cond(community.can_post, rx.fragment(post, _writing(community))),
            rx.cond(may_join, join, rx.cond(community.can_ask & ~community.is_invited, ask)),
        ),
    )


def _writing(community: ui.ViewVar[CommunityView]) -> rx.Component:
    """Everything that can be written in it: the lines of the Share menu that begin with words."""
    shares = sorted(
        (share for room in rooms.all_rooms().values() for share in room.shares if share.about),
        key=lambda share: share.order,
    )
    items = (
        ui.menu_item(_(share.label), icon=share.icon, to=rx.Var.create(f"{share.to}?in=") + community.id)
        for share in shares
    )
    return ui.menu_list(*items, id=WRITE, label=_("Write here"), sheet=True)


def _dialogs(community: ui.ViewVar[CommunityView]) -> rx.Component:
    state = CommunityState
    words = ui.text_area("words", 3, max_length=WORDS_MAX)
    form = ui.form(
        ui.field(
            *("words", _("Why would you like to join?"), words), error=state.errors["words"], optional=True
        ),
        ui.form_error(state.errors["form"]),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(ASK)),
            ui.button(_("Ask to join"), variant="solid", type="submit"),
        ),
        on_submit=state.ask,
        cleared=state.saved,
    )
    ask = ui.dialog(form, id=ASK, title=_("Ask to join"), width=460, closes_on=state.saved)
    leave = ui.confirm(
        id=LEAVE,
        title=_("Leave the community?"),
        text=_("What you wrote stays. You may come back as everybody may come."),
        confirm=_("Leave it"),
        on_confirm=state.leave,
    )
    return rx.fragment(rx.cond(community.can_ask, ask), rx.cond(community.can_leave, leave))


def facilitating(community: ui.ViewVar[CommunityView]) -> rx.Component:
    """The way to take over; for whoever facilitates, until when, and the ways to go on or hand over."""
    state = CommunityState
    willing = ui.el.p(_("You have said that you would facilitate it."), class_name="t-body")
    would = ui.el.div(
        ui.el.p(
            rx.cond(
                community.seeks,
                _("Those who facilitate it look for somebody who takes over."),
                _("Facilitating rotates every half year."),
            ),
            class_name="t-body t-2 mb2",
        ),
        ui.button(_("I would facilitate it"), on_click=state.take_over),
    )
    withdraw = ui.button(_("Not any more"), size="1", variant="ghost", on_click=state.refuse)
    mine = ui.el.div(
        ui.el.p(
            _("You facilitate until {day}.", day=ui.moment(community.term_ends, "date")), class_name="t-body"
        ),
        ui.el.div(
            ui.button(_("Go on for half a year"), size="1", on_click=state.renew),
            ui.button(_("Hand over"), size="1", to=address(community.id, "/members")),
            class_name="row g2 wrap mt2",
        ),
        ui.el.div(
            ui.switch(
                "seeks",
                _("Say that we look for somebody"),
                checked=community.seeks,
                on_change=state.seek,
            ),
            class_name="mt3",
        ),
    )
    inside = rx.cond(
        community.is_facilitated,
        mine,
        rx.cond(community.is_willing, ui.el.div(willing, withdraw, class_name="col g2"), would),
    )
    is_shown = (community.is_facilitated | community.can_take_over) & (community.stage == Stage.ACTIVE.value)
    section = ui.section(_("Who facilitates"), inside, line=False)
    return rx.cond(is_shown & ~community.is_orphaned, section)


def about(community: ui.ViewVar[CommunityView]) -> list[rx.Component]:
    """Its topics, its welcome, and that it is silent."""
    topics = ui.section(_("What it is about"), tags_row(community.topics), line=False)
    welcome = ui.sunk(
        ui.el.h2(_("Welcome"), class_name="t-sec mb2"),
        ui.el.p(community.welcome, lang=community.language, class_name="t-body keep-lines"),
    )
    quiet = ui.el.div(quiet_line(community.quiet_days, community.gap_days), class_name="t-meta")
    return [
        rx.cond(community.welcome != "", welcome),
        rx.cond(community.quiet_days, quiet),
        rx.cond(community.topics.length() > 0, topics),
    ]
