"""How the demo company and one of its communities came to their charters, and what is open in them."""

import random
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.charters import queries, service
from learnhub.features.charters.enums import Says
from learnhub.features.charters.schemas import AmendmentInput, CharterInput, VoiceInput
from learnhub.features.people.models import Space

ROUND_AFTER, SIGNED_AFTER = 6, 2  # days


def scenes(content: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    """The charters as they were written, signed and amended."""
    at = ago(now, content["days"], hour=10)
    people = chance.sample(sorted(cast), content["signed"])
    first = [cast[key] for key in people[: content["signed_first"]]]
    played = [
        Scene(at, partial(_write, content, cast)),
        Scene(at + timedelta(days=SIGNED_AFTER), partial(_sign, first)),
        Scene(ago(now, 40, hour=11), partial(_sign, [cast[key] for key in people])),
    ]
    for entry in content["amendments"]:
        voices = chance.sample(sorted(cast), len(cast) * 2 // 3)
        played.append(Scene(ago(now, entry["days"], hour=9), partial(_propose, entry, cast, voices)))
    for one in content["communities"]:
        at, name = ago(now, one["days"], hour=10), one["name"]
        played.append(Scene(at, partial(_write, one, cast, name)))
        signed = [cast[key] for key in one["signed"]]
        played.append(Scene(at + timedelta(days=SIGNED_AFTER), partial(_sign, signed, name)))
        for entry in one["amendments"]:
            proposed = partial(_propose, entry, cast, [], name)
            played.append(Scene(ago(now, entry["days"], hour=9), proposed))
    return played


def _write(content: dict, cast: Cast, community: str = "") -> None:
    names = ("title", "preamble", "articles", "language")
    form = CharterInput(**{name: content[name] for name in names}, space=_space(community))
    db.write_now(service.write_charter, cast[content["by"]], form)


def _space(community: str) -> str:
    """The id of a community, and nothing for the company."""
    named = select(Space.id).where(Space.name == community)
    return db.read_now(lambda session: session.exec(named).one()) if community else ""


def _charter(actor: Actor, community: str) -> str:
    return db.read_now(queries.get_place, actor, _space(community)).charter_id


def _sign(people: list[Actor], community: str = "") -> None:
    charter_id = _charter(people[0], community)

    def sign(session: Session) -> None:
        version = queries.get_row(session, charter_id).version
        for actor in people:
            service.sign(session, actor, charter_id, version)
        service.keep_door(session)

    db.write_now(sign)


def _propose(entry: dict, cast: Cast, voices: list[str], community: str = "") -> list[Scene]:
    author = cast[entry["by"]]
    form = AmendmentInput(article=entry.get("article"), wording=entry["wording"], reason=entry["reason"])
    amendment_id = db.write_now(service.propose, author, _charter(author, community), form)
    for key in entry["supports"]:
        db.write_now(service.support, cast[key], amendment_id, on=True)
    if "says" not in entry:
        return []
    opens = clock.utcnow() + timedelta(days=ROUND_AFTER)
    return [
        Scene(opens, _go_on),
        Scene(opens + timedelta(hours=5), partial(_answer, entry, cast, voices, amendment_id)),
    ]


def _answer(entry: dict, cast: Cast, voices: list[str], amendment_id: str) -> list[Scene]:
    """Two of three answer, most of them with a plain yes; who objects waits for another wording."""
    objection = entry.get("objection")

    def answer(session: Session) -> None:
        for place, key in enumerate(voices[: len(voices) if entry["says"] == "adopted" else 31]):
            says = Says.ACCEPT if place % 5 == 4 else Says.AGREE
            service.answer(session, cast[key], amendment_id, VoiceInput(says=says))
        if objection:
            form = VoiceInput(says=Says.OBJECT, reason=objection["reason"])
            service.answer(session, cast[objection["by"]], amendment_id, form)

    db.write_now(answer)
    return [Scene(clock.utcnow() + timedelta(days=8), _go_on)] if entry["says"] == "adopted" else []


def _go_on() -> None:
    db.write_now(service.go_on)
