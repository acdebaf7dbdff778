"""A kind of content as its room declares it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_

LABELS = {"title": N_("Title"), "body": N_("Text")}
TEXTS = {"title": (10, 150), "body": (0, 20_000)}


@dataclass(frozen=True, slots=True)
class Offer:
    """What people can do with content of a kind wherever it is listed, such as adding it to their review.

    Each names a function as "module:function", with the module counted from the room. `added(session, actor,
    ids)` answers which of them somebody has added; `add` and `leave_out` are the services of one id.
    `button(is_added, on_add=…, on_leave_out=…)` draws it, `use(count)` says how many people have it.
    """

    added: str
    add: str
    leave_out: str
    button: str
    use: str


@dataclass(frozen=True, slots=True)
class Around:
    """What a room puts around the words of every item of the library, whatever its format.

    Each names a function as "module:function" of the item's Var, which draws it, perhaps from the room's own
    State: a `note` above, a `mark` among what stands over the title, a `foot` under the words, a section
    `aside`, items of the `menu` and the `dialogs` that they open. `begin` names a coroutine function of
    `(page, content_id)`, which fills this State when the page of an item loads. What is there `everywhere` is
    also around what the library does not list: a question.
    """

    note: str = ""
    mark: str = ""
    foot: str = ""
    aside: str = ""
    menu: str = ""
    dialogs: str = ""
    begin: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class SpaceTab:
    """A part of every community that a room fills, at the address of the community and `name`.

    `begin` names, as "module:function", a coroutine function of `(page, space_id)`, which fills the room's
    own State when the tab opens; who may see what is asked there. `main` and `rail` name functions without
    arguments, which draw it.
    """

    name: str
    label: str
    order: int
    begin: str
    main: str
    rail: str


class Kind(str):
    """The name of a kind as `content.kind` stores it, with everything that others need to show it.

    `one` and `many` are message ids ("Card", "Cards"). `address` is where a piece of this kind is read:
    `{id}` stands for its own id, `{root}` for that of what it belongs to. `icon` and `colour` draw its tile.
    `in_library` lists it there, with what it may `offer`; `on_profile` lists it among what a colleague has
    written.

    `votes` is the permission to vote for it; nobody votes for a kind without one. `vote_rule` names what the
    room asks besides, as "module:function" of `(session, actor, content)`, which raises when it says no.
    Authors may vote for their own words only where `own_votes` says so: in a live session asking whether
    somebody is the author would unmask who asked without a name. `anonymous` names, as "module:name", the
    room's `AnonymousKind` where content of this kind may be anonymous. `labels` are what its title, its
    body and its sections are called (message ids), where it calls them otherwise than others do.

    `texts` are those that others may suggest to change, and of which its author brings an earlier edition
    back: the title, the body and sections that have one text, each with the fewest and the most characters.
    Of a kind without any, the words change only as its room lets them.

    `shared_while` names, as "module:function" of `(session, content_id)`, what says whether colleagues may
    still add that they have the same issue; of a kind without one nobody says so. `commented_while` names in
    the same way what says whether others may comment; on a kind without one they may. `wiki` is the
    permission to edit what its author has turned into a wiki; a kind without one stays with its authors.
    `use` names a function of the count that says how much use a piece is, where the kind has no `offer` that
    does.

    `beside` names, as "module:function" of `(session, content_id)`, what adds the row that the room keeps for
    each piece of it, where others write one, such as the import of files. Other things are made of what
    `is_source`, as of all that the library or profiles list; their drafts begin with the first of the
    sections `essence` that has words, or with its body. A source, and whatever else `is_placed`, stands where
    its author puts it, in the company or in a community, and is moved with all that is under it.
    `in_confidence` names, as "module:function" of `(session, content_id)`, what says whether the room keeps
    words of several people beside it: these stay with those who could read them.
    `tasks` are the sections whose items are things to tick: in files they have boxes. `lists` are those whose
    lines lead to other content: in files their links have its titles.
    """

    __slots__ = (
        *("address", "anonymous", "beside", "colour", "commented_while", "essence", "icon", "in_library"),
        *("in_confidence", "is_placed", "is_source", "labels", "lists", "many"),
        *(
            "offer",
            "on_profile",
            "one",
            "own_votes",
            "shared_while",
            "tasks",
            "texts",
            "use",
            "vote_rule",
            "votes",
            "wiki",
        ),
    )

    one: str
    many: str
    address: str
    icon: str
    colour: str
    in_library: bool
    offer: Offer | None
    on_profile: bool
    votes: Permission | None
    vote_rule: str
    own_votes: bool
    anonymous: str
    shared_while: str
    commented_while: str
    use: str
    wiki: Permission | None
    beside: str
    in_confidence: str
    is_placed: bool
    is_source: bool
    essence: tuple[str, ...]
    tasks: tuple[str, ...]
    lists: tuple[str, ...]
    labels: Mapping[str, str]
    texts: Mapping[str, tuple[int, int]]

    def __new__(
        cls,
        name: str,
        *,
        one: str,
        many: str,
        address: str,
        icon: str,
        colour: str,
        in_library: bool = False,
        offer: Offer | None = None,
        on_profile: bool = False,
        votes: Permission | None = None,
        vote_rule: str = "",
        own_votes: bool = False,
        anonymous: str = "",
        shared_while: str = "",
        commented_while: str = "",
        use: str = "",
        wiki: Permission | None = None,
        beside: str = "",
        in_confidence: str = "",
        is_placed: bool = False,
        is_source: bool = False,
        essence: tuple[str, ...] = (),
        tasks: tuple[str, ...] = (),
        lists: tuple[str, ...] = (),
        labels: Mapping[str, str] = LABELS,
        texts: Mapping[str, tuple[int, int]] = TEXTS,
    ) -> "Kind":
        kind = super().__new__(cls, name)
        kind.one, kind.many, kind.address = one, many, address
        kind.icon, kind.colour, kind.offer = icon, colour, offer
        kind.in_library, kind.on_profile = in_library, on_profile
        kind.votes, kind.vote_rule, kind.own_votes = votes, vote_rule, own_votes
        kind.shared_while, kind.use, kind.wiki, kind.beside = shared_while, use, wiki, beside
        kind.essence, kind.commented_while = essence, commented_while
        kind.is_source = is_source or in_library or on_profile
        kind.is_placed, kind.in_confidence = is_placed or kind.is_source, in_confidence
        kind.tasks, kind.lists = tasks, lists
        kind.anonymous, kind.labels, kind.texts = anonymous, {**LABELS, **labels}, texts
        return kind

    def __copy__(self) -> "Kind":
        return self

    def __deepcopy__(self, _memo: Any) -> "Kind":
        return self

    def at(self, content_id: Any, root_id: Any = "") -> Any:
        """Where a piece of this kind is read; with Vars instead of ids, a Var."""
        before, _, after = self.address.partition("{root}" if "{root}" in self.address else "{id}")
        own = root_id if "{root}" in self.address else content_id
        return before + own + after if after else before + own
