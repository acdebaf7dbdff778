"""What the palette offers, and to whom."""

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import service
from learnhub.features.finding.queries import look_up
from learnhub.features.people.enums import PersonStatus
from learnhub.features.questions.room import QUESTION
from learnhub.features.search.schemas import Correction
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.queries import list_topics
from learnhub.features.topics.service import set_skill
from tests.hostile import UNITS


@pytest.fixture
def ana(people):
    return people.member("Ana Petit")


@pytest.fixture
def bo(people):
    return people.member("Bo Moreau")


@pytest.fixture
def write(ana):
    """Writes a card of Ana's."""

    def add(title: str, **given):
        given = {"kind": CARD, "language": "en", "author": ana, **given}
        return db.write_now(service.create, given.pop("author"), title=title, body="Slowly.", **given)

    return add


def offered(actor, words="", opened="", sort=""):
    return db.read_now(look_up, actor, words, opened, sort)


def deeds(actor, words="") -> list[str]:
    return [deed.label for deed in offered(actor, words).deeds]


def test_one_sort_of_what_is_there_can_be_chosen(write, ana, bo):
    for number in range(7):
        write(f"Grease pump {number}", topics=["Pumps"])
    write("Which pump hums?", kind=QUESTION)
    db.write_now(set_skill, ana, "Pumps", SkillLevel.HELPS)

    def shown(sort: str) -> tuple[list[str], list[str], int, int, bool]:
        view = offered(bo, "pump", sort=sort)
        chosen = [each.value for each in view.sorts if each.is_chosen]
        kinds = [hit.kind for hit in view.hits]
        return chosen, kinds, len(view.people), len(view.topics), bool(view.deeds)

    sorts = [(each.value, each.label) for each in offered(bo, "pump").sorts]
    kinds = [("card", "Cards"), ("question", "Questions")]
    assert sorts == [("", "All"), *kinds, ("people", "People"), ("topics", "Topics")]
    assert shown("question") == (["question"], ["question"], 0, 0, False)
    assert shown("card") == (["card"], ["card"] * 7, 0, 0, False)
    assert shown("people") == (["people"], [], 1, 0, False)
    assert shown("topics") == (["topics"], [], 0, 1, False)
    assert shown("recipe") == shown("")
    assert shown("")[0] == [""]


def test_nothing_is_chosen_among_one_sort(write, bo):
    write("Grease a pump")

    assert offered(bo, "grease").sorts == offered(bo).sorts == []
    assert [hit.kind for hit in offered(bo, "grease", sort="question").hits] == ["card"]


def test_words_find_content_people_topics_and_things_to_do(write, ana, bo):
    card = write("Grease a pump", topics=["Pumps"])
    db.write_now(set_skill, ana, "Pumps", SkillLevel.HELPS)

    view = offered(bo, " pump ")

    assert [(hit.kind, hit.address) for hit in view.hits] == [("card", f"/library/{card.id}")]
    assert [piece.text for piece in view.hits[0].title_parts if piece.is_match] == ["pump"]
    assert [topic.name for topic in view.topics] == ["Pumps"]
    assert view.words == "pump"
    assert [(deed.about, deed.address) for deed in view.deeds] == [
        ("Ask: “{words}”", "/questions/ask?title=pump"),
        ("Write a card about “{words}”", "/library/new?front=pump"),
        ("Tell a best practice about “{words}”", "/practices/new?title=pump"),
    ]
    [found] = offered(bo, "pumps").people
    assert (found.person.name, [skill.level for skill in found.skills]) == (ana.name, ["helps"])


def test_few_of_each_are_offered(write, people, bo):
    for number in range(7):
        write(f"Grease pump {number}", topics=[f"Pump {number}"])
        people.member(f"Pump Colleague {number}")

    view = offered(bo, "pump")

    assert (len(view.hits), len(view.people), len(view.topics)) == (5, 3, 2)


def test_typing_error_is_said(write, bo):
    write("Cavitation or air")

    view = offered(bo, "cavitaton")

    assert view.corrections == [Correction("cavitaton", "cavitation")]
    assert len(view.hits) == 1


def test_things_to_do_are_found_in_both_languages_by_who_may_do_them(people, bo):
    reader, head = people.member(language="fr"), people.member(roles=(Role.ADMINISTRATOR,))

    assert deeds(bo, "mentor")[0] == "Book a mentor"
    assert deeds(reader, "reserver mentor")[0] == "Book a mentor"
    assert deeds(reader, "book a men")[0] == "Book a mentor"
    assert deeds(bo, "sett")[0] == "Settings"
    assert "Invite people" in deeds(head, "invite")
    assert "Invite people" not in deeds(bo, "invite")
    assert "Schedule an AMA" not in deeds(bo, "schedule")
    assert deeds(bo, "?!") == ["Ask a question", "Write a card", "Tell a best practice"]


def test_without_words_the_usual_things_are_offered(bo):
    usual = ["Ask a question", "Write a card", "Book a mentor", "Tell a best practice", "Find a colleague"]
    assert deeds(bo) == usual


def test_what_was_opened_comes_back_by_its_name_in_its_order(write, people, ana, bo):
    first, second = write("First card", topics=["Pumps"]), write("Which second?", kind=QUESTION)
    [topic] = db.read_now(list_topics, bo)
    opened = [f"/questions/{second.id}", f"/people/{ana.person_id}", f"/library/{first.id}"]

    view = offered(bo, opened=" ".join([*opened, f"/topics/{topic.id}"]))

    assert [hit.address for hit in view.hits] == [f"/questions/{second.id}", f"/library/{first.id}"]
    assert [hit.title_parts[0].text for hit in view.hits] == ["Which second?", "First card"]
    assert [found.person.name for found in view.people] == [ana.name]
    assert [found.name for found in view.topics] == ["Pumps"]


def test_what_one_may_not_see_any_more_is_not_offered(write, people, ana, bo):
    hidden, gone, shown = (write(f"Card {name}") for name in ("one", "two", "three"))
    moderator, left = people.member(roles=(Role.MODERATOR,)), people.member(status=PersonStatus.SUSPENDED)
    db.write_now(service.hide, moderator, hidden.id, "Why not")
    db.write_now(service.remove, ana, gone)
    nothing = ("/people/0123456789ab", "/topics/0123456789ab", "/library/0123456789ab", "/x", "//\0")
    opened = (f"/library/{hidden.id}", f"/library/{gone.id}", f"/people/{left.person_id}", *nothing)

    for part in range(0, len(opened), 4):
        view = offered(bo, opened=" ".join(opened[part : part + 4]))
        assert (view.hits, view.people, view.topics) == ([], [], [])
    assert [hit.id for hit in offered(bo, opened=f"/library/{shown.id}").hits] == [shown.id]
    assert [hit.id for hit in offered(bo, "card").hits] == [shown.id]


def test_nobody_is_offered_nothing(write, ana):
    card = write("Grease a pump", topics=["Pumps"])

    for view in (offered(ANONYMOUS, "pump"), offered(ANONYMOUS, opened=f"/library/{card.id}")):
        assert (view.hits, view.people, view.topics) == ([], [], [])


@pytest.mark.parametrize("words", ["".join(UNITS)[:5000], '"', "* OR NEAR(", "%_\\", "é" * 300])
def test_any_words_are_answered(write, bo, words):
    write("Grease a pump")

    assert len(offered(bo, words).hits) <= 1


def test_palette_costs_the_same_for_one_of_each_and_three(write, people, bo, statements):
    write("Grease pump one", topics=["Pump one"])
    people.member("Pump One")
    one, opened = statements(lambda: offered(bo, "pump")), ""
    for name in ("two", "three"):
        opened += f" /library/{write(f'Grease pump {name}', topics=[f'Pump {name}']).id}"
        opened += f" /people/{people.member(f'Pump {name}').person_id}"

    assert statements(lambda: offered(bo, "pump")) == one <= 22
    assert statements(lambda: offered(bo, opened=opened)) <= 3
