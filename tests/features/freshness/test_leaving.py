"""What somebody kept who leaves: offered to one circle after the other, a few at a time."""

from datetime import timedelta

import pytest

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship
from learnhub.features.freshness import queries, service
from learnhub.features.freshness.errors import NotOffered
from learnhub.features.freshness.models import Freshness
from learnhub.features.freshness.service import leaving
from learnhub.features.people.events import PersonJoined, PersonSuspended
from learnhub.features.people.models import Person, Team
from tests.features.notices.support import inbox, tell, told


def leave(actor):
    db.write_now(leaving.offer, PersonSuspended(actor.person_id))


def view(actor, content_id):
    return db.read_now(queries.get_freshness, actor, content_id)


def team_of(*actors):
    def join(session):
        team = Team(name="Field service")
        session.add(team)
        session.flush()
        for actor in actors:
            session.get_one(Person, actor.person_id).team_id = team.id

    db.write_now(join)


def write_with(actor, content_id):
    part = Authorship(content_id=content_id, person_id=actor.person_id, part=Part.CO_AUTHOR)
    db.write_now(lambda session: session.add(part))


def circles(*content_ids):
    return [
        db.read_now(lambda session, of=content_id: session.get_one(Freshness, of).circle)
        for content_id in content_ids
    ]


def wait(days):
    """Time passes, and the job runs."""
    with clock.at(clock.utcnow() + timedelta(days=days)):
        db.write_now(leaving.go_on)
        tell()


def test_authors_hear_of_it_first_then_the_team_then_administrators(people, tell_practice):
    ana, bo, cy, admin = (
        people.member(),
        people.member(),
        people.member(),
        people.member(roles=(Role.ADMINISTRATOR,)),
    )
    team_of(ana, cy)
    guide_id = tell_practice(ana)
    write_with(bo, guide_id)

    leave(ana)
    tell()
    assert (told(bo), told(cy), told(admin)) == ([("checks", "offered", "wrote")], [], [])
    assert (view(bo, guide_id).standing, view(bo, guide_id).cause) == ("due", "left")
    wait(8)
    assert (told(cy), told(admin)) == ([("checks", "offered", "team")], [])
    wait(16)
    assert told(admin) == [("checks", "offered", "orphaned")]
    wait(24)
    assert len(told(admin)) == 1


def test_circles_without_anybody_are_left_out(people, tell_practice):
    ana, bo, cy = people.member(), people.member(), people.member()
    alone, in_team = tell_practice(ana), tell_practice(bo)
    team_of(bo, cy)
    leave(ana)
    leave(bo)

    assert circles(alone, in_team) == ["admins", "team"]


def test_who_takes_it_first_is_its_owner_and_may_edit_it(people, tell_practice):
    ana, bo, cy, dan = people.member(), people.member(), people.member(), people.member()
    team_of(ana, bo, cy)
    guide_id = tell_practice(ana)
    with pytest.raises(NotOffered):
        db.write_now(service.take, bo, guide_id)
    leave(ana)
    tell()
    [row] = inbox(bo, waiting=True)
    assert row.acts == "checks.offered"
    assert view(bo, guide_id).can_take

    db.write_now(service.take, bo, guide_id)
    tell()

    taken = view(bo, guide_id)
    assert (taken.owner.id, taken.standing, taken.is_offered) == (bo.person_id, "current", False)
    assert taken.can_check
    assert db.read_now(discussion.is_author, bo, guide_id)
    assert db.read_now(discussion.authors_of, [guide_id])[guide_id].id == ana.person_id
    assert inbox(bo, waiting=True) == inbox(cy, waiting=True) == []
    for other in (cy, dan):
        with pytest.raises(NotOffered):
            db.write_now(service.take, other, guide_id)


def test_hundreds_of_things_are_offered_a_few_at_a_time(people, tell_practice):
    ana, admin = people.member(), people.member(roles=(Role.ADMINISTRATOR,))
    for number in range(leaving.AT_ONCE + 3):
        tell_practice(ana, f"Restart number {number}")
    leave(ana)
    tell()
    assert len(told(admin)) == leaving.AT_ONCE
    wait(1)
    assert len(told(admin)) == leaving.AT_ONCE + 3


def test_who_comes_back_keeps_what_nobody_took(people, tell_practice):
    ana, admin = people.member(), people.member(roles=(Role.ADMINISTRATOR,))
    kept, taken = tell_practice(ana), tell_practice(ana, "Restart a pump by hand")
    leave(ana)
    db.write_now(service.take, admin, taken)

    db.write_now(leaving.withdraw, PersonJoined(ana.person_id))

    assert view(ana, kept).owner.id == ana.person_id
    assert not view(ana, kept).is_offered
    assert view(ana, kept).standing == "current"
    assert view(ana, taken).owner.id == admin.person_id
