"""The names of topics in a query, and what else these topics are called: they link the two languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import bindparam, or_, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.analysis import Unit, folded_word, is_stop_word, stems_of, words_in
from learnhub.core.language import ESCAPE, escaped
from learnhub.core.statements import AnySelect
from learnhub.features.search.schemas import Because
from learnhub.features.topics.models import TopicName

NAMES_READ = 200
LINKS_MAX = 8
FIRST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of what stands in the units from `start` to `end`, by its words."""

    start: int
    end: int
    words: tuple[str, ...]
    because: Because


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    words: tuple[str, ...]
    is_readers: bool


def names_in(session: Session, actor: Actor, units: Sequence[Unit]) -> list[OtherName]:
    """The other names of the topics that a query names; one statement."""
    names = _names(session, actor, units)
    links = [link for of_topic in names.values() for link in _links(units, of_topic)]
    return sorted(links, key=lambda link: (link.start, -link.end))[:LINKS_MAX]


def topics_in(session: Session, actor: Actor, units: Sequence[Unit]) -> list[tuple[int, str]]:
    """The topics that a query names, each with the place of every unit that does; one statement."""
    return [
        (place, topic_id)
        for topic_id, names in _names(session, actor, units).items()
        for place in sorted(
            {
                place
                for name in names
                for start, end in _places(units, name.words)
                for place in range(start, end)
            }
        )
    ]


def _names(session: Session, actor: Actor, units: Sequence[Unit]) -> dict[str, list[_Name]]:
    """All names of the topics that may be meant, by topic."""
    words = [word for unit in units for word in unit.parts]
    if not words:
        return {}
    beginnings = {escaped(folded_word(word)[:FIRST_LETTERS]) for word in words}
    values = {f"word_{n}": f"{beginning}%" for n, beginning in enumerate(sorted(beginnings))}
    names: dict[str, list[_Name]] = {}
    for topic_id, name, language, is_main in db.rows(session, _statement(len(values)), **values):
        is_readers = is_main and language == actor.language
        names.setdefault(topic_id, []).append(_Name(name, _telling(name), is_readers))
    return names


@lru_cache
def _statement(number: int) -> AnySelect:
    """All names of the topics one of whose names begins like a word of the query."""
    patterns = [bindparam(f"word_{n}") for n in range(number)]
    begun = select(TopicName.topic_id).where(
        or_(*(TopicName.folded.like(pattern, escape=ESCAPE) for pattern in patterns))
    )
    return (
        select(TopicName.topic_id, TopicName.name, TopicName.language, TopicName.is_main)
        .where(TopicName.topic_id.in_(begun))
        .order_by(TopicName.id)
        .limit(NAMES_READ)
    )


def _telling(name: str) -> tuple[str, ...]:
    words = [word.text for word in words_in(name) if not word.is_joined]
    return tuple(word for word in words if not is_stop_word(word)) or tuple(words)


def _links(units: Sequence[Unit], names: Sequence[_Name]) -> Iterator[OtherName]:
    topic = next((name.text for name in names if name.is_readers), names[0].text)
    for name in names:
        for start, end in _places(units, name.words):
            typed = " ".join(unit.typed for unit in units[start:end])
            for other in names:
                if not _is_same(other.words, name.words):
                    yield OtherName(start, end, other.words, Because(topic, typed, other.text))


def _places(units: Sequence[Unit], words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the words of a name stand in a query, one after the other."""
    for start in range(len(units)):
        parts: tuple[str, ...] = ()
        for end in range(start, len(units)):
            parts += units[end].parts
            if len(parts) >= len(words):
                if _is_same(parts, words):
                    yield start, end + 1
                break


def _is_same(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return len(some) == len(others) and all(map(_is_same_word, some, others))


def _is_same_word(one: str, other: str) -> bool:
    return folded_word(one) == folded_word(other) or bool(stems_of(one) & stems_of(other))
