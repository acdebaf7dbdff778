"""A session that is over, read as a document of questions and answers."""

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.ama.components.questions import asker, own_mark, rephrased_mark
from learnhub.features.ama.components.words import public_reason
from learnhub.features.ama.enums import AnswerPart
from learnhub.features.ama.schemas import Answer, AnsweredRow, Figures, OwedRow, Promise
from learnhub.features.discussion.components import become_items, is_voted, made_lines, small_menu
from learnhub.features.people.components import person_avatar
from learnhub.features.people.refs import PersonRef
from learnhub.ui.text import _, ngettext_

LIVE, WRITING, DISMISSED, OPEN = "answered-live", "in-writing", "dismissed", "not-answered"


def figures(of: ui.ViewVar[Figures]) -> rx.Component:
    """What was asked and what became of it. The figures add up, and each leads to its section."""
    left = of.open + of.waiting
    return ui.el.dl(
        _figure(
            _("Asked"),
            ngettext_("{n} question", "{n} questions", of.asked),
            _("{named} with a name, {unnamed} without", named=of.named, unnamed=of.anonymous),
        ),
        _figure(
            _("Answered live"),
            ui.number(of.live),
            ngettext_("{n} with a note", "{n} with a note", of.noted),
            to=LIVE,
        ),
        _figure(
            _("In writing"),
            ui.number(of.writing),
            _("{written} written, {owed} still owed", written=of.written, owed=of.owed),
            to=WRITING,
        ),
        rx.cond(
            of.dismissed > 0,
            _figure(_("Dismissed"), ui.number(of.dismissed), _("reasons below"), to=DISMISSED),
        ),
        rx.cond(left > 0, _figure(_("Not answered"), ui.number(left), _("so far"), to=OPEN)),
        class_name="facts ama-figures",
    )


def _figure(label: ui.Text, value: ui.Text, detail: ui.Text, *, to: str = "") -> rx.Component:
    words = [ui.el.span(value, class_name="t-b"), ui.el.span(detail, class_name="t-meta")]
    drawn = ui.anchor(*words, href=f"#{to}") if to else rx.fragment(*words)
    return ui.el.div(ui.el.dt(label, class_name="t-meta"), ui.el.dd(drawn))


def document_section(
    name: str, title: ui.Text, count: ui.Number, *content: ui.Content, text: ui.Text
) -> rx.Component:
    """A part of the document under its heading."""
    head = ui.el.header(
        ui.el.h2(title, " ", ui.el.span(ui.number(count), class_name="t-3 t-num"), class_name="t-h2"),
        ui.el.p(text, class_name="t-small"),
    )
    return ui.el.section(head, *content, id=name, class_name="ama-section")


def answered_row(
    row: ui.ViewVar[AnsweredRow],
    leader: ui.ViewVar[PersonRef],
    *,
    can_host: ui.Flag,
    on_write: rx.EventHandler,
    on_promise: ui.ById,
) -> rx.Component:
    """A question with its votes as a figure, what was answered, and what is still owed."""
    question = row.question
    voted = rx.cond(is_voted(row.id), ui.el.span(_("you voted")))
    lead = ui.el.div(
        ui.el.b(ui.number(row.votes), class_name=rx.cond(is_voted(row.id), "t-acc", "")),
        ui.el.span(ngettext_("vote", "votes", row.votes), class_name="t-meta"),
        class_name="ama-votes",
    )
    aloud = ui.el.p(
        ui.icon("mic", 16),
        ui.el.span(_("Answered aloud. No note was taken.")),
        class_name="t-meta row g2 mt3",
    )
    is_live, is_open = question.state == "answered", question.state == "approved"
    return ui.row(
        ui.el.p(question.text, lang=question.language, class_name="t-title ama-question"),
        ui.meta(asker(question), voted, rephrased_mark(question), own_mark(question), class_name="mt1"),
        rx.cond(row.note.html != "", _note(row, leader), rx.cond(is_live, aloud)),
        rx.cond(row.written.html != "", _written(row)),
        rx.cond(row.is_owed, owed_line(row)),
        ui.el.div(
            rx.cond(
                can_host & (is_live | (row.note.html != "")),
                _write(row, AnswerPart.NOTE, row.note.html == "", on_write),
            ),
            rx.cond(
                row.can_write & (is_open | (question.state == "in_writing")),
                _write(row, AnswerPart.WRITTEN, row.written.html == "", on_write),
            ),
            rx.cond(can_host & (is_open | row.is_owed), _promise(row, on_promise)),
            class_name="row g2 wrap mt2 ama-do",
        ),
        lead=lead,
        actions=[small_menu(row.id, is_signed=~question.is_anonymous)],
        id=rx.Var.create("q-") + row.id,
        class_name="top",
        key=row.id,
    )


def _note(row: ui.ViewVar[AnsweredRow], leader: ui.ViewVar[PersonRef]) -> rx.Component:
    by = rx.cond(row.note.author.id != leader.id, ui.el.span(_("note by {name}", name=row.note.author.name)))
    return _answer(row, row.note, leader, by)


def _written(row: ui.ViewVar[AnsweredRow]) -> rx.Component:
    days = row.promise.late_days
    late = ngettext_("{n} day late", "{n} days late", days)
    early = ngettext_("{n} day early", "{n} days early", -days)
    when = rx.cond(days > 0, late, rx.cond(days < 0, early, _("on the promised day")))
    at = ui.el.span(
        ui.moment(row.written.at, "full"),
        rx.cond(row.promise.due_on != "", rx.fragment(", ", when)),
        class_name="t-num",
    )
    return _answer(row, row.written, row.written.author, at)


def _answer(
    row: ui.ViewVar[AnsweredRow], answer: ui.ViewVar[Answer], by: ui.ViewVar[PersonRef], more: rx.Component
) -> rx.Component:
    card = ui.button(
        _("Make a card"),
        variant="ghost",
        size="1",
        icon="layers",
        to=rx.Var.create("/library/new?from=") + answer.id,
    )
    return ui.el.div(
        ui.meta(ui.el.span(person_avatar(by, "1"), ui.el.b(by.name), class_name="row g1"), more),
        ui.rich_text(answer.html, lang=row.question.language),
        made_lines(answer),
        ui.el.div(
            card,
            small_menu(answer.id, *become_items(answer.id), is_signed=True, suggests=True),
            class_name="row g2",
        ),
        class_name="ama-answer",
    )


def owed_line(row: ui.ViewVar[AnsweredRow]) -> rx.Component:
    """Who owes an answer and by when; late ones in amber, with how late in words."""
    who, day = row.promise.owed_by.name, ui.moment(row.promise.due_at, "full")
    days = row.promise.late_days
    late = rx.fragment(
        ui.el.b(_("{name} owes this answer,", name=who)),
        " ",
        _("promised for {day}.", day=day),
        " ",
        how_late(row.promise),
    )
    coming = rx.fragment(
        ui.el.b(_("{name} answers by {day}.", name=who, day=day)),
        " ",
        how_late(row.promise),
    )
    moved = rx.cond(
        row.promise.first_due_at,
        rx.fragment(" ", _("First promised for {day}.", day=ui.moment(row.promise.first_due_at, "full"))),
    )
    return ui.el.div(
        rx.cond(days > 0, ui.icon("triangle_alert", 18), ui.icon("clock", 18)),
        ui.el.p(rx.cond(days > 0, late, coming), moved, class_name="t-body grow"),
        person_avatar(row.promise.owed_by, "1"),
        class_name=owed_class(row.promise),
    )


def how_late(promise: ui.ViewVar[Promise]) -> rx.Var[str]:
    """A sentence on the promised day as it is seen today."""
    days = promise.late_days
    late, coming = (
        ngettext_("{n} day late.", "{n} days late.", days),
        ngettext_("In {n} day.", "In {n} days.", -days),
    )
    return rx.cond(days > 0, late, rx.cond(days == 0, _("Today."), coming))


def owed_class(promise: ui.ViewVar[Promise]) -> rx.Var[str]:
    """The line of an answer that is owed is amber once it is late."""
    return rx.cond(promise.late_days > 0, "callout callout-warning ama-owed", "callout callout-info ama-owed")


def _write(
    row: ui.ViewVar[AnsweredRow], part: AnswerPart, is_new: rx.Var[bool], on_write: rx.EventHandler
) -> rx.Component:
    new, change = (
        (_("Write a note"), _("Change the note"))
        if part == AnswerPart.NOTE
        else (_("Write the answer"), _("Change the answer"))
    )
    return ui.button(
        rx.cond(is_new, new, change), size="1", icon="pencil", on_click=on_write(row.id, part.value)
    )


def _promise(row: ui.ViewVar[AnsweredRow], on_promise: ui.ById) -> rx.Component:
    words = rx.cond(row.is_owed, _("Who and by when"), _("Promise an answer"))
    return ui.button(words, size="1", icon="calendar_clock", on_click=on_promise(row.id))


def dismissed(reasons: ArrayVar[list[tuple[str, int]]]) -> rx.Component:
    """Why questions were not taken and how many, for everybody; the words are for who asked."""
    return ui.list_(
        rx.foreach(
            reasons,
            lambda reason: ui.row(
                ui.el.p(public_reason(reason[0]), class_name="t-body"),
                lead=ui.el.div(ui.el.b(ui.number(reason[1])), class_name="ama-votes"),
                key=reason[0],
            ),
        )
    )


def owed_list(rows: ArrayVar[list[OwedRow]]) -> rx.Component:
    """The answers in writing that are owed in all sessions, one's own before those of others."""
    items = ui.el.ul(rx.foreach(rows, _owed), class_name="list")
    section = ui.el.section(ui.el.h2(_("Answers still owed"), class_name="t-sec mb2"), items, id="owed")
    return rx.cond(rows.length() > 0, section)


def _owed(row: ui.ViewVar[OwedRow]) -> rx.Component:
    days = row.promise.late_days
    when = rx.cond(
        days > 0,
        ngettext_("{n} day late", "{n} days late", days),
        rx.cond(days == 0, _("today"), ngettext_("in {n} day", "in {n} days", -days)),
    )
    mark = rx.cond(days > 0, ui.icon("triangle_alert", 14), ui.icon("clock", 14))
    address = rx.Var.create("/ama/") + row.ama_id + "#q-" + row.id
    return ui.el.li(
        ui.link(row.text, to=address, lang=row.language, class_name="t-body t-m"),
        ui.meta(
            row.promise.owed_by.name,
            ui.el.span(mark, when, class_name=rx.cond(days > 0, "row g1 t-warn t-num", "row g1 t-num")),
        ),
        class_name="lh-li",
        key=row.id,
    )


def take_along(ama_id: ui.Text) -> rx.Component:
    """The same as a file."""
    return ui.el.section(
        ui.el.h2(_("Take it with you"), class_name="t-sec"),
        ui.el.p(
            _("Exactly what this page shows. Anonymous questions carry no name and no time."),
            class_name="t-small mt1 mb3",
        ),
        ui.el.div(
            _file(ama_id, "markdown", ui.button("Markdown", icon="copy", type="submit")),
            _file(ama_id, "csv", ui.button("CSV", icon="table_2", type="submit")),
            class_name="row g2",
        ),
    )


def _file(ama_id: ui.Text, kind: str, button: rx.Component) -> rx.Component:
    return ui.native_form(
        ui.hidden("ama", ama_id), ui.hidden("format", kind), button, action="/ama/export", target="_self"
    )
