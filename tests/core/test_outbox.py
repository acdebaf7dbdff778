"""The outbox: a message with its cause or not at all, one holder at a time, sent or readable as failed."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, delete, select

from learnhub.core import clock, db, leases, outbox
from learnhub.core.outbox import ATTEMPTS, LEASE, Channel, Message, Outbox

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _channels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "channels", {})
    for name in ("post", "chat"):
        outbox.add_channel(Channel(name, lambda _message: None))


def put(*keys: str, channel: str = "post", not_before: datetime | None = None) -> list[bool]:
    def put_all(session: Session) -> list[bool]:
        return [
            outbox.put(session, channel, dedupe=key, payload={"booking": key}, not_before=not_before)
            for key in keys
        ]

    return db.write_now(put_all)


def claim(holder: str = "ana", moment: datetime | None = None, limit: int = outbox.BATCH) -> list[Message]:
    with clock.at(moment or clock.utcnow()):
        return db.write_now(outbox.claim, "post", holder=holder, limit=limit)


def keys(messages: list[Message]) -> list[str]:
    return [message.dedupe for message in messages]


def fail(message: Message, *, holder: str = "ana", again: bool = True) -> None:
    db.write_now(outbox.mark_failed, message, holder=holder, failure="The post is closed.", again=again)


def test_message_is_claimed_with_its_ids(database, noon) -> None:
    put("booked:1")

    (message,) = claim()

    assert (message.channel, message.dedupe, message.payload, message.attempts) == (
        "post",
        "booked:1",
        {"booking": "booked:1"},
        1,
    )


def test_message_without_its_cause_is_none(database) -> None:
    def put_and_fail(session: Session) -> None:
        outbox.put(session, "post", dedupe="booked:1", payload={})
        raise LookupError

    with pytest.raises(LookupError):
        db.write_now(put_and_fail)

    assert db.read_now(outbox.is_due, "post") is False


def test_same_key_twice_is_one_message_of_its_channel(database, noon) -> None:
    new = [*put("booked:1", "booked:1"), *put("booked:1"), *put("booked:1", channel="chat")]

    assert new == [True, False, False, True]
    assert keys(claim()) == ["booked:1"]


def test_same_key_put_by_many_at_once_is_one_message(database) -> None:
    together = threading.Barrier(6)

    def race(_number: int) -> list[bool]:
        together.wait()
        return put("booked:1")

    with ThreadPoolExecutor(6) as pool:
        new = sorted(new for (new,) in pool.map(race, range(6)))

    assert new == [*[False] * 5, True]


@pytest.mark.parametrize("words", [{"name": "Ana Petit"}, {"to": "ana@ardelle.example"}, {"text": "a b"}])
def test_words_about_people_are_refused(database, words) -> None:
    with pytest.raises(ValueError, match="ids and codes only"):
        db.write_now(outbox.put, "post", dedupe="booked:1", payload=words)


def test_key_with_an_address_is_refused(database) -> None:
    with pytest.raises(ValueError, match="ids and codes only"):
        db.write_now(outbox.put, "post", dedupe="invite:ana@ardelle.example", payload={})


def test_channel_that_nobody_serves_is_refused(database) -> None:
    with pytest.raises(ValueError, match="nobody sends what is put into the channel pigeon"):
        put("booked:1", channel="pigeon")


def test_name_of_a_channel_is_taken_once() -> None:
    post = outbox.channels["post"]

    outbox.add_channel(post)

    with pytest.raises(ValueError, match="another channel of the name post"):
        outbox.add_channel(Channel("post", print))


def test_messages_come_in_the_order_of_their_moments(database, noon) -> None:
    put("late", not_before=noon + SECOND)
    put("second", "third")
    put("first", not_before=noon - SECOND)

    now, later = claim(moment=noon, limit=2), claim(moment=noon + SECOND)

    assert (keys(now), keys(later)) == (["first", "second"], ["third", "late"])


def test_message_is_not_due_before_its_moment(database, noon) -> None:
    put("late", not_before=noon + HOUR)

    due = []
    for moment in (noon, noon + HOUR):
        with clock.at(moment):
            due.append((db.read_now(outbox.is_due, "post"), db.read_now(outbox.is_due, "chat")))

    assert due == [(False, False), (True, False)]


def test_claimed_message_is_nobody_elses_until_the_lease_ends(database, noon) -> None:
    put("booked:1")
    claim("ana", noon)

    during, after = claim("karim", noon + LEASE - SECOND), claim("karim", noon + LEASE)

    assert (keys(during), keys(after), after[0].attempts) == ([], ["booked:1"], 2)


def test_each_message_is_claimed_once_by_many_at_once(database) -> None:
    numbers = [f"booked:{number}" for number in range(40)]
    put(*numbers)
    together = threading.Barrier(4)

    def race(number: int) -> list[str]:
        together.wait()
        mine: list[str] = []
        while batch := claim(f"worker {number}", limit=3):
            mine += keys(batch)
        return mine

    with ThreadPoolExecutor(4) as pool:
        claimed = Counter(key for mine in pool.map(race, range(4)) for key in mine)

    assert claimed == Counter(numbers)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_claim_passes_by_what_another_is_just_taking(database) -> None:
    put("booked:1", "booked:2")
    taking, claimed = threading.Event(), threading.Event()

    def take_slowly(session: Session) -> list[Message]:
        mine = outbox.claim(session, "post", holder="ana", limit=1)
        session.flush()
        taking.set()
        assert claimed.wait(5)
        return mine

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(db.write_now, take_slowly)
        assert taking.wait(5)
        passed_by = claim("karim")
        claimed.set()

    assert (keys(slow.result()), keys(passed_by)) == (["booked:1"], ["booked:2"])


def test_sent_message_is_done(database, noon) -> None:
    put("booked:1")
    (message,) = claim(moment=noon)

    db.write_now(outbox.mark_sent, message)

    assert keys(claim(moment=noon + DAY)) == []
    assert put("booked:1") == [False]


def test_message_that_left_is_done_although_its_lease_was_over(database, noon) -> None:
    put("booked:1")
    (message,) = claim("ana", noon)
    claim("karim", noon + LEASE)

    db.write_now(outbox.mark_sent, message)

    assert keys(claim("lea", noon + DAY)) == []


def test_failed_message_is_tried_again_after_a_pause(database, noon) -> None:
    put("booked:1")
    (message,) = claim(moment=noon)

    fail(message)

    (again,) = claim(moment=noon + outbox.FIRST_PAUSE)
    assert (again.dedupe, again.attempts) == ("booked:1", 2)


def test_failure_of_who_lost_the_lease_changes_nothing(database, noon) -> None:
    put("booked:1")
    (message,) = claim("ana", noon)
    claim("karim", noon + LEASE)

    fail(message, holder="ana", again=False)

    assert db.read_now(outbox.list_failed) == []
    assert keys(claim("lea", noon + LEASE + SECOND)) == []


def test_message_given_back_was_not_an_attempt(database, noon) -> None:
    put("booked:1")
    messages = claim("ana", noon)

    db.write_now(outbox.give_back, messages, holder="ana")

    (again,) = claim("karim", noon)
    assert again == messages[0]


def test_message_that_cannot_be_sent_is_a_dead_letter_at_once(database, noon) -> None:
    put("booked:1")
    (message,) = claim(moment=noon)

    fail(message, again=False)

    (dead,) = db.read_now(outbox.list_failed)
    assert (dead.id, dead.payload, dead.failure, dead.failed_at) == (
        message.id,
        {"booking": "booked:1"},
        "The post is closed.",
        noon,
    )
    assert keys(claim(moment=noon + DAY)) == []


def test_message_that_failed_each_time_is_a_dead_letter(database, noon) -> None:
    put("booked:1")
    moment = noon

    for _ in range(ATTEMPTS):
        moment += outbox.LONGEST_PAUSE
        with clock.at(moment):
            fail(*claim(moment=moment))

    assert [dead.attempts for dead in db.read_now(outbox.list_failed)] == [ATTEMPTS]
    assert keys(claim(moment=moment + DAY)) == []


def test_message_that_ends_the_process_each_time_is_a_dead_letter(database, noon) -> None:
    put("booked:1")

    claimed = [len(claim(moment=noon + number * LEASE)) for number in range(ATTEMPTS + 1)]

    assert claimed == [*[1] * ATTEMPTS, 0]
    (dead,) = db.read_now(outbox.list_failed)
    assert dead.failure == outbox.ENDED_WHILE_SENDING


def test_dead_letter_is_sent_again_on_demand(database, noon) -> None:
    put("booked:1")
    (message,) = claim(moment=noon)
    fail(message, again=False)

    found = [db.write_now(outbox.retry, message.id) for _ in range(2)]

    assert found == [True, False]
    assert db.read_now(outbox.list_failed) == []
    assert claim(moment=noon) == [message]


def test_dead_letters_come_newest_first_and_not_all_at_once(database, noon) -> None:
    for number in range(3):
        put(f"booked:{number}", not_before=noon)
        with clock.at(noon + number * SECOND):
            fail(*claim(moment=noon + number * SECOND), again=False)

    assert [dead.dedupe for dead in db.read_now(outbox.list_failed, limit=2)] == ["booked:2", "booked:1"]


def test_old_messages_are_forgotten_and_open_ones_are_not(database, noon) -> None:
    put("sent", "dead", "open")
    sent, dead, opened = claim(moment=noon)
    db.write_now(outbox.mark_sent, sent)
    fail(dead, again=False)
    db.write_now(outbox.give_back, [opened], holder="ana")

    left = {}
    for days in (14, 15, 91):
        with clock.at(noon + days * DAY):
            db.write_now(outbox.forget_old)
        left[days] = db.read_now(lambda session: sorted(session.exec(select(Outbox.dedupe))))

    assert left == {14: ["dead", "open", "sent"], 15: ["dead", "open"], 91: ["open"]}


@given(st.integers(1, ATTEMPTS), st.floats(0, 1))
def test_pause_is_a_part_of_a_bound_that_doubles_up_to_six_hours(attempts: int, part: float) -> None:
    bound = min(60 * 2 ** (attempts - 1), 6 * 3600)

    pause = outbox.pause(attempts, uniform=lambda low, high: low + part * (high - low))

    assert pause == timedelta(seconds=part * bound)


def test_question_whether_something_is_due_is_answered_by_the_index_of_open_messages(database) -> None:
    statement = select(Outbox.id).where(*outbox._due("post", clock.utcnow()))

    def plan(session: Session) -> str:
        if database == "postgresql":
            session.connection().exec_driver_sql("SET LOCAL enable_seqscan = off")
        prefix = "EXPLAIN QUERY PLAN " if database == "sqlite" else "EXPLAIN "
        compiled = statement.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
        return str(session.connection().exec_driver_sql(prefix + str(compiled)).all())

    assert "ix_outbox_open" in db.read_now(plan)


WORKERS = ("ana", "karim")
STEPS = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 5)),
    st.tuples(st.just("claim"), st.sampled_from(WORKERS)),
    st.tuples(st.sampled_from(("sent", "failed", "given back")), st.sampled_from(WORKERS)),
    st.tuples(st.just("wait"), st.sampled_from((1, 60, 130))),
)


class World:
    """Two workers, what each believes to hold, what was put and what was sent."""

    def __init__(self) -> None:
        db.write_now(lambda session: session.exec(delete(Outbox)))
        self.moment = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
        self.held: dict[str, list[tuple[Message, datetime]]] = {who: [] for who in WORKERS}
        self.put: set[str] = set()
        self.sent: set[str] = set()

    def take(self, step: tuple[str, object]) -> None:
        what, which = step
        with clock.at(self.moment):
            if what == "wait":
                self.moment += which * SECOND
            elif what == "put":
                put(f"booked:{which}")
                self.put.add(f"booked:{which}")
            elif what == "claim":
                self.claim(str(which))
            elif self.held[str(which)]:
                self.end(what, str(which))

    def claim(self, who: str) -> None:
        messages = claim(who, limit=2)
        in_force = {m.dedupe for held in self.held.values() for m, until in held if until > self.moment}
        assert {*keys(messages)} & {*in_force, *self.sent} == set()
        self.held[who] += [(message, self.moment + LEASE) for message in messages]

    def end(self, how: str, who: str) -> None:
        message, _until = self.held[who].pop(0)
        if how == "sent":
            self.sent.add(message.dedupe)
            db.write_now(outbox.mark_sent, message)
        elif how == "failed":
            fail(message, holder=who)
        else:
            db.write_now(outbox.give_back, [message], holder=who)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=20))
@example(
    [("put", 0), ("claim", "ana"), ("wait", 130), ("claim", "ana"), ("given back", "ana"), ("claim", "ana")]
)
@pytest.mark.usefixtures("database")
def test_nothing_is_lost_or_held_twice_whatever_two_workers_do(steps: list[tuple[str, object]]) -> None:
    world = World()

    for step in steps:
        world.take(step)

    world.moment += DAY
    with clock.at(world.moment):
        left = {*keys(claim("lea", moment=world.moment, limit=100))}
    assert left == world.put - world.sent


def test_leases_and_messages_share_the_name_of_a_holder() -> None:
    assert len(leases.this_worker()) <= Outbox.__table__.c.holder.type.length
