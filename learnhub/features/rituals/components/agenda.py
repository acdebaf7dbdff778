"""The agenda of a meeting, at the left of its page, and what is talked about in the middle."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.rituals.components.reading import item_words
from learnhub.features.rituals.models import TITLE_MAX
from learnhub.features.rituals.schemas import MINUTES_MAX, AgendaItemView, MeetingView
from learnhub.ui.text import _, ngettext_, seconds_since

Item = ui.ViewVar[AgendaItemView]
Meeting = ui.ViewVar[MeetingView]
ARRANGE = "arrange-agenda"


def agenda(state: Any) -> rx.Component:
    """What is on it in its order, which hosts change, and the line to add to it."""
    meeting = state.meeting
    can_change = meeting.can_host & ~meeting.is_over
    items = ui.el.ol(
        rx.foreach(meeting.points, lambda item, place: _row(state, item, place, can_change)),
        data_arranged=ARRANGE,
    )
    note = rx.cond(meeting.planned > 0, _("{n} min", n=meeting.planned), "")
    head = ui.el.div(
        ui.el.h2(_("Agenda"), class_name="t-sec"),
        ui.el.span(note, class_name="t-meta t-num"),
        class_name="meet-head",
    )
    usual = ui.el.div(ui.rich_text(meeting.agenda_html, lang=meeting.language), class_name="meet-pad")
    closing = ui.el.div(
        ui.icon("star", 18, 1.75, class_name="t-3"),
        ui.el.div(
            ui.el.p(_("Closing"), class_name="t-body t-m"),
            ui.el.p(_("two questions, each for oneself"), class_name="t-meta"),
            class_name="grow",
        ),
        class_name="row g3 top meet-item",
    )
    drop = ui.el.form(
        ui.hidden("item_id", ""), ui.hidden("onto", ""), id=ARRANGE, on_submit=state.drop_item, hidden=True
    )
    return ui.el.section(
        head,
        rx.cond((meeting.points.length() == 0) & (meeting.agenda_html != ""), usual),
        _proposal(state),
        items,
        rx.cond((meeting.points.length() > 0) & ~meeting.is_over, closing),
        rx.cond(meeting.can_attend & ~meeting.is_over, _add(state)),
        _promise(),
        rx.cond(can_change, drop),
        aria_label=_("Agenda"),
        class_name="meet-agenda",
    )


def _proposal(state: Any) -> rx.Component:
    """What a room proposes for meetings of this form, and that nothing leads them yet."""
    meeting = state.meeting
    offers = ((form, _offer(state, agenda)) for form, (_room, agenda) in rooms.agendas().items())
    shown = ui.match_component(meeting.form, *offers, otherwise=rx.fragment())
    return rx.cond(meeting.can_propose, shown)


def _word(message: str) -> rx.Var[str]:
    """What a room declares, in the reader's language."""
    return ui.translated(rx.Var.create(message))


def _offer(state: Any, agenda: rooms.Agenda) -> rx.Component:
    meeting = state.meeting
    words = ui.el.div(
        ui.el.p(_word(agenda.label), class_name="t-body t-m"),
        ui.el.p(_word(agenda.detail), class_name="t-meta"),
        rx.cond(~meeting.has_lead, ui.el.p(_word(agenda.lacking), class_name="t-meta t-warn mt1")),
        class_name="grow",
    )
    take = ui.button(_("Propose"), icon="list_plus", on_click=state.propose)
    is_open = ~meeting.has_lead | (meeting.points.length() < agenda.most)
    return rx.cond(is_open, ui.el.div(words, take, class_name="row g3 top meet-item meet-offer"))


def _promise() -> rx.Component:
    words = _("No recording, no minutes with names. We keep the lessons and the actions.")
    return ui.el.p(
        ui.icon("shield_check", 16, 1.75), ui.el.span(words), class_name="t-meta row g2 top meet-promise"
    )


def _row(state: Any, item: Item, place: Any, can_change: Any) -> rx.Component:
    is_current = state.meeting.item_id == item.id
    is_done = (item.spent > 0) & ~is_current
    number = rx.cond(is_done, ui.icon("check", 13, 3), ui.el.span(place + 1))
    spent = rx.cond(is_done, ui.duration(item.spent), _("{n} min", n=item.minutes))
    return ui.el.li(
        ui.el.span(number, class_name=rx.cond(is_done, "meet-number done", "meet-number")),
        ui.el.div(
            ui.el.p(item_words(item), class_name="t-title-s"),
            rx.cond(item.leads, ui.el.p(_("A leader opens"), class_name="t-meta")),
            rx.cond(item.card_address != "", _card_link(item)),
            class_name="grow",
        ),
        ui.el.span(spent, class_name="t-meta t-num"),
        rx.cond(can_change, _menu(state, item)),
        key=item.id,
        data_item_id=item.id,
        draggable=can_change,
        aria_current=rx.cond(is_current, "step", "false"),
        class_name="row g3 top meet-item",
    )


def _card_link(item: Item) -> rx.Component:
    return ui.link(
        ui.icon("layers", 13, 1.75),
        _("Make it a card"),
        to=item.card_address,
        class_name="t-meta t-acc row g1",
    )


def _menu(state: Any, item: Item) -> rx.Component:
    is_on = (state.meeting.began_at != None) & (state.meeting.item_id != item.id)  # noqa: E711
    return ui.menu(
        ui.icon_button("ellipsis", _("More"), size="1"),
        rx.cond(is_on, ui.menu_item(_("Talk about it now"), icon="play", on_click=state.start_item(item.id))),
        rx.cond(
            ~item.leads, ui.menu_item(_("Move up"), icon="arrow_up", on_click=state.move_item(item.id, True))
        ),
        ui.menu_item(_("Move down"), icon="arrow_down", on_click=state.move_item(item.id, False)),
        ui.menu_item(_("One minute more"), icon="plus", on_click=state.time_item(item.id, item.minutes + 1)),
        ui.menu_item(
            _("Take it off the agenda"), icon="trash_2", danger=True, on_click=state.take_item(item.id)
        ),
        id=rx.Var.create("agenda-") + item.id,
        label=_("More"),
    )


def _add(state: Any) -> rx.Component:
    errors = state.errors
    return ui.form(
        ui.field(
            "title",
            _("Something to talk about"),
            ui.text_input("title", max_length=TITLE_MAX, auto_complete="off", error=errors["title"]),
            hint=_("Words, or the address of a page"),
            error=errors["title"],
        ),
        ui.el.div(
            ui.field(
                "minutes",
                _("Minutes"),
                ui.text_input(
                    "minutes",
                    type="number",
                    min=1,
                    max=MINUTES_MAX,
                    default_value="5",
                    error=errors["minutes"],
                ),
                error=errors["minutes"],
            ),
            ui.button(_("Add"), type="submit", size="3"),
            class_name="row g3 bottom",
        ),
        on_submit=state.add_item,
        cleared=state.saved,
        class_name="col g3 meet-pad",
    )


def timer(state: Any) -> rx.Component:
    """How long what is talked about has lasted: a suggestion, which turns amber and never flashes."""
    meeting, item = state.meeting, state.meeting.current
    running = seconds_since(meeting.item_since)
    seconds = rx.cond(meeting.item_since, item.spent + running, item.spent).to(int)
    length = (item.minutes * 60).to(int)
    is_late = seconds > length
    bar = ui.el.progress(
        value=rx.cond(is_late, length, seconds),
        max=length,
        aria_label=_("Time of this point"),
        class_name=rx.cond(is_late, "prog prog-late", "prog"),
    )
    clock = ui.el.div(
        ui.el.b(
            ui.duration(seconds), role="timer", aria_live="off",
            class_name=rx.cond(is_late, "meet-clock t-warn", "meet-clock"),
        ),
        ui.el.span(ngettext_("of {n} minute", "of {n} minutes", item.minutes), class_name="t-meta"),
        class_name="row between bottom",
    )  # fmt: skip
    shown = ui.el.div(ui.el.h2(item_words(item), class_name="t-sec"), clock, bar, class_name="col g2")
    return ui.el.div(
        rx.cond(meeting.item_id != "", shown),
        rx.cond(meeting.can_host, _steering(state)),
        class_name="col g3 meet-block",
    )


def _steering(state: Any) -> rx.Component:
    meeting, item = state.meeting, state.meeting.current
    following = ui.button(
        _("Next"),
        key_cap="n",
        variant="solid",
        size="3",
        on_click=state.start_item(meeting.next_id),
        class_name="wide",
    )
    both = ui.el.div(
        ui.button(
            _("One minute"), icon="plus", on_click=state.time_item(meeting.item_id, item.minutes + 1)
        ),
        rx.cond(
            meeting.item_since,
            ui.button(_("Pause"), icon="pause", data_key="p", on_click=state.pause),
            ui.button(
                _("Go on"), icon="play", data_key="p", on_click=state.start_item(meeting.item_id)
            ),
        ),
        class_name="row g2",
    )  # fmt: skip
    return ui.el.div(
        rx.cond(meeting.next_id != "", following), rx.cond(meeting.item_id != "", both), class_name="col g2"
    )
