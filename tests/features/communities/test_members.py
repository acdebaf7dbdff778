"""Coming in, going, and who facilitates: no community is left without somebody."""

from datetime import timedelta

import pytest

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.communities import queries, service
from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.communities.errors import (
    AlreadySaidNo,
    ChangedMeanwhile,
    HandOverFirst,
    NoSuchCommunity,
    NoSuchMember,
    NothingToMerge,
    NotJoinable,
    WrittenInConfidence,
)
from learnhub.features.communities.events import CommunityOrphaned, FacilitatorChanged, MemberJoined
from learnhub.features.communities.schemas import AskToJoinInput, EditCommunityInput, InvitePeopleInput
from learnhub.features.communities.service.founding import TERM
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, SpaceMember
from tests.features.communities.conftest import WORDS, inside
from tests.features.discussion.support import events_of, write_question


def invite(actor, space_id: str, *people) -> None:
    form = InvitePeopleInput(people=[str(each.person_id) for each in people])
    db.write_now(service.invite, actor, space_id, form)


def edit(**given) -> EditCommunityInput:
    return EditCommunityInput.model_validate(WORDS | {"edition": 1} | given)


def facilitators(actor, space_id: str) -> list[str]:
    return [each.id for each in db.read_now(queries.get_community, actor, space_id).facilitators]


def suspend(actor) -> None:
    def change(session) -> None:
        session.get_one(Person, actor.person_id).status = PersonStatus.SUSPENDED

    db.write_now(change)


def test_anybody_joins_what_is_open_and_leaves_again(people, start) -> None:
    ana, bob = people.member(), people.member()
    space_id = start(ana)

    assert events_of(service.join, bob, space_id) == [MemberJoined(space_id, bob.person_id)]
    assert events_of(service.join, bob, space_id) == []
    assert [row.id for row in db.read_now(queries.list_mine, bob)] == [space_id]

    db.write_now(service.leave, bob, space_id)
    assert db.read_now(queries.list_mine, bob) == []


def test_closed_one_lets_in_who_asks(people, start) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.CLOSED)
    with pytest.raises(NotJoinable):
        db.write_now(service.join, bob, space_id)

    for each in (bob, cleo):
        db.write_now(service.ask_to_join, each, space_id, AskToJoinInput(words="I work on seals"))
    asking = db.read_now(queries.list_admissions, ana, space_id)
    assert [(row.person.id, row.words) for row in asking] == [
        (bob.person_id, "I work on seals"),
        (cleo.person_id, "I work on seals"),
    ]
    assert db.read_now(queries.list_admissions, bob, space_id) == []
    with pytest.raises(Forbidden):
        db.write_now(service.let_in, bob, space_id, str(bob.person_id))

    db.write_now(service.let_in, ana, space_id, str(bob.person_id))
    db.write_now(service.turn_away, ana, space_id, str(cleo.person_id))
    assert db.read_now(queries.get_community, bob, space_id).is_member
    with pytest.raises(AlreadySaidNo):
        db.write_now(service.ask_to_join, cleo, space_id, AskToJoinInput())
    with pytest.raises(NoSuchMember):
        db.write_now(service.let_in, ana, space_id, str(cleo.person_id))


def test_who_asked_and_is_invited_is_in(people, start) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.CLOSED)
    db.write_now(service.ask_to_join, bob, space_id, AskToJoinInput())
    invite(ana, space_id, bob, cleo)

    db.write_now(service.ask_to_join, cleo, space_id, AskToJoinInput())

    assert {bob.person_id, cleo.person_id} <= {
        row.person.id for row in db.read_now(queries.list_members, ana, space_id).items
    }


def test_hidden_one_is_known_by_invitation(people, start) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.HIDDEN)
    with pytest.raises(NoSuchCommunity):
        db.write_now(service.ask_to_join, bob, space_id, AskToJoinInput())

    invite(ana, space_id, bob)
    view = db.read_now(queries.get_community, bob, space_id)
    assert (view.name, view.is_invited, view.can_join, view.can_read) == (WORDS["name"], True, True, False)
    assert db.read_now(queries.list_members, bob, space_id).items == []

    db.write_now(service.join, bob, space_id)
    with pytest.raises(Forbidden):  # members of what is not open do not invite
        invite(bob, space_id, cleo)


def test_last_one_hands_over_before_leaving(people, start) -> None:
    ana, bob = people.member(), people.member()
    space_id = start(ana, Openness.OPEN, bob, people.member())
    with pytest.raises(HandOverFirst):
        db.write_now(service.leave, ana, space_id)

    db.write_now(service.ask_to_take_over, ana, space_id, str(bob.person_id))
    assert db.read_now(queries.get_community, bob, space_id).is_asked_to_take_over
    events = events_of(service.take_over, bob, space_id)

    assert events == [FacilitatorChanged(space_id, str(bob.person_id))]
    assert facilitators(ana, space_id) == [bob.person_id]
    db.write_now(service.leave, ana, space_id)


def test_volunteer_takes_over_with_the_second_click(people, start, noon) -> None:
    ana, bob = people.member(), people.member()
    space_id = start(ana, Openness.OPEN, bob, people.member())
    db.write_now(service.seek, ana, space_id, on=True)
    assert db.read_now(queries.get_community, bob, space_id).seeks

    db.write_now(service.take_over, bob, space_id)
    assert facilitators(ana, space_id) == [ana.person_id]
    willing = db.read_now(queries.list_handovers, ana, space_id)
    assert [(row.person.id, row.is_willing, row.is_asked) for row in willing] == [
        (bob.person_id, True, False)
    ]
    db.write_now(service.ask_to_take_over, ana, space_id, str(bob.person_id))

    view = db.read_now(queries.get_community, bob, space_id)
    assert ([each.id for each in view.facilitators], view.seeks) == ([bob.person_id], False)
    assert view.term_ends == noon + TERM


def test_term_is_renewed_by_whoever_facilitates(people, start, noon) -> None:
    ana, bob = people.member(), people.member()
    space_id = start(ana, Openness.OPEN, bob, people.member())
    with pytest.raises(Forbidden):
        db.write_now(service.renew, bob, space_id)

    later = noon + timedelta(days=170)
    with clock.at(later):
        db.write_now(service.renew, ana, space_id)

    assert db.read_now(queries.get_community, ana, space_id).term_ends == later + TERM


def test_orphan_goes_to_administrators_or_to_whoever_takes_it(people, start) -> None:
    ana, bob, admin = people.member(), people.member(), people.member(roles=(Role.ADMINISTRATOR,))
    open_one = start(ana, Openness.OPEN, bob, people.member())
    hidden = start(ana, Openness.HIDDEN, bob, people.member())
    with pytest.raises(Forbidden):
        db.write_now(service.appoint, admin, open_one, str(bob.person_id))
    suspend(ana)

    events = [each for each in events_of(service.find_orphans) if isinstance(each, CommunityOrphaned)]
    assert {each.space_id for each in events} == {open_one, hidden}
    assert events_of(service.find_orphans) == []

    db.write_now(service.appoint, admin, open_one, str(admin.person_id))
    with pytest.raises(NoSuchCommunity):
        db.write_now(service.appoint, admin, hidden, str(bob.person_id))
    db.write_now(service.take_over, bob, hidden)
    assert admin.person_id in facilitators(bob, open_one)
    assert bob.person_id in facilitators(bob, hidden)


def test_facilitator_takes_a_member_out_but_nobody_who_facilitates(people, start) -> None:
    ana, bob = people.member(), people.member()
    space_id = start(ana, Openness.CLOSED, bob, people.member())

    db.write_now(service.remove_member, ana, space_id, str(bob.person_id))

    gone = db.read_now(lambda session: session.get(SpaceMember, (space_id, bob.person_id)))
    assert gone is None
    with pytest.raises(Forbidden):
        db.write_now(service.remove_member, ana, space_id, str(ana.person_id))


def test_settings_are_changed_by_who_facilitates_and_read_the_newest(people, start) -> None:
    ana, bob = people.member(), people.member()
    space_id = start(ana, Openness.OPEN, bob, people.member())

    db.write_now(service.change, ana, space_id, edit(name="Pumps", posts="everybody", welcome="Hello"))

    view = db.read_now(queries.get_community, bob, space_id)
    assert (view.name, view.posts, view.welcome, view.edition) == ("Pumps", "everybody", "Hello", 2)
    with pytest.raises(ChangedMeanwhile):
        db.write_now(service.change, ana, space_id, edit(name="Fans and pumps"))
    with pytest.raises(Forbidden):
        db.write_now(service.change, bob, space_id, edit(edition=2))


def test_what_was_written_for_members_is_not_opened(people, start) -> None:
    ana = people.member()
    space_id = start(ana, Openness.CLOSED)
    db.write_now(service.change, ana, space_id, edit(openness="open"))
    db.write_now(service.change, ana, space_id, edit(openness="closed", edition=2))
    write_question(inside(ana, space_id), space=space_id)

    with pytest.raises(WrittenInConfidence):
        db.write_now(service.change, ana, space_id, edit(openness="open", edition=3))


def test_closed_for_good_is_read_and_opened_again(people, start) -> None:
    ana, stranger = people.member(), people.member()
    space_id = start(ana)
    question = write_question(ana, space=space_id)

    db.write_now(service.end, ana, space_id)

    over = db.read_now(queries.list_communities, stranger, is_over=True).items
    assert [(row.id, row.stage, row.can_join) for row in over] == [(space_id, Stage.ENDED, False)]
    feed = db.read_now(queries.list_feed, stranger, space_id).items
    assert [row.id for row in feed] == [question.id]
    db.write_now(service.reopen, ana, space_id)
    assert db.read_now(queries.get_community, stranger, space_id).can_join


def test_merging_takes_members_and_what_was_open_along(people, start) -> None:
    ana, bob, reader = people.member(), people.member(), people.member()
    small, large = start(ana, Openness.OPEN, bob, people.member()), start(ana)
    closed = start(ana, Openness.CLOSED, name="Closed circle")
    moved = write_question(ana, space=small)
    kept = write_question(inside(ana, closed), space=closed)
    with pytest.raises(NothingToMerge):
        db.write_now(service.merge, ana, small, small)

    db.write_now(service.merge, ana, small, large)
    db.write_now(service.merge, ana, closed, large)

    assert db.read_now(queries.get_community, bob, large).is_member
    assert [row.id for row in db.read_now(queries.list_feed, reader, large).items] == [moved.id]
    assert db.read_now(queries.get_community, bob, small).merged_into == large
    inner = db.read_now(queries.list_feed, inside(ana, closed), closed).items
    assert [row.id for row in inner] == [kept.id]
