"""What a query means in this company: the words that it may stand for, of those that its reader may see.

A unit of the query becomes a term, which has alternatives: as it is written, in parts or joined, and by other
names of a topic. An alternative has a group of words for each of its parts, and an item with a word of every
group has the term. A word stands for others by how near they are: the same spelling, the same letters without
accents, the same stem, its beginning.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.analysis import Phrase, Unit, Wanted
from learnhub.features.search.queries.topic_names import OtherName, names_in
from learnhub.features.search.queries.vocabulary import COMMON, Group, Vocabulary
from learnhub.features.search.schemas import Because, Correction

LINKED = 0.6  # how near another name of a topic is
SHORT, GUESSED = 4, 0.5  # how much another spelling of so few letters tells: it often is another word


@dataclass(frozen=True)
class Alternative:
    """Groups all of which are wanted; with `because` it is another name of what was typed."""

    groups: tuple[Group, ...]
    because: Because | None = None

    @property
    def rarest(self) -> Group:
        """The group that the fewest items have."""
        return min(self.groups, key=lambda group: group.number)


@dataclass(frozen=True)
class Term:
    """Something that is looked for; without alternatives nothing of it is to be found.

    `certainty` is how sure it is that this is what was meant.
    """

    alternatives: tuple[Alternative, ...]
    certainty: float = 1.0

    @cached_property
    def number(self) -> int:
        """How many items have it at most, counted up to a bound."""
        return min(COMMON, sum(each.rarest.number for each in self.alternatives))

    @cached_property
    def rarity(self) -> float:
        """How much it tells that an item has it."""
        return self.certainty * log(2 * COMMON / (1 + self.number)) if self.alternatives else 1.0

    @cached_property
    def words(self) -> frozenset[str]:
        """Everything that matches it in a text."""
        return frozenset(word for each in self.alternatives for group in each.groups for word in group.words)


@dataclass(frozen=True)
class Meaning:
    """What is looked for."""

    terms: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def is_hopeless(self) -> bool:
        """Whether some term is found nowhere."""
        return not all(term.alternatives for term in self.terms)


def understand(
    session: Session, actor: Actor, wanted: Wanted, *, as_typed: bool = False, may_go_on: bool = True
) -> Meaning:
    """What a query may stand for. `may_go_on` takes its last word for a beginning, too.

    Two statements; one more for a last word that may go on, and for each word that nothing has two.
    """
    vocabulary, links = Vocabulary(session, actor), names_in(session, actor, wanted.units)
    vocabulary.read(
        word for words in (*_words(wanted.units), *(link.words for link in links)) for word in words
    )
    terms, corrections = [], []
    for place, unit in enumerate(wanted.units):
        is_last = place == len(wanted.units) - 1
        own, certainty = _alternatives(vocabulary, unit), 1.0
        if may_go_on and is_last and wanted.is_open:
            own = _going_on(vocabulary, unit, own)
        if not own and not unit.joined:
            own, used = _instead(vocabulary, unit, as_typed=as_typed)
            if used:
                corrections.append(Correction(unit.typed, used))
                certainty = GUESSED if len(used) <= SHORT else 1.0
        terms.append((own, certainty))
    return Meaning(_linked(vocabulary, terms, links), wanted.phrases, tuple(corrections))


def _words(units: Iterable[Unit]) -> Iterator[tuple[str, ...]]:
    for unit in units:
        yield (*unit.parts, unit.joined) if unit.joined else unit.parts


def _alternatives(vocabulary: Vocabulary, unit: Unit) -> tuple[Alternative, ...]:
    """Joined and in parts; a part name in parts only where nobody writes it joined."""
    found = []
    if unit.joined and (group := vocabulary.group(unit.joined)).near:
        found.append(Alternative((group,)))
    if not (found and unit.is_part_name):
        groups = tuple(vocabulary.group(part) for part in unit.parts)
        found += [Alternative(groups)] if all(group.near for group in groups) else []
    return tuple(found)


def _going_on(vocabulary: Vocabulary, unit: Unit, own: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
    begun = vocabulary.beginning(unit.joined or unit.parts[0])
    if not begun.near:
        return own
    if own and len(own[0].groups) == 1:
        return (Alternative((own[0].groups[0] | begun,)), *own[1:])
    return (*own, Alternative((begun,)))


def _instead(vocabulary: Vocabulary, unit: Unit, *, as_typed: bool) -> tuple[tuple[Alternative, ...], str]:
    """What may be meant by a word that nothing has: a beginning, two words, or another spelling."""
    word = unit.parts[0]
    used, begun = vocabulary.nearest(word)
    if begun.near:
        return (Alternative((begun,)),), ""
    if parts := vocabulary.parts(word):
        vocabulary.read(parts)
        return (Alternative(tuple(vocabulary.group(part) for part in parts)),), ""
    if not used or as_typed:
        return (), ""
    vocabulary.read([used])
    return (Alternative((vocabulary.group(used),)),), used


def _linked(
    vocabulary: Vocabulary, terms: Sequence[tuple[tuple[Alternative, ...], float]], links: Sequence[OtherName]
) -> tuple[Term, ...]:
    """The terms with their certainty, those that are names of a topic with the other names of it."""
    found: list[Term] = []
    place = 0
    while place < len(terms):
        here = [link for link in links if link.start == place]
        end = max((link.end for link in here), default=place + 1)
        here = [link for link in here if link.end == end]
        own = _together([alternatives for alternatives, _certainty in terms[place:end]])
        certainty = min(certainty for _alternatives, certainty in terms[place:end])
        others = (_other(vocabulary, link) for link in here)
        known = (other for other in others if all(each.near for each in other.groups))
        found.append(Term((*own, *known), certainty))
        place = end
    return tuple(found)


def _together(terms: Sequence[tuple[Alternative, ...]]) -> tuple[Alternative, ...]:
    """One term of several: the first alternative of each, together."""
    if len(terms) == 1:
        return terms[0]
    if not all(terms):
        return ()
    return (Alternative(tuple(group for alternatives in terms for group in alternatives[0].groups)),)


def _other(vocabulary: Vocabulary, link: OtherName) -> Alternative:
    groups = (vocabulary.group(word) for word in link.words)
    near = tuple(
        replace(group, near={key: LINKED * near for key, near in group.near.items()}) for group in groups
    )
    return Alternative(near, link.because)
