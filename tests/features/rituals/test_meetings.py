"""Meetings: who comes, what is talked about and for how long, what is noted and agreed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from pydantic import ValidationError
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import bus, clock, db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.actions import queries as action_queries
from learnhub.features.actions import service as actions
from learnhub.features.actions.errors import NoSuchAction
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent
from learnhub.features.rituals import queries, service
from learnhub.features.rituals.addresses import content_in
from learnhub.features.rituals.errors import (
    IsOver,
    NoSuchItem,
    NotRunning,
    TooEarly,
    TooManyItems,
)
from learnhub.features.rituals.models import RitualMeeting, RitualReply
from learnhub.features.rituals.schemas import AgendaItemInput, NotesInput, ReplyInput
from tests.features.rituals.conftest import DAYS, Meeting


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.view().points]


def test_last_word_counts_and_names_are_shown_from_five_on(people, host, meeting):
    colleagues = [people.member() for _ in range(5)]
    for actor in colleagues[:4]:
        meeting.reply(actor)
    meeting.reply(colleagues[4], "maybe")

    few = meeting.view(colleagues[4])
    meeting.reply(colleagues[4], "yes")
    many = meeting.view(colleagues[4])

    assert (few.coming, few.people, few.reply) == (4, [], "maybe")
    assert (many.coming, len(many.people), many.reply) == (5, 5, "yes")


def test_answer_is_for_this_day_only(ana, host, meeting):
    meeting.reply(ana)

    view = db.read_now(queries.get_ritual, ana, meeting.ritual)

    assert [row.reply for row in view.coming[:3]] == ["yes", "", ""]


def test_many_at_once_make_one_meeting(people, meeting, noon):
    crowd = [people.member() for _ in range(8)]

    def reply(actor: Actor) -> None:
        with clock.at(noon):
            meeting.reply(actor)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(reply, crowd * 2))

    assert meeting.view().coming == 8
    assert db.read_now(lambda session: len(session.exec(select(RitualMeeting)).all())) == 1


def test_what_is_over_takes_no_answer(ana, meeting):
    with meeting.at(61), pytest.raises(IsOver):
        meeting.reply(ana)

    assert db.read_now(lambda session: session.exec(select(RitualReply)).all()) == []


def test_agenda_is_put_in_order(host, ana, meeting):
    first, second = meeting.add("The gauge"), meeting.add("The leak", ana)
    third = meeting.add("The form")

    meeting.call(service.place_item, host, third, 0)
    assert titles(meeting) == ["The form", "The gauge", "The leak"]
    meeting.call(service.place_item, host, third, 99)
    meeting.call(service.time_item, host, first, 12)
    meeting.call(service.remove_item, host, second)

    assert [(item.title, item.minutes) for item in meeting.view().points] == [
        ("The gauge", 12),
        ("The form", 5),
    ]
    with pytest.raises(NoSuchItem):
        meeting.call(service.place_item, host, second, 0)
    with pytest.raises(Forbidden):
        meeting.call(service.place_item, ana, first, 0)


def test_agenda_is_bounded_and_about_something(meeting):
    for number in range(service.ITEMS_MAX):
        meeting.add(f"Thing {number}")

    with pytest.raises(TooManyItems):
        meeting.add("One more")
    with pytest.raises(ValidationError):
        AgendaItemInput(title=" ")


def test_content_on_the_agenda_is_what_its_reader_may_see(people, host, ana, meeting, plan):
    other = plan(ana, title="Workshop of the valves")
    meeting.add("", content_id=other)

    shown = meeting.view(ana).points[0]
    with pytest.raises(NoSuchContent):
        meeting.add("", content_id="aaaaaaaaaaaa")
    db.write_now(service.remove_ritual, ana, other)
    gone = meeting.view(host).points[0]

    assert (shown.title, shown.content_id, shown.kind) == ("Workshop of the valves", other, "ritual")
    assert (gone.title, gone.content_id, gone.kind) == ("", "", "")


def test_timer_counts_what_is_talked_about(host, ana, meeting):
    first, second = meeting.add("The gauge"), meeting.add("The leak")
    with pytest.raises(NotRunning):
        meeting.call(service.start_item, host, first)
    with meeting.at(0):
        meeting.call(service.begin_meeting, host)
        meeting.call(service.start_item, host, first)
    with meeting.at(3):
        meeting.call(service.start_item, host, second)
        started = meeting.view(ana)
    with meeting.at(4):
        meeting.call(service.pause, host)
    with meeting.at(9):
        meeting.call(service.pause, host)
        paused = meeting.view(ana)
        with pytest.raises(Forbidden):
            meeting.call(service.start_item, ana, first)
    with meeting.at(10):
        meeting.call(service.start_item, host, first)
    with meeting.at(11):
        meeting.call(service.end_meeting, host)

    assert (started.item_id, started.item_since) == (second, started.starts_at + timedelta(minutes=3))
    assert ([item.spent for item in paused.points], paused.item_since) == ([180, 60], None)
    ended = meeting.view(ana)
    assert ([item.spent for item in ended.points], ended.item_id) == ([240, 60], "")
    with meeting.at(12), pytest.raises(NotRunning):
        meeting.call(service.start_item, host, first)


def test_meeting_begins_about_its_time(host, ana, meeting):
    with meeting.at(-16), pytest.raises(TooEarly):
        meeting.call(service.begin_meeting, host)
    with meeting.at(-14):
        with pytest.raises(NotRunning):
            meeting.call(service.say_here, ana)
        with pytest.raises(Forbidden):
            meeting.call(service.begin_meeting, ana)
        meeting.call(service.begin_meeting, host)
        meeting.call(service.say_here, ana)
        meeting.call(service.say_here, ana)

    view = meeting.view(ana)
    assert (view.is_held, view.is_here, [person.name for person in view.here]) == (
        True, True, ["Ana Petit", "Hélène Marchetti"],
    )  # fmt: skip
    meeting.call(service.take_here_back, ana)
    assert not meeting.view(ana).is_here
    late = Meeting(host, meeting.ritual, DAYS[1])
    with late.at(60 + 24 * 60 + 1), pytest.raises(IsOver):
        late.call(service.begin_meeting, host)


def test_meeting_goes_on_until_somebody_ends_it(host, ana, meeting):
    with meeting.at(0):
        meeting.call(service.begin_meeting, host)
    with meeting.at(75):
        late = meeting.view(ana)
        meeting.call(service.end_meeting, host)

        assert (late.is_over, meeting.view(ana).is_over) == (False, True)


def test_notes_of_two_writers_are_not_lost(host, ana, meeting):
    assert meeting.call(service.write_notes, host, NotesInput(notes="Six gauges.", edition=1)) == 2

    with pytest.raises(EditedMeanwhile):
        meeting.call(service.write_notes, ana, NotesInput(notes="Seven gauges.", edition=1))
    assert meeting.call(service.write_notes, ana, NotesInput(notes="Seven gauges.", edition=2)) == 3
    assert meeting.call(service.write_notes, ana, NotesInput(notes="Seven gauges.", edition=3)) == 3

    assert (meeting.view().notes, meeting.view().notes_edition) == ("Seven gauges.", 3)


def test_actions_have_an_owner_and_a_day(people, host, ana, meeting):
    form = ActionItemInput(words="Photograph the gauges", owner_id=str(ana.person_id), due_on=DAYS[2])
    action = str(meeting.call(service.add_action, host, form))
    stranger = people.member()

    (shown,) = meeting.view(stranger).actions
    assert (shown.words, shown.owner.name, shown.due_on, shown.done_at) == (
        "Photograph the gauges", "Ana Petit", "2026-03-26", None,
    )  # fmt: skip
    with pytest.raises(Forbidden):
        db.write_now(actions.finish_action, stranger, action)
    db.write_now(actions.finish_action, ana, action)
    done = meeting.view().actions[0].done_at
    with clock.at(clock.utcnow() + timedelta(hours=1)):
        db.write_now(actions.finish_action, host, action)
    assert meeting.view().actions[0].done_at == done
    db.write_now(actions.finish_action, host, action, is_done=False)
    assert meeting.view().actions[0].done_at is None
    with pytest.raises(NoSuchAction):
        db.write_now(actions.finish_action, ana, "aaaaaaaaaaaa")
    with pytest.raises(NotFound):
        meeting.call(service.add_action, host, form.model_copy(update={"owner_id": "aaaaaaaaaaaa"}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/rituals/9sgwxc68d2at", "9sgwxc68d2at"),
        (" https://learn.example/questions/9sgwxc68d2at?order=new#answer ", "9sgwxc68d2at"),
        ("/people/9sgwxc68d2at", ""),
        ("/rituals/9sgwxc68d2at/2026-03-12", ""),
        ("See /rituals/9sgwxc68d2at", ""),
        ("The gauge", ""),
    ],
)
def test_address_on_an_agenda_is_what_it_leads_to(text, found):
    assert content_in(text) == found


def test_what_somebody_has_still_to_do_is_read_by_nobody_else(people, host, ana, meeting, plan, statements):
    form = ActionItemInput(words="Photograph the gauges", owner_id=str(ana.person_id), due_on=DAYS[2])
    later = str(meeting.call(service.add_action, host, form))
    sooner = str(meeting.call(service.add_action, host, form.model_copy(update={"due_on": DAYS[1]})))
    owed = lambda who: [row.id for row in db.read_now(action_queries.list_owed, who)]  # noqa: E731

    assert (owed(ana), owed(host)) == ([sooner, later], [])
    first = db.read_now(action_queries.list_owed, ana)[0]
    assert (first.content_id, first.address) == (meeting.ritual, f"/rituals/{meeting.ritual}/2026-03-12")
    assert (first.kind, first.title, first.is_late) == ("ritual", "Coffee of the pumps", False)
    with clock.at(clock.utcnow() + timedelta(days=10)):
        assert [row.is_late for row in db.read_now(action_queries.get_owed, ana).rows] == [True, False]
    two = statements(lambda: db.read_now(action_queries.list_owed, ana))
    db.write_now(actions.finish_action, ana, sooner)
    assert owed(ana) == [later]
    assert statements(lambda: db.read_now(action_queries.list_owed, ana)) == two
    db.write_now(service.remove_ritual, host, meeting.ritual)
    assert owed(ana) == []


def test_everybody_on_the_page_is_told(host, ana, meeting):
    hinted: list[str] = []
    end = bus.hints.subscribe(lambda hint: hinted.append(hint.topic))
    try:
        meeting.reply(ana)
        meeting.add("The gauge")
    finally:
        end()

    assert hinted == [f"meeting:{meeting.ritual}-2026-03-12"] * 2


def test_page_of_a_meeting_costs_the_same_with_more_on_it(people, host, ana, meeting, plan, statements):
    def add() -> None:
        meeting.reply(people.member())
        meeting.add("The gauge", content_id=plan(host))
        form = ActionItemInput(words="Photograph it", owner_id=str(ana.person_id), due_on=DAYS[2])
        meeting.call(service.add_action, host, form)

    add()
    one = statements(lambda: meeting.view(ana))
    add()
    add()

    assert statements(lambda: meeting.view(ana)) == one


def test_words_that_are_no_answer_are_refused():
    with pytest.raises(ValidationError):
        ReplyInput.model_validate({"reply": "perhaps"})
