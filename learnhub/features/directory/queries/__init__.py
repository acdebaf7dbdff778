"""Reading the directory."""

from learnhub.features.directory.queries.choices import get_choices
from learnhub.features.directory.queries.colleagues import count_people, list_by_name, list_colleagues

__all__ = ["count_people", "get_choices", "list_by_name", "list_colleagues"]
