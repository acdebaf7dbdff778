"""Choosing what one hears of, on which way and when."""

from sqlmodel import Session, select

from learnhub import mail
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.notices.digests import EPOCH, MINUTE, PREVIEW
from learnhub.features.notices.errors import ChoicesChanged
from learnhub.features.notices.events import LeaveChanged
from learnhub.features.notices.models import NoticeChoice, NoticeRhythm
from learnhub.features.notices.queries import kinds
from learnhub.features.notices.queries.choices import WEEKDAYS, is_on
from learnhub.features.notices.queries.preview import minute_of, next_mail, wanted_kinds
from learnhub.features.notices.room import NOTICES_CHANGE
from learnhub.features.notices.schemas import ChoicesDraft, ChoicesInput
from learnhub.features.people.service.sign_in import get_person_for_update
from learnhub.rooms import Channel


def save_choices(session: Session, actor: Actor, form: ChoicesInput) -> None:
    """Save one's choices; those of a channel that is not connected stay as they are.

    Raises ChoicesChanged when `form.edition` is not the present one: saved in another tab, or by a mail.
    """
    guard.require_permission(actor, NOTICES_CHANGE)
    person_id = get_person_for_update(session, guard.require_person(actor)).id
    rhythm = session.get(NoticeRhythm, person_id) or NoticeRhythm(person_id=person_id)
    if rhythm.edition != form.edition:
        raise ChoicesChanged
    _choose(session, person_id, Channel.INBOX, form.inbox)
    if settings().sends_mail:
        _choose(session, person_id, Channel.MAIL, form.mail)
    rhythm.days = list(WEEKDAYS[form.days])
    rhythm.digest_min = minute_of(form.digest_at)
    rhythm.quiet_from, rhythm.quiet_to = minute_of(form.quiet_from), minute_of(form.quiet_to)
    rhythm.quiet_weekends = form.quiet_weekends
    if (rhythm.leave_from, rhythm.leave_to) != (form.leave_from, form.leave_to):
        rhythm.leave_from, rhythm.leave_to = form.leave_from, form.leave_to
        bus.record(session, LeaveChanged(person_id))
    rhythm.edition += 1
    session.add(rhythm)


def send_preview(session: Session, actor: Actor, form: ChoicesDraft) -> None:
    """Mail somebody their next mail of the day now, with choices that may not be saved, once a minute.

    Nothing is noted of it: what it tells is in the next mail all the same.
    """
    guard.require_permission(actor, NOTICES_CHANGE)
    person_id, now = guard.require_person(actor), (utcnow() - EPOCH) // MINUTE
    planned = next_mail(session, actor, form)
    minute = (planned - EPOCH) // MINUTE if planned else now
    payload = {"person_id": person_id, "minute": minute, **dict.fromkeys(wanted_kinds(form), 1)}
    mail.put_many(session, PREVIEW, {f"preview:{person_id}:{now}": payload})


def _choose(session: Session, person_id: str, channel: Channel, wanted: frozenset[str]) -> None:
    """Keep a row only for what differs from the calm default, so that a better default reaches everybody."""
    rows = session.exec(
        select(NoticeChoice).where(NoticeChoice.person_id == person_id, NoticeChoice.channel == channel)
    )
    kept = {row.kind: row for row in rows}
    for kind in kinds().values():
        is_wanted, row = kind.name in wanted, kept.get(kind.name)
        if is_wanted == is_on(kind, channel, {}):
            if row:
                session.delete(row)
        elif not (kind.always and channel == Channel.INBOX):
            session.merge(NoticeChoice(person_id=person_id, kind=kind.name, channel=channel, is_on=is_wanted))
