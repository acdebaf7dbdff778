"""Chat channels: a title and a link, once, of what everybody may read; a time-out is not tried again."""

import json
import socket
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import Session

from learnhub.access.roles import Role
from learnhub.config import Settings
from learnhub.core import clock, db, outbox
from learnhub.core.outbox import SendFailed
from learnhub.core.safe_http import Refused, Unreachable
from learnhub.errors import Forbidden
from learnhub.features.ama.events import AmaOpened, AmaScheduled
from learnhub.features.ama.room import AMA
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.integrations import posting, queries, service
from learnhub.features.integrations.enums import ChatService, Post
from learnhub.features.integrations.errors import ChatMissing, DidNotArrive, NotSupported
from learnhub.features.integrations.models import ChatChannel
from learnhub.features.integrations.schemas import ChannelInput
from learnhub.features.integrations.sending import chat, programs
from learnhub.features.integrations.sending.outcomes import UNREADABLE
from learnhub.features.integrations.undelivered import CHAT
from learnhub.features.people import keys
from learnhub.features.people.models import Setting
from learnhub.features.questions.room import QUESTION
from learnhub.jobs.delivery import deliver
from tests.receivers import Receiver, receiving, reply

ALL = frozenset(Post)
SLACK = "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
FLOW = (
    "https://prod-12.westeurope.logic.azure.com:443/workflows/643e69f83c8944438d68119179a10a64/triggers/manual"
    "/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0"
    "&sig=KODuebWbDGYFr0z0eu-6Rj8aUKz7108W3wrNJZxFE5A"
)


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A chat program on this machine, which the settings allow."""
    current = Settings(internal_networks="127.0.0.0/8", url="https://learn.example")
    for module in (chat, programs):
        monkeypatch.setattr(module, "settings", lambda: current)
    with receiving() as running:
        running.answer = lambda handler: reply(handler, 200, b"{}")
        yield running


def connect(admin, receiver: Receiver, *, posts: frozenset[Post] = ALL, language: str = "en") -> str:
    address = f"{receiver.address}/hooks/abcdefghijklmnopqrstuvwxyz"
    form = ChannelInput(
        name="Lyon", service=ChatService.MATTERMOST, address=address, posts=posts, language=language
    )
    return db.write_now(service.connect_channel, admin, form=form)


def ask(author, title: str = "Why do seals fail?") -> str:
    return db.write_now(lambda session: _write(session, author, QUESTION, title))


def _write(session: Session, author, kind: str, title: str) -> str:
    content = discussion.create(session, author, kind=kind, title=title, body="secret words", language="en")
    session.flush()
    return content.id


def send() -> None:
    deliver(outbox.channels["chat"])


def bodies(receiver: Receiver) -> list[str]:
    return [json.loads(each.body)["text"] for each in receiver.received]


def test_question_that_waits_for_a_day_is_posted_once_as_a_title_and_a_link(
    people, admin, receiver, noon
) -> None:
    connect(admin, receiver, language="fr")
    question = ask(people.member("Karim Benali"))
    for hours in (20, 25, 26, 49):
        with clock.at(noon + timedelta(hours=hours)):
            db.write_now(posting.put_unanswered)
            send()

    (body,) = bodies(receiver)
    assert "En attente de réponse\N{NO-BREAK SPACE}: Why do seals fail?" in body
    assert f"https://learn.example/questions/{question}" in body
    assert "Karim" not in body
    assert "secret words" not in body


def test_question_that_is_answered_meanwhile_is_not_posted(people, admin, receiver, noon) -> None:
    connect(admin, receiver)
    question = ask(people.member())
    with clock.at(noon + timedelta(hours=25)):
        db.write_now(posting.put_unanswered)

        def answer(session: Session) -> None:
            content = session.get(Content, question)
            assert content
            content.answer_count = 1

        db.write_now(answer)
        send()

    assert receiver.received == []


def test_live_session_is_posted_when_announced_and_when_it_opens(people, admin, receiver) -> None:
    connect(admin, receiver, posts=frozenset({Post.ANNOUNCED, Post.OPENING}))
    host = people.member()
    ama = db.write_now(lambda session: _write(session, host, AMA, "The next five years"))
    for _twice in range(2):
        db.write_now(lambda session: posting.put_announced(session, AmaScheduled(ama)))
        db.write_now(lambda session: posting.put_opening(session, AmaOpened(ama)))
    send()

    assert ["announced" in body for body in bodies(receiver)] == [True, False]
    assert all(f"https://learn.example/ama/{ama}" in body for body in bodies(receiver))


def test_week_is_posted_on_monday_morning_when_there_was_something(people, admin, receiver, noon) -> None:
    connect(admin, receiver, posts=frozenset({Post.WEEKLY}))
    monday = noon + timedelta(days=5)
    for moment in (monday - timedelta(days=1), monday, monday + timedelta(hours=1)):
        with clock.at(moment):
            db.write_now(posting.put_weekly)
            send()
    assert receiver.received == []

    with clock.at(monday + timedelta(days=6)):
        ask(people.member())
    for hours in (0, 1):
        with clock.at(monday + timedelta(days=7, hours=hours)):
            db.write_now(posting.put_weekly)
            send()

    (body,) = bodies(receiver)
    assert "This week in LearnHub: 1 new contribution" in body


@pytest.mark.parametrize(("zone", "hour"), [("America/Los_Angeles", 15), ("Europe/Paris", 7)])
def test_week_is_posted_at_eight_of_the_company(people, admin, receiver, noon, zone: str, hour: int) -> None:
    connect(admin, receiver, posts=frozenset({Post.WEEKLY}))
    db.write_now(lambda session: session.add(Setting(key="zone", value=zone)))
    monday = noon.replace(hour=hour) + timedelta(days=5)
    with clock.at(noon):
        ask(people.member())

    for minutes, posted in ((-1, 0), (0, 1), (60, 1)):
        with clock.at(monday + timedelta(minutes=minutes)):
            db.write_now(posting.put_weekly)
            send()
        assert len(receiver.received) == posted


def test_time_out_is_unknown_and_not_tried_again(people, admin, receiver, noon, monkeypatch) -> None:
    monkeypatch.setattr(programs, "SECONDS", 0.2)
    channel_id = connect(admin, receiver)
    receiver.answer = lambda _handler: time.sleep(0.6)
    ask(people.member())
    for hours in (25, 27):
        with clock.at(noon + timedelta(hours=hours)):
            db.write_now(posting.put_unanswered)
            send()

    assert len(receiver.received) == 1
    assert [dead.failure for dead in db.read_now(outbox.list_failed)] == [programs.UNKNOWN]
    assert db.read_now(queries.list_channels, admin)[0].failure == programs.UNKNOWN
    assert db.read_now(lambda session: session.get(ChatChannel, channel_id)).stopped_at is None


def test_refusal_is_tried_again_and_days_of_it_end_it(people, admin, receiver, noon) -> None:
    connect(admin, receiver)
    receiver.answer = lambda handler: reply(handler, 403)
    for day in range(5):
        with clock.at(noon + timedelta(days=day)):
            ask(people.member(), f"Question of day {day}?")
        with clock.at(noon + timedelta(days=day, hours=25)):
            db.write_now(posting.put_unanswered)
            send()

    (view,) = db.read_now(queries.list_channels, admin)
    assert (view.failing_since, view.failure) == (noon + timedelta(hours=25), programs.NOT_TAKEN)
    assert view.stopped_at == noon + timedelta(days=3, hours=25)

    receiver.answer = lambda handler: reply(handler, 200)
    form = ChannelInput(name="Lyon", service=ChatService.NTFY, address=f"{receiver.address}/topic", posts=ALL)
    db.write_now(service.change_channel, admin, channel_id=view.id, form=form)
    chat.send_test(admin, view.id)
    again = db.read_now(queries.list_channels, admin)[0]
    assert (again.stopped_at, again.failure, again.service) == (None, "", "ntfy")


def test_test_says_how_it_went(people, admin, receiver) -> None:
    channel_id = connect(admin, receiver)
    chat.send_test(admin, channel_id)
    receiver.answer = lambda handler: reply(handler, 404)

    with pytest.raises(DidNotArrive) as failed:
        chat.send_test(admin, channel_id)

    assert failed.value.message == programs.NOT_TAKEN
    assert "LearnHub can post here." in bodies(receiver)[0]
    assert b"icon_url" not in receiver.received[0].body  # no picture from the internet


def test_private_address_is_refused_unless_the_settings_allow_it(
    people, admin, receiver, monkeypatch
) -> None:
    channel_id = connect(admin, receiver)
    monkeypatch.setattr(programs, "settings", Settings)

    with pytest.raises(DidNotArrive):
        chat.send_test(admin, channel_id)

    assert receiver.received == []


@pytest.mark.parametrize(
    ("chosen", "address"),
    [
        (ChatService.SLACK, SLACK),
        (ChatService.TEAMS, FLOW),
        (ChatService.MATTERMOST, "https://chat.example/hooks/abcdefghijklmnopqrstuvwxyz"),
        (ChatService.NTFY, "https://ntfy.example/learnhub-lyon"),
        (ChatService.MATRIX, "matrixs://somebody:secret@matrix.example/#learnhub"),
    ],
)
def test_connection_goes_to_the_address_that_was_checked(chosen, address: str, monkeypatch) -> None:
    """As when a name has a public address at the first look, and one of the company at any other."""
    public, private = "93.184.216.34", "10.0.0.7"
    looked_up, connected = list[str](), list[str]()

    def look_up(host: str, port: int, *_asked, **_how):
        if host not in (public, private):
            looked_up.append(host)
            host = private if len(looked_up) > 1 else public
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]

    def connect_to(_socket: socket.socket, place: tuple[str, int]) -> None:
        connected.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", connect_to)

    with pytest.raises(SendFailed) as failed:
        programs.post(chosen, address, title="A title", link="https://learn.example/")

    assert connected == [public]
    assert failed.value.reason in (Unreachable.reason, Refused.reason)
    assert failed.value.again


def test_line_is_not_taken_on_to_where_it_is_redirected(admin, receiver) -> None:
    channel_id = connect(admin, receiver)
    receiver.answer = lambda handler: reply(handler, 307, Location=f"{receiver.address}/elsewhere")

    with pytest.raises(DidNotArrive) as failed:
        chat.send_test(admin, channel_id)

    assert failed.value.message == programs.NOT_TAKEN
    assert [each.path for each in receiver.received] == ["/hooks/abcdefghijklmnopqrstuvwxyz"]


def test_what_was_not_sent_because_nobody_was_there_is_tried_again(people, admin, receiver, noon) -> None:
    channel_id = connect(admin, receiver)
    ask(people.member())
    address = receiver.address.rpartition(":")[0] + ":1"
    form = ChannelInput(
        name="Lyon",
        service=ChatService.MATTERMOST,
        address=f"{address}/hooks/abcdefghijklmnopqrstuvwxyz",
        posts=ALL,
    )
    db.write_now(service.change_channel, admin, channel_id=channel_id, form=form)
    with clock.at(noon + timedelta(hours=25)):
        db.write_now(posting.put_unanswered)
        send()

        (shown,) = db.read_now(queries.list_undelivered, admin, way=CHAT)

    assert (shown.name, shown.event, shown.failure) == ("Lyon", "unanswered", Unreachable.reason)
    assert (shown.at, shown.again_at is None) == (None, False)


def test_plugin_asks_nothing_once_the_line_is_posted(receiver) -> None:
    address = f"{receiver.address}/hooks/abcdefghijklmnopqrstuvwxyz"
    programs.post(ChatService.MATTERMOST, address, title="A title", link="")
    plugin = programs._plugin(ChatService.MATTERMOST, address)

    assert not plugin.notify(title="Another", body="Another")
    assert len(receiver.received) == 1


def test_dead_line_is_listed_with_its_cause_and_posted_once_it_is_tried_again(
    people, admin, receiver, noon, monkeypatch
) -> None:
    channel_id = connect(admin, receiver)
    ask(people.member())
    monkeypatch.setattr(programs, "SECONDS", 0.2)
    receiver.answer = lambda _handler: time.sleep(0.6)
    with clock.at(noon + timedelta(hours=25)):
        db.write_now(posting.put_unanswered)
        send()
    monkeypatch.setattr(programs, "SECONDS", 5.0)
    db.write_now(lambda session: _stop(session, channel_id, noon))

    (shown,) = db.read_now(queries.list_undelivered, admin, way=CHAT)
    assert (shown.name, shown.event, shown.failure) == ("Lyon", "unanswered", programs.UNKNOWN)
    assert (shown.attempts, shown.again_at) == (1, None)
    assert db.read_now(queries.list_undelivered, admin) == []
    assert db.write_now(service.try_again, admin) == 0

    receiver.answer = lambda handler: reply(handler, 200)
    with clock.at(noon + timedelta(hours=25)):
        assert db.write_now(service.try_again, admin, message_id=shown.id, way=CHAT) == 1
        send()
    assert ["Why do seals fail?" in body for body in bodies(receiver)] == [True, True]
    assert db.read_now(queries.list_undelivered, admin, way=CHAT) == []
    assert db.read_now(queries.list_channels, admin)[0].stopped_at is None


def _stop(session: Session, channel_id: str, moment) -> None:
    channel = session.get(ChatChannel, channel_id)
    assert channel
    channel.stopped_at = moment


def test_what_a_disconnected_channel_did_not_take_is_not_listed(people, admin, receiver, noon) -> None:
    channel_id = connect(admin, receiver)
    receiver.answer = lambda handler: reply(handler, 503)
    ask(people.member())
    with clock.at(noon + timedelta(hours=25)):
        db.write_now(posting.put_unanswered)
        send()
        assert len(db.read_now(queries.list_undelivered, admin, way=CHAT)) == 1

        db.write_now(service.disconnect_channel, admin, channel_id=channel_id)

        assert db.read_now(queries.list_undelivered, admin, way=CHAT) == []
        assert db.write_now(service.try_again, admin, way=CHAT) == 0


@pytest.mark.parametrize(
    ("chosen", "address", "taken"),
    [
        (ChatService.SLACK, SLACK, True),
        (ChatService.TEAMS, FLOW, True),
        (ChatService.MATTERMOST, "https://chat.example/team/hooks/abcdefghijklmnopqrstuvwxyz", True),
        (ChatService.NTFY, "https://ntfy.example/learnhub-lyon", True),
        (ChatService.MATRIX, "matrixs://token@matrix.example/#learnhub", True),
        (ChatService.MATTERMOST, SLACK, False),
        (ChatService.NTFY, "json://127.0.0.1/", False),
        (ChatService.SLACK, "file:///etc/passwd", False),
        (ChatService.TEAMS, "nonsense", False),
    ],
)
def test_address_is_one_of_the_chosen_program(chosen: ChatService, address: str, taken: bool) -> None:
    if taken:
        programs.require_address(chosen, address)
        return
    with pytest.raises(NotSupported):
        programs.require_address(chosen, address)


def test_without_the_extra_connecting_says_what_is_missing(admin, receiver, monkeypatch) -> None:
    monkeypatch.setattr(programs, "find_spec", lambda _name: None)

    with pytest.raises(ChatMissing, match="learnhub\\[chat\\]"):
        connect(admin, receiver)


def test_key_that_has_changed_stops_a_channel_with_the_reason(admin, receiver, monkeypatch) -> None:
    channel_id = connect(admin, receiver)
    monkeypatch.setattr(keys, "secret_key", lambda: b"another key")

    with pytest.raises(DidNotArrive) as failed:
        chat.send_test(admin, channel_id)

    assert failed.value.message == UNREADABLE
    assert db.read_now(queries.list_channels, admin)[0].stopped_at
    assert receiver.received == []


def test_extra_that_is_gone_is_named_when_a_line_cannot_be_posted(admin, receiver, monkeypatch) -> None:
    channel_id = connect(admin, receiver)
    monkeypatch.setattr(programs, "find_spec", lambda _name: None)

    with pytest.raises(DidNotArrive, match="learnhub\\[chat\\]"):
        chat.send_test(admin, channel_id)


def test_only_administrators_connect_channels_and_no_view_holds_the_address(people, admin, receiver) -> None:
    channel_id = connect(admin, receiver)
    member = people.member(roles=(Role.LEADER,))

    for call in (
        lambda: db.read_now(queries.list_channels, member),
        lambda: connect(member, receiver),
        lambda: db.write_now(service.disconnect_channel, member, channel_id=channel_id),
        lambda: db.read_now(queries.list_undelivered, member, way=CHAT),
        lambda: db.write_now(service.try_again, member, way=CHAT),
    ):
        with pytest.raises(Forbidden):
            call()
    kept = db.read_now(lambda session: session.get(ChatChannel, channel_id))
    assert "hooks" not in repr(kept) + repr(db.read_now(queries.list_channels, admin))
