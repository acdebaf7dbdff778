"""Keeping what content said before it is changed, and what it says after."""

from sqlmodel import Session, delete

from learnhub.features.discussion.enums import Origin
from learnhub.features.discussion.models import Content, Revision
from learnhub.features.discussion.queries.revisions import as_it_is


def forget_earlier(session: Session, content: Content) -> None:
    """Drop every edition of content but the present one, for a room that lets nobody read what it said."""
    earlier = Revision.content_id == content.id, Revision.number < content.edition
    session.execute(delete(Revision).where(*earlier), execution_options={"synchronize_session": False})


def keep(session: Session, content: Content, *, writer: str = "", origin: Origin | None = None) -> None:
    """Keep the present words of content as its edition, unless they are kept already.

    The `writer` wrote them, by default whoever wrote the content. Nobody is kept of anonymous content, nor
    who took words out.
    """
    if session.get(Revision, (content.id, content.edition)) is not None:
        return
    row = as_it_is(session, content)
    row.origin = origin or row.origin
    if writer and row.at is not None:
        row.person_id = writer
    if origin == Origin.REDACTED:
        row.person_id = None
    session.add(row)
    session.flush()
