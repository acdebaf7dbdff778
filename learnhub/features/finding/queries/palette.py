"""What the palette offers for what is typed in it, and what one opened last before anything is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.analysis import wanted
from learnhub.core.i18n import N_
from learnhub.features.communities.queries import find_named
from learnhub.features.communities.room import COMMUNITIES_READ
from learnhub.features.communities.schemas import CommunityRef
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.finding.deeds import deeds_for
from learnhub.features.finding.schemas import PaletteHit, PaletteView, Sort
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Site
from learnhub.features.people.refs import PERSON_COLUMNS, ref_in
from learnhub.features.search.queries import find_people, suggest
from learnhub.features.search.queries.topic_names import topics_in
from learnhub.features.search.schemas import Hit, PersonHit, Piece, tidy
from learnhub.features.topics.queries import list_topics, topic_names
from learnhub.features.topics.schemas import TopicRef

HITS, PEOPLE, TOPICS, COMMUNITIES, RECENT = 5, 3, 2, 3, 6
OF_ONE_SORT = 12
ONE_SORT = 2  # everything, and what everything is of
PEOPLE_AT, TOPICS_AT = "people", "topics"

_ADDRESS = re.compile(r"/([a-z]+)/([0-9a-z]{12})")
_OPENED = select(Content.id, Content.kind, Content.root_id, Content.title, Content.language).where(
    Content.id.in_(bindparam("ids", expanding=True)),
    Content.title != "",
    Content.status == Status.PUBLISHED,
    VISIBLE,
)


def look_up(session: Session, actor: Actor, words: str, opened: str = "", sort: str = "") -> PaletteView:
    """What there is for words, of one sort where there is some.

    Without words, those of the `opened` addresses that one may still see.
    """
    words = tidy(words)
    if not words:
        return _recent(session, actor, opened.split()[:RECENT])
    view, kinds = _found(session, actor, words)
    sorts = {"": N_("All"), **kinds}
    sorts |= {PEOPLE_AT: N_("People")} if view.people else {}
    sorts |= {TOPICS_AT: N_("Topics")} if view.topics else {}
    if len(sorts) <= ONE_SORT:
        return _shortened(view)
    chosen = sort if sort in sorts else ""
    view = replace(view, sorts=[Sort(each, label, each == chosen) for each, label in sorts.items()])
    return _of_sort(session, actor, view, chosen) if chosen else _shortened(view)


def _found(session: Session, actor: Actor, words: str) -> tuple[PaletteView, dict[str, str]]:
    """What there is, with people and topics as for a sort of their own, and the kinds of what was written."""
    found = suggest(session, actor, words, size=HITS)
    view = PaletteView(
        words=words,
        hits=[_hit(hit) for hit in found.hits],
        people=find_people(session, actor, words, size=OF_ONE_SORT),
        topics=_topics(session, actor, words),
        communities=_communities(session, actor, words),
        deeds=deeds_for(actor, words),
        corrections=found.corrections,
    )
    return view, {kind.value: kind.label for kind in found.kinds}


def _shortened(view: PaletteView) -> PaletteView:
    return replace(view, people=view.people[:PEOPLE], topics=view.topics[:TOPICS])


def _of_sort(session: Session, actor: Actor, view: PaletteView, sort: str) -> PaletteView:
    hits = [] if sort in (PEOPLE_AT, TOPICS_AT) else _hits_of(session, actor, view.words, sort)
    people, topics = (view.people if sort == PEOPLE_AT else []), (view.topics if sort == TOPICS_AT else [])
    return replace(view, hits=hits, people=people, topics=topics, communities=[], deeds=[])


def _hits_of(session: Session, actor: Actor, words: str, kind: str) -> list[PaletteHit]:
    return [_hit(hit) for hit in suggest(session, actor, words, kind=kind, size=OF_ONE_SORT).hits]


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
    return [*found.values()][:OF_ONE_SORT]


def _communities(session: Session, actor: Actor, words: str) -> list[CommunityRef]:
    return find_named(session, actor, words, size=COMMUNITIES) if actor.may(COMMUNITIES_READ) else []


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
