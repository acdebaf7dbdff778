"""What a mail about notices lets its reader do without signing in."""

from sqlalchemy import update
from sqlmodel import Session

from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion.models import Content
from learnhub.features.notices.models import Follow, InboxItem, NoticeRhythm
from learnhub.rooms import Reason


def stop_thing(session: Session, person_id: str, content_id: str) -> None:
    """Tell somebody no more of one thing, whatever they do there later."""
    if session.get(Content, content_id) is None:
        return
    now = utcnow()
    values = {"person_id": person_id, "content_id": content_id, "reason": Reason.FOLLOWS, "since": now}
    statement = insert(session, Follow, **values, stopped_at=now)
    kept = statement.on_conflict_do_update(
        index_elements=["person_id", "content_id"], set_={"stopped_at": now}
    )
    session.execute(kept)


def stop_daily(session: Session, person_id: str, _about: str) -> None:
    """Send somebody no mail of the day any more: there is no day on which it comes."""
    rhythm = session.get(NoticeRhythm, person_id) or NoticeRhythm(person_id=person_id)
    rhythm.days, rhythm.edition = [], (rhythm.edition or 0) + 1
    session.add(rhythm)


def archive(session: Session, person_id: str, thing: str) -> None:
    """Put what a mail told of out of the inbox, until something new happens to it."""
    mine = (InboxItem.person_id == person_id, InboxItem.thing == thing, InboxItem.archived_at.is_(None))
    session.execute(update(InboxItem).where(*mine).values(archived_at=utcnow(), waits=False))
