"""The first days of somebody new: what is proposed, what is done at once, and when it is over."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlmodel import select

from learnhub.core import clock, db
from learnhub.errors import NotFound
from learnhub.features.cards import queries as cards
from learnhub.features.cards import service as review
from learnhub.features.cards.schemas import CardInput
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.schemas import HoursInput, OfferInput
from learnhub.features.onboarding import queries, service
from learnhub.features.onboarding.enums import Step
from learnhub.features.onboarding.models import FirstDay
from learnhub.features.people.events import PersonJoined
from learnhub.features.people.models import Person, Team
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.queries import skills_of
from learnhub.features.topics.service import set_skill
from tests.conftest import NOON
from tests.features.questions.support import ask


@pytest.fixture
def noe(people, noon):
    newcomer = people.member("Noé Perrin")
    db.write_now(service.begin, event=PersonJoined(newcomer.person_id, is_new=True))
    return newcomer


def seen(actor):
    return db.read_now(queries.get_first_day, actor)


def marks(actor):
    return {step.name: step.mark for step in seen(actor).steps}


def add_card(actor, front, **others):
    fields = {"back": "Zero pressure.", "topics": "Pumps", "language": "en", **others}
    form = CardInput.model_validate({"front": front, **fields})
    return db.write_now(review.create_card, actor, form)


def offer(actor, *helps):
    form = OfferInput(sentence="Show me.", place="Room 4", zone="Europe/Paris", languages=["en"])
    db.write_now(mentoring.save_offer, actor, form=form)
    db.write_now(mentoring.add_hours, actor, form=HoursInput(weekday=4, starts=time(9), ends=time(12)))
    for topic in helps:
        db.write_now(set_skill, actor, topic, SkillLevel.HELPS)


def in_team(actors):
    def join(session):
        team = Team(name="Maintenance")
        session.add(team)
        session.flush()
        for actor in actors:
            session.get_one(Person, actor.person_id).team_id = team.id

    db.write_now(join)


def test_only_who_took_up_an_invitation_is_new(people, noon):
    ana = people.member()
    db.write_now(service.begin, event=PersonJoined(ana.person_id))

    assert not seen(ana).is_open
    with pytest.raises(NotFound):
        db.write_now(service.skip, ana, step=Step.PEOPLE)


def test_topics_and_their_cards_come_in_one_step(people, noe):
    ana = people.member()
    wanted = add_card(ana, "What comes last before opening?")
    add_card(ana, "Was kommt zuletzt?", topics="Seals")
    french = add_card(ana, "Quelle vanne ferme en premier ?", language="fr")

    preview = db.read_now(queries.preview_cards, noe, names=["pumps"])
    db.write_now(service.choose, noe, names=["Pumps", "Diving"])

    assert (preview.count, [row.id for row in preview.shown]) == (1, [wanted])
    assert db.read_now(cards.in_review, noe, [wanted, french]) == {wanted}
    said = {skill.topic.name: skill.level for skill in db.read_now(skills_of, noe.person_id, "en")}
    assert said == {"Pumps": "learning", "Diving": "learning"}
    assert marks(noe) == {"topics": "done", "cards": "done", "question": "now"}
    assert seen(noe).topics == ["Diving", "Pumps"]


def test_cards_can_be_taken_back_and_had_again(people, noe):
    card = add_card(people.member(), "What comes last before opening?")
    db.write_now(service.choose, noe, names=["Pumps"])

    db.write_now(service.leave_cards_out, noe)

    assert db.read_now(cards.in_review, noe, [card]) == set()
    assert marks(noe) == {"topics": "done", "cards": "now", "question": "later"}
    db.write_now(service.choose, noe, names=[])
    assert db.read_now(cards.in_review, noe, [card]) == {card}


def test_what_is_said_of_a_topic_already_stays(noe):
    db.write_now(set_skill, noe, "Pumps", SkillLevel.HELPS)
    db.write_now(service.choose, noe, names=["Pumps"])

    [skill] = db.read_now(skills_of, noe.person_id, "en")
    assert skill.level == SkillLevel.HELPS


@pytest.mark.parametrize(("learners", "is_team"), [(4, False), (5, True)])
def test_topics_of_the_team_are_proposed_from_five_people_on(people, noe, learners, is_team):
    colleagues = [people.member() for _ in range(learners)]
    in_team([noe, *colleagues])
    for number, colleague in enumerate(colleagues):
        db.write_now(set_skill, colleague, "Vibration", SkillLevel.LEARNING)
        if number == 0:
            db.write_now(set_skill, colleague, "Alignment", SkillLevel.LEARNING)

    first = seen(noe)

    assert first.is_team == is_team
    assert first.suggestions == (["Vibration", "Alignment"] if is_team else ["Alignment", "Vibration"])


def test_two_who_help_and_are_free_are_proposed(people, noe):
    helpers = [people.member(f"Helper {number}") for number in range(3)]
    for helper in helpers:
        offer(helper, "Pumps")
    offer(people.member("Elsewhere"), "Seals")
    assert seen(noe).people == []

    db.write_now(service.choose, noe, names=["Pumps"])

    proposed = [row.person.name for row in seen(noe).people]
    assert len(proposed) == queries.PEOPLE
    assert set(proposed) < {"Helper 0", "Helper 1", "Helper 2"}
    assert marks(noe) == {"topics": "done", "cards": "skipped", "people": "now", "question": "later"}


def test_skipped_steps_keep_their_place_and_the_last_one_ends_it(noe):
    db.write_now(service.skip, noe, step=Step.TOPICS)
    db.write_now(service.skip, noe, step=Step.CARDS)
    assert marks(noe) == {"topics": "skipped", "cards": "skipped", "question": "now"}

    ask(noe, "Where is the key of the workshop?")

    assert (seen(noe).is_open, seen(noe).is_over) == (False, True)
    db.write_now(service.end, noe)
    assert db.read_now(lambda session: session.exec(select(FirstDay)).all()) == []


def test_what_is_left_for_later_is_a_line_for_three_days(noe):
    db.write_now(service.leave, noe)
    for days, is_offered in enumerate([True, True, True, False]):
        with clock.at(NOON + timedelta(days=days)):
            first = seen(noe)
            assert (first.is_open, first.is_offered, first.is_over) == (False, is_offered, not is_offered)

    with clock.at(NOON + timedelta(days=1)):
        db.write_now(service.resume, noe)
        assert seen(noe).is_open
    with clock.at(NOON + timedelta(days=4)):
        db.write_now(service.leave, noe)
        assert not seen(noe).is_offered


def test_it_costs_everybody_else_one_look(people, noon, statements):
    ana = people.member()

    assert statements(lambda: seen(ana)) == 1


def test_names_are_found_in_any_language_one_reads(people, noe):
    card = add_card(people.member(), "Quelle vanne ferme en premier ?", language="fr")

    assert db.read_now(queries.preview_cards, noe, names=["Pumps"]).count == 0
    assert (
        db.read_now(queries.preview_cards, replace(noe, reads=("fr",)), names=["Pumps"]).shown[0].id == card
    )
