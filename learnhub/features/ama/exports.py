"""A session that is over as a file: what its page says to everybody, in the reader's language.

An anonymous question has neither name nor moment, and the order is that of the page. For whom the reader
voted is left out, because a file is passed on.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from learnhub.core.i18n import N_, ntranslate, translate
from learnhub.core.markdown import plain
from learnhub.core.spreadsheets import DELIMITERS, inert
from learnhub.features.ama.enums import DismissReason
from learnhub.features.ama.schemas import AmaView, Answer, AnsweredRow, EndedView, Promise

REASONS = {
    DismissReason.DUPLICATE: N_("Asked already by somebody"),
    DismissReason.ANSWERED: N_("Answered already"),
    DismissReason.OFF_TOPIC: N_("Not the subject of this session"),
    DismissReason.PERSON: N_("About a person"),
    DismissReason.PRIVATE: N_("A personal case"),
    DismissReason.UNCLEAR: N_("Could be understood in several ways"),
    DismissReason.OTHER: N_("Another reason, told to who asked"),
}
COLUMNS = (
    N_("Section"),
    N_("Votes"),
    N_("Question"),
    N_("Asked by"),
    N_("Wording"),
    N_("Note"),
    N_("Note by"),
    N_("Written answer"),
    N_("Written by"),
    N_("Written on"),
    N_("Promised by"),
    N_("Promised for"),
    N_("First promised for"),
)
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


@dataclass(frozen=True, slots=True)
class Document:
    """What is written into the file, and for whom."""

    ama: AmaView
    ended: EndedView
    language: str
    zone: str

    def sections(self) -> Iterator[tuple[str, int, list[AnsweredRow]]]:
        """The parts of the page that have questions, with their true number."""
        figures = self.ended.figures
        parts = (
            (N_("Answered live"), figures.live, self.ended.live),
            (N_("In writing"), figures.writing, self.ended.writing),
            (N_("Not answered"), figures.open + figures.waiting, self.ended.open),
        )
        return ((translate(self.language, title), count, rows) for title, count, rows in parts if count)

    def day(self, value: date | datetime | None) -> str:
        """`Friday 21 November 2025`; of a moment, the day for the reader."""
        if isinstance(value, datetime):
            value = value.astimezone(ZoneInfo(self.zone)).date()
        return format_date(value, "EEEE d MMMM y", locale=self.language) if value else ""


def as_markdown(document: Document) -> str:
    """The file for people, with each answer as it was written."""
    parts = [*_head(document)]
    for heading, number, rows in document.sections():
        parts += [f"## {heading} ({number})", *(part for row in rows for part in _question(document, row))]
    figures = document.ended.figures
    if figures.waiting:
        parts.append(_unread(document))
    if figures.dismissed:
        parts.append(f"## {translate(document.language, 'Dismissed')} ({figures.dismissed})")
        parts.append("\n".join(f"- {reason}" for reason in _reasons(document)))
    return "\n\n".join(filter(None, parts)) + "\n"


def as_csv(document: Document) -> bytes:
    """The file for spreadsheets, one line for each question.

    UTF-8 with the mark by which Excel knows it, divided as the reader's spreadsheet expects. What would be a
    formula there is text.
    """
    file = io.StringIO()
    table = csv.writer(file, delimiter=DELIMITERS.get(document.language, ","))
    language = document.language
    table.writerow(translate(language, column) for column in COLUMNS)
    for heading, _number, rows in document.sections():
        table.writerows(_cells(document, heading, row) for row in rows)
    without = [""] * (len(COLUMNS) - 3)
    if document.ended.figures.waiting:
        table.writerow([translate(language, "Not answered"), "", _unread(document), *without])
    for reason in _reasons(document):
        table.writerow([translate(language, "Dismissed"), "", reason, *without])
    return file.getvalue().encode("utf-8-sig")


def _head(document: Document) -> Iterator[str]:
    language, ama, figures = document.language, document.ama, document.ended.figures
    title = translate(language, "What we asked {name}, and what was answered", name=_text(ama.leader.name))
    over = translate(language, "Session ended {day}", day=document.day(ama.ended_at))
    names = {"named": figures.named, "unnamed": figures.anonymous}
    named = translate(language, "{named} with a name, {unnamed} without", **names)
    asked = ntranslate(language, "{n} question", "{n} questions", figures.asked)
    noted = ntranslate(language, "{n} with a note", "{n} with a note", figures.noted)
    writing = {"written": figures.written, "owed": figures.owed}
    owed = translate(language, "{written} written, {owed} still owed", **writing)
    yield f"# {title}"
    yield f"{_text(ama.title)} · {over}"
    yield ama.introduction
    yield "\n".join(
        (
            f"- {translate(language, 'Asked')}: {asked}, {named}",
            f"- {translate(language, 'Answered live')}: {figures.live}, {noted}",
            f"- {translate(language, 'In writing')}: {figures.writing}, {owed}",
            f"- {translate(language, 'Dismissed')}: {figures.dismissed}",
            f"- {translate(language, 'Not answered')}: {figures.open + figures.waiting}",
        )
    )


def _question(document: Document, row: AnsweredRow) -> Iterator[str]:
    votes = ntranslate(document.language, "{n} vote", "{n} votes", row.votes)
    yield f"### {_text(row.question.text)}"
    yield " · ".join(filter(None, (votes, _text(_asker(document, row)), _wording(document, row))))
    if row.note.text:
        by = translate(document.language, "note by {name}", name=_text(row.note.author.name))
        yield f"**{_text(document.ama.leader.name)}** · {by}"
        yield _quoted(row.note)
    elif not row.written.text and row.question.state == "answered":
        yield translate(document.language, "Answered aloud. No note was taken.")
    if row.written.text:
        yield f"**{_text(row.written.author.name)}** · {document.day(row.written.at)}"
        yield _quoted(row.written)
    if row.is_owed:
        yield _promised(document, row.promise)


def _promised(document: Document, promise: Promise) -> str:
    language, days = document.language, promise.late_days
    given = {"name": _text(promise.owed_by.name), "day": document.day(promise.due_at)}
    late = translate(language, "{name} owes this answer, promised for {day}.", **given)
    said = [late if days > 0 else translate(language, "{name} answers by {day}.", **given)]
    if days > 0:
        said.append(ntranslate(language, "{n} day late.", "{n} days late.", days))
    if promise.first_due_at:
        said.append(translate(language, "First promised for {day}.", day=document.day(promise.first_due_at)))
    return " ".join(said)


def _cells(document: Document, heading: str, row: AnsweredRow) -> list[str | int]:
    promise = row.promise
    written_on = document.day(row.written.at) if row.written.text else ""
    words = (
        row.question.text,
        _asker(document, row),
        _wording(document, row),
        plain(row.note.text),
        row.note.author.name,
        plain(row.written.text),
        row.written.author.name,
        written_on,
        promise.owed_by.name,
        document.day(promise.due_at),
        document.day(promise.first_due_at),
    )
    return [heading, row.votes, *(inert(text) for text in words)]


def _asker(document: Document, row: AnsweredRow) -> str:
    if row.question.is_anonymous:
        return translate(document.language, "Anonymous")
    return row.question.author.name


def _wording(document: Document, row: AnsweredRow) -> str:
    return translate(document.language, "in the words of a host") if row.question.is_rephrased else ""


def _reasons(document: Document) -> Iterator[str]:
    """`2 · Asked already by somebody`: why questions were dismissed, and how many."""
    for reason, number in document.ended.reasons:
        yield f"{number} · {translate(document.language, REASONS[DismissReason(reason)])}"


def _unread(document: Document) -> str:
    return ntranslate(
        document.language,
        "{n} more question was never let in by a host.",
        "{n} more questions were never let in by a host.",
        document.ended.figures.waiting,
    )


def _text(words: str) -> str:
    """Words that are no Markdown, whatever signs they have."""
    return _SPECIAL.sub(r"\\\1", words)


def _quoted(answer: Answer) -> str:
    return "\n".join(f"> {line}".rstrip() for line in answer.text.splitlines())
