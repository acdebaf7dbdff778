"""Whom the people of the demo company thanked, for what and why."""

from datetime import datetime
from functools import partial

from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.recognition import queries, service
from learnhub.features.recognition.schemas import ThankForm

HOUR = 16


def scenes(content: dict, cast: Cast, now: datetime) -> list[Scene]:
    """Each of them when it was given."""
    return [Scene(ago(now, one["days"], hour=HOUR), partial(_thank, one, cast)) for one in content["thanks"]]


def _thank(one: dict, cast: Cast) -> None:
    giver, person_id = cast[one["by"]], str(cast[one["to"]].person_id)
    things = db.read_now(queries.get_desk, giver, person_id).things
    thing = next(each for each in things if each.kind == one.get("kind", each.kind))
    form = ThankForm(
        thing=thing.ref,
        words=one["words"],
        article=one["article"],
        audience="everybody" if one.get("public", True) else "two",
    )
    db.write_now(service.thank_colleague, giver, person_id, form.given())
