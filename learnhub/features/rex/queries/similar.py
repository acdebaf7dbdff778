"""Lessons of REX that are about the same, for whoever starts something."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.schemas import Sections
from learnhub.features.rex import lessons
from learnhub.features.rex.enums import Section
from learnhub.features.rex.queries.origins import source_of
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import RexLesson
from learnhub.features.search import queries as search

SHOWN, LOOKED_AT = 5, 10


def similar_lessons(session: Session, actor: Actor, words: str) -> list[RexLesson]:
    """Five lessons at most, of the REX that are closest to these words; one of each REX before a second."""
    if not words.strip():
        return []
    hits = search.similar(session, actor, words, kinds=(REX,), size=LOOKED_AT)
    sections = discussion.sections_of(session, [hit.id for hit in hits])
    found = [
        (number, place, RexLesson(each, source_of(hit.id, number), hit.id, hit.title, hit.language))
        for place, hit in enumerate(hits)
        for number, each in enumerate(lessons.split(sections.get(hit.id, Sections()).text(Section.LESSONS)))
    ]
    found.sort(key=lambda each: each[:2])
    return [lesson for _number, _place, lesson in found[:SHOWN]]
