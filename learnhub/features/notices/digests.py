"""The mail of the day: left for its moment as soon as something is left to it, and composed then.

It tells of the inbox as it is when it leaves, and only when something in it is new. Composing notes what is
new with the moment of the mail, so that one that could not be sent tells the same when it is tried again.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import Session

from learnhub import mail, rooms
from learnhub.access.actor import Actor
from learnhub.core import formats
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_, ntranslate, translate
from learnhub.features.notices import queries
from learnhub.features.notices.models import InboxItem
from learnhub.features.notices.queries.mailing import Told, count_waiting, told_by_mail, wanted_by_mail
from learnhub.features.notices.queries.settings import rhythms_of
from learnhub.features.notices.rhythm import Rhythm, end_of_quiet, is_digest_time, next_digest
from learnhub.features.notices.schemas import InboxRow
from learnhub.features.notices.wording import (
    TITLED,
    act_links,
    action_of,
    excerpt_of,
    quoted,
    sentence_of,
    stop_address,
    titled,
    why_of,
)
from learnhub.features.people.queries import find_reader
from learnhub.mail import Link, Mail, Part, Reader, address_of, parts, signed

KIND, PREVIEW = "notices.digest", "notices.preview"
MOST_WAITING, MOST_KNOWN = 3, 2
READ = 20  # rows of each list that are looked at
INBOX, CHOICES = "/inbox", "/settings/notices"
MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOON, EVENING = 12, 18

MORNING, AFTERNOON = N_("Good morning {name}."), N_("Good afternoon {name}.")
GOOD_EVENING = N_("Good evening {name}.")
NOTHING_WAITS, OPEN = N_("Nothing waits for you today."), N_("Open my inbox")
WAITING, NEWEST_FIRST = N_("Waits for you"), N_("newest first")
TO_KNOW, NOTHING_TO_DO = N_("To know"), N_("nothing to do")
TIMES = N_("{n} new. {why}")
ARCHIVE, STOP = N_("Archive"), N_("Stop following")
MORE = N_("More in your inbox")
WHY = N_("One mail at {time} on the days that you chose. No news, no mail.")
NO_MAILS, WEEKLY = N_("Stop these mails"), N_("Once a week instead")
MENTIONS, CHOOSE = N_("Only when I am mentioned"), N_("Choose what reaches you")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a mail of the day tells: rows of both lists, and how many more there are (`has_many`: or more).

    `count` is how many things wait, as beside the inbox; `lines` are what rooms say beside it.
    """

    waiting: list[InboxRow]
    known: list[InboxRow]
    told: Mapping[str, Told]
    count: int
    more: int
    has_many: bool
    lines: list[str]


def leave(session: Session, moments: Mapping[str, datetime], rhythms: Mapping[str, Rhythm]) -> None:
    """Leave people the mail of the day for a moment, or for the end of quiet hours; there is one of each."""
    leaving: dict[datetime, dict[str, Mapping[str, str | int | None]]] = {}
    for person_id, at in moments.items():
        minute = (at - EPOCH) // MINUTE
        mails = leaving.setdefault(end_of_quiet(rhythms[person_id], at), {})
        mails[f"digest:{person_id}:{minute}"] = {"person_id": person_id, "minute": minute}
    for not_before, mails in leaving.items():
        mail.put_many(session, KIND, mails, not_before=not_before)


def compose_digest(session: Session, payload: Mapping[str, Any]) -> Mail | None:
    """The mail of a day; one whose moment is no longer that of its reader is left for the next."""
    reader = find_reader(session, payload["person_id"])
    if reader is None:
        return None
    rhythm, now = rhythms_of(session, [reader.person_id])[reader.person_id], utcnow()
    planned = EPOCH + payload["minute"] * MINUTE
    if not is_digest_time(rhythm, planned, now):
        if later := next_digest(rhythm, now):
            leave(session, {reader.person_id: later}, {reader.person_id: rhythm})
        return None
    _take(session, reader.person_id, planned)
    wanted = wanted_by_mail(session, reader.person_id)
    contents = gather(session, actor_of(reader), wanted, lambda told: told.digest_at == planned)
    return contents and _mail(reader, contents, planned, planned)


def compose_preview(session: Session, payload: Mapping[str, Any]) -> Mail | None:
    """The next mail of the day as it would be now, with choices that may not be saved; notes nothing.

    The payload names the kinds that it may tell of, and the minute for which it is planned.
    """
    reader = find_reader(session, payload["person_id"])
    if reader is None:
        return None
    wanted = payload.keys() & queries.kinds().keys()
    contents = gather(session, actor_of(reader), wanted, is_left)
    return contents and _mail(reader, contents, utcnow(), EPOCH + payload["minute"] * MINUTE)


def is_left(told: Told) -> bool:
    """Whether something is left to the next mail of the day."""
    return told.is_for_mail


def actor_of(reader: Reader) -> Actor:
    """The reader of a mail, who may see what they may see anywhere."""
    return Actor(reader.person_id, reader.name, language=reader.language, zone=reader.zone)


def _take(session: Session, person_id: str, planned: datetime) -> None:
    """What is left to the mail of the day is told by this one."""
    left = update(InboxItem).where(InboxItem.person_id == person_id, InboxItem.is_for_mail)
    taken = left.values(is_for_mail=False, digest_at=planned)
    session.execute(taken, execution_options={"synchronize_session": False})


def gather(
    session: Session, actor: Actor, wanted: Collection[str], is_new: Callable[[Told], bool]
) -> Contents | None:
    """What of an inbox a mail tells, of these kinds; None when nothing in it is new."""
    pages = [queries.list_inbox(session, actor, waiting=each, size=READ) for each in (True, False)]
    things = [row.thing for page in pages for row in page.items]
    told = told_by_mail(session, actor.person_id or "", things)
    waiting, known = (
        [row for row in page.items if row.notices[0].kind in wanted and _is_unseen(row, told, is_new)]
        for page in pages
    )
    if not any(is_new(told[row.thing]) for row in (*waiting, *known)):
        return None
    waiting, known = waiting[:MOST_WAITING], known[:MOST_KNOWN]
    more = len(things) - len(waiting) - len(known)
    count, has_many = count_waiting(session, actor), any(page.next for page in pages)
    return Contents(waiting, known, told, count, more, has_many, _lines(session, actor))


def _lines(session: Session, actor: Actor) -> list[str]:
    declared = ((name, room.daily_line) for name, room in rooms.all_rooms().items() if room.daily_line)
    lines = (rooms.resolve(name, function)(session, actor) for name, function in declared)
    return [line for line in lines if line]


def _is_unseen(row: InboxRow, told: Mapping[str, Told], is_new: Callable[[Told], bool]) -> bool:
    """Whether its reader has not seen it, and no mail of its own told of it since they saw it last."""
    each = told[row.thing]
    return not row.is_seen and (is_new(each) or not each.is_mailed)


def _mail(reader: Reader, contents: Contents, moment: datetime, planned: datetime) -> Mail:
    say, more = partial(translate, reader.language), contents.more
    waiting, known, told = contents.waiting, contents.known, contents.told
    left = ntranslate(reader.language, "{n} more in your inbox", "{n} more in your inbox", more)
    rest = Link(say(MORE) if contents.has_many else left, address_of(INBOX))
    subject, second = headline(reader.language, contents)
    first = (*waiting, *known)[0]
    is_hidden = told[first.thing].is_hidden or first.is_hidden
    time = formats.clock(_local(reader, planned), reader.language)
    stop, weekly, mentions = (
        signed.address_of_action(f"notices.{name}", reader.person_id)
        for name in ("no_daily", "weekly", "mentions")
    )
    return Mail(
        reader,
        subject=subject,
        preview=(sentence_of if is_hidden else titled)(first, reader.language),
        parts=(
            parts.heading(_greeting(reader), second),
            *(parts.paragraph(line) for line in contents.lines),
            parts.button(Link(say(OPEN), address_of(INBOX))),
            *_section(reader, say(WAITING), say(NEWEST_FIRST), waiting, told),
            *_section(reader, say(TO_KNOW), say(NOTHING_TO_DO), known, told),
            *([parts.links(rest)] if more else []),
        ),
        why=say(WHY, time=time),
        links=(
            Link(say(NO_MAILS), stop),
            Link(say(WEEKLY), weekly),
            Link(say(MENTIONS), mentions),
            Link(say(CHOOSE), address_of(CHOICES)),
        ),
        stop=stop,
        moment=moment,
    )


def headline(language: str, contents: Contents) -> tuple[str, str]:
    """The subject, and the second line of the mail."""
    waiting, known = contents.count, len(contents.known)
    count = formats.in_words(waiting or known, language).capitalize()
    if not waiting:
        subject = ntranslate(
            language,
            "{count} thing to know at LearnHub",
            "{count} things to know at LearnHub",
            known,
            count=count,
        )
        return subject, translate(language, NOTHING_WAITS)
    subject = ntranslate(
        language,
        "{count} thing waits for you at LearnHub",
        "{count} things wait for you at LearnHub",
        waiting,
        count=count,
    )
    return subject, ntranslate(
        language, "{count} thing waits for you.", "{count} things wait for you.", waiting, count=count
    )


def _greeting(reader: Reader) -> str:
    hour = _local(reader, utcnow()).hour
    words = MORNING if hour < NOON else AFTERNOON if hour < EVENING else GOOD_EVENING
    return translate(reader.language, words, name=reader.name.partition(" ")[0])


def _local(reader: Reader, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(reader.zone))


def _section(
    reader: Reader, title: str, about: str, rows: Sequence[InboxRow], told: Mapping[str, Told]
) -> list[Part]:
    if not rows:
        return []
    return [parts.section(title, about), *(_row(reader, row, told[row.thing]) for row in rows)]


def _row(reader: Reader, row: InboxRow, told: Told) -> Part:
    say, newest = partial(translate, reader.language), row.notices[0]
    why, sentence = why_of(row, reader.language), sentence_of(row, reader.language)
    words = "" if told.is_closed else quoted(excerpt_of(newest), newest.language)
    address = address_of(row.address)
    archive = signed.address_of_action("notices.archive", reader.person_id, row.thing)
    stop = stop_address(row, reader.person_id)
    return parts.row(
        kind=say(row.label),
        colour=row.colour,
        reason=say(TIMES, n=row.count, why=why) if row.count > 1 else why,
        title=say(row.title) if not row.language else row.title,
        address=address,
        said=say(TITLED, sentence=sentence, title=words) if words else sentence,
        links=(
            Link(action_of(row, reader.language), address),
            *act_links(row, reader.person_id, reader.language),
            Link(say(ARCHIVE), archive),
            *([Link(say(STOP), stop)] if stop else []),
        ),
        language=row.language,
    )
