"""Where one writes: the company, or a community that leaves it to one."""

from dataclasses import dataclass

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.errors import LearnHubError
from learnhub.features.discussion import queries
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import (
    FacilitatorsAnswer,
    FacilitatorsPost,
    Frozen,
    MembersAnswer,
    MembersPost,
)
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.places import Doing, Standing, waits
from learnhub.features.discussion.queries.places import SpaceFor
from learnhub.features.people.enums import SpaceKind, Who


@dataclass(frozen=True, slots=True)
class Where:
    """What `create` is given for something new: its space, and whether it waits there."""

    space: str
    status: Status


def place(session: Session, actor: Actor, space_id: str) -> Where:
    """Where something new goes; the company without a `space_id`.

    Raises NoSuchSpace, and MembersPost, FacilitatorsPost or Frozen for a community that somebody only reads.
    """
    if not space_id:
        return Where(queries.company_space(session), Status.PUBLISHED)
    space = queries.get_space(session, actor, space_id)
    if space.kind == SpaceKind.COMPANY:
        return Where(space.id, Status.PUBLISHED)
    if not space.may(Doing.POST):
        raise _refusal(space, space.rules.posts, MembersPost, FacilitatorsPost)
    return Where(space.id, Status.WAITING if waits(space.standing, space.rules) else Status.PUBLISHED)


def require_answers(session: Session, actor: Actor, parent: Content) -> None:
    """Refuse what is written under something of a community that leaves this to others, or is closed.

    Raises MembersAnswer, FacilitatorsAnswer or Frozen. Who may read it was asked before.
    """
    space = queries.find_space(session, actor, parent.space_id)
    if space is None or space.kind != SpaceKind.COMMUNITY:
        return
    is_left = not space.rules.is_frozen and space.rules.answers == Who.EVERYBODY
    if not is_left and not space.may(Doing.ANSWER):
        raise _refusal(space, space.rules.answers, MembersAnswer, FacilitatorsAnswer)


def _refusal(
    space: SpaceFor, who: str, members: type[LearnHubError], facilitators: type[LearnHubError]
) -> LearnHubError:
    if space.rules.is_frozen or who == Who.NOBODY:
        return Frozen()
    return members() if who == Who.MEMBERS and space.standing < Standing.MEMBER else facilitators()
