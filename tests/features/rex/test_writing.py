"""A REX that several write at once: nothing that was confirmed is lost."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from learnhub.core import db
from learnhub.errors import Forbidden, Invalid, NotFound
from learnhub.features.discussion.differences import SENTENCES
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.people.models import Idempotency
from learnhub.features.rex import queries, service
from learnhub.features.rex.errors import NoSuchPiece, OneFact, TooManyPieces, UnderItself
from learnhub.features.rex.schemas import (
    CauseInput,
    CauseMarksInput,
    CausePlaceInput,
    CauseWordsInput,
    EditEntryInput,
)
from learnhub.features.rex.service import causes as causes_service
from learnhub.features.rex.service import timeline
from tests.features.rex.support import (
    FACTS,
    NIGHT,
    TITLE,
    add_cause,
    add_entry,
    cause,
    open_rex,
    save,
    tree,
    view,
)


def test_only_those_who_were_there_read_and_write_a_draft(ana, ben, stranger) -> None:
    rex = open_rex(ana, ben)

    assert [person.person.name for person in view(ben, rex).people] == ["Ana Petit", "Ben Stone"]
    assert (view(ana, rex).stage, view(ana, rex).can_write, view(ben, rex).can_write) == ("draft", True, True)
    assert (view(ana, rex).can_remove, view(ben, rex).can_remove) == (True, False)
    with pytest.raises(NotFound):
        view(stranger, rex)
    with pytest.raises(NotFound):
        save(stranger, rex, "facts", FACTS, 1)
    with pytest.raises(NotFound):
        add_entry(stranger, rex, "I saw nothing.")
    assert db.read_now(queries.list_rex, ana).items == []
    assert [row.id for row in db.read_now(queries.list_own, ben)] == [rex]
    assert db.read_now(queries.list_own, stranger) == []


def test_texts_are_put_together_sentence_by_sentence(ana, ben) -> None:
    rex = open_rex(ana, ben)
    began = save(ana, rex, "facts", FACTS, 1).edition

    save(ana, rex, "facts", FACTS.replace("Both pumps", "The two pumps"), began)
    saved = save(ben, rex, "facts", FACTS.replace("on site", "in the station"), began)
    assert saved.words == "The sensor read zero. The two pumps tripped. Nobody was in the station."
    assert view(ana, rex).texts["facts"] == saved.words
    with pytest.raises(EditedMeanwhile):
        save(ben, rex, "facts", FACTS.replace("Both pumps", "Pumps"), began)
    assert view(ana, rex).texts["facts"] == saved.words


def test_sections_do_not_stand_in_each_others_way(ana, ben) -> None:
    rex = open_rex(ana, ben)

    for name in ("facts", "summary", "cost", "well", "lucky", "lessons", "title"):
        save(ana, rex, name, f"About {name}.", 1)
    assert view(ben, rex).texts == {
        name: f"About {name}." for name in ("title", "facts", "summary", "cost", "well", "lucky", "lessons")
    }
    save(ben, rex, "cost", "", view(ben, rex).edition)
    assert "cost" not in view(ben, rex).texts


def test_a_fact_of_which_two_change_other_sentences_keeps_both(ana, ben) -> None:
    rex = open_rex(ana, ben)
    fact = add_cause(ana, rex, "The cable was unplugged. The tank was clean.")

    def reword(who, words: str, edition: int):
        form = CauseWordsInput(words=words, edition=edition)
        return db.write_now(service.reword_cause, who, rex, fact, form)

    reword(ana, "The cable was unplugged for the cleaning. The tank was clean.", 1)
    saved = reword(ben, "The cable was unplugged. The tank was clean by four.", 1)
    assert saved.words == "The cable was unplugged for the cleaning. The tank was clean by four."
    assert saved.edition == 3
    with pytest.raises(EditedMeanwhile):
        reword(ben, "The cable hung loose. The tank was clean.", 1)
    assert reword(ben, saved.words, 3) == saved
    editions = db.read_now(queries.list_editions, ana, rex, fact)
    assert [each.number for each in editions] == [1, 2]
    assert editions[0].words == "The cable was unplugged. The tank was clean."
    with pytest.raises(NotFound):
        db.read_now(queries.list_editions, ana, rex, "aaaaaaaaaaaa")


def test_views_that_contradict_stand_side_by_side(ana, ben) -> None:
    rex = open_rex(ana, ben)
    add_entry(ana, rex, "The alarm rang.", viewpoint="Control room", at=NIGHT + timedelta(minutes=1))
    seen = add_entry(ben, rex, "Nothing rang.", viewpoint="On call", at=NIGHT + timedelta(minutes=1))
    add_entry(ana, rex, "The sensor read zero.")

    entries = view(ben, rex).entries
    assert entries[0].words == "The sensor read zero."
    assert [each.is_again for each in entries] == [False, False, True]
    assert {each.viewpoint for each in entries[1:]} == {"Control room", "On call"}
    assert (view(ben, rex).seen_from, view(ben, rex).seen_until) == (NIGHT, NIGHT + timedelta(minutes=1))

    form = {"at": NIGHT, "viewpoint": "On call", "words": "The phone was silent.", "edition": 1}
    db.write_now(service.edit_entry, ben, rex, seen, EditEntryInput.model_validate(form))
    [silent] = [each for each in view(ana, rex).entries if each.id == seen]
    assert (silent.at, silent.words, silent.edition) == (NIGHT, "The phone was silent.", 2)
    other = EditEntryInput.model_validate(form | {"words": "The phone rang."})
    with pytest.raises(EditedMeanwhile):
        db.write_now(service.edit_entry, ana, rex, seen, other)
    db.write_now(service.remove_entry, ana, rex, seen)
    with pytest.raises(NoSuchPiece):
        db.write_now(service.remove_entry, ana, rex, seen)
    assert len(view(ana, rex).entries) == 2


def test_the_tree_grows_moves_and_shrinks(ana, ben) -> None:
    rex = open_rex(ana, ben)
    tripped = add_cause(ana, rex, "Both pumps tripped")
    late = add_cause(ben, rex, "The alarm was seen late")
    zero = add_cause(ana, rex, "The sensor read zero", tripped)
    add_cause(ana, rex, "The tank was full", tripped, place=0)

    assert tree(ben, rex) == [
        ("", TITLE),
        (TITLE, "Both pumps tripped"),
        ("Both pumps tripped", "The tank was full"),
        ("Both pumps tripped", "The sensor read zero"),
        (TITLE, "The alarm was seen late"),
    ]
    root = view(ana, rex).causes[0].id
    db.write_now(service.move_cause, ana, rex, late, CausePlaceInput(parent_id=root, place=0))
    db.write_now(service.move_cause, ben, rex, zero, CausePlaceInput(parent_id=late, place=9))
    assert [words for _under, words in tree(ana, rex)] == [
        *(TITLE, "The alarm was seen late", "The sensor read zero"),
        *("Both pumps tripped", "The tank was full"),
    ]
    with pytest.raises(UnderItself):
        db.write_now(service.move_cause, ana, rex, late, CausePlaceInput(parent_id=zero, place=0))
    with pytest.raises(OneFact):
        db.write_now(service.move_cause, ana, rex, root, CausePlaceInput(parent_id=zero, place=0))
    with pytest.raises(OneFact):
        db.write_now(service.remove_cause, ana, rex, root)
    db.write_now(service.remove_cause, ben, rex, late)
    assert [words for _under, words in tree(ana, rex)] == [TITLE, "Both pumps tripped", "The tank was full"]
    with pytest.raises(NoSuchPiece):
        db.write_now(service.remove_cause, ben, rex, zero)


def test_a_fact_that_is_sent_twice_is_one_and_nobody_is_noted_with_it(ana, ben) -> None:
    rex = open_rex(ana, ben)
    form = CauseInput(parent_id=view(ana, rex).causes[0].id, words="The sensor read zero")
    first = db.write_now(service.add_cause, ana, rex, form, key="0f3a")
    assert db.write_now(service.add_cause, ana, rex, form, key="0f3a") == first
    assert db.write_now(service.add_cause, ana, rex, form, key="9b21") != first
    assert len(view(ana, rex).causes) == 3
    assert db.read_now(lambda session: session.exec(select(Idempotency)).all()) == []


def test_a_fact_is_of_a_kind_and_ends_in_one_way(ana) -> None:
    rex = open_rex(ana)
    fact = add_cause(ana, rex, "No rule to review sheets", kind="task")

    def mark(**marks) -> None:
        db.write_now(service.mark_cause, ana, rex, fact, CauseMarksInput.model_validate(marks))

    mark(nobody_knows=True)
    mark(can_act=True, kind="surroundings", joins="either")
    seen = cause(ana, rex, "No rule to review sheets")
    assert (seen.kind, seen.joins, seen.can_act, seen.nobody_knows) == ("surroundings", "either", True, False)
    mark(nobody_knows=True)
    assert not cause(ana, rex, "No rule to review sheets").can_act


def test_a_piece_of_another_rex_is_none_of_this_one(ana) -> None:
    rex, other = open_rex(ana), open_rex(ana)
    fact, seen = add_cause(ana, other, "The cable was unplugged"), add_entry(ana, other, "The alarm rang.")

    with pytest.raises(NoSuchPiece):
        db.write_now(service.remove_cause, ana, rex, fact)
    with pytest.raises(NoSuchPiece):
        db.write_now(service.remove_entry, ana, rex, seen)
    with pytest.raises(NoSuchPiece):
        add_cause(ana, rex, "The tank was clean", fact)


def test_a_rex_holds_so_much(ana, monkeypatch) -> None:
    rex = open_rex(ana)
    monkeypatch.setattr(causes_service, "CAUSES_MAX", 2)
    monkeypatch.setattr(timeline, "ENTRIES_MAX", 1)

    add_cause(ana, rex, "Both pumps tripped")
    add_entry(ana, rex, "The alarm rang.")
    with pytest.raises(TooManyPieces):
        add_cause(ana, rex, "The sensor read zero")
    with pytest.raises(TooManyPieces):
        add_entry(ana, rex, "Nothing rang.")


def test_texts_are_as_long_as_their_place_bears(ana) -> None:
    rex = open_rex(ana)

    with pytest.raises(ValueError, match="too long"):
        save(ana, rex, "cost", "x" * 151, 1)
    with pytest.raises(ValueError, match="three characters"):
        save(ana, rex, "title", "x", 1)
    with pytest.raises((Invalid, ValueError)):
        open_rex(ana, ended_on="2026-03-01")


def test_whoever_opened_it_takes_it_back(ana, ben) -> None:
    rex = open_rex(ana, ben)
    add_cause(ana, rex, "Both pumps tripped")

    with pytest.raises(Forbidden):
        db.write_now(service.remove_rex, ben, rex)
    db.write_now(service.remove_rex, ana, rex)
    with pytest.raises(NotFound):
        view(ana, rex)


def test_many_who_write_at_once_lose_nothing(ana, ben) -> None:
    """Each adds a sentence of their own to one text, again and again from what they read last."""
    rex = open_rex(ana, ben)
    save(ana, rex, "facts", "It began at night.", 1)
    writers = [(who, number) for who in (ana, ben) for number in range(3)]

    def write(who, number: int) -> list[str]:
        chance, mine = random.Random(number), []
        for turn in range(4):
            seen = view(who, rex)
            text = seen.texts["facts"]
            said = f"Person {who.name} {number} saw {turn}."
            parts = [each for each in SENTENCES.findall(text) if each.strip()]
            parts.insert(chance.randint(1, len(parts)), f"{said} ")
            try:
                save(who, rex, "facts", " ".join("".join(parts).split()), seen.edition)
            except EditedMeanwhile:
                continue
            mine.append(said)
        return mine

    with ThreadPoolExecutor(len(writers)) as pool:
        confirmed = [said for each in pool.map(lambda given: write(*given), writers) for said in each]
    text = view(ana, rex).texts["facts"]
    assert confirmed
    assert [said for said in confirmed if said not in text] == []
