"""The limits on guessing passwords: how much many tries find out, and that the owner gets in all the same."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from learnhub.core import clock
from learnhub.errors import TooMany
from learnhub.features.people import wrong_passwords as limits
from learnhub.features.people.wrong_passwords import Way, WrongPasswords, own_way, way_of

ANA, RIGHT, WRONG = "ana@ardelle.example", "right", "wrong"
OFFICE, HOTEL = "192.0.2.0/24", "198.51.100.0/24"

pytestmark = pytest.mark.usefixtures("noon")


@dataclass
class Door:
    """Compares passwords as the route does, and remembers what it looked at."""

    tries: WrongPasswords = field(default_factory=WrongPasswords)
    looked: Counter[str] = field(default_factory=Counter)
    now: int = 0
    most_at_once: int = 0

    async def knock(self, way: Way, password: str) -> str:
        try:
            async with self.tries.trying(way) as count_as_wrong:
                await self._compare(way)
                if password == RIGHT:
                    return "in"
                count_as_wrong()
                return "wrong"
        except TooMany as problem:
            return "busy" if problem.message == limits.BUSY else "wait"

    async def _compare(self, way: Way) -> None:
        self.looked[way.key] += 1
        self.now += 1
        self.most_at_once = max(self.most_at_once, self.now)
        await asyncio.sleep(0)
        self.now -= 1

    def all_at_once(self, tries: Iterable[tuple[Way, str]]) -> list[str]:
        async def knock() -> list[str]:
            return await asyncio.gather(*(self.knock(way, password) for way, password in tries))

        return asyncio.run(knock())

    def one(self, way: Way, password: str) -> str:
        return self.all_at_once([(way, password)])[0]


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long slowed tries were told to wait; they do not."""
    waits: list[float] = []
    pause = asyncio.sleep

    async def sleep(seconds: float) -> None:
        if seconds:
            waits.append(seconds)
        await pause(0)

    monkeypatch.setattr(limits, "sleep", sleep)  # not that of asyncio, which other threads use
    return waits


def stranger(email: str = ANA, network: str = HOTEL) -> Way:
    return way_of(email, network, known_browser=None, is_from_home=False)


def at_home(network: str = OFFICE) -> Way:
    return way_of(ANA, network, known_browser=None, is_from_home=True)


def known(mark: str = "mark") -> Way:
    return way_of(ANA, HOTEL, known_browser=mark, is_from_home=False)


def network(number: int) -> str:
    return f"10.{number // 256}.{number % 256}.0/24"


def test_right_passwords_never_count(door: Door):
    assert set(door.all_at_once([(stranger(), RIGHT)] * 60)) == {"in"}
    assert set(door.all_at_once([(stranger(), RIGHT)] * 60)) == {"in"}


def test_sixty_people_of_one_network_sign_in_at_once(door: Door):
    tries = [(stranger(f"person{number}@ardelle.example"), RIGHT) for number in range(60)]

    assert set(door.all_at_once(tries)) == {"in"}
    assert door.most_at_once == 60


def test_tries_for_one_account_take_turns(door: Door):
    door.all_at_once([(stranger(), RIGHT), (at_home(), RIGHT), (stranger(network=OFFICE), RIGHT)] * 5)

    assert door.most_at_once == 1


def test_address_is_the_same_account_however_it_is_written(door: Door):
    found = door.all_at_once([(stranger(email), WRONG) for email in (ANA, f" {ANA}", ANA.upper(), ANA)])

    assert found == ["wrong", "wrong", "wrong", "wait"]


def test_thousand_tries_on_one_account_from_one_network_find_out_about_three(door: Door, slept: list):
    door.all_at_once([(stranger(), WRONG)] * 1_000)

    assert door.looked == {stranger().key: limits.FROM_ONE_NETWORK}
    assert door.one(stranger(), RIGHT) == "wait"
    assert door.one(stranger(network=OFFICE), RIGHT) == "in"
    assert door.one(known(), RIGHT) == "in"


def test_thousand_tries_on_one_account_from_hundred_networks_find_out_about_four(door: Door, slept: list):
    door.all_at_once([(stranger(network=network(n % 100)), WRONG) for n in range(1_000)])

    assert door.looked == {stranger().key: limits.FROM_STRANGERS}
    assert door.one(at_home(), RIGHT) == "in"
    assert door.one(known(), RIGHT) == "in"


def test_account_finds_out_about_five_in_five_minutes_wherever_they_come_from(door: Door, noon, slept: list):
    places = [lambda n=n: stranger(network=network(n)) for n in range(100)] + [at_home]
    for minute in range(20):
        with clock.at(noon + timedelta(minutes=minute / 4)):
            door.all_at_once([(place(), WRONG) for place in places])

    assert door.looked.total() == limits.PER_ACCOUNT


def test_no_five_minutes_see_more_than_five(door: Door, noon, slept: list):
    moments: list[int] = []
    for second in range(0, 1_800, 20):
        with clock.at(noon + timedelta(seconds=second)):
            before = door.looked.total()
            door.all_at_once([(stranger(network=network(n)), WRONG) for n in range(10)])
            moments += [second] * (door.looked.total() - before)

    most = max(sum(begin <= moment < begin + 300 for moment in moments) for begin in range(0, 1_800, 20))
    assert most == limits.FROM_STRANGERS
    assert len(moments) == 6 * limits.FROM_STRANGERS


def test_thousand_tries_on_hundred_accounts_from_one_network(door: Door, slept: list):
    accounts = [f"person{number}@ardelle.example" for number in range(100)]

    for _ in range(10):
        door.all_at_once([(stranger(email), WRONG) for email in accounts])

    assert set(door.looked.values()) == {limits.FROM_ONE_NETWORK}
    assert max(slept) == limits.LONGEST_DELAY
    assert door.one(stranger("colleague@ardelle.example"), RIGHT) == "in"


def test_network_is_slowed_little_by_little(door: Door, slept: list):
    for number in range(limits.UNSLOWED + 3):
        door.one(stranger(f"person{number}@ardelle.example"), WRONG)

    assert slept == pytest.approx([limits.SECONDS_PER_WRONG, 2 * limits.SECONDS_PER_WRONG])


def test_known_browser_is_not_slowed(door: Door, slept: list):
    for number in range(limits.UNSLOWED + 10):
        door.one(stranger(f"person{number}@ardelle.example"), WRONG)
    slept.clear()

    assert door.one(known(), RIGHT) == "in"
    assert slept == []


def test_slowed_try_lets_others_have_their_turn(door: Door, monkeypatch):
    monkeypatch.setattr(limits, "UNSLOWED", 0)
    monkeypatch.setattr(limits, "SECONDS_PER_WRONG", 0.3)
    door.one(stranger("somebody@ardelle.example", HOTEL), WRONG)

    async def both() -> list[str]:
        order: list[str] = []

        async def knock(name: str, way: Way) -> None:
            await door.knock(way, RIGHT)
            order.append(name)

        await asyncio.gather(knock("slowed", stranger(network=HOTEL)), knock("elsewhere", at_home()))
        return order

    assert asyncio.run(both()) == ["elsewhere", "slowed"]


def test_known_browser_has_a_limit_of_its_own(door: Door, noon):
    found = [door.one(known("mine"), WRONG) for _ in range(6)]

    assert found == ["wrong"] * limits.PER_ACCOUNT + ["wait"]
    assert door.one(known("another"), RIGHT) == "in"
    assert door.one(stranger(), RIGHT) == "in"
    with clock.at(noon + timedelta(minutes=5)):
        assert door.one(known("mine"), RIGHT) == "in"


def test_own_password_is_guessed_five_times_in_five_minutes(door: Door):
    found = door.all_at_once([(own_way("ana"), WRONG)] * 30)

    assert Counter(found) == {"wrong": 5, "wait": 25}
    assert door.one(own_way("karim"), RIGHT) == "in"


def test_waiting_says_how_long(door: Door, noon):
    for _ in range(limits.FROM_ONE_NETWORK):
        door.one(stranger(), WRONG)

    with clock.at(noon + timedelta(seconds=61)), pytest.raises(TooMany) as told:
        door.tries._require_free(stranger())
    assert told.value.params == {"minutes": 4}


@pytest.mark.parametrize("way", [stranger, known])
def test_tries_that_wait_are_bounded(door: Door, way: Callable[[], Way]):
    found = Counter(door.all_at_once([(way(), RIGHT)] * (limits.WAITING_MAX + 7)))

    assert found == {"in": limits.WAITING_MAX, "busy": 7}
    assert door.tries._waiting == {}
    assert door.one(way(), RIGHT) == "in"


def test_who_waits_too_long_is_told_so(door: Door, monkeypatch):
    monkeypatch.setattr(limits, "PATIENCE_SECONDS", 0.05)

    async def wait_behind_a_long_one() -> str:
        async with door.tries.trying(stranger()):
            return await door.knock(at_home(), RIGHT)

    assert asyncio.run(wait_behind_a_long_one()) == "busy"
    assert door.one(at_home(), RIGHT) == "in"


def test_fault_while_comparing_does_not_count_and_gives_the_turn_back(door: Door):
    async def fail() -> None:
        async with door.tries.trying(stranger()):
            raise RuntimeError

    for _ in range(10):
        with pytest.raises(RuntimeError):
            asyncio.run(fail())
    assert door.one(stranger(), RIGHT) == "in"


def test_counts_keep_no_address(door: Door, slept: list):
    door.all_at_once([(stranger(), WRONG)] * 3)

    assert ANA not in repr(door.tries._tried._notes)
    assert HOTEL not in repr(door.tries._tried._notes)
