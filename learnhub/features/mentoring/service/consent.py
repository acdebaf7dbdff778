"""Whether what was taken away from a session may become something for everybody: the other one says so."""

from collections.abc import Sequence

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.features.mentoring import errors, policy, queries
from learnhub.features.mentoring.enums import Consent
from learnhub.features.mentoring.events import ConsentAsked, ConsentGiven, ConsentSettled
from learnhub.features.mentoring.models import Booking

BOOKING = "booking:"


def ask_consent(session: Session, actor: Actor, *, booking_id: str) -> None:
    """Ask the other one whether one's own line may be shared with everybody; asking twice is asking once.

    Raises TakeawayNotShared while they cannot read it.
    """
    booking = _get_booking(session, actor, booking_id)
    row = queries.get_mine_for_update(session, actor, booking)
    if row is None or not row.text or not row.is_shared:
        raise errors.TakeawayNotShared
    if row.consent == Consent.NONE:
        row.consent = Consent.ASKED
        session.add(row)
        bus.record(session, ConsentAsked(booking.id, row.person_id))


def agree(session: Session, actor: Actor, *, booking_id: str) -> None:
    """Let the other one share with everybody what they took away, also after a no; raises ConsentNotAsked."""
    booking = _get_booking(session, actor, booking_id)
    row = queries.get_others_for_update(session, actor, booking)
    if row is None or row.consent == Consent.NONE:
        raise errors.ConsentNotAsked
    if row.consent != Consent.GIVEN:
        row.consent = Consent.GIVEN
        session.add(row)
        me = guard.require_person(actor)
        bus.record(session, ConsentGiven(booking.id, row.person_id, me))
        bus.record(session, ConsentSettled(booking.id, me))


def refuse(session: Session, actor: Actor, *, booking_id: str) -> None:
    """Keep between the two what the other one took away, also after having agreed, until it is published.

    The other one is not told, and cannot ask again for these words. Raises ConsentNotAsked.
    """
    booking = _get_booking(session, actor, booking_id)
    row = queries.get_others_for_update(session, actor, booking)
    if row is None or row.consent == Consent.NONE:
        raise errors.ConsentNotAsked
    if row.consent != Consent.REFUSED:
        row.consent = Consent.REFUSED
        session.add(row)
        bus.record(session, ConsentSettled(booking.id, guard.require_person(actor)))


def agree_at(session: Session, actor: Actor, thing: str) -> None:
    """The same from a row of the inbox."""
    agree(session, actor, booking_id=thing.removeprefix(BOOKING))


def refuse_at(session: Session, actor: Actor, thing: str) -> None:
    """The same from a row of the inbox."""
    refuse(session, actor, booking_id=thing.removeprefix(BOOKING))


def take_takeaway(session: Session, actor: Actor, booking_id: str) -> Sequence[str]:
    """Make something for everybody of one's own line; answers the other one, who is credited, too.

    The line is locked, so that the consent holds until it is published. Raises ConsentMissing.
    """
    booking = queries.get_booking_row(session, actor, booking_id)
    queries.require_consent(queries.get_mine_for_update(session, actor, booking))
    return [queries.other_of(actor, booking)]


def _get_booking(session: Session, actor: Actor, booking_id: str) -> Booking:
    booking = queries.get_booking_row(session, actor, booking_id)
    guard.require(policy.can_agree(actor, booking))
    return booking
