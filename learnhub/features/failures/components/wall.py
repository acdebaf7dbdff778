"""The wall: stories as notes, in columns that are read from top to bottom."""

import reflex as rx

from learnhub import ui
from learnhub.features.failures.components.echoes import echo_buttons
from learnhub.features.failures.enums import Wall
from learnhub.features.failures.schemas import ComingMeeting, FailureRow, WallFigures
from learnhub.features.people.components import person_avatar, person_name
from learnhub.ui.text import _, ngettext_

Row = ui.ViewVar[FailureRow]


def head(coming: ui.ViewVar[ComingMeeting]) -> rx.Component:
    """What this place is, and what it is not, beside the next meeting in which stories are told."""
    promise = _(
        "No one is assessed here. We say thank you, we say “me too”, we learn. Criticism has no place here, "
        "and managers see no figure about a person."
    )
    words = ui.heading(_("What did not work, and what we keep of it"), promise)
    return ui.el.div(
        ui.el.div(words, class_name="grow"),
        rx.cond(coming.meeting.ritual_id != "", _next_meeting(coming)),
        class_name="wall-head",
    )


def _next_meeting(coming: ui.ViewVar[ComingMeeting]) -> rx.Component:
    meeting = coming.meeting
    to = rx.Var.create("/rituals/") + meeting.ritual_id + "/" + meeting.day
    stories = ngettext_("{n} story on the agenda", "{n} stories on the agenda", coming.stories)
    place = rx.cond(meeting.has_link, _("video call"), meeting.place)
    return ui.el.aside(
        ui.date_box(ui.moment(meeting.starts_at, "weekday_short"), ui.moment(meeting.starts_at, "number")),
        ui.el.div(
            ui.link(meeting.title, to=to, lang=meeting.language, class_name="t-body t-m"),
            ui.meta(
                ui.el.span(ui.moment(meeting.starts_at, "time"), class_name="t-num"),
                rx.cond(meeting.place != "", ui.el.span(place)),
            ),
            ui.el.p(
                rx.cond(coming.stories > 0, rx.fragment(stories, ", ")),
                ui.text_link(_("tell mine"), to="/failures/new"),
                class_name="t-meta",
            ),
            class_name="grow",
        ),
        aria_label=_("Next meeting"),
        class_name="row g3 top wall-next",
    )


def narrowing(wall: ui.Text, figures: ui.ViewVar[WallFigures], *, has_trade: ui.Flag) -> rx.Component:
    """Which stories are shown, and how many were told of late."""
    chips = ui.el.nav(
        _chip(Wall.ALL, _("All stories"), wall),
        _chip(Wall.LEADERS, _("From leaders"), wall),
        rx.cond(has_trade, _chip(Wall.TRADE, _("My trade"), wall)),
        _chip(Wall.ANONYMOUS, _("Without a name"), wall),
        aria_label=_("Which stories"),
        class_name="row g2 wrap",
    )
    told = ngettext_("{n} story in three months", "{n} stories in three months", figures.stories)
    at_least = ngettext_(
        "at least {n} story in three months", "at least {n} stories in three months", figures.stories
    )
    thanked = ngettext_("{n} thank-you", "{n} thank-yous", figures.thanks)
    said = ui.meta(
        ui.el.span(rx.cond(figures.is_more, at_least, told)),
        rx.cond(figures.thanks > 0, ui.el.span(thanked)),
    )
    return ui.el.div(chips, rx.cond(figures.stories > 0, said), class_name="row between g3 wrap mb4")


def _chip(wall: Wall, label: ui.Text, shown: ui.Text) -> rx.Component:
    to = "/failures" if wall == Wall.ALL else f"/failures?show={wall}"
    return ui.chip_link(label, to=to, current=rx.Var.create(shown) == wall.value)


def note(row: Row) -> rx.Component:
    """A story: what happened, then what one takes from it on the tint of a lamp."""
    address = rx.Var.create("/failures/") + row.id
    comments = ngettext_("{n} comment", "{n} comments", row.comments)
    return ui.el.article(
        ui.el.h2(
            ui.link(row.title, to=address, lang=row.language),
            ui.language_mark(row.language),
            class_name="t-title",
        ),
        ui.el.p(row.happened, lang=row.language, class_name="t-read-s t-2 mt2"),
        kept(ui.el.p(row.lesson, lang=row.language, class_name="t-read-s")),
        teller(row),
        ui.el.div(
            echo_buttons(story_id=row.id, all_three=False),
            rx.cond(row.comments > 0, ui.text_link(comments, to=address, class_name="t-meta")),
            class_name="row between g2 wrap mt3",
        ),
        data_item="",
        class_name="note",
        key=row.id,
    )


def kept(lesson: rx.Component) -> rx.Component:
    """What one takes from a story."""
    return ui.el.div(ui.el.p(_("What I take from it"), class_name="t-small t-m"), lesson, class_name="kept")


def teller(row: Row) -> rx.Component:
    """Who told it, with their trade; of one without a name the month."""
    job = ui.el.span(", ", row.author.job, class_name="t-meta")
    signed = ui.el.div(
        person_avatar(row.author, "1"),
        ui.el.span(
            person_name(row.author, class_name="t-m t-ink"),
            rx.cond(row.author.job != "", job),
            class_name="t-meta grow",
        ),
        class_name="row g2 mt3",
    )
    unsigned = ui.el.div(
        ui.el.span(ui.icon("eye_off", 14), aria_hidden="true", class_name="note-nobody"),
        ui.meta(ui.el.span(_("Without a name")), ui.el.span(ui.moment(row.told_at, "month"))),
        class_name="row g2 mt3",
    )
    return rx.cond(row.author.id != "", signed, unsigned)


def nothing(wall: ui.Text) -> rx.Component:
    """Where there is no story."""
    none_yet = ui.empty(
        _("Nobody has told one yet"),
        _("Two minutes are enough: what happened, and what you take from it. It is easiest after a leader."),
        ui.button(_("Tell a small failure"), to="/failures/new", variant="solid"),
        icon="sprout",
    )
    of_these = ui.empty(
        _("No story here"),
        _("Others may have told one."),
        ui.button(_("All stories"), to="/failures"),
        icon="sprout",
    )
    return rx.cond(rx.Var.create(wall) == Wall.ALL.value, none_yet, of_these)
