"""Tables of the one vocabulary: a topic on content is a tag, on a person a skill."""

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of, reference
from learnhub.core.language import fold
from learnhub.features.topics.enums import SkillLevel

FOLDED_MAX = 240


def folded(name: str) -> str:
    """A name as topics are found and told apart by it."""
    return fold(name)[:FOLDED_MAX]


class Topic(Table, table=True):
    """A subject, whatever its name in a language."""

    id: Mapped[str] = id_column()


class TopicName(Table, table=True):
    """A name of a topic in a language: the main one or a synonym. `folded` has no case and no accents."""

    __table_args__ = (
        UniqueConstraint("language", "folded"),
        Index(
            "uq_topic_name_main",
            "topic_id",
            "language",
            unique=True,
            sqlite_where=text("is_main"),
            postgresql_where=text("is_main"),
        ),
    )

    id: Mapped[int] = Field(default=None, primary_key=True)
    topic_id: Mapped[str] = reference("topic.id", cascade=True)
    language: Mapped[str] = Field(max_length=5)
    name: Mapped[str] = Field(max_length=60)
    folded: Mapped[str] = Field(max_length=FOLDED_MAX)
    is_main: Mapped[bool] = Field(default=True)


class PersonTopic(Table, table=True):
    """A skill: how somebody stands to a topic."""

    __table_args__ = (one_of("level", SkillLevel), Index("ix_person_topic_topic_level", "topic_id", "level"))

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    topic_id: Mapped[str] = reference("topic.id", primary_key=True, cascade=True)
    level: Mapped[str] = Field(max_length=10)
