"""What stands around the agenda of a meeting: its bar, notes, actions, who is there, and the closing."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.actions.models import WORDS_MAX
from learnhub.features.actions.schemas import ActionItemView
from learnhub.features.people.components import person_avatar
from learnhub.features.people.refs import PersonRef
from learnhub.features.rituals.components.dialogs import CANCEL, END, MOVE
from learnhub.features.rituals.components.words import form_name
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.schemas import NOTES_MAX, LessonView, MeetingView
from learnhub.features.wording import components as wording
from learnhub.ui.text import _, ngettext_

Meeting = ui.ViewVar[MeetingView]


def bar(state: Any) -> rx.Component:
    """What is met for, when and where, how many are there, and what its hosts do with the whole of it."""
    meeting = state.meeting
    leave = ui.link(
        ui.mark(24), to=rx.Var.create("/rituals/") + meeting.ritual_id, aria_label=_("Back to the ritual"),
        data_key="Escape", class_name="t-acc",
    )  # fmt: skip
    where = ui.meta(
        ui.el.span(ui.moment(meeting.starts_at, "full")),
        ui.el.span(ui.time_range(meeting.starts_at, meeting.ends_at), class_name="t-num"),
        rx.cond(meeting.place != "", ui.el.span(rx.cond(meeting.has_link, _("video call"), meeting.place))),
        ui.el.span(form_name(meeting.form)),
    )
    here = ui.el.span(
        ui.icon("users", 15, 1.75),
        ngettext_("{n} person here", "{n} people here", meeting.present),
        class_name="t-meta row g1",
    )
    say = ui.button(_("I am here"), variant="solid", icon="check", on_click=state.say_here(True))
    title = ui.el.h1(meeting.title, lang=meeting.language, class_name="t-sec t-clip")
    return ui.el.header(
        leave,
        ui.el.div(title, where, class_name="grow"),
        rx.cond(meeting.is_held, here),
        rx.cond(_can_say(meeting) & ~meeting.is_here, say),
        rx.cond(
            meeting.has_link & ~meeting.is_over,
            ui.button(_("Open the call"), icon="video", href=meeting.place, target="_blank"),
        ),
        rx.cond(meeting.can_host, _hosting(state)),
        ui.shortcuts_button(),
        class_name="meet-bar",
    )


def _hosting(state: Any) -> rx.Component:
    meeting = state.meeting
    begin = ui.button(_("Begin"), variant="solid", icon="play", on_click=state.begin)
    end = ui.button(_("Go to the closing"), **ui.open_dialog(END))
    is_on = meeting.is_held & ~meeting.is_over
    can_change = ~meeting.is_held & ~meeting.is_over
    change = ui.menu(
        ui.icon_button("ellipsis", _("More")),
        ui.menu_item(_("Move the meeting"), icon="calendar_clock", **ui.open_dialog(MOVE)),
        ui.menu_item(_("Call it off"), icon="calendar_x", danger=True, **ui.open_dialog(CANCEL)),
        id="meeting-menu",
        label=_("More"),
    )
    return ui.el.div(
        rx.cond(meeting.can_begin, begin),
        rx.cond(is_on, end),
        rx.cond(can_change, change),
        class_name="row g2",
    )


def became(state: Any) -> rx.Component:
    """That it is not held, or at another time, and why."""
    meeting = state.meeting
    back = rx.cond(
        meeting.can_host & ~meeting.is_over, ui.button(_("Hold it after all"), on_click=state.restore)
    )
    why = rx.cond(meeting.why != "", rx.fragment(" ", meeting.why))
    moved = ui.callout(
        ui.el.span(_("It was moved from {day}.", day=ui.moment(meeting.usual_at, "long")), why)
    )
    return ui.match_component(
        meeting.state,
        (
            MeetingStatus.CANCELLED.value,
            ui.callout(ui.el.span(_("This meeting is not held."), why), "warning", back),
        ),
        (
            MeetingStatus.HOLIDAY.value,
            ui.callout(_("This is a public holiday: nobody meets."), "info", back),
        ),
        otherwise=rx.cond(meeting.is_moved, moved),
    )


def notes(state: Any) -> rx.Component:
    """What was said, by all who take part; each line can become a card."""
    meeting = state.meeting
    about = rx.Var.create("notes-") + meeting.ritual_id + "-" + meeting.day
    form = ui.form(
        ui.hidden("edition", meeting.notes_edition),
        ui.field(
            "notes",
            _("Notes"),
            ui.text_area(
                "notes",
                9,
                default_value=meeting.notes,
                max_length=NOTES_MAX,
                on_change=wording.on_typed(about),
            ),
            hint=_("What was said, not who said it."),
            error=state.errors["notes"],
        ),
        wording.hints(about),
        ui.form_actions(ui.button(_("Keep the notes"), type="submit")),
        on_submit=state.write_notes,
        draft=about,
        cleared=state.saved,
        key=meeting.notes_edition.to_string(),
    )
    lessons = ui.section(
        _("A lesson for everybody?"),
        ui.list_(rx.foreach(meeting.lessons, _lesson)),
        line=False,
        class_name="mt4",
    )
    return ui.el.div(
        rx.cond(meeting.can_attend & (meeting.state == MeetingStatus.PLANNED), form),
        rx.cond(meeting.lessons.length() > 0, lessons),
        class_name="meet-notes",
    )


def _lesson(lesson: ui.ViewVar[LessonView]) -> rx.Component:
    return ui.el.li(
        ui.el.span(lesson.text, class_name="t-body grow"),
        ui.button(_("Make it a card"), icon="layers", size="1", to=lesson.card_address),
        class_name="lh-li row g3 top",
    )


def actions(state: Any) -> rx.Component:
    """What somebody will do, with a person and a day."""
    meeting = state.meeting
    form = ui.form(
        ui.field(
            "words",
            _("What is to be done?"),
            ui.text_input("words", max_length=WORDS_MAX, auto_complete="off", error=state.errors["words"]),
            error=state.errors["words"],
        ),
        ui.el.div(
            ui.field(
                "owner_id",
                _("Who?"),
                ui.select("owner_id", meeting.owners, error=state.errors["owner_id"]),
                error=state.errors["owner_id"],
            ),
            ui.field(
                "due_on",
                _("By when?"),
                ui.text_input("due_on", type="date", default_value=state.today, error=state.errors["due_on"]),
                error=state.errors["due_on"],
            ),
            class_name="two",
        ),
        ui.form_actions(ui.button(_("Add the action"), type="submit")),
        on_submit=state.add_action,
        cleared=state.saved,
        class_name="col g3 mt3",
    )
    rows = ui.list_(rx.foreach(meeting.actions, lambda each: _action(state, each)))
    none = ui.el.p(_("Nobody has taken anything on yet."), class_name="t-meta")
    add = ui.el.details(ui.el.summary(_("Add an action"), class_name="t-link t-body"), form)
    can_add = meeting.can_attend & (meeting.state == MeetingStatus.PLANNED)
    return ui.section(
        _("Actions"),
        rx.cond(meeting.actions.length() > 0, rows, none),
        rx.cond(can_add, add),
        class_name="meet-block",
    )


def _action(state: Any, each: ui.ViewVar[ActionItemView]) -> rx.Component:
    is_done = each.done_at != None  # noqa: E711
    done = ui.button(
        rx.cond(is_done, _("Not done after all"), _("Done")),
        size="1",
        on_click=state.finish_action(each.id, ~is_done),
    )
    return ui.el.li(
        ui.el.div(
            ui.el.p(rx.cond(is_done, ui.el.s(each.words), each.words), class_name="t-body"),
            ui.meta(
                ui.el.span(person_avatar(each.owner, "1"), each.owner.name, class_name="author"),
                rx.cond(
                    is_done,
                    ui.el.span(_("done {day}", day=ui.moment(each.done_at, "date"))),
                    ui.el.span(_("by {day}", day=ui.moment(each.due_at, "date"))),
                ),
            ),
            class_name="grow",
        ),
        rx.cond(each.can_finish, done),
        class_name="lh-li row g2 top",
        key=each.id,
    )


def _can_say(meeting: Meeting) -> Any:
    is_open = meeting.is_held & ~meeting.is_over | (meeting.closing_until != None)  # noqa: E711
    return is_open & meeting.can_attend


def here(state: Any) -> rx.Component:
    """Who said that they are there; once the closing is over only how many."""
    meeting = state.meeting
    leave = ui.button(_("I am not here"), size="1", on_click=state.say_here(False))
    faces = ui.el.div(
        rx.foreach(meeting.here, _face),
        class_name="row g2 wrap",
    )
    note = _("You say that you are here. Absences are not kept, and names only until the closing is over.")
    shown = ui.section(
        _("Here"),
        faces,
        rx.cond(_can_say(meeting) & meeting.is_here, leave),
        ui.el.p(note, class_name="t-meta"),
        note=ui.number(meeting.present),
        class_name="meet-block",
    )
    return rx.cond(meeting.is_held, shown)


def _face(person: ui.ViewVar[PersonRef]) -> rx.Component:
    return ui.el.span(person_avatar(person, "2"), ui.only_spoken(person.name))


def shortcuts() -> list[ui.Shortcut]:
    """The keys of this page, for the sheet of shortcuts."""
    return [
        ui.Shortcut(_("Next on the agenda"), ["n"]),
        ui.Shortcut(_("Pause the timer, or go on"), ["p"]),
        ui.Shortcut(_("Back to the ritual"), ["Esc"]),
        ui.Shortcut(_("These shortcuts"), ["?"]),
    ]
