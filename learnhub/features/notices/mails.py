"""Notices by mail, and what their readers can do from one without signing in.

A mail is composed when it leaves: there is none of what was read or put away meanwhile.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import update
from sqlmodel import Session

from learnhub import mail
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_, translate
from learnhub.core.upserts import insert
from learnhub.features.discussion.models import Content
from learnhub.features.notices import queries
from learnhub.features.notices.events import InboxChanged
from learnhub.features.notices.mailing import KIND
from learnhub.features.notices.models import Follow, InboxItem, NoticeChoice, NoticeRhythm, TopicFollow
from learnhub.features.notices.queries.mailing import told_by_mail
from learnhub.features.notices.queries.settings import list_wanting, rhythms_of
from learnhub.features.notices.rhythm import end_of_quiet, is_on_leave
from learnhub.features.notices.schemas import InboxRow
from learnhub.features.notices.wording import act_links, action_of, sentence_of, stop_address, titled, why_of
from learnhub.features.people.queries import find_reader
from learnhub.mail import Link, Mail, address_of, parts
from learnhub.rooms import Channel, Reason

STOP, CHOOSE = N_("Stop following"), N_("Choose what reaches you")
CHOICES, MONDAY, MENTIONS = "/settings/notices", 0, "mentions"


def compose_notice(session: Session, payload: Mapping[str, Any]) -> Mail | None:
    """The newest of what happened to a thing, for a person who has not seen it yet."""
    person_id = payload["person_id"]
    reader = find_reader(session, person_id)
    if reader is None:
        return None
    actor = Actor(person_id, reader.name, language=reader.language, zone=reader.zone)
    row = queries.find_row(session, actor, payload["item"])
    if row is None or row.is_seen or not _is_wanted(session, row, person_id) or _is_held(session, payload):
        return None
    notice, say = row.notices[0], partial(translate, reader.language)
    sentence, title = sentence_of(row, reader.language), row.title if row.language else say(row.title)
    told = told_by_mail(session, person_id, [row.thing])[row.thing]
    is_hidden = told.is_hidden or row.is_hidden
    words, stop = "" if told.is_closed else notice.excerpt, stop_address(row, person_id)
    acts = act_links(row, person_id, reader.language)
    return Mail(
        reader,
        subject=sentence if is_hidden else titled(row, reader.language),
        preview=sentence if is_hidden else words or title,
        parts=(
            parts.heading(sentence),
            parts.paragraph(title),
            *([parts.quote(words, notice.language)] if words else []),
            parts.button(Link(action_of(row, reader.language), address_of(row.address))),
            *([parts.links(*acts)] if acts else []),
        ),
        why=why_of(row, reader.language),
        links=(
            *([Link(say(STOP), stop)] if stop else ()),
            Link(say(CHOOSE), address_of(CHOICES)),
        ),
        thread=row.thing,
        stop=stop,
    )


def _is_wanted(session: Session, row: InboxRow, person_id: str) -> bool:
    kind = queries.kinds()[row.notices[0].kind]
    return bool(list_wanting(session, kind, Channel.MAIL, [person_id]))


def _is_held(session: Session, payload: Mapping[str, Any]) -> bool:
    """Leave a mail for the end of quiet hours or of a leave, which began while it could not be sent.

    What is urgent waits for the end of a leave only.
    """
    now, person_id = utcnow(), payload["person_id"]
    rhythm = rhythms_of(session, [person_id])[person_id]
    free = end_of_quiet(rhythm, now)
    if free == now or (payload.get("urgent") and not is_on_leave(rhythm, now)):
        return False
    same = {name: value for name, value in payload.items() if name != "kind"}
    key = f"{payload['item']}:held:{free.timestamp():.0f}"
    mail.put_many(session, KIND, {key: same}, not_before=free)
    return True


def stop_thing(session: Session, person_id: str, content_id: str) -> None:
    """Tell somebody no more of one thing, whatever they do there later."""
    if session.get(Content, content_id) is None:
        return
    now = utcnow()
    values = {"person_id": person_id, "content_id": content_id, "reason": Reason.FOLLOWS, "since": now}
    statement = insert(session, Follow, **values, stopped_at=now)
    kept = statement.on_conflict_do_update(
        index_elements=["person_id", "content_id"], set_={"stopped_at": now}
    )
    session.execute(kept)


def stop_topic(session: Session, person_id: str, topic_id: str) -> None:
    """Tell somebody no more of what is new in a topic."""
    mine = TopicFollow.person_id == person_id, TopicFollow.topic_id == topic_id
    session.execute(update(TopicFollow).where(*mine).values(stopped_at=utcnow()))


def stop_daily(session: Session, person_id: str, _about: str) -> None:
    """Send somebody no mail of the day any more: there is no day on which it comes."""
    _set_days(session, person_id, [])


def tell_weekly(session: Session, person_id: str, _about: str) -> None:
    """Send somebody the mail of the day on Mondays only."""
    _set_days(session, person_id, [MONDAY])


def _set_days(session: Session, person_id: str, days: list[int]) -> None:
    _change(session, person_id).days = days


def _change(session: Session, person_id: str) -> NoticeRhythm:
    """Somebody's rhythm, of which there is another edition now: a form that was read before is refused."""
    rhythm = session.get(NoticeRhythm, person_id) or NoticeRhythm(person_id=person_id)
    rhythm.edition += 1
    session.add(rhythm)
    return rhythm


def mail_mentions_only(session: Session, person_id: str, _about: str) -> None:
    """Mail somebody mentions and what always tells, such as their sessions; the rest stays in their inbox."""
    others = (kind.name for kind in queries.kinds().values() if not kind.always and kind.name != MENTIONS)
    for kind in others:
        session.merge(NoticeChoice(person_id=person_id, kind=kind, channel=Channel.MAIL, is_on=False))
    _change(session, person_id)


def archive(session: Session, person_id: str, thing: str) -> None:
    """Put what a mail told of out of the inbox, until something new happens to it."""
    now = utcnow()
    mine = (InboxItem.person_id == person_id, InboxItem.thing == thing, InboxItem.archived_at.is_(None))
    session.execute(update(InboxItem).where(*mine).values(archived_at=now, seen_at=now, is_for_mail=False))
    bus.record(session, InboxChanged((person_id,)))
