"""The form of a note: three prompts of which one is enough, and what becomes of it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import item_tags, kind_label, shared_draft, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.leaders.components.notes import address_of, note_body
from learnhub.features.leaders.room import LEADER_NOTE
from learnhub.features.leaders.schemas import SAID_MAX, LeaderDesk, LeaderNoteRow
from learnhub.features.wording import components as wording
from learnhub.ui.text import _, ngettext_

Desk = ui.ViewVar[LeaderDesk]
WRONG = "leader-wrong"


def head(desk: Desk) -> rx.Component:
    """What is asked, and of which month."""
    return ui.heading(
        _("What did {month} teach you?", month=ui.moment(desk.noon, "month")),
        over=ui.el.p(_("Once a month, about four minutes. One of the three is enough."), class_name="t-meta"),
    )


def note_fields(text: Any, errors: ui.Errors, desk: Desk) -> list[rx.Component]:
    """The three prompts, the sentence over them, and what others may do with it."""
    return [
        _prompt("learned", _("I learned"), _("from whom, or from what"), text.learned, errors),
        _prompt("doubted", _("I doubted"), _("still open is fine"), text.doubted, errors),
        _prompt(
            "wrong", _("I got wrong"), _("what you did, in the first person"), text.wrong, errors,
            on_change=wording.on_typed(WRONG),
        ),
        wording.hints(WRONG),
        told(
            "title", _("In one sentence"), text.title, errors,
            most=TITLE_MAX, rows=1, class_name="told-title",
        ),
        _choices(text, desk),
        item_tags(text, errors),
    ]  # fmt: skip


def _prompt(
    name: str, label: ui.Text, hint: ui.Text, value: Any, errors: ui.Errors, **props: Any
) -> rx.Component:
    box = ui.text_area(name, 2, default_value=value, max_length=SAID_MAX, **props)
    return ui.field(name, label, box, hint=hint, error=errors[name], class_name="told leader-prompt")


def _choices(text: Any, desk: Desk) -> rx.Component:
    meeting = desk.meeting
    opens = ui.switch(
        "opens_meeting",
        _("Open the small failures meeting with “I got wrong”"),
        hint=ui.el.span(ui.moment(meeting.starts_at, "full"), ", ", _("and you speak first")),
        default_checked=text.opens_meeting,
    )
    answers = ui.switch(
        "is_open",
        _("Let people answer under the note"),
        hint=_("You are told of each answer"),
        default_checked=text.is_open,
    )
    return ui.el.div(rx.cond(meeting.ritual_id != "", opens), answers, class_name="leader-choices")


def rail(preview: ui.ViewVar[LeaderNoteRow], desk: Desk) -> list[rx.Component]:
    """How it will look on Today, and what was written before."""
    people = ngettext_("for {n} colleague", "for {n} colleagues", desk.audience)
    title = ui.el.p(preview.title, lang=preview.language, class_name="t-title")
    shown = ui.el.div(
        ui.el.div(kind_label(LEADER_NOTE), ui.el.span(_("today"), class_name="t-meta"), class_name="row g2"),
        note_body(preview, title),
        inert=True,
        class_name="leader-note leader-preview",
    )
    promise = _(
        "Shown over Today for two days, then in its place. Nobody sees who has read it, you included."
    )
    earlier = ui.section(
        _("Earlier notes"), ui.el.ul(rx.foreach(desk.earlier, _earlier), class_name="lh-list"), line=False
    )
    return [
        ui.el.div(
            ui.el.h2(_("As it appears on Today"), class_name="t-sec"),
            ui.el.span(people, class_name="t-meta t-num"),
            class_name="row between g3",
        ),
        shown,
        ui.el.p(
            ui.icon("shield_check", 16, 1.75), ui.el.span(promise), class_name="t-meta row g2 top mt3 mb5"
        ),
        rx.cond(desk.earlier.length() > 0, earlier),
    ]


def _earlier(row: ui.ViewVar[LeaderNoteRow]) -> rx.Component:
    thanks = ngettext_("{n} thank-you", "{n} thank-yous", row.thanks)
    return ui.el.li(
        ui.link(row.title, to=address_of(row), lang=row.language, class_name="t-title-s"),
        ui.meta(
            ui.el.span(ui.moment(row.published_at, "month")),
            rx.cond(row.thanks > 0, ui.el.span(thanks, class_name="t-num")),
        ),
        class_name="leader-earlier",
        key=row.id,
    )


def writing(state: Any) -> rx.Component:
    """The form of a new note, which shows at each pause how it will look."""
    desk = state.desk
    off = ui.button(_("Not this month"), variant="ghost", on_click=state.not_now, size="3")
    kept = ui.el.span(ui.icon("check", 15), _("A draft is kept while you type"), class_name="t-meta row g2")
    form = ui.form(
        shared_draft("leader-note"),
        *note_fields(state.text, state.errors, desk),
        ui.dock(
            rx.cond(desk.is_asked, off, kept),
            ui.button(_("Publish to everyone"), icon="send", variant="solid", type="submit", size="3"),
            class_name="told-dock",
        ),
        on_submit=state.publish,
        draft="leader-note",
        cleared=state.saved,
        once=True,
        looks=(state.looked, state.show),
        key=state.renewed.to_string(),
        class_name="told-form",
    )
    return ui.el.div(
        head(desk),
        ui.columns(form, rail(state.preview, desk), label=_("As it appears on Today")),
        class_name="leader-writing",
    )
