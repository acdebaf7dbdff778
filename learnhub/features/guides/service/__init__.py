"""What people do with guides."""

from learnhub.features.guides.service.applying import (
    apply_guide,
    edit_report,
    forget_removed,
    remove_report,
)
from learnhub.features.guides.service.articles import edit_article, publish_article, texts_of_article
from learnhub.features.guides.service.limiting import add_to_limits
from learnhub.features.guides.service.practices import edit_practice, publish_practice, texts_of
from learnhub.features.guides.service.removing import remove_guide
from learnhub.features.guides.service.steps import edit_steps, publish_steps, texts_of_steps

__all__ = [
    "add_to_limits",
    "apply_guide",
    "edit_article",
    "edit_practice",
    "edit_report",
    "edit_steps",
    "forget_removed",
    "publish_article",
    "publish_practice",
    "publish_steps",
    "remove_guide",
    "remove_report",
    "texts_of",
    "texts_of_article",
    "texts_of_steps",
]
