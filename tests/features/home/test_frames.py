"""Whose frames a change in a room concerns."""

from datetime import UTC, datetime, time

import pytest
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db, ids
from learnhub.features.ama import service as amas
from learnhub.features.ama.schemas import ScheduleInput
from learnhub.features.cards import service as cards
from learnhub.features.cards.enums import Rating
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.schemas import BookInput, HoursInput, OfferInput
from learnhub.features.people import service as accounts
from learnhub.features.people.schemas import ProfileInput
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import EditQuestionInput
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel
from tests.features.questions.support import answer, ask

TUESDAY = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)


def add_card(actor: Actor) -> str:
    form = CardInput(front="What comes last before opening?", back="Zero pressure.", language="en")
    return db.write_now(cards.create_card, actor, form)


def skilled(actor: Actor, *names: str, level: SkillLevel = SkillLevel.HELPS) -> Actor:
    for name in names:
        db.write_now(topics.set_skill, actor, name, level)
    return actor


def test_one_s_own_review_concerns_oneself(people, noon, frames):
    ana, ben = people.member(), people.member()
    card = add_card(ben)
    frames.clear()
    key, shown_at = ids.new_id(), clock.utcnow()
    steps = (
        lambda: db.write_now(cards.add_to_review, ana, card),
        lambda: db.write_now(cards.rate, ana, card, rating=Rating.GOOD, shown_at=shown_at, request_key=key),
        lambda: db.write_now(cards.undo_rating, ana, request_key=key),
        lambda: db.write_now(cards.leave_out, ana, card),
    )
    for step in steps:
        step()

    assert frames == [ana.person_id] * 4


def test_the_same_rating_again_concerns_nobody(people, noon, frames):
    ana = people.member()
    card, key = add_card(ana), ids.new_id()
    for _time in range(2):
        db.write_now(cards.rate, ana, card, rating=Rating.GOOD, shown_at=clock.utcnow(), request_key=key)

    assert frames == [ana.person_id] * 2  # added and rated


def test_card_that_goes_concerns_everybody(people, frames):
    ana, mia = people.member(), people.member(roles=(Role.MODERATOR,))
    hidden, removed = add_card(ana), add_card(ana)
    frames.clear()

    db.write_now(discussion.hide, mia, hidden, "Out of date.")
    db.write_now(cards.remove_card, ana, removed)

    assert frames == ["*", mia.person_id, "*"]  # a moderator has one case less


def test_question_concerns_those_with_a_skill_in_its_topics(people, frames):
    ana, ben = people.member(), skilled(people.member(), "Pumps", "Seals")
    skilled(people.member(), "Pumps", level=SkillLevel.LEARNING)
    skilled(people.member(), "Welding")
    frames.clear()

    asked = ask(ana, topics=("Pumps", "Seals"))
    ask(ana, topics=("Chemistry",))
    ask(ana)
    answer(ana, asked)
    answer(ana, asked)

    assert frames == [ben.person_id] * 2  # asked and answered


def test_question_that_changes_its_topics_concerns_both(people, frames):
    ana, ben, mia = people.member(), skilled(people.member(), "Pumps"), skilled(people.member(), "Seals")
    asked = ask(ana, topics=("Pumps",))
    frames.clear()

    form = EditQuestionInput(title="Mechanical seal leaking", topics=["Seals"], language="en", edition=1)
    db.write_now(questions.edit_question, ana, form, question_id=asked)

    assert frames == [ben.person_id, mia.person_id]


def test_question_that_goes_concerns_who_could_have_answered(people, frames):
    ana, ben = people.member(), skilled(people.member(), "Pumps")
    mia = people.member(roles=(Role.MODERATOR,))
    removed, hidden = ask(ana, topics=("Pumps",)), ask(ana, topics=("Pumps",))
    frames.clear()

    db.write_now(questions.remove_question, ana, question_id=removed)
    db.write_now(discussion.hide, mia, hidden, "Twice the same.")
    db.write_now(discussion.unhide, mia, hidden)

    assert [each for each in frames if each != mia.person_id] == [ben.person_id] * 3


def test_anonymous_question_names_nobody(people, frames):
    mia = people.member(roles=(Role.MODERATOR,))
    asked = ask(skilled(people.member(), "Pumps"), topics=("Pumps",))
    db.write_now(make_anonymous, asked)
    frames.clear()

    db.write_now(discussion.hide, mia, asked, "It names somebody.")

    assert frames == ["*", mia.person_id]


def make_anonymous(session: Session, question_id: str) -> None:
    content = session.get_one(Content, question_id)
    content.is_anonymous, content.activity_at = True, None


def test_question_for_very_many_names_nobody(people, frames, monkeypatch):
    monkeypatch.setattr(questions.posts, "NAMED_AT_MOST", 2)
    ana, first, second = people.member(), people.member(), people.member()
    skilled(first, "Pumps")
    skilled(second, "Pumps")
    frames.clear()

    ask(ana, topics=("Pumps",))
    named = sorted(frames)
    skilled(ana, "Pumps")
    frames.clear()
    ask(ana, topics=("Pumps",))

    assert named == sorted([first.person_id, second.person_id])
    assert frames == ["*"]


def test_skills_and_profile_concern_oneself(people, frames):
    ana = people.member()
    skilled(ana, "Pumps")
    form = ProfileInput(name="Ana Martin", zone="Europe/Paris")
    db.write_now(accounts.save_profile, ana, form=form)

    assert frames == [ana.person_id] * 2


def test_booking_concerns_both(people, noon, frames):
    karim, ana = people.member(), people.member()
    offer = OfferInput(sentence="Show me.", place="Room 4", zone="Europe/Paris", languages=["en"])
    db.write_now(mentoring.save_offer, karim, form=offer)
    db.write_now(mentoring.add_hours, karim, form=HoursInput(weekday=1, starts=time(9), ends=time(12)))
    form = BookInput(starts_at=TUESDAY, question="Misalignment or looseness?", request_key=ids.new_id())

    booking = db.write_now(mentoring.book_slot, ana, mentor_id=karim.person_id, form=form)
    booked = list(frames)
    db.write_now(mentoring.cancel_booking, karim, booking_id=booking)

    assert booked == [karim.person_id, ana.person_id]
    assert frames == booked * 2


@pytest.mark.parametrize("end", [amas.end_session, None])
def test_live_session_concerns_everybody(people, noon, frames, end):
    helene, mia = people.member(roles=(Role.LEADER,)), people.member(roles=(Role.MODERATOR,))
    form = ScheduleInput(title="Winter plan", day=TUESDAY.date(), starts=time(16), ends=time(17))
    session = db.write_now(amas.schedule_session, helene, form)
    scheduled = list(frames)
    db.write_now(amas.open_session, helene, session)
    if end:
        db.write_now(end, helene, session)
    else:
        db.write_now(discussion.hide, mia, session, "By mistake.")

    assert (scheduled, [each for each in frames if each != mia.person_id]) == ([], ["*", "*"])
