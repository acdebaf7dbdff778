"""Reading a meeting with everything on its page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db, ids, markdown
from learnhub.core.clock import utcnow
from learnhub.errors import NotFound
from learnhub.features.actions import queries as actions
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.people.models import Person
from learnhub.features.people.refs import make_ref, with_person
from learnhub.features.rituals import closing, policy
from learnhub.features.rituals.enums import ClosingQuestion, MeetingStatus, Reply, Section
from learnhub.features.rituals.models import (
    RitualItem,
    RitualMeeting,
    RitualPresence,
    RitualReply,
    RitualTally,
)
from learnhub.features.rituals.occurrences import Occurrence
from learnhub.features.rituals.queries.reading import CLOSING_LASTS, get_occurrence, head_of, row_of
from learnhub.features.rituals.room import RITUAL, RITUALS_READ
from learnhub.features.rituals.schemas import (
    AgendaItemView,
    LessonView,
    MeetingRow,
    MeetingView,
    OwnAnswers,
    TallyView,
)

NAMED_FROM, LESSONS_MAX = 5, 40
NOON = time(12)
EARLY, LATE = timedelta(minutes=15), timedelta(days=1)  # around a meeting, when it can be begun
_REPLIES: Any = (
    with_person(select_columns(RitualReply.reply), RitualReply.person_id)
    .where(RitualReply.meeting_id == bindparam("meeting_id"), RitualReply.reply != Reply.NO)
    .order_by(Person.folded, Person.id)
)
_HERE: Any = (
    with_person(select_columns(RitualPresence.meeting_id), RitualPresence.person_id)
    .where(RitualPresence.meeting_id == bindparam("meeting_id"))
    .order_by(Person.folded, Person.id)
)
_ITEMS: Any = (
    select_columns(RitualItem, Content.title, Content.kind, Content.is_anonymous)
    .outerjoin(Content, (Content.id == RitualItem.content_id) & VISIBLE)
    .where(RitualItem.meeting_id == bindparam("meeting_id"))
    .order_by(RitualItem.position, RitualItem.id)
)
_TALLIES: Any = select(RitualTally).where(RitualTally.meeting_id == bindparam("meeting_id"))


def has_met(session: Session, ritual_id: str) -> bool:
    """Whether meetings of a ritual hold what people said: one has begun, or has notes or an agenda."""
    mine = select(RitualMeeting.id).where(RitualMeeting.ritual_id == ritual_id)
    listed = select(RitualItem.id).where(RitualItem.meeting_id == RitualMeeting.id).exists()
    told = (RitualMeeting.notes != "") | col(RitualMeeting.began_at).is_not(None) | listed
    return session.exec(mine.where(told).limit(1)).first() is not None


def get_meeting(session: Session, actor: Actor, ritual_id: str, day: date) -> MeetingView:
    """A meeting with everything on its page; raises NoSuchContent, NoSuchMeeting."""
    content = discussion.get_content(session, actor, ritual_id, RITUAL)
    head, occurrence = head_of(session, actor, ritual_id), get_occurrence(session, ritual_id, day)
    meeting = occurrence.meeting
    is_host = discussion.is_author(session, actor, ritual_id)
    row = row_of(head, occurrence, "")
    fields: dict[str, Any] = {name: getattr(row, name) for name in MeetingRow.__dataclass_fields__}
    fields["agenda_html"] = discussion.html_of(session, ritual_id).get(Section.AGENDA, "")
    fields["can_host"] = can_host = policy.can_host(actor, content, is_host=is_host)
    fields["can_attend"] = policy.can_attend(actor, content)
    fields["can_begin"] = can_host and _can_begin(occurrence)
    fields["can_propose"] = can_host and not row.is_over and row.form in rooms.agendas()
    fields["owners"] = [(actor.person_id or "", actor.name)]
    if meeting is not None:
        fields |= _of_row(session, actor, meeting)
        fields["actions"] = actions.actions_of(
            session, actor, content, part_id=meeting.id, is_author=can_host
        )
    return MeetingView(**fields)


def open_meeting(session: Session, actor: Actor, ritual_id: str, day: date) -> MeetingView:
    """A meeting as its page shows it; raises NoSuchContent, NoSuchMeeting."""
    view = get_meeting(session, actor, ritual_id, day)
    return replace(view, title=markdown.typeset(view.title, view.language))


def live_meeting(session: Session, key: str) -> dict[str, str]:
    """What everybody on the page of a meeting is sent when it changes: that it is another one."""
    ritual_id, day = split(key)
    meeting = session.exec(select(RitualMeeting.id).where(*_named(ritual_id, day))).first()
    return {"version": ids.new_id() if meeting else ""}


def may_watch(session: Session, actor: Actor, key: str) -> bool:
    """Whether somebody may follow a meeting: who may see its ritual."""
    ritual_id, day = split(key)
    try:
        discussion.get_content(session, actor, ritual_id, RITUAL)
        get_occurrence(session, ritual_id, date.fromisoformat(day))
    except (NotFound, ValueError):
        return False
    return actor.may(RITUALS_READ)


def split(key: str) -> tuple[str, str]:
    """The ritual and the day of the key under which a meeting is watched."""
    return key[: ids.LENGTH], key[ids.LENGTH + 1 :]


def _named(ritual_id: str, day: str) -> tuple[Any, ...]:
    return RitualMeeting.ritual_id == ritual_id, RitualMeeting.day == date.fromisoformat(day)


def _can_begin(occurrence: Occurrence) -> bool:
    """Whether it is about its time, and nobody has begun it."""
    is_now = occurrence.starts_at - EARLY <= utcnow() <= occurrence.ends_at + LATE
    return is_now and occurrence.state == MeetingStatus.PLANNED and not occurrence.is_held


def _of_row(session: Session, actor: Actor, meeting: RitualMeeting) -> dict[str, Any]:
    coming = db.rows(session, _REPLIES, meeting_id=meeting.id)
    here = db.rows(session, _HERE, meeting_id=meeting.id)
    own = session.get(RitualReply, (meeting.id, actor.person_id)) if actor.person_id else None
    is_closing = meeting.ended_at is not None and meeting.closed_at is None
    items = [_item(*row) for row in session.execute(_ITEMS, {"meeting_id": meeting.id, **reader(actor)})]
    people, present = [row for row in coming if row.reply == Reply.YES], _refs(here)
    owners = {actor.person_id or "": actor.name} | {person.id: person.name for person in present}
    return {
        "meeting_id": meeting.id,
        "reply": own.reply if own else "",
        "coming": len(people),
        "maybe": len(coming) - len(people),
        "people": _refs(people) if len(people) >= NAMED_FROM else [],
        "planned": sum(item.minutes for item in items),
        "points": items,
        "owners": list(owners.items()),
        "item_id": meeting.item_id or "",
        "item_since": meeting.item_since,
        "current": next((item for item in items if item.id == meeting.item_id), AgendaItemView()),
        "has_lead": any(item.leads for item in items),
        "next_id": _next(items, meeting.item_id),
        "lessons": [
            LessonView(line, _card(front=line))
            for line in (each.strip("-*# \t") for each in meeting.notes.splitlines()[:LESSONS_MAX])
            if line
        ],
        "notes": meeting.notes,
        "notes_edition": meeting.notes_edition,
        "here": present,
        "present": meeting.present or len(here),
        "is_here": any(row.ref_id == actor.person_id for row in here),
        "began_at": meeting.began_at,
        "ended_at": meeting.ended_at,
        "closing_until": meeting.ended_at + CLOSING_LASTS if is_closing and meeting.ended_at else None,
        "tallies": _tallies(session, meeting.id),
    }


def own_answers(session: Session, actor: Actor, ritual_id: str, day: date) -> OwnAnswers:
    """What one has answered at the closing that is open, for one's own page alone."""
    discussion.get_content(session, actor, ritual_id, RITUAL)
    meeting = get_occurrence(session, ritual_id, day).meeting
    given = closing.answered(meeting.id, guard.require_person(actor)) if meeting else {}
    return OwnAnswers(given.get(ClosingQuestion.ROTI, ""), given.get(ClosingQuestion.SAFE, ""))


def _refs(rows: Sequence[Any]) -> list[Any]:
    return [make_ref(row.ref_id, row.ref_name, row.ref_job, row.ref_site) for row in rows]


def _item(item: RitualItem, title: str | None, kind: str | None, is_anonymous: bool | None) -> AgendaItemView:
    """What its reader may not see is on the agenda without its title: others talk about it.

    Of what nobody signed nothing is made, since nobody could be asked: a card begins with its sentence.
    """
    shown = item.title or title or ""
    view = AgendaItemView(item.id, shown, minutes=item.minutes, spent=item.spent, leads=item.leads)
    if not title or not kind or not item.content_id:
        return replace(view, card_address=_card(front=shown) if shown else "")
    known = rooms.kind(kind)
    begins = {"from": item.content_id} if known.is_source and not is_anonymous else {"front": shown}
    return replace(
        view,
        content_id=item.content_id,
        kind=kind,
        address="" if "{root}" in known.address else known.at(item.content_id),
        card_address=_card(**begins),
    )


def _card(**begins_with: str) -> str:
    return f"/library/new?{urlencode(begins_with)}"


def _next(items: list[AgendaItemView], item_id: str | None) -> str:
    """What is talked about next: the one after this one, or the first of which nobody has talked."""
    keys = [item.id for item in items]
    if item_id in keys:
        return next(iter(keys[keys.index(item_id) + 1 :]), "")
    return next((item.id for item in items if not item.spent), "")


def _tallies(session: Session, meeting_id: str) -> list[TallyView]:
    rows = session.exec(_TALLIES, params={"meeting_id": meeting_id}).all()
    found = []
    for question in ClosingQuestion:
        answers = {row.answer: row.number for row in rows if row.question == question}
        if answers:
            found.append(TallyView(question, dict(sorted(answers.items())), sum(answers.values())))
    return found
