"""What makes an amendment adopted: the rule of a consent round, on its figures.

Consent as sociocracy has it: what counts is not how many like it, but that nobody has a reason against it
which is left without an answer. Besides at least half of those asked have to say yes, so that nothing is
adopted by silence.
"""

from dataclasses import dataclass
from datetime import datetime

from learnhub.features.charters.enums import AmendmentStage

SUPPORTS = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were asked and what they said; an objection that was answered is not among the `objected`."""

    asked: int = 0
    agreed: int = 0
    accepted: int = 0
    objected: int = 0

    @property
    def consents(self) -> int:
        """How many say yes, whether they like it or can live with it."""
        return self.agreed + self.accepted


def supports_needed(members: int) -> int:
    """How many have to support a proposal besides its author: three, or all others where there are fewer."""
    return min(SUPPORTS, max(0, members - 1))


def consents_needed(asked: int) -> int:
    """Half of those asked, or more."""
    return (asked + 1) // 2


def outcome(tally: Tally, ends_at: datetime, now: datetime) -> AmendmentStage | None:
    """What becomes of an amendment in its round, or None while the round goes on.

    It ends before its day only when everybody has said yes: until then somebody may still object.
    """
    is_over = ends_at <= now
    if tally.objected:
        return AmendmentStage.OBJECTED if is_over else None
    if not is_over and tally.consents < tally.asked:
        return None
    enough = tally.asked > 0 and tally.consents >= consents_needed(tally.asked)
    return AmendmentStage.ADOPTED if enough else AmendmentStage.LAPSED
