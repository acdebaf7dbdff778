"""What somebody kept, as it is listed."""

from dataclasses import dataclass, field
from datetime import datetime

from learnhub.features.people.refs import PersonRef


@dataclass(frozen=True, slots=True)
class BookmarkView:
    """Something that the reader keeps. Its title is that of what it belongs to, where it has none itself.

    Of what is anonymous neither author nor moment is told.
    """

    id: str = ""
    kind: str = ""
    address: str = ""
    title: str = ""
    excerpt: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    published_at: datetime | None = None
