"""Reading for the screens of the search."""

from learnhub.features.finding.queries.knowers import who_knows
from learnhub.features.finding.queries.palette import look_up

__all__ = ["look_up", "who_knows"]
