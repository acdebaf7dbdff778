"""What colleagues of the demo company gather of what others wrote."""

import random
from datetime import datetime
from functools import partial

from sqlmodel import Session, col, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.collections import service
from learnhub.features.collections.schemas import CollectionInput, ListItemInput
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.people.models import Person


def scenes(content: dict, cast: Cast, now: datetime, _chance: random.Random) -> list[Scene]:
    """Collections as they were made, with what stands in them."""
    return [
        Scene(ago(now, entry["days"], hour=11), partial(_gather, entry, cast))
        for entry in content["collections"]
    ]


def _gather(entry: dict, cast: Cast) -> None:
    author = cast[entry["by"]]
    form = CollectionInput(
        title=entry["title"],
        intro=entry["intro"],
        language=entry["language"],
        topics=entry["tags"],
        space=_team(author) if entry.get("is_for_team") else "",
    )
    collection_id = db.write_now(service.publish_collection, author, form)
    for item in entry["items"]:
        item_id = db.read_now(_item, item["title"])
        given = ListItemInput(item_id=item_id, sentence=item["sentence"])
        db.write_now(service.gather, author, collection_id, given)
        if item.get("checked_by"):
            db.write_now(service.check_item, cast[item["checked_by"]], collection_id, item_id)


def _team(author: Actor) -> str:
    return db.read_now(lambda session: session.get_one(Person, author.person_id).team_id or "")


def _item(session: Session, title: str) -> str:
    named = select(Content.id).where(col(Content.title) == title, Content.status == Status.PUBLISHED)
    return session.exec(named).one()
