"""What the leaders of the demo company learned, doubted and got wrong, and when they were asked."""

import random
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session

from learnhub.core import clock, db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago, some
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.schemas import ThankInput
from learnhub.features.leaders import service
from learnhub.features.leaders.enums import Section
from learnhub.features.leaders.schemas import LeaderNoteInput

WORDS = ("title", "language", *Section)
MONTHS_ASKED, ASKED_DAYS, ASKED_HOUR = 3, range(20, 24), 10  # one of these days is no weekend
UNTOUCHED, AWAY = "camille.roussel", "jb.caron"
SEED = 1889


def scenes(content: dict, cast: Cast, now: datetime) -> list[Scene]:
    """Each note, and the days of each month on which leaders were asked for one."""
    chance = random.Random(SEED)
    asked = [
        moment
        for back in range(MONTHS_ASKED * 31)
        if (moment := ago(now, back + 1, hour=ASKED_HOUR)).day in ASKED_DAYS
    ]
    written = [
        Scene(
            ago(now, note["days"], hour=note["hour"]),
            partial(_write, note, cast, now, random.Random(chance.random())),
        )
        for note in content["notes"]
    ]
    return [*written, *(Scene(moment, _ask) for moment in asked)]


def _ask() -> None:
    db.write_now(service.ask)


def _write(note: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    form = LeaderNoteInput.model_validate(
        {name: note.get(name, "") for name in WORDS} | {"is_open": True, "opens_meeting": "wrong" in note}
    )
    note_id = db.write_now(service.write_note, cast[note["by"]], form)
    thankful = some(cast, chance, note["thanks"], but=(note["by"], UNTOUCHED, AWAY))

    def thank_all(session: Session) -> None:
        for actor in thankful:
            discussion.thank(session, actor, ThankInput(), content_id=note_id)

    later = min(clock.utcnow() + timedelta(hours=6), now)
    return [Scene(later, lambda: db.write_now(thank_all))]
