"""Words of the first days."""

from enum import StrEnum


class Step(StrEnum):
    """What there is to do, in the order in which it is proposed; each can be done at any time."""

    TOPICS = "topics"
    CARDS = "cards"
    PEOPLE = "people"
    QUESTION = "question"


class StartStep(StrEnum):
    """What the first administrator is led through, in the order in which it is proposed."""

    SITES = "sites"
    INVITE = "invite"
    CARD = "card"
    AMA = "ama"
