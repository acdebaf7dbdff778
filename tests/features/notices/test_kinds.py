"""What people are told of questions, cards and their account, besides answers."""

from datetime import timedelta

import pytest

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.notices import service
from learnhub.features.people.schemas import Browser
from learnhub.features.people.service import members, sign_in
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import topics_for
from tests.features.notices.support import inbox, tell, told
from tests.features.people.conftest import give_password
from tests.features.questions.support import answer, ask


def test_question_is_told_to_who_knows_about_it_five_times_a_week(ana, ben, eve, noon) -> None:
    db.write_now(topics.set_skill, ben, "Pumps", SkillLevel.PRACTISES)
    db.write_now(topics.set_skill, eve, "Pumps", SkillLevel.LEARNING)
    for number in range(6):
        ask(ana, f"Pump number {number} leaks", topics=("Pumps",))
        tell()

    assert told(ben) == [("skills", "asked", "skill")] * 5
    assert told(eve) == []
    assert inbox(ben, waiting=False)[0].topic == "Pumps"

    with clock.at(noon + timedelta(days=8)):
        ask(ana, "One more pump leaks", topics=("Pumps",))
        tell()
    assert len(told(ben)) == 6


def test_question_is_told_to_who_follows_a_topic_until_they_stop(ana, eve) -> None:
    [pumps] = db.write_now(topics_for, ["Pumps"], "en")
    db.write_now(service.follow_topic, eve, pumps)
    first = ask(ana, "The first pump leaks", topics=("Pumps",))
    tell()
    [row] = inbox(eve, waiting=False)
    assert (row.reason, row.topic, row.stops, row.topic_id) == ("topic", "Pumps", "topic", pumps)

    db.write_now(service.stop, eve, first, topic_id=pumps)
    ask(ana, "The second pump leaks", topics=("Pumps",))
    tell()

    assert inbox(eve, waiting=False) == []


@pytest.mark.parametrize("is_answered", [False, True])
def test_who_asked_is_told_after_days_without_an_answer(ana, ben, noon, is_answered: bool) -> None:
    question_id = ask(ana)
    if is_answered:
        answer(ben, question_id)
    tell()
    assert ("answers", "unanswered", "asked") not in told(ana)

    with clock.at(noon + timedelta(days=3)):
        tell()

    assert (("answers", "unanswered", "asked") in told(ana)) is not is_answered


def test_author_hears_once_a_day_and_without_names_that_a_card_is_of_use(ana, ben, eve, noon) -> None:
    form = CardInput(front="What comes last?", back="Zero pressure.", language="en")
    card_id = db.write_now(cards.create_card, ana, form)
    for colleague in (ben, eve):
        db.write_now(cards.add_to_review, colleague, card_id)
        tell()

    assert told(ana) == [("reviews", "taken", "wrote")]
    assert inbox(ana, waiting=False)[0].notices[0].actor.id == ""


def test_change_of_roles_is_told(ana, people) -> None:
    admin = people.member("Élodie Faure", roles=(Role.ADMINISTRATOR,))
    db.write_now(members.set_roles, admin, person_id=ana.person_id, roles=[Role.MODERATOR])

    tell()

    assert told(ana) == [("account", "roles", "account")]
    assert inbox(ana, waiting=False)[0].address == "/settings"


def test_sign_in_from_a_new_browser_is_told_when_the_hour_is_over(ana, noon) -> None:
    browser = Browser("Firefox on Linux", "192.0.2.0/24")
    with clock.at(noon + timedelta(minutes=20)):
        for is_new in (False, True):
            known = give_password(ana.person_id)
            db.write_now(sign_in.open_sign_in, known=known, browser=browser, is_new=is_new)
        tell()
        assert told(ana) == []

    with clock.at(noon + timedelta(hours=1)):
        tell()

    assert told(ana) == [("sign_ins", "sign_in", "account")]
    assert inbox(ana, waiting=False)[0].last_at == noon + timedelta(hours=1)
