"""Reading checklists and their runs."""

from learnhub.features.checklists.queries.checklists import (
    checklist_text,
    find_team,
    get_checklist,
    get_source,
    get_words,
    list_checklists,
    open_checklist,
)
from learnhub.features.checklists.queries.runs import (
    find_run,
    get_open_run,
    get_run,
    list_marks,
    list_runs,
    live_run,
    may_watch,
    open_run,
    progress_of,
    words_of,
)

__all__ = [
    "checklist_text",
    "find_run",
    "find_team",
    "get_checklist",
    "get_open_run",
    "get_run",
    "get_source",
    "get_words",
    "list_checklists",
    "list_marks",
    "list_runs",
    "live_run",
    "may_watch",
    "open_checklist",
    "open_run",
    "progress_of",
    "words_of",
]
