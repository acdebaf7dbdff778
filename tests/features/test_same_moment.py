"""Forty people do the same at one moment: each is served, or told who was faster, on both databases."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from sqlmodel import func, select

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import LearnHubError
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.models import DayOff, Mentor
from learnhub.features.mentoring.schemas import DayInput
from learnhub.features.people import service as members
from learnhub.features.people.models import OneTimeLink, Person, PersonRole, Setting, Site
from learnhub.features.people.schemas import CompanyInput, InviteMemberInput, SiteInput
from learnhub.features.people.service import repeats
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import AskInput
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic, Topic, TopicName

MANY = 40
AT_ONCE = 8
NAMES = ("Pumps", "Seals", "Étanchéité", "Valves")


def at_once(work: Callable[[int], object]) -> Counter[str]:
    """What became of forty calls; anything but an answer or a sentence for the reader fails the test."""

    def outcome(number: int) -> str:
        try:
            work(number)
        except LearnHubError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return Counter(pool.map(outcome, range(MANY)))


def rows(*where: Any, of: type) -> int:
    return db.read_now(lambda session: session.exec(select(func.count()).select_from(of).where(*where)).one())


def ask(number: int, names: tuple[str, ...]) -> AskInput:
    return AskInput(title=f"Question {number} about the pumps", body="", language="en", topics=list(names))


def test_questions_with_the_same_new_topics_in_any_order(people) -> None:
    asker = people.member()

    def work(number: int) -> None:
        turn = number % len(NAMES)
        db.write_now(questions.ask_question, asker, ask(number, NAMES[turn:] + NAMES[:turn]))

    assert at_once(work) == {"done": MANY}
    assert (rows(of=Topic), rows(of=TopicName)) == (len(NAMES), len(NAMES))


def test_skill_in_a_new_topic(people) -> None:
    colleagues = [people.member() for _number in range(AT_ONCE)]

    outcome = at_once(
        lambda number: db.write_now(
            topics.set_skill, colleagues[number % AT_ONCE], "Night shift", SkillLevel.LEARNING
        )
    )

    assert outcome == {"done": MANY}
    assert (rows(of=Topic), rows(of=PersonTopic)) == (1, AT_ONCE)


def test_name_for_two_topics(people) -> None:
    moderator = people.member(roles=(Role.MODERATOR,))
    ids = db.write_now(topics.topics_for, NAMES[:2], "en")

    outcome = at_once(
        lambda number: db.write_now(
            topics.name_topic, moderator, topic_id=ids[number % 2], language="fr", name="Pompes"
        )
    )

    assert outcome == {"done": MANY // 2, "topics.name_taken": MANY // 2}


def test_first_words_of_a_mentor_and_a_day_off(people) -> None:
    mentor, day = people.member(), clock.today("Europe/Paris") + timedelta(days=3)

    outcome = at_once(lambda _number: db.write_now(mentoring.block_day, mentor, form=DayInput(day=day)))

    assert outcome == {"done": MANY}
    assert (rows(of=Mentor), rows(of=DayOff)) == (1, 1)


def test_request_that_is_sent_forty_times(people) -> None:
    asker, form, made = people.member(), ask(1, ("Pumps",)), set()

    outcome = at_once(
        lambda _number: made.add(
            db.write_now(repeats.once, asker, "the same key", questions.ask_question, form)
        )
    )

    assert (outcome, len(made)) == ({"done": MANY}, 1)


def test_invitation_site_role_and_company(people) -> None:
    administrator, colleague = people.member(roles=(Role.ADMINISTRATOR,)), people.member()
    invitation = InviteMemberInput(email="new@ardelle.example", name="Somebody New")
    company = CompanyInput(edition=1, name="Ardelle", languages=["en", "fr"])

    invited = at_once(lambda _number: db.write_now(members.invite_member, administrator, form=invitation))
    added = at_once(
        lambda _number: db.write_now(members.add_site, administrator, form=SiteInput(name="Lyon"))
    )
    given = at_once(
        lambda _number: db.write_now(
            members.add_role, administrator, person_ids=[colleague.person_id], role=Role.LEADER
        )
    )
    saved = at_once(lambda _number: db.write_now(members.save_company, administrator, form=company))

    assert (invited, added) == ({"done": 1, "email_taken": 39}, {"done": 1, "name_taken": 39})
    assert (given, saved) == ({"done": MANY}, {"done": 1, "company_changed": 39})
    assert rows(Person.email == "new@ardelle.example", of=Person) == rows(of=OneTimeLink) == 1
    assert rows(PersonRole.role == Role.LEADER, of=PersonRole) == 1
    assert rows(of=Site) == 1
    assert rows(Setting.key == "company_name", of=Setting) == 1
