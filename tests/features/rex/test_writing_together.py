"""Writing a REX together: texts by their names in the editor, moves in the tree, and who writes where."""

import pytest

from learnhub.core import db
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.rex import presence, queries, service, tree
from learnhub.features.rex.errors import NoSuchPiece, UnderItself
from learnhub.features.rex.parts import Part, part_of
from learnhub.features.rex.tree import Step
from tests.features.rex import support


def words(actor, rex: str) -> list[tuple[int, str]]:
    causes = tree.values(support.view(actor, rex).causes)
    return [(placed.depth, placed.cause.words) for placed in tree.in_order(causes)]


def save(actor, rex: str, unit: str, text: str, edition: int = 1):
    return db.write_now(service.save_unit, actor, rex, unit, text, edition)


def test_each_text_is_saved_under_its_name(ana):
    rex = support.open_rex(ana)
    fact, entry = support.add_cause(ana, rex, "No spare"), support.add_entry(ana, rex, "Both stopped")

    assert (
        save(ana, rex, "text:well", "The team of the night stayed.").words == "The team of the night stayed."
    )
    assert save(ana, rex, f"cause:{fact}", "No spare on site").edition == 2
    assert save(ana, rex, f"entry:{entry}", "Both pumps stopped").words == "Both pumps stopped"

    view = support.view(ana, rex)
    assert view.texts["well"] == "The team of the night stayed."
    assert [each.words for each in view.causes] == [support.TITLE, "No spare on site"]
    assert [(each.at, each.words) for each in view.entries] == [(support.NIGHT, "Both pumps stopped")]


def test_sending_the_same_text_again_changes_nothing(ana):
    rex = support.open_rex(ana)
    fact = support.add_cause(ana, rex, "No spare")

    first, again = (save(ana, rex, f"cause:{fact}", "No spare on site") for _turn in range(2))

    assert first == again


def test_the_same_sentence_changed_twice_is_refused_and_the_present_one_shown(ana, ben):
    rex = support.open_rex(ana, ben)
    fact = support.add_cause(ana, rex, "No spare")
    save(ana, rex, f"cause:{fact}", "No spare on site")

    with pytest.raises(EditedMeanwhile):
        save(ben, rex, f"cause:{fact}", "No spare in the shop")

    now = db.read_now(service.present_unit, ben, rex, f"cause:{fact}")
    assert (now.words, now.edition) == ("No spare on site", 2)


@pytest.mark.parametrize("unit", ["cause:gone", "entry:gone", "text:gone", ""])
def test_what_is_not_there_is_not_saved(ana, unit: str):
    rex = support.open_rex(ana)

    with pytest.raises(NoSuchPiece):
        save(ana, rex, unit, "Words")


def test_a_list_becomes_facts_under_one_another(ana):
    rex = support.open_rex(ana)
    top = support.view(ana, rex).causes[0].id

    number = db.write_now(
        service.add_causes, ana, rex, top, "- The sensor read zero\n  - It was wet\n- No alarm"
    )

    assert number == 3
    assert words(ana, rex)[1:] == [(1, "The sensor read zero"), (2, "It was wet"), (1, "No alarm")]


def test_a_fact_moves_one_step_with_what_is_under_it(ana):
    rex = support.open_rex(ana)
    one, two = (support.add_cause(ana, rex, each) for each in ("One", "Two"))
    support.add_cause(ana, rex, "Under two", two)

    def step(way: Step) -> list[tuple[int, str]]:
        db.write_now(service.step_cause, ana, rex, two, way)
        return words(ana, rex)[1:]

    assert step(Step.UP) == [(1, "Two"), (2, "Under two"), (1, "One")]
    assert step(Step.UP) == [(1, "Two"), (2, "Under two"), (1, "One")]
    assert step(Step.DOWN) == [(1, "One"), (1, "Two"), (2, "Under two")]
    assert step(Step.IN) == [(1, "One"), (2, "Two"), (3, "Under two")]
    assert step(Step.OUT) == [(1, "One"), (1, "Two"), (2, "Under two")]
    assert step(Step.OUT) == [(1, "One"), (1, "Two"), (2, "Under two")]
    assert one


def test_a_fact_is_hung_under_another_and_never_under_itself(ana):
    rex = support.open_rex(ana)
    one, two = (support.add_cause(ana, rex, each) for each in ("One", "Two"))

    db.write_now(service.hang_cause, ana, rex, two, one)

    assert words(ana, rex)[1:] == [(1, "One"), (2, "Two")]
    with pytest.raises(UnderItself):
        db.write_now(service.hang_cause, ana, rex, one, two)
    with pytest.raises(NoSuchPiece):
        db.write_now(service.hang_cause, ana, rex, one, "gone")


def test_a_fact_becomes_the_last_lesson_once(ana):
    rex = support.open_rex(ana)
    fact = support.add_cause(ana, rex, "No spare on site")
    support.save(ana, rex, "lessons", "- Ask first", 1)

    for _turn in range(2):
        db.write_now(service.keep_as_lesson, ana, rex, fact)

    assert support.view(ana, rex).texts["lessons"] == "- Ask first\n- No spare on site"


def test_those_who_write_are_told_where_the_others_are(ana, ben, stranger):
    presence.clear()
    rex = support.open_rex(ana, ben)
    fact = support.add_cause(ana, rex, "The quay is shared with the harbour on all weekdays but one")

    assert presence.note(rex, str(ana.person_id), f"cause:{fact}")
    assert not presence.note(rex, str(ana.person_id), f"cause:{fact}")
    presence.note(rex, str(ben.person_id), "text:well")

    told = db.read_now(lambda session, _actor: queries.live_writing(session, rex), ana)
    assert [(each.first_name, each.part, each.fact) for each in told["writers"]] == [
        ("Ana", Part.WHY, "The quay is shared with the harbour on…"),
        ("Ben", Part.WELL, ""),
    ]
    may = [db.read_now(queries.may_watch_writing, each, rex) for each in (ana, ben, stranger)]
    assert may == [True, True, False]


def test_who_writes_where_is_forgotten_after_a_minute():
    presence.clear()
    presence.note("r", "p", "text:well", now=100.0)

    assert [each.person_id for each in presence.writers_of("r", now=159.0)] == ["p"]
    assert presence.writers_of("r", now=160.0) == []
    presence.note("r", "p", "text:well", now=200.0)
    presence.note("r", "p", "", now=201.0)
    assert presence.writers_of("r", now=202.0) == []


def test_each_change_is_another_mark():
    presence.clear()
    before = presence.changes_of("r")

    presence.note_change("r")

    assert presence.changes_of("r") == before + 1


@pytest.mark.parametrize(
    ("unit", "part"),
    [
        ("text:facts", Part.HAPPENED),
        ("text:lucky", Part.WELL),
        ("text:lessons", Part.LESSONS),
        ("cause:abc", Part.WHY),
        ("entry:abc", Part.HAPPENED),
        ("", Part.HAPPENED),
    ],
)
def test_each_text_belongs_to_a_part(unit: str, part: Part):
    assert part_of(unit) == part


def test_a_text_that_comes_twice_meets_nobody_but_itself(ana, ben):
    rex = support.open_rex(ana, ben)
    began = "It took seven days. The crane left. Nobody was hurt."
    edition = support.save(ana, rex, "facts", began, 1).edition
    support.save(ana, rex, "facts", began.replace("seven days", "nine days"), edition)
    mine = began.replace("The crane left", "The crane left at four")

    first, again = (support.save(ben, rex, "facts", mine, edition) for _turn in range(2))

    assert first == again
    assert again.words == "It took nine days. The crane left at four. Nobody was hurt."
