"""What rooms show on Today, the page that one begins with."""

from dataclasses import dataclass

from learnhub.access.permissions import Permission


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a room on Today, beside the one thing that is to be done first.

    `read` names a function of (session, actor) that answers a view, and whose return annotation says which.
    `top` (over everything), `main` (under what comes first) and `rail` name
    functions that draw the view as a component, in each place in the `order` of the pieces. Only people with
    the permission that it `requires` see it. When the figure `follows` changes, Today is read again.
    """

    name: str
    read: str
    order: int
    top: str = ""
    main: str = ""
    rail: str = ""
    requires: Permission | None = None
    follows: str = ""
