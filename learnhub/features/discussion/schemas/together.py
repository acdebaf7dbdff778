"""Who writes something together."""

from dataclasses import dataclass, field
from typing import Annotated

from learnhub.core.inputs import Input, Line
from learnhub.features.people.refs import PersonRef


class CoAuthorInput(Input):
    """Who shall write it, too."""

    person_id: Annotated[str, Line(12)]


@dataclass(frozen=True, slots=True)
class TogetherView:
    """The co-authors of something, whether everybody edits it, and what its reader may do about both."""

    content_id: str = ""
    co_authors: list[PersonRef] = field(default_factory=list)
    is_wiki: bool = False
    can_open_wiki: bool = False
    can_add: bool = False
    can_leave: bool = False
    can_take_off: bool = False
