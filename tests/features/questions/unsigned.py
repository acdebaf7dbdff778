"""Short ways to a question without a name."""

import json
from datetime import datetime, timedelta
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.queries import company_space
from learnhub.features.discussion.schemas import AnonymousView
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.waiting import Text, waiting
from learnhub.features.questions.service import ANONYMOUS_QUESTION, require_anonymity

TITLE = "Whom do I ask when a colleague drinks at work?"


def words(title: str = TITLE, **more: Any) -> str:
    """A question as its browser sends it."""
    return json.dumps({"title": title, "body": "", "topics": [], "language": "en", **more})


def send(actor: Actor, title: str = TITLE, **more: Any) -> str:
    """A question that waits for its batch; the answer is its secret."""
    secret, space = new_secret(), db.read_now(company_space)
    db.read_now(require_anonymity, actor, space)
    text = Text(hash_secret(secret), "question", space, ANONYMOUS_QUESTION.check(words(title, **more)))
    db.read_now(anonymous.send, text, str(actor.person_id))
    return secret


def come_out() -> int:
    """The next batch; how many questions came out."""
    return db.write_now(anonymous.publish, ANONYMOUS_QUESTION, db.read_now(company_space))


def ask_unsigned(actor: Actor, title: str = TITLE, **more: Any) -> tuple[str, str]:
    """A question that is out: its id and its secret."""
    secret = send(actor, title, **more)
    come_out()
    return view(secret).facts["id"], secret


def of_somebody(title: str = TITLE) -> str:
    """The id of a question that is out, in a company of any size."""
    secret, space = new_secret(), db.read_now(company_space)
    waiting.put(Text(hash_secret(secret), "question", space, ANONYMOUS_QUESTION.check(words(title))), "x")
    come_out()
    return view(secret).facts["id"]


def view(secret: str) -> AnonymousView:
    """What the holder of a secret reads."""
    return db.read_now(anonymous.read, ANONYMOUS_QUESTION, secret)


def wish(secret: str, do: str, value: str = "") -> datetime:
    """Have something changed with the next batch; the answer is when that comes."""
    return db.read_now(anonymous.change, ANONYMOUS_QUESTION, secret, do, value)


def let_pass(rounds: anonymous.Rounds, start: datetime, **time: float) -> None:
    """The clock goes on from a moment, and what comes with it comes."""
    with clock.at(start):
        anonymous.tick(rounds)
    with clock.at(start + timedelta(**time)):
        anonymous.tick(rounds)
