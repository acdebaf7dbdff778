"""Reading thanks: those that somebody received, and what somebody can be thanked for."""

from learnhub.features.recognition.queries.desk import get_desk
from learnhub.features.recognition.queries.received import get_received, list_received
from learnhub.features.recognition.queries.things import has_met, is_theirs, list_things
from learnhub.features.recognition.queries.values import company_charter, list_values

__all__ = [
    "company_charter",
    "get_desk",
    "get_received",
    "has_met",
    "is_theirs",
    "list_received",
    "list_things",
    "list_values",
]
