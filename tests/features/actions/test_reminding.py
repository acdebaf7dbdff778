"""What somebody said they would do: reminded of two days before, and after; three times, and then no more."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.actions import notices, queries, reminding, service
from learnhub.features.actions.errors import NoSuchAction
from learnhub.features.actions.events import ActionDue
from learnhub.features.actions.models import ActionItem
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.people.errors import NoSuchPerson
from tests.features.failures.support import tell

DUE = date(2026, 3, 20)


@pytest.fixture
def ana(people, noon: datetime) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people, noon: datetime) -> Actor:
    return people.member("Ben Stone")


def agree(actor: Actor, content: str, owner: Actor, due_on: date = DUE) -> str:
    form = ActionItemInput(words="Photograph the gauges", owner_id=str(owner.person_id), due_on=due_on)
    return db.write_now(service.agree, actor, content, form, address=f"/failures/{content}")


def on(day: date):
    """Noon of a day."""
    return clock.at(datetime(day.year, day.month, day.day, 12, tzinfo=clock.utcnow().tzinfo))


def reminders(since: date, days: int) -> Iterator[tuple[int, int]]:
    """On which of the days after the first one how many are reminded."""
    for number in range(days):
        with on(since + timedelta(days=number)):
            if found := db.write_now(service.remind):
                yield number, found


def test_reminders_come_three_times(ana, ben) -> None:
    agree(ana, tell(ana), ben)

    assert list(reminders(DUE - timedelta(days=5), 40)) == [(3, 1), (6, 1), (13, 1)]


def test_what_is_done_or_soon_due_is_not_reminded_of(ana, ben) -> None:
    today, story = clock.utcnow().date(), tell(ana)
    done = agree(ana, story, ben)
    db.write_now(service.finish_action, ben, done)
    agree(ana, story, ben, today + timedelta(days=1))

    assert list(reminders(today, 3)) == [(2, 1)]


def test_after_a_silence_one_reminder_stands_for_all(ana, ben) -> None:
    agree(ana, tell(ana), ben)

    assert list(reminders(DUE + timedelta(days=30), 20)) == [(0, 1)]


def test_who_is_reminded_is_told_in_the_mail_of_the_day(ana, ben) -> None:
    story = tell(ana)
    action = agree(ana, story, ben)

    def told(turn: int) -> list[tuple[str, str, dict]]:
        event = ActionDue(story, action, turn)
        found = db.read_now(lambda session: list(notices.due(session, event)))
        return [(each.what, each.thing, dict(each.people)) for each in found]

    assert told(1) == [("soon", story, {ben.person_id: "agreed"})]
    assert told(2) == [("late", story, {ben.person_id: "agreed"})]
    db.write_now(service.finish_action, ben, action)
    assert told(3) == []


def test_owners_read_there_and_they_or_authors_say_that_it_is_done(people, ana, ben) -> None:
    story, stranger = tell(ana), people.member("Iris Kim")
    action = agree(ana, story, ben)

    [owed] = db.read_now(queries.list_owed, ben)
    assert (owed.id, owed.kind, owed.address, owed.is_late) == (
        action,
        "failure",
        f"/failures/{story}",
        False,
    )
    with on(DUE + timedelta(days=1)):
        assert [row.is_late for row in db.read_now(queries.get_owed, ben).rows] == [True]
        assert db.read_now(queries.count_actions, ben, [story])[story] == (1, 0, 1)
    for change in (service.finish_action, service.remove_action):
        with pytest.raises(Forbidden):
            db.write_now(change, stranger, action)
    db.write_now(service.finish_action, ana, action)
    assert db.read_now(queries.list_owed, ben) == []
    assert db.read_now(queries.count_actions, ben, [story])[story] == (1, 1, 0)
    db.write_now(service.remove_action, ben, action)
    assert db.read_now(lambda session: session.get(ActionItem, action)) is None
    with pytest.raises(NoSuchAction):
        db.write_now(service.finish_action, ben, action)
    nobody = ActionItemInput(words="Photograph it", owner_id="aaaaaaaaaaaa", due_on=DUE)
    with pytest.raises(NoSuchPerson):
        db.write_now(service.agree, ana, story, nobody, address="/")


@pytest.mark.parametrize(("days", "turns"), [(-3, 0), (-2, 1), (0, 1), (1, 2), (7, 2), (8, 3), (400, 3)])
def test_turns_are_counted_from_the_day(days: int, turns: int) -> None:
    assert reminding.turns_until(DUE, DUE + timedelta(days=days)) == turns
    for turn in range(len(reminding.TURNS)):
        is_due = reminding.due_before(turn, DUE + timedelta(days=days)) >= DUE
        assert is_due == (turns > turn)
