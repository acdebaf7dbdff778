"""The form of a card, and the card as it will look."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.cards.components.page import source_link, why_note
from learnhub.features.cards.room import CARD
from learnhub.features.cards.schemas import BACK_MAX, FRONT_MAX, WHY_MAX
from learnhub.features.discussion.components import kind_label, language_field, markdown_field
from learnhub.ui.text import _


def card_fields(
    text: Any, errors: Any, *, previews: list[rx.Component], tags: rx.Component
) -> list[rx.Component]:
    """The fields of a card; what is typed in them is shown beside them by `previews`."""
    front = ui.text_area("front", 2, default_value=text.front, max_length=FRONT_MAX, auto_focus=True)
    back = markdown_field("back", rows=7, default_value=text.back, max_length=BACK_MAX)
    why = ui.text_area("why", 3, default_value=text.why, max_length=WHY_MAX)
    return [
        *previews,
        ui.field(
            "front",
            _("Question"),
            front,
            hint=_("One thing to know, asked the way a colleague would ask it."),
            error=errors["front"],
        ),
        ui.field(
            "back",
            _("Answer"),
            back,
            hint=_("Short enough to say aloud. Markdown works: **bold**, lists, `code`."),
            error=errors["back"],
        ),
        ui.field(
            "why",
            _("Why it matters here"),
            why,
            hint=_("A real event, without naming anybody."),
            error=errors["why"],
            optional=True,
        ),
        tags,
        language_field(text.language, error=errors["language"]),
    ]


def card_preview(text: Any, front: Any, back_html: Any, why_html: Any) -> rx.Component:
    """The card as colleagues will see it."""
    return ui.section(
        _("As colleagues will see it"),
        ui.el.div(
            ui.el.div(kind_label(CARD), source_link(text.source), class_name="row between g3"),
            ui.el.p(
                rx.cond(front != "", front, _("Your question")), lang=text.language, class_name="review-asked"
            ),
            ui.el.hr(class_name="review-rule"),
            ui.rich_text(back_html, lang=text.language),
            why_note(why_html, text.language),
            class_name="face card-preview",
        ),
        line=False,
    )
