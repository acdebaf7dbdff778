"""Keeping whom a text mentions, and where its names lead.

Only people who may read the content are mentioned. A name that nobody has, that of somebody who may not read
it and one that several readers have are alike: they stay words.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, delete, select

from learnhub.core import bus, db
from learnhub.core.language import fold
from learnhub.features.discussion.events import Mentioned
from learnhub.features.discussion.mentions import PERSON, TOPIC, addressed, candidates
from learnhub.features.discussion.models import Content, Mention
from learnhub.features.discussion.policy import readable_to
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.topics.models import TopicName
from learnhub.features.topics.models import folded as folded_topic

_READERS = (
    select_columns(Person.id, Person.folded)
    .join(Content, Content.id == bindparam("root_id"))
    .where(Person.status == PersonStatus.ACTIVE, readable_to(Content, Person.id))
)
_NAMED = _READERS.where(Person.folded.in_(bindparam("names", expanding=True)))
_ADDRESSED = _READERS.where(Person.id.in_(bindparam("ids", expanding=True)))
_TOPICS = select_columns(TopicName.folded, TopicName.topic_id).where(
    TopicName.folded.in_(bindparam("names", expanding=True))
)
_MENTIONED = select_columns(Mention.content_id, Mention.person_id, Mention.name).where(
    Mention.content_id.in_(bindparam("content_ids", expanding=True)), Mention.name != ""
)


def note(session: Session, content: Content, texts: Sequence[str]) -> None:
    """Keep exactly those whom the texts mention; records Mentioned when somebody is new."""
    before = set(session.exec(select(Mention.person_id).where(Mention.content_id == content.id)))
    named = _find(session, content, "\n".join(texts), before)
    if gone := before - named.keys():
        session.exec(delete(Mention).where(Mention.content_id == content.id, Mention.person_id.in_(gone)))
    new = named.keys() - before
    session.add_all(
        Mention(content_id=content.id, person_id=person_id, name=named[person_id], edition=content.edition)
        for person_id in sorted(new)
    )
    session.flush()
    if new:
        bus.record(session, Mentioned(content.id, content.root_id, content.edition))


def _find(session: Session, content: Content, text: str, before: set[str]) -> dict[str, str]:
    """Whom a text mentions, and by which name."""
    found: dict[str, str] = {}
    if ids := addressed(text):
        rows = db.rows(session, _ADDRESSED, root_id=content.root_id, ids=sorted(ids))
        found = {row.id: "" for row in rows}
    if tried := candidates(text, PERSON):
        names = {fold(piece) for pieces in tried for piece in pieces}
        rows = db.rows(session, _NAMED, root_id=content.root_id, names=sorted(names))
        people: dict[str, set[str]] = {}
        for row in rows:
            people.setdefault(row.folded, set()).add(row.id)
        for pieces in tried:
            name = next((piece for piece in pieces if fold(piece) in people), "")
            same = people.get(fold(name), set())
            same = same & before if len(same) > 1 else same
            if len(same) == 1:
                found |= {next(iter(same)): name}
    return found


def links_of(session: Session, texts: Mapping[str, Iterable[str]]) -> dict[str, dict[str, str]]:
    """Where names in the texts of each content lead, by the name with its sign; read when HTML is made."""
    signed = {key: "\n".join(of) for key, of in texts.items()}
    links: dict[str, dict[str, str]] = {key: {} for key in signed}
    if people := [key for key, text in signed.items() if PERSON in text]:
        for row in db.rows(session, _MENTIONED, content_ids=people):
            links[row.content_id][PERSON + row.name] = f"/people/{row.person_id}"
    tried = {key: candidates(text, TOPIC) for key, text in signed.items() if TOPIC in text}
    if any(tried.values()):
        topics = _topics(session, tried)
        for key, of_text in tried.items():
            for pieces in of_text:
                if name := next((piece for piece in pieces if folded_topic(piece) in topics), ""):
                    links[key][TOPIC + name] = f"/topics/{topics[folded_topic(name)]}"
    return links


def _topics(session: Session, tried: Mapping[str, list[list[str]]]) -> dict[str, Any]:
    names = {folded_topic(piece) for of_text in tried.values() for pieces in of_text for piece in pieces}
    return {row.folded: row.topic_id for row in db.rows(session, _TOPICS, names=sorted(names))}
