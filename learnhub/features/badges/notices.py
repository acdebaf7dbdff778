"""Who hears of a badge: its holder."""

from collections.abc import Collection, Iterator, Mapping

from sqlmodel import Session, col, select

from learnhub.access.actor import Actor
from learnhub.core.i18n import N_
from learnhub.features.badges.events import BadgeGiven
from learnhub.features.badges.models import BadgeAward
from learnhub.features.badges.rules import BY_KEY
from learnhub.rooms import Reason, Telling, Thing

THING = "badge:"


def given(session: Session, event: BadgeGiven) -> Iterator[Telling]:
    """The holder, unless it was revoked meanwhile."""
    award = session.get(BadgeAward, event.award_id)
    if award is not None and award.revoked_at is None:
        yield Telling("given", THING + award.id, {award.person_id: Reason.THANKED})


def things(session: Session, actor: Actor, ids: Collection[str]) -> Mapping[str, Thing]:
    """The badge, as a row of the inbox of its holder."""
    of_reader = (BadgeAward.person_id == actor.person_id, col(BadgeAward.revoked_at).is_(None))
    rows = session.exec(select(BadgeAward).where(col(BadgeAward.id).in_(ids), *of_reader))
    return {
        award.id: Thing(
            label=N_("Badge"),
            title=rule.name,
            address=f"/people/{award.person_id}/badges",
            icon=rule.icon,
            colour=rule.colour,
        )
        for award in rows
        if (rule := BY_KEY.get(award.rule))
    }
