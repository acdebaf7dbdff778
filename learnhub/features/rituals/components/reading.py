"""The page of a ritual: its next meeting first."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import item_dialogs, item_first_look, item_head
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.components import person_avatar, person_line
from learnhub.features.rituals.components.months import day_row, meeting_address
from learnhub.features.rituals.components.words import form_name, reply_words, rhythm_in_words
from learnhub.features.rituals.enums import Reply
from learnhub.features.rituals.schemas import AgendaItemView, MeetingRow, MeetingView, RitualView
from learnhub.ui.text import _, ngettext_, seconds_since

Ritual = ui.ViewVar[RitualView]
Meeting = ui.ViewVar[MeetingView]
HOUR = 3600
SHOWN = 5  # faces of those who come


def ritual_head(ritual: Ritual) -> rx.Component:
    """The title with its form."""
    return item_head(ritual, ui.el.span(form_name(ritual.form)))


def next_meeting(ritual: Ritual, meeting: Meeting, on_reply: Any) -> rx.Component:
    """When and where people meet next, and whether one comes."""
    none = ui.el.div(ui.callout(_("No meeting is planned in the next six months.")), _rhythm(ritual))
    shown = ui.el.section(
        ui.el.div(
            ui.date_box(ui.moment(meeting.starts_at, "month_short"), ui.moment(meeting.starts_at, "number")),
            ui.el.div(
                ui.el.p(_("Next meeting, {when}", when=ui.ahead(meeting.starts_at)), class_name="t-meta"),
                ui.el.h2(
                    ui.link(ui.moment(meeting.starts_at, "full"), to=meeting_address(meeting)),
                    class_name="t-h2 day-name",
                ),
            ),
            class_name="row g4 top",
        ),
        meeting_facts(ritual, meeting),
        _calendar_file(meeting),
        agenda_list(meeting),
        who_comes(meeting),
        rx.cond(meeting.can_attend, reply_dock(meeting, on_reply)),
        class_name="next-meeting",
    )
    return rx.cond(meeting.day != "", shown, none)


def meeting_facts(ritual: Ritual, meeting: Meeting) -> rx.Component:
    """The time with its zone, the place, and the rhythm."""
    video = ui.el.span(ui.text_link(_("Video call"), to=meeting.place))
    where = ui.el.li(
        ui.icon("map_pin", 19, 1.75),
        rx.cond(meeting.has_link, video, ui.el.span(meeting.place)),
        class_name="row g3 top",
    )
    when = ui.el.li(
        ui.icon("clock", 19, 1.75),
        ui.el.div(
            ui.el.p(ui.time_range(meeting.starts_at, meeting.ends_at), class_name="t-body t-m t-num"),
            ui.el.p(_("By your clock; it follows that of {zone}.", zone=meeting.zone), class_name="t-meta"),
        ),
        class_name="row g3 top",
    )
    again = ui.el.li(ui.icon("repeat", 19, 1.75), _rhythm(ritual), class_name="row g3 top")
    return ui.el.ul(when, rx.cond(meeting.place != "", where), again, class_name="meeting-facts")


def _rhythm(ritual: Ritual) -> rx.Component:
    """When it comes back, and how often it was kept."""
    return ui.el.div(ui.el.p(rhythm_in_words(ritual.rhythm), class_name="t-body t-m"), beat(ritual))


def _calendar_file(meeting: Meeting) -> rx.Component:
    return ui.anchor(
        ui.icon("calendar_plus", 19, 1.75),
        ui.el.span(_("Add to my calendar"), class_name="grow"),
        ui.el.span(_(".ics file"), class_name="t-meta"),
        href=meeting_address(meeting, "/meeting.ics"),
        custom_attrs={"download": "meeting.ics"},
        class_name="row g3 t-body t-m file-row",
    )


def agenda_list(meeting: Meeting) -> rx.Component:
    """What is talked about; before anything is, what it usually is."""
    items = ui.el.ol(rx.foreach(meeting.points, _agenda_row), class_name="list")
    usual = ui.rich_text(meeting.agenda_html, lang=meeting.language)
    none = ui.el.p(_("Nothing is on it yet."), class_name="t-meta")
    more = ui.text_link(_("Add something"), to=meeting_address(meeting))
    return ui.section(
        _("Agenda"),
        rx.cond(meeting.points.length() > 0, items, rx.cond(meeting.agenda_html != "", usual, none)),
        note=rx.cond(meeting.planned > 0, _("{n} min", n=meeting.planned), ""),
        more=more,
        class_name="mt5",
    )


def _agenda_row(item: ui.ViewVar[AgendaItemView]) -> rx.Component:
    return ui.el.li(
        ui.el.p(item_words(item), class_name="t-title-s grow"),
        ui.el.span(_("{n} min", n=item.minutes), class_name="t-meta t-num"),
        class_name="lh-li row g3 top",
        key=item.id,
    )


def item_words(item: ui.ViewVar[AgendaItemView]) -> rx.Component:
    """What is on the agenda; a word for what its reader may not see."""
    words = rx.cond(item.title != "", item.title, _("Something that you cannot see"))
    return rx.cond(item.address != "", ui.link(words, to=item.address), ui.el.span(words))


def who_comes(meeting: Meeting) -> rx.Component:
    """Names from five on, and the number."""
    faces = ui.avatar_stack(rx.foreach(meeting.people[:SHOWN], lambda person: person_avatar(person, "2")))
    names = rx.foreach(
        meeting.people, lambda person, place: rx.fragment(rx.cond(place > 0, ", ", ""), person.name)
    )
    words = ui.el.span(
        ngettext_("{n} will be there", "{n} will be there", meeting.coming),
        rx.cond(
            meeting.maybe > 0,
            rx.fragment(", ", ngettext_("{n} may come", "{n} may come", meeting.maybe)),
        ),
        class_name="t-meta",
    )
    who = ui.el.details(
        ui.el.summary(_("Who?"), class_name="t-meta"),
        ui.el.p(names, class_name="t-meta"),
    )
    shown = ui.el.div(
        rx.cond(meeting.people.length() > 0, faces),
        words,
        rx.cond(meeting.people.length() > 0, who),
        class_name="row g3 wrap mt4",
    )
    return rx.cond(meeting.coming + meeting.maybe > 0, shown)


def reply_dock(meeting: Meeting, on_reply: Any) -> rx.Component:
    """Whether one comes: asked once, then a line with the way to say otherwise; near it, the call."""
    asked = ui.el.div(
        ui.el.p(_("Will you be there?"), class_name="t-body t-m"),
        _answers(meeting, on_reply),
        class_name="col g2",
    )
    change = ui.el.details(
        ui.el.summary(_("Change my answer"), class_name="t-link t-body"), _answers(meeting, on_reply)
    )
    said = ui.el.div(
        ui.el.p(ui.icon("check", 16), reply_words(meeting.reply), class_name="t-body t-m row g2"),
        change,
        class_name="row between wrap g3 grow",
    )
    is_near = seconds_since(meeting.starts_at) > -HOUR
    join = ui.button(_("Join"), variant="solid", size="3", icon="video", href=meeting.place)
    return ui.dock(
        rx.cond(meeting.has_link & is_near, join),
        rx.cond(meeting.reply == "", asked, said),
        class_name="reply-dock mt5",
    )


def _answers(meeting: Meeting, on_reply: Any) -> rx.Component:
    def answer(word: Reply, label: rx.Var[str], **look: Any) -> rx.Component:
        return ui.button(
            label, size="3", on_click=on_reply(word.value), aria_pressed=meeting.reply == word.value, **look
        )

    return ui.el.div(
        answer(Reply.YES, _("I’ll be there"), variant="solid", icon="check"),
        answer(Reply.MAYBE, _("Perhaps"), variant="ghost"),
        answer(Reply.NO, _("Not this time"), variant="ghost"),
        class_name="row g2 wrap replies",
    )


def ritual_words(ritual: Ritual) -> rx.Component:
    """What it is for."""
    text = ui.section(
        _("What this ritual is for"), ui.rich_text(ritual.purpose_html, lang=ritual.language), line=False
    )
    return rx.cond(ritual.purpose_html != "", text)


def ritual_aside(ritual: Ritual) -> list[rx.Component]:
    """Who hosts it, when it comes back, how often it was kept."""
    hosts = ui.section(
        _("Hosts"), ui.el.div(rx.foreach(ritual.hosts, lambda host: person_line(host)), class_name="col g3"),
        line=False,
    )  # fmt: skip
    coming = ui.section(_("Next meetings"), ui.list_(rx.foreach(ritual.coming, day_row)), line=False)
    series = ui.anchor(
        _("All meetings as a file for my calendar"),
        href=rx.Var.create("/rituals/") + ritual.id + "/ritual.ics",
        class_name="t-link t-meta",
    )
    past = ui.section(_("Past meetings"), ui.list_(rx.foreach(ritual.past, day_row)), line=False)
    return [
        hosts,
        rx.cond(ritual.coming.length() > 0, ui.el.div(coming, series)),
        rx.cond(ritual.past.length() > 0, past),
    ]


def beat(ritual: Ritual) -> rx.Component:
    """How many meetings of half a year were held, in words; the marks of the last ones are for the eye."""
    marks = ui.el.span(rx.foreach(ritual.past, _mark), aria_hidden="true", class_name="beat")
    words = _("kept {kept} of {due} times", kept=ritual.kept, due=ritual.due)
    return rx.cond(ritual.due > 0, ui.el.p(marks, words, class_name="t-meta row g2"))


def _mark(row: ui.ViewVar[MeetingRow]) -> rx.Component:
    return ui.el.i(class_name=rx.cond(row.is_held, "", "no"))


def ritual_dialogs(ritual: Ritual, *, on_remove: Any) -> rx.Component:
    """The dialogs that the menu opens."""
    text = _("It leaves every calendar, with the notes of its meetings. It cannot be recovered.")
    return item_dialogs(ritual, on_remove, title=_("Delete this ritual?"), text=text)


def first_look(ritual: Words) -> str:
    """The title in its place, as HTML; the rest comes with the page."""
    return item_first_look(ritual, ui.first_text(ritual.html, ritual.language))
