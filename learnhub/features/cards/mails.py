"""What the mail of the day says of cards.

They wait in the menu every day, so they are no reason for a mail.
"""

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import formats
from learnhub.core.clock import utcnow
from learnhub.core.i18n import ntranslate
from learnhub.features.cards.daily import minutes_for
from learnhub.features.cards.queries.attention import cards_due


def ready_line(session: Session, actor: Actor) -> str:
    """How many cards are due and how long they take; nothing when none is."""
    figure, now, language = cards_due(), utcnow(), actor.language
    values = {"reader_id": actor.person_id, "now": now, **figure.values(actor, now)}
    cards = session.execute(select(figure.query), values).scalar_one()
    if not cards:
        return ""
    minutes = minutes_for(cards)
    time = ntranslate(
        language,
        "about {count} minute",
        "about {count} minutes",
        minutes,
        count=formats.in_words(minutes, language),
    )
    return ntranslate(
        language,
        "{count} card is ready too, {time}.",
        "{count} cards are ready too, {time}.",
        cards,
        count=formats.in_words(cards, language).capitalize(),
        time=time,
    )
