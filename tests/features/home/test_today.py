"""What waits for somebody today, gathered from the rooms."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import select

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import clock, db, ids
from learnhub.errors import Forbidden
from learnhub.features.ama import service as ama
from learnhub.features.ama.schemas import ScheduleInput
from learnhub.features.cards import queries as cards
from learnhub.features.cards import service as review
from learnhub.features.cards.enums import Rating
from learnhub.features.cards.models import CardProgress
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.home import queries
from learnhub.features.home.schemas import ShellView
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.schemas import BookInput, HoursInput, OfferInput
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill
from tests.conftest import NOON
from tests.features.questions.support import answer, ask

WEDNESDAY = date(2026, 3, 11)


def today(actor):
    return db.read_now(queries.get_today, actor)


def sessions(view):
    return view.pieces["sessions"]


def add_card(actor, front="What comes last before opening?"):
    form = CardInput(front=front, back="Zero pressure.", language="en")
    return db.write_now(review.create_card, actor, form)


def rate(actor, card_id):
    now = clock.utcnow()
    db.write_now(review.rate, actor, card_id, rating=Rating.EASY, shown_at=now, request_key=ids.new_id())


def schedule(leader, starts, ends, title="Winter plan and on-call duty"):
    form = ScheduleInput(title=title, day=WEDNESDAY, starts=starts, ends=ends)
    return db.write_now(ama.schedule_session, leader, form)


def test_today_needs_a_sign_in(company):
    with pytest.raises(Forbidden):
        today(ANONYMOUS)


def test_nothing_waits_for_somebody_new(people, noon):
    view = today(people.member())

    assert (view.cards, view.minutes, view.next_due_at, view.waiting_count) == (0, 0, None, 0)
    assert (view.question.id, sessions(view).strip.id, view.pieces["next_session"].id) == ("", "", "")
    assert [dot.mark for dot in view.week] == ["", "", "now", "", ""]


def test_cards_that_are_due_with_the_first_one(people, noon):
    ana = people.member()
    add_card(ana)
    add_card(ana, "Which valve closes first?")

    view = today(ana)

    assert (view.cards, view.minutes) == (2, 2)
    assert view.card_front in ("What comes last before opening?", "Which valve closes first?")


def test_reviews_of_this_week_are_dots(people):
    ana = people.member()
    card = add_card(ana)
    for day in (-5, -1):
        with clock.at(NOON + timedelta(days=day)):
            card = add_card(ana, f"Card of day {day}")
            rate(ana, card)

    with clock.at(NOON):
        assert [dot.mark for dot in today(ana).week] == ["", "on", "now", "", ""]
    with clock.at(NOON + timedelta(days=3)):
        assert [dot.mark for dot in today(ana).week] == ["", "on", "", "", "", "now"]


def test_review_after_midnight_is_marked_under_the_date_that_is_shown(people):
    ana = people.member(zone="Europe/Paris")
    with clock.at(datetime(2026, 3, 11, 1, 30, tzinfo=UTC)):
        assert [dot.mark for dot in today(ana).week] == ["", "", "now", "", ""]
        rate(ana, add_card(ana))

    with clock.at(NOON):
        days = db.read_now(cards.reviewed_days, ana, since=date(2026, 3, 9))

    assert days == {date(2026, 3, 11)}


def test_first_question_is_the_headline_once_the_review_is_done(people, noon):
    ana, ben = people.member(), people.member()
    db.write_now(set_skill, ben, "Pumps", SkillLevel.HELPS)
    with clock.at(NOON - timedelta(days=2)):
        oldest = ask(ana, "The oldest question on pumps", topics=("Pumps",))
    newer = ask(ana, "A newer question on pumps", topics=("Pumps",))
    card = add_card(ben)

    due = today(ben)
    rate(ben, card)
    done = today(ben)

    assert (due.question.id, [row.id for row in due.waiting], due.waiting_count) == ("", [oldest, newer], 2)
    assert (done.question.id, [row.id for row in done.waiting], done.waiting_count) == (oldest, [newer], 2)
    assert (done.cards, done.next_due_at is not None) == (0, True)
    answer(ana, oldest)
    assert today(ben).question.id == newer


def test_question_names_the_topic_that_brings_it_to_its_reader(people, noon):
    ana, ben = people.member(), people.member()
    db.write_now(set_skill, ben, "Pumps", SkillLevel.HELPS)
    ask(ana, "Who aligns a pump?", topics=("Alignment", "Pumps"))

    question = today(ben).question

    assert [topic.name for topic in question.topics] == ["Pumps", "Alignment"]


def test_feed_is_what_colleagues_shared_last_in_ones_languages_first(people, noon):
    ana, ben = people.member(), people.member()
    db.write_now(set_skill, ben, "Pumps", SkillLevel.HELPS)
    with clock.at(NOON - timedelta(days=2)):
        card = add_card(ana)
    french = ask(ana, "Qui aligne une pompe ?", language="fr")
    question = ask(ana, "Who aligns a pump?")
    waiting = ask(ana, "Which pump stops first?", topics=("Pumps",))
    add_card(ben, "My own")

    view = today(ben)

    assert [row.id for row in view.shared] == [question, card, french]
    assert waiting in {row.id for row in view.waiting} | {view.question.id}
    assert [row.id for row in today(replace(ben, language="fr")).shared] == [french, question, card]


def test_feed_ends_after_five(people, noon):
    ana, ben = people.member(), people.member()
    for number in range(6):
        add_card(ana, f"Card number {number}")

    assert len(today(ben).shared) == queries.SHARED


@pytest.mark.parametrize(("starts", "is_strip"), [(time(13, 15), True), (time(13, 30), False)])
def test_session_is_a_strip_from_a_quarter_of_an_hour_before(people, noon, starts, is_strip):
    helene = people.member(roles=(Role.LEADER,))
    session = schedule(helene, starts, time(15))

    view = today(people.member())

    assert (sessions(view).strip.id == session, [row.id for row in sessions(view).coming]) == (
        is_strip,
        [] if is_strip else [session],
    )


def test_live_session_is_a_strip_and_another_one_comes_up(people, noon):
    helene = people.member(roles=(Role.LEADER,))
    live = schedule(helene, time(16), time(17))
    later = schedule(helene, time(18), time(19), "One year of Ghent and Lyon")
    db.write_now(ama.open_session, helene, live)

    view = sessions(today(people.member()))

    assert (view.strip.id, view.strip.phase, [row.id for row in view.coming]) == (live, "live", [later])


def test_next_mentoring_is_shown_to_both(people, noon):
    karim, ana = people.member("Karim Benali"), people.member("Ana Petit")
    offer = OfferInput(
        sentence="Show me the spectrum.", place="Room 4", zone="Europe/Paris", languages=["en"]
    )
    db.write_now(mentoring.save_offer, karim, form=offer)
    db.write_now(mentoring.add_hours, karim, form=HoursInput(weekday=1, starts=time(9), ends=time(12)))
    tuesday = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)
    form = BookInput(starts_at=tuesday, question="Misalignment or looseness?", request_key=ids.new_id())
    booking = db.write_now(mentoring.book_slot, ana, mentor_id=karim.person_id, form=form)

    seen = [today(person).pieces["next_session"] for person in (ana, karim)]

    assert [(view.id, view.starts_at, view.other.name) for view in seen] == [
        (booking, tuesday, "Karim Benali"),
        (booking, tuesday, "Ana Petit"),
    ]


def test_learn_counts_the_cards_that_are_planned_for_the_days_to_come(people, noon):
    ana, ben = people.member(), people.member()
    add_card(ana, "Which card is due today?")
    planned = {add_card(ana, f"Which card comes on day {n}?"): n for n in (1, 3, 3, 5, 6)}
    hidden, left_out, others = (add_card(by, f"Whose card is {by.name}?") for by in (ana, ana, ben))

    def plan(session):
        for row in session.exec(select(CardProgress).where(CardProgress.card_id.in_([*planned, hidden]))):
            row.due_day = WEDNESDAY + timedelta(days=planned.get(row.card_id, 1))
        session.get_one(Content, hidden).status = Status.HIDDEN

    db.write_now(plan)
    db.write_now(review.leave_out, ana, left_out)
    db.write_now(review.leave_out, ben, others)
    learn = db.read_now(queries.get_learn, ana)

    assert [(day.cards, day.share) for day in learn.coming] == [(1, 50), (0, 0), (2, 100), (0, 0), (1, 50)]
    assert (learn.coming_count, learn.today.cards) == (4, 1)
    assert learn.today.card_front == "Which card is due today?"
    assert db.read_now(queries.get_learn, ben).coming == []
    with pytest.raises(Forbidden):
        db.read_now(queries.get_learn, ANONYMOUS)


def test_today_costs_the_same_for_one_and_three_of_everything(people, noon, statements):
    helene, ana, ben = people.member(roles=(Role.LEADER,)), people.member(), people.member()
    db.write_now(set_skill, ben, "Pumps", SkillLevel.HELPS)
    counts = []
    for number in range(3):
        add_card(ben, f"Card number {number}")
        ask(ana, f"Question number {number}", topics=("Pumps",))
        schedule(helene, time(16 + number), time(17 + number))
        counts.append(statements(lambda: today(ben)))

    assert counts[0] == counts[1] == counts[2]


def test_the_frame_counts_what_waits_in_one_statement(people, noon, statements):
    helene, ana, ben = people.member(roles=(Role.LEADER,)), people.member(), people.member("Ben Roux")
    db.write_now(set_skill, ben, "Pumps", SkillLevel.HELPS)
    empty = statements(lambda: db.read_now(queries.get_shell, ben))
    add_card(ben)
    ask(ana, "Which pump stops first?", topics=("Pumps",))
    db.write_now(ama.open_session, helene, schedule(helene, time(16), time(17)))

    assert statements(lambda: db.read_now(queries.get_shell, ben)) == empty == 1
    shell = db.read_now(queries.get_shell, ben)
    assert shell.person.name == "Ben Roux"
    expected = {"cards_due": 1, "questions_waiting": 1, "ama_live": 1, "sessions_ahead": 0}
    assert shell.figures.items() >= expected.items()
    assert db.read_now(queries.get_shell, ANONYMOUS) == ShellView()
