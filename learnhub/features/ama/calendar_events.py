"""A live session as an event in somebody's calendar."""

from sqlalchemy import Row

from learnhub.core.i18n import N_, translate
from learnhub.core.ical import Event, uid_of
from learnhub.features.ama.room import AMA

ASK = N_("Ask {name} anything")


def event_of(ama: Row, *, language: str, site: str) -> Event:
    """The event of a row of `queries.calendar` in the reader's language; `site` may be empty."""
    address = f"{site}{AMA.at(ama.content_id)}" if site else ""
    return Event(
        uid=uid_of(ama.content_id),
        sequence=ama.edition,
        changed_at=ama.edited_at or ama.published_at,
        starts_at=ama.starts_at,
        ends_at=ama.ends_at,
        summary=translate(language, ASK, name=ama.leader),
        description=ama.title,
        location=address,
        address=address,
    )
