"""Rating cards: what is written, what a repeat, a second tab and an undo do, and what the day asks for."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import clock, db, ids
from learnhub.features.cards import queries, scheduling, service
from learnhub.features.cards.daily import NEW_A_DAY
from learnhub.features.cards.enums import Rating, Stage
from learnhub.features.cards.errors import AlreadyRated, NothingToUndo, NotInReview, ShownTooLongAgo
from learnhub.features.cards.models import CardProgress, Review
from learnhub.features.cards.queries.review import progress_of
from learnhub.features.cards.schemas import RatingOption
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.home.queries import get_shell
from learnhub.features.notices.models import NoticeRhythm


def progress(actor: Actor, card_id: str) -> scheduling.Progress:
    """Where somebody stands with a card, from the database."""
    return db.read_now(lambda session: progress_of(session.get_one(CardProgress, (actor.person_id, card_id))))


def due_moment(actor: Actor, card_id: str) -> datetime:
    """When a card is due where its learner is."""
    now = progress(actor, card_id)
    return scheduling.due_moment(now.due_day, now.due_at, actor.zone)


def rate(actor: Actor, card_id: str, rating: Rating = Rating.GOOD, *, key: str = "", shown_at=None):
    """Rate a card as it is shown now; answers the key."""
    key = key or ids.new_id()
    shown_at = shown_at or clock.utcnow()
    db.write_now(service.rate, actor, card_id, rating=rating, shown_at=shown_at, request_key=key)
    return key


def reviews(card_id: str) -> list[Review]:
    return db.read_now(lambda session: session.exec(select(Review).where(Review.card_id == card_id)).all())


def test_rating_writes_the_interval_of_its_button(people, add_card, noon):
    ana = people.member()
    card_id = add_card(ana)

    [shown] = db.read_now(queries.review_queue, ana, 5)
    rate(ana, card_id, Rating.GOOD, shown_at=shown.shown_at)

    assert shown.options[Rating.GOOD - 1] == RatingOption(Rating.GOOD, days=2)
    assert progress(ana, card_id).due_day == date(2026, 3, 13)
    assert db.read_now(queries.get_card, ana, card_id).due_at == datetime(2026, 3, 13, 3, tzinfo=UTC)
    assert progress(ana, card_id).memory.state == Stage.REVIEW


def test_rating_after_a_long_thought_writes_what_was_shown(people, add_card):
    ana = people.member(zone="UTC")
    card_id = add_card(ana)
    start = clock.utcnow()
    with clock.at(start):
        rate(ana, card_id, Rating.GOOD)
    due_at = due_moment(ana, card_id)
    reviewed_at = progress(ana, card_id).reviewed_at
    shown_at = max(due_at, reviewed_at + timedelta(days=3) - timedelta(minutes=1))
    with clock.at(shown_at):
        [shown] = db.read_now(queries.review_queue, ana, 1)

    with clock.at(shown_at + timedelta(minutes=5)):
        rate(ana, card_id, Rating.GOOD, shown_at=shown_at)
        rated_on = scheduling.learning_day(clock.utcnow(), "UTC")

    days = shown.options[Rating.GOOD - 1].days
    assert progress(ana, card_id).due_day == rated_on + timedelta(days=days)


def test_repeated_rating_changes_nothing(people, add_card, noon):
    ana = people.member()
    card_id = add_card(ana)
    key = rate(ana, card_id)
    before = progress(ana, card_id)

    rate(ana, card_id, Rating.AGAIN, key=key)

    assert progress(ana, card_id) == before
    assert [review.rating for review in reviews(card_id)] == [Rating.GOOD]


def test_rating_in_a_second_tab_is_refused(people, add_card, noon):
    ana = people.member()
    card_id = add_card(ana)
    rate(ana, card_id)

    with pytest.raises(AlreadyRated):
        rate(ana, card_id, Rating.EASY)

    assert len(reviews(card_id)) == 1


def test_ratings_at_the_same_time_are_written_once(people, add_card):
    ana = people.member()
    card_id = add_card(ana)
    shown_at = clock.utcnow()
    seen: Counter[str] = Counter()

    def press() -> None:
        try:
            rate(ana, card_id, shown_at=shown_at)
            seen["written"] += 1
        except AlreadyRated:
            seen["refused"] += 1

    tabs = [threading.Thread(target=press) for _ in range(8)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    assert seen == {"written": 1, "refused": 7}
    assert len(reviews(card_id)) == 1


def test_the_same_request_at_the_same_time_is_written_once(people, add_card):
    ana = people.member()
    card_id = add_card(ana)
    shown_at = clock.utcnow()
    tabs = [
        threading.Thread(
            target=rate, args=(ana, card_id), kwargs={"key": "the-same-key", "shown_at": shown_at}
        )
        for _ in range(6)
    ]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    assert [review.request_key for review in reviews(card_id)] == ["the-same-key"]


def test_rating_of_a_card_shown_yesterday_is_refused(people, add_card, noon):
    ana = people.member()
    with clock.at(noon - timedelta(days=2)):
        card_id = add_card(ana)

    with pytest.raises(ShownTooLongAgo):
        rate(ana, card_id, shown_at=noon - timedelta(hours=25))
    with pytest.raises(ShownTooLongAgo):
        rate(ana, card_id, shown_at=noon + timedelta(seconds=1))

    assert reviews(card_id) == []


def test_rating_of_a_card_outside_of_the_review_is_refused(people, add_card, noon):
    ana, bo = people.member(), people.member()
    card_id = add_card(ana)

    with pytest.raises(NotInReview):
        rate(bo, card_id)
    with pytest.raises(NoSuchContent):
        rate(bo, "000000000000")

    db.write_now(service.leave_out, ana, card_id)
    with pytest.raises(NotInReview):
        rate(ana, card_id)


def test_card_left_out_comes_back_with_its_memory(people, add_card, noon):
    ana = people.member()
    card_id = add_card(ana)
    rate(ana, card_id)
    known = progress(ana, card_id)

    db.write_now(service.leave_out, ana, card_id)
    assert db.read_now(queries.in_review, ana, [card_id]) == set()
    assert db.read_now(queries.next_due_at, ana) is None

    db.write_now(service.add_to_review, ana, card_id)
    db.write_now(service.add_to_review, ana, card_id)
    assert db.read_now(queries.in_review, ana, [card_id]) == {card_id}
    assert progress(ana, card_id) == known


def test_undo_makes_the_card_due_again_exactly_as_it_was(people, add_card, noon):
    ana = people.member()
    card_id = add_card(ana)
    before = progress(ana, card_id)
    key = rate(ana, card_id, Rating.EASY)

    assert db.write_now(service.undo_rating, ana, request_key=key) == card_id
    assert db.write_now(service.undo_rating, ana, request_key=key) == card_id

    assert progress(ana, card_id) == before
    assert db.read_now(queries.due_count, ana) == 1
    assert db.read_now(queries.find_last_rating, ana) is None
    rate(ana, card_id, Rating.GOOD)
    assert [(review.rating, review.undone_at) for review in reviews(card_id)] == [(4, noon), (3, None)]


def test_undo_is_refused_when_there_is_a_newer_rating(people, add_card, noon):
    ana, bo = people.member(), people.member()
    first, second = add_card(ana), add_card(ana)
    key = rate(ana, first)
    rate(ana, second)

    with pytest.raises(NothingToUndo):
        db.write_now(service.undo_rating, ana, request_key=key)
    with pytest.raises(NothingToUndo):
        db.write_now(service.undo_rating, bo, request_key=key)

    assert progress(ana, first).reviewed_at == noon


def test_undo_is_offered_for_a_moment(people, add_card, noon):
    ana = people.member()
    key = rate(ana, add_card(ana))

    assert db.read_now(queries.find_last_rating, ana).key == key
    with clock.at(noon + timedelta(minutes=11)):
        assert db.read_now(queries.find_last_rating, ana) is None


def test_forgotten_card_belongs_to_the_session(people, add_card, noon):
    ana = people.member()
    card_id, other = add_card(ana), add_card(ana)
    rate(ana, card_id, Rating.AGAIN)

    assert db.read_now(queries.due_count, ana) == 2
    assert [card.id for card in db.read_now(queries.review_queue, ana, 5)] == [other, card_id]
    with clock.at(noon + timedelta(minutes=10)):
        assert [card.id for card in db.read_now(queries.review_queue, ana, 5)] == [card_id, other]
    rate(ana, other)
    desk = db.read_now(queries.review_desk, ana, rated=[card_id, other])
    assert (desk.card.id, desk.left, desk.unrated) == (card_id, 1, 0)
    with clock.at(noon + timedelta(seconds=9)):
        rate(ana, card_id)
        desk = db.read_now(queries.review_desk, ana)
    assert (desk.left, desk.next_due_at) == (0, datetime(2026, 3, 12, 3, tzinfo=UTC))


def test_step_is_refused_to_the_tab_that_showed_it_before(people, add_card, noon):
    ana = people.member()
    card_id = add_card(ana)
    with clock.at(noon + timedelta(seconds=9)):
        rate(ana, card_id, Rating.AGAIN)

        with pytest.raises(AlreadyRated):
            rate(ana, card_id, shown_at=noon)

    assert [review.rating for review in reviews(card_id)] == [Rating.AGAIN]


def test_forgotten_card_comes_again_before_a_backlog(people, add_card, noon):
    ana = people.member()
    cards = [add_card(ana, f"Question number {number}?") for number in range(30)]
    for card_id in cards:
        rate(ana, card_id)
    with clock.at(noon + timedelta(days=2)):
        rate(ana, cards[-1], Rating.AGAIN)
    with clock.at(noon + timedelta(days=2, minutes=11)):
        assert db.read_now(queries.review_desk, ana).card.id == cards[-1]
        assert db.read_now(queries.due_count, ana) == 12


def test_due_day_begins_where_the_learner_is(people, add_card, noon):
    ana = people.member(zone="Europe/Paris")
    card_id, new = add_card(ana), add_card(ana)
    rate(ana, card_id)

    with clock.at(datetime(2026, 3, 13, 3, 30, tzinfo=UTC)):
        due = {
            zone: len(db.read_now(queries.review_queue, replace(ana, zone=zone), 5))
            for zone in ("Europe/Paris", "America/New_York", "Pacific/Auckland")
        }
    with clock.at(noon + timedelta(minutes=1)):
        assert [c.id for c in db.read_now(queries.review_queue, replace(ana, zone="Etc/GMT+12"), 5)] == [new]

    assert due == {"Europe/Paris": 2, "America/New_York": 1, "Pacific/Auckland": 2}


def test_next_cards_are_none_that_nobody_sees(people, add_card, noon):
    ana = people.member()
    card_id = add_card(ana)
    db.write_now(lambda session: setattr(session.get_one(Content, card_id), "status", Status.HIDDEN))

    desk = db.read_now(queries.review_desk, ana)

    assert (desk.left, desk.next_due_at) == (0, None)


def test_day_asks_for_five_new_cards_and_offers_a_few_more(people, add_card, noon):
    ana = people.member()
    for number in range(8):
        add_card(ana, f"Question number {number}?")

    assert db.read_now(queries.due_count, ana) == 5
    for shown in db.read_now(queries.review_queue, ana, 9):
        rate(ana, shown.id)

    desk = db.read_now(queries.review_desk, ana)
    assert (desk.left, desk.has_more, desk.card.id) == (0, True, "")
    assert desk.next_due_at == datetime(2026, 3, 12, 3, tzinfo=UTC)
    more = db.read_now(queries.review_desk, ana, extra=2)
    assert (more.left, more.has_more) == (2, True)
    rate(ana, more.card.id)
    after = db.read_now(queries.review_desk, ana, extra=2)
    assert (after.left, after.beyond) == (1, 1)
    with clock.at(noon + timedelta(days=1)):
        assert db.read_now(queries.due_count, ana) == 2


def test_day_asks_for_twelve_known_cards(people, add_card, noon):
    ana = people.member()
    for number in range(15):
        rate(ana, add_card(ana, f"Question number {number}?"))

    with clock.at(noon + timedelta(days=3)):
        assert db.read_now(queries.due_count, ana) == 12


def test_desk_keeps_the_card_that_was_fetched_ahead(people, add_card, noon):
    ana = people.member()
    first, second, third = (add_card(ana, f"Question number {number}?") for number in range(3))
    desk = db.read_now(queries.review_desk, ana)
    rate(ana, desk.card.id)

    after = db.read_now(queries.review_desk, ana, first=desk.upcoming)

    assert after.card == desk.upcoming
    assert after.left == 2
    assert {desk.card.id, after.card.id, after.upcoming.id} == {first, second, third}


def test_desk_drops_a_fetched_card_that_was_removed(people, add_card, noon):
    ana = people.member()
    for number in range(3):
        add_card(ana, f"Question number {number}?")
    desk = db.read_now(queries.review_desk, ana)
    rate(ana, desk.card.id)
    db.write_now(service.remove_card, ana, desk.upcoming.id)

    after = db.read_now(queries.review_desk, ana, first=desk.upcoming)

    assert after.left == 1
    assert after.card.id not in ("", desk.card.id, desk.upcoming.id)
    assert after.upcoming.id == ""


def test_queue_costs_the_same_for_one_card_and_three(people, add_card, statements):
    ana = people.member()
    add_card(ana)
    one = statements(lambda: db.read_now(queries.review_queue, ana, 10))
    for number in range(2):
        add_card(ana, f"Question number {number}?")

    assert statements(lambda: db.read_now(queries.review_queue, ana, 10)) == one
    assert len(db.read_now(queries.review_queue, ana, 10)) == 3


steps = st.lists(
    st.tuples(
        st.sampled_from(Rating),
        st.sampled_from(["Europe/Paris", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"]),
        st.timedeltas(timedelta(0), timedelta(days=40)),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_any_history_writes_what_was_shown_and_undoes_it_exactly(people, add_card, history):
    now = datetime(2026, 3, 1, tzinfo=UTC)
    with clock.at(now):
        ana = people.member()
        card_id = add_card(ana)
    for rating, zone, wait, takes_back in history:
        learner = replace(ana, zone=zone)
        before = progress(ana, card_id)
        now = max(now, scheduling.due_moment(before.due_day, before.due_at, zone)) + wait
        with clock.at(now):
            [shown] = db.read_now(queries.review_queue, learner, 1)
        with clock.at(now + timedelta(seconds=20)):
            key = rate(learner, card_id, rating, shown_at=shown.shown_at)
            now = clock.utcnow()
            option = shown.options[rating - 1]
            expected = scheduling.Outcome(rating, progress(ana, card_id).memory, option.days, option.minutes)
            assert progress(ana, card_id) == scheduling.rated(expected, now, zone)
            assert due_moment(learner, card_id) > now
            if takes_back:
                db.write_now(service.undo_rating, learner, request_key=key)
                assert progress(ana, card_id) == before


def test_cards_are_moved_behind_a_leave_rather_than_late(people, add_card, noon):
    ana = people.member()
    for number in range(NEW_A_DAY + 3):
        add_card(ana, f"Which valve is number {number}?")

    leave = {"leave_from": noon.date(), "leave_to": noon.date() + timedelta(days=2)}
    db.write_now(lambda session: session.add(NoticeRhythm(person_id=ana.person_id, **leave)))
    desk = db.read_now(queries.review_desk, ana)
    asked_for = db.read_now(queries.review_queue, ana, 20, extra=2)

    back = datetime(2026, 3, 14, 3, tzinfo=UTC)  # 04:00 in Paris, on the day after
    assert (desk.card.id, desk.has_more, desk.next_due_at) == ("", True, back)
    assert db.read_now(get_shell, ana).figures["cards_due"] == db.read_now(queries.due_count, ana) == 0
    assert len(asked_for) == 2
    with clock.at(back):
        assert db.read_now(queries.due_count, ana) == NEW_A_DAY
