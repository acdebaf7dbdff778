"""Reading small failures: the wall, one story, and what was answered."""

from learnhub.features.failures.queries.echoes import WALL, echoes_of, get_echoes
from learnhub.features.failures.queries.stories import (
    failure_text,
    get_failure,
    get_source,
    get_unsigned,
    get_words,
    is_open,
    open_failure,
)
from learnhub.features.failures.queries.telling import get_coming, propose_stories
from learnhub.features.failures.queries.wall import count_told, job_of, list_failures, list_told

__all__ = [
    "WALL",
    "count_told",
    "echoes_of",
    "failure_text",
    "get_coming",
    "get_echoes",
    "get_failure",
    "get_source",
    "get_unsigned",
    "get_words",
    "is_open",
    "job_of",
    "list_failures",
    "list_told",
    "open_failure",
    "propose_stories",
]
