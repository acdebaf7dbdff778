"""Rituals in the calendars of people: one event for life, and what differs from its rhythm."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from learnhub.core import clock, db, ical
from learnhub.features.calendar import queries as calendar
from learnhub.features.calendar import service as calendars
from learnhub.features.people.models import Site
from learnhub.features.rituals import queries, service
from learnhub.features.rituals.errors import NoSuchMeeting
from learnhub.features.rituals.schemas import CancelMeetingInput, MoveMeetingInput
from tests.calendars import moments_in
from tests.features.rituals.conftest import DAYS, Meeting


def read(actor) -> list:
    """The events of the feed of somebody, with what differs after its series."""
    secret = db.write_now(calendars.make_feed, actor)
    return Calendar.from_ical(db.read_now(calendar.open_feed, secret).content).walk("VEVENT")


def test_one_series_for_life_with_what_differs(host, ana, meeting, edit):
    third = Meeting(host, meeting.ritual, DAYS[2])
    third.reply(ana)
    later = datetime(2026, 3, 13, 15, 0, tzinfo=UTC)
    (plain,) = read(ana)

    meeting.call(service.move_meeting, host, MoveMeetingInput(starts_at=later))
    Meeting(host, meeting.ritual, DAYS[1]).call(
        service.cancel_meeting, host, CancelMeetingInput(reason="Snow.")
    )
    whole, moved, cancelled = read(ana)

    assert {str(event["UID"]) for event in (plain, whole, moved, cancelled)} == {f"{meeting.ritual}@learnhub"}
    assert (plain["SEQUENCE"], whole["SEQUENCE"], moved["SEQUENCE"]) == (0, 2, 2)
    assert whole["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TH"
    assert whole["DTSTART"].to_ical() == b"20260312T120000"
    assert whole["DTSTART"].params["TZID"] == "Europe/Paris"
    assert moved["RECURRENCE-ID"].to_ical() == b"20260312T120000"
    assert (moved.decoded("DTSTART"), str(moved["STATUS"])) == (later, "CONFIRMED")
    assert (str(cancelled["STATUS"]), str(cancelled["DESCRIPTION"])) == ("CANCELLED", "Snow.")
    edit(host, meeting.ritual, at="13:00")
    assert {str(event["UID"]) for event in read(ana)} == {f"{meeting.ritual}@learnhub"}


def test_what_is_still_to_come_by_the_old_rhythm_stays_in_the_calendar(host, meeting, edit):
    edit(host, meeting.ritual, rule="FREQ=WEEKLY;BYDAY=FR", first_on="2026-03-27")

    *before, whole = read(host)

    assert whole["DTSTART"].to_ical() == b"20260327T120000"
    assert [event.decoded("DTSTART").date() for event in before] == [DAYS[0], DAYS[1], DAYS[2]]
    assert str(before[0]["UID"]) == f"{meeting.ritual}-20260312@learnhub"


def test_another_program_reads_the_same_meetings_from_the_feed(host, meeting):
    """Over a clock change, with one that is moved and one that is called off."""
    later = datetime(2026, 3, 13, 15, 0, tzinfo=UTC)
    meeting.call(service.move_meeting, host, MoveMeetingInput(starts_at=later))
    Meeting(host, meeting.ritual, DAYS[1]).call(service.cancel_meeting, host, CancelMeetingInput())
    secret = db.write_now(calendars.make_feed, host)

    text = db.read_now(calendar.open_feed, secret).content.decode()

    coming = db.read_now(queries.get_ritual, host, meeting.ritual).coming
    held = [row.starts_at for row in coming if row.state == "planned"]
    assert moments_in(text, "Europe/Paris", len(coming)) == held
    assert [moment.hour for moment in held] == [15, 11, 10, 10, 10]


def test_holidays_are_left_out(host, plan):
    def add(session) -> str:
        site = Site(name="Lyon", country="FR")
        session.add(site)
        session.flush()
        return site.id

    plan(host, site_id=db.write_now(add), first_on="2026-05-07")

    (whole,) = read(host)

    left_out = [moment.dt.date() for moment in whole["EXDATE"].dts]
    assert left_out[:2] == [date(2026, 5, 14), date(2027, 5, 6)]


def test_it_is_in_the_calendars_of_hosts_and_of_those_who_come(people, host, ana, meeting):
    stranger, absent = people.member(), people.member()
    meeting.reply(ana)
    meeting.reply(absent, "no")

    assert [len(read(actor)) for actor in (host, ana, absent, stranger)] == [1, 1, 0, 0]


def test_series_that_is_over_leaves_the_calendar_after_a_year(host, plan):
    plan(host, until_on="2026-04-30")

    (whole,) = read(host)
    assert whole["RRULE"]["UNTIL"] == [datetime(2026, 4, 30, 10, 0, tzinfo=UTC)]
    with clock.at(datetime(2027, 5, 2, tzinfo=UTC)):
        assert read(host) == []


def test_old_series_begins_where_the_calendar_does(host, plan):
    plan(host, first_on="2016-01-07")

    (whole,) = read(host)

    assert clock.utcnow() - timedelta(days=366) < whole.decoded("DTSTART").astimezone(UTC)
    assert whole.decoded("DTSTART").weekday() == 3


def test_one_meeting_and_the_series_are_files(host, ana, meeting):
    one = db.read_now(queries.get_event, ana, meeting.ritual, meeting.day)
    whole = db.read_now(queries.get_series, ana, meeting.ritual)

    assert one.uid == f"{meeting.ritual}-20260312@learnhub"
    assert b"RRULE" not in ical.file_of(one)
    assert b"RRULE:FREQ=WEEKLY;BYDAY=TH" in ical.file_of(whole)
    with pytest.raises(NoSuchMeeting):
        db.read_now(queries.get_event, ana, meeting.ritual, date(2026, 3, 13))
