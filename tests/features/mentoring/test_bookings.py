"""Booking a slot and taking it back: rules, races, repeats."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.roles import Role
from learnhub.core import bus, clock, db
from learnhub.core.bus import Hint
from learnhub.errors import Conflict, Forbidden, LearnHubError, NotFound
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.errors import (
    BookingNotOver,
    BookingOver,
    KeyReused,
    MentorPaused,
    SlotTaken,
    TooManyBookings,
)
from learnhub.features.mentoring.models import Booking, BusyCell
from learnhub.features.mentoring.schemas import MoveInput, TakeawayInput
from learnhub.features.people.models import Person
from learnhub.features.people.service import members
from tests.features.mentoring.conftest import TUESDAY, book

pytestmark = pytest.mark.usefixtures("noon")

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def held(session: Session) -> list[tuple[str, str]]:
    return [(row.mentor_id, row.status) for row in session.exec(select(Booking))]


def busy(session: Session) -> list[tuple[str, int]]:
    return sorted((row.person_id, row.cell) for row in session.exec(select(BusyCell)))


def test_booking_holds_the_slot_for_both(offers, people):
    karim, ana = offers(), people.member("Ana Petit")

    booking_id = book(ana, karim)

    mine = db.read_now(queries.get_booking, ana, booking_id)
    theirs = db.read_now(queries.get_booking, karim, booking_id)
    assert (mine.other.name, mine.is_mentor, mine.starts_at, mine.ends_at) == (
        "Karim Benali",
        False,
        TUESDAY,
        TUESDAY + 20 * MINUTE,
    )
    assert (theirs.other.name, theirs.is_mentor) == ("Ana Petit", True)
    assert mine.question == theirs.question == "Misalignment or looseness?"
    assert (mine.place, mine.has_link) == ("https://meet.ardelle.example/karim", True)
    first = int(TUESDAY.timestamp()) // 300
    people_held = sorted([ana.person_id, karim.person_id])
    assert db.read_now(busy) == [(person, first + n) for person in people_held for n in range(4)]


def test_a_taken_slot_is_refused_with_the_three_nearest(offers, people):
    karim = offers()
    book(people.member(), karim)

    with pytest.raises(SlotTaken) as refusal:
        book(people.member(), karim)

    assert refusal.value.code == "mentoring.slot_taken"
    assert refusal.value.nearest == [TUESDAY + n * MINUTE for n in (30, 40, 50)]
    assert refusal.value.params["nearest"] == [moment.isoformat() for moment in refusal.value.nearest]
    assert pickle.loads(pickle.dumps(refusal.value)).nearest == refusal.value.nearest
    assert len(db.read_now(held)) == 1


def test_a_slot_that_touches_a_session_is_refused(offers, people):
    karim = offers()
    book(people.member(), karim)

    with pytest.raises(SlotTaken, match="Somebody has just booked"):
        book(people.member(), karim, TUESDAY + 20 * MINUTE)


@pytest.mark.parametrize("shift", [-7 * DAY, 5 * MINUTE, 170 * MINUTE, 30 * DAY])
def test_a_start_that_is_not_offered_is_refused(offers, people, shift):
    karim, ana = offers(), people.member()

    with pytest.raises(SlotTaken, match="not offered any more"):
        book(ana, karim, TUESDAY + shift)

    assert db.read_now(held) == []


def test_a_colleague_who_is_busy_elsewhere_reads_with_whom(offers, people):
    karim, awa, ana = offers(), offers("Awa Diop"), people.member()
    book(ana, karim)

    with pytest.raises(SlotTaken) as refusal:
        book(ana, awa)

    assert refusal.value.message.startswith("You have a session with {name} at that time.")
    assert refusal.value.params["name"] == "Karim Benali"
    assert refusal.value.nearest == [TUESDAY + n * MINUTE for n in (20, 30, 40)]


def test_a_mentor_cannot_be_a_mentee_at_the_same_time(offers, people):
    karim, awa = offers(), offers("Awa Diop")
    book(people.member("Ana Petit"), karim)

    with pytest.raises(SlotTaken) as refusal:
        book(karim, awa)

    assert refusal.value.params["name"] == "Ana Petit"


def test_nobody_books_themselves(offers):
    karim = offers()

    with pytest.raises(Forbidden, match="a slot of your own"):
        book(karim, karim)


def test_somebody_not_signed_in_books_nothing(offers):
    with pytest.raises(Forbidden):
        book(ANONYMOUS, offers())


def test_one_open_session_per_mentor_and_two_in_all(offers, people):
    karim, awa, lucie = offers(), offers("Awa Diop"), offers("Lucie Tran")
    ana = people.member()
    book(ana, karim)

    with pytest.raises(TooManyBookings, match="with this mentor already"):
        book(ana, karim, TUESDAY + DAY)
    book(ana, awa, TUESDAY + DAY)
    with pytest.raises(TooManyBookings, match="two open sessions"):
        book(ana, lucie, TUESDAY + 2 * DAY)


def test_a_session_that_is_over_or_cancelled_leaves_room(offers, people):
    karim, ana = offers(), people.member()
    first = book(ana, karim)
    db.write_now(service.cancel_booking, ana, booking_id=first)

    book(ana, karim)
    with clock.at(TUESDAY + 20 * MINUTE):
        book(ana, karim, TUESDAY + 2 * DAY)

    assert len(db.read_now(held)) == 3


def test_two_a_day_and_four_a_week_per_mentor(offers, people):
    karim = offers()
    for moment in (TUESDAY, TUESDAY + 60 * MINUTE):
        book(people.member(), karim, moment)

    with pytest.raises(SlotTaken):
        book(people.member(), karim, TUESDAY + 120 * MINUTE)
    for moment in (TUESDAY + DAY, TUESDAY + 2 * DAY):
        book(people.member(), karim, moment)
    with pytest.raises(SlotTaken) as refusal:
        book(people.member(), karim, TUESDAY + 3 * DAY)

    assert refusal.value.nearest[0].date() == (TUESDAY + 6 * DAY).date()  # the Monday after


def test_a_paused_mentor_takes_nothing(offers, people):
    karim = offers()
    db.write_now(service.pause, karim, on=True)

    with pytest.raises(MentorPaused):
        book(people.member(), karim)


def test_a_mentor_who_left_or_never_was_is_not_found(offers, people):
    karim, ana = offers(), people.member()

    def leave(session: Session) -> None:
        session.get_one(Person, karim.person_id).status = "suspended"

    db.write_now(leave)

    with pytest.raises(NotFound):
        book(ana, karim)
    with pytest.raises(NotFound):
        book(ana, people.member())


def test_a_repeated_request_answers_the_same_booking(offers, people):
    karim, ana = offers(), people.member()

    first = book(ana, karim, key="the-same-key")

    assert book(ana, karim, key="the-same-key") == first
    with pytest.raises(KeyReused):
        book(ana, karim, TUESDAY + DAY, key="the-same-key")
    assert len(db.read_now(held)) == 1
    assert book(people.member(), karim, TUESDAY + DAY, key="the-same-key") != first


def test_fifty_at_once_and_one_gets_the_slot(offers, people):
    karim = offers()
    colleagues = [people.member() for _ in range(50)]
    gate = Barrier(len(colleagues))

    outcomes = _all_at_once(colleagues, gate, lambda colleague: book(colleague, karim))

    won = [outcome for outcome in outcomes if isinstance(outcome, str)]
    lost = [outcome for outcome in outcomes if isinstance(outcome, SlotTaken)]
    assert (len(won), len(lost)) == (1, 49)
    assert {len(outcome.nearest) for outcome in lost} == {3}
    assert db.read_now(held) == [(karim.person_id, "booked")]
    assert len(db.read_now(busy)) == 8


def test_two_mentors_who_book_each_other_at_once_do_not_block(offers):
    karim, awa = offers(), offers("Awa Diop")
    partner = {karim: awa, awa: karim}

    outcomes = _all_at_once([karim, awa], Barrier(2), lambda actor: book(actor, partner[actor]))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["SlotTaken", "str"]


def test_one_colleague_with_ten_tabs_gets_two_sessions(offers, people):
    mentors = [offers(f"Mentor {n}", weekdays=(1,)) for n in range(10)]
    ana = people.member()
    moments = {mentor: TUESDAY + (n % 5) * 30 * MINUTE for n, mentor in enumerate(mentors)}

    outcomes = _all_at_once(mentors, Barrier(10), lambda mentor: book(ana, mentor, moments[mentor]))

    assert sum(isinstance(outcome, str) for outcome in outcomes) == 2
    assert all(isinstance(outcome, str | Conflict) for outcome in outcomes)


def _all_at_once(actors: list[Actor], gate: Barrier, call) -> list[str | LearnHubError]:
    now = clock.utcnow()

    def run(actor: Actor) -> str | LearnHubError:
        gate.wait()
        with clock.at(now):
            try:
                return call(actor)
            except LearnHubError as problem:
                return problem

    with ThreadPoolExecutor(len(actors)) as pool:
        return list(pool.map(run, actors))


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_either_cancels_and_both_read_who(offers, people, who):
    karim, ana = offers(), people.member("Ana Petit")
    booking_id = book(ana, karim)
    actor = karim if who == "mentor" else ana

    db.write_now(service.cancel_booking, actor, booking_id=booking_id)
    db.write_now(service.cancel_booking, ana, booking_id=booking_id)

    mine, theirs = (db.read_now(queries.get_booking, person, booking_id) for person in (ana, karim))
    assert (mine.is_cancelled, mine.cancelled_by_me) == (True, who == "mentee")
    assert (theirs.is_cancelled, theirs.cancelled_by_me) == (True, who == "mentor")
    assert db.read_now(busy) == []
    book(people.member(), karim)


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_nobody_waits_for_somebody_who_was_suspended(offers, people, who):
    karim, ana = offers(), people.member("Ana Petit")
    past, coming = book(ana, karim), None
    leaving, staying = (karim, ana) if who == "mentor" else (ana, karim)
    with clock.at(TUESDAY + DAY):
        coming = book(ana, karim, TUESDAY + 7 * DAY)
        administrator = people.member(roles=(Role.ADMINISTRATOR,))
        db.write_now(members.suspend_member, administrator, person_id=leaving.person_id)
        kept, lost = (db.read_now(queries.get_booking, staying, each) for each in (past, coming))

    assert (kept.is_cancelled, lost.is_cancelled, lost.cancelled_by_me) == (False, True, False)
    assert {cell for _person, cell in db.read_now(busy)} == set(range(*cells_of(TUESDAY)))


def cells_of(start) -> tuple[int, int]:
    first = int(start.timestamp()) // 300
    return first, first + 4


def test_a_session_that_began_cannot_be_cancelled(offers, people):
    karim, ana = offers(), people.member()
    booking_id = book(ana, karim)

    with clock.at(TUESDAY), pytest.raises(BookingOver):
        db.write_now(service.cancel_booking, ana, booking_id=booking_id)


def test_a_session_stays_between_the_two(offers, people):
    karim, ana = offers(), people.member()
    booking_id = book(ana, karim)
    other = people.member(roles=(Role.ADMINISTRATOR, Role.MODERATOR))

    for actor in (other, ANONYMOUS):
        with pytest.raises(NotFound):
            db.read_now(queries.get_booking, actor, booking_id)
        with pytest.raises(NotFound):
            db.write_now(service.cancel_booking, actor, booking_id=booking_id)
        assert db.read_now(queries.next_booking, actor) is None
    with pytest.raises(NotFound):
        db.read_now(queries.get_booking, ana, "nothing00000")


@pytest.fixture
def hinted() -> Iterator[list[str]]:
    topics: list[str] = []

    def note(hint: Hint) -> None:
        if hint.topic.startswith("mentoring:"):
            topics.append(hint.topic)

    end = bus.hints.subscribe(note)
    yield topics
    end()


def test_booking_and_cancelling_hint_at_the_weeks_of_both(offers, people, hinted):
    karim, ana = offers(), people.member()
    hinted.clear()

    booking_id = book(ana, karim)
    booked = sorted(hinted)
    hinted.clear()
    db.write_now(service.cancel_booking, ana, booking_id=booking_id)

    assert booked == sorted([f"mentoring:{karim.person_id}", f"mentoring:{ana.person_id}"])
    assert sorted(hinted) == booked


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_either_moves_a_session_and_it_keeps_its_question(offers, people, who):
    karim, ana = offers(), people.member()
    booking_id = book(ana, karim)
    form = MoveInput(starts_at=TUESDAY + 10 * MINUTE)  # overlaps the time that it has

    db.write_now(service.move_booking, karim if who == "mentor" else ana, booking_id=booking_id, form=form)
    db.write_now(service.move_booking, ana, booking_id=booking_id, form=form)

    moved = db.read_now(queries.get_booking, ana, booking_id)
    assert (moved.starts_at, moved.question, moved.sequence) == (
        form.starts_at,
        "Misalignment or looseness?",
        1,
    )
    first = int(form.starts_at.timestamp()) // 300
    assert {cell for _person, cell in db.read_now(busy)} == set(range(first, first + 4))


def test_a_session_moves_only_to_what_could_be_booked(offers, people):
    karim, ana, other = offers(), people.member(), people.member()
    booking_id = book(ana, karim)
    book(other, karim, TUESDAY + 60 * MINUTE)

    for start in (TUESDAY + 60 * MINUTE, TUESDAY + 5 * MINUTE, TUESDAY + 10 * 60 * MINUTE):
        with pytest.raises(SlotTaken):
            db.write_now(service.move_booking, ana, booking_id=booking_id, form=MoveInput(starts_at=start))
    form = MoveInput(starts_at=TUESDAY + DAY)
    with pytest.raises(NotFound):
        db.write_now(service.move_booking, other, booking_id=booking_id, form=form)
    with clock.at(TUESDAY), pytest.raises(BookingOver):
        db.write_now(service.move_booking, ana, booking_id=booking_id, form=form)
    assert db.read_now(queries.get_booking, ana, booking_id).starts_at == TUESDAY


def test_four_move_to_one_slot_and_one_gets_it(offers, people):
    karim = offers()
    colleagues = [people.member() for _ in range(4)]
    starts = [TUESDAY, TUESDAY + 60 * MINUTE, TUESDAY + DAY, TUESDAY + DAY + 60 * MINUTE]
    booked = {who: book(who, karim, start) for who, start in zip(colleagues, starts, strict=True)}
    form = MoveInput(starts_at=TUESDAY + 2 * DAY)

    def move(actor: Actor) -> str:
        db.write_now(service.move_booking, actor, booking_id=booked[actor], form=form)
        return "moved"

    outcomes = _all_at_once(colleagues, Barrier(4), move)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["SlotTaken"] * 3 + ["str"]
    assert len(db.read_now(busy)) == 32


def test_what_was_taken_away_is_private_until_it_is_shared(offers, people):
    karim, ana = offers(), people.member()
    booking_id = book(ana, karim)
    note = TakeawayInput(text="  Check the\nfeet first. ")
    with pytest.raises(BookingNotOver):
        db.write_now(service.note_takeaway, ana, booking_id=booking_id, form=note)

    with clock.at(TUESDAY + 20 * MINUTE):
        db.write_now(service.note_takeaway, ana, booking_id=booking_id, form=note)
        mine, kept = (db.read_now(queries.get_booking, who, booking_id) for who in (ana, karim))
        shared = TakeawayInput(text=mine.takeaway, is_shared=True)
        db.write_now(service.note_takeaway, ana, booking_id=booking_id, form=shared)
        told = db.read_now(queries.get_booking, karim, booking_id)
        with pytest.raises(NotFound):
            db.write_now(service.note_takeaway, people.member(), booking_id=booking_id, form=note)

    assert (mine.takeaway, mine.was_asked, kept.others_takeaway) == ("Check the feet first.", True, "")
    assert (told.others_takeaway, told.takeaway) == ("Check the feet first.", "")


def test_what_was_taken_away_is_asked_for_a_week_until_it_is_answered(offers, people):
    karim, ana = offers(), people.member()
    booking_id = book(ana, karim)

    def asked() -> list[str]:
        return [db.read_now(queries.to_note, who).id for who in (ana, karim)]

    before = asked()
    with clock.at(TUESDAY + 20 * MINUTE):
        over = asked()
        db.write_now(service.note_takeaway, ana, booking_id=booking_id, form=TakeawayInput())
        skipped = asked()
    with clock.at(TUESDAY + 8 * DAY):
        later = asked()

    assert [before, over, skipped, later] == [["", ""], [booking_id] * 2, ["", booking_id], ["", ""]]
