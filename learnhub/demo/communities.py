"""The communities of the demo company: one thrives, one is young, one has fallen silent."""

import random
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session, col, select

from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.communities import service
from learnhub.features.communities.schemas import ProposeInput
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content

FIRST = 2  # others say yes to a proposal


def scenes(content: dict, cast: Cast, now: datetime, _chance: random.Random) -> list[Scene]:
    """A community is proposed, opens, and its members bring what they wrote there."""
    told = []
    for entry in content["communities"]:
        told.append(Scene(ago(now, entry["days"], hour=9), partial(_begin, entry, cast)))
        told.append(Scene(now - timedelta(minutes=30), partial(_fill, entry, cast)))
    return told


def listen() -> None:
    """Hear which of them still speak, as it is done each night."""
    service.listen()


def _begin(entry: dict, cast: Cast) -> None:
    host, *others = (cast[key] for key in entry["members"])
    form = ProposeInput(
        name=entry["name"],
        purpose=entry["purpose"],
        rhythm=entry["rhythm"],
        topics=entry["tags"],
        language=entry["language"],
        people=[str(each.person_id) for each in others[:FIRST]],
    )
    space_id = db.write_now(service.propose, host, form)
    for each in others:
        db.write_now(service.join, each, space_id)
    entry["space_id"] = space_id


def _fill(entry: dict, cast: Cast) -> None:
    """What its members have written on its subject stands in it, as if it had been written there."""
    by_id = {actor.person_id: actor for actor in cast.values()}
    for title in entry["holds"]:
        content_id, author_id = db.read_now(_written, title)
        db.write_now(service.move, by_id[author_id], content_id, entry["space_id"])
    for title in entry.get("shows", ()):
        content_id, _author = db.read_now(_written, title)
        db.write_now(service.show_in, cast[entry["members"][0]], content_id, entry["space_id"])
    if entry.get("seeks"):
        db.write_now(service.seek, cast[entry["members"][0]], entry["space_id"], on=True)


def _written(session: Session, title: str) -> tuple[str, str]:
    named = (
        select(Content.id, Authorship.person_id)
        .join(Authorship, col(Authorship.content_id) == Content.id)
        .where(col(Content.title) == title, Content.status == Status.PUBLISHED)
        .where(Authorship.part == Part.AUTHOR)
    )
    return session.exec(named).one()
