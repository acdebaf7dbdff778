"""Words of growth feedback."""

from enum import StrEnum


class Step(StrEnum):
    """The four steps, in their order: situation, behaviour and impact (the SBI of the Center for Creative
    Leadership), and a look ahead (feedforward, as Goldsmith calls it).
    """

    SITUATION = "situation"
    BEHAVIOUR = "behaviour"
    IMPACT = "impact"
    AHEAD = "ahead"


STEPS = tuple(Step)
