"""Growth feedback, all words of which are encrypted."""

import sqlalchemy as sa
from alembic import op

revision = "0106"
down_revision = "0109"
branch_labels = None
depends_on = None

ID = sa.String(12)
STEPS = ("situation", "behaviour", "impact", "ahead")


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "feedback_request",
        *_columns(id=ID, person_id=ID, about=sa.Text(), asked=sa.Integer(), created_at=sa.DateTime()),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("asked BETWEEN 1 AND 5", name=op.f("ck_feedback_request_asked")),
        _key("feedback_request", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_request"),
    )
    _index("feedback_request", "person_id", "created_at", "id")
    op.create_table(
        "feedback_asked",
        *_columns(request_id=ID, person_id=ID),
        _key("feedback_asked", "request_id", "feedback_request.id"),
        _key("feedback_asked", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("request_id", "person_id", name="pk_feedback_asked"),
    )
    _index("feedback_asked", "person_id")
    op.create_table(
        "feedback_draft",
        *_columns(id=ID, author_id=ID, recipient_id=ID),
        sa.Column("request_id", ID, nullable=True),
        *_columns(**dict.fromkeys(("about", *STEPS), sa.Text()), changed_at=sa.DateTime()),
        sa.CheckConstraint("author_id <> recipient_id", name=op.f("ck_feedback_draft_two_people")),
        _key("feedback_draft", "author_id", "person.id"),
        _key("feedback_draft", "recipient_id", "person.id"),
        _key("feedback_draft", "request_id", "feedback_request.id"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_draft"),
        sa.UniqueConstraint("author_id", "request_id", name="uq_feedback_draft_author_id_request_id"),
    )
    _index("feedback_draft", "author_id", "changed_at", "id")
    _index("feedback_draft", "recipient_id")
    _index("feedback_draft", "request_id")
    op.create_table(
        "feedback_note",
        *_columns(id=ID, recipient_id=ID),
        sa.Column("request_id", ID, nullable=True),
        *_columns(**dict.fromkeys(("about", *STEPS), sa.Text()), sent_at=sa.DateTime()),
        sa.Column("thanked_at", sa.DateTime(), nullable=True),
        _key("feedback_note", "recipient_id", "person.id"),
        _key("feedback_note", "request_id", "feedback_request.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_note"),
    )
    _index("feedback_note", "recipient_id", "sent_at", "id")
    _index("feedback_note", "request_id")
    op.create_table(
        "feedback_author",
        *_columns(note_id=ID, person_id=ID),
        _key("feedback_author", "note_id", "feedback_note.id"),
        _key("feedback_author", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("note_id", name="pk_feedback_author"),
    )
    _index("feedback_author", "person_id")
    op.create_table(
        "feedback_thanks",
        *_columns(id=ID, author_id=ID, giver_id=ID, about=sa.Text(), words=sa.Text()),
        *_columns(thanked_at=sa.DateTime()),
        _key("feedback_thanks", "author_id", "person.id"),
        _key("feedback_thanks", "giver_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_thanks"),
    )
    _index("feedback_thanks", "author_id", "thanked_at", "id")
    _index("feedback_thanks", "giver_id")
    op.create_table(
        "feedback_choice",
        *_columns(person_id=ID),
        _key("feedback_choice", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_feedback_choice"),
    )


def _columns(**types: sa.types.TypeEngine) -> list[sa.Column]:
    return [sa.Column(name, kind, nullable=False) for name, kind in types.items()]


def _key(table: str, column: str, target: str, deleted: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=deleted)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{columns[0]}", table, list(columns))
