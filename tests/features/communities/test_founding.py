"""A community is started by three: one proposes it, and two more say yes within 14 days."""

from datetime import timedelta

import pytest

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.communities import queries, service
from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.communities.errors import NoSuchCommunity, NotAmongColleagues, TwoOthers
from learnhub.features.communities.models import Community
from learnhub.features.communities.schemas import ProposeInput, StartInput
from learnhub.features.discussion.errors import UnknownTopic
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Space
from tests.features.communities.conftest import WORDS
from tests.features.discussion.support import events_of


def proposal(*people, **given) -> ProposeInput:
    return ProposeInput.model_validate(WORDS | {"people": [each.person_id for each in people]} | given)


def load(space_id: str) -> tuple[Community, Space]:
    return db.read_now(
        lambda session: (session.get_one(Community, space_id), session.get_one(Space, space_id))
    )


def test_third_yes_opens_it(people) -> None:
    ana, bob, cleo, stranger = people.member(), people.member(), people.member(), people.member()
    space_id = db.write_now(service.propose, ana, proposal(bob, cleo, topics=["Pumps"]))

    db.write_now(service.join, bob, space_id)
    with pytest.raises(NoSuchCommunity):
        db.read_now(queries.get_community, stranger, space_id)
    assert db.read_now(queries.get_community, cleo, space_id).missing == 1

    db.write_now(service.join, cleo, space_id)
    view = db.read_now(queries.get_community, stranger, space_id)
    assert (view.stage, view.member_count, view.can_join, view.is_member) == (Stage.ACTIVE, 3, True, False)
    assert [each.name for each in view.topics] == ["Pumps"]
    community, space = load(space_id)
    assert (space.is_open, space.is_frozen, community.expires_at) == (True, False, None)


def test_no_is_final_and_tells_nobody(people) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    space_id = db.write_now(service.propose, ana, proposal(bob, cleo))

    db.write_now(service.decline, bob, space_id)

    with pytest.raises(NoSuchCommunity):
        db.write_now(service.join, bob, space_id)
    assert db.read_now(queries.list_mine, bob) == []
    assert [row.stage for row in db.read_now(queries.list_mine, ana)] == [Stage.PROPOSED]


def test_proposal_is_gone_after_14_days(people, noon) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    space_id = db.write_now(service.propose, ana, proposal(bob, cleo))

    with clock.at(noon + timedelta(days=13)):
        db.write_now(service.drop_expired)
        assert load(space_id)[0].stage == Stage.PROPOSED
    with clock.at(noon + timedelta(days=14)):
        db.write_now(service.drop_expired)

    assert db.read_now(queries.list_mine, ana) == []


def test_two_colleagues_are_needed(people) -> None:
    ana, bob = people.member(), people.member()
    gone = people.member(status=PersonStatus.SUSPENDED)

    with pytest.raises(TwoOthers):
        db.write_now(service.propose, ana, proposal(bob, bob))
    for other in (ana, gone):
        with pytest.raises(NotAmongColleagues):
            db.write_now(service.propose, ana, proposal(bob, other))


def test_administrators_alone_start_alone(people) -> None:
    admin, member = people.member(roles=(Role.ADMINISTRATOR,)), people.member()
    form = StartInput.model_validate(WORDS)

    view = db.read_now(queries.get_community, member, db.write_now(service.start_alone, admin, form))

    assert (view.stage, [each.id for each in view.facilitators]) == (Stage.ACTIVE, [admin.person_id])
    with pytest.raises(Forbidden):
        db.write_now(service.start_alone, member, form)


def test_hidden_one_makes_no_new_topic(people) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()

    with pytest.raises(UnknownTopic):
        db.write_now(service.propose, ana, proposal(bob, cleo, openness=Openness.HIDDEN, topics=["Merger"]))


def test_events_name_who_is_invited(people) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()

    events = events_of(service.propose, ana, proposal(bob, cleo))

    assert sorted(each.person_id for each in events) == sorted([bob.person_id, cleo.person_id])


def test_similar_ones_are_found_while_typing(people, start) -> None:
    start(people.member(), topics=["Pumps"])
    hidden = start(people.member(), Openness.HIDDEN, name="Rotating secrets")
    stranger = people.member()

    assert [row.name for row in db.read_now(queries.list_similar, stranger, words="Rotating things")] == [
        "Rotating machines"
    ]
    assert hidden not in {row.id for row in db.read_now(queries.list_communities, stranger).items}
