"""Taking the agenda that another room proposes for a meeting of this form."""

from datetime import date

from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.features.discussion.models import Content
from learnhub.features.rituals import queries
from learnhub.features.rituals.errors import NoAgenda
from learnhub.features.rituals.models import Ritual, RitualItem
from learnhub.features.rituals.service.common import require_run, say_changed


def propose_items(session: Session, actor: Actor, ritual_id: str, day: date) -> int:
    """Put on the agenda what a room proposes, up to what fits; answers how much that is.

    What leads goes above everything else, once. What is on any agenda already is not proposed again, so that
    asking twice changes nothing. Raises NoAgenda for a form that no room has one for.
    """
    meeting = require_run(session, actor, ritual_id, day)
    room, agenda = rooms.agendas().get(session.get_one(Ritual, ritual_id).form, ("", None))
    if agenda is None:
        raise NoAgenda
    own = select(RitualItem).where(RitualItem.meeting_id == meeting.id)
    items = list(session.exec(own.order_by(RitualItem.position, RitualItem.id)))
    space_id = session.get_one(Content, ritual_id).space_id
    at = queries.get_occurrence(session, ritual_id, day).starts_at
    propose = rooms.resolve(room, agenda.propose)
    proposed = propose(session, actor, space_id, at, queries.is_on_an_agenda())
    new, leads = [], any(item.leads for item in items)
    room_left = agenda.most - sum(item.content_id is not None for item in items)
    for each in proposed:
        if room_left > len(new) and not (each.leads and leads):
            leads = leads or each.leads
            new.append(
                RitualItem(
                    meeting_id=meeting.id,
                    position=0,
                    content_id=each.content_id,
                    minutes=each.minutes,
                    leads=each.leads,
                )
            )
    ordered = sorted([*items, *new], key=lambda item: not item.leads)  # stable: the rest stays as it is
    for position, item in enumerate(ordered):
        item.position = position
        session.add(item)
    session.flush()
    if new:
        say_changed(session, ritual_id, day)
    return len(new)
