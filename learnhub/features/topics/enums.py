"""Words stored in the columns of topics."""

from enum import StrEnum


class SkillLevel(StrEnum):
    """How a person stands to a topic, from first steps to the one others ask."""

    LEARNING = "learning"
    PRACTISES = "practises"
    HELPS = "helps"
    REFERENCE = "reference"


SKILLED = (SkillLevel.PRACTISES, SkillLevel.HELPS, SkillLevel.REFERENCE)  # who can answer what others ask
