"""The form of a card, and the card as it will look."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.cards.components.page import source_link
from learnhub.features.cards.schemas import BACK_MAX, FRONT_MAX, WHY_MAX
from learnhub.ui.text import _

LANGUAGES = [("en", "English"), ("fr", "Français")]


def card_fields(text: Any, errors: Any, on_front: Any, on_back: Any, on_why: Any) -> list[rx.Component]:
    """The fields of a card; what is typed in the first three is shown beside them."""
    return [
        ui.field(
            "front",
            _("Question"),
            ui.text_area(
                "front", rows=2, default_value=text.front, max_length=FRONT_MAX, on_change=on_front,
                error=errors["front"],
            ),
            hint=_("One thing to know, asked the way a colleague would ask it."),
            error=errors["front"],
        ),
        ui.field(
            "back",
            _("Answer"),
            ui.text_area(
                "back", rows=7, default_value=text.back, max_length=BACK_MAX, on_change=on_back,
                error=errors["back"],
            ),
            hint=_("Short enough to say aloud. Markdown works: **bold**, lists, `code`."),
            error=errors["back"],
        ),
        ui.field(
            "why",
            _("Why it matters here"),
            ui.text_area(
                "why", rows=3, default_value=text.why, max_length=WHY_MAX, on_change=on_why,
                error=errors["why"],
            ),
            hint=_("A real event, without naming anybody."),
            error=errors["why"],
            optional=True,
        ),
        ui.field(
            "topics",
            _("Topics"),
            ui.text_input("topics", default_value=text.topics, max_length=320, error=errors["topics"]),
            hint=_("Up to five, separated by commas."),
            error=errors["topics"],
            optional=True,
        ),
        ui.field(
            "language",
            _("Language of the card"),
            ui.select("language", LANGUAGES, default_value=text.language),
            error=errors["language"],
        ),
    ]  # fmt: skip


def card_preview(text: Any, front: Any, back_html: Any, why: Any) -> rx.Component:
    """The card as colleagues will see it."""
    return ui.section(
        _("As colleagues will see it"),
        ui.el.div(
            ui.el.div(ui.kind_label("card"), source_link(text.source), class_name="row between wrap g2"),
            ui.el.p(
                rx.cond(front != "", front, _("Your question")),
                lang=text.language,
                class_name="t-title t-2 review-asked",
            ),
            ui.el.hr(class_name="lh-rule review-rule"),
            ui.rich_text(back_html, lang=text.language),
            why,
            class_name="face card-preview",
        ),
        line=False,
    )
