"""Leader notes: written, read, shown on Today, asked for and counted."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import false
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.core.outbox import Outbox
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import CommentsClosed
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.home import queries as home
from learnhub.features.leaders import months, notices, queries, service
from learnhub.features.leaders.errors import NotAsked
from learnhub.features.leaders.events import LeaderAsked
from learnhub.features.leaders.models import LeaderAsk
from learnhub.features.leaders.schemas import EditLeaderNoteInput, LeaderNoteInput
from tests.features.leaders.support import TITLE, WORDS, write

ASKING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)  # a Friday, half past ten in Paris
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit", roles=(Role.LEADER,))


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


def asked() -> list[str]:
    """Who waits in the outbox to be asked."""
    rows = db.read_now(lambda session: session.exec(select(Outbox).order_by(Outbox.id)).all())
    return [row.payload["person_id"] for row in rows if row.payload.get("event") == "leader_asked"]


def told(event: LeaderAsked) -> list[str]:
    """Whom the notice reaches now."""
    tellings = db.read_now(lambda session: list(notices.asked(session, event)))
    return [person for telling in tellings for person in telling.people]


def test_one_of_the_three_is_enough_and_none_is_not() -> None:
    assert LeaderNoteInput.model_validate(WORDS).learned == ""
    with pytest.raises(ValidationError, match="one of the three"):
        LeaderNoteInput.model_validate(WORDS | {"wrong": " "})


def test_only_a_leader_writes_and_everybody_reads(ana, ben) -> None:
    with pytest.raises(Forbidden):
        write(ben)

    note = write(ana, doubted="Whether to keep the *tariff*.")
    seen = db.read_now(queries.get_source, ben, note)
    assert (seen.title, seen.author.id, seen.can_edit) == (TITLE, ana.person_id, False)
    assert "<em>tariff</em>" in seen.doubted_html
    assert seen.learned_html == ""
    [row] = db.read_now(queries.list_notes, ben).items
    assert (row.id, row.learned, row.wrong) == (note, "", WORDS["wrong"])


def test_its_author_changes_it_and_takes_it_back(ana, ben, people) -> None:
    note = write(ana)
    form = EditLeaderNoteInput.model_validate(WORDS | {"learned": "To ask first.", "edition": 1})
    other = people.member(roles=(Role.LEADER,))

    with pytest.raises(Forbidden):
        db.write_now(service.edit_note, other, note, form)
    db.write_now(service.edit_note, ana, note, form)
    assert db.read_now(queries.note_text, ana, note).learned == "To ask first."
    db.write_now(service.remove_note, ana, note)
    assert db.read_now(queries.list_notes, ben).items == []
    with pytest.raises(NotFound):
        db.read_now(queries.get_note, ben, note)


def test_others_answer_where_its_author_lets_them(ana, ben) -> None:
    form = CommentInput(body="Thank you.", language=None)

    db.write_now(discussion.comment, ben, form, parent_id=write(ana))
    with pytest.raises(CommentsClosed):
        db.write_now(discussion.comment, ben, form, parent_id=write(ana, is_open=False))


def test_it_stands_over_today_for_two_days_and_then_in_its_place(ana, ben) -> None:
    now = clock.utcnow()
    with clock.at(now - timedelta(days=2, minutes=1)):
        older = write(ana)
        assert db.read_now(queries.get_on_today, ben).row.id == older
        assert db.read_now(queries.get_on_today, ana).row.id == ""  # nobody is shown their own

    today = db.read_now(home.get_today, ben)
    assert today.pieces["leader_note"].row.id == ""
    assert [row.id for row in today.shared] == [older]
    newer = write(ana, language="fr")  # in whatever language: it is not the list
    assert db.read_now(queries.get_on_today, ben).row.id == newer


def test_a_leader_speaks_to_everybody_in_whatever_language(ana, ben) -> None:
    older = write(ana)
    with clock.at(clock.utcnow() + timedelta(hours=1)):
        newer = write(ana, "Ce que j’ai appris en novembre", language="fr")
        assert [row.id for row in db.read_now(queries.list_notes, ben).items] == [newer, older]
        assert db.read_now(queries.get_on_today, ben).row.id == newer


@pytest.mark.parametrize(
    ("moment", "zone", "is_time"),
    [
        (ASKING, "Europe/Paris", True),
        (ASKING - timedelta(days=1), "Europe/Paris", False),  # the 19th
        (ASKING + timedelta(days=1), "Europe/Paris", False),  # a Saturday
        (ASKING, "America/Montreal", False),  # half past four in the morning
        (ASKING + timedelta(hours=7), "Europe/Paris", False),  # after work
        (ASKING + timedelta(hours=7), "America/Montreal", True),
    ],
)
def test_a_leader_is_asked_at_a_working_hour_of_their_own_zone(moment, zone, is_time) -> None:
    assert months.is_time_to_ask(moment, zone) == is_time


def test_the_first_week_still_looks_back() -> None:
    assert months.month_of(date(2026, 12, 7)) == NOVEMBER
    assert months.month_of(date(2026, 12, 8)) == date(2026, 12, 1)
    assert months.month_of(date(2027, 1, 3)) == date(2026, 12, 1)
    assert months.since(date(2027, 1, 1), 3) == NOVEMBER


def test_leaders_are_asked_once_a_month_and_not_when_they_wrote(ana, ben, people) -> None:
    wrote = people.member("Cleo Adler", roles=(Role.LEADER,))
    with clock.at(ASKING - timedelta(days=3)):
        write(wrote)
        assert db.write_now(service.ask) == 0  # too early

    with clock.at(ASKING):
        assert db.write_now(service.ask) == 1
        assert db.write_now(service.ask) == 0
        assert asked() == [ana.person_id]
        assert told(LeaderAsked(str(ana.person_id), "2026-11")) == [ana.person_id]
        assert db.read_now(queries.get_desk, ana).is_asked
        assert not db.read_now(queries.get_desk, wrote).is_asked
    with clock.at(ASKING + timedelta(days=31)):
        assert db.write_now(service.ask) == 2
    assert ben.person_id not in asked()


def test_not_this_month_is_enough_until_the_next_one(ana) -> None:
    event = LeaderAsked(str(ana.person_id), "2026-11")
    with clock.at(ASKING):
        with pytest.raises(NotAsked):
            db.write_now(service.not_this_month, ana)
        db.write_now(service.ask)
        db.write_now(service.not_this_month_at, ana, f"leader_ask:{ana.person_id}")
        assert told(event) == []
        assert db.write_now(service.ask) == 0
        write(ana)  # and they may change their mind


def test_who_wrote_meanwhile_is_not_told(ana) -> None:
    with clock.at(ASKING):
        db.write_now(service.ask)
        write(ana)
    assert told(LeaderAsked(str(ana.person_id), "2026-11")) == []


def test_whether_it_is_kept_is_one_figure_of_at_least_three(ana, ben, people) -> None:
    second = people.member(roles=(Role.LEADER,))
    with clock.at(ASKING):
        write(ana)
        db.write_now(service.ask)
        assert db.read_now(queries.list_kept, ben) == []  # of two it would say who it is
        third = people.member(roles=(Role.LEADER,))
        db.write_now(service.ask)
        db.write_now(service.not_this_month, second)
        taken_back = write(third)
        db.write_now(service.remove_note, third, taken_back)
        [month] = db.read_now(queries.list_kept, ben)
    assert (month.asked, month.wrote) == (3, 1)
    shown = repr(month) + repr(db.read_now(queries.list_kept, ana))
    assert not re.search("|".join(str(actor.person_id) for actor in (ana, second, third)), shown)


def test_what_they_were_asked_is_theirs_alone(ana) -> None:
    with clock.at(ASKING):
        db.write_now(service.ask)
    row = db.read_now(lambda session: session.get(LeaderAsk, (NOVEMBER, ana.person_id)))
    assert row is not None
    assert db.read_now(notices.things, ana, [str(ana.person_id), "someoneelse1"]).keys() == {ana.person_id}


def test_notes_that_open_a_meeting_have_something_to_tell(ana, ben) -> None:
    with clock.at(ASKING):
        first = write(ana)
        write(ana, wrong="", learned="To ask first.")
        write(ana, opens_meeting=False)
        assert db.read_now(queries.list_opening, ben, NOVEMBER, is_taken=false(), most=5) == [first]
        assert db.read_now(queries.list_opening, ben, date(2027, 1, 1), is_taken=false(), most=5) == []
