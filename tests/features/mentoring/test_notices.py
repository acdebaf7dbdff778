"""What the two people of a session are told, and when."""

from datetime import timedelta

from learnhub.core import clock, db
from learnhub.features.mentoring import service
from learnhub.features.mentoring.schemas import MoveInput
from tests.features.mentoring.conftest import TUESDAY, book
from tests.features.notices.support import inbox, tell, told


def what(actor) -> list[str]:
    return [what for _kind, what, _reason in told(actor)]


def test_both_are_told_of_what_the_other_did(offers, people, noon) -> None:
    mentor, mentee = offers(), people.member("Camille Roussel")
    booking_id = book(mentee, mentor)
    tell()
    assert (what(mentor), what(mentee)) == (["booked"], [])

    db.write_now(
        service.move_booking,
        mentor,
        booking_id=booking_id,
        form=MoveInput(starts_at=TUESDAY + timedelta(minutes=20)),
    )
    tell()
    db.write_now(service.cancel_booking, mentee, booking_id=booking_id)
    tell()

    assert what(mentor) == ["booked", "cancelled"]
    assert what(mentee) == ["moved"]
    [row] = inbox(mentee, waiting=False)
    assert (row.title, row.address) == ("Misalignment or looseness?", f"/mentoring/sessions/{booking_id}")
    assert (row.reason, row.stops) == ("booked", "")


def test_both_are_reminded_a_day_and_an_hour_before_of_what_still_holds(offers, people, noon) -> None:
    mentor, mentee = offers(), people.member("Camille Roussel")
    booking_id = book(mentee, mentor)
    later = TUESDAY + timedelta(minutes=20)
    db.write_now(service.move_booking, mentee, booking_id=booking_id, form=MoveInput(starts_at=later))
    tell()

    with clock.at(TUESDAY - timedelta(minutes=59)):
        tell()
    assert what(mentee) == ["tomorrow"]  # the reminders of the former time tell nobody
    with clock.at(later - timedelta(minutes=59)):
        tell()

    assert what(mentee) == ["tomorrow", "soon"]
    assert what(mentor) == ["booked", "moved", "tomorrow", "soon"]


def test_session_that_was_cancelled_reminds_nobody(offers, people, noon) -> None:
    mentor, mentee = offers(), people.member("Camille Roussel")
    booking_id = book(mentee, mentor)
    db.write_now(service.cancel_booking, mentor, booking_id=booking_id)

    with clock.at(TUESDAY - timedelta(minutes=59)):
        tell()

    assert what(mentee) == ["cancelled"]
