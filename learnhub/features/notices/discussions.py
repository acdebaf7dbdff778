"""Whom it concerns what is written in discussions, and that who comments follows."""

from collections.abc import Iterator

from sqlmodel import Session, delete, select

from learnhub.features.discussion.events import (
    CoAuthorAdded,
    CommentWritten,
    IssueShared,
    IssueUnshared,
    Mentioned,
    Thanked,
)
from learnhub.features.discussion.models import Authorship, Content, Mention, Revision, Thanks
from learnhub.features.notices.models import Follow
from learnhub.features.notices.queries import list_followers
from learnhub.features.notices.service.following import follow_from
from learnhub.rooms import Reason, Telling


def follow_as_commenter(session: Session, event: CommentWritten) -> None:
    """A recorder: who comments hears of what happens there, unless they have stopped that."""
    follow_from(session, _authors(session, event.content_id), event.root_id, Reason.COMMENTED)


def follow_as_sharer(session: Session, event: IssueShared) -> None:
    """A recorder: so does who has the same issue."""
    follow_from(session, [event.person_id], event.root_id, Reason.SAME)


def follow_as_co_author(session: Session, event: CoAuthorAdded) -> None:
    """A recorder: so does who writes it from now on."""
    follow_from(session, [event.person_id], event.root_id, Reason.WROTE)


def unfollow_as_sharer(session: Session, event: IssueUnshared) -> None:
    """A recorder: it ends with it, unless they follow for another reason or have stopped that themselves."""
    mine = Follow.person_id == event.person_id, Follow.content_id == event.root_id
    gone = delete(Follow).where(*mine, Follow.reason == Reason.SAME, Follow.stopped_at.is_(None))
    session.execute(gone, execution_options={"synchronize_session": False})


def mentioned(session: Session, event: Mentioned) -> Iterator[Telling]:
    """Whoever is mentioned in this edition and was not before."""
    new = select(Mention.person_id).where(
        Mention.content_id == event.content_id, Mention.edition == event.edition
    )
    people = dict.fromkeys(session.exec(new), Reason.MENTIONED)
    actor_id = _writer(session, event.content_id, event.edition)
    content_id = None if event.content_id == event.root_id else event.content_id
    yield Telling("mentioned", event.root_id, people, content_id=content_id, actor_id=actor_id, waits=True)


def commented_to_authors(session: Session, event: CommentWritten) -> Iterator[Telling]:
    """Who wrote the comment that this one replies to, and who wrote what it is about."""
    parent_id = session.get_one(Content, event.content_id).parent_id
    told = _mentioned(session, event)
    if parent_id != event.post_id:
        people = _authors(session, str(parent_id))
        yield _telling(session, event, "replied", dict.fromkeys(people - told, Reason.COMMENTED))
        told |= people
    authors = _authors(session, event.post_id) - told
    yield _telling(session, event, "commented", dict.fromkeys(authors, Reason.WROTE))


def commented_to_followers(session: Session, event: CommentWritten) -> Iterator[Telling]:
    """Everybody else who follows what it belongs to."""
    told = _mentioned(session, event)
    followers = list_followers(session, event.root_id)
    people = {person_id: reason for person_id, reason in followers.items() if person_id not in told}
    yield _telling(session, event, "commented", people)


def thanked(session: Session, event: Thanked) -> Iterator[Telling]:
    """Whoever wrote it, unless the thanks were withdrawn meanwhile."""
    if session.get(Thanks, (event.content_id, event.person_id)):
        people = dict.fromkeys(_authors(session, event.content_id), Reason.WROTE)
        yield Telling("thanked", event.root_id, people, actor_id=event.person_id)


def _telling(session: Session, event: CommentWritten, what: str, people: dict[str, Reason]) -> Telling:
    actor_id = next(iter(_authors(session, event.content_id)), None)
    return Telling(what, event.root_id, people, content_id=event.content_id, actor_id=actor_id)


def _writer(session: Session, content_id: str, edition: int) -> str | None:
    """Who wrote this edition: of a wiki, or a suggested one, not the author."""
    revision = session.get(Revision, (content_id, edition))
    if revision is not None:
        return revision.person_id
    return next(iter(_authors(session, content_id)), None)


def _authors(session: Session, content_id: str) -> set[str]:
    return set(session.exec(select(Authorship.person_id).where(Authorship.content_id == content_id)))


def _mentioned(session: Session, event: CommentWritten) -> set[str]:
    """Who hears of it already, because it mentions them."""
    return set(session.exec(select(Mention.person_id).where(Mention.content_id == event.content_id)))
