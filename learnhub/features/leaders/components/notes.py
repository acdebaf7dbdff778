"""A note: on Today, in the list, on its page."""

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.discussion.components import item_dialogs, item_first_look, keep_button, kind_label
from learnhub.features.discussion.schemas import Words
from learnhub.features.leaders.room import LEADER_NOTE
from learnhub.features.leaders.schemas import KeptMonth, LeaderNoteRow, LeaderNoteView
from learnhub.features.people.components import person_avatar, person_name
from learnhub.ui.text import _, ngettext_

Row = ui.ViewVar[LeaderNoteRow]
Note = ui.ViewVar[LeaderNoteView]


def address_of(row: Row, below: str = "") -> rx.Var[str]:
    """The page of a note, or what is below it."""
    return rx.Var.create("/leaders/") + row.id + below


def note_body(row: Row, title: rx.Component) -> rx.Component:
    """Who wrote it, and what was answered; a prompt that was not answered is not shown."""
    job = ui.el.span(", ", row.author.job)
    signed = ui.el.p(
        person_name(row.author, class_name="t-m t-ink"),
        rx.cond(row.author.job != "", job),
        class_name="t-meta",
    )
    return ui.el.div(
        ui.el.div(
            person_avatar(row.author, "3"),
            ui.el.div(title, signed, class_name="grow"),
            class_name="row g3 top leader-head",
        ),
        ui.el.dl(
            _said(_("Learned"), row.learned, row.language),
            _said(_("Doubted"), row.doubted, row.language),
            _said(_("Got wrong"), row.wrong, row.language),
            class_name="col g3",
        ),
    )


def _said(label: ui.Text, words: ui.Text, language: ui.Text) -> rx.Component:
    row = ui.el.div(
        ui.el.dt(label, class_name="t-meta"),
        ui.el.dd(words, lang=language, class_name="t-read-s"),
        class_name="leader-said",
    )
    return rx.cond(words != "", row)


def listed(row: Row) -> rx.Component:
    """A note in the list, with the ways to thank for it and to answer it."""
    title = ui.el.h2(
        ui.link(row.title, to=address_of(row), lang=row.language),
        ui.language_mark(row.language),
        class_name="t-title",
    )
    return ui.el.article(
        ui.meta(kind_label(LEADER_NOTE), ui.ago(row.published_at)),
        note_body(row, title),
        ways(row),
        data_item="",
        class_name="leader-note",
        key=row.id,
    )


def ways(row: Row) -> rx.Component:
    """To thank, and to answer where its author lets others."""
    thanks = ngettext_("Thanks, {n} colleague", "Thanks, {n} colleagues", row.thanks)
    answers = ngettext_("{n} answer", "{n} answers", row.comments)
    return ui.el.div(
        ui.link(
            ui.icon("heart_handshake", 15, 1.75),
            ui.el.span(rx.cond(row.thanks > 0, thanks, _("Thanks"))),
            to=address_of(row, "#thanks"),
            class_name="react",
        ),
        rx.cond(
            row.is_open,
            ui.link(
                ui.icon("message_square", 15, 1.75),
                ui.el.span(rx.cond(row.comments > 0, answers, _("Reply"))),
                to=address_of(row, "#comments"),
                class_name="react",
            ),
        ),
        class_name="row g2 wrap mt3",
    )


def kept(months: ArrayVar[list[KeptMonth]]) -> rx.Component:
    """How many leaders wrote, month by month; a figure of the company and of nobody."""
    rows = rx.foreach(
        months,
        lambda month: ui.el.li(
            ui.el.span(ui.moment(month.noon, "month"), class_name="leader-month"),
            ui.el.span(
                _("{wrote} of {asked} leaders", wrote=month.wrote, asked=month.asked),
                class_name="t-meta t-num",
            ),
            class_name="row between g3",
            key=month.noon.to(str),
        ),
    )
    shown = ui.section(
        _("Who went first"),
        ui.el.ul(rows, class_name="col g2"),
        ui.el.p(
            _("One figure for all leaders. Nobody sees who wrote and who did not."), class_name="t-meta mt3"
        ),
    )
    return rx.cond(months.length() > 0, shown)


def note_head(note: Note) -> rx.Component:
    """The sentence, with its kind and its day."""
    about = ui.meta(
        kind_label(LEADER_NOTE),
        ui.moment(note.published_at, "date"),
        rx.cond(note.edited_at, ui.el.span(_("changed {when}", when=ui.moment(note.edited_at, "date")))),
    )
    return ui.heading(
        ui.el.span(note.title, lang=note.language),
        over=ui.el.div(about, keep_button(content_id=note.id), class_name="row between g2"),
    )


def note_words(note: Note) -> rx.Component:
    """What was answered, each under its prompt."""
    parts = [
        (_("I learned"), note.learned_html),
        (_("I doubted"), note.doubted_html),
        (_("I got wrong"), note.wrong_html),
    ]
    shown = [
        rx.cond(html != "", ui.section(label, ui.rich_text(html, note.language), line=False))
        for label, html in parts
    ]
    return ui.el.div(*shown, class_name="note-page leader-page")


def closed_note(note: Note) -> rx.Component:
    """Why there is no line for an answer."""
    words = _("No answers are asked for under this note. A thank-you says it without words.")
    return rx.cond(~note.is_open & ~note.is_hidden, ui.el.p(words, class_name="t-meta mt4"))


def note_dialogs(note: Note, *, on_remove: ui.Handler) -> rx.Component:
    """The dialogs that the menu opens."""
    return item_dialogs(note, on_remove, title=_("Delete your note?"), text=_("It cannot be recovered."))


def first_look(note: Words) -> str:
    """The title in its place, as HTML; the rest comes with the page."""
    return item_first_look(note, ui.first_text(note.html, note.language))


def nothing() -> rx.Component:
    """Where nobody has written one."""
    return ui.empty(
        _("No leader has written yet"),
        _("Once a month a leader says what they learned, what they doubted and what they got wrong."),
        icon=LEADER_NOTE.icon,
        colour=LEADER_NOTE.colour,
    )
