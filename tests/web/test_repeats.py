"""A form that makes something, sent twice: once for each key, whatever the browser did."""

from collections.abc import Callable

import pytest
from sqlmodel import Session, func, select

from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.discussion.models import Content
from tests.web.matrix.world import World
from tests.web.tab import Tab, redirects

OpenTab = Callable[..., Tab]

pytestmark = pytest.mark.usefixtures("database")
KEY, OTHER = "a" * 32, "b" * 32


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Content)).one()


def ask(title: str = "Why does pump 5 trip?", key: str = KEY) -> dict[str, str]:
    return {"title": title, "body": "", "topics": "", "language": "en", "request_key": key}


def test_question_sent_twice_is_asked_once_and_leads_to_the_same_page(tab: OpenTab, people):
    page = tab(people.member(), path="/questions/ask")

    first, second = (page.send("AskState.ask", form=ask()) for _time in range(2))

    assert db.read_now(count) == 1
    assert page.shown("ask_state", "saved") == 2
    assert [address(each) for each in (first, second)] == [address(first)] * 2


def address(messages: list[dict]) -> str:
    """Where the browser was led."""
    return redirects(messages)[0][0]


def test_other_key_is_another_question(tab: OpenTab, people):
    page = tab(people.member(), path="/questions/ask")

    page.send("AskState.ask", form=ask())
    page.send("AskState.ask", form=ask(key=OTHER))

    assert db.read_now(count) == 2


def test_refused_form_may_be_sent_again_under_its_key(tab: OpenTab, people):
    page = tab(people.member(), path="/questions/ask")

    page.send("AskState.ask", form=ask(title="?"))
    page.send("AskState.ask", form=ask())

    assert db.read_now(count) == 1


def test_answer_card_and_named_question_are_made_once(tab: OpenTab, people):
    world, ana = World(people.member), people.member()
    question, session = world.question(people.member()), world.session(people.member(roles=(Role.LEADER,)))
    before = db.read_now(count)
    forms = {
        f"/questions/{question}": ("AnswerState.answer", {"body": "Cold grease.", "language": "en"}),
        "/library/new": ("WriteCardState.save", {"front": "How much?", "back": "A third.", "language": "en"}),
        f"/ama/{session}": ("AmaState.ask", {"text": "And in winter?", "language": "en"}),
    }

    for number, (path, (handler, form)) in enumerate(forms.items()):
        page = tab(ana, path=path)
        for _time in range(2):
            page.send(handler, form={**form, "request_key": f"{KEY}{number}"})

    assert db.read_now(count) == before + len(forms)


def test_every_answer_to_a_form_is_counted(tab: OpenTab, people):
    page = tab(people.member())

    page.send("ProbeState.ask", form={"title": "Pumps"})
    page.send("ProbeState.ask", form={"title": ""})
    page.send("ProbeState.ask", form={"title": ""})
    page.send("ProbeState.say", text="no form")

    assert page.shown("answered_state", "answered") == 3


def test_errors_do_not_follow_to_another_question(tab: OpenTab, people):
    world = World(people.member)
    first, second = (world.question(people.member(), f"Why does pump {number} trip?") for number in "12")
    page = tab(people.member(), path=f"/questions/{first}")
    page.send("AnswerState.answer", form={"body": "", "language": "en"})
    assert "body" in page.shown("answer_state", "errors")

    page.navigate(f"/questions/{second}")

    assert page.shown("answer_state", "errors") == {}


def test_errors_do_not_follow_to_another_session(tab: OpenTab, people):
    world, host = World(people.member), people.member(roles=(Role.LEADER,))
    page = tab(people.member(), path=f"/ama/{world.session(host)}")
    page.send("AmaState.ask", form={"text": "", "language": "en"})
    assert "text" in page.shown("ama_state", "errors")

    page.navigate(f"/ama/{world.session(host)}")

    assert page.shown("ama_state", "errors") == {}
