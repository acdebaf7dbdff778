"""What leaders do with their notes, and how they are asked for them."""

from sqlalchemy import func, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.leaders import months, policy, queries
from learnhub.features.leaders.enums import Section
from learnhub.features.leaders.errors import NotAsked
from learnhub.features.leaders.events import LeaderAnswered, LeaderAsked
from learnhub.features.leaders.models import LeaderAsk, LeaderNote
from learnhub.features.leaders.room import ASKED, LEADER_NOTE
from learnhub.features.leaders.schemas import EditLeaderNoteInput, LeaderNoteInput
from learnhub.features.notices import fanout
from learnhub.features.notices import service as notices
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, PersonRole
from learnhub.features.people.queries import find_active_actor
from learnhub.rooms import Reason

_LAST_NOTE = (
    select(func.max(LeaderNote.month))
    .join(Content, col(Content.id) == LeaderNote.content_id)
    .join(Authorship, col(Authorship.content_id) == LeaderNote.content_id)
    .where(
        Authorship.person_id == Person.id,
        Authorship.part == Part.AUTHOR,
        Content.status == Status.PUBLISHED,
    )
    .correlate(Person)
    .scalar_subquery()
)
_LEADERS = (
    select_columns(Person.id, Person.zone, _LAST_NOTE)
    .join(PersonRole, PersonRole.person_id == Person.id)
    .where(PersonRole.role.in_(ASKED), Person.status == PersonStatus.ACTIVE)
    .distinct()
)


def write_note(session: Session, actor: Actor, form: LeaderNoteInput) -> str:
    """Publish a note to the whole company, and answer its id. Whoever has written is not asked any more."""
    guard.require(policy.can_write(actor))
    month = months.month_of(clock.today(actor.zone))
    content = discussion.create(
        session,
        actor,
        kind=LEADER_NOTE,
        title=form.title,
        sections=_sections(form),
        language=form.language,
        topics=form.topics,
    )
    session.add(
        LeaderNote(content_id=content.id, month=month, is_open=form.is_open, opens_meeting=form.opens_meeting)
    )
    session.flush()
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    bus.record(session, LeaderAnswered(guard.require_person(actor), months.name_of(month)))
    return content.id


def edit_note(session: Session, actor: Actor, note_id: str, form: EditLeaderNoteInput) -> None:
    """Change one's note; raises EditedMeanwhile."""
    content = discussion_queries.get_content_for_update(session, actor, note_id, LEADER_NOTE)
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        title=form.title,
        sections=_sections(form),
        language=form.language,
        topics=form.topics,
    )
    note = session.get_one(LeaderNote, note_id)
    note.is_open, note.opens_meeting = form.is_open, form.opens_meeting
    session.add(note)


def remove_note(session: Session, actor: Actor, note_id: str) -> None:
    """Take one's note back."""
    content = discussion_queries.get_content_for_update(session, actor, note_id, LEADER_NOTE)
    discussion.remove(session, actor, content)


def not_this_month(session: Session, actor: Actor) -> None:
    """Say that there is no note this month: nobody asks again before the next. Raises NotAsked."""
    guard.require(policy.can_write(actor))
    person_id, month = guard.require_person(actor), months.month_of(clock.today(actor.zone))
    answered = (
        update(LeaderAsk)
        .where(col(LeaderAsk.person_id) == person_id, col(LeaderAsk.month) == month)
        .values(is_off=True)
        .returning(col(LeaderAsk.month))
    )
    if not session.execute(answered, execution_options={"synchronize_session": False}).all():
        raise NotAsked
    bus.record(session, LeaderAnswered(person_id, months.name_of(month)))


def not_this_month_at(session: Session, actor: Actor, _thing: str) -> None:
    """The same from a row of the inbox."""
    not_this_month(session, actor)


def not_this_month_by_mail(session: Session, person_id: str, _thing: str) -> None:
    """The same from a mail: whoever has answered meanwhile, or leads no more, is not asked anyway."""
    actor = find_active_actor(session, person_id)
    if actor is None or not policy.can_write(actor):
        return
    month = months.name_of(months.month_of(clock.today(actor.zone)))
    if queries.is_asked(session, person_id, month):
        not_this_month(session, actor)


def ask(session: Session) -> int:
    """Ask leaders for the note of the month where it is time to; answers how many were asked.

    A job. Who has written already is counted among those who were asked, and left alone.
    """
    now = clock.utcnow()
    due = {
        person_id: (months.month_of(clock.today(zone)), wrote)
        for person_id, zone, wrote in session.execute(_LEADERS)
        if months.is_time_to_ask(now, zone)
    }
    if not due:
        return 0
    rows = [LeaderAsk(month=month, person_id=person_id).model_dump() for person_id, (month, _) in due.items()]
    new = insert(session, LeaderAsk, *rows).on_conflict_do_nothing().returning(LeaderAsk.person_id)
    asked = [each for each in session.scalars(new) if due[each][0] != due[each][1]]
    for person_id in asked:
        event = LeaderAsked(person_id, months.name_of(due[person_id][0]))
        fanout.put(session, event, dedupe=f"{person_id}-{event.month}")
    return len(asked)


def _sections(form: LeaderNoteInput) -> dict[str, str]:
    return {section.value: getattr(form, section.value) for section in Section}
