"""What choices mean that are not saved yet, with the mail of the day that would come next."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.i18n import translate
from learnhub.features.notices import digests
from learnhub.features.notices.queries.choices import WEEKDAYS, get_choices
from learnhub.features.notices.queries.kinds import kinds
from learnhub.features.notices.queries.settings import rhythms_of
from learnhub.features.notices.rhythm import Rhythm, end_of_quiet, next_digest
from learnhub.features.notices.room import NOTICES_READ
from learnhub.features.notices.schemas import ChoicesDraft, ChoicesView, InboxRow, MailRow, Preview
from learnhub.features.notices.wording import sentence_of
from learnhub.features.people.queries import get_company
from learnhub.rooms import Pace

NEAR = timedelta(days=6)


def get_preview(session: Session, actor: Actor, form: ChoicesDraft) -> Preview:
    """What the choices of a form would mean for somebody."""
    guard.require_permission(actor, NOTICES_READ)
    own = get_choices(session, actor)
    wanted = wanted_kinds(form)
    preview = Preview(
        changes=_count_changes(own, form),
        at_once=sum(kinds()[name].pace == Pace.AT_ONCE for name in wanted),
        company=get_company(session).name,
    )
    at = next_mail(session, actor, form) if own.sends_mail else None
    if at is None:
        return preview
    contents = digests.gather(session, actor, wanted, digests.is_left)
    rows = (*contents.waiting, *contents.known) if contents else ()
    return replace(
        preview,
        at=at,
        is_near=at - utcnow() < NEAR,
        headline=digests.headline(actor.language, contents)[1] if contents else "",
        lines=contents.lines if contents else [],
        rows=[_row(row, actor.language) for row in rows],
        more=contents.more if contents else 0,
    )


def draft_of(own: ChoicesView) -> ChoicesDraft:
    """The form as it is before anything is changed in it."""
    names = ("days", "digest_at", "quiet_from", "quiet_to", "quiet_weekends", "leave_from", "leave_to")
    return ChoicesDraft(
        edition=own.edition,
        inbox=frozenset(kind.name for kind in own.kinds if kind.inbox),
        mail=frozenset(kind.name for kind in own.kinds if kind.mail),
        **{name: getattr(own, name) for name in names},
    )


def wanted_kinds(form: ChoicesDraft) -> set[str]:
    """The kinds that would come by mail: what is off in the inbox is told nowhere."""
    told = {name for name, kind in kinds().items() if kind.always or name in form.inbox}
    return told & form.mail


def next_mail(session: Session, actor: Actor, form: ChoicesDraft) -> datetime | None:
    """When the next mail of the day would come; None for who wants none."""
    person_id = actor.person_id or ""
    saved = rhythms_of(session, [person_id]).get(person_id, Rhythm(actor.zone))
    rhythm = replace(
        saved,
        days=WEEKDAYS[form.days],
        digest_min=minute_of(form.digest_at),
        quiet_from=minute_of(form.quiet_from),
        quiet_to=minute_of(form.quiet_to),
        quiet_weekends=form.quiet_weekends,
        leave_from=form.leave_from if form.leave_to else None,
        leave_to=form.leave_to if form.leave_from else None,
    )
    planned = next_digest(rhythm, utcnow())
    return end_of_quiet(rhythm, planned) if planned else None


def minute_of(at: time) -> int:
    """A time of the wall clock in minutes after midnight."""
    return at.hour * 60 + at.minute


def _count_changes(own: ChoicesView, form: ChoicesDraft) -> int:
    inbox = {kind.name for kind in own.kinds if kind.inbox and not kind.always}
    always = {kind.name for kind in own.kinds if kind.always}
    mail = {kind.name for kind in own.kinds if kind.mail}
    channels = len(inbox ^ (form.inbox - always)) + (len(mail ^ form.mail) if own.sends_mail else 0)
    before = (own.days, own.digest_at, own.quiet_from, own.quiet_to, own.quiet_weekends)
    after = (form.days, _clock(form.digest_at), _clock(form.quiet_from), _clock(form.quiet_to))
    rhythm = sum(old != new for old, new in zip(before, (*after, form.quiet_weekends), strict=True))
    leave = (own.leave_from, own.leave_to) != (_day(form.leave_from), _day(form.leave_to))
    return channels + rhythm + leave


def _clock(at: time) -> str:
    return at.isoformat("minutes")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _row(row: InboxRow, language: str) -> MailRow:
    title = row.title if row.language else translate(language, row.title)
    said = sentence_of(row, language)
    return MailRow(row.thing, row.label, row.icon, row.colour, title, row.language, said)
