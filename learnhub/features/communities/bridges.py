"""Communities that are near each other, and one thing that two can do together."""

from collections.abc import Mapping
from dataclasses import dataclass

from learnhub.core.i18n import N_

TOPICS_MIN, ANSWERS_MIN, MOST = 2, 3, 3

ONE_MEETING = N_("Hold your next meeting together: members of one already answer in the other.")
ONE_PAGE = N_("Write one best practice together on a topic that you share.")
ONE_GUEST = N_("Invite somebody of the other community to tell of a case on a topic that you share.")


@dataclass(frozen=True, slots=True)
class Near:
    """How near another community is: what both are about, and how often members of one answered in the
    other.
    """

    topics: int = 0
    answers: int = 0

    @property
    def is_bridge(self) -> bool:
        """Whether it is near enough to be shown."""
        return self.topics >= TOPICS_MIN or self.answers >= ANSWERS_MIN


def nearest(found: Mapping[str, Near]) -> list[str]:
    """The ids of the nearest, those whose members answer each other first."""
    near = [(other, each) for other, each in found.items() if each.is_bridge]
    near.sort(key=lambda pair: (-pair[1].answers, -pair[1].topics, pair[0]))
    return [other for other, _each in near[:MOST]]


def together(near: Near) -> str:
    """One thing to do together (a message id)."""
    if near.answers >= ANSWERS_MIN:
        return ONE_MEETING
    return ONE_PAGE if near.topics > TOPICS_MIN else ONE_GUEST
