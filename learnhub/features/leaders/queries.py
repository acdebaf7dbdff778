"""Reading leader notes: the list, one note, what stands on Today, and whether the ritual is kept."""

from dataclasses import fields
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db, formats
from learnhub.core.i18n import N_, translate
from learnhub.core.markdown import rendered_in_any_case
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.core.recurrence import moment_of
from learnhub.features.discussion import listing
from learnhub.features.discussion import policy as discussion_policy
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Authorship, Content, ContentHtml
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import with_author, with_html
from learnhub.features.discussion.schemas import Sections, Words
from learnhub.features.leaders import months
from learnhub.features.leaders.enums import Section
from learnhub.features.leaders.models import LeaderAsk, LeaderNote
from learnhub.features.leaders.room import LEADER_NOTE
from learnhub.features.leaders.schemas import (
    NEVER,
    KeptMonth,
    LeaderDesk,
    LeaderNoteRow,
    LeaderNoteSource,
    LeaderNoteText,
    LeaderNoteView,
    PreviewInput,
    TodayNote,
)
from learnhub.features.people.refs import PersonRef, person_refs, ref_in
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals.enums import Form
from learnhub.features.rituals.schemas import MeetingRow

ON_TODAY = timedelta(days=2)
KEPT_MONTHS, EARLIER, AUDIENCE_MAX = 6, 3, 10_000
FEW = 3  # of fewer leaders the figure would say who it is
NOON = time(12)
TITLE = N_("What {month} taught me")

_Learned, _Doubted, _Wrong = aliased(ContentHtml), aliased(ContentHtml), aliased(ContentHtml)
_COLUMNS: Any = select_columns(
    *(Content.id, Content.title, Content.language, Content.published_at),
    *(Content.thanks_count, Content.comment_count, LeaderNote.is_open),
    *(_Learned.excerpt.label("learned"), _Doubted.excerpt.label("doubted"), _Wrong.excerpt.label("wrong")),
).join(LeaderNote, LeaderNote.content_id == Content.id)
_ROWS = with_author(
    with_html(
        with_html(with_html(_COLUMNS, Section.LEARNED, _Learned), Section.DOUBTED, _Doubted),
        Section.WRONG,
        _Wrong,
    )
)
_OPEN = select_columns(LeaderNote.is_open).where(LeaderNote.content_id == bindparam("content_id"))
_WROTE = exists(
    select_columns(LeaderNote.content_id)
    .join(Content, Content.id == LeaderNote.content_id)
    .join(Authorship, Authorship.content_id == LeaderNote.content_id)
    .where(
        LeaderNote.month == LeaderAsk.month,
        Authorship.person_id == LeaderAsk.person_id,
        Authorship.part == Part.AUTHOR,
        Content.status == Status.PUBLISHED,
    )
    .correlate(LeaderAsk)
)
_KEPT = (
    select_columns(LeaderAsk.month, func.count().label("asked"), func.count().filter(_WROTE).label("wrote"))
    .where(LeaderAsk.month >= bindparam("since"))
    .group_by(LeaderAsk.month)
    .order_by(LeaderAsk.month.desc())
)
_ASKED = select_columns(LeaderAsk.month).where(
    LeaderAsk.person_id == bindparam("person_id"),
    LeaderAsk.month == bindparam("month"),
    LeaderAsk.is_off.is_(False),
    ~_WROTE,
)
_OPENING = (
    select_columns(Content.id)
    .join(LeaderNote, LeaderNote.content_id == Content.id)
    .join(ContentHtml, (ContentHtml.content_id == Content.id) & (ContentHtml.section == Section.WRONG))
    .where(LeaderNote.month >= bindparam("since"), LeaderNote.opens_meeting, VISIBLE)
    .where(Content.status == Status.PUBLISHED)
    .order_by(LeaderNote.month.desc(), Content.published_at.desc(), Content.id)
    .limit(bindparam("most"))
)


def list_notes(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[LeaderNoteRow]:
    """A page of notes, the latest first, in whatever language: a leader speaks to everybody."""
    asked = Asked((LEADER_NOTE,), mixes=True)
    found = listing.read_page(session, actor, _ROWS, asked, cursor=cursor, size=size)
    return Page([_row(row) for row in found.items], found.next)


def get_on_today(session: Session, actor: Actor) -> TodayNote:
    """The latest note, for two days; nobody is shown their own."""
    rows = list_notes(session, actor, size=1).items
    is_new = rows and rows[0].published_at > clock.utcnow() - ON_TODAY
    is_shown = is_new and rows[0].author.id != actor.person_id
    return TodayNote(rows[0].typeset()) if is_shown else TodayNote()


def get_desk(session: Session, actor: Actor) -> LeaderDesk:
    """What stands around the form of a note."""
    month, person_id = months.month_of(clock.today(actor.zone)), actor.person_id or ""
    mine = Asked((LEADER_NOTE,), author_id=person_id)
    found = listing.read_page(session, actor, _ROWS, mine, cursor=None, size=EARLIER)
    return LeaderDesk(
        noon=moment_of(month, NOON, actor.zone),
        is_asked=is_asked(session, person_id, months.name_of(month)),
        meeting=rituals.next_meeting(session, actor, Form.SMALL_FAILURES) or MeetingRow(),
        audience=discussion.count_audience(session, discussion.company_space(session), most=AUDIENCE_MAX),
        earlier=[_row(row).typeset() for row in found.items],
    )


def new_text(_session: Session, actor: Actor) -> LeaderNoteText:
    """What a new note starts from: a sentence over it that names its month."""
    month = months.month_of(clock.today(actor.zone))
    title = translate(actor.language, TITLE, month=formats.month(month, actor.language))
    return LeaderNoteText(title=title, language=actor.language)


def preview(session: Session, actor: Actor, form: PreviewInput | LeaderNoteText) -> LeaderNoteRow:
    """A note that is not written yet, as Today will show it."""
    person_id = actor.person_id or ""
    words = {each.value: getattr(form, each.value) for each in Section}
    shown: dict[str, Any] = {
        name: rendered_in_any_case(text, form.language).excerpt for name, text in words.items()
    }
    author = person_refs(session, [person_id]).get(person_id, PersonRef())
    return LeaderNoteRow("", form.title, form.language, author, **shown).typeset()


def is_asked(session: Session, person_id: str, month: str) -> bool:
    """Whether a leader is asked for the note of a month ("2026-11") and has not answered."""
    first = date.fromisoformat(f"{month}-01")
    return bool(db.rows(session, _ASKED, person_id=person_id, month=first))


def list_kept(session: Session, actor: Actor) -> list[KeptMonth]:
    """How many leaders wrote of those who were asked, for the last months, the latest first.

    Of fewer than three leaders nothing is said, because it would name them.
    """
    since = months.since(clock.today(actor.zone).replace(day=1), KEPT_MONTHS)
    return [
        KeptMonth(moment_of(row.month, NOON, actor.zone), row.asked, row.wrote)
        for row in db.rows(session, _KEPT, since=since)
        if row.asked >= FEW
    ]


def list_opening(
    session: Session, actor: Actor, day: date, *, is_taken: ColumnElement[bool], most: int
) -> list[str]:
    """The notes of its month and the one before whose “I got wrong” shall open a meeting, the latest first.

    Those of which the clause on content is true have opened one.
    """
    found, since = _OPENING.where(~is_taken), months.before(day.replace(day=1))
    return list(session.scalars(found, {"since": since, "most": most, **reader(actor)}))


def get_note(session: Session, actor: Actor, content_id: str) -> LeaderNoteView:
    """A visible note with everything on its page; raises NoSuchContent."""
    return _view(session, actor, discussion.get_content(session, actor, content_id, LEADER_NOTE))


def open_note(session: Session, actor: Actor, content_id: str) -> LeaderNoteView:
    """A note as its page shows it; raises NoSuchContent."""
    return get_note(session, actor, content_id).typeset()


def get_source(session: Session, actor: Actor, content_id: str) -> LeaderNoteSource:
    """A note, also as it was typed; raises NoSuchContent."""
    content = discussion.get_content(session, actor, content_id, LEADER_NOTE)
    view = _view(session, actor, content)
    return LeaderNoteSource(
        **{field.name: getattr(view, field.name) for field in fields(view)},
        **_typed(session, content),
        edition=content.edition,
    )


def note_text(session: Session, actor: Actor, content_id: str) -> LeaderNoteText:
    """A note as it stands in its form; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, content_id, LEADER_NOTE)
    note = session.get_one(LeaderNote, content_id)
    return LeaderNoteText(
        **discussion.item_text_fields(session, actor, content),
        **_typed(session, content),
        is_open=note.is_open,
        opens_meeting=note.opens_meeting,
    )


def get_words(session: Session, actor: Actor, content_id: str) -> Words:
    """The words of a published note, in one statement; raises NoSuchContent."""
    return discussion.get_words(session, actor, content_id, LEADER_NOTE)


def is_open(session: Session, content_id: str) -> bool:
    """Whether its author lets others answer under a note."""
    return any(is_open for (is_open,) in db.rows(session, _OPEN, content_id=content_id))


def _view(session: Session, actor: Actor, content: Content) -> LeaderNoteView:
    note, html = session.get_one(LeaderNote, content.id), discussion.html_of(session, content.id)
    words: dict[str, Any] = {f"{section}_html": html.get(section, "") for section in Section}
    is_author = discussion.is_author(session, actor, content.id)
    return LeaderNoteView(
        **discussion.item_fields(session, actor, content, is_author=is_author),
        **words,
        is_open=note.is_open,
        opens_meeting=note.opens_meeting,
        can_comment=note.is_open and discussion_policy.can_comment(actor, content),
    )


def _typed(session: Session, content: Content) -> dict[str, Any]:
    sections = discussion.sections_of(session, [content.id]).get(content.id, Sections())
    return {section.value: sections.text(section) for section in Section}


def _row(row: Any) -> LeaderNoteRow:
    return LeaderNoteRow(
        *(row.id, row.title, row.language, ref_in(row)),
        *(row.learned or "", row.doubted or "", row.wrong or ""),
        *(row.published_at or NEVER, row.is_open, row.thanks_count, row.comment_count),
    )
