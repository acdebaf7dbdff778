"""Runs: what phones send comes in once, whenever it comes, and is seen by those who may see it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.checklists import queries, service
from learnhub.features.checklists.errors import NoSuchPoint, NoSuchRun, NoTeam, NothingToTick, NotYourRun
from learnhub.features.checklists.models import ChecklistMark, ChecklistRun
from learnhub.features.checklists.schemas import EditChecklistInput, MarksInput, StartRunInput
from learnhub.features.checklists.service import runs
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.redacting import Mark as Cut
from learnhub.features.people.models import Team
from learnhub.features.people.personal_data import erase_person, export_person


def mark(name: str, point: int = 0, kind: str = "done", *, ago: float = 0, **more: object) -> dict:
    """What a phone keeps; `ago` are seconds."""
    at = clock.utcnow() - timedelta(seconds=ago)
    return {"key": f"tick-{name:0>4}", "point": point, "mark": kind, "at": at, **more}


def send(actor: Actor, run_id: str, *marks: dict, **given: object):
    form = MarksInput.model_validate({"marks": list(marks), **given})
    return db.write_now(service.send_marks, actor, run_id, form)


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def bo(people) -> Actor:
    return people.member("Bo Lund")


@pytest.fixture
def began(start) -> Callable[..., str]:
    """Begins a run that is an hour old, so that ticks have room to be from before."""

    def begin(actor: Actor, **given: bool) -> str:
        run_id = start(actor, **given)

        def move(session) -> None:
            session.get_one(ChecklistRun, run_id).started_at -= timedelta(hours=1)

        db.write_now(move)
        return run_id

    return begin


def test_what_is_sent_twice_is_there_once(ana, start):
    run_id = start(ana)
    ticks = (mark("a", 0), mark("b", 1, reading=2.4))

    first, again = send(ana, run_id, *ticks), send(ana, run_id, *ticks)

    assert first.marks == again.marks
    assert [(each.key, each.reading) for each in again.marks] == [("tick-000a", None), ("tick-000b", 2.4)]
    assert (again.settled, again.finished_at) == (2, None)


def test_of_two_phones_both_ticks_are_kept_and_the_first_counts(ana, bo, began, in_team):
    in_team("Operations", ana, bo)
    run_id, now = began(ana, shared=True), clock.utcnow()
    early, later = now - timedelta(minutes=6), now - timedelta(minutes=5)

    send(bo, run_id, {**mark("b", 1), "at": later})
    found = send(ana, run_id, {**mark("a", 1, "skipped", words="no tank here"), "at": early})

    assert [(each.person, each.mark, each.at) for each in found.marks] == [
        ("Ana Petit", "skipped", early),
        ("Bo Lund", "done", later),
    ]
    assert found.settled == 1
    assert all(each.arrived_at > each.at for each in found.marks)


def test_a_tick_that_is_taken_back_leaves_the_point_open(ana, began):
    run_id, now = began(ana), clock.utcnow()
    ticks = [
        {**mark(name, 0, kind), "at": now - timedelta(seconds=9 - n)}
        for n, (name, kind) in enumerate([("a", "done"), ("b", "open"), ("c", "done"), ("d", "open")])
    ]

    assert send(ana, run_id, *reversed(ticks[:3])).settled == 1
    assert send(ana, run_id, ticks[3]).settled == 0


def test_times_stay_between_the_beginning_and_the_arrival(ana, start):
    run_id = start(ana)
    run = db.read_now(queries.find_run, ana, run_id)

    found = send(ana, run_id, mark("a", 0, ago=9_999), mark("b", 1, ago=-9_999))

    assert found.marks[0].at == run.started_at
    assert found.marks[1].at == found.marks[1].arrived_at


def test_clock_that_is_wrong_is_put_right(ana, began):
    run_id, now = began(ana), clock.utcnow()

    found = send(
        ana, run_id, {**mark("a"), "at": now - timedelta(minutes=10)}, sent_at=now - timedelta(minutes=8)
    )

    meant = now - timedelta(minutes=2)
    assert abs(found.marks[0].at - meant) < timedelta(seconds=10)


def test_end_comes_with_the_ticks_and_may_come_twice(ana, began):
    run_id, now = began(ana), clock.utcnow()
    first, second = now - timedelta(minutes=2), now - timedelta(minutes=1)

    send(ana, run_id, {**mark("z", -1, "finished"), "at": second})
    found = send(ana, run_id, {**mark("y", -1, "finished"), "at": first}, mark("a", 2))

    assert (found.finished_at, found.settled) == (first, 1)
    assert db.read_now(queries.get_open_run, ana).rows == []


@pytest.mark.parametrize(
    ("point", "kind"), [(3, "done"), (-1, "done"), (0, "finished")], ids=["beyond", "whole", "end of a point"]
)
def test_points_that_are_not_there_are_refused(ana, start, point, kind):
    run_id = start(ana)

    with pytest.raises(NoSuchPoint):
        send(ana, run_id, mark("a", point, kind))

    assert send(ana, run_id).marks == []


def test_run_of_somebody_else_does_not_exist(ana, bo, people, start, write_checklist, in_team):
    in_team("Operations", ana)
    checklist_id = write_checklist(ana)
    run_id = start(ana, checklist_id, shared=True)

    for attack in (queries.get_run, queries.find_run, service.remove_run):
        with pytest.raises(NoSuchRun):
            db.write_now(attack, bo, run_id)
    with pytest.raises(NoSuchRun):
        send(bo, run_id, mark("a"))
    assert db.read_now(queries.list_runs, bo, checklist_id).items == []
    assert not db.read_now(queries.may_watch, bo, run_id)


def test_team_sees_what_is_shared_with_it_only(ana, bo, start, write_checklist, in_team):
    in_team("Operations", ana, bo)
    checklist_id = write_checklist(ana)
    own, shared = start(ana, checklist_id), start(ana, checklist_id, shared=True, subject="Givors")

    (row,) = db.read_now(queries.list_runs, bo, checklist_id).items
    assert (row.id, row.subject, row.team, row.person.name, row.is_mine) == (
        shared,
        "Givors",
        "Operations",
        "Ana Petit",
        False,
    )
    assert {each.id for each in db.read_now(queries.list_runs, ana, checklist_id).items} == {own, shared}
    with pytest.raises(NotYourRun):
        db.write_now(service.remove_run, bo, shared)


def test_run_of_a_team_that_is_gone_is_its_owners(ana, start, in_team):
    team_id = in_team("Operations", ana)
    run_id = start(ana, shared=True)
    in_team("Another", ana)

    db.write_now(lambda session: session.delete(session.get_one(Team, team_id)))

    assert db.read_now(queries.get_run, ana, run_id).team == ""


def test_who_has_no_team_shares_with_nobody(ana, start):
    with pytest.raises(NoTeam):
        start(ana, shared=True)


def test_run_goes_on_with_the_edition_that_it_began_with(ana, start, write_checklist):
    checklist_id = write_checklist(ana)
    run_id = start(ana, checklist_id)
    send(ana, run_id, mark("a", 2))
    form = EditChecklistInput(title="Restart it quickly", points="Only this", language="en", edition=1)

    db.write_now(service.edit_checklist, ana, checklist_id, form)

    run = db.read_now(queries.get_run, ana, run_id)
    assert [point.text for part in run.parts for point in part.points] == [
        "Key is out",
        "Tank level",
        "Reset",
    ]
    assert (run.title, run.settled, run.is_old) == ("Restart a pumping station", 1, True)
    assert send(ana, run_id, mark("b", 1)).settled == 2
    fresh = db.read_now(queries.get_run, ana, start(ana, checklist_id))
    assert (fresh.points, fresh.title, fresh.is_old) == (1, "Restart it quickly", False)


def test_words_that_a_moderator_takes_out_are_gone_from_runs(ana, start, write_checklist):
    checklist_id = write_checklist(ana)
    run_id = start(ana, checklist_id)
    text = db.read_now(queries.get_source, ana, checklist_id).points
    at = text.index("control room")

    def take_out(session) -> None:
        content = session.get_one(Content, checklist_id)
        discussion.redact(session, content, [Cut("points:0", at, at + len("control room"))], edition=1)

    db.write_now(take_out)

    run = db.read_now(queries.get_run, ana, run_id)
    assert "control room" not in str(run)
    assert run.points == sum(len(part.points) for part in run.parts)


def test_hidden_or_empty_checklist_is_not_run(ana, bo, write_checklist):
    checklist_id = write_checklist(ana)
    db.write_now(service.remove_checklist, ana, checklist_id)
    with pytest.raises(NoSuchContent):
        db.write_now(service.start_run, bo, checklist_id, StartRunInput())

    without = write_checklist(ana)

    def empty(session) -> None:
        discussion.rewrite(
            session, session.get_one(Content, without), edition=1, sections={"points": "# A part"}
        )

    db.write_now(empty)
    with pytest.raises(NothingToTick):
        db.write_now(service.start_run, bo, without, StartRunInput())


def test_run_is_offered_on_today_for_a_day(ana, bo, start, in_team, monkeypatch):
    in_team("Operations", ana, bo)
    run_id = start(ana, shared=True)
    assert [row.id for row in db.read_now(queries.get_open_run, ana).rows] == [run_id]
    assert db.read_now(queries.get_open_run, bo).rows == []

    tomorrow = clock.utcnow() + timedelta(hours=24, minutes=1)
    monkeypatch.setattr("learnhub.features.checklists.queries.runs.utcnow", lambda: tomorrow)
    assert db.read_now(queries.get_open_run, ana).rows == []


def test_runs_are_counted_while_they_are_there(ana, start, write_checklist):
    checklist_id = write_checklist(ana)
    runs_made = [start(ana, checklist_id) for _ in range(2)]
    assert db.read_now(queries.get_checklist, ana, checklist_id).uses == 2

    db.write_now(service.remove_run, ana, runs_made[0])

    assert db.read_now(queries.get_checklist, ana, checklist_id).uses == 1
    assert db.read_now(lambda session: session.get(ChecklistRun, runs_made[0])) is None


def test_runs_come_page_by_page(ana, bo, start, write_checklist, in_team):
    in_team("Operations", ana, bo)
    checklist_id = write_checklist(ana)
    made = [start((ana, bo)[n % 2], checklist_id, shared=True) for n in range(5)]

    first = db.read_now(queries.list_runs, ana, checklist_id, size=2)
    second = db.read_now(queries.list_runs, ana, checklist_id, cursor=first.next, size=2)
    third = db.read_now(queries.list_runs, ana, checklist_id, cursor=second.next, size=2)

    assert [row.id for page in (first, second, third) for row in page.items] == made[::-1]
    assert third.next is None


def test_page_of_runs_costs_the_same_with_more_of_them(ana, start, write_checklist, in_team, statements):
    in_team("Operations", ana)
    checklist_id = write_checklist(ana)
    counted = []
    for number in (1, 3):
        while db.read_now(lambda s: len(s.exec(select(ChecklistRun.id)).all())) < number:
            send(ana, start(ana, checklist_id, shared=True), mark("a"), mark("b", 1))
        counted.append(statements(lambda: db.read_now(queries.list_runs, ana, checklist_id)))
    assert counted[0] == counted[1]


def test_two_phones_at_once_lose_nothing(ana, start):
    run_id = start(ana)

    def one(name: int):
        return send(ana, run_id, mark(str(name), name % 3), mark(f"x{name}", name % 3, "note", words="Warm."))

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(one, range(6)))

    found = send(ana, run_id)
    assert (len(found.marks), found.settled) == (12, 3)


def test_bounds_of_a_run(ana, start, monkeypatch):
    run_id = start(ana)
    monkeypatch.setattr(runs, "MARKS_MAX", 2)
    send(ana, run_id, mark("a"), mark("b", 1))

    with pytest.raises(runs.TooManyTicks):
        send(ana, run_id, mark("c", 2))

    assert len(send(ana, run_id, mark("a")).marks) == 2


def test_person_takes_their_runs_along_and_leaves_those_of_the_team(ana, bo, start, in_team):
    in_team("Operations", ana, bo)
    run_id, own_id = start(ana, shared=True), start(ana)
    send(ana, run_id, mark("a"), mark("n", 0, "note", words="The relay is warm."))
    send(ana, own_id, mark("o", 0, "note", words="I am not sure of this."))

    data = db.read_now(export_person, ana.person_id)
    assert [row["subject"] for row in data["checklist_run"]] == ["P2", "P2"]
    words = {row["words"] for row in data["checklist_mark"]}
    assert words == {"", "The relay is warm.", "I am not sure of this."}

    db.write_now(erase_person, ana.person_id)

    run = db.read_now(queries.get_run, bo, run_id)
    assert len(run.marks) == 2
    assert db.read_now(lambda session: session.exec(select(ChecklistRun.id)).all()) == [run_id]
    assert set(db.read_now(lambda session: session.exec(select(ChecklistMark.run_id)).all())) == {run_id}


def test_nobody_runs_without_the_permission(ana, start):
    run_id = start(ana)
    narrow = Actor(person_id=ana.person_id, scopes=frozenset({"checklists:read"}))

    with pytest.raises(Forbidden):
        send(narrow, run_id, mark("a"))
