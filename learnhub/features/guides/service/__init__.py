"""What people do with guides."""

from learnhub.features.guides.service.applying import (
    apply_guide,
    edit_report,
    forget_removed,
    remove_report,
)
from learnhub.features.guides.service.limiting import add_to_limits
from learnhub.features.guides.service.practices import edit_practice, publish_practice, texts_of
from learnhub.features.guides.service.reacting import react
from learnhub.features.guides.service.removing import remove_guide

__all__ = [
    "add_to_limits",
    "apply_guide",
    "edit_practice",
    "edit_report",
    "forget_removed",
    "publish_practice",
    "react",
    "remove_guide",
    "remove_report",
    "texts_of",
]
