"""The vote for a post as its reader finds it."""

from typing import Any

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import anonymous_votes
from learnhub.features.discussion.schemas import VoteView


def vote_of(row: Any) -> VoteView:
    """The vote in a row of content with what the reader gave."""
    return VoteView(count=row.Content.vote_count, is_mine=row.voter_id is not None)


def ballot_vote(session: Session, actor: Actor, question: Content) -> VoteView:
    """The vote for a question without a name, of which only the memory of the process knows whose it is."""
    voted = anonymous_votes(session, actor, question.id)
    return VoteView(count=question.vote_count, is_mine=question.id in voted)
