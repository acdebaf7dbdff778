"""What the page of a REX shows of its tree, made of what was read already; whom it may add; meetings."""

from collections import defaultdict
from datetime import date, timedelta

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import formats
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.schemas import Offer
from learnhub.features.rex import tree
from learnhub.features.rex.drawing import Drawing, drawn
from learnhub.features.rex.queries.origins import source_of
from learnhub.features.rex.room import REX_WRITE
from learnhub.features.rex.schemas import FactLine, RexView
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.search.queries import find_people

ACT, UNKNOWN = "act", "unknown"
SOON, MEETINGS_MAX = timedelta(days=62), 20


def lines_of(rex: RexView) -> list[FactLine]:
    """The facts with how deep each stands."""
    depth: dict[str, int] = defaultdict(int)
    found = []
    for cause in rex.causes:
        depth[cause.id] = depth[cause.parent_id] + 1 if cause.parent_id else 0
        end = ACT if cause.can_act else UNKNOWN if cause.nobody_knows else ""
        card = source_of(rex.id, cause.id)
        found.append(FactLine(cause.id, cause.words, depth[cause.id], end, card))
    return found


def drawing_of(rex: RexView) -> Drawing:
    """The tree as boxes and lines."""
    return drawn(tree.values(rex.causes))


def list_candidates(session: Session, actor: Actor, rex_id: str, typed: str) -> list[Offer]:
    """Colleagues whose name begins like this, and who could read it; raises NoSuchContent."""
    guard.require_permission(actor, REX_WRITE)
    return discussion.mentionable(session, actor, rex_id, typed)


def list_colleagues(session: Session, actor: Actor, typed: str) -> list[Offer]:
    """Colleagues whom a name fits that is being typed, for the register of projects."""
    guard.require_permission(actor, REX_WRITE)
    people = (hit.person for hit in find_people(session, actor, typed)) if typed else ()
    return [
        Offer(each.id, each.name, each.name, each.job, initials=each.initials, colour=each.colour)
        for each in people
    ]


def list_meetings(session: Session, actor: Actor) -> list[tuple[str, str]]:
    """The next meetings in which a REX can be reviewed, each as `ReviewForm` takes it and in words."""
    now = utcnow()
    rows = rituals.list_meetings(session, actor, now, now + SOON)
    planned = [row for row in rows if row.state == MeetingStatus.PLANNED][:MEETINGS_MAX]
    return [
        (
            f"{row.ritual_id} {row.day}",
            f"{formats.day(date.fromisoformat(row.day), actor.language)}, {row.title}",
        )
        for row in planned
    ]
