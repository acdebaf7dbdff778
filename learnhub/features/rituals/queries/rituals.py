"""Reading one ritual, and the meetings of all in a window."""

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db, markdown, recurrence
from learnhub.core.clock import utcnow
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import reader
from learnhub.features.discussion.schemas import Sections, Words
from learnhub.features.people.models import Site
from learnhub.features.rituals import occurrences, patterns, policy
from learnhub.features.rituals.enums import Section
from learnhub.features.rituals.models import (
    Ritual,
    RitualItem,
    RitualRhythm,
)
from learnhub.features.rituals.queries.reading import (
    HEADS,
    IN_SPACE,
    RITUALS_MAX,
    WINDOW_MAX,
    head_of,
    occurrences_of,
    rhythms_of,
    row_of,
)
from learnhub.features.rituals.room import RITUAL, RITUALS_READ
from learnhub.features.rituals.schemas import (
    Kept,
    MeetingRow,
    RhythmView,
    RitualSource,
    RitualText,
    RitualView,
)
from learnhub.features.search.browsing import FoundRow, Search, find

HALF_YEAR = timedelta(days=183)
COMING, PAST = 6, 8  # meetings shown of a ritual
_SITES = select_columns(Site.id, Site.name).order_by(Site.name, Site.id).limit(500)
_DUE = select_columns(RitualRhythm.ritual_id).where(
    RitualRhythm.first_on <= bindparam("last_on"),
    or_(RitualRhythm.until_on.is_(None), RitualRhythm.until_on >= bindparam("first_on")),
)
_IN_WINDOW = HEADS.where(Content.id.in_(_DUE)).order_by(Content.id).limit(RITUALS_MAX)


def list_meetings(
    session: Session, actor: Actor, since: datetime, until: datetime, *, space_id: str = ""
) -> list[MeetingRow]:
    """The meetings of all rituals that one may see, perhaps of one space, in a window of 400 days at most.

    They come in order of time.
    """
    guard.require_permission(actor, RITUALS_READ)
    until = min(until, since + WINDOW_MAX)
    days = {"first_on": (since - occurrences.AROUND).date(), "last_on": (until + occurrences.AROUND).date()}
    statement, space = (IN_SPACE, {"space_id": space_id}) if space_id else (_IN_WINDOW, {})
    heads = db.rows(session, statement, **(space or days), **reader(actor))
    found = occurrences_of(session, actor, heads, since, until)
    rows = [row_of(head, each, reply) for head in heads for each, reply in found[head.id]]
    return sorted(rows, key=lambda row: (row.starts_at, row.ritual_id))


def list_rituals(
    session: Session, actor: Actor, *, search: Search, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FoundRow]:
    """A page of rituals that match."""
    return find(session, actor, (RITUAL,), search, cursor=cursor, size=size)


def get_words(session: Session, actor: Actor, ritual_id: str) -> Words:
    """The title of a ritual and what it is for, in one statement; raises NoSuchContent."""
    return discussion.get_words(session, actor, ritual_id, RITUAL)


def get_ritual(session: Session, actor: Actor, ritual_id: str) -> RitualView:
    """A ritual with its next meetings, its last ones and how many were kept; raises NoSuchContent."""
    return _view(session, actor, discussion.get_content(session, actor, ritual_id, RITUAL))


def open_ritual(session: Session, actor: Actor, ritual_id: str) -> RitualView:
    """A ritual as its page shows it; raises NoSuchContent."""
    view = get_ritual(session, actor, ritual_id)
    return replace(view, title=markdown.typeset(view.title, view.language))


def get_source(session: Session, actor: Actor, ritual_id: str) -> RitualSource:
    """A ritual, also as it was typed; raises NoSuchContent."""
    content = discussion.get_content(session, actor, ritual_id, RITUAL)
    view = _view(session, actor, content)
    return RitualSource(
        **{each.name: getattr(view, each.name) for each in fields(view)},
        purpose=content.body,
        agenda=_agenda(session, ritual_id),
        site_id=session.get_one(Ritual, ritual_id).site_id or "",
        edition=content.edition,
    )


def ritual_text(session: Session, actor: Actor, ritual_id: str) -> RitualText:
    """A ritual as it stands in its form, from its next day on; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, ritual_id, RITUAL)
    ritual, rhythm = session.get_one(Ritual, ritual_id), rhythms_of(session, [ritual_id])[-1]
    rule = recurrence.parse(rhythm.rule)
    days = recurrence.following(rule, rhythm.first_on, today_in(rhythm.zone), 1)
    first = days[0] if days else rhythm.first_on
    return RitualText(
        **discussion.item_text_fields(session, actor, content),
        form=ritual.form,
        purpose=content.body,
        agenda=_agenda(session, ritual_id),
        repeats=patterns.repeats_of(rule, first),
        every=rule.interval,
        rule=rhythm.rule,
        first_on=first.isoformat(),
        until_on=rhythm.until_on.isoformat() if rhythm.until_on else "",
        at=f"{rhythm.at:%H:%M}",
        zone=rhythm.zone,
        minutes=rhythm.minutes,
        place=ritual.place,
        site_id=ritual.site_id or "",
    )


def _agenda(session: Session, ritual_id: str) -> str:
    sections = discussion.sections_of(session, [ritual_id]).get(ritual_id, Sections())
    return sections.text(Section.AGENDA)


def list_sites(session: Session, _actor: Actor) -> list[tuple[str, str]]:
    """The sites whose holidays a ritual can keep, by name."""
    return [(row.id, row.name) for row in session.execute(_SITES)]


def _view(session: Session, actor: Actor, content: Content) -> RitualView:
    ritual_id = content.id
    ritual, now = session.get_one(Ritual, ritual_id), utcnow()
    rhythms = rhythms_of(session, [ritual_id])
    current = rhythms[-1]
    since, until = now - HALF_YEAR, now + HALF_YEAR
    head = head_of(session, actor, ritual_id)
    found = occurrences_of(session, actor, [head], since, until, rhythms=rhythms)[ritual_id]
    rows = [(each, row_of(head, each, reply)) for each, reply in found]
    kept = occurrences.kept((each for each, _reply in found), now)
    is_host = discussion.is_author(session, actor, ritual_id)
    html = discussion.html_of(session, ritual_id)
    authors = discussion.authors_of(session, [ritual_id])
    hosts = (*authors.values(), *discussion.co_authors_of(session, [ritual_id]).get(ritual_id, ()))
    return RitualView(
        **discussion.item_fields(session, actor, content, is_author=is_host),
        form=ritual.form,
        purpose_html=html.get(discussion.BODY, ""),
        agenda_html=html.get(Section.AGENDA, ""),
        rule=current.rule,
        rhythm=in_words(current.rule, actor.zone),
        first_on=current.first_on.isoformat(),
        until_on=current.until_on.isoformat() if current.until_on else "",
        at=f"{current.at:%H:%M}",
        zone=current.zone,
        minutes=current.minutes,
        place=ritual.place,
        hosts=hosts,
        coming=[row for each, row in rows if each.ends_at > now][:COMING],
        past=[row for each, row in reversed(rows) if each.ends_at <= now][:PAST],
        due=kept.due,
        kept=kept.kept,
        can_host=policy.can_host(actor, content, is_host=is_host),
    )


def in_words(text: str, zone: str) -> RhythmView:
    """A rule as the browser says it, in the words of its reader."""
    rule, monday = recurrence.parse(text), today_in(zone)
    monday -= timedelta(days=monday.weekday())
    noons = [recurrence.moment_of(monday + timedelta(days=day), time(12), zone) for day in rule.weekdays]
    return RhythmView(rule.frequency, rule.interval, rule.nth, rule.month_day, noons)


def get_kept(session: Session, actor: Actor, ritual_id: str, since: datetime) -> Kept:
    """How many meetings of a ritual were due since a moment, and how many were held."""
    head = head_of(session, actor, ritual_id)
    found = occurrences_of(session, actor, [head], since, utcnow())[ritual_id]
    return occurrences.kept((each for each, _reply in found), utcnow())


def count_items(session: Session, meeting_id: str) -> int:
    """How much is on an agenda."""
    return session.scalar(select_columns(func.count()).where(RitualItem.meeting_id == meeting_id)) or 0


def today_in(zone: str) -> date:
    """The day that it is in a zone."""
    return utcnow().astimezone(ZoneInfo(zone)).date()
