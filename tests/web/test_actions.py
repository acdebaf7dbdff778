"""Actions: arguments, errors and faults, through a real socket."""

import logging
from collections.abc import Callable

import pytest
from pydantic import BaseModel

from learnhub.features.questions.room import QUESTIONS_ASK
from learnhub.web import faults
from learnhub.web.actions import BACKGROUND_PER_PERSON, action
from tests.web.tab import Tab

OpenTab = Callable[..., Tab]

pytestmark = pytest.mark.usefixtures("database")


def shown(tab: Tab) -> tuple:
    return tab.shown("probe_state", "said"), tab.shown("probe_state", "errors")


def test_form_with_repeated_fields_arrives_checked(tab: OpenTab, people):
    member = tab(people.member())
    entries = [["title", "A title"], ["topics", "one"], ["topics", "two"]]

    member.send("ProbeState.ask", form={"__reflex_form_data__": entries})

    assert shown(member) == ("A title", {})
    assert member.shown("probe_state", "kept") == ["one", "two"]
    assert member.shown("probe_state", "saved") == 1


@pytest.mark.parametrize(
    ("form", "errors"),
    [
        ({}, {"title": "This is missing."}),
        ({"title": "no"}, {"title": "This is too short: at least 3 characters."}),
        ({"title": "x" * 21}, {"title": "This is too long: at most 20 characters."}),
        ({"title": "fine", "admin": "true"}, {"admin": "There is no such field here."}),
        ({"title": ["a", "b"]}, {"title": "This value cannot be used."}),
        ({"title": "fine", "topics": {"a": "b"}}, {"topics.0": "This value cannot be used."}),
    ],
)
def test_form_that_does_not_fit_is_explained_field_by_field(tab: OpenTab, people, form: dict, errors: dict):
    member = tab(people.member())

    member.send("ProbeState.ask", form=form)

    assert shown(member) == ("", errors)


def test_errors_go_away_with_the_next_try(tab: OpenTab, people):
    member = tab(people.member())
    member.send("ProbeState.ask", form={"title": "no"})

    member.send("ProbeState.ask", form={"title": "better"})

    assert shown(member) == ("better", {})


@pytest.mark.parametrize("payload", [{"n": 2}, {"n": "x"}, {"n": None}, {"n": [1]}, {"n": 1, "m": 1}, {}])
def test_argument_that_does_not_fit_changes_nothing(tab: OpenTab, people, payload: dict):
    member = tab(people.member())

    member.send("ProbeState.count", **payload)

    assert shown(member)[0] == ""


@pytest.mark.parametrize(
    "text", ["a\0b", "x" * 20_001, 2**60, [[[[[[[["deep"]]]]]]]], {"k" * 200: 1}, ["x"] * 1_001]
)
def test_argument_that_no_column_takes_is_refused(tab: OpenTab, people, text: object):
    member = tab(people.member())

    member.send("ProbeState.say", text=text)

    assert shown(member)[0] == ""
    assert member.toast() == "This value cannot be used."


def test_error_of_a_rule_is_a_sentence_with_its_values(tab: OpenTab, people):
    member = tab(people.member())

    member.send("ProbeState.clash")

    assert member.toast() == "Ardelle still has members. Move them first."


def test_error_at_a_field_is_shown_there(tab: OpenTab, people):
    member = tab(people.member())

    member.send("ProbeState.refuse_field", form={"title": "taken"})

    assert shown(member)[1] == {"title": "This name is already on the list."}
    assert member.toast() == ""


def test_same_fault_has_the_same_number_for_a_minute(monkeypatch):
    monkeypatch.setattr(faults.logs, "minute", lambda: 1)
    first, again, other = (
        faults.explained(ZeroDivisionError(), place) for place in ("here", "here", "elsewhere")
    )
    monkeypatch.setattr(faults.logs, "minute", lambda: 2)

    later = faults.explained(ZeroDivisionError(), "here")

    assert first.params["number"] == again.params["number"]
    assert len({each.params["number"] for each in (first, other, later)}) == 3


def test_fault_is_logged_with_the_number_that_the_reader_sees(tab: OpenTab, people, caplog):
    member = tab(people.member())

    with caplog.at_level(logging.ERROR, "learnhub.web.faults"):
        member.send("ProbeState.break_down")

    (record,) = [each for each in caplog.records if each.name == "learnhub.web.faults"]
    _what, number, _where = record.args
    assert member.toast().endswith(f"tell your administrator this number: {number}.")
    assert "private" not in member.toast()


def test_toast_is_not_shown_again_after_a_reload(tab: OpenTab, people):
    ana = people.member()
    first = tab(ana)
    first.send("ProbeState.clash")
    first.close()

    assert tab(ana, token=first.token).toast() == ""


def test_background_actions_of_one_person_are_few(tab: OpenTab, people):
    member = tab(people.member())

    for _ in range(BACKGROUND_PER_PERSON + 1):
        member.fire("ProbeState.work", steps=5)
    member.wait_for(lambda: member.toast() != "")

    assert member.toast() == "Several things are still running. Wait for one of them to end."


def test_form_model_that_takes_anything_is_refused_at_import():
    class Loose(BaseModel):
        title: str

    async def ask(self, form: Loose) -> None: ...

    with pytest.raises(TypeError, match="Loose must be declared with extra='forbid'"):
        action(QUESTIONS_ASK)(ask)


def test_action_that_yields_is_refused_at_import():
    async def ask(self):
        yield

    with pytest.raises(TypeError, match="must return events"):
        action(QUESTIONS_ASK)(ask)
