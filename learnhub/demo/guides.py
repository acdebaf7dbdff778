"""What colleagues of the demo company do that works, and what happened when others tried it."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.cards.schemas import CardInput
from learnhub.features.cards.service import create_card
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.schemas import ItemInput
from learnhub.features.freshness.service import confirm
from learnhub.features.freshness.service.checking import look
from learnhub.features.guides import service
from learnhub.features.guides.schemas import ArticleInput, PracticeInput, ReportInput, StepsInput
from learnhub.features.reactions.enums import Reaction
from learnhub.features.reactions.service import react

FORMATS: dict[str, tuple[Callable[..., str], type[ItemInput]]] = {
    "practices": (service.publish_practice, PracticeInput),
    "steps": (service.publish_steps, StepsInput),
    "articles": (service.publish_article, ArticleInput),
}
AROUND = ("by", "days", "tags", "applied", "checks", "co_authors", "cards")


def scenes(content: dict, cast: Cast, now: datetime, _chance: random.Random) -> list[Scene]:
    """Best practices, step-by-steps and articles, each followed by what others did with it."""
    told = [
        Scene(ago(now, entry["days"], hour=9), partial(_tell, publish, form, entry, cast, now))
        for name, (publish, form) in FORMATS.items()
        for entry in content[name]
    ]
    return [*told, Scene(now - timedelta(minutes=1), lambda: db.write_now(look))]


def _tell(
    publish: Callable[..., str], form: type[ItemInput], entry: dict, cast: Cast, now: datetime
) -> list[Scene]:
    told = {name: value for name, value in entry.items() if name not in AROUND}
    given = form.model_validate({"topics": entry["tags"], **told})
    guide_id = db.write_now(publish, cast[entry["by"]], given)
    for key in entry.get("co_authors", ()):
        db.write_now(discussion.add_co_author, cast[entry["by"]], guide_id, cast[key].person_id or "")
    applied = [
        Scene(ago(now, report["days"], hour=16), partial(_apply, report, cast, guide_id))
        for report in entry.get("applied", ())
    ]
    checks = [
        Scene(ago(now, check["days"], hour=11), partial(_check, check, cast, entry["by"], guide_id))
        for check in entry.get("checks", ())
    ]
    cards = [
        Scene(ago(now, card["days"], hour=13), partial(_make_card, card, cast, guide_id))
        for card in entry.get("cards", ())
    ]
    return [*applied, *checks, *cards]


def _check(check: dict, cast: Cast, author: str, guide_id: str) -> None:
    """Some say that it is out of date, or its author that it is right."""
    for key in check.get("outdated", ()):
        db.write_now(react, cast[key], guide_id, Reaction.OUTDATED, on=True)
    if not check.get("outdated"):
        db.write_now(confirm, cast[author], guide_id)


def _make_card(card: dict, cast: Cast, guide_id: str) -> None:
    """A colleague makes a card of what a guide says."""
    written = {name: card[name] for name in ("front", "back", "why", "language")}
    form = CardInput(topics=card["tags"], source_id=guide_id, **written)
    db.write_now(create_card, cast[card["by"]], form)


def _apply(report: dict, cast: Cast, guide_id: str) -> None:
    form = ReportInput(**{name: report[name] for name in ("outcome", "body", "place", "language")})
    db.write_now(service.apply_guide, cast[report["by"]], guide_id, form)
