"""How the story is told: scenes in the order in which they happened, each with the clock at its moment."""

import logging
import random
import tomllib
from datetime import datetime, timedelta
from importlib import resources

from learnhub.core import clock
from learnhub.demo import (
    amas,
    badges,
    cards,
    cast,
    charter,
    checklists,
    collections,
    communities,
    discussions,
    failures,
    feedback,
    guides,
    inboxes,
    leaders,
    mentoring,
    questions,
    recognition,
    rex,
    rituals,
    videos,
)
from learnhub.demo.scenes import Scene
from learnhub.features import listeners

FOUNDED_DAYS_AGO = 100
SEED = 1889
DOMAIN = "ardelle.example"

logger = logging.getLogger(__name__)


def load(*, password: str) -> None:
    """Make the company in an empty, migrated database. Every account has the same password.

    The process's database is used (`db.configure`), and the listeners are installed.
    """
    listeners.install()
    chance = random.Random(SEED)
    now = clock.utcnow()
    with clock.at(now - timedelta(days=FOUNDED_DAYS_AGO)):
        actors = cast.found(_content("people"), password=password, domain=DOMAIN)
    scenes: list[Scene] = cast.scenes(actors, DOMAIN, now, random.Random(SEED))
    for tell in (
        cards.scenes,
        questions.scenes,
        mentoring.scenes,
        amas.scenes,
        guides.scenes,
        checklists.scenes,
        videos.scenes,
        collections.scenes,
        communities.scenes,
        failures.scenes,
        rituals.scenes,
        charter.scenes,
    ):
        scenes += tell(_content(tell.__module__.rsplit(".", 1)[1]), actors, now, chance)
    for tell_more in (
        discussions.scenes,
        inboxes.scenes,
        leaders.scenes,
        rex.scenes,
        recognition.scenes,
        feedback.scenes,
    ):
        scenes += tell_more(_content(tell_more.__module__.rsplit(".", 1)[1]), actors, now)
    play([*scenes, *badges.scenes(now)], now)
    communities.listen()
    inboxes.tell()


def refresh() -> None:
    """Open a live session when the last one is over, so that there is always one to take part in."""
    listeners.install()
    amas.keep_live(_content("amas"), clock.utcnow(), random.Random(SEED))


def play(scenes: list[Scene], now: datetime) -> None:
    """Run scenes by their moment; a scene may add others. What would lie in the future is done now."""
    agenda = sorted(scenes, key=lambda scene: scene.at)
    while agenda:
        scene = agenda.pop(0)
        with clock.at(min(scene.at, now)):
            added = scene.act() or []
        agenda = sorted(agenda + list(added), key=lambda each: each.at)


def _content(name: str) -> dict:
    text = resources.files("learnhub.demo").joinpath("content", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
