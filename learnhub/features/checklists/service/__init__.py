"""What people do with checklists."""

from learnhub.features.checklists.service.checklists import (
    edit_checklist,
    publish_checklist,
    remove_checklist,
)
from learnhub.features.checklists.service.runs import remove_run, send_marks, start_run

__all__ = [
    "edit_checklist",
    "publish_checklist",
    "remove_checklist",
    "remove_run",
    "send_marks",
    "start_run",
]
