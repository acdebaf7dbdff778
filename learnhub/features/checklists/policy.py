"""Who may write and run checklists, and see runs."""

from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_, select

from learnhub.access.actor import Actor
from learnhub.features.checklists.models import ChecklistRun
from learnhub.features.checklists.room import CHECKLISTS_RUN, CHECKLISTS_WRITE
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.people.models import Person

_READER = bindparam("reader_id")
# The one team of the reader; nobody's where there is none, so that nothing equals it.
OWN_TEAM: Any = select(Person.team_id).where(Person.id == _READER).correlate(None).scalar_subquery()


def can_write(actor: Actor) -> bool:
    """Write a checklist for everybody."""
    return actor.may(CHECKLISTS_WRITE)


def can_run(actor: Actor, checklist: Content) -> bool:
    """Run what is published."""
    return actor.may(CHECKLISTS_RUN) and checklist.status == Status.PUBLISHED


def seen_run() -> ColumnElement[bool]:
    """The clause on runs for what somebody may see: their own, and what their team shares."""
    return or_(ChecklistRun.person_id == _READER, ChecklistRun.team_id == OWN_TEAM)
