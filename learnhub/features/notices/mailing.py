"""What of a notice is mailed, and when: at once, after quiet hours, or with the mail of the day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session

from learnhub import mail
from learnhub.config import settings
from learnhub.core.clock import utcnow
from learnhub.features.notices import digests
from learnhub.features.notices.models import InboxItem
from learnhub.features.notices.queries.settings import list_wanting, rhythms_of
from learnhub.features.notices.rhythm import How, when
from learnhub.rooms import Channel, NoticeKind, Pace, Telling

KIND = "notices.notice"


def mail_notices(
    session: Session, kind: NoticeKind, telling: Telling, items: Sequence[Any], key: str
) -> None:
    """Leave mails for those who want them, or note their items for the mail of the day.

    Once something was mailed about a thing nothing more is until its reader has come back to it, unless its
    kind always tells.
    """
    if not settings().sends_mail:
        return
    heard = set() if kind.always else {row.person_id for row in items if _is_unread(row)}
    wanting = list_wanting(session, kind, Channel.MAIL, {row.person_id for row in items} - heard)
    rhythms, pace = rhythms_of(session, wanting), Pace.DAILY if telling.is_quiet else kind.pace
    now, is_urgent = utcnow(), telling.is_urgent
    at_once, for_day = dict[datetime, list[Any]](), dict[str, datetime]()
    for row in (row for row in items if row.person_id in rhythms):
        decided = when(pace, rhythms[row.person_id], now, is_wanted=True, is_urgent=is_urgent)
        if decided.at is None:
            continue
        if decided.how == How.DIGEST:
            for_day[row.person_id] = decided.at
        else:
            at_once.setdefault(decided.at, []).append(row)
    for moment, rows in at_once.items():
        urgent = {"urgent": 1} if is_urgent else {}
        payloads = {f"{row.id}:{key}": {"person_id": row.person_id, "item": row.id, **urgent} for row in rows}
        mail.put_many(session, KIND, payloads, not_before=None if moment == now else moment)
        _note(session, [row.id for row in rows], mailed_at=now, is_for_mail=False)
    digests.leave(session, for_day, rhythms)
    _note(session, [row.id for row in items if row.person_id in for_day], is_for_mail=True)


def _is_unread(row: Any) -> bool:
    return row.mailed_at is not None and (row.seen_at is None or row.seen_at < row.mailed_at)


def _note(session: Session, item_ids: Sequence[int], **values: Any) -> None:
    if item_ids:
        changed = update(InboxItem).where(InboxItem.id.in_(item_ids)).values(**values)
        session.execute(changed, execution_options={"synchronize_session": False})
