"""Short ways to small failures."""

import json
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.queries import company_space
from learnhub.features.discussion.schemas import AnonymousView
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.waiting import Text, waiting
from learnhub.features.failures import queries, service
from learnhub.features.failures.enums import Echo, Wall
from learnhub.features.failures.schemas import EchoView, FailureInput
from learnhub.features.failures.service import ANONYMOUS_FAILURE, require_anonymity

TITLE = "An update on Friday at five"
WORDS = {
    "title": TITLE,
    "happened": "The phones rang all weekend, and nobody was there.",
    "help": "",
    "lesson": "Nothing that cannot be undone after Thursday noon.",
    "language": "en",
    "is_open": False,
    "is_kept": False,
}


def tell(actor: Actor, title: str = TITLE, **more: Any) -> str:
    """A story under somebody's name."""
    return db.write_now(
        service.tell_failure, actor, FailureInput.model_validate(WORDS | {"title": title} | more)
    )


def words(title: str = TITLE, **more: Any) -> str:
    """A story as its browser sends it without a name."""
    return json.dumps(WORDS | {"title": title} | more)


def send(actor: Actor, title: str = TITLE, **more: Any) -> str:
    """A story that waits for its batch; the answer is its secret."""
    secret, space = new_secret(), db.read_now(company_space)
    db.read_now(require_anonymity, actor, space)
    text = Text(hash_secret(secret), "failure", space, ANONYMOUS_FAILURE.check(words(title, **more)))
    db.read_now(anonymous.send, text, str(actor.person_id))
    return secret


def come_out() -> int:
    """The next batch; how many stories came out."""
    return db.write_now(anonymous.publish, ANONYMOUS_FAILURE, db.read_now(company_space))


def view(secret: str) -> AnonymousView:
    """What the holder of a secret reads."""
    return db.read_now(anonymous.read, ANONYMOUS_FAILURE, secret)


def tell_unsigned(title: str = TITLE, **more: Any) -> tuple[str, str]:
    """A story without a name that is out, in a company of any size: its id and its secret."""
    secret, space = new_secret(), db.read_now(company_space)
    text = ANONYMOUS_FAILURE.check(words(title, **more))
    waiting.put(Text(hash_secret(secret), "failure", space, text), "x")
    come_out()
    return view(secret).facts["id"], secret


def say(actor: Actor, story: str, said: Echo, *, on: bool = True) -> EchoView:
    """Answers a story, or takes that back."""
    return db.write_now(service.echo, actor, story, said, on=on)


def titles(actor: Actor, wall: Wall = Wall.ALL) -> list[str]:
    """What somebody finds on the wall."""
    return [row.title for row in db.read_now(queries.list_failures, actor, wall=wall).items]
