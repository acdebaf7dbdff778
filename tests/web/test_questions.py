"""The list of questions finds words, and its address follows."""

import pytest

from tests.features.questions.support import ask
from tests.web.tab import Tab, redirects


@pytest.fixture
def reader(people):
    """Somebody with three questions."""
    ana = people.member()
    for title in ("Start a pump?", "Stop a valve?", "Drain the tank?"):
        ask(ana, title)
    return ana


def titles(tab: Tab) -> list[str]:
    return [row["title"] for row in tab.shown("question_list_state", "rows")]


def test_words_show_their_list_and_the_address_keeps_them_in_every_order(tab, reader):
    opened = tab(reader, path="/questions?order=votes")

    sent = opened.send("QuestionListState.search", words=" pump  start ")

    assert redirects(sent) == [("/questions?order=votes&q=pump+start", True)]
    assert titles(opened) == ["Start a pump?"]
    assert opened.shown("question_list_state", "kept") == "q=pump+start"
    opened.navigate("/questions?q=pump+start")
    assert (titles(opened), opened.shown("question_list_state", "search_shown")["order"]) == (
        ["Start a pump?"],
        "newest",
    )
    assert redirects(opened.send("QuestionListState.clear")) == [("/questions", True)]
    assert len(titles(opened)) == 3


def test_typing_on_while_an_address_comes_is_not_undone(tab, reader):
    opened = tab(reader, path="/questions")
    opened.send("QuestionListState.search", words="sto")
    opened.send("QuestionListState.search", words="stop")
    renewed = opened.shown("question_list_state", "renewed")

    opened.navigate("/questions?q=sto")
    assert (titles(opened), opened.shown("question_list_state", "search_shown")["words"]) == (
        ["Stop a valve?"],
        "stop",
    )
    opened.navigate("/questions?q=stop")
    assert opened.shown("question_list_state", "renewed") == renewed

    opened.navigate("/questions?q=drain")
    assert titles(opened) == ["Drain the tank?"]
    assert opened.shown("question_list_state", "renewed") == renewed + 1
