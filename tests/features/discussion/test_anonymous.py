"""Texts without a name, of a kind that only these tests know: answers that nobody signs.

What is stored of them and when they come out is tested with the questions of live sessions.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import NotFound
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.events import ContentCreated, ContentEdited, ContentRemoved
from learnhub.features.discussion.models import AnonymousWaiting, Content
from learnhub.features.discussion.schemas import AnonymousView, Standing
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.service.anonymous import AnonymousKind
from learnhub.features.discussion.timetable import Queue
from learnhub.features.questions.room import ANSWER, QUESTION
from tests.features.discussion.support import events_of, load, write_anonymous, write_question


class NoSuchAnswer(NotFound):
    """What the room of these answers says of a secret that it does not know."""

    def __init__(self) -> None:
        super().__init__("This answer is no longer there.")


class Settled(Exception):
    """What it says of an answer that somebody voted for."""


def publish(session: Session, parent: Content, texts: Sequence[AnonymousWaiting]) -> list[Content]:
    shown = {"parent": parent, "status": Status.PUBLISHED, "at": parent.published_at}
    return [
        service.create_anonymous(session, kind=text.kind, title=text.title, language=text.language, **shown)
        for text in texts
    ]


def standing(_session: Session, content: Content) -> Standing:
    return Standing("open", can_reword=not content.vote_count, can_withdraw=True)


def reword(session: Session, content: Content, text: str) -> None:
    if content.vote_count:
        raise Settled
    service.rewrite(session, content, edition=content.edition, title=text)


UNSIGNED_ANSWER = AnonymousKind(
    name=ANSWER,
    unknown_secret=NoSuchAnswer,
    live=lambda _session, _parents: (),
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


def send(parent: Content, text: str, kind: AnonymousKind = UNSIGNED_ANSWER) -> str:
    """A text that waits under a parent; the answer is its secret."""
    secret = anonymous.new_secret()
    hashed = anonymous.hash_secret(secret)
    db.write_now(anonymous.keep, kind, parent_id=parent.id, text=text, language="en", edit_hash=hashed)
    return secret


def come_out(parent: Content) -> list[Content]:
    """Everything that waits is published; all children of the parent, by their words."""
    db.write_now(anonymous.publish_batch, UNSIGNED_ANSWER, parent.id)
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

    [event] = events_of(anonymous.publish_batch, UNSIGNED_ANSWER, question.id)

    assert event == ContentCreated(event.content_id, "answer", question.id)


def test_what_waits_elsewhere_stays(asker, question) -> None:
    other = write_question(asker)
    secret, foreign = send(other, "Elsewhere."), send(question, "Another kind.", UNSIGNED_QUESTION)
    send(question, "Here.")

    assert [answer.title for answer in come_out(question)] == ["Here."]
    assert (read(secret).state, read(foreign, UNSIGNED_QUESTION).state) == (anonymous.SENT, anonymous.SENT)


def test_publishing_under_what_is_not_there_is_refused(question) -> None:
    with pytest.raises(NoSuchContent):
        db.write_now(anonymous.publish_batch, UNSIGNED_ANSWER, "0" * 12)


def test_queues_are_counted_per_parent_and_kind(asker, question) -> None:
    other = write_question(asker)
    kind = replace(UNSIGNED_ANSWER, live=lambda _session, parents: {other.id} & set(parents))
    for parent in (question, other, other):
        send(parent, "Cold grease.")
    send(question, "Another kind.", UNSIGNED_QUESTION)

    queues = db.read_now(anonymous.list_queues, kind)

    assert sorted(queues, key=lambda queue: queue.size) == [
        Queue(question.id, is_live=False, size=1),
        Queue(other.id, is_live=True, size=2),
    ]


def test_an_empty_waiting_room_costs_one_statement(question, statements) -> None:
    assert statements(lambda: db.read_now(anonymous.list_queues, UNSIGNED_ANSWER)) == 1


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
        text="Cold grease.", raw="Cold grease.", state="open", votes=1, can_withdraw=True
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
