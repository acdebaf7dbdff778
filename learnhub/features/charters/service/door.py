"""What the sign-in may show of the company's charter: article 1, how many wrote it and how many signed it.

It is kept beside the company's other settings, which the sign-in reads anyhow, so that a visit asks the
database nothing more. Whether it is shown is a setting of the company, off until somebody turns it on.
"""

from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from learnhub.core.upserts import insert
from learnhub.features.charters.enums import Section
from learnhub.features.charters.models import Charter, CharterSignature
from learnhub.features.charters.room import CHARTER
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentEvent
from learnhub.features.discussion.models import Content, ContentSection
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, Setting, Space
from learnhub.features.people.schemas import ARTICLE_SETTING


def keep_words(session: Session, event: ContentEvent) -> None:
    """A recorder: what is hidden, taken back or redacted is not shown to strangers a moment longer."""
    if event.kind == CHARTER:
        session.flush()
        keep_door(session)


def keep_door(session: Session) -> None:
    """Write down what may be shown as it is now. Also a job, by which the number of signatures follows."""
    shown = _shown(session)
    kept = session.get(Setting, ARTICLE_SETTING)
    if (kept.value if kept else None) == shown:
        return
    if kept is not None:
        session.delete(kept)
        session.flush()
    if shown is not None:
        row = insert(session, Setting, key=ARTICLE_SETTING, value=shown)
        session.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": shown}))


def _shown(session: Session) -> dict[str, Any] | None:
    first = (
        select(
            Charter.content_id, Charter.version, Charter.writer_count, Content.language, ContentSection.text
        )
        .join(Space, col(Space.id) == Charter.space_id)
        .join(Content, col(Content.id) == Charter.content_id)
        .join(ContentSection, col(ContentSection.content_id) == Charter.content_id)
        .where(Space.kind == SpaceKind.COMPANY, Content.status == Status.PUBLISHED)
        .where(ContentSection.name == Section.ARTICLE, ContentSection.position == 0)
    )
    row = session.execute(first).first()
    if row is None:
        return None
    signed = (
        select(func.count())
        .select_from(CharterSignature)
        .join(Person, col(Person.id) == CharterSignature.person_id)
        .where(CharterSignature.charter_id == row.content_id, CharterSignature.version == row.version)
        .where(Person.status == PersonStatus.ACTIVE)
    )
    return {
        "text": row.text,
        "language": row.language,
        "writers": row.writer_count,
        "signed": session.scalar(signed) or 0,
    }
