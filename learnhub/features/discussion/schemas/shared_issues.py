"""How it is read who has the same issue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SharedIssueView:
    """How many have the issue, its author among them, whether the reader said so, and whether they may."""

    count: int = 1
    is_mine: bool = False
    can_share: bool = False
