"""Reading checklists: on their page, in their form, in a list."""

from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.checklists import points, policy
from learnhub.features.checklists.enums import Section
from learnhub.features.checklists.room import CHECKLIST
from learnhub.features.checklists.schemas import (
    ChecklistSource,
    ChecklistText,
    ChecklistView,
    PartView,
    PointView,
)
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.schemas import Sections, Words
from learnhub.features.people.models import Person, Team
from learnhub.features.search.browsing import FoundRow, Search, find, minutes_for

_WORDS: Any = select(func.sum(ContentHtml.words)).where(ContentHtml.content_id == bindparam("content_id"))
_TEAM: Any = (
    select(Team.id, Team.name)
    .join(Person, Person.team_id == Team.id)
    .where(Person.id == bindparam("reader_id"))
)


def get_checklist(session: Session, actor: Actor, checklist_id: str) -> ChecklistView:
    """A visible checklist with everything on its page; raises NoSuchContent."""
    return _view(session, actor, discussion.get_content(session, actor, checklist_id, CHECKLIST))[0]


def open_checklist(session: Session, actor: Actor, checklist_id: str) -> ChecklistView:
    """A checklist as its page shows it; raises NoSuchContent."""
    return get_checklist(session, actor, checklist_id).typeset()


def get_source(session: Session, actor: Actor, checklist_id: str) -> ChecklistSource:
    """A checklist, also as it was typed; raises NoSuchContent."""
    content = discussion.get_content(session, actor, checklist_id, CHECKLIST)
    view, text = _view(session, actor, content)
    return ChecklistSource(
        **{field.name: getattr(view, field.name) for field in fields(view)},
        when=content.body,
        points=text,
        edition=content.edition,
    )


def checklist_text(session: Session, actor: Actor, checklist_id: str) -> ChecklistText:
    """A checklist as it stands in its form; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, checklist_id, CHECKLIST)
    return ChecklistText(
        **discussion.item_text_fields(session, actor, content),
        points=points.typed(points.parse(_points(session, checklist_id))),
        when=content.body,
    )


def list_checklists(
    session: Session, actor: Actor, *, search: Search, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FoundRow]:
    """A page of published checklists that match."""
    return find(session, actor, (CHECKLIST,), search, cursor=cursor, size=size)


def get_words(session: Session, actor: Actor, checklist_id: str) -> Words:
    """The title of a published checklist and when it is needed, in one statement; raises NoSuchContent."""
    return discussion.get_words(session, actor, checklist_id, CHECKLIST)


def find_team(session: Session, actor: Actor) -> tuple[str, str]:
    """The id and the name of the team of somebody; empty texts when they belong to none."""
    for team_id, name in db.rows(session, _TEAM, reader_id=actor.person_id):
        return team_id, name
    return "", ""


def part_views(parts: list[points.Part]) -> list[PartView]:
    """Parts as pages and programs read them."""
    return [PartView(part.title, [_point(each) for each in part.points]) for part in parts]


def _point(point: points.Point) -> PointView:
    low, _, high = point.usual.partition("|")
    return PointView(
        *(point.number, point.text, point.hint, point.has_reading, point.unit),
        *(low, high, point.low, point.high),
    )


def _points(session: Session, checklist_id: str) -> str:
    return discussion.sections_of(session, [checklist_id]).get(checklist_id, Sections()).text(Section.POINTS)


def _view(session: Session, actor: Actor, content: Content) -> tuple[ChecklistView, str]:
    text = _points(session, content.id)
    parts = points.parse(text)
    is_author = discussion.is_author(session, actor, content.id)
    ((words,),) = db.rows(session, _WORDS, content_id=content.id)
    view = ChecklistView(
        **discussion.item_fields(session, actor, content, is_author=is_author),
        when_html=discussion.html_of(session, content.id).get(discussion.BODY, ""),
        parts=part_views(parts),
        count=len(points.points_of(parts)),
        uses=content.use_count,
        minutes=minutes_for(words),
        made=discussion.made_of(session, actor, [content.id]).get(content.id, ()),
        can_run=policy.can_run(actor, content) and bool(parts),
        team=find_team(session, actor)[1],
    )
    return view, text
