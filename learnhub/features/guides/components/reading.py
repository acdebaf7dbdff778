"""A guide as one reads it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import (
    item_authors,
    item_bar,
    item_dialogs,
    item_first_look,
    item_head,
)
from learnhub.features.discussion.schemas import Words
from learnhub.features.guides.components.articles import article_shown
from learnhub.features.guides.components.steps import start_button, steps_shown
from learnhub.features.guides.room import ARTICLE, STEPS
from learnhub.features.guides.schemas import GuideView
from learnhub.ui.text import _, ngettext_

Guide = ui.ViewVar[GuideView]


def guide_bar(guide: Guide, *, on_send: Any) -> rx.Component:
    """What can be done with a guide, in the page bar. `on_send` shows the code that a phone scans."""
    applied = ui.button(
        _("I applied it"),
        icon="circle_check",
        variant="solid",
        to=rx.Var.create("/guides/") + guide.id + "#body-new",
    )
    forms = ui.match_text(
        guide.kind, (str(STEPS), "/steps"), (str(ARTICLE), "/articles"), otherwise="/guides"
    )
    phone = ui.button(
        _("Send to my phone"), icon="smartphone", on_click=on_send, class_name="not-phone steps-phone"
    )
    starts = rx.fragment(phone, start_button())
    return item_bar(guide, forms, rx.cond(guide.kind == STEPS, starts, rx.cond(guide.can_apply, applied)))


def guide_head(guide: Guide) -> rx.Component:
    """The title with its kind, its moments and how long it takes to read."""
    return item_head(guide, ui.el.span(ngettext_("{n} min read", "{n} min read", guide.minutes)))


def guide_facts(guide: Guide) -> rx.Component:
    """What steps are for; then for whom, how long, with what and when to stop, where somebody said so."""
    facts = (
        (_("For"), guide.whom),
        (_("It takes"), guide.takes),
        (_("You need"), guide.needs),
        (_("Stop and ask if"), guide.stop),
    )
    said = (guide.whom + guide.takes + guide.needs + guide.stop != "") | (guide.applied.total > 0)
    success = ngettext_("{n} with success", "{n} with success", guide.applied.worked)
    times = ngettext_("{n} time, {success}", "{n} times, {success}", guide.applied.total, success=success)
    shown = [
        rx.cond(
            value != "", ui.el.div(ui.el.dt(label, class_name="t-meta"), ui.el.dd(value, lang=guide.language))
        )
        for label, value in facts
    ]
    use = ui.el.div(ui.el.dt(_("Applied"), class_name="t-meta"), ui.el.dd(times))
    shown.append(rx.cond(guide.applied.total > 0, use))
    about = ui.rich_text(guide.body_html, lang=guide.language, class_name="guide-intro")
    return rx.fragment(
        rx.cond((guide.kind == STEPS) & (guide.body_html != ""), about),
        rx.cond(said, ui.el.dl(*shown, class_name="facts guide-facts")),
    )


def guide_words(guide: Guide, *, on_send: Any) -> rx.Component:
    """The words of a guide in the form of its format. `on_send` is as that of `steps_shown`."""
    return ui.match_component(
        guide.kind,
        (str(STEPS), steps_shown(guide, on_send=on_send)),
        (str(ARTICLE), article_shown(guide)),
        otherwise=practice_parts(guide),
    )


def practice_parts(guide: Guide) -> rx.Component:
    """Context, what to do, result and limits, with the photo where the eye begins."""
    return ui.el.div(
        _photo(guide),
        _part(_("Context"), guide.body_html, guide),
        _part(_("What to do"), guide.todo_html, guide),
        _part(_("Result"), guide.result_html, guide),
        _part(_("Limits"), guide.limits_html, guide),
        class_name="guide-parts",
    )


def _part(label: ui.Text, html: Any, guide: Guide) -> rx.Component:
    part = ui.el.section(
        ui.el.h2(label, class_name="t-sec"), ui.rich_text(html, lang=guide.language), class_name="guide-part"
    )
    return rx.cond(html != "", part)


def _photo(guide: Guide) -> rx.Component:
    caption = ui.el.figcaption(guide.photo_shows, lang=guide.language, class_name="t-meta")
    figure = ui.el.figure(
        ui.rich_text(guide.photo_html, lang=guide.language),
        rx.cond(guide.photo_shows != guide.title, caption),
        class_name="guide-photo",
    )
    return rx.cond(guide.photo_html != "", figure)


def first_look(guide: Words) -> str:
    """The title and the first words in their places, as HTML; the rest comes with the page."""
    text = ui.first_text(guide.html, guide.language)
    part = f'<section class="guide-part"><h2 class="t-sec">\u00a0</h2>{text}</section>'
    return item_first_look(guide, f'<div class="guide-parts">{part}</div>')


def guide_aside(guide: Guide) -> list[rx.Component]:
    """Who wrote it."""
    return [item_authors(guide)]


def guide_dialogs(guide: Guide, *, on_remove: Any) -> rx.Component:
    """The dialogs that the menu opens."""
    text = _("Its words are gone for everybody. They cannot be recovered.")
    return item_dialogs(guide, on_remove, title=_("Delete this page?"), text=text)
