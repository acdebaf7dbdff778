"""The head of the preview: the file in a sentence, a bar and four figures."""

import reflex as rx

from learnhub import ui
from learnhub.features.people.state.imports import ImportState
from learnhub.ui import file_preview
from learnhub.ui.text import _, in_words, ngettext_


def head() -> rx.Component:
    """The file and, in a sentence, what becomes of it."""
    file = ImportState.file
    lines = ngettext_("{n} line", "{n} lines", file.lines)
    state = rx.cond(file.is_done, _("imported"), _("nothing is changed yet"))
    to_do = ngettext_("{words} person is ready.", "{words} people are ready.", file.good, words=file.good)
    done = ngettext_("{n} person was invited.", "{n} people were invited.", file.invited)
    bad = ngettext_(
        "{words} line needs a correction.",
        "{words} lines need a correction.",
        file.bad,
        words=_capital(file.bad),
    )
    said = rx.cond(file.is_done, done, to_do)
    return file_preview.head(file.file_name, lines, state, said, rx.cond(file.bad > 0, " " + bad, ""))


def _capital(n: ui.Number) -> rx.Var[str]:
    words = in_words(n)
    return words[0].upper() + words[1:]


def split() -> rx.Component:
    """The parts of the file as a bar; each has its word and figure below."""
    file = ImportState.file
    return file_preview.split(
        (file.good_lines, ""), (file.bad_lines, "bad"), (file.blank + file.headings, "blank")
    )


def figures() -> rx.Component:
    """How many lines are what; together they are all lines of the file."""
    file = ImportState.file
    kept = rx.cond(file.kept > 0, ngettext_(", {n} unchanged", ", {n} unchanged", file.kept), "")
    good = ngettext_("{n} invitation", "{n} invitations", file.invited)
    changed = rx.cond(file.changed > 0, ngettext_(", {n} update", ", {n} updates", file.changed), "")
    more = rx.cond(file.blank > file.blanks.length(), " …", "")
    unread = rx.cond(
        file.unread.length() > 0,
        _("not read: {columns}", columns=file.unread.join(", ")),
        ngettext_("{n} column, read", "{n} columns, all read", file.columns),
    )
    blanks = rx.cond(
        file.blank > 0,
        ngettext_("line {lines}", "lines {lines}", file.blank, lines=file.blanks.join(", ")),
        "",
    )
    return file_preview.figures(
        file_preview.figure(file.good_lines, ngettext_("good", "good", file.good_lines), good, changed, kept),
        file_preview.figure(
            file.bad_lines,
            ngettext_("to correct", "to correct", file.bad_lines),
            rx.cond(file.bad > 0, _("left out, the rest can go"), ""),
            warn=file.bad > 0,
        ),
        file_preview.figure(file.blank, ngettext_("blank", "blank", file.blank), blanks, more),
        file_preview.figure(file.headings, ngettext_("heading", "headings", file.headings), unread),
    )
