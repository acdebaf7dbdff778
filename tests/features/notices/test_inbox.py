"""The two lists of an inbox, what archiving and opening do, and what leaves it without a trace."""

from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select, update

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.notices import queries, service
from learnhub.features.notices.errors import NotInInbox
from learnhub.features.notices.queries import inbox as inbox_queries
from learnhub.features.notices.schemas import Standing
from learnhub.features.people.models import Space
from learnhub.features.questions import service as questions
from tests.features.notices.support import inbox, item, tell
from tests.features.questions.support import TITLE, answer, ask

pytestmark = pytest.mark.usefixtures("database")


def waiting(actor) -> int:
    """The figure of the frame."""
    figure = queries.inbox_waiting()
    values = {"reader_id": actor.person_id, **figure.values(actor, clock.utcnow())}
    ((count,),) = db.read_now(lambda session: db.rows(session, select(figure.query), **values))
    return count


def test_row_says_what_happened_and_why_and_leads_there(ana, ben) -> None:
    question_id = ask(ana)
    answer(ben, question_id, "Check the **pipe strain** first.")
    tell()

    [row] = inbox(ana, waiting=True)

    assert (row.thing, row.title, row.address) == (question_id, TITLE, f"/questions/{question_id}")
    assert (row.label, row.reason, row.stops, row.count) == ("Question", "asked", "thing", 1)
    [notice] = row.notices
    assert (notice.kind, notice.what, notice.actor.name) == ("answers", "answered", "Ben Okafor")
    assert notice.excerpt == "Check the pipe strain first."
    assert inbox(ana, waiting=False) == []
    assert waiting(ana) == 1


def test_newest_event_brings_its_row_to_the_top(ana, ben) -> None:
    first, second = ask(ana, "The first of them"), ask(ana, "The second of them")
    answer(ben, first), answer(ben, second), tell()
    assert [row.thing for row in inbox(ana, waiting=True)] == [second, first]

    answer(ben, first, "Something more.")
    tell()

    rows = inbox(ana, waiting=True)
    assert [row.thing for row in rows] == [first, second]
    assert rows[0].notices[0].excerpt == "Something more."


def test_page_costs_the_same_with_one_row_and_with_three(ana, ben, statements) -> None:
    def count() -> int:
        return statements(lambda: inbox(ana, waiting=True))

    answer(ben, ask(ana)), tell()
    one = count()
    (
        answer(ben, ask(ana, "Another question of mine")),
        answer(ben, ask(ana, "And the third one of them")),
        tell(),
    )

    assert count() == one


def test_page_with_rows_of_several_events_costs_the_same_with_one_and_with_three(
    ana, ben, eve, statements
) -> None:
    def add(title: str) -> int:
        question_id = ask(ana, title)
        answer(ben, question_id), answer(eve, question_id), tell()
        return statements(lambda: inbox(ana, waiting=True))

    one = add("The first of mine")

    assert [add("Another of mine"), add("And the third of mine")] == [one, one]


def test_row_says_what_of_ones_own_it_is_about_and_how_many_did_something(ana, ben, eve, people) -> None:
    question_id = ask(ana)
    for actor in (ben, people.member("Ida Vogel"), people.member("Nils Ek"), eve, ben):
        answer(actor, question_id), tell()

    [row] = inbox(ana, waiting=True)
    assert (row.about, row.count, row.notices[0].actor.name) == ("your question", 5, "Ben Okafor")
    assert row.others == 3
    assert len(row.notices) == inbox_queries.SHOWN

    db.write_now(service.archive, ana, question_id)
    answer(eve, question_id), tell()
    assert inbox(ana, waiting=True)[0].others == 0
    answer(ben, question_id), tell()
    assert inbox(ana, waiting=True)[0].others == 1


def test_people_of_many_events_are_not_counted_to_the_last(ana, ben, eve, monkeypatch) -> None:
    monkeypatch.setattr(inbox_queries, "COUNTED", 2)
    question_id = ask(ana)
    for actor in (eve, ben, eve, ben):
        answer(actor, question_id), tell()

    assert inbox(ana, waiting=True)[0].others == inbox_queries.MANY


def test_list_comes_in_pages(ana, ben) -> None:
    things = [ask(ana, f"Question number {number}") for number in range(3)]
    for thing in things:
        answer(ben, thing)
    tell()

    first = db.read_now(queries.list_inbox, ana, waiting=True, size=2)
    rest = db.read_now(queries.list_inbox, ana, waiting=True, size=2, cursor=first.next)

    assert [row.thing for row in (*first.items, *rest.items)] == things[::-1]
    assert rest.next is None


def test_archived_row_comes_back_with_a_new_event_only(ana, ben, eve) -> None:
    question_id = ask(ana)
    answer(ben, question_id), tell()

    db.write_now(service.archive, ana, question_id)
    assert inbox(ana, waiting=True) == []
    assert waiting(ana) == 0
    answer(eve, question_id), tell()

    [row] = inbox(ana, waiting=True)
    assert row.count == 1
    assert [notice.actor.name for notice in row.notices] == ["Eve Lund"]


def test_archiving_is_undone(ana, ben, frames) -> None:
    question_id = ask(ana)
    answer(ben, question_id), tell()
    db.write_now(service.archive, ana, question_id)
    frames.clear()

    db.write_now(service.unarchive, ana, question_id)

    assert [row.thing for row in inbox(ana, waiting=True)] == [question_id]
    assert frames == [ana.person_id]


def test_all_that_there_is_to_know_is_archived_at_once_and_undone(ana, ben, eve) -> None:
    question_id = ask(ana)
    db.write_now(service.follow, eve, question_id)
    answer(ben, question_id), tell()
    assert [row.thing for row in inbox(eve, waiting=False)] == [question_id]

    moment = db.write_now(service.archive_known, eve)
    assert inbox(eve, waiting=False) == []
    db.write_now(service.unarchive_known, eve, moment)

    assert [row.thing for row in inbox(eve, waiting=False)] == [question_id]
    assert [row.thing for row in inbox(ana, waiting=True)] == [question_id]


def test_stop_puts_the_row_away_and_is_listed_for_a_week(ana, ben, eve) -> None:
    question_id = ask(ana)
    answer(ben, question_id), tell()

    db.write_now(service.stop, ana, question_id)
    answer(eve, question_id), tell()

    assert inbox(ana, waiting=True) == []
    [stopped] = db.read_now(queries.list_stopped, ana)
    assert (stopped.id, stopped.title) == (question_id, TITLE)

    db.write_now(service.undo_stop, ana, question_id)
    assert [row.thing for row in inbox(ana, waiting=True)] == [question_id]
    assert db.read_now(queries.list_stopped, ana) == []
    [follow] = db.read_now(queries.list_follows, ana).items
    assert (follow.id, follow.reason) == (question_id, "asked")


def test_opening_takes_it_out_of_the_mail_and_lets_it_wait(ana, ben, eve) -> None:
    question_id = ask(ana)
    answer(ben, question_id), tell()
    assert db.read_now(queries.has_unseen, ana, question_id)

    db.write_now(service.note_seen, ana, question_id)

    assert not db.read_now(queries.has_unseen, ana, question_id)
    assert inbox(ana, waiting=True)[0].is_seen
    answer(eve, question_id), tell()
    assert db.read_now(queries.has_unseen, ana, question_id)


def test_page_of_a_thing_knows_whether_one_follows_it_and_has_seen_it(ana, ben, eve, statements) -> None:
    question_id = ask(ana)
    answer(ben, question_id), tell()

    def standing(actor) -> Standing:
        return db.read_now(queries.get_standing, actor, question_id)

    assert standing(ana) == Standing(is_following=True, has_unseen=True)
    assert standing(eve) == Standing()
    assert statements(lambda: standing(ana)) == 1
    db.write_now(service.note_seen, ana, question_id)
    db.write_now(service.unfollow, ana, question_id)
    assert standing(ana) == Standing()


def test_what_may_not_be_read_any_more_leaves_list_and_figure(ana, ben, eve) -> None:
    question_id = ask(ana)
    db.write_now(service.follow, eve, question_id)
    answer(ben, question_id), tell()

    def close(session) -> None:
        space = Space(kind="community", name="Seals", is_open=False)
        session.add(space)
        session.flush()
        session.execute(update(Content).values(space_id=space.id))

    db.write_now(close)

    assert inbox(eve, waiting=False) == []
    assert db.read_now(queries.list_follows, eve).items == []


def test_hidden_answer_is_taken_back_without_a_trace(ana, ben, eve, people) -> None:
    moderator = people.member("Mod", roles=(Role.MODERATOR,))
    question_id = ask(ana)
    answer(ben, question_id)
    hidden = answer(eve, question_id)
    tell()

    db.write_now(discussion.hide, moderator, hidden, "Not for everybody")

    assert [notice.actor.name for notice in inbox(ana, waiting=True)[0].notices] == ["Ben Okafor"]
    tell()
    assert inbox(ana, waiting=True)[0].count == 1
    assert inbox(ben, waiting=False) == []


def test_removed_question_leaves_the_inbox(ana, ben, eve) -> None:
    question_id = ask(ana)
    db.write_now(service.follow, eve, question_id)
    answer(ben, question_id), tell()

    db.write_now(questions.remove_question, ana, question_id=question_id)

    assert inbox(ana, waiting=True) == inbox(eve, waiting=False) == []
    assert waiting(ana) == 0


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Europe/Paris", "Pacific/Auckland"])
def test_anonymous_notice_has_the_day_on_which_it_happened_in_every_zone(people, ben, zone) -> None:
    ana = people.member(zone=zone)
    question_id = ask(ana)
    written = answer(ben, question_id)
    anonymous = update(Content).where(Content.id == written).values(is_anonymous=True, activity_at=None)
    db.write_now(lambda session: session.execute(anonymous))
    tell()

    [row] = inbox(ana, waiting=True)

    day = item(ana).last_at.date()
    assert not row.is_dated
    assert row.last_at.astimezone(ZoneInfo(zone)).date() == day
    assert row.notices[0].at.astimezone(ZoneInfo(zone)).date() == day


def test_inbox_of_others_is_not_there(ana, ben, eve) -> None:
    question_id = ask(ana)
    answer(ben, question_id), tell()

    with pytest.raises(NotInInbox):
        db.write_now(service.archive, eve, question_id)

    assert item(ana).archived_at is None
