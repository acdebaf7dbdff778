"""What somebody new does, and that the first days are over for them."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock
from learnhub.core.upserts import insert
from learnhub.features.cards import queries as cards
from learnhub.features.cards import service as review
from learnhub.features.onboarding import queries
from learnhub.features.onboarding.enums import StartStep, Step
from learnhub.features.onboarding.errors import NotNew
from learnhub.features.onboarding.models import FirstDay
from learnhub.features.onboarding.room import ONBOARDING
from learnhub.features.people.events import PersonJoined
from learnhub.features.people.models import Setting
from learnhub.features.people.room import COMPANY_MANAGE
from learnhub.features.topics import queries as topics
from learnhub.features.topics import service as skills
from learnhub.features.topics.enums import SkillLevel


def begin(session: Session, event: PersonJoined) -> None:
    """For who took up an invitation; whoever comes back after a suspension knows the house."""
    if event.is_new:
        session.execute(insert(session, FirstDay, person_id=event.person_id).on_conflict_do_nothing())


def choose(session: Session, actor: Actor, *, names: Sequence[str]) -> None:
    """Learn topics, and have the cards on them in one's review; what is said of a topic already stays."""
    row = _own_for_update(session, actor)
    known = topics.topic_ids_of(session, row.person_id)
    for name in names:
        if not set(topics.topic_ids_named(session, [name])) & set(known):
            skills.set_skill(session, actor, name, SkillLevel.LEARNING)
    for card in queries.list_cards(session, actor, names=names):
        review.add_to_review(session, actor, card.id)
    _settle(row, Step.TOPICS, Step.CARDS)


def leave_cards_out(session: Session, actor: Actor) -> None:
    """Take back those cards that one has not reviewed yet."""
    row = _own_for_update(session, actor)
    for card_id in cards.list_unreviewed(session, actor):
        review.leave_out(session, actor, card_id)
    row.settled = [step for step in row.settled if step != Step.CARDS]


def skip(session: Session, actor: Actor, *, step: Step) -> None:
    """Go on without a step, which stays in its place."""
    _settle(_own_for_update(session, actor), step)


def leave(session: Session, actor: Actor) -> None:
    """See Today instead; for three days a line there leads back."""
    row = _own_for_update(session, actor)
    row.left_on, row.is_left = row.left_on or clock.today(actor.zone), True


def resume(session: Session, actor: Actor) -> None:
    """Go on with the steps."""
    _own_for_update(session, actor).is_left = False


def end(session: Session, actor: Actor) -> None:
    """Keep nothing of it."""
    guard.require_permission(actor, ONBOARDING)
    session.execute(delete(FirstDay).where(FirstDay.person_id == guard.require_person(actor)))


def skip_start(session: Session, actor: Actor, *, step: StartStep) -> None:
    """Begin without a step of the start, for all administrators."""
    row = _skipped_for_update(session, actor)
    row.value = [*dict.fromkeys((*row.value, step))]


def leave_start(session: Session, actor: Actor) -> None:
    """Begin without all steps that are left; each can be taken up again."""
    for step in StartStep:
        skip_start(session, actor, step=step)


def take_up_start(session: Session, actor: Actor, *, step: StartStep) -> None:
    """Come back to a step that was skipped."""
    row = _skipped_for_update(session, actor)
    row.value = [each for each in row.value if each != step]


def _skipped_for_update(session: Session, actor: Actor) -> Setting:
    guard.require_permission(actor, COMPANY_MANAGE)
    session.execute(insert(session, Setting, key=queries.SKIPPED, value=[]).on_conflict_do_nothing())
    return session.get_one(Setting, queries.SKIPPED, with_for_update=True)


def _own_for_update(session: Session, actor: Actor) -> FirstDay:
    guard.require_permission(actor, ONBOARDING)
    row = session.get(FirstDay, guard.require_person(actor), with_for_update=True)
    if row is None:
        raise NotNew
    return row


def _settle(row: FirstDay, *steps: Step) -> None:
    row.settled = [*dict.fromkeys((*row.settled, *steps))]
