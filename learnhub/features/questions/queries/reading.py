"""A question or an answer as one reader sees it, with what they may do; of a hidden answer a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from learnhub.access.actor import Actor
from learnhub.features.cards.room import CARDS_WRITE
from learnhub.features.discussion import policy as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.people.refs import ref_in
from learnhub.features.questions import policy
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import ANSWER
from learnhub.features.questions.schemas import NEVER, PostView


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads which question, and what that allows.

    `silent_for` are the answers that they may accept in the place of the asker, `made` is what was made of
    the question and its answers.
    """

    actor: Actor
    question: Content
    state: Question
    is_asker: bool
    silent_for: frozenset[str]
    made: Mapping[str, tuple[MadeView, ...]]


def is_withheld(actor: Actor, row: Any) -> bool:
    """Whether somebody reads only that an answer is hidden."""
    content: Content = row.Content
    is_mine = row.ref_id is not None and row.ref_id == actor.person_id
    return content.status == Status.HIDDEN and not is_mine and not discussion.can_moderate(actor)


def _line(row: Any) -> PostView:
    """Where a hidden answer stands, for who may not read it: neither its words nor whose they are."""
    content: Content = row.Content
    return PostView(
        id=content.id,
        language=content.language,
        hidden_reason=discussion.public_reason(content),
        is_hidden=True,
        is_withheld=True,
        is_waiting=not content.hidden_reason,
    )


def post_of(reader: Reader, row: Any) -> PostView:
    """A question, or one of its answers."""
    content: Content = row.Content
    actor = reader.actor
    if is_withheld(actor, row):
        return _line(row)
    mine = row.ref_id is not None and row.ref_id == actor.person_id
    is_accepted, is_published = content.id == reader.state.accepted_id, content.status == Status.PUBLISHED
    return PostView(
        id=content.id,
        html=row.html or "",
        language=content.language,
        author=ref_in(row),
        written_at=content.published_at or NEVER,
        edited_at=content.edited_at,
        hidden_reason=content.hidden_reason,
        is_hidden=content.status == Status.HIDDEN,
        is_accepted=is_accepted,
        can_edit=discussion.can_edit(actor, content, is_author=mine),
        can_remove=discussion.can_remove(actor, content, is_author=mine),
        can_moderate=discussion.can_moderate(actor),
        can_vote=discussion.can_vote(actor, content, is_author=mine),
        can_accept=_can_accept(reader, content),
        can_promote=is_published and not content.is_anonymous and actor.may(CARDS_WRITE),
        made=reader.made.get(content.id, ()),
        is_wiki=content.is_wiki,
        can_open_wiki=mine and is_published and discussion.can_open_wiki(actor, content),
        can_confirm=content.kind == ANSWER
        and policy.can_confirm(actor, content, is_author=mine, is_accepted=is_accepted),
    )


def _can_accept(reader: Reader, content: Content) -> bool:
    if content.kind != ANSWER or content.status != Status.PUBLISHED or content.id == reader.state.accepted_id:
        return False
    by_asker = policy.can_accept(reader.actor, reader.question, is_asker=reader.is_asker)
    return by_asker or content.id in reader.silent_for
