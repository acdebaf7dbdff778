"""The mail of the day: what is new in somebody's inbox, at their hour, when there is something.

It is left in the outbox for everybody whose hour has come, and composed when it leaves: as the inbox is then,
without what was read or archived meanwhile and without what may no longer be read. An item is told once: it
leaves the mail as soon as one was composed, and the same mail, sent again, tells it again.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_, update
from sqlmodel import Session, select

from learnhub import mail
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.i18n import N_, fill, ntranslate, translate
from learnhub.core.jobs import is_ending
from learnhub.features.notices.models import InboxItem, NoticeChoice
from learnhub.features.notices.queries.inbox import kinds, list_inbox
from learnhub.features.notices.queries.settings import rhythms_of
from learnhub.features.notices.rhythm import Rhythm, has_digest
from learnhub.features.notices.schemas import InboxRow
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.people.queries import find_reader
from learnhub.features.people.queries.sign_ins import closed_spaces, spaces_of
from learnhub.mail import Link, Mail, Part, Reader, address_of, parts
from learnhub.mail.signed import address_of_action
from learnhub.rooms import Channel, Reason
from learnhub.rooms.notices import REASONS

KIND = "notices.digest"
BATCH = 50  # a transaction each, so that others write in between
LOOKED_AT = 20  # items of each list, of which the first that are new are told
WAITING, KNOWN = 3, 2
EVENING_MIN = 19 * 60  # who was not reached by then is reached the next day

GOOD_MORNING = N_("Good morning {name}.")
NOTHING_WAITS = N_("Nothing waits for you today.")
OPEN = N_("Open my inbox")
WAITS_FOR_YOU, NEWEST_FIRST = N_("Waits for you"), N_("newest first")
TO_KNOW, NOTHING_TO_DO = N_("To know"), N_("nothing to do")
ARCHIVE, STOP, STOP_MAILS = N_("Archive"), N_("Stop"), N_("Stop these mails")
WHY = N_("One mail on the days that you chose, when there is something new. No news, no mail.")


def leave_due() -> None:
    """Leave the mail of the day for everybody whose hour has come; a job outside any transaction."""
    after = ""
    while not is_ending() and (batch := db.read_now(_with_news, after)):
        due = db.read_now(_due, batch)
        db.write_now(mail.put_many, KIND, due)
        after = batch[-1]


def _with_news(session: Session, after: str) -> list[str]:
    """The next people with something new in their inbox."""
    news = select(InboxItem.id).where(InboxItem.person_id == Person.id, *_is_new(0)).exists()
    people = select(Person.id).where(Person.id > after, Person.status == PersonStatus.ACTIVE, news)
    return list(session.exec(people.order_by(Person.id).limit(BATCH)))


def _due(session: Session, person_ids: list[str]) -> dict[str, dict[str, str | int | None]]:
    """The mails of those whose hour has come today, by a key that makes one of each day."""
    now, found = clock.utcnow(), {}
    for person_id, rhythm in rhythms_of(session, person_ids).items():
        if day := _day_of(rhythm, now):
            found[f"{KIND}:{person_id}:{day}"] = {"person_id": person_id, "at": int(now.timestamp())}
    return found


def _day_of(rhythm: Rhythm, now: datetime) -> str:
    """The day whose mail is due, or nothing."""
    local = now.astimezone(ZoneInfo(rhythm.zone))
    is_hour = rhythm.digest_min <= local.hour * 60 + local.minute < max(EVENING_MIN, rhythm.digest_min + 60)
    return local.date().isoformat() if is_hour and has_digest(rhythm, local.date()) else ""


def _is_new(at: int) -> tuple[Any, ...]:
    """Clauses on `inbox_item`: open, not read, and told by no mail but the one of this moment."""
    mailed, moment = InboxItem.mailed_at, datetime.fromtimestamp(at, UTC)
    return (
        InboxItem.archived_at.is_(None),
        or_(InboxItem.seen_at.is_(None), InboxItem.seen_at < InboxItem.last_at),
        or_(mailed.is_(None), mailed < InboxItem.last_at, mailed == moment),
    )


def compose(session: Session, payload: Mapping[str, Any]) -> Mail | None:
    """What is new now, at most three things that wait and two to know; None when there is nothing."""
    reader, at = find_reader(session, payload["person_id"]), payload["at"]
    if reader is None:
        return None
    news = [row for row in _rows(session, reader) if row.thing in _new_things(session, reader, at)]
    waiting, known = [row for row in news if row.waits], [row for row in news if not row.waits]
    if not news:
        return None
    moment = datetime.fromtimestamp(at, UTC)
    told = update(InboxItem).where(InboxItem.person_id == reader.person_id)
    session.execute(told.where(InboxItem.thing.in_([row.thing for row in news])).values(mailed_at=moment))
    return _mail(reader, waiting, known)


def _rows(session: Session, reader: Reader) -> Iterator[InboxRow]:
    """The inbox as its owner sees it, of the kinds that they want by mail."""
    spaces = session.exec(select(closed_spaces()).select_from(Person).where(Person.id == reader.person_id))
    actor = Actor(
        *(reader.person_id, reader.name, frozenset(), reader.language, reader.zone),
        spaces=spaces_of(spaces.first()),
    )
    mine = (NoticeChoice.person_id == reader.person_id, NoticeChoice.channel == Channel.MAIL)
    choices = dict(session.exec(select(NoticeChoice.kind, NoticeChoice.is_on).where(*mine)).all())
    for waits in (True, False):
        for row in list_inbox(session, actor, waiting=waits, size=LOOKED_AT).items:
            kind = kinds().get(row.notices[0].kind)
            if kind and choices.get(kind.name, Channel.MAIL in kind.channels):
                yield row


def _new_things(session: Session, reader: Reader, at: int) -> set[str]:
    mine = InboxItem.person_id == reader.person_id
    return set(session.exec(select(InboxItem.thing).where(mine, *_is_new(at))))


def _mail(reader: Reader, waiting: list[InboxRow], known: list[InboxRow]) -> Mail:
    say, language = partial(translate, reader.language), reader.language
    inbox, stop = (
        Link(say(OPEN), address_of("/inbox")),
        address_of_action("notices.no_daily", reader.person_id),
    )
    number, shown = len(waiting), [*waiting[:WAITING], *known[:KNOWN]]
    rest = len(waiting) + len(known) - len(shown)
    more = ntranslate(language, "{n} more in your inbox", "{n} more in your inbox", rest)
    waits = ntranslate(language, "{n} thing waits for you.", "{n} things wait for you.", number)
    return Mail(
        reader,
        subject=_subject(language, number, len(known)),
        preview=", ".join(row.title for row in shown),
        parts=(
            parts.heading(
                say(GOOD_MORNING, name=reader.name.partition(" ")[0]),
                waits if waiting else say(NOTHING_WAITS),
            ),
            parts.button(inbox),
            *_list(reader, say(WAITS_FOR_YOU), say(NEWEST_FIRST), waiting[:WAITING]),
            *_list(reader, say(TO_KNOW), say(NOTHING_TO_DO), known[:KNOWN]),
            *([parts.note(more)] if rest else []),
        ),
        why=say(WHY),
        links=(Link(say(STOP_MAILS), stop),),
        stop=stop,
    )


def _subject(language: str, waiting: int, known: int) -> str:
    if waiting:
        return ntranslate(
            language, "{n} thing waits for you at LearnHub", "{n} things wait for you at LearnHub", waiting
        )
    return ntranslate(language, "{n} thing to know at LearnHub", "{n} things to know at LearnHub", known)


def _list(reader: Reader, title: str, about: str, rows: list[InboxRow]) -> list[Part]:
    return [parts.section(title, about), *(_row(reader, row) for row in rows)] if rows else []


def _row(reader: Reader, row: InboxRow) -> Part:
    """A thing as the inbox shows it: why it is there, what happened last, and what can be done about it."""
    say, newest = partial(translate, reader.language), row.notices[0]
    saying = kinds()[newest.kind].sayings[newest.what]
    did = f"{newest.actor.name} {say(saying.did)}" if newest.actor.id else say(saying.alone or saying.did)
    address = address_of(row.address)
    act = partial(address_of_action, person_id=reader.person_id)
    links = [Link(say(saying.action), address), Link(say(ARCHIVE), act("notices.archive", about=row.thing))]
    if row.stops == "thing":
        links.append(Link(say(STOP), act("notices.stop", about=row.thing)))
    return parts.row(
        kind=say(row.label),
        colour=row.colour,
        reason=fill(say(REASONS[Reason(row.reason)]), {"topic": row.topic}),
        title=row.title if row.language else say(row.title),
        address=address,
        said=f"{did}: {newest.excerpt}" if newest.excerpt else did,
        links=links,
        language=row.language,
    )
