"""The inbox: what waits for somebody, and what there is to know."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.home import components
from learnhub.features.home.state import FollowingState, InboxState, KnownState, ShellState, WaitingState
from learnhub.features.home.state.inbox import UNDO
from learnhub.ui.text import _, ngettext_
from learnhub.web.live import changed


def inbox_bar() -> rx.Component:
    """What of all this reaches one, and how."""
    return ui.button(_("What reaches me"), icon="sliders_horizontal", to="/settings/notices")


def inbox_page() -> rx.Component:
    """Two lists of rows, one for each thing; on phones one of them at a time."""
    state, waiting, known = InboxState, WaitingState, KnownState
    undo = ui.el.button(
        _("undo"),
        type="button",
        id=UNDO,
        disabled=~state.can_undo,
        on_click=state.undo,
        data_key="u",
        class_name="quiet",
    )
    figures = ShellState.shell.figures
    count = figures["inbox_waiting"].to(int)
    archive = _("Archive what is done. It comes back only if something new happens.")
    main = [
        ui.heading(
            ui.el.span(components.waiting_title(count), class_name="in-title"),
            ui.el.span(rx.cond(count > 0, archive, _next_cards(archive)), class_name="not-phone"),
        ),
        _chips(),
        rx.cond(
            (waiting.rows.length() > 0) | (known.rows.length() > 0),
            rx.fragment(
                _list(
                    _("Waits for you"),
                    waiting,
                    _nothing_waits(),
                    is_shown=~state.shows_known,
                    more_below=_others(),
                ),
                _list(
                    _("To know"),
                    known,
                    ui.el.p(_("Nothing here."), class_name="t-body t-2"),
                    is_shown=state.shows_known,
                    more=_archive_all(),
                ),
            ),
            ui.empty(
                _("Nothing here"),
                _("What happens to your questions, sessions and what you follow appears here."),
                icon="inbox",
            ),
        ),
    ]
    rail = components.inbox_rail(state.rail, on_follow=state.follow_again, undo=undo)
    is_now = figures["inbox_newest"].to_string() + " " + figures["inbox_waiting"].to_string()
    return rx.fragment(
        changed(is_now, state.refresh, first=False),
        ui.loaded(state.is_ready, ui.columns(main, rail, label=_("About this page")), rows=4),
    )


def _chips() -> rx.Component:
    """On phones: which of the lists is shown."""
    state = InboxState

    def chip(title: Any, rows: Any, *, is_known: bool) -> rx.Component:
        pressed = state.shows_known if is_known else ~state.shows_known
        return ui.chip(title, " ", _counted(rows), pressed=pressed, on_click=state.show_known(is_known))

    return ui.el.div(
        chip(_("Waits for you"), WaitingState, is_known=False),
        chip(_("To know"), KnownState, is_known=True),
        class_name="only-phone chips mb3",
    )


def _counted(rows: Any) -> rx.Var[str]:
    """How many rows there are, once all of them are shown."""
    return rx.cond(rows.has_more, "", rows.rows.length().to_string())


def _next_cards(otherwise: rx.Var[str]) -> rx.Var[str]:
    due, at = ShellState.shell.figures["cards_due"].to(int), InboxState.rail.next_cards_at
    ready = ngettext_("{n} card is ready for review.", "{n} cards are ready for review.", due)
    return rx.cond(due > 0, ready, rx.cond(at, _("Next cards {when}.", when=ui.ahead(at)), otherwise))


def _nothing_waits() -> rx.Component:
    return ui.empty(components.waiting_title(0), _next_cards(rx.Var.create("")), icon="inbox")


def _others() -> rx.Component:
    """On phones: what the other list has."""
    count = KnownState.rows.length()
    words = ngettext_(
        "That is all. {count} other, to know.", "That is all. {count} others, to know.", count, count=count
    )
    is_last = ~WaitingState.has_more & ~KnownState.has_more & (count > 0)
    return rx.cond(is_last, ui.el.p(words, class_name="only-phone t-meta in-end"))


def _list(
    title: Any, rows: Any, nothing: Any, *, is_shown: Any, more: Any = None, more_below: Any = None
) -> rx.Component:
    state = InboxState
    drawn = rx.foreach(
        rows.rows,
        lambda row: components.inbox_row(
            row,
            is_current=state.current == row.thing,
            on_choose=state.choose(row.thing),
            on_archive=state.archive(row.thing),
            on_stop=state.stop(row.thing, rx.cond(row.stops == "topic", row.topic_id, "")),
            on_act=state.act,
        ),
    )
    listed = ui.section(
        title,
        ui.el.ul(drawn, class_name="in-list"),
        ui.pager(rows.has_more, rows.show_more),
        *([more_below] if more_below is not None else []),
        note=_counted(rows),
        more=more,
    )
    shown = ui.el.div(listed, class_name=rx.cond(is_shown, "", "not-phone"))
    empty = ui.el.div(nothing, class_name=rx.cond(is_shown, "only-phone", "hidden"))
    return rx.cond(rows.rows.length() > 0, shown, empty)


def _archive_all() -> rx.Component:
    count = KnownState.rows.length()
    words = rx.cond(
        KnownState.has_more,
        _("Archive all"),
        ngettext_("Archive it", "Archive all {n}", count),
    )
    return ui.el.button(words, type="button", on_click=InboxState.archive_known, class_name="quiet")


def following_page() -> rx.Component:
    """Everything that somebody follows, each with a way to stop it."""
    state = FollowingState

    def listed(title: Any, rows: Any, *more: Any) -> rx.Component:
        drawn = ui.list_(rx.foreach(rows, _followed))
        return rx.cond(rows.length() > 0, ui.section(title, drawn, *more))

    nothing = ui.empty(
        _("You follow nothing yet"),
        _("You follow what you ask, answer or write. Follow other things on their pages."),
        icon="bell",
    )
    return ui.el.div(
        ui.heading(_("What you follow"), _("You hear of what is new there.")),
        ui.loaded(
            state.is_ready,
            listed(_("Topics"), state.topics),
            listed(
                _("Questions, cards and live sessions"), state.rows, ui.pager(state.has_more, state.show_more)
            ),
            rx.cond(state.topics.length() + state.rows.length() == 0, nothing),
        ),
        class_name="reading",
    )


def _followed(followed: Any) -> rx.Component:
    is_stopped = FollowingState.stopped.contains(followed.id)
    named = ui.only_spoken(": ", followed.title)
    stop = FollowingState.stop(followed.id, followed.is_topic)
    again = FollowingState.follow(followed.id, followed.is_topic)
    button = rx.cond(
        is_stopped,
        ui.button(_("Follow again"), named, on_click=again),
        ui.button(_("Stop following"), named, icon="bell_off", on_click=stop),
    )
    title = rx.cond(
        followed.address != "",
        ui.item_title(followed.title, followed.address, lang=followed.language),
        ui.el.p(followed.title, class_name="t-body t-m"),
    )
    meta = rx.cond(
        followed.is_topic,
        rx.fragment(),
        ui.meta(ui.translated(followed.label), components.reason(followed.reason)),
    )
    return ui.row(title, meta, actions=button, key=followed.id, class_name="follow")
