"""Delivery sends what waits outside any transaction, and marks what it sent and nothing else."""

import threading
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from learnhub import rooms
from learnhub.core import clock, db, outbox
from learnhub.core.jobs import ends
from learnhub.core.outbox import Channel, Message, Outbox, SendFailed
from learnhub.features import listeners
from learnhub.features.topics import queries as topics
from learnhub.jobs import delivery
from learnhub.jobs.delivery import deliver
from learnhub.rooms import Floor, Outlet, Room

pytestmark = pytest.mark.usefixtures("database")


class Post:
    """A channel that keeps what it sends, and fails as it is told."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.failures: dict[str, Exception] = {}

    def send(self, message: Message) -> None:
        if message.dedupe in self.failures:
            raise self.failures[message.dedupe]
        self.sent.append(message.dedupe)


@pytest.fixture
def post() -> Post:
    """What the channel of this test does."""
    return Post()


@pytest.fixture
def channel(post: Post, monkeypatch: pytest.MonkeyPatch) -> Channel:
    """The only channel there is."""
    monkeypatch.setattr(outbox, "channels", {})
    made = Channel("post", post.send)
    outbox.add_channel(made)
    return made


def put(*keys: str) -> None:
    def put_all(session: Session) -> None:
        for key in keys:
            outbox.put(session, "post", dedupe=key, payload={})

    db.write_now(put_all)


def done(session: Session) -> list[str]:
    return sorted(session.exec(select(Outbox.dedupe).where(col(Outbox.done_at).is_not(None))))


def attempts(session: Session) -> list[int]:
    return list(session.exec(select(Outbox.attempts).order_by(col(Outbox.id))))


def test_everything_that_is_due_is_sent_once(channel, post) -> None:
    numbers = [f"booked:{number:02}" for number in range(2 * outbox.BATCH + 1)]
    put(*numbers)

    deliver(channel)
    deliver(channel)

    assert post.sent == numbers
    assert db.read_now(done) == numbers


def test_sending_holds_nobodys_write(channel) -> None:
    put("booked:1")
    is_held: list[bool] = []

    def send(_message: Message) -> None:
        writer = threading.Thread(target=put, args=("booked:2",))
        writer.start()
        writer.join(4)
        is_held.append(writer.is_alive())

    deliver(Channel("post", send))

    assert is_held == [False, False]
    assert db.read_now(done) == ["booked:1", "booked:2"]


def test_failed_message_is_kept_with_its_reason_and_the_next_is_sent(channel, post, caplog, noon) -> None:
    put("closed", "gone", "fault", "fine")
    post.failures = {
        "closed": SendFailed("The post is closed."),
        "gone": SendFailed("The address does not exist.", again=False),
        "fault": RuntimeError("with somebody's address"),
    }

    deliver(channel)

    rows = db.read_now(lambda session: session.exec(select(Outbox).order_by(col(Outbox.id))).all())
    assert post.sent == db.read_now(done) == ["fine"]
    assert [row.failure for row in rows] == [
        "The post is closed.",
        "The address does not exist.",
        "RuntimeError",
        "",
    ]
    assert [dead.dedupe for dead in db.read_now(outbox.list_failed)] == ["gone"]
    assert len(caplog.messages) == 3


def test_message_whose_failure_passed_is_sent_later(channel, post, noon) -> None:
    put("booked:1")
    post.failures = {"booked:1": SendFailed("The post is closed.")}
    deliver(channel)
    post.failures = {}

    with clock.at(noon + outbox.FIRST_PAUSE):
        deliver(channel)

    assert post.sent == ["booked:1"]


def test_message_that_could_outlast_its_lease_is_not_begun(channel, post) -> None:
    put("booked:1", "booked:2")

    delivery._send_batch(channel, "ana", lease=channel.longest - timedelta(seconds=1))

    assert post.sent == []
    assert db.read_now(attempts) == [0, 0]


def test_server_that_ends_begins_no_message(channel, post) -> None:
    put("booked:1", "booked:2")
    ending = threading.Event()
    token = ends.set(ending)

    def send(message: Message) -> None:
        post.send(message)
        ending.set()

    deliver(Channel("post", send))
    ends.reset(token)

    assert post.sent == db.read_now(done) == ["booked:1"]
    assert db.read_now(attempts) == [1, 0]


def test_each_channel_has_a_job_in_every_worker(channel) -> None:
    (job,) = delivery.jobs(outbox.channels.values())

    assert (job.name, job.outside, job.everywhere) == ("deliver post", True, True)


def test_outlet_of_a_room_is_a_channel(channel, monkeypatch) -> None:
    room = Room(Floor.PEOPLE, outlets=(Outlet("chat", "queries:list_topics", timedelta(seconds=5)),))
    monkeypatch.setattr(rooms, "all_rooms", lambda: {"topics": room})

    listeners.install()
    listeners.install()

    assert outbox.channels == {
        "post": channel,
        "chat": Channel("chat", topics.list_topics, longest=timedelta(seconds=5)),
    }
