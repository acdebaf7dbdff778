"""What rooms say of their texts without a name (`anonymous` does the rest)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.errors import NotFound
from learnhub.features.discussion.batches import BATCH, LONG_BATCH, SHORT_BATCH
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import Standing


class Stage(StrEnum):
    """What becomes of texts that wait under a parent: they go on waiting, come out in batches, or now.

    Under a `short` one batches come more often. A `lasting` one is never over: whatever waits comes out every
    night.
    """

    CLOSED = "closed"
    OPEN = "open"
    SHORT = "short"
    LASTING = "lasting"
    OVER = "over"

    @property
    def batch(self) -> timedelta:
        """The time between two batches."""
        return {Stage.SHORT: SHORT_BATCH, Stage.LASTING: LONG_BATCH}.get(self, BATCH)


def lock_parent(session: Session, parent_id: str) -> Content:
    """The content under which texts come out, locked; raises NoSuchContent."""
    statement = select(Content).where(Content.id == parent_id).with_for_update(key_share=True)
    parent = session.exec(statement.execution_options(populate_existing=True)).first()
    if parent is None:
        raise NoSuchContent
    return parent


@dataclass(frozen=True, slots=True)
class AnonymousKind:
    """What a room says of the anonymous texts of one kind of content, and of what they become.

    `unknown_secret` makes the error for a secret to which no text belongs. `check` answers the words as they
    are kept, or raises pydantic's ValidationError. `require` goes on only when somebody may send a text under
    a parent, and is the last that knows who it is. `stages` says how each of these parents stands; what waits
    under one that it does not name is dropped. `publish` makes content of words under their parent, in the
    order given. `standing` says how such content stands; `reword` and `withdraw`, which get it locked, change
    it or raise why not.

    `lock` answers the parent, locked, which is what `publish` gets: content by default, or a space for what
    stands under nothing. `look` helps who writes one, who is asked for their rights and then forgotten, and
    `spare` counts what made one needless.

    Where changes wait for a batch, `wish` answers what the author wants by now of what waited already (or
    of nothing: ""), or raises why not, and `apply` does it. It gets content locked and does what can still
    be done without ever raising: one text must not hold the others back.
    """

    name: str
    unknown_secret: Callable[[], NotFound]
    check: Callable[[str], str]
    require: Callable[[Session, Actor, str], None]
    stages: Callable[[Session, Collection[str]], Mapping[str, Stage]]
    publish: Callable[[Session, Any, Sequence[str]], Sequence[Content]]
    standing: Callable[[Session, Content], Standing]
    reword: Callable[[Session, Content, str], None]
    withdraw: Callable[[Session, Content], None]
    lock: Callable[[Session, str], Any] = lock_parent
    wish: Callable[[Session, Content, str, str, str], str] | None = None
    apply: Callable[[Session, Content, str], None] | None = None
    look: Callable[[Session, Actor, str], Any] | None = None
    spare: Callable[[Session, Actor, str], Any] | None = None


def all_kinds() -> list[AnonymousKind]:
    """The kinds of content that may be anonymous."""
    return [found for name in rooms.kinds() if (found := find_kind(name))]


def find_kind(name: str) -> AnonymousKind | None:
    """What a room says of a kind, if its content may be anonymous."""
    kind = rooms.kinds().get(name)
    return rooms.resolve(rooms.room_of(kind), kind.anonymous) if kind and kind.anonymous else None
