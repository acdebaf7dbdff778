"""Announcing, opening and ending sessions."""

from datetime import UTC, datetime, time, timedelta

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid, NotFound
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import Anonymity, Moderation
from learnhub.features.ama.errors import BadTimes, NoSuchAma, SessionOver, UnknownCode, WrongPhase
from learnhub.features.ama.events import AmaChanged
from learnhub.features.ama.models import Ama
from learnhub.features.ama.schemas import DismissInput
from learnhub.features.discussion.events import ContentEdited
from tests.features.ama.support import content_of, form, get, make_room, state_of
from tests.features.discussion.support import events_of


def open_ama(actor, ama_id):
    return db.read_now(queries.open_ama, actor, ama_id)


def test_a_leader_schedules_and_everybody_sees_it(room):
    room.schedule()
    view = open_ama(room.members[0], room.id)
    assert (view.title, view.phase, view.moderation) == (
        "Winter plan and on-call duty",
        "scheduled",
        "before",
    )
    assert view.starts_at == datetime(2026, 3, 11, 13, tzinfo=UTC)
    assert view.leader.name == "Hélène Marchetti"
    assert [host.name for host in view.hosts] == ["Élodie Faure"]
    assert (view.can_ask, view.can_vote, view.can_host) == (True, True, False)
    assert view.anonymity == Anonymity.THIN


@pytest.mark.parametrize("role", [None, Role.MODERATOR])
def test_others_cannot_schedule(room, people, role):
    actor = people.member(roles=(role,) if role else ())
    with pytest.raises(Forbidden):
        db.write_now(service.schedule_session, actor, form())


def test_an_administrator_schedules_for_a_leader_and_hosts(room, people):
    administrator = people.member("Ada", roles=(Role.ADMINISTRATOR,))
    ama_id = db.write_now(service.schedule_session, administrator, form(leader=room.leader.person_id))
    view = open_ama(room.leader, ama_id)
    assert view.leader.name == "Hélène Marchetti"
    assert [host.name for host in view.hosts] == ["Ada"]
    assert view.can_host


def test_somebody_who_may_not_schedule_cannot_be_asked_either(room):
    with pytest.raises(Invalid) as caught:
        room.schedule(leader=room.host.person_id)
    assert list(caught.value.fields) == ["leader"]


def test_unknown_hosts_are_refused(room):
    with pytest.raises(Invalid) as caught:
        room.schedule(hosts=["0" * 12])
    assert list(caught.value.fields) == ["hosts"]


def test_hosts_come_from_a_form_as_one_text():
    ids = ["0" * 12, "1" * 12]
    for sent in (", ".join(ids), [",".join(ids)], ids):
        assert form(hosts=sent).hosts == ids
    for nobody in ("", [""], []):
        assert form(hosts=nobody).hosts == []


def test_times_are_checked(room):
    with pytest.raises(BadTimes):
        room.schedule(ends=time(13))


def test_change_before_the_opening_only(room):
    room.schedule()
    changed = form(title="Summer plan", hosts=[], moderation=Moderation.AFTER)
    db.write_now(service.change_session, room.leader, room.id, changed)
    view = open_ama(room.leader, room.id)
    assert (view.title, view.hosts, view.moderation) == ("Summer plan", (), "after")
    with pytest.raises(Forbidden):
        db.write_now(service.change_session, room.host, room.id, changed)
    db.write_now(service.open_session, room.leader, room.id)
    with pytest.raises(WrongPhase):
        db.write_now(service.change_session, room.leader, room.id, changed)


def test_a_change_is_the_next_edition_of_its_words(room):
    room.schedule()

    events = events_of(service.change_session, room.leader, room.id, form(title="Summer plan"))

    content = content_of(room.id)
    assert (content.title, content.edition) == ("Summer plan", 2)
    assert events == [ContentEdited(room.id, "ama", room.id), AmaChanged(room.id)]


def test_only_hosts_and_moderators_open_and_end(room, people):
    room.schedule()
    for step in (service.open_session, service.end_session, service.call_off):
        with pytest.raises(Forbidden):
            db.write_now(step, room.members[0], room.id)
    db.write_now(service.open_session, room.host, room.id)
    with pytest.raises(WrongPhase):
        db.write_now(service.open_session, room.leader, room.id)
    db.write_now(service.end_session, people.member(roles=(Role.MODERATOR,)), room.id)
    with pytest.raises(WrongPhase):
        db.write_now(service.end_session, room.leader, room.id)


def test_the_end_answers_what_is_on_air_and_stays_readable(room):
    room.open()
    first, second = room.approved("What about Lille?"), room.approved("What about Lyon?")
    with clock.at(clock.utcnow() - timedelta(minutes=2)):
        db.write_now(service.put_on_air, room.host, room.id, first)
    db.write_now(service.end_session, room.host, room.id)
    assert (state_of(first), state_of(second)) == ("answered", "approved")
    view = db.read_now(queries.open_ended, room.members[0], room.id)
    assert ([row.id for row in view.live], [row.id for row in view.open]) == ([first], [second])
    assert view.live[0].question.text == "What about Lille?"
    with pytest.raises(SessionOver):
        room.ask("Too late?")
    with pytest.raises(SessionOver):
        room.vote(second, room.members[0])
    assert not db.read_now(queries.may_watch, room.members[0], room.id)
    assert db.read_now(queries.may_host, room.host, room.id)


def test_a_session_called_off_is_gone_with_its_questions(room):
    room.schedule()
    room.ask("Will it happen?")
    db.write_now(service.call_off, room.leader, room.id)
    with pytest.raises(NoSuchAma):
        open_ama(room.members[0], room.id)
    assert db.read_now(queries.list_upcoming, room.members[0]) == []


def test_strangers_see_nothing(room):
    room.open()
    for actor in (ANONYMOUS,):
        with pytest.raises(NotFound):
            open_ama(actor, room.id)
        assert not db.read_now(queries.may_watch, actor, room.id)
        assert db.read_now(queries.list_upcoming, actor) == []


def test_join_by_code(room):
    room.open()
    code = get(Ama, room.id).code
    assert db.read_now(queries.find_by_code, room.members[0], f"{code[:3]} {code[3:]}") == room.id
    for wrong in ("000000", "", "abc"):
        with pytest.raises(UnknownCode):
            db.read_now(queries.find_by_code, room.members[0], wrong)


def test_a_code_is_free_again_after_the_end_and_leads_to_the_open_session(room, monkeypatch):
    monkeypatch.setattr("learnhub.features.ama.codes.new_code", lambda: "482915")
    ended = room.open()
    db.write_now(service.end_session, room.leader, room.id)
    assert db.read_now(queries.find_by_code, room.leader, "482915") == ended
    fresh = room.open()
    assert db.read_now(queries.find_by_code, room.leader, "482915") == fresh


def test_the_lists(room):
    with clock.at(clock.utcnow() - timedelta(days=1)):
        yesterday = room.open(day=form().day - timedelta(days=1))
        room.approved("Something?")
        room.ask("Never read?")
        dismissed = DismissInput(question=room.ask("What of Paul?"), reason="person")
        db.write_now(service.dismiss, room.host, room.id, dismissed)
        db.write_now(service.end_session, room.leader, room.id)
    later = room.schedule(starts=time(17), ends=time(18))
    soon = room.schedule(starts=time(13, 10))
    live = room.open()
    upcoming = db.read_now(queries.list_upcoming, room.members[0])
    assert [row.id for row in upcoming] == [live, soon, later]
    ended = db.read_now(queries.list_ended, room.members[0])
    assert [(row.id, row.questions, row.answered) for row in ended.items] == [(yesterday, 3, 0)]
    assert db.read_now(queries.open_ended, room.members[0], yesterday).figures.asked == 3
    assert [row.can_host for row in db.read_now(queries.list_upcoming, room.host)] == [True, True, True]


def test_today_leads_those_who_run_a_session_to_it_before_others(room, people):
    other = people.member("Sofia Lindqvist", roles=(Role.LEADER,))
    for hour in (15, 16, 17, 18):
        db.write_now(service.schedule_session, other, form(starts=time(hour), ends=time(hour + 1)))
    theirs = db.write_now(service.schedule_session, other, form(starts=time(13, 5)))
    db.write_now(service.open_session, other, theirs)
    later = room.schedule(starts=time(20), ends=time(21))
    own = room.schedule(starts=time(13, 10))
    seen = [db.read_now(queries.today, actor) for actor in (room.members[0], room.leader, room.host)]
    assert [(view.strip.id, view.strip.is_host) for view in seen] == [
        (theirs, False),
        (own, True),
        (own, True),
    ]
    assert [[row.id for row in view.coming if row.is_host] for view in seen] == [[], [later], [later]]
    assert [view.coming[-1].id == later for view in seen] == [False, True, True]
    assert {len(view.coming) for view in seen} == {3}


def test_ended_sessions_are_paged_without_gap(room):
    made = []
    for number in range(5):
        with clock.at(clock.utcnow() + timedelta(minutes=number)):
            made.append(room.open())
            db.write_now(service.end_session, room.leader, room.id)
    seen, after = [], None
    while True:
        page = db.read_now(queries.list_ended, room.members[0], after=after, size=2)
        seen += [row.id for row in page.items]
        after = page.next
        if after is None:
            break
    assert seen == made[::-1]


def test_lists_need_as_many_statements_for_three_as_for_one(room, statements):
    room.open()
    room.ask("One?")
    upcoming = statements(lambda: db.read_now(queries.list_upcoming, room.members[0]))
    for _ in range(2):
        room.open()
        room.ask("Another?")
    assert statements(lambda: db.read_now(queries.list_upcoming, room.members[0])) == upcoming


def test_forgotten_sessions_end_by_themselves(room):
    live = room.open()
    waiting = room.schedule()
    fresh = room.schedule(starts=time(19), ends=time(20))
    with clock.at(clock.utcnow() + timedelta(hours=7)):
        assert db.write_now(service.close_forgotten) == 0
    with clock.at(clock.utcnow() + timedelta(hours=9)):
        assert db.write_now(service.close_forgotten) == 2
    assert [get(Ama, key).phase for key in (live, waiting, fresh)] == ["ended", "ended", "scheduled"]
    assert [row.id for row in db.read_now(queries.list_ended, room.leader).items] == [live]


def test_finding_hosts_and_leaders(room, people):
    people.member("Élisa Petit")
    assert [ref.name for ref in db.read_now(queries.list_leaders, room.members[0])] == ["Hélène Marchetti"]
    found = db.read_now(queries.find_colleagues, room.leader, text="el")
    assert [ref.name for ref in found] == ["Élisa Petit", "Élodie Faure"]
    assert [ref.name for ref in db.read_now(queries.find_colleagues, room.leader, text="FAU")] == [
        "Élodie Faure"
    ]
    for text in ("", "e", "%%", "__"):
        assert db.read_now(queries.find_colleagues, room.leader, text=text) == []


@pytest.mark.parametrize(("members", "expected"), [(2, "closed"), (3, "thin"), (7, "thin"), (8, "open")])
def test_anonymity_depends_on_the_people_who_could_ask(people, noon, members, expected):
    room = make_room(people, members)
    room.schedule()
    assert open_ama(room.leader, room.id).anonymity == expected
