"""What every table shares: its name, and columns whose type SQLModel can read."""

from datetime import datetime

from learnhub.core.columns import Mapped, Table


class ManyWordsOfName(Table):
    """A table in all but `table=True`, so that no database makes it."""


def test_table_is_called_as_its_class() -> None:
    assert ManyWordsOfName.__tablename__ == "many_words_of_name"


def test_column_has_the_type_that_sqlmodel_reads() -> None:
    assert Mapped[datetime | None] == datetime | None
