"""Who has the same issue as whoever wrote something."""

from sqlalchemy import Index

from learnhub.core.columns import Mapped, Table, reference


class SharedIssue(Table, table=True):
    """That a person has the same issue; never for anonymous content. Without rowid and moment, as a vote."""

    __table_args__ = (
        Index("ix_shared_issue_person_id_content_id", "person_id", "content_id"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
