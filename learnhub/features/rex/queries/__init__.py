"""Reading REX, their register of projects, and their lessons."""

from learnhub.features.rex.queries.lists import get_coverage, list_own, list_rex
from learnhub.features.rex.queries.origins import (
    address_of_piece,
    begin_with_piece,
    made_of_rex,
    source_of,
    take_piece,
)
from learnhub.features.rex.queries.pieces import causes_of, entries_of, list_editions
from learnhub.features.rex.queries.projects import get_project, list_projects
from learnhub.features.rex.queries.reading import (
    get_markdown,
    get_rex,
    get_words,
    is_being_written,
    open_rex,
    texts_of,
)
from learnhub.features.rex.queries.shown import (
    drawing_of,
    lines_of,
    list_candidates,
    list_colleagues,
    list_meetings,
)
from learnhub.features.rex.queries.similar import similar_lessons
from learnhub.features.rex.queries.writing import live_writing, may_watch_writing

__all__ = [
    "address_of_piece",
    "begin_with_piece",
    "causes_of",
    "drawing_of",
    "entries_of",
    "get_coverage",
    "get_markdown",
    "get_project",
    "get_rex",
    "get_words",
    "is_being_written",
    "lines_of",
    "list_candidates",
    "list_colleagues",
    "list_editions",
    "list_meetings",
    "list_own",
    "list_projects",
    "list_rex",
    "live_writing",
    "made_of_rex",
    "may_watch_writing",
    "open_rex",
    "similar_lessons",
    "source_of",
    "take_piece",
    "texts_of",
]
