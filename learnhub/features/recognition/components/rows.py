"""Thanks as they read on the page of whoever received them."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import kind_word
from learnhub.features.people.components import person_avatar, person_name
from learnhub.features.recognition.schemas import RecognitionRow, ThingView
from learnhub.features.recognition.state import ReceivedState
from learnhub.ui.text import _

Row = ui.ViewVar[RecognitionRow]


def quoted(row: Row) -> rx.Component:
    """The sentence in the quotation marks of its language."""
    return ui.el.p(ui.el.q(row.words, lang=row.language, class_name="thanks-words"))


def thing_name(thing: ui.ViewVar[ThingView]) -> rx.Component:
    """What it is for: the title of what was written, or that it was a session."""
    title = ui.el.span(thing.title, lang=thing.language, class_name="t-m t-ink")
    return rx.cond(thing.kind == "", ui.el.span(_("a mentoring session"), class_name="t-m t-ink"), title)


def thing_words(thing: ui.ViewVar[ThingView]) -> rx.Var[str]:
    """What kind of thing it is, in a word or two."""
    return rx.cond(thing.kind == "", _("Mentoring session"), kind_word(thing.kind)).to(str)


def short_row(row: Row) -> rx.Component:
    """A sentence and who said it."""
    return ui.el.li(
        person_avatar(row.giver, "1"),
        ui.el.div(
            quoted(row),
            ui.meta(
                ui.el.span(person_name(row.giver, class_name="")),
                rx.cond(row.is_public, rx.fragment(), ui.el.span(_("between you two"))),
            ),
            class_name="grow",
        ),
        class_name="row g3 top",
        key=row.id,
    )


def thanks_row(row: Row, *, name: Any = None, actions: list[Any] | None = None) -> rx.Component:
    """The whole of it: the sentence, who thanks, for what, and which value it shows."""
    giver = ui.el.span(row.giver.name) if name is None else name
    link = ui.link(thing_name(row.thing), to=row.thing.address)
    about = rx.cond(row.thing.ref != "", ui.el.span(", ", _("for"), " ", link))
    return ui.el.div(
        person_avatar(row.giver, "1"),
        ui.el.div(
            quoted(row),
            ui.meta(
                ui.el.span(giver, about),
                rx.cond(row.value != "", ui.el.span(row.value, lang=row.value_language)),
                *(actions or []),
            ),
            class_name="grow col g1",
        ),
        class_name="row g3 top",
    )


def received_section() -> rx.Component:
    """The latest thanks in the rail of somebody's page; nothing where there are none."""
    received = ReceivedState.received
    to = rx.Var.create("/people/") + received.person_id.to(str) + "/thanks"
    section = ui.section(
        _("Thanks received"),
        ui.el.ul(rx.foreach(received.rows, short_row), class_name="col g4 mt3"),
        note=ui.figure(received.number, received.is_more),
        more=(_("All"), to),
        line=False,
    )
    return rx.cond(received.number > 0, section)
