"""The forms of charters: the first version, an amendment, another wording."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.charters.articles import ARTICLE_MAX
from learnhub.features.charters.components.amendments import objections
from learnhub.features.charters.schemas import PREAMBLE_MAX, REASON_MAX, TYPED_MAX, AmendmentText, CharterText
from learnhub.features.charters.state import AmendState, RewordState, WriteCharterState
from learnhub.features.discussion.components import language_field, shared_draft, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.ui.text import _

Text = ui.ViewVar[AmendmentText]


def charter_form() -> rx.Component:
    """A first version: a name, what comes before the articles, and these with empty lines between them."""
    state: Any = WriteCharterState
    text: ui.ViewVar[CharterText] = state.text
    errors = state.errors
    articles = ui.text_area("articles", 10, default_value=text.articles, max_length=TYPED_MAX)
    return ui.form(
        shared_draft("charter-new"),
        ui.hidden("space", text.space),
        told("title", _("What is it called?"), text.title, errors, most=TITLE_MAX, rows=1,
             class_name="told-title"),
        told("preamble", _("What is it for?"), text.preamble, errors, most=PREAMBLE_MAX, rows=2),
        ui.field(
            "articles", _("Articles"), articles, error=errors["articles"],
            hint=_("One paragraph for each, with an empty line between them. They are numbered for you."),
            class_name="told",
        ),
        language_field(text.language, error=errors["language"]),
        ui.dock(
            ui.el.span(_("From then on it changes by amendments alone."), class_name="t-meta"),
            ui.button(_("Put it in force"), variant="solid", type="submit", size="3"),
            class_name="told-dock",
        ),
        on_submit=state.publish,
        draft="charter-new",
        cleared=state.saved,
        once=True,
        class_name="told-form",
    )  # fmt: skip


def amend_form() -> rx.Component:
    """Other words for one of the articles, or a new one."""
    state: Any = AmendState
    text: Text = state.text
    numbers = text.numbers.foreach(lambda n: [n.to_string(), _("Article {n}", n=n)]).to(list[list[str]])
    choice = ui.select(
        "article",
        numbers,
        placeholder=_("A new article"),
        default_value=rx.cond(text.article > 0, text.article.to_string(), ""),
        on_change=lambda value: state.choose(rx.cond(value == "", 0, value.to(int))),
    )
    key = rx.Var.create("amend-") + text.charter_id.to(str) + "-" + text.article.to_string()
    return ui.form(
        ui.field("article", _("What is it about?"), choice, error=state.errors["article"]),
        _present(text),
        *_words(text, state.errors),
        ui.dock(
            ui.el.span(_("Three supports open its discussion."), class_name="t-meta"),
            ui.button(_("Propose it"), variant="solid", type="submit", size="3"),
            class_name="told-dock",
        ),
        on_submit=state.propose,
        draft=key,
        cleared=state.saved,
        once=True,
        key=state.begun.to_string(),
        class_name="told-form",
    )


def reword_form() -> rx.Component:
    """Another wording of one's amendment."""
    state: Any = RewordState
    text: Text = state.text
    moved = ui.callout(
        _("The article has changed since. This is what it says now; adapt your wording to it."), "warning"
    )
    answers = ui.el.div(
        ui.el.p(_("What is to be answered"), class_name="t-sec"),
        objections(text.objections, text.language),
        class_name="mb4",
    )
    return ui.form(
        ui.hidden("edition", text.edition),
        ui.hidden("version", text.version),
        rx.cond(text.is_stale, moved),
        rx.cond(text.objections.length() > 0, answers),
        _present(text),
        *_words(text, state.errors),
        ui.dock(
            ui.el.span(_("Earlier wordings stay in the history."), class_name="t-meta"),
            ui.button(_("Save this wording"), variant="solid", type="submit", size="3"),
            class_name="told-dock",
        ),
        on_submit=state.save,
        draft=rx.Var.create("reword-") + text.id.to(str),
        cleared=state.saved,
        key=state.begun.to_string(),
        class_name="told-form",
    )  # fmt: skip


def _present(text: Text) -> rx.Component:
    now = ui.el.div(
        ui.el.p(_("It says now"), class_name="t-meta"),
        ui.el.p(text.present, lang=text.language, class_name="t-read"),
        class_name="lh-sunk lh-sunk-pad mt3 mb4",
    )
    return rx.cond(text.present != "", now)


def _words(text: Text, errors: ui.Errors) -> list[rx.Component]:
    return [
        told("wording", _("What shall it say?"), text.wording, errors, most=ARTICLE_MAX, rows=4),
        ui.field(
            "reason",
            _("Why?"),
            ui.text_area("reason", 2, default_value=text.why, max_length=REASON_MAX),
            error=errors["reason"],
            optional=True,
            class_name="told",
        ),
    ]
