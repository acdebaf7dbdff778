"""The page of a topic gathers what waits, what there is to read and who knows."""

from datetime import time, timedelta

import pytest

from learnhub.core import clock, db
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.models import Mentor
from learnhub.features.mentoring.schemas import HoursInput, OfferInput
from learnhub.features.notices import service as notices
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import AnswerInput, AskInput
from learnhub.features.topic_pages import queries
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.errors import NoSuchTopic
from learnhub.features.topics.models import TopicName
from learnhub.features.topics.queries import list_by_name


def ask(actor, title: str, *tags: str) -> str:
    return db.write_now(questions.ask_question, actor, AskInput(title=title, topics=[*tags]))


def write_card(actor, front: str, *tags: str) -> str:
    form = CardInput(front=front, back="Zero pressure.", language="en", topics=[*tags])
    return db.write_now(cards.create_card, actor, form)


def know(actor, level: SkillLevel = SkillLevel.HELPS, *, weekday: int | None = None) -> None:
    """Say that one can help with seals, and perhaps offer an hour of a weekday."""
    db.write_now(topics.set_skill, actor, "Seals", level)
    if weekday is not None:
        offer = OfferInput(sentence="Show me.", place="Room 2", zone=actor.zone, languages=["en"])
        db.write_now(mentoring.save_offer, actor, form=offer)
        hours = HoursInput(weekday=weekday, starts=time(9), ends=time(10))
        db.write_now(mentoring.add_hours, actor, form=hours)


@pytest.fixture
def seals(company) -> str:
    return db.write_now(topics.topics_for, ["Seals"], "en")[0]


def overview(actor, topic_id: str):
    return db.read_now(queries.get_overview, actor, topic_id)


def test_questions_without_an_answer_wait_the_oldest_first(people, seals, noon):
    ana, bo = people.member("Ana Petit"), people.member()
    first = ask(ana, "Worn on one side only?", "Seals")
    answered = ask(ana, "Which flush plan?", "Seals")
    db.write_now(questions.answer_question, bo, AnswerInput(body="Plan 11."), question_id=answered)
    with clock.at(noon + timedelta(hours=49)):
        second = ask(bo, "Polish it on site?", "Seals")
        ask(bo, "Why does the pump trip?", "Pumps")
        shown = overview(bo, seals)

    waiting = [(each.question.id, each.is_late, each.is_mine) for each in shown.waiting]
    assert waiting == [(first, True, False), (second, False, True)]
    assert (shown.waiting_total.number, shown.questions_total.number) == (2, 3)


def test_waiting_questions_say_to_whom_they_were_sent(people, seals):
    ana, oumar = people.member(), people.member("Oumar Sy")
    alone = ask(ana, "Worn on one side only?", "Seals")
    know(oumar, SkillLevel.REFERENCE)
    sent = ask(ana, "Which flush plan?", "Seals")

    shown = {each.question.id: each.sent for each in overview(people.member(), seals).waiting}
    assert [person.name for person in shown[sent].people] == ["Oumar Sy"]
    assert (shown[alone].people, shown[sent].is_open) == ((), False)


def test_each_kind_that_is_kept_has_its_section_and_none_when_empty(people, seals):
    ana = people.member()
    assert overview(ana, seals).sections == []
    card = write_card(ana, "What blocks a flush plan?", "Seals")
    write_card(ana, "Restart a pump", "Pumps")

    [section] = overview(ana, seals).sections

    assert (section.kind, section.total.number) == ("card", 1)
    assert ([row.id for row in section.rows], section.address) == (
        [card],
        f"/library?topic={seals}&kind=card",
    )


def test_topics_that_come_with_it_are_next_to_it_the_nearest_first(people, seals):
    ana = people.member()
    write_card(ana, "First", "Seals", "Pumps")
    write_card(ana, "Second", "Seals", "Pumps", "Bearings")
    write_card(ana, "Third", "Oil")

    assert [topic.name for topic in overview(ana, seals).related] == ["Pumps", "Bearings"]


def test_other_names_are_those_of_both_languages(people, seals):
    ana = people.member()

    def name(session) -> None:
        session.add(TopicName(topic_id=seals, language="fr", name="Joints", folded="joints"))
        session.add(TopicName(topic_id=seals, language="en", name="Gaskets", folded="gaskets", is_main=False))

    db.write_now(name)

    assert overview(ana, seals).other_names == ("Joints", "Gaskets")
    french = people.member(language="fr")
    assert (overview(french, seals).topic.name, overview(french, seals).other_names) == (
        "Joints",
        ("Seals", "Gaskets"),
    )
    assert [topic.name for topic in db.read_now(list_by_name, french).items] == ["Joints"]


def test_followers_are_a_number_and_none_below_five(people, seals):
    members = [people.member() for _number in range(5)]
    for follower in members[:4]:
        db.write_now(notices.follow_topic, follower, seals)
    assert overview(members[0], seals).followers == 0

    db.write_now(notices.follow_topic, members[4], seals)
    assert overview(members[0], seals).followers == 5

    db.write_now(notices.unfollow_topic, members[4], seals)
    assert overview(members[0], seals).followers == 0


def test_who_knows_comes_by_the_soonest_free_time(people, seals, noon):
    reader = people.member()
    later, sooner, writes, paused, learns = (people.member() for _number in range(5))
    day = noon.weekday()
    know(later, SkillLevel.REFERENCE, weekday=(day + 3) % 7)
    know(sooner, weekday=(day + 2) % 7)
    know(writes, SkillLevel.REFERENCE)
    know(paused, weekday=(day + 2) % 7)
    know(learns, SkillLevel.LEARNING)
    know(reader)
    db.write_now(lambda session: setattr(session.get_one(Mentor, paused.person_id), "is_paused", True))

    shown = overview(reader, seals).people

    assert [one.person.id for one in shown] == [each.person_id for each in (sooner, later, writes)]
    assert [one.next_at is not None for one in shown] == [True, True, False]
    assert [one.level for one in shown] == ["helps", "reference", "reference"]


def test_hidden_question_is_not_there(people, seals):
    ana, bo = people.member(), people.member()
    question = ask(ana, "Worn on one side only?", "Seals")
    db.write_now(questions.remove_question, ana, question_id=question)

    shown = overview(bo, seals)

    assert (shown.waiting, shown.questions_total.number) == ([], 0)


def test_unknown_topic_is_not_found(people):
    with pytest.raises(NoSuchTopic):
        overview(people.member(), "nothing")


def test_page_costs_the_same_whatever_there_is(people, seals, statements):
    reader = people.member()

    def more() -> None:
        author = people.member()
        ask(author, "Worn on one side only?", "Seals", "Pumps")
        write_card(author, "What blocks a flush plan?", "Seals", "Pumps")
        know(author, weekday=1)

    more()
    overview(reader, seals)
    one = statements(lambda: overview(reader, seals))
    more()
    more()

    assert statements(lambda: overview(reader, seals)) == one


def test_topics_are_listed_by_their_name_page_by_page(people):
    ana = people.member()
    db.write_now(topics.topics_for, ["Valves", "Bearings", "Seals"], "en")

    first = db.read_now(list_by_name, ana, size=2)
    second = db.read_now(list_by_name, ana, size=2, cursor=first.next)

    assert [topic.name for topic in (*first.items, *second.items)] == ["Bearings", "Seals", "Valves"]
    assert second.next is None
