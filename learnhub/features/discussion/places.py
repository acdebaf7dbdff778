"""What one may do in a space: who somebody is there, and to whom the space leaves it."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from learnhub.features.people.enums import Who


class Standing(IntEnum):
    """Who somebody is in a space; each may do what those before may."""

    OUTSIDE = 0
    MEMBER = 1
    FACILITATOR = 2


class Doing(StrEnum):
    """What is done in a space."""

    READ = "read"
    POST = "post"
    ANSWER = "answer"
    APPROVE = "approve"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a space leaves to whom (`people.models.Space`)."""

    is_open: bool = True
    is_frozen: bool = False
    posts: str = Who.MEMBERS
    answers: str = Who.EVERYBODY
    approves: str = Who.NOBODY


LEAST = {
    Who.EVERYBODY: Standing.OUTSIDE,
    Who.MEMBERS: Standing.MEMBER,
    Who.FACILITATORS: Standing.FACILITATOR,
}


def may(doing: Doing, standing: Standing, rules: Rules) -> bool:
    """The rule. Whoever may not read there may do nothing; `everybody` is whoever may."""
    if not rules.is_open and standing < Standing.MEMBER:
        return False
    match doing:
        case Doing.READ:
            return True
        case Doing.POST:
            return not rules.is_frozen and _is_left_to(standing, rules.posts)
        case Doing.ANSWER:
            return not rules.is_frozen and _is_left_to(standing, rules.answers)
        case Doing.APPROVE:
            return not rules.is_frozen and _is_left_to(standing, rules.approves)


def waits(standing: Standing, rules: Rules) -> bool:
    """Whether what somebody posts is looked at by another one before it is shown."""
    return rules.approves != Who.NOBODY and standing < Standing.FACILITATOR


def _is_left_to(standing: Standing, who: str) -> bool:
    return who != Who.NOBODY and standing >= LEAST[Who(who)]
