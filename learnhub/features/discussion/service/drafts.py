"""Drafts on the server: kept at each pause in typing, read by another device, gone when they were sent."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.errors import Invalid
from learnhub.features.discussion import queries
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.events import ContentRedacted
from learnhub.features.discussion.models import Draft
from learnhub.features.discussion.schemas import DraftView
from learnhub.features.discussion.schemas.drafts import FIELDS_MAX

KEPT_FOR = timedelta(days=30)
KEPT_MAX = 30  # of one person; with one more the oldest goes


def keep_draft(
    session: Session,
    actor: Actor,
    key: str,
    fields: Mapping[str, str | bool],
    device: Device,
    *,
    known: int,
) -> DraftView:
    """Keep what somebody has typed in a form, and answer it.

    When another of their devices has kept something since the `known` version, that stays and is answered.
    """
    if len(fields) > FIELDS_MAX:
        raise Invalid
    person_id = guard.require_person(actor)
    kept = {"version": known + 1, "fields": dict(fields), "device": device, "saved_at": utcnow()}
    row = insert(session, Draft, person_id=person_id, key=key, **kept)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["person_id", "key"], set_=kept, where=Draft.version == known
        )
    )
    if not known:
        _keep_newest(session, person_id)
    return queries.find_draft(session, actor, key)


def drop_draft(session: Session, actor: Actor, key: str) -> None:
    """Forget a draft that was sent or is not wanted any more."""
    own = delete(Draft).where(Draft.person_id == guard.require_person(actor), Draft.key == key)
    session.execute(own, execution_options={"synchronize_session": False})


def forget_old(session: Session) -> None:
    """Drop what nobody has gone on with for a month."""
    session.execute(delete(Draft).where(Draft.saved_at < utcnow() - KEPT_FOR))


def forget_redacted(session: Session, event: ContentRedacted) -> None:
    """Drop the drafts of changes to content out of which a moderator took words."""
    changes = [f"{form}-{event.content_id}" for form in ("edit", "card", "suggest")]
    session.execute(delete(Draft).where(Draft.key.in_(changes)))


def _keep_newest(session: Session, person_id: str) -> None:
    mine = select(Draft.key).where(Draft.person_id == person_id)
    newest = mine.order_by(Draft.saved_at.desc(), Draft.key).limit(KEPT_MAX)
    older = delete(Draft).where(Draft.person_id == person_id, Draft.key.not_in(newest))
    session.execute(older, execution_options={"synchronize_session": False})
