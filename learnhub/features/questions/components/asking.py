"""What stands around the form of a new question."""

import reflex as rx
from reflex.vars import ArrayVar, NumberVar

from learnhub import ui
from learnhub.features.discussion.components import kind_label, kind_tile
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.questions.schemas import SimilarView
from learnhub.ui.text import _, ngettext_


def similar_list(items: ArrayVar[list[SimilarView]], *, draft: str, on_spare: ui.ById) -> rx.Component:
    """What may answer the question that is being written. `on_spare` is called for what does."""
    found = ui.el.section(
        ui.el.h2(_("Does one of these answer it?"), class_name="t-sec"),
        ui.el.ul(rx.foreach(items, lambda item: _similar_row(item, draft, on_spare))),
        class_name="lh-sunk lh-sunk-pad mt3 mb5 similar",
    )
    said = ngettext_("{n} thing like it is there.", "{n} things like it are there.", items.length())
    heard = ui.el.div(rx.cond(items.length() > 0, ui.only_spoken(said)), role="status")
    return ui.el.div(heard, rx.cond(items.length() > 0, found))


def _similar_row(item: ui.ViewVar[SimilarView], draft: str, on_spare: ui.ById) -> rx.Component:
    answers = ngettext_("{n} answer", "{n} answers", item.answer_count)
    solved = ui.el.span(ui.icon("check", 13), _("solved it"), class_name="checked")
    answer = ui.button(
        _("This answers it"),
        size="1",
        on_click=on_spare(item.id),
        aria_label=_("This answers it: {title}", title=item.title),
        custom_attrs={"data-forget-draft": draft},
    )
    return ui.el.li(
        kind_tile(item.kind),
        ui.el.div(
            ui.meta(
                kind_label(item.kind, bare=True),
                rx.cond(item.answer_count > 0, ui.el.span(answers)),
                rx.cond(item.is_solved, solved),
            ),
            ui.el.p(
                ui.link(item.title, to=item.address, lang=item.language, class_name="t-title"),
                ui.language_mark(item.language),
            ),
            rx.cond(
                item.excerpt != "",
                ui.el.p(item.excerpt, lang=item.language, class_name="t-small t-2 similar-words"),
            ),
            answer,
            class_name="grow",
        ),
        class_name="lh-li row g3 top",
        key=item.id,
    )


def preview(title: rx.Var[str], html: rx.Var[str]) -> rx.Component:
    """How the question will look."""
    empty = ui.el.p(_("Your question as others will read it appears here."), class_name="t-meta")
    shown = ui.el.div(
        ui.el.p(title, class_name="t-h2 mb2"),
        ui.rich_text(html, class_name="t-read-s"),
    )
    return ui.section(
        _("Preview"), rx.cond((title != "") | (html != ""), shown, empty), line=False, class_name="preview"
    )


def spared_line(number: NumberVar[int]) -> rx.Component:
    """How many questions of late were answered before they were asked."""
    said = ngettext_(
        "In the last 30 days {n} question was answered before it was asked.",
        "In the last 30 days {n} questions were answered before they were asked.",
        number,
    )
    return rx.cond(number > 0, ui.el.p(said, class_name="t-meta"))


def about_line(about: ui.ViewVar[MadeView]) -> rx.Component:
    """What a question is about, when it was asked from there."""
    line = ui.el.p(
        kind_label(about.kind),
        ui.link(about.title, to=about.address, lang=about.language, class_name="t-m"),
        class_name="row g2 wrap t-body mb4",
    )
    return rx.cond(about.id != "", line)
