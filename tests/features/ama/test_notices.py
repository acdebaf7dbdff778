"""What is told of live sessions: to everybody, to those who come, and to who asked by name."""

from sqlmodel import Session, select

from learnhub.core import db
from learnhub.core.outbox import Outbox
from learnhub.features.ama import service
from learnhub.features.ama.enums import DismissReason, Moderation
from learnhub.features.ama.schemas import DismissInput, RephraseInput
from learnhub.features.discussion.models import Content
from learnhub.features.notices.models import Notice
from tests.features.notices.support import inbox, tell, told


def test_session_is_announced_to_everybody_and_opens_for_those_who_come(room) -> None:
    comes, withdrew, other = room.members[:3]
    ama_id = room.schedule()
    for actor, on in ((comes, True), (withdrew, True), (withdrew, False)):
        db.write_now(service.set_attendance, actor, ama_id, on=on)
    tell()

    db.write_now(service.open_session, room.leader, ama_id)
    tell()

    announced = ("ama", "announced", "everybody")
    assert told(comes) == [announced, ("ama", "opened", "comes")]
    assert told(withdrew) == told(other) == [announced]
    assert told(room.leader) == [("ama", "opened", "hosts")]
    [row] = inbox(comes, waiting=False)
    assert (row.thing, row.count, row.address) == (ama_id, 2, f"/ama/{ama_id}")


def test_who_asked_by_name_is_told_what_becomes_of_it(room) -> None:
    asker = room.members[0]
    room.open()
    first, second = room.ask("Will the night shift stay?", asker), room.ask("Is it cold outside?", asker)
    db.write_now(service.approve, room.leader, room.id, first)
    tell()
    db.write_now(service.mark_answered, room.leader, room.id, first)
    other = RephraseInput(question=second, text="How cold is it outside?", edition=1)
    db.write_now(service.rephrase, room.leader, room.id, other)
    tell()
    form = DismissInput(question=second, reason=DismissReason.OFF_TOPIC)
    db.write_now(service.dismiss, room.leader, room.id, form)
    tell()

    mine = [what for kind, what, _reason in told(asker) if kind == "ama_questions"]
    assert mine == ["approved", "answered", "rephrased", "dismissed"]
    [row] = inbox(asker, waiting=False)
    assert "How cold is it outside?" in [notice.excerpt for notice in row.notices]


def test_nobody_is_told_of_a_question_without_a_name(room) -> None:
    room.open()
    tell()
    before = db.read_now(lambda session: len(session.exec(select(Notice.id)).all()))
    room.ask_anonymously("Why did you let Paul go?")
    room.publish()
    asked = select(Content.id).where(Content.is_anonymous)
    question_id = db.read_now(lambda session: session.exec(asked).one())
    form = RephraseInput(question=question_id, text="Why did somebody leave?", edition=1)
    db.write_now(service.rephrase, room.leader, room.id, form)
    db.write_now(service.approve, room.leader, room.id, question_id)
    db.write_now(service.mark_answered, room.leader, room.id, question_id)

    tell()

    assert db.read_now(lambda session: len(session.exec(select(Notice.id)).all())) == before


def test_text_without_a_name_leaves_nothing_to_tell(room) -> None:
    room.open(moderation=Moderation.AFTER)
    tell()

    def messages(session: Session) -> int:
        return len(session.exec(select(Outbox.id)).all())

    before = db.read_now(messages)
    room.ask_anonymously("Why did you let Paul go?")
    room.publish()

    assert db.read_now(messages) == before
