"""Leases: one holder at a time, until it gives back or its time is over, on both databases."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, delete

from learnhub.core import clock, db, leases
from learnhub.core.leases import LEASE, JobLease

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
WORKERS = ("ana", "karim", "lea")
NEVER = datetime.min.replace(tzinfo=UTC)


def claim(who: str, moment: datetime) -> bool:
    with clock.at(moment):
        return db.write_now(leases.claim, "job", holder=who)


def test_new_job_is_due_after_its_interval(database, noon) -> None:
    left = db.write_now(leases.plan, "job", every=HOUR)

    assert left == HOUR
    assert [claim("ana", noon + HOUR - SECOND), claim("ana", noon + HOUR)] == [False, True]


def test_restart_neither_forgets_nor_repeats_a_job(database, noon) -> None:
    db.write_now(leases.plan, "job", every=HOUR)

    left = {}
    for minutes in (50, 59, 180):
        with clock.at(noon + timedelta(minutes=minutes)):
            left[minutes] = db.write_now(leases.plan, "job", every=HOUR)

    assert left == {50: timedelta(minutes=10), 59: timedelta(minutes=1), 180: timedelta(0)}


def test_shorter_interval_counts_at_once_and_a_longer_one_from_the_next_run_on(database, noon) -> None:
    db.write_now(leases.plan, "job", every=24 * HOUR)

    left = [db.write_now(leases.plan, "job", every=every) for every in (HOUR, 24 * HOUR)]

    assert left == [HOUR, HOUR]


def test_job_that_is_held_is_nobody_elses(database, noon) -> None:
    first = claim("ana", noon)

    again = [claim(who, noon + LEASE - SECOND) for who in WORKERS]

    assert (first, again) == (True, [False, False, False])
    with clock.at(noon + SECOND):
        assert db.read_now(leases.time_left, "job") == LEASE - SECOND


def test_lease_of_a_holder_who_died_ends(database, noon) -> None:
    claim("ana", noon)

    taken = claim("karim", noon + LEASE)

    assert taken is True
    with clock.at(noon + LEASE):
        assert db.write_now(leases.renew, "job", holder="ana") is False
        assert db.write_now(leases.give_back, "job", holder="ana", every=HOUR) is False


def test_lease_that_is_renewed_lasts(database, noon) -> None:
    claim("ana", noon)
    with clock.at(noon + LEASE - SECOND):
        renewed = db.write_now(leases.renew, "job", holder="ana")

    assert renewed is True
    assert [claim("karim", noon + LEASE), claim("karim", noon + 2 * LEASE)] == [False, True]


def test_job_that_was_given_back_is_due_after_its_interval(database, noon) -> None:
    claim("ana", noon)

    given_back = db.write_now(leases.give_back, "job", holder="ana", every=HOUR)

    assert (given_back, db.read_now(leases.time_left, "job")) == (True, HOUR)
    assert [claim("karim", noon + HOUR - SECOND), claim("karim", noon + HOUR)] == [False, True]


def test_one_of_many_who_claim_at_once_has_it(database) -> None:
    together = threading.Barrier(8)

    def race(number: int) -> bool:
        together.wait()
        return db.write_now(leases.claim, "job", holder=f"worker {number}")

    with ThreadPoolExecutor(8) as pool:
        claimed = list(pool.map(race, range(8)))

    assert sorted(claimed) == [*[False] * 7, True]


def test_time_is_the_databases_where_workers_are_on_several_machines(database, monkeypatch) -> None:
    wrong = datetime(2001, 1, 1, tzinfo=UTC)
    monkeypatch.setattr(clock, "utcnow", lambda: wrong)
    monkeypatch.setattr(clock, "is_held", lambda: False)

    moment = db.read_now(leases.now)

    assert (moment == wrong, moment.tzinfo) == (database == "sqlite", UTC)


def test_worker_keeps_its_name(monkeypatch) -> None:
    first = leases.this_worker()
    monkeypatch.setattr("os.getpid", lambda: 0)

    assert leases.this_worker() != first
    assert leases.this_worker() == leases.this_worker()
    assert len(first) <= leases.HOLDER_LENGTH


@dataclass
class Model:
    """What a lease is, in words of Python."""

    moment: datetime
    holder: str = ""
    until: datetime = NEVER
    due_at: datetime = NEVER

    def claim(self, who: str) -> bool:
        if max(self.until, self.due_at) > self.moment:
            return False
        self.holder, self.until = who, self.moment + LEASE
        return True

    def renew(self, who: str) -> bool:
        if self.holder != who:
            return False
        self.until = self.moment + LEASE
        return True

    def give_back(self, who: str) -> bool:
        if self.holder != who:
            return False
        self.holder, self.until, self.due_at = "", self.moment, self.moment + HOUR
        return True


CALLS: dict[str, Callable[[Session, str], bool]] = {
    "claim": lambda session, who: leases.claim(session, "job", holder=who),
    "renew": lambda session, who: leases.renew(session, "job", holder=who),
    "give_back": lambda session, who: leases.give_back(session, "job", holder=who, every=HOUR),
}
STEPS = st.tuples(
    st.sampled_from(sorted(CALLS)), st.sampled_from(WORKERS), st.sampled_from((0, 20, 60, 3600))
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=12))
@pytest.mark.usefixtures("database")
def test_lease_answers_as_the_model_does_whoever_calls_when(steps: list[tuple[str, str, int]]) -> None:
    db.write_now(lambda session: session.exec(delete(JobLease)))
    model = Model(datetime(2026, 3, 11, 12, 0, tzinfo=UTC))
    with clock.at(model.moment):  # a lease that was never claimed is the model's beginning
        db.write_now(leases.plan, "job", every=timedelta(0))

    for call, who, seconds in steps:
        model.moment += seconds * SECOND
        with clock.at(model.moment):
            assert db.write_now(CALLS[call], who) is getattr(model, call)(who)
