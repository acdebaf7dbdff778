"""A kind of content as its room declares it."""

from typing import Any


class Kind(str):
    """The name of a kind as `content.kind` stores it, with everything that others need to show it.

    `one` and `many` are message ids ("Card", "Cards"). `address` is where a piece of this kind is read:
    `{id}` stands for its own id, `{root}` for that of what it belongs to. `icon` and `colour` draw its tile.
    `in_library` lists it there, `on_profile` lists it among what a colleague has written. Authors may vote
    for their own words only where `own_votes` says so: in a live session asking whether somebody is the
    author would unmask who asked without a name.
    """

    __slots__ = ("address", "colour", "icon", "in_library", "many", "on_profile", "one", "own_votes")

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
        on_profile: bool = False,
        own_votes: bool = False,
    ) -> "Kind":
        kind = super().__new__(cls, name)
        kind.one, kind.many, kind.address = one, many, address
        kind.icon, kind.colour = icon, colour
        kind.in_library, kind.on_profile, kind.own_votes = in_library, on_profile, own_votes
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
