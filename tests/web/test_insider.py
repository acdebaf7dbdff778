"""An insider with a socket: every handler around a text, with the ids of what they may not see."""

import json
from typing import Any

import pytest

from learnhub.access.roles import Role
from learnhub.core import db
from tests.features.moderation.secrets import AUTHOR, WORD, Secret, closed_question
from tests.web.matrix.world import World, snapshot

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def world(people) -> World:
    return World(people.member)


@pytest.fixture
def secret(world: World) -> Secret:
    return closed_question(world.member(AUTHOR), world.member())


def calls(secret: Secret, person_id: str) -> list[tuple[str, str, dict[str, Any]]]:
    """The page, the handler and its arguments."""
    content, around = {"content_id": secret.content_id}, secret.around
    comment, suggestion = {"comment_id": around.comment_id}, {"suggestion_id": around.suggestion_id}
    words = {"title": "Is it so at all?", "body": "No.", "edition": 1}
    flag = {"reason": "unkind", "note": ""}
    on = [
        ("VoteState.vote", content | {"on": True}),
        ("CommentState.comment", {"form": {"parent_id": secret.content_id, "body": "Me too"}}),
        ("CommentState.comment", {"form": {"parent_id": around.comment_id, "body": "Me too"}}),
        ("CommentState.edit", comment),
        ("CommentState.save", {"form": comment | {"body": "Other", "edition": 1}}),
        ("CommentState.remove", comment),
        ("CommentState.undo", {}),
        ("CommentState.show_more", {"post_id": secret.content_id}),
        ("ThanksState.thank", content | {"on": True}),
        ("ThanksState.thank", content | {"on": False}),
        ("ThanksState.say", {"form": content | {"reason": "Well"}}),
        ("ThanksState.show_all", content),
        ("ThanksState.remove_reason", content | {"person_id": person_id}),
        ("SuggestionState.accept", suggestion),
        ("SuggestionState.answer", {"form": suggestion | {"text": "No, thank you"}}),
        ("SuggestionState.withdraw", suggestion),
        ("WritingState.complete", {"sign": "@", "typed": "sig", "about": secret.content_id}),
        ("ModerationState.hide", {"form": content | {"reason": "Because"}}),
        ("ModerationState.unhide", content),
        ("CasesState.undo", {"case_id": around.case_id}),
        ("CasesState.decide", {}),
        ("CasesState.ask_another", {}),
    ]
    pages = [
        (f"/flag/{secret.content_id}", "FlagState.flag", {"form": flag}),
        (f"/suggest/{secret.content_id}", "SuggestState.suggest", {"form": words}),
        (f"/history/{secret.content_id}", "HistoryState.restore", {"number": 1}),
        (f"/moderation/{around.case_id}", "DecisionState.answer", {"form": {"text": "I do not agree"}}),
        (f"/admin/moderation?case={around.case_id}", "CasesState.decide", {}),
        ("/admin/moderation?tab=decided", "CasesState.load", {}),
        ("/moderation", "LogState.load", {}),
    ]
    return [*pages, *(("/questions", handler, given) for handler, given in on)]


@pytest.mark.parametrize("roles", [(), (Role.MODERATOR, Role.ADMINISTRATOR)], ids=["member", "moderator"])
def test_insider_neither_reads_nor_moves_what_is_closed_to_them(
    roles, secret: Secret, world: World, tab, sign_in
) -> None:
    cookie, victim = sign_in(world.member(roles=roles)), world.member()
    before = db.read_now(snapshot)
    told = {}
    for page, handler, given in calls(secret, str(victim.person_id)):
        opened = tab(cookie=cookie, path=page)
        opened.send(handler, **given)
        heard = json.dumps(opened.messages)
        if any(each in heard for each in (WORD, "Sigrid")):
            told[f"{page} {handler}"] = heard
        opened.close()

    assert told == {}
    assert db.read_now(snapshot) == before
