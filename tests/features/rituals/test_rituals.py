"""Rituals: their rhythm, what differs from it, and how many meetings were kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.people.models import Site
from learnhub.features.rituals import patterns, queries, service
from learnhub.features.rituals.enums import Repeats
from learnhub.features.rituals.errors import IsCancelled, IsOver, NeverDue, NoSuchMeeting
from learnhub.features.rituals.models import RitualMeeting, RitualReply
from learnhub.features.rituals.schemas import CancelMeetingInput, EditRitualForm, MoveMeetingInput
from tests.features.rituals.conftest import DAYS, Meeting

WHY = CancelMeetingInput(reason="The room is flooded.")


def shown(actor, ritual: str) -> list[tuple[str, str]]:
    return [(row.day, row.state) for row in db.read_now(queries.get_ritual, actor, ritual).coming]


def rows() -> int:
    return db.read_now(lambda session: len(session.exec(select(RitualMeeting)).all()))


def move(meeting: Meeting, to: datetime) -> None:
    meeting.call(service.move_meeting, meeting.host, MoveMeetingInput(starts_at=to, reason="A fair."))


def test_clock_on_the_wall_stays_over_a_clock_change(host, plan):
    view = db.read_now(queries.get_ritual, host, plan(host))

    assert [row.starts_at.hour for row in view.coming[:4]] == [
        11,
        11,
        11,
        10,
    ]  # the clocks change on the 29th
    assert (view.at, view.zone, view.coming[0].day) == ("12:00", "Europe/Paris", "2026-03-12")
    assert rows() == 0


def test_what_is_called_off_stays_and_can_come_back(host, ana, meeting):
    meeting.call(service.cancel_meeting, host, WHY)

    assert shown(ana, meeting.ritual)[0] == ("2026-03-12", "cancelled")
    assert meeting.view(ana).why == "The room is flooded."
    with pytest.raises(IsCancelled):
        meeting.reply(ana)

    meeting.call(service.restore_meeting, host)

    assert shown(ana, meeting.ritual)[0] == ("2026-03-12", "planned")
    assert meeting.view(ana).why == ""
    assert rows() == 1


def test_what_is_moved_keeps_its_day_as_a_name(host, ana, meeting):
    later = datetime(2026, 3, 20, 8, 0, tzinfo=UTC)

    move(meeting, later)

    view = db.read_now(queries.get_ritual, ana, meeting.ritual)
    assert [row.day for row in view.coming[:3]] == ["2026-03-19", "2026-03-12", "2026-03-26"]
    moved = meeting.view(ana)
    assert (moved.starts_at, moved.usual_at, moved.is_moved) == (
        later, datetime(2026, 3, 12, 11, 0, tzinfo=UTC), True,
    )  # fmt: skip
    in_march = db.read_now(
        queries.list_meetings, ana, datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 3, 21, tzinfo=UTC)
    )
    assert [row.day for row in in_march] == ["2026-03-12"]
    meeting.call(service.restore_meeting, host)
    assert not meeting.view(ana).is_moved


def test_past_stays_as_it_was(host, meeting):
    with meeting.at(1):
        for function, form in (
            (service.cancel_meeting, WHY),
            (service.move_meeting, MoveMeetingInput(starts_at=clock.utcnow() + timedelta(days=1))),
        ):
            with pytest.raises(IsOver):
                meeting.call(function, host, form)
        with pytest.raises(IsOver):
            meeting.call(service.restore_meeting, host)
    with pytest.raises(IsOver):
        move(meeting, clock.utcnow() - timedelta(days=1))
    assert rows() == 0


def test_holidays_of_the_site_are_left_out_unless_somebody_wants_it(host, ana, plan):
    def add(session) -> str:
        site = Site(name="Lyon", country="FR")
        session.add(site)
        session.flush()
        return site.id

    ritual = plan(host, site_id=db.write_now(add), first_on="2026-05-07")  # the 14th is Ascension Day
    meeting = Meeting(host, ritual, date(2026, 5, 14))

    assert shown(ana, ritual)[:2] == [("2026-05-07", "planned"), ("2026-05-14", "holiday")]
    assert rows() == 0
    with pytest.raises(IsCancelled):
        meeting.reply(ana)
    meeting.call(service.restore_meeting, host)
    assert shown(ana, ritual)[1] == ("2026-05-14", "planned")


def test_new_rhythm_leaves_the_past_and_drops_what_it_does_not_have(host, ana, plan, edit):
    ritual = plan(host, first_on="2026-01-01")
    stays, goes = Meeting(host, ritual, DAYS[1]), Meeting(host, ritual, DAYS[2])
    stays.reply(ana)
    goes.reply(ana)

    edit(host, ritual, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", first_on="2026-03-19", at="09:30")

    view = db.read_now(queries.get_ritual, ana, ritual)
    assert [row.day for row in view.coming[:3]] == ["2026-03-12", "2026-03-19", "2026-04-02"]
    assert view.coming[1].starts_at == datetime(2026, 3, 19, 8, 30, tzinfo=UTC)
    assert view.past[0].day == "2026-03-05"
    assert [row.starts_at.hour for row in view.past] == [11] * len(view.past)
    assert stays.view(ana).reply == "yes"
    with pytest.raises(NoSuchMeeting):
        goes.view(ana)
    assert db.read_now(lambda session: len(session.exec(select(RitualReply)).all())) == 1


def test_every_two_weeks_stays_the_same_two_when_it_is_edited_in_between(host, ana, plan, edit):
    every_two = {"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"}
    ritual = plan(host, **every_two)

    with clock.at(datetime(2026, 3, 18, 9, 0, tzinfo=UTC)):  # the 19th is left out
        edit(host, ritual, at="15:00", **every_two)
        view = db.read_now(queries.get_ritual, ana, ritual)

    assert [row.day for row in view.coming[:2]] == ["2026-03-26", "2026-04-09"]


def test_another_first_day_is_another_rhythm(host, ana, plan, edit):
    every_two = {"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"}
    ritual = plan(host, **every_two)

    edit(host, ritual, first_on="2026-03-19", **every_two)

    coming = db.read_now(queries.get_ritual, ana, ritual).coming
    assert [row.day for row in coming[:3]] == ["2026-03-12", "2026-03-19", "2026-04-02"]


def test_what_has_begun_today_is_not_edited_away(host, ana, plan, edit):
    ritual = plan(host, first_on="2026-03-12")
    meeting = Meeting(host, ritual, DAYS[0])
    with meeting.at(5):
        meeting.call(service.begin_meeting, host)
        edit(host, ritual, rule="FREQ=WEEKLY;BYDAY=FR")

        assert meeting.view(ana).is_held
        coming = db.read_now(queries.get_ritual, ana, ritual).coming
    assert [row.day for row in coming[:2]] == ["2026-03-12", "2026-03-13"]


def test_month_is_whole_weeks_of_the_reader(host, ana, plan):
    plan(host)

    month = db.read_now(queries.get_month, ana, "2026-03")

    assert (month.previous, month.following) == ("2026-02", "2026-04")
    assert (month.weeks[0][0].day, month.weeks[-1][-1].day) == ("2026-02-23", "2026-04-05")
    assert [cell.day for week in month.weeks for cell in week if cell.is_today] == ["2026-03-11"]
    busy = [cell.day for week in month.weeks for cell in week if cell.count]
    assert busy == ["2026-03-12", "2026-03-19", "2026-03-26", "2026-04-02"]
    assert [row.day for row in month.rows] == busy[:3]
    assert db.read_now(queries.get_month, ana, "9999-99").name == "2026-03"


def test_form_begins_with_the_next_day_and_changes_nothing_by_itself(host, plan):
    ritual = plan(host, rule="FREQ=MONTHLY;BYDAY=-1TH", first_on="2026-01-29")
    text = db.read_now(queries.ritual_text, host, ritual)
    form = EditRitualForm.model_validate(
        {
            **{name: getattr(text, name) for name in EditRitualForm.model_fields if name != "topics"},
            "topics": [],
        }
    )

    db.write_now(service.edit_ritual, host, ritual, form.planned())

    assert (text.repeats, text.first_on, text.every) == ("last", "2026-03-26", 1)
    assert db.read_now(lambda session: len(queries.rhythms_of(session, [ritual]))) == 1


@pytest.mark.parametrize(
    ("repeats", "first", "rule"),
    [
        ("weekly", "2026-03-12", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("nth", "2026-03-10", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU"),
        ("nth", "2026-03-31", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TU"),
        ("last", "2026-03-12", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TH"),
        ("monthly", "2026-03-15", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15"),
        ("monthly", "2026-03-31", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1"),
        ("daily", "2026-03-12", "FREQ=DAILY;INTERVAL=2"),
    ],
)
def test_first_day_says_the_rest_of_a_rhythm(repeats, first, rule):
    assert patterns.rule_of(Repeats(repeats), date.fromisoformat(first), 2).text == rule


def test_other_words_leave_the_rhythm_alone(host, ana, meeting, edit):
    meeting.reply(ana)

    edit(host, meeting.ritual, title="Tea of the pumps")

    assert meeting.view(ana).reply == "yes"
    assert db.read_now(lambda session: len(queries.rhythms_of(session, [meeting.ritual]))) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"rule": "FREQ=MONTHLY;BYDAY=5FR", "until_on": "2026-04-01"},
        {"rule": "FREQ=WEEKLY;BYDAY=FR", "first_on": "2026-03-07", "until_on": "2026-03-12"},
    ],
)
def test_rhythm_without_a_day_is_refused(host, plan, given):
    with pytest.raises(NeverDue):
        plan(host, **given)


def test_kept_and_due_are_those_of_the_ritual(host, plan):
    ritual = plan(host, first_on="2026-03-12")
    for number, day in enumerate(DAYS[:4]):
        meeting = Meeting(host, ritual, day)
        if number == 1:
            meeting.call(service.cancel_meeting, host, WHY)
        if number in (0, 3):
            with meeting.at(5):
                meeting.call(service.begin_meeting, host)

    with clock.at(datetime(2026, 4, 3, tzinfo=UTC)):
        view = db.read_now(queries.get_ritual, host, ritual)

    assert (view.due, view.kept) == (4, 2)
    assert [(row.day, row.is_held, row.state) for row in view.past] == [
        ("2026-04-02", True, "planned"),
        ("2026-03-26", False, "planned"),
        ("2026-03-19", False, "cancelled"),
        ("2026-03-12", True, "planned"),
    ]


def test_only_hosts_change_it(ana, meeting, edit):
    for call in (
        lambda: edit(ana, meeting.ritual),
        lambda: db.write_now(service.remove_ritual, ana, meeting.ritual),
        lambda: meeting.call(service.cancel_meeting, ana, WHY),
        lambda: meeting.call(service.restore_meeting, ana),
        lambda: meeting.call(
            service.move_meeting, ana, MoveMeetingInput(starts_at=clock.utcnow() + timedelta(days=1))
        ),
    ):
        with pytest.raises(Forbidden):
            call()


def test_what_was_taken_back_is_no_more(host, ana, meeting):
    db.write_now(service.remove_ritual, host, meeting.ritual)

    with pytest.raises(NoSuchContent):
        meeting.view(ana)
    with pytest.raises(NoSuchContent):
        meeting.reply(ana)
    assert db.read_now(queries.list_meetings, ana, clock.utcnow(), clock.utcnow() + timedelta(days=30)) == []
    assert db.read_now(queries.list_events, host, clock.utcnow()) == []


@pytest.mark.parametrize(
    "day", [date(2026, 3, 13), date(2026, 3, 5)], ids=["other weekday", "before the first"]
)
def test_days_without_a_meeting_are_not_found(host, meeting, day):
    with pytest.raises(NoSuchMeeting):
        db.read_now(queries.get_meeting, host, meeting.ritual, day)


def test_month_costs_the_same_with_one_ritual_and_with_three(host, ana, plan, statements):
    def read() -> None:
        now = clock.utcnow()
        db.read_now(queries.list_meetings, ana, now, now + timedelta(days=31))
        db.read_now(queries.list_events, ana, now)

    def add() -> None:
        Meeting(host, plan(host), DAYS[0]).reply(ana)

    add()
    one = statements(read)
    add()
    add()

    assert statements(read) == one


def test_page_of_a_ritual_costs_the_same_with_more_meetings(host, ana, plan, statements):
    ritual = plan(host)

    def read() -> None:
        db.read_now(queries.get_ritual, ana, ritual)

    Meeting(host, ritual, DAYS[0]).reply(ana)
    one = statements(read)
    for day in DAYS[1:4]:
        Meeting(host, ritual, day).reply(ana)

    assert statements(read) == one
