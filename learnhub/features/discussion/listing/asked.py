"""What a list is asked for, and the shape that its statement has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.i18n import LANGUAGES
from learnhub.features.discussion.models import (
    LISTED,
    LISTED_HOT,
    LISTED_UNANSWERED,
    TAGGED,
    TAGGED_HOT,
    TAGGED_UNANSWERED,
)
from learnhub.features.discussion.policy import audiences, can_moderate, reader

REACH = 2_000
SHORTEST_REACH = 100


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort, and the conditions of the indexes that are sorted so: of content and of its topics.

    `columns` are of `content`; `content_topic` has copies of the same names.
    """

    columns: tuple[str, ...]
    listed: str = LISTED
    tagged: str = TAGGED
    descending: bool = True


NEWEST = Order(("published_at",))
MOST_VOTES = Order(("vote_count",))
MOST_USED = Order(("use_count", "published_at"))
KEPT_NEWEST = Order(("fresh", "published_at"))  # what waits for its check for long comes last
KEPT_MOST_USED = Order(("fresh", "use_count", "published_at"))
HOT = Order(("hot",), LISTED_HOT, TAGGED_HOT)
UNANSWERED = Order(("published_at",), LISTED_UNANSWERED, TAGGED_UNANSWERED)
LONGEST_UNANSWERED = Order(("published_at",), LISTED_UNANSWERED, TAGGED_UNANSWERED, descending=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which content a list shows, and in which order.

    With `topics` or `languages`, what has one of them. With `space_id`, what is in this space or shown there,
    which only the order `NEWEST` finds in an index; other orders put `policy.IN_SPACE` to their rows. With
    `author_id`, what this person signed, answers and the like included, newest first. `of_others` leaves out
    what the reader has a part in. `hidden` adds what is hidden and the reader may see, as a moderator or as
    its author (of their own the latest hundred); not among the unanswered. What is in a language that the
    reader does not read comes after everything else, except in what somebody signed and in a list that
    `mixes` languages, since what it holds is said to everybody. `where` is a clause on `content` with the
    parameters `values`; statements are made once for each such object.
    """

    kinds: Sequence[str]
    order: Order = NEWEST
    topics: Sequence[str] = ()
    languages: Sequence[str] = ()
    space_id: str = ""
    author_id: str = ""
    of_others: bool = False
    hidden: bool = False
    mixes: bool = False
    where: ColumnElement[bool] | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    reach: int = REACH

    @property
    def is_filtered(self) -> bool:
        """Whether some of what the indexes find is left out."""
        return self.where is not None or bool(self.author_id)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a list is made of as far as its statement depends on it: values only by their number.

    `languages` come in groups, one after the other in the list. `behind` is the number of the group that the
    last row shown belongs to: groups before it are left out.
    """

    kinds: tuple[str, ...]
    order: Order
    languages: tuple[tuple[str, ...], ...]
    audiences: int
    topics: int
    is_of_author: bool
    is_of_others: bool
    is_of_space: bool
    with_hidden: bool
    with_moderated: bool
    is_sqlite: bool
    behind: int | None = None
    size: int = 0


def shape_of(
    actor: Actor, asked: Asked, size: int, *, behind: int | None = None, is_filtered: bool = False
) -> Shape:
    """The shape of a list of the first `size` rows, or of as many as a condition is put to."""
    kinds, heard = tuple(str(kind) for kind in asked.kinds), len(_padded(audiences(actor)))
    topics, hidden = len(_padded(asked.topics)), asked.hidden and asked.order.listed == LISTED
    if asked.is_filtered or is_filtered:  # the more branches there are, the less is asked of each
        branches = len(kinds) * (1 if asked.author_id else heard * max(1, topics))
        size = max(SHORTEST_REACH, asked.reach // branches)
    return Shape(
        kinds=kinds,
        order=asked.order,
        languages=language_groups(actor, asked),
        audiences=heard,
        topics=topics,
        is_of_author=bool(asked.author_id),
        is_of_others=asked.of_others,
        is_of_space=bool(asked.space_id),
        with_hidden=hidden,
        with_moderated=hidden and can_moderate(actor),
        is_sqlite=db.is_sqlite(),
        behind=behind,
        size=size,
    )


def language_groups(actor: Actor, asked: Asked) -> tuple[tuple[str, ...], ...]:
    """What the reader reads, and what the reader does not; all as one where languages do not matter."""
    if asked.author_id or asked.mixes:
        return (LANGUAGES,)
    wanted = [language for language in LANGUAGES if language in (asked.languages or LANGUAGES)]
    known = tuple(language for language in wanted if language in actor.languages)
    other = tuple(language for language in wanted if language not in known)
    return tuple(group for group in (known, other) if group)


def values_of(actor: Actor, asked: Asked) -> dict[str, Any]:
    """The parameters of every statement about a list, and of `VISIBLE`."""
    named: dict[str, Any] = {"list_audiences": list(audiences(actor)), "list_topics": list(asked.topics)}
    named |= {f"audience_{n}": audience for n, audience in enumerate(_padded(audiences(actor)))}
    named |= {f"topic_{n}": topic for n, topic in enumerate(_padded(asked.topics))}
    return {
        **reader(actor),
        **named,
        "author_id": asked.author_id,
        "space_id": asked.space_id,
        **asked.values,
    }


def _padded(values: Sequence[str]) -> tuple[str, ...]:
    """The values and empty ones, which nothing has, up to a power of two: so there are few shapes."""
    wanted = 1 << (len(values) - 1).bit_length() if values else 0
    return (*values, *[""] * (wanted - len(values)))
