"""The pages of communities: the directory, one community with its parts, and the form of a new one."""

from functools import partial

import reflex as rx

from learnhub import rooms, ui
from learnhub.core.i18n import N_
from learnhub.features.communities.components import directory, head, members, writing
from learnhub.features.communities.components import feed as parts
from learnhub.features.communities.components.words import address
from learnhub.features.communities.room import COMMUNITIES_FACILITATE, COMMUNITIES_JOIN, COMMUNITIES_READ
from learnhub.features.communities.state import (
    CommunityListState,
    CommunityMembersState,
    CommunitySettingsState,
    CommunityState,
    FeedState,
    ProposeState,
    ResourcesState,
    SpaceTabState,
)
from learnhub.rooms import SpaceTab
from learnhub.ui.text import _
from learnhub.web.pages import Page

CRUMBS = ((N_("Communities"), "/communities"),)


def communities_page() -> rx.Component:
    """One's own communities, and those that are open to one."""
    state = CommunityListState
    intro = _("People who do the same work at different sites, and meet often enough to help each other.")
    others = rx.cond(state.mine.length() > 0, _("Open to you"), _("Communities"))
    sought = state.sought
    is_narrowed = (sought.words != "") | (sought.only != "") | (sought.language != "") | sought.is_over
    lists = rx.fragment(
        rx.cond(state.mine.length() > 0, directory.listed(_("Mine"), state.mine, state.mine.length())),
        rx.cond(
            state.rows.length() > 0,
            directory.listed(rx.cond(is_narrowed, _("Found"), others), state.rows),
            directory.nothing(),
        ),
        ui.pager(state.has_more, state.show_more),
    )
    return ui.columns(
        [
            ui.heading(_("Communities of practice"), intro),
            directory.narrowing(),
            ui.loaded(state.is_ready, lists),
        ],
        [directory.start_panel(), directory.quiet_note(), directory.seeking(state.seeking)],
    )


def new_page() -> rx.Component:
    """The form of a new one."""
    intro = _("Three people who do the same work, and one subject. The rest comes later.")
    return ui.el.div(
        ui.heading(_("Start a community"), intro),
        ui.loaded(ProposeState.is_ready, writing.propose_form()),
        class_name="reading",
    )


def feed_page() -> rx.Component:
    """A community with what it shares."""
    community = CommunityState.community
    main = rx.fragment(
        head.head("feed"),
        rx.cond(
            community.can_read, rx.fragment(parts.waiting(), parts.unshown(), parts.ask_box(), parts.feed())
        ),
    )
    rail = [
        *head.about(community),
        head.facilitating(community),
        parts.figures(FeedState.figures),
        *parts.kit(),
        parts.bridges(),
    ]
    return _page(ui.columns(main, rail, label=_("About this community")))


def resources_page() -> rx.Component:
    """What there is to read in it, by kind."""
    state, community = ResourcesState, CommunityState.community
    kinds = [kind for kind in rooms.kinds().values() if kind.in_library]
    here = address(community.id, "/resources")
    chips = (
        ui.chip_link(
            _(kind.many),
            to=address(community.id, f"/resources?kind={kind}"),
            current=state.kind == str(kind),
            icon=kind.icon,
        )
        for kind in kinds
    )
    nothing = ui.empty(
        _("Nothing to read is here yet"), _("Cards, best practices and guides written here stand here."),
        icon="library",
    )  # fmt: skip
    rows = rx.fragment(
        rx.cond(state.rows.length() > 0, ui.list_(rx.foreach(state.rows, parts.feed_row)), nothing),
        ui.pager(state.has_more, state.show_more),
    )
    search = ui.text_link(
        _("Search it in the library"), to=rx.Var.create("/library?in=") + community.id, class_name="t-small"
    )
    main = rx.fragment(
        head.head("resources"),
        ui.el.div(
            ui.chip_link(_("All"), to=here, current=state.kind == ""), *chips, class_name="row g2 wrap mb3"
        ),
        search,
        ui.loaded(state.shown_of == community.id, rows, rows=4),
    )
    return _page(ui.columns(main, head.about(community), label=_("About this community")))


def tab_page(room: str, tab: SpaceTab) -> rx.Component:
    """What another room keeps for it."""
    state, community = SpaceTabState, CommunityState.community
    is_shown = state.shown == community.id.to(str) + f"/{tab.name}"
    shown = ui.loaded(is_shown, rooms.resolve(room, tab.main)(), rows=4)
    main = rx.fragment(head.head(tab.name), rx.cond(community.can_read, shown))
    beside = rx.cond(is_shown & community.can_read, rooms.resolve(room, tab.rail)())
    rail = [beside, *head.about(community)]
    return _page(ui.columns(main, rail, label=_("About this community")))


def members_page() -> rx.Component:
    """Who belongs to it."""
    community = CommunityState.community
    main = rx.fragment(head.head("members"), members.invite_button(), members.members())
    return _page(
        ui.columns(
            main, [head.facilitating(community), *head.about(community)], label=_("About this community")
        )
    )


def settings_page() -> rx.Component:
    """What those who facilitate it change."""
    return _page(
        ui.el.div(
            head.head("settings"),
            ui.loaded(CommunitySettingsState.text.id != "", writing.settings_form(), writing.ending()),
            class_name="reading",
        )
    )


def _page(shown: rx.Component) -> rx.Component:
    return ui.loaded(CommunityState.community.id != "", shown)


PAGES = (
    Page(
        "/communities", communities_page, N_("Communities"), load=CommunityListState.load,
        section="communities", requires=COMMUNITIES_READ,
    ),
    Page(
        "/communities/new", new_page, N_("Start a community"), load=ProposeState.load, section="communities",
        requires=COMMUNITIES_JOIN, crumbs=CRUMBS, dock=True,
    ),
    Page(
        "/communities/[community_ref]", feed_page, CommunityState.community.name, load=FeedState.load,
        section="communities", requires=COMMUNITIES_READ, crumbs=CRUMBS, bar=head.bar, in_language=True,
    ),
    Page(
        "/communities/[community_ref]/resources", resources_page, CommunityState.community.name,
        load=ResourcesState.load, section="communities", requires=COMMUNITIES_READ, crumbs=CRUMBS,
        bar=head.bar, in_language=True,
    ),
    Page(
        "/communities/[community_ref]/members", members_page, CommunityState.community.name,
        load=CommunityMembersState.load, section="communities", requires=COMMUNITIES_READ, crumbs=CRUMBS,
        bar=head.bar, in_language=True,
    ),
    *(
        Page(
            f"/communities/[community_ref]/{tab.name}", partial(tab_page, room, tab),
            CommunityState.community.name, load=SpaceTabState.load, section="communities",
            requires=COMMUNITIES_READ, crumbs=CRUMBS, bar=head.bar, in_language=True,
        )
        for room, tab in rooms.space_tabs()
    ),
    Page(
        "/communities/[community_ref]/settings", settings_page, CommunityState.community.name,
        load=CommunitySettingsState.load, section="communities", requires=COMMUNITIES_FACILITATE,
        crumbs=CRUMBS, dock=True, in_language=True,
    ),
)  # fmt: skip
