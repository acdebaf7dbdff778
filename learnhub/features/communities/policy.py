"""Who may do what with a community: what is not in the table is not allowed.

What is read, posted, answered and approved in one is the space's to say (`discussion.places`).
"""

from enum import StrEnum

from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.discussion.places import Standing


class Doing(StrEnum):
    """What is done with a community as a whole."""

    SEE = "see"
    JOIN = "join"
    ASK = "ask"
    INVITE = "invite"
    LET_IN = "let_in"
    LEAVE = "leave"
    TAKE_OVER = "take_over"
    HAND_OVER = "hand_over"
    CHANGE = "change"
    END = "end"
    REOPEN = "reopen"


_OUTSIDE, _MEMBER, _FACILITATOR = Standing.OUTSIDE, Standing.MEMBER, Standing.FACILITATOR
_OPEN, _CLOSED, _HIDDEN = Openness.OPEN, Openness.CLOSED, Openness.HIDDEN
_OVER = (Stage.ENDED, Stage.MERGED)

# The least that somebody must be, by what they do, the stage and the openness; whoever is more may as well,
# but for what only makes sense from outside.
LEAST: dict[tuple[Doing, Stage, Openness], Standing] = {
    **{(Doing.SEE, stage, _OPEN): _OUTSIDE for stage in (Stage.ACTIVE, *_OVER)},
    **{(Doing.SEE, stage, _CLOSED): _OUTSIDE for stage in (Stage.ACTIVE, *_OVER)},
    **{(Doing.SEE, stage, _HIDDEN): _MEMBER for stage in (Stage.ACTIVE, *_OVER)},
    **{(Doing.SEE, Stage.PROPOSED, each): _MEMBER for each in Openness},
    (Doing.JOIN, Stage.ACTIVE, _OPEN): _OUTSIDE,
    (Doing.ASK, Stage.ACTIVE, _CLOSED): _OUTSIDE,
    (Doing.INVITE, Stage.ACTIVE, _OPEN): _MEMBER,
    (Doing.INVITE, Stage.ACTIVE, _CLOSED): _FACILITATOR,
    (Doing.INVITE, Stage.ACTIVE, _HIDDEN): _FACILITATOR,
    **{(Doing.INVITE, Stage.PROPOSED, each): _FACILITATOR for each in Openness},
    (Doing.LET_IN, Stage.ACTIVE, _CLOSED): _FACILITATOR,
    **{(Doing.LEAVE, stage, each): _MEMBER for stage in Stage for each in Openness},
    **{(Doing.TAKE_OVER, Stage.ACTIVE, each): _MEMBER for each in Openness},
    **{(Doing.HAND_OVER, Stage.ACTIVE, each): _FACILITATOR for each in Openness},
    **{(Doing.CHANGE, Stage.ACTIVE, each): _FACILITATOR for each in Openness},
    **{(Doing.END, Stage.ACTIVE, each): _FACILITATOR for each in Openness},
    **{(Doing.REOPEN, Stage.ENDED, each): _FACILITATOR for each in Openness},
}
FROM_OUTSIDE = frozenset({Doing.JOIN, Doing.ASK})
NOT_BY_FACILITATORS = frozenset({Doing.TAKE_OVER})


def may(doing: Doing, standing: Standing, stage: str, openness: str, *, is_invited: bool = False) -> bool:
    """The rule. Whoever is invited sees what they are invited to, and nothing in it."""
    if doing == Doing.SEE and is_invited:
        return True
    least = LEAST.get((doing, Stage(stage), Openness(openness)))
    if least is None or standing < least:
        return False
    if doing in FROM_OUTSIDE:
        return standing == Standing.OUTSIDE
    return doing not in NOT_BY_FACILITATORS or standing < Standing.FACILITATOR
