"""How much one may ask for."""

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from learnhub.access import allowances
from learnhub.access.allowances import TooFast
from learnhub.core.i18n import translate
from learnhub.errors import NotFound


@pytest.fixture(autouse=True)
def _new() -> Iterator[None]:
    allowances.forget()
    yield
    allowances.forget()


def create(times: int) -> int:
    done = 0
    for _number in range(times):
        with allowances.creating("ana"):
            done += 1
    return done


def test_who_publishes_like_a_program_is_told_how_long_to_wait():
    create(int(allowances.CREATIONS_BURST))

    with pytest.raises(TooFast) as refused:
        create(1)

    assert refused.value.status == 429
    assert 1 <= refused.value.params["seconds"] <= 10
    assert "s, then" in translate("en", refused.value.message, **refused.value.params)


def test_what_could_not_be_published_does_not_count():
    for _number in range(100):
        with pytest.raises(NotFound), allowances.creating("ana"):
            raise NotFound("nothing")

    assert create(int(allowances.CREATIONS_BURST)) == allowances.CREATIONS_BURST


async def ask_much(*, is_person: bool, times: int) -> int:
    for done in range(times):
        try:
            await allowances.keep_pace("key", 1_000, is_person=is_person)
        except TooFast:
            return done
    return times


@pytest.mark.parametrize("is_person", [True, False])
def test_work_beyond_the_lane_is_refused(monkeypatch, is_person: bool):
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(allowances, "asyncio", SimpleNamespace(sleep=sleep))

    assert asyncio.run(ask_much(is_person=is_person, times=5)) < 5
    assert all(seconds <= allowances.PATIENCE for seconds in slept)
