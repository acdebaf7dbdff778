"""Texts without a name, of a kind that only these tests know: answers that nobody signs.

What is stored of them and when they come out is tested with the questions of live sessions.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import NotFound
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.batches import BATCH, LENGTHS, SHORT_BATCH
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.events import (
    AnonymousPublished,
    ContentCreated,
    ContentEdited,
    ContentRemoved,
)
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import AnonymousView, Standing
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.service.anonymous import AnonymousKind, Rounds, Stage
from learnhub.features.discussion.waiting import Text, waiting
from learnhub.features.questions.room import ANSWER, QUESTION
from tests.features.discussion.support import events_of, load, write_anonymous, write_question


class NoSuchAnswer(NotFound):
    """What the room of these answers says of a secret that it does not know."""

    def __init__(self) -> None:
        super().__init__("This answer is no longer there.")


class Settled(Exception):
    """What it says of an answer that somebody voted for."""


def publish(session: Session, parent: Content, texts: Sequence[str]) -> list[Content]:
    shown = {"parent": parent, "status": Status.PUBLISHED, "at": parent.published_at, "language": "en"}
    return [service.create_anonymous(session, kind=ANSWER, title=text, **shown) for text in texts]


def standing(_session: Session, content: Content) -> Standing:
    return Standing("open", can_reword=not content.vote_count, can_withdraw=True)


def reword(session: Session, content: Content, text: str) -> None:
    if content.vote_count:
        raise Settled
    service.rewrite(session, content, edition=content.edition, title=text)


def stages_of(stage: Stage):
    """All parents stand like this."""
    return lambda _session, parents: dict.fromkeys(parents, stage)


UNSIGNED_ANSWER = AnonymousKind(
    name=ANSWER,
    unknown_secret=NoSuchAnswer,
    check=str.strip,
    require=lambda _session, _actor, _parent: None,
    stages=stages_of(Stage.OPEN),
    publish=publish,
    standing=standing,
    reword=reword,
    withdraw=service.empty,
)
UNSIGNED_QUESTION = replace(UNSIGNED_ANSWER, name=QUESTION)


@pytest.fixture
def asker(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def question(asker: Actor, noon) -> Content:
    return write_question(asker)


def send(parent: Content, text: str, kind: AnonymousKind = UNSIGNED_ANSWER, by: str = "somebody") -> str:
    """A text that waits under a parent; the answer is its secret."""
    secret = new_secret()
    again(parent, text, secret, kind, by)
    return secret


def again(
    parent: Content, text: str, secret: str, kind: AnonymousKind = UNSIGNED_ANSWER, by: str = "x"
) -> bool:
    """The same text once more, or other words under its secret."""
    return db.read_now(anonymous.send, Text(hash_secret(secret), str(kind.name), parent.id, text), by)


def come_out(parent: Content) -> list[Content]:
    """Everything that waits is published; all children of the parent, by their words."""
    db.write_now(anonymous.publish, UNSIGNED_ANSWER, parent.id)
    children = select(Content).where(Content.parent_id == parent.id).order_by(Content.title)
    return db.read_now(lambda session: list(session.exec(children)))


def read(secret: str, kind: AnonymousKind = UNSIGNED_ANSWER) -> AnonymousView:
    return db.read_now(anonymous.read, kind, secret)


def test_a_text_becomes_content_that_nobody_signs(question, noon) -> None:
    with clock.at(noon + timedelta(hours=3)):
        send(question, "Cold grease.")
        [answer] = come_out(question)

    assert (answer.kind, answer.title, answer.root_id, answer.space_id) == (
        "answer",
        "Cold grease.",
        question.id,
        question.space_id,
    )
    assert (answer.is_anonymous, answer.published_at, answer.edited_at, answer.activity_at) == (
        True,
        noon,
        None,
        None,
    )
    assert db.read_now(queries.authors_of, [answer.id]) == {}


def test_publishing_is_recorded(question) -> None:
    send(question, "Cold grease.")

    created, published = events_of(anonymous.publish, UNSIGNED_ANSWER, question.id)

    assert created == ContentCreated(created.content_id, "answer", question.id)
    assert published == AnonymousPublished("answer", question.id, published.hashes)


def test_what_waits_elsewhere_stays(asker, question) -> None:
    other = write_question(asker)
    secret, foreign = send(other, "Elsewhere."), send(question, "Another kind.", UNSIGNED_QUESTION)
    send(question, "Here.")

    assert [answer.title for answer in come_out(question)] == ["Here."]
    assert (read(secret).state, read(foreign, UNSIGNED_QUESTION).state) == (anonymous.SENT, anonymous.SENT)


def test_publishing_under_what_is_not_there_is_refused(question) -> None:
    waiting.put(Text("f" * 64, ANSWER, "0" * 12, "Cold grease."), "somebody")

    with pytest.raises(NoSuchContent):
        db.write_now(anonymous.publish, UNSIGNED_ANSWER, "0" * 12)


def test_nothing_that_waits_costs_no_statement(question, statements) -> None:
    assert statements(lambda: anonymous.publish_due(UNSIGNED_ANSWER)) == 0


def test_waiting_writes_nothing(question) -> None:
    written: list[str] = []

    def note(_connection, _cursor, statement: str, *_rest) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN", "SELECT")):
            written.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    secret = send(question, "Cold grease.")
    read(secret)
    event.remove(db.engine(), "before_cursor_execute", note)

    assert written == []


def test_a_text_that_comes_twice_is_one(question) -> None:
    secret = send(question, "Cold greese.")
    assert again(question, "Cold grease.", secret)

    assert [answer.title for answer in come_out(question)] == ["Cold grease."]

    assert not again(question, "Cold grease.", secret)
    assert [answer.title for answer in come_out(question)] == ["Cold grease."]


def test_a_text_from_before_a_crash_comes_out_once(question) -> None:
    """The server ended between the commit and the moment in which it forgets what is published."""
    secret = send(question, "Cold grease.")
    text = waiting.get(hash_secret(secret))
    come_out(question)
    waiting.put(text, "somebody")

    assert [answer.title for answer in come_out(question)] == ["Cold grease."]
    assert waiting.get(hash_secret(secret)) is None


def test_a_batch_needs_three_different_people(question) -> None:
    send(question, "One.", by="Ana")
    send(question, "Two.", by="Ana")
    send(question, "Three.", by="Karim")
    assert anonymous.publish_due(UNSIGNED_ANSWER) == 0

    send(question, "Four.", by="Julie")
    assert anonymous.publish_due(UNSIGNED_ANSWER) == 4

    send(question, "Five.", by="Julie")
    send(question, "Six.", by="Karim")
    assert anonymous.publish_due(UNSIGNED_ANSWER) == 0


@pytest.mark.parametrize(
    ("stage", "published"), [(Stage.CLOSED, 0), (Stage.OPEN, 3), (Stage.SHORT, 3), (Stage.OVER, 3)]
)
def test_the_parent_decides_whether_they_come_out(question, stage: Stage, published: int) -> None:
    for name in ("Ana", "Karim", "Julie"):
        send(question, f"Asked by {name}.", by=name)

    assert anonymous.publish_due(replace(UNSIGNED_ANSWER, stages=stages_of(stage))) == published


def test_at_the_end_one_comes_out_alone(question) -> None:
    send(question, "Cold grease.")

    assert anonymous.publish_due(replace(UNSIGNED_ANSWER, stages=stages_of(Stage.OVER))) == 1


def test_what_waits_under_a_parent_that_is_gone_is_dropped(question) -> None:
    secret = send(question, "Cold grease.")

    assert anonymous.publish_due(replace(UNSIGNED_ANSWER, stages=lambda _session, _parents: {})) == 0

    with pytest.raises(NoSuchAnswer):
        read(secret)


@pytest.mark.parametrize(
    ("now", "following"),
    [("00:00:00", "00:03:00"), ("00:02:59", "00:03:00"), ("13:59:59", "14:00:00"), ("23:58:00", "00:00:00")],
)
def test_batches_come_by_the_clock(now: str, following: str) -> None:
    moment = datetime.fromisoformat(f"2026-03-11T{now}+00:00")

    assert f"{anonymous.next_batch(moment):%H:%M:%S}" == following


def test_a_round_comes_once_and_its_moment_does_not_depend_on_what_was_sent(noon) -> None:
    rounds, came = Rounds(), []
    for seconds in range(7, 600, 5):
        if rounds.has_come(noon + timedelta(seconds=seconds)):
            came.append(seconds)

    assert came == [182, 362, 542]


def test_short_ones_come_every_minute_and_together_with_the_others(noon) -> None:
    rounds, came = Rounds(), []
    for seconds in range(7, 200, 5):
        moment = noon + timedelta(seconds=seconds)
        came.append((seconds, [length for length in LENGTHS if rounds.has_come(moment, length)]))

    assert [(seconds, lengths) for seconds, lengths in came if lengths] == [
        (62, [SHORT_BATCH]),
        (122, [SHORT_BATCH]),
        (182, [SHORT_BATCH, BATCH]),
    ]


def test_a_secret_opens_texts_of_its_kind_only(question) -> None:
    secret = send(question, "Cold grease.")
    for _waits in (True, False):
        assert read(secret).raw == "Cold grease."
        for step in (
            lambda: read(secret, UNSIGNED_QUESTION),
            lambda: db.write_now(anonymous.reword, UNSIGNED_QUESTION, secret, "Mine now."),
            lambda: db.write_now(anonymous.withdraw, UNSIGNED_QUESTION, secret),
        ):
            with pytest.raises(NoSuchAnswer):
                step()
        come_out(question)

    assert read(secret).raw == "Cold grease."


def test_the_secret_reads_what_the_room_says(people, question) -> None:
    secret = send(question, "Cold grease.")
    [answer] = come_out(question)
    db.write_now(service.vote, people.member(), answer.id, on=True, kinds={ANSWER})

    assert read(secret) == AnonymousView(
        parent_id=question.id,
        text="Cold grease.",
        raw="Cold grease.",
        state="open",
        votes=1,
        can_withdraw=True,
    )


def test_the_secret_reads_why_a_moderator_hid_it(people, question) -> None:
    secret = send(question, "Cold grease.")
    [answer] = come_out(question)

    db.write_now(service.hide, people.member(roles=(Role.MODERATOR,)), answer.id, "Names a customer.")

    assert (read(secret).state, read(secret).note) == ("hidden", "Names a customer.")


def test_rewording_is_recorded_and_leaves_no_moment(question) -> None:
    secret = send(question, "Cold greese.")
    [answer] = come_out(question)

    events = events_of(anonymous.reword, UNSIGNED_ANSWER, secret, "Cold grease.")

    row = load(answer.id)
    assert (row.title, row.edition, row.edited_at) == ("Cold grease.", 2, None)
    assert events == [ContentEdited(answer.id, "answer", question.id)]


def test_the_room_may_refuse_other_words(people, question) -> None:
    secret = send(question, "Cold grease.")
    [answer] = come_out(question)
    db.write_now(service.vote, people.member(), answer.id, on=True, kinds={ANSWER})

    with pytest.raises(Settled):
        db.write_now(anonymous.reword, UNSIGNED_ANSWER, secret, "Something else.")

    assert load(answer.id).title == "Cold grease."


def test_withdrawing_empties_the_words_and_the_secret_is_of_no_use(question) -> None:
    secret = send(question, "Cold grease.")
    [answer] = come_out(question)

    events = events_of(anonymous.withdraw, UNSIGNED_ANSWER, secret)

    row = load(answer.id)
    assert (row.status, row.title) == (Status.REMOVED, "")
    assert events == [ContentRemoved(answer.id, "answer", question.id)]
    with pytest.raises(NoSuchAnswer):
        read(secret)


def test_redate_moves_what_is_published_and_anonymous(asker, question, noon) -> None:
    shown, waiting = write_anonymous(question), write_anonymous(question, Status.WAITING)
    signed = db.write_now(service.create, asker, kind=ANSWER, language="en", parent=question)
    later = noon + timedelta(days=2)

    db.write_now(anonymous.redate, question.id, later)

    moments = [load(content.id).published_at for content in (shown, waiting, signed)]
    assert moments == [later, None, noon]
