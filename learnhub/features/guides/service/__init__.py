"""What people do with guides."""

from learnhub.features.guides.service.practices import edit_practice, publish_practice
from learnhub.features.guides.service.removing import remove_guide

__all__ = ["edit_practice", "publish_practice", "remove_guide"]
