"""Votes and hiding on the pages of every kind of content, through real sockets."""

import pytest
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.ama import service as amas
from learnhub.features.discussion.models import Vote
from tests.web.matrix.world import World


@pytest.fixture
def world(people) -> World:
    return World(people.member)


def question(world: World) -> tuple[str, str]:
    """What can be voted for and hidden, and its page."""
    made = world.question(world.member())
    return made, f"/questions/{made}"


def answer(world: World) -> tuple[str, str]:
    asked, page = question(world)
    return world.answer(asked), page


def card(world: World) -> tuple[str, str]:
    made = world.card()
    return made, f"/library/{made}"


def live_question(world: World) -> tuple[str, str]:
    host = world.member()
    ama = world.session(host)
    return world.ama_question(ama, host), f"/ama/{ama}"


def voters(content_id: str) -> list[str]:
    """Who votes for it."""
    chosen = select(Vote.person_id).where(Vote.content_id == content_id)
    return db.read_now(lambda session: list(session.exec(chosen)))


@pytest.mark.parametrize("make", [question, answer, live_question])
def test_vote_is_kept_and_taken_back_on_every_page(make, world: World, tab) -> None:
    content, page = make(world)
    ana = world.member("Ana Petit")
    shown = tab(ana, path=page)

    shown.send("VoteState.vote", content_id=content, on=True)
    voted = (voters(content), shown.shown("vote_state", "votes")[content])
    shown.send("VoteState.vote", content_id=content, on=False)

    assert voted == ([ana.person_id], {"count": 1, "is_mine": True})
    assert (voters(content), shown.shown("vote_state", "votes")[content]) == (
        [],
        {"count": 0, "is_mine": False},
    )


@pytest.mark.parametrize("make", [question, live_question])
def test_votes_of_a_page_are_there_when_it_opens(make, world: World, tab) -> None:
    content, page = make(world)
    ana = world.member()
    tab(ana, path=page).send("VoteState.vote", content_id=content, on=True)

    votes = tab(ana, path=page).shown("vote_state", "votes")

    assert {key for key, vote in votes.items() if vote["is_mine"]} == {content}


def test_what_no_permission_votes_for_takes_no_vote(world: World, tab) -> None:
    content, page = card(world)
    shown = tab(world.member(), path=page)

    shown.send("VoteState.vote", content_id=content, on=True)

    assert (voters(content), shown.toast()) == ([], "You may not do this.")


def test_no_vote_counts_once_the_session_is_over(world: World, tab) -> None:
    host = world.member()
    ama = world.session(host)
    asked = world.ama_question(ama, host)
    db.write_now(amas.end_session, host, ama)
    shown = tab(world.member(), path=f"/ama/{ama}")

    shown.send("VoteState.vote", content_id=asked, on=True)

    assert (voters(asked), shown.toast()) == (
        [],
        "This session has ended. Its questions stay readable.",
    )


def is_hidden(tab, content_id: str) -> bool:
    """Whether the page says of the content that it is hidden."""
    asked = tab.shown("question_state", "question") or {"post": {"id": ""}}
    replies = tab.shown("question_state", "rows") or []
    shown = [asked["post"], *replies, tab.shown("card_state", "card") or {"id": ""}]
    return next(each["is_hidden"] for each in shown if each["id"] == content_id)


@pytest.mark.parametrize("make", [question, answer, card])
def test_page_shows_what_a_moderator_did(make, world: World, tab) -> None:
    content, page = make(world)
    moderator: Actor = world.member(roles=(Role.MODERATOR,))
    shown = tab(moderator, path=page)
    form = {"content_id": content, "reason": "Names a customer"}

    shown.send("ModerationState.hide", form=form)
    shown.wait_for(lambda: is_hidden(shown, content))  # the page loads by itself afterwards
    shown.send("ModerationState.unhide", content_id=content)
    shown.wait_for(lambda: not is_hidden(shown, content))

    assert shown.shown("moderation_state", "saved") == 1


def test_reason_that_is_missing_is_asked_for_and_forgotten_on_the_next_page(world: World, tab) -> None:
    content, page = card(world)
    shown = tab(world.member(roles=(Role.MODERATOR,)), path=page)

    shown.send("ModerationState.hide", form={"content_id": content, "reason": ""})
    problems = shown.shown("moderation_state", "errors")
    shown.navigate(question(world)[1])

    assert problems == {"reason": "This is missing."}
    assert shown.shown("moderation_state", "errors") == {}
