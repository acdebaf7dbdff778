"""The matrix: who × what × kind of space, as a table. What is not in it is not allowed."""

from itertools import product

import pytest

from learnhub.features.communities import policy
from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.communities.policy import Doing
from learnhub.features.discussion import places
from learnhub.features.discussion.places import Rules, Standing
from learnhub.features.people.enums import Who

OUTSIDE, MEMBER, FACILITATOR = Standing.OUTSIDE, Standing.MEMBER, Standing.FACILITATOR
READ, POST, ANSWER, APPROVE = places.Doing.READ, places.Doing.POST, places.Doing.ANSWER, places.Doing.APPROVE
EVERYBODY = frozenset(Standing)
INSIDE, CHAIR, NOBODY = frozenset({MEMBER, FACILITATOR}), frozenset({FACILITATOR}), frozenset[Standing]()

# Whom a space lets do what, by the openness and by whom it leaves it to. Hidden ones are as closed ones.
LEFT_TO = {
    (True, Who.EVERYBODY): EVERYBODY,
    (True, Who.MEMBERS): INSIDE,
    (True, Who.FACILITATORS): CHAIR,
    (True, Who.NOBODY): NOBODY,
    (False, Who.EVERYBODY): INSIDE,
    (False, Who.MEMBERS): INSIDE,
    (False, Who.FACILITATORS): CHAIR,
    (False, Who.NOBODY): NOBODY,
}
SETTING = {POST: "posts", ANSWER: "answers", APPROVE: "approves"}


@pytest.mark.parametrize("is_open", [True, False])
def test_who_reads(is_open: bool) -> None:
    rules = Rules(is_open=is_open)

    assert {each for each in Standing if places.may(READ, each, rules)} == (EVERYBODY if is_open else INSIDE)


@pytest.mark.parametrize(("doing", "is_open", "who"), [*product(SETTING, (True, False), Who)])
def test_who_posts_answers_and_approves(doing, is_open: bool, who: Who) -> None:
    rules = Rules(is_open=is_open, **{SETTING[doing]: who})

    assert {each for each in Standing if places.may(doing, each, rules)} == LEFT_TO[is_open, who]


@pytest.mark.parametrize("doing", SETTING)
def test_nothing_is_added_to_what_is_frozen(doing) -> None:
    rules = Rules(is_frozen=True, **{SETTING[doing]: Who.EVERYBODY})

    assert not any(places.may(doing, each, rules) for each in Standing)
    assert places.may(READ, OUTSIDE, rules)


@pytest.mark.parametrize("who", Who)
def test_who_facilitates_never_waits(who: Who) -> None:
    rules = Rules(approves=who)

    assert [places.waits(each, rules) for each in Standing] == (
        [False] * 3 if who == Who.NOBODY else [True, True, False]
    )


OPEN, CLOSED, HIDDEN = Openness.OPEN, Openness.CLOSED, Openness.HIDDEN
ALL_KINDS, OVER = tuple(Openness), (Stage.ENDED, Stage.MERGED)

# What is done with a community as a whole: (what, stages, kinds) and who may.
TABLE = (
    (Doing.SEE, (Stage.ACTIVE, *OVER), (OPEN, CLOSED), EVERYBODY),
    (Doing.SEE, (Stage.ACTIVE, *OVER), (HIDDEN,), INSIDE),
    (Doing.SEE, (Stage.PROPOSED,), ALL_KINDS, INSIDE),
    (Doing.JOIN, (Stage.ACTIVE,), (OPEN,), frozenset({OUTSIDE})),
    (Doing.ASK, (Stage.ACTIVE,), (CLOSED,), frozenset({OUTSIDE})),
    (Doing.INVITE, (Stage.ACTIVE,), (OPEN,), INSIDE),
    (Doing.INVITE, (Stage.ACTIVE,), (CLOSED, HIDDEN), CHAIR),
    (Doing.INVITE, (Stage.PROPOSED,), ALL_KINDS, CHAIR),
    (Doing.LET_IN, (Stage.ACTIVE,), (CLOSED,), CHAIR),
    (Doing.LEAVE, tuple(Stage), ALL_KINDS, INSIDE),
    (Doing.TAKE_OVER, (Stage.ACTIVE,), ALL_KINDS, frozenset({MEMBER})),
    (Doing.HAND_OVER, (Stage.ACTIVE,), ALL_KINDS, CHAIR),
    (Doing.CHANGE, (Stage.ACTIVE,), ALL_KINDS, CHAIR),
    (Doing.END, (Stage.ACTIVE,), ALL_KINDS, CHAIR),
    (Doing.REOPEN, (Stage.ENDED,), ALL_KINDS, CHAIR),
)
WANTED = {
    (doing, stage, openness): who
    for doing, stages, kinds, who in TABLE
    for stage, openness in product(stages, kinds)
}


@pytest.mark.parametrize(("doing", "stage", "openness"), [*product(Doing, Stage, Openness)])
def test_who_does_what_with_a_community(doing: Doing, stage: Stage, openness: Openness) -> None:
    allowed = {each for each in Standing if policy.may(doing, each, stage, openness)}

    assert allowed == WANTED.get((doing, stage, openness), NOBODY)


@pytest.mark.parametrize(("doing", "stage", "openness"), [*product(Doing, Stage, Openness)])
def test_whoever_is_invited_sees_and_does_no_more(doing: Doing, stage: Stage, openness: Openness) -> None:
    without = policy.may(doing, OUTSIDE, stage, openness)

    assert policy.may(doing, OUTSIDE, stage, openness, is_invited=True) == (doing == Doing.SEE or without)
