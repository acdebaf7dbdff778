"""Reading badges: what they are given for, who has earned which, and those of somebody."""

from learnhub.features.badges.queries.earned import list_earned
from learnhub.features.badges.queries.held import list_badges, list_rules

__all__ = ["list_badges", "list_earned", "list_rules"]
