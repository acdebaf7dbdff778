"""The dialog in which a colleague is thanked: for what, in which words, by which value, before whom."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import kind_tile
from learnhub.features.recognition.components.rows import thanks_row, thing_name, thing_words
from learnhub.features.recognition.models import WORDS_MAX
from learnhub.features.recognition.schemas import ThingView, ValueView
from learnhub.features.recognition.state import UNDO, ReceivedState, ThankState
from learnhub.ui.text import _

DIALOG, DISCARD = "thank", "thank-discard"


def thank_button() -> rx.Component:
    """In the bar of a colleague's page."""
    received = ReceivedState.received
    button = ui.button(
        _("Thank {name}", name=received.first_name),
        icon="heart_handshake",
        on_click=ThankState.open(received.person_id),
    )
    return rx.cond(received.can_thank, button)


def thank_dialog() -> rx.Component:
    """The dialog, and what it asks before written words are left; they stay when one comes back."""
    state, desk = ThankState, ThankState.desk
    form = ui.form(
        ui.hidden("thing", state.chosen.ref),
        ui.el.div(
            _things(),
            _words(),
            rx.cond(desk.articles.length() > 0, _values()),
            _preview(),
            class_name="thank-body",
        ),
        _foot(),
        on_submit=state.thank,
        cleared=state.emptied,
        once=True,
        looks=(state.looked, state.show),
        custom_attrs={"data-mod-enter": ""},
    )
    title = _("Thank {name}", name=desk.person.name)
    undo = ui.el.button(type="button", id=UNDO, on_click=state.undo, hidden=True)
    return rx.fragment(
        ui.dialog(
            form,
            id=DIALOG,
            title=title,
            width=640,
            open=state.is_open,
            on_close=state.close,
            sheet=True,
            class_name="thank",
            data_asks=DISCARD,
        ),
        ui.confirm(
            id=DISCARD,
            title=_("Leave without thanking?"),
            text=_("What you wrote is not sent, and will be gone."),
            confirm=_("Leave"),
            on_confirm=state.discard,
        ),
        rx.cond(state.given != "", undo),
    )


def _things() -> rx.Component:
    state = ThankState
    change = ui.el.button(_("Change"), type="button", on_click=state.change, class_name="t-link t-meta")
    chosen = ui.el.div(_thing(state.chosen), change, class_name="lh-sunk thank-thing")
    offered = ui.el.ul(rx.foreach(state.desk.things, _offer), class_name="thank-things")
    nothing = ui.el.p(
        _("You have read nothing of {name} yet and have not met.", name=state.desk.first_name),
        class_name="t-body t-2",
    )
    problem = state.errors["thing"]
    return ui.el.section(
        ui.el.h3(_("For what?"), class_name="field-label"),
        rx.cond(
            state.is_choosing,
            rx.cond(state.desk.things.length() > 0, offered, nothing),
            rx.cond(state.chosen.ref != "", chosen),
        ),
        rx.cond(problem, ui.el.p(problem, role="alert", class_name="field-error")),
        aria_label=_("For what?"),
    )


def _thing(thing: ui.ViewVar[ThingView]) -> rx.Component:
    tile = rx.cond(thing.kind == "", ui.tile("handshake", "sky"), kind_tile(thing.kind))
    return rx.fragment(
        tile,
        ui.el.span(
            ui.el.span(thing_name(thing), class_name="t-title-s t-clip"),
            ui.el.span(thing_words(thing), ", ", ui.moment(thing.at, "date"), class_name="t-meta"),
            class_name="grow col",
        ),
    )


def _offer(thing: ui.ViewVar[ThingView]) -> rx.Component:
    button = ui.el.button(
        _thing(thing), type="button", on_click=ThankState.choose(thing.ref), class_name="thank-thing"
    )
    return ui.el.li(button, key=thing.ref)


def _words() -> rx.Component:
    box = ui.text_area("words", 2, id="thank-words", max_length=WORDS_MAX, class_name="thank-words")
    return ui.field(
        "words",
        _("In a sentence, what did it change?"),
        box,
        error=ThankState.errors["words"],
        id="thank-words",
    )


def _values() -> rx.Component:
    problem = ThankState.errors["article"]
    return ui.el.fieldset(
        ui.el.legend(_("Which value of our charter does it show?"), class_name="field-label"),
        ui.el.div(rx.foreach(ThankState.desk.articles, _value), class_name="row g2 wrap"),
        rx.cond(problem, ui.el.p(problem, role="alert", class_name="field-error")),
        class_name="thank-values",
    )


def _value(value: ui.ViewVar[ValueView]) -> rx.Component:
    box = ui.el.input(type="radio", name="article", value=value.article.to_string(), class_name="sr-only")
    return ui.el.label(
        box, ui.el.span(value.title, lang=value.language), class_name="react", key=value.article
    )


def _preview() -> rx.Component:
    """The row on the page of the colleague; folded on a phone."""
    row = ThankState.preview
    head = _("How it will read on their profile")
    shown = ui.el.div(thanks_row(row), inert=True, aria_hidden="true", class_name="mt2")
    return rx.cond(
        row.words != "",
        rx.fragment(
            ui.el.section(ui.el.p(head, class_name="t-meta"), shown, class_name="thank-preview not-phone"),
            ui.el.details(
                ui.el.summary(head, class_name="t-meta"), shown, class_name="thank-preview only-phone"
            ),
        ),
    )


def _foot() -> rx.Component:
    desk = ThankState.desk
    audience = ui.el.div(
        _audience("everybody", _("Everybody"), is_first=True),
        _audience("two", _("Only {name}", name=desk.first_name)),
        role="radiogroup",
        aria_label=_("Who sees it"),
        class_name="segmented",
    )
    left = rx.match(
        desk.left,
        (3, _("Three left this week")),
        (2, _("Two left this week")),
        (1, _("One left this week")),
        _(
            "You have thanked three times this week. The next are yours on {day}.",
            day=ui.moment(desk.next_at, "full"),
        ),
    )
    return ui.el.div(
        audience,
        ui.el.p(left, class_name="t-meta thank-left", aria_live="polite"),
        ui.el.div(
            ui.button(_("Cancel"), variant="ghost", **ui.close_dialog(DIALOG)),
            ui.button(
                _("Thank {name}", name=desk.first_name),
                variant="solid",
                icon="heart_handshake",
                type="submit",
                disabled=desk.left <= 0,
            ),
            class_name="row g3",
        ),
        class_name="thank-foot",
    )


def _audience(value: str, word: Any, *, is_first: bool = False) -> rx.Component:
    box = ui.el.input(
        type="radio", name="audience", value=value, default_checked=is_first, class_name="sr-only"
    )
    return ui.el.label(box, word)
