"""What waits for a person, gathered from the rooms."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.features.ama import queries as ama
from learnhub.features.ama.enums import Phase
from learnhub.features.cards import queries as cards
from learnhub.features.home.schemas import ShellView
from learnhub.features.people.refs import person_refs
from learnhub.features.questions import queries as questions


def get_shell(session: Session, actor: Actor) -> ShellView:
    """The frame of somebody's pages; of nobody's, the language only."""
    if actor.person_id is None:
        return ShellView()
    return ShellView(
        person=person_refs(session, [actor.person_id])[actor.person_id],
        language=actor.language,
        theme=actor.theme,
        zone=actor.zone,
        can_administer=actor.may(Permission.MEMBERS_MANAGE),
        can_schedule_ama=actor.may(Permission.AMA_SCHEDULE),
        cards_due=cards.due_count(session, actor),
        questions_waiting=questions.list_to_answer(session, actor, limit=1).count,
        is_ama_live=any(row.phase == Phase.LIVE for row in ama.list_current(session, actor)),
    )
