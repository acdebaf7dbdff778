"""Short ways to what a month taught."""

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.schemas import ThankInput
from learnhub.features.leaders.months import name_of


def this_month() -> str:
    """The present month, where the people of the tests live."""
    return name_of(clock.today("Europe/Paris").replace(day=1))


def praise(content_id: str, *people: Actor) -> str:
    """So many thank for something; answers its id."""
    for actor in people:
        db.write_now(discussion.thank, actor, ThankInput(), content_id=content_id)
    return content_id
