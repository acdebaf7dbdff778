"""Badges: by rule and once, for what others made of somebody's work; never for an amount, never compared."""

from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta

import pytest
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.core.outbox import Outbox
from learnhub.errors import Forbidden
from learnhub.features.badges import notices, queries, service
from learnhub.features.badges.errors import NoSuchBadge
from learnhub.features.badges.events import BadgeGiven
from learnhub.features.badges.models import BadgeAward, BadgeEvidence
from learnhub.features.badges.rules import RULES
from learnhub.features.badges.schemas import BadgesView, BadgeView, RevokeInput
from learnhub.features.discussion.enums import Part, SuggestionStatus
from learnhub.features.discussion.models import Authorship, Content, ContentSource, SharedIssue, Suggestion
from learnhub.features.freshness.models import Freshness
from learnhub.features.mentoring.models import Booking, Takeaway
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Space
from learnhub.features.questions.models import AlsoWorked, Question
from learnhub.features.rex.models import Rex, RexWitness
from learnhub.features.rituals.models import RitualItem, RitualMeeting
from tests.features.badges.support import award, held, rules_of, settle
from tests.features.rex.support import open_rex
from tests.web.matrix.world import World

REASON = RevokeInput(reason="The evidence was copied from elsewhere.")


@pytest.fixture
def world(people, noon) -> World:
    return World(member=people.member)


@pytest.fixture
def at(people, noon) -> Callable[[str], Actor]:
    """Makes somebody at a site."""
    return lambda site: settle(people.member(), site)


def add(*rows: object) -> None:
    def write(session: Session) -> None:
        session.add_all(rows)

    db.write_now(write)


def change(table: type, key: object, **values: object) -> None:
    def write(session: Session) -> None:
        row = session.get_one(table, key)
        for name, value in values.items():
            setattr(row, name, value)
        session.add(row)

    db.write_now(write)


def test_what_worked_at_three_sites_and_not_at_two(world, at) -> None:
    author = at("Lyon")
    guide = world.practice(author)
    for site in ("Lyon", "Lille", "Lille"):
        world.report(at(site), guide)
    assert rules_of(author) == []

    world.report(at("Ghent"), guide)
    assert rules_of(author) == ["applied"]
    [badge] = held(author)
    assert [each.address for each in badge.evidence] == [f"/guides/{guide}"]


def test_an_answer_that_worked_and_one_that_solved_a_question_of_another_site(world, at) -> None:
    author, asker = at("Lyon"), at("Lille")
    question = world.question(asker)
    answer = world.answer(question, author)
    change(Question, question, accepted_id=answer, accepted_by=asker.person_id, accepted_at=clock.utcnow())
    assert rules_of(author) == ["solved"]

    people = [at("Ghent"), at("Lille")]
    add(*(AlsoWorked(answer_id=answer, person_id=str(one.person_id), at=clock.utcnow()) for one in people))
    assert rules_of(author) == ["solved", "worked"]
    assert rules_of(asker) == []


def test_any_amount_of_work_alone_earns_nothing(world, at) -> None:
    author, colleague = at("Lyon"), at("Lyon")
    for number in range(12):
        world.answer(world.question(colleague, f"Why does pump {number} trip?"), author)
        world.card(author, f"How much grease for pump {number}?")
        world.failure(author, f"An update on Friday, number {number}")

    assert rules_of(author) == []


def test_the_meeting_that_began_with_a_small_failure(world, at) -> None:
    author = at("Lyon")
    ritual, day = world.meeting()
    first, second = world.failure(author), world.failure(at("Lyon"))
    found = select(RitualMeeting).where(RitualMeeting.ritual_id == ritual, RitualMeeting.day == day)
    meeting = db.read_now(lambda session: session.exec(found).one().id)
    for position, story in enumerate((first, second)):
        add(RitualItem(meeting_id=meeting, position=position, content_id=story, minutes=5))
    assert rules_of(author) == []

    change(RitualMeeting, meeting, ended_at=clock.utcnow())
    assert rules_of(author) == ["first"]
    assert db.read_now(_number) == 1


def test_a_rex_whose_effect_was_yes_and_that_witnesses_checked(at) -> None:
    author, other = at("Lyon"), at("Lille")
    rex = open_rex(author)
    change(Rex, rex, stage="published")
    _publish(rex)
    assert rules_of(author) == []

    change(Rex, rex, effect="yes", effect_at=clock.utcnow())
    for witness in (other, at("Ghent")):
        add(RexWitness(rex_id=rex, person_id=str(witness.person_id), checked_at=clock.utcnow()))
    assert rules_of(author) == ["effect", "witnesses"]


def test_sessions_from_which_two_other_sites_took_something(at) -> None:
    mentor = at("Lyon")
    for site in ("Lyon", "Lille", "Ghent"):
        assert rules_of(mentor) == []
        mentee, start = at(site), clock.utcnow() - timedelta(days=1)
        booking = Booking(
            mentor_id=str(mentor.person_id),
            mentee_id=str(mentee.person_id),
            starts_at=start,
            ends_at=start + timedelta(minutes=20),
            question="Which bearing?",
            request_key=f"key-{site}-123456",
            created_at=start,
        )
        add(booking)
        add(
            Takeaway(
                booking_id=booking.id,
                person_id=str(mentee.person_id),
                text="Start with the spectrum.",
                is_shared=True,
                noted_at=start,
            )
        )

    assert rules_of(mentor) == ["mentor"]
    assert held(mentor)[0].evidence == []


def test_a_question_of_several_sites_and_what_was_built_and_improved_and_written_together(world, at) -> None:
    author, other = at("Lyon"), at("Lille")
    question = world.question(author)
    for one in (other, at("Ghent")):
        add(SharedIssue(content_id=question, person_id=str(one.person_id)))
    assert rules_of(author) == ["asked"]

    card = world.card(other)
    add(ContentSource(content_id=card, source_id=question))
    assert rules_of(author) == ["asked", "built"]

    add(
        Suggestion(
            content_id=card,
            person_id=str(author.person_id),
            edition=1,
            status=SuggestionStatus.ACCEPTED,
            made_at=clock.utcnow(),
            decided_at=clock.utcnow(),
        )
    )
    assert rules_of(author) == ["asked", "built", "improved"]

    add(Authorship(content_id=card, person_id=str(author.person_id), part=Part.CO_AUTHOR))
    assert rules_of(author) == ["asked", "built", "improved", "together"]
    assert rules_of(other) == ["together"]


def test_a_page_that_was_checked_half_a_year_later(world, at) -> None:
    author = at("Lyon")
    guide = world.practice(author)
    change(Freshness, guide, checked_at=clock.utcnow() + timedelta(days=30))
    assert rules_of(author) == []

    change(Freshness, guide, checked_at=clock.utcnow() + timedelta(days=200))
    with clock.at(clock.utcnow() + timedelta(days=201)):
        assert rules_of(author) == ["kept"]


def test_it_is_given_once_and_told_to_its_holder(world, at) -> None:
    author, asker = at("Lyon"), at("Lille")
    for _each in range(2):
        question = world.question(asker)
        answer = world.answer(question, author)
        change(Question, question, accepted_id=answer, accepted_by=asker.person_id)

    assert [db.write_now(service.give) for _each in range(3)] == [1, 0, 0]
    [badge] = held(author)
    assert len(badge.evidence) == 2
    rows = db.read_now(lambda session: session.exec(select(Outbox)).all())
    told = [row.payload["award_id"] for row in rows if row.payload.get("event") == "badge_given"]
    assert told == [badge.id]
    event = BadgeGiven(badge.id)
    [telling] = db.read_now(lambda session: list(notices.given(session, event)))
    assert [*telling.people] == [author.person_id]
    assert db.read_now(notices.things, author, [badge.id])[badge.id].title == "Help from afar"


def test_who_has_left_is_given_none_and_keeps_those_they_had(world, at) -> None:
    author, asker = at("Lyon"), at("Lille")
    award(author, "first")
    question = world.question(asker)
    change(Question, question, accepted_id=world.answer(question, author), accepted_by=asker.person_id)
    change(Person, str(author.person_id), status=PersonStatus.SUSPENDED)

    assert db.write_now(service.give) == 0
    assert [row.rule for row in held(author, asker)] == ["first"]


def test_evidence_that_the_reader_may_not_see_is_not_named(world, at) -> None:
    author, reader = at("Lyon"), at("Lille")
    badge, story = award(author), world.failure(author)
    add(BadgeEvidence(award_id=badge, content_id=story))
    assert len(held(author, reader)[0].evidence) == 1

    def close(session: Session) -> None:
        space = session.exec(select(Space)).one()
        space.is_open = False
        session.add(space)

    db.write_now(close)
    assert held(author, reader)[0].evidence == []


def test_its_holder_hides_it_and_gives_it_back_for_good(world, at) -> None:
    author, asker = at("Lyon"), at("Lille")
    question = world.question(asker)
    change(Question, question, accepted_id=world.answer(question, author), accepted_by=asker.person_id)
    db.write_now(service.give)
    badge = held(author)[0].id
    for act in (lambda: service.give_back, lambda: service.hide):
        function, more = act(), {"on": True} if act() is service.hide else {}
        with pytest.raises(NoSuchBadge):
            db.write_now(function, asker, badge, **more)

    db.write_now(service.hide, author, badge, on=True)
    assert (len(held(author)), held(author, asker)) == (1, [])
    db.write_now(service.give_back, author, badge)
    assert held(author) == []
    assert db.write_now(service.give) == 0


def test_the_company_takes_one_back_and_says_why_to_the_audit_only(at, people) -> None:
    holder, administrator = at("Lyon"), people.member(roles=(Role.ADMINISTRATOR,))
    badge = award(holder)
    with pytest.raises(Forbidden):
        db.write_now(service.revoke, holder, badge, REASON)

    db.write_now(service.revoke, administrator, badge, REASON)
    row = db.read_now(lambda session: session.get_one(BadgeAward, badge))
    assert (row.revoked_by, row.reason) == ("company", REASON.reason)
    assert held(holder) == held(holder, administrator) == []
    with pytest.raises(NoSuchBadge):
        db.write_now(service.revoke, administrator, badge, REASON)


def test_there_are_twelve_and_no_view_compares() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES) == 12
    assert [rule.key for rule in queries.list_rules()] == [rule.key for rule in RULES]
    for view in (BadgeView, BadgesView):
        assert [each.name for each in fields(view) if each.type in (int, float, "int", "float")] == []


def test_badges_cost_the_same_for_any_number(world, at, statements) -> None:
    author, reader = at("Lyon"), at("Lille")
    add(BadgeEvidence(award_id=award(author), content_id=world.failure(author)))
    once = statements(lambda: held(author, reader))
    for rule in ("solved", "applied"):
        add(BadgeEvidence(award_id=award(author, rule), content_id=world.failure(author)))

    assert statements(lambda: held(author, reader)) == once


def _number(session: Session) -> int:
    return session.exec(select(func.count(BadgeAward.id))).one()


def _publish(content_id: str) -> None:
    change(Content, content_id, status="published", published_at=clock.utcnow())
