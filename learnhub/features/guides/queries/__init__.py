"""Reading guides."""

from learnhub.features.guides.queries.guides import (
    article_text,
    get_guide,
    get_source,
    get_words,
    list_guides,
    open_guide,
    practice_text,
    steps_text,
    text_from_source,
)
from learnhub.features.guides.queries.reports import (
    count_reports,
    count_visible_reports,
    get_applied,
    get_report_source,
    list_reports,
)

__all__ = [
    "article_text",
    "count_reports",
    "count_visible_reports",
    "get_applied",
    "get_guide",
    "get_report_source",
    "get_source",
    "get_words",
    "list_guides",
    "list_reports",
    "open_guide",
    "practice_text",
    "steps_text",
    "text_from_source",
]
