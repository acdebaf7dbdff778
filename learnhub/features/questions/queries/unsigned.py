"""What somebody reads before they ask without a name."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.discussion.queries import company_space, count_audience
from learnhub.features.questions import policy
from learnhub.features.questions.schemas import UnsignedView

FEW = 20  # among so many one can be guessed by what one asks


def get_unsigned(session: Session, actor: Actor) -> UnsignedView:
    """Where a question without a name goes, and whether few people could have asked it."""
    space = company_space(session)
    audience = count_audience(session, space, most=FEW)
    return UnsignedView(
        space=space,
        few=audience if audience < FEW else 0,
        is_closed=not policy.can_ask_unsigned(actor, audience),
    )
