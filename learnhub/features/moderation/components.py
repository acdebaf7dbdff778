"""What moderators and authors see of flags and decisions."""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec

from learnhub import ui
from learnhub.features.discussion.components import kind_label, kind_word
from learnhub.features.moderation.enums import DECISIONS, REASONS, Decision
from learnhub.features.moderation.schemas import (
    CaseRow,
    CaseView,
    EntryView,
    FlagView,
    LogRow,
    MessageView,
    PassageView,
)
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_


class Redactable(rx.Component):
    """Texts in which words can be marked; `on_marks` is called with the places of all of them, as JSON."""

    library = "$/public/redact.js"
    tag = "Redactable"

    texts: rx.Var[list[PassageView]]
    active: rx.Var[bool]
    language: rx.Var[str]
    hint: rx.Var[str]
    on_marks: rx.EventHandler[passthrough_event_spec(str)]


def reason_word(reason: ui.Text) -> ui.Text:
    """Why something was flagged or decided."""
    return ui.match_text(reason, *((str(known), _(word)) for known, word in REASONS.items()), otherwise="")


def decision_word(decision: ui.Text) -> ui.Text:
    """What was decided."""
    words = ((str(known), _(word)) for known, word in DECISIONS.items())
    return ui.match_text(decision, *words, otherwise="")


def case_row(row: ui.ViewVar[CaseRow], *, to: ui.Text, current: ui.Flag, on_undo: Any) -> rx.Component:
    """A case in the queue, or with what was decided and a way back."""
    hidden = ui.el.span(ui.icon("eye_off", 13), _("hidden"), class_name="t-small t-warn row g1")
    visible = ui.el.span(ui.icon("eye", 13), _("visible"), class_name="t-small row g1")
    words = ui.link(row.words, to=to, keep_scroll=True, lang=row.language, class_name="t-title-s mq-words")
    past = ui.el.span(row.words, lang=row.language, class_name="t-title-s mq-words")
    return ui.el.li(
        ui.el.div(kind_label(row.kind), rx.cond(row.is_hidden, hidden, visible), class_name="row between"),
        rx.cond(row.decision != "", past, words),
        ui.el.p(_about(row), class_name="t-meta"),
        ui.meta(
            ui.el.span(rx.cond(row.author.id != "", row.author.name, _("Anonymous"))),
            rx.cond(row.at, ui.el.span(ui.ago(row.at))),
            rx.cond(row.can_undo, ui.button(_("Undo"), size="1", on_click=on_undo)),
        ),
        data_item="",
        aria_current=rx.cond(current, "true", "false"),
        class_name="mq",
        key=row.id,
    )


def _about(row: ui.ViewVar[CaseRow]) -> ui.Text:
    """Why it is there, or what became of it."""
    flags = ngettext_("{n} flag", "{n} flags", row.flag_count)
    waits = _("{reason}, {flags}", reason=reason_word(row.reason), flags=flags)
    decided = _("{decision} by {name}", decision=decision_word(row.decision), name=row.decided_by.name)
    return rx.cond(row.decision != "", decided, rx.cond(row.is_answered, _("The author disagrees"), waits))


def case_head(case: ui.ViewVar[CaseView]) -> rx.Component:
    """What it is, whose, and since when it is hidden."""
    signed = _("{kind} by {name}", kind=kind_word(case.kind), name=case.author.name)
    title = rx.cond(case.author.id != "", signed, kind_word(case.kind))
    is_under_answer = (case.parent_author.id != "") & (case.parent_kind == "answer")
    answer = _("Under the answer of {name} to", name=case.parent_author.name)
    under = rx.cond(is_under_answer, answer, _("Under"))
    since = _("hidden since {when}", when=ui.moment(case.hidden_at, "short"))
    hidden = ui.el.span(
        ui.icon("eye_off", 14), rx.cond(case.hidden_at, since, _("hidden")), class_name="t-meta t-warn row g1"
    )
    return ui.el.div(
        ui.el.div(
            ui.el.h2(title, class_name="t-sec"),
            rx.cond(case.is_hidden, hidden),
            class_name="row between case-head",
        ),
        ui.el.p(under, " ", ui.text_link(case.title, to=case.address), class_name="t-meta mt2"),
        rx.cond(case.reader.id != "", ui.callout(_("{name} is reading this.", name=case.reader.name))),
    )


def case_entry(entry: ui.ViewVar[EntryView]) -> rx.Component:
    """What stands before or after it."""
    words = ui.el.span(
        ui.el.span(entry.author.name, class_name="t-m"), " ", ui.el.span(entry.words, lang=entry.language)
    )
    avatar = rx.cond(entry.author.id != "", person_avatar(entry.author, "1"))
    shown = ui.el.p(avatar, words, class_name="t-body t-3 row g2 top case-entry")
    return rx.cond(entry.id != "", shown)


def case_texts(case: ui.ViewVar[CaseView], *, active: ui.Flag, on_marks: Any) -> rx.Component:
    """The content itself, in which words are marked while they are to go."""
    words = Redactable.create(
        texts=case.texts,
        active=active,
        language=case.language,
        hint=_("Select the words that are to go, or use Shift and the arrows. A click releases them."),
        on_marks=on_marks,
        key=case.id + case.edition.to_string(),
    )
    return ui.panel(
        rx.cond(case.author.id != "", person_avatar(case.author, "1")),
        ui.el.div(words, class_name="grow"),
        class_name="row g3 top case-texts",
    )


def case_flags(case: ui.ViewVar[CaseView]) -> rx.Component:
    """Who flagged it and why; what its author says to the decision before."""
    count = ngettext_(
        "Flagged {n} time. Its author never sees by whom.",
        "Flagged {n} times. Its author never sees by whom.",
        case.flags.length(),
    )
    flags = rx.fragment(
        ui.el.p(count, class_name="t-meta mt3"), ui.el.ul(rx.foreach(case.flags, _flag), class_name="flags")
    )
    answer = ui.callout(_("The author disagrees: “{words}”", words=case.answer), class_name="mt3")
    return ui.el.div(rx.cond(case.answer != "", answer), rx.cond(case.flags.length() > 0, flags))


def _flag(flag: ui.ViewVar[FlagView]) -> rx.Component:
    said = ui.el.span("“", flag.note, "”", class_name="t-read-s")
    return ui.el.li(
        ui.icon("flag", 14),
        ui.el.span(reason_word(flag.reason), class_name="t-body t-m"),
        ui.el.span(rx.cond(flag.note != "", said)),
        ui.el.span(flag.person.name, class_name="t-meta"),
    )


def decision_options(chosen: ui.Text, on_choose: Any) -> rx.Component:
    """Keep, redact or hide, also with the keys 1, 2 and 3."""
    options = (
        (Decision.KEEP, "check", _("Keep"), _("Visible, as written"), "1"),
        (Decision.REDACT, "highlighter", _("Redact"), _("The marked words go, the rest stays"), "2"),
        (Decision.HIDE, "eye_off", _("Hide"), _("Only its author and moderators see it"), "3"),
    )
    return ui.el.div(
        *(_option(*option, chosen=chosen, on_choose=on_choose) for option in options),
        role="radiogroup",
        aria_label=_("Decision"),
        class_name="opts",
    )


def _option(
    value: str, icon: str, title: ui.Text, text: ui.Text, key: str, *, chosen: ui.Text, on_choose: Any
) -> rx.Component:
    return ui.el.button(
        ui.el.span(
            ui.el.span(ui.icon(icon, 17), title, class_name="row g2 t-body t-b"),
            ui.kbd(key),
            class_name="row between",
        ),
        ui.el.span(text, class_name="t-meta"),
        type="button",
        role="radio",
        aria_checked=rx.cond(chosen == value, "true", "false"),
        data_key=key,
        on_click=on_choose("decision", value),
        class_name="opt",
    )


def message_preview(message: ui.ViewVar[MessageView], name: ui.Text) -> rx.Component:
    """The very message, in the language of who will read it."""
    whose = rx.cond(name != "", _("What {name} will read", name=name), _("What its author will read"))
    return ui.el.div(
        ui.el.p(ui.icon("mail", 15), whose, class_name="t-meta row g2"),
        message_words(message),
        ui.el.p(_("You disagree? Answer, and another moderator reads it."), class_name="t-body t-2 mt2"),
        aria_live="polite",
        class_name="lh-sunk message",
    )


def message_words(message: ui.ViewVar[MessageView]) -> rx.Component:
    """A decision as the author reads it."""
    note = rx.fragment(
        ui.el.p("“", message.note, "”", class_name="t-read-s message-note"),
        ui.el.p(message.signature, class_name="t-meta"),
    )
    return ui.el.div(
        ui.el.p(ui.el.b(message.headline), " ", message.because, class_name="t-body mt2"),
        rx.cond(message.note != "", note),
        lang=message.language,
    )


def log_row(row: ui.ViewVar[LogRow]) -> rx.Component:
    """A decision as everybody reads it."""
    return ui.row(
        ui.el.span(decision_word(row.decision), class_name="t-body t-m"),
        ui.meta(
            kind_label(row.kind),
            rx.cond(row.reason, ui.el.span(reason_word(row.reason))),
            ui.el.span(ui.moment(row.day, "date")),
        ),
        key=row.id,
    )
