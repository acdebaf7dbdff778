"""What did not work, as colleagues of the demo company told it, and how many it happened to as well."""

import random
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago, some
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import company_space
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.waiting import Text, waiting
from learnhub.features.failures import service
from learnhub.features.failures.enums import Echo
from learnhub.features.failures.room import FAILURE
from learnhub.features.failures.schemas import FailureInput, UnsignedFailureInput

WORDS = ("title", "happened", "help", "lesson", "language")
AWAY = "jb.caron"  # who may not sign in any more
UNTOUCHED = "camille.roussel"  # whose buttons are still to be pressed


def scenes(content: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    """A scene for each story; it leads to those of its echoes and comments."""
    return [
        Scene(
            ago(now, story["days"], hour=story["hour"]),
            partial(_tell, story, cast, now, random.Random(chance.random())),
        )
        for story in content["failures"]
    ]


def _tell(story: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    words = {name: story[name] for name in WORDS} | {"is_open": story["open"], "is_kept": True}
    if "by" in story:
        form = FailureInput.model_validate(words)
        story_id = db.write_now(service.tell_failure, cast[story["by"]], form)
    else:
        story_id = _tell_unsigned(UnsignedFailureInput.model_validate(words))
    told = ago(now, story["days"], hour=story["hour"])
    answered = Scene(told + timedelta(hours=30), partial(_answer, story, story_id, cast, chance))
    return [answered, *(_comment(said, story_id, told, cast) for said in story.get("said", ()))]


def _tell_unsigned(form: UnsignedFailureInput) -> str:
    """It comes out at once, as it would in the night."""
    secret, space = new_secret(), db.read_now(company_space)
    waiting.put(Text(hash_secret(secret), str(FAILURE), space, form.model_dump_json()), person_id=secret)
    db.write_now(anonymous.publish, service.ANONYMOUS_FAILURE, space)
    told = select(Content.id).where(Content.kind == FAILURE, Content.is_anonymous)
    return db.read_now(lambda session: session.exec(told.where(Content.title == form.title)).one())


def _answer(story: dict, story_id: str, cast: Cast, chance: random.Random) -> None:
    but = (story.get("by", UNTOUCHED), UNTOUCHED, AWAY)
    numbers = {Echo.THANKS: story["thanks"], Echo.ME_TOO: story["too"], Echo.CHANGED: story["changed"]}
    said = [
        (actor, echo) for echo, number in numbers.items() for actor in some(cast, chance, number, but=but)
    ]
    db.write_now(_say_all, story_id, said)


def _say_all(session: Session, story_id: str, said: list[tuple[Actor, Echo]]) -> None:
    """Everybody's answer in one transaction: somebody waits for the demo."""
    for actor, echo in said:
        service.echo(session, actor, story_id, echo, on=True)


def _comment(said: dict, story_id: str, told: datetime, cast: Cast) -> Scene:
    form = CommentInput(body=said["body"], language=None)

    def act() -> None:
        db.write_now(discussion.comment, cast[said["by"]], form, parent_id=story_id)

    return Scene(told + timedelta(hours=said["after"]), act)
