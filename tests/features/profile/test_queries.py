"""The page of a colleague gathers what the rooms know, and nothing that was signed by nobody."""

from datetime import timedelta

import pytest

from learnhub.core import clock, db
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.profile import queries
from learnhub.features.profile.schemas import ALL, ContributionCounts
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel


def write(actor, kind: str, title: str = "", **given) -> str:
    def create(session) -> str:
        return discussion.create(
            session,
            actor,
            kind=kind,
            title=title,
            body="Because.",
            language=given.pop("language", "en"),
            **given,
        ).id

    return db.write_now(create)


def listed(reader, author, **asked):
    return db.read_now(queries.list_contributions, reader, author.person_id, **asked)


def test_contributions_are_the_latest_first_with_where_they_are_read(people, noon):
    ana, karim = people.member("Ana Petit"), people.member("Karim Benali")
    question = write(ana, QUESTION, "Seal leaking?")
    with clock.at(noon + timedelta(hours=1)):
        parent = db.read_now(lambda s: s.get(queries.Content, question))
        answer = write(karim, ANSWER, parent=parent)
    with clock.at(noon + timedelta(hours=2)):
        card = write(karim, CARD, "Quel plan de rinçage ?", language="fr")

    rows = listed(ana, karim).items

    assert [(row.id, row.kind, row.title, row.language, row.address) for row in rows] == [
        (card, "card", "Quel plan de rinçage\u202f?", "fr", f"/library/{card}"),
        (answer, "answer", "Seal leaking?", "en", f"/questions/{question}"),
    ]
    assert [row.id for row in listed(ana, karim, kind="answer").items] == [answer]


def made(counts: ContributionCounts) -> dict[str, int]:
    """How much there is of the kinds of which there is something."""
    return {kind: number for kind, number in counts.of.items() if number}


def test_counts_are_those_of_the_list(people):
    ana = people.member()
    for kind in (CARD, CARD, QUESTION):
        write(ana, kind, "Title")

    counts = db.read_now(queries.count_contributions, ana, ana.person_id)

    assert (made(counts), counts.total) == ({"card": 2, "question": 1}, 3)


def test_counts_stop_at_their_bound(people, monkeypatch):
    monkeypatch.setattr(queries, "COUNTED", 2)
    ana = people.member()
    for kind in (CARD, CARD, CARD, QUESTION):
        write(ana, kind, "Title")

    counts = db.read_now(queries.count_contributions, ana, ana.person_id)

    assert (made(counts), counts.total) == ({"card": 2, "question": 1}, 2)
    assert counts.more == ["card", ALL]


def test_contributions_in_a_closed_space_are_for_its_members(people, company):
    ana, ben = people.member(), people.member()

    def add_space(session) -> str:
        space = Space(kind=SpaceKind.TEAM, name="Night shift", is_open=False)
        session.add(space)
        session.flush()
        session.add(SpaceMember(space_id=space.id, person_id=ben.person_id))
        return space.id

    inside = write(ana, QUESTION, "Inside", space=db.write_now(add_space))
    outside = write(ana, QUESTION, "Outside")

    assert {row.id for row in listed(ben, ana).items} == {inside, outside}
    assert [row.id for row in listed(people.member(), ana).items] == [outside]
    assert db.read_now(queries.count_contributions, people.member(), ana.person_id).total == 1


def test_drafts_and_removed_content_are_not_listed(people):
    ana = people.member()
    write(ana, CARD, "Draft", status=Status.DRAFT)
    removed = write(ana, QUESTION, "Removed")
    db.write_now(lambda s: discussion.remove(s, ana, s.get(queries.Content, removed)))

    assert listed(ana, ana).items == []


def test_contributions_page_by_key(people, noon):
    ana = people.member()
    for number in range(45):
        with clock.at(noon + timedelta(minutes=number // 3)):
            write(ana, QUESTION, f"Question {number}")

    seen, cursor = [], None
    for _page in range(3):
        found = listed(ana, ana, cursor=cursor)
        seen += [row.id for row in found.items]
        cursor = found.next

    assert (len(seen), len(set(seen)), cursor) == (45, 45, None)


def test_list_takes_as_many_statements_for_three_as_for_one(people, statements):
    ana = people.member()
    write(ana, QUESTION, "First")
    one = statements(lambda: listed(ana, ana))
    for title in ("Second", "Third"):
        write(ana, QUESTION, title)

    assert statements(lambda: listed(ana, ana)) == one == 2


def test_colleague_with_skills_in_the_order_of_their_level(people):
    ana, karim = people.member(), people.member("Karim Benali")
    db.write_now(topics.set_skill, karim, "Python", SkillLevel.LEARNING)
    db.write_now(topics.set_skill, karim, "Pumps", SkillLevel.REFERENCE)

    colleague = db.read_now(queries.get_colleague, ana, karim.person_id)

    assert [(skill.topic.name, skill.level) for skill in colleague.skills] == [
        ("Pumps", "reference"),
        ("Python", "learning"),
    ]
    assert (colleague.profile.person.name, colleague.is_mentor) == ("Karim Benali", False)


def test_invited_person_has_no_page_yet(people):
    ana, invited = people.member(), people.member(status=PersonStatus.INVITED)

    with pytest.raises(NoSuchPerson):
        db.read_now(queries.get_colleague, ana, invited.person_id)
