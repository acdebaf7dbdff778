"""What is hidden or in a closed space, for those outside: no query of either room tells of it.

Every query that is asked for somebody is called with the ids of such things. A new one fails here until its
arguments are known, or until it is named among those that are only asked by who has looked before.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import astuple
from typing import Any

import pytest
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries.origins import MARK, origins
from learnhub.features.moderation import queries as moderation
from learnhub.features.questions.room import ANSWER
from tests.features.discussion.support import write_question
from tests.features.moderation.secrets import AUTHOR, WORD, Secret, add_image, closed_question, decorate

# Asked for posts which their reader has been shown, or that the service has looked up for them.
AFTER_LOOKING = {
    *("anonymous_votes", "get_shared_issue", "is_author", "list_comments", "list_thanks", "open_comments"),
    *("voted_by", "get_own", "item_fields", "item_text_fields"),
}
ARGUMENTS: Mapping[str, Callable[[Secret], Any]] = {
    **dict.fromkeys(
        ("content_id", "post_id", "root_id", "comment_id", "source_id"), lambda secret: secret.content_id
    ),
    **dict.fromkeys(("content_ids", "post_ids", "source_ids"), lambda secret: [secret.content_id]),
    "space_id": lambda secret: db.read_now(lambda session: space_of(session, secret)),
    "image_id": lambda secret: secret.image_id,
    "image_ids": lambda secret: [secret.image_id],
    "case_id": lambda secret: secret.around.case_id,
    **dict.fromkeys(("title", "body"), lambda _secret: "What I have typed"),
    "texts": lambda _secret: {"body": "What I have typed"},
    "prefix": lambda _secret: "sig",
    "key": lambda secret: f"edit-{secret.content_id}",
    "kind": lambda secret: secret.kind,
    "thing": lambda secret: f"{next(iter(origins()))}{MARK}{secret.content_id}",
    "part": lambda _secret: "address",
    "cursor": lambda _secret: None,
    "size": lambda _secret: 50,
}


def space_of(session: Session, secret: Secret) -> str:
    return session.get_one(Content, secret.content_id).space_id


def asked_for_somebody() -> dict[str, Callable[..., Any]]:
    """The queries of both rooms that take who asks."""
    queries = {name: getattr(room, name) for room in (discussion, moderation) for name in room.__all__}
    return {
        name: query
        for name, query in queries.items()
        if callable(query) and "actor" in inspect.signature(query).parameters and name not in AFTER_LOOKING
    }


@pytest.fixture
def author(people) -> Actor:
    return people.member(AUTHOR)


@pytest.fixture
def hidden(author: Actor, people) -> Secret:
    """An answer to an open question, hidden since."""
    friend, asker = people.member(), people.member()
    question = write_question(asker, "What did she say about it?")
    image_id, shown = add_image(author)
    answer = db.write_now(
        service.create, author, kind=ANSWER, body=f"It is {WORD}. {shown}", language="en", parent=question
    )
    around = decorate(answer, author, friend)
    db.write_now(lambda session: service.hold(session, session.merge(answer)))
    return Secret(answer.id, ANSWER, image_id, around)


@pytest.fixture
def closed(author: Actor, people) -> Secret:
    return closed_question(author, people.member())


def told(actor: Actor, secret: Secret) -> dict[str, str]:
    """What each query tells somebody of a secret; what is refused tells nothing."""
    found = {}
    for name, query in asked_for_somebody().items():
        parameters = list(inspect.signature(query).parameters.values())[2:]
        given = {each.name: ARGUMENTS[each.name](secret) for each in parameters if needed(each)}
        try:
            answer = repr(db.write_now(query, actor, **given))  # some lock what they find
        except (NotFound, Forbidden):
            continue
        known = (WORD, "Sigrid", secret.content_id, secret.image_id, *astuple(secret.around))
        if any(each in answer for each in known):
            found[name] = answer
    return found


def needed(parameter: inspect.Parameter) -> bool:
    return parameter.default is parameter.empty and parameter.kind is not parameter.VAR_POSITIONAL


def test_nobody_outside_is_told_of_what_is_hidden(hidden: Secret, people) -> None:
    assert told(people.member(), hidden) == {}


@pytest.mark.parametrize("roles", [(), (Role.MODERATOR, Role.ADMINISTRATOR)], ids=["member", "moderator"])
def test_nobody_outside_is_told_of_what_is_in_a_closed_space(closed: Secret, people, roles) -> None:
    assert told(people.member(roles=roles), closed) == {}


def test_walk_would_notice(closed: Secret, author: Actor) -> None:
    assert {"get_content", "get_history", "list_more_comments", "list_revisions", "suggestions_of"} <= set(
        told(author, closed)
    )


def test_counters_of_a_page_leave_out_what_is_hidden(hidden: Secret, people) -> None:
    answer = db.read_now(lambda session: session.get_one(Content, hidden.content_id))
    question = db.read_now(lambda session: session.get_one(Content, answer.root_id))

    assert (question.answer_count, db.read_now(discussion.count_under, question.id)) == (0, 0)
    assert db.read_now(moderation.count_decided, people.member(roles=(Role.MODERATOR,))) == 0
