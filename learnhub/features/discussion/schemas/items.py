"""What every item of the library has, whatever its format: in its form, on its page, in its editor."""

from dataclasses import dataclass, field
from datetime import datetime

from pydantic import Field

from learnhub.core.inputs import Input
from learnhub.features.discussion.schemas.content import ContentLanguage, Title
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.schemas import TopicNames, TopicRef


class ItemInput(Input):
    """An item; its format adds the texts."""

    title: Title
    language: ContentLanguage
    topics: TopicNames = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item on its page, with what its reader may do."""

    id: str = ""
    kind: str = ""
    title: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    topics: list[TopicRef] = field(default_factory=list)
    published_at: datetime | None = None
    edited_at: datetime | None = None
    is_hidden: bool = False
    hidden_reason: str = ""
    can_edit: bool = False
    can_remove: bool = False
    can_moderate: bool = False


@dataclass(frozen=True, slots=True)
class ItemText:
    """What stands in the form: an item to edit, or what a new one starts from."""

    id: str = ""
    title: str = ""
    language: str = "en"
    topics: str = ""
    edition: int = 1
