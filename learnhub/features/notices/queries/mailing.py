"""What a mail about an inbox asks besides its rows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.features.discussion.models import Content
from learnhub.features.notices.models import InboxItem, NoticeChoice
from learnhub.features.notices.queries.attention import inbox_waiting
from learnhub.features.notices.queries.kinds import kinds
from learnhub.features.people.models import Space
from learnhub.rooms import Channel


@dataclass(frozen=True, slots=True)
class Told:
    """What mails told of a thing: in the one of which day, and whether one of its own since it was seen.

    What `is_for_mail` is left to the next mail of the day. Of what is in a space that `is_closed` a mail
    gives the title only, and not before it is opened where the space `is_hidden`.
    """

    digest_at: datetime | None
    is_mailed: bool
    is_closed: bool
    is_hidden: bool
    is_for_mail: bool


def told_by_mail(session: Session, person_id: str, things: Collection[str]) -> dict[str, Told]:
    """The same for some things of an inbox, by their names."""
    rows = session.exec(
        select(InboxItem, func.coalesce(Space.is_open, True), func.coalesce(Space.is_listed, True))
        .join(Content, Content.id == InboxItem.content_id, isouter=True)
        .join(Space, Space.id == Content.space_id, isouter=True)
        .where(InboxItem.person_id == person_id, InboxItem.thing.in_(things))
        .execution_options(populate_existing=True)
    )
    return {
        item.thing: Told(item.digest_at, _is_mailed(item), not is_open, not is_listed, item.is_for_mail)
        for item, is_open, is_listed in rows
    }


def wanted_by_mail(session: Session, person_id: str) -> set[str]:
    """The kinds of which somebody wants to hear by mail."""
    chosen = select(NoticeChoice.kind, NoticeChoice.is_on)
    choices = dict(
        session.exec(
            chosen.where(NoticeChoice.person_id == person_id, NoticeChoice.channel == Channel.MAIL)
        ).all()
    )
    return {name for name, kind in kinds().items() if choices.get(name, Channel.MAIL in kind.channels)}


def count_waiting(session: Session, actor: Actor) -> int:
    """How many things wait for somebody, up to the bound of figures."""
    figure = inbox_waiting()
    values = {"reader_id": actor.person_id, "now": utcnow(), **figure.values(actor, utcnow())}
    return session.execute(select(figure.query), values).scalar_one()


def _is_mailed(item: InboxItem) -> bool:
    return item.mailed_at is not None and (item.seen_at is None or item.seen_at < item.mailed_at)
