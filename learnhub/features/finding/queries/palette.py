"""What the palette offers for what is typed in it, and what one opened last before anything is."""

import re
from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.analysis import wanted
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.finding.deeds import deeds_for
from learnhub.features.finding.schemas import PaletteHit, PaletteView
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Site
from learnhub.features.people.refs import PERSON_COLUMNS, ref_in
from learnhub.features.search.queries import find_people, suggest
from learnhub.features.search.queries.topic_names import topics_in
from learnhub.features.search.schemas import Hit, PersonHit, Piece, tidy
from learnhub.features.topics.queries import list_topics, topic_names
from learnhub.features.topics.schemas import TopicRef

HITS, PEOPLE, TOPICS, RECENT = 5, 3, 2, 6
PEOPLE_AT, TOPICS_AT = "people", "topics"

_ADDRESS = re.compile(r"/([a-z]+)/([0-9a-z]{12})")
_OPENED = select(Content.id, Content.kind, Content.root_id, Content.title, Content.language).where(
    Content.id.in_(bindparam("ids", expanding=True)),
    Content.title != "",
    Content.status == Status.PUBLISHED,
    VISIBLE,
)


def look_up(session: Session, actor: Actor, words: str, opened: str = "") -> PaletteView:
    """What there is for words; without any, those of the `opened` addresses that one may still see."""
    words = tidy(words)
    return _found(session, actor, words) if words else _recent(session, actor, opened.split()[:RECENT])


def _found(session: Session, actor: Actor, words: str) -> PaletteView:
    found = suggest(session, actor, words, size=HITS)
    return PaletteView(
        words=words,
        hits=[_hit(hit) for hit in found.hits],
        people=find_people(session, actor, words, size=PEOPLE),
        topics=_topics(session, actor, words),
        deeds=deeds_for(actor, words),
        corrections=found.corrections,
    )


def _hit(hit: Hit) -> PaletteHit:
    return PaletteHit(hit.id, hit.kind, hit.address, hit.language, hit.title_parts, hit.mark)


def _topics(session: Session, actor: Actor, words: str) -> list[TopicRef]:
    """The topics that have a name which begins like this, and those that the words name."""
    if not actor.is_signed_in:
        return []
    begun = list_topics(session, actor, starting=words)
    named = [topic_id for _place, topic_id in topics_in(session, actor, wanted(words).units)]
    names = topic_names(session, named, actor.language)
    found = {topic.id: topic for topic in (*begun, *(TopicRef(each, names[each]) for each in names))}
    return [*found.values()][:TOPICS]


def _recent(session: Session, actor: Actor, opened: Sequence[str]) -> PaletteView:
    """Those of some addresses behind which there is something, in their order; three statements."""
    if not actor.is_signed_in:
        return PaletteView()
    named = [match.groups() for match in map(_ADDRESS.fullmatch, opened) if match]
    of_people, of_topics = ([each for at, each in named if at == place] for place in (PEOPLE_AT, TOPICS_AT))
    of_content = [each for at, each in named if at not in (PEOPLE_AT, TOPICS_AT)]
    hits = {row.id: row for row in db.rows(session, _OPENED, ids=of_content, **reader(actor))}
    people = _people(session, of_people)
    names = topic_names(session, of_topics, actor.language)
    return PaletteView(
        hits=[_opened(hits[each]) for each in of_content if each in hits][:HITS],
        people=[people[each] for each in of_people if each in people][:PEOPLE],
        topics=[TopicRef(each, names[each]) for each in of_topics if each in names][:TOPICS],
        deeds=deeds_for(actor, ""),
    )


def _opened(row) -> PaletteHit:
    address = rooms.kind(row.kind).at(row.id, row.root_id)
    return PaletteHit(row.id, row.kind, address, row.language, [Piece(row.title)])


def _people(session: Session, ids: Sequence[str]) -> dict[str, PersonHit]:
    rows = session.execute(
        select(*PERSON_COLUMNS)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .where(Person.id.in_(ids), Person.status == PersonStatus.ACTIVE)
    ).all()
    return {row.ref_id: PersonHit(ref_in(row), name_parts=[Piece(row.ref_name)]) for row in rows}
