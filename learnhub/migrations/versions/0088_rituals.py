"""Rituals, their rhythms and meetings, and what somebody will do by a day."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0088"
down_revision = "0087"
branch_labels = None
depends_on = None

FORMS = "'workshop', 'coffee', 'rex_review', 'small_failures', 'what_we_learned', 'other'"
ANSWER = (
    "(question = 'roti' AND answer IN ('1', '2', '3', '4', '5')) OR "
    "(question = 'safe' AND answer IN ('yes', 'partly', 'no'))"
)


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("ritual")
    _rituals()
    _meetings()
    _people()
    _agenda()
    _actions()


def _rituals() -> None:
    op.create_table(
        "ritual",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("place", sa.String(300), nullable=False),
        sa.Column("site_id", sa.String(12)),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("kind = 'ritual'", name=op.f("ck_ritual_kind")),
        sa.CheckConstraint(f"form IN ({FORMS})", name=op.f("ck_ritual_form")),
        sa.ForeignKeyConstraint(
            ["content_id", "kind"],
            ["content.id", "content.kind"],
            name="fk_ritual_content_id_kind",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name="fk_ritual_site_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("content_id", name="pk_ritual"),
    )
    op.create_index("ix_ritual_site_id", "ritual", ["site_id"])
    op.create_table(
        "ritual_rhythm",
        sa.Column("ritual_id", sa.String(12), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date()),
        sa.Column("rule", sa.String(60), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("until_on IS NULL OR until_on >= first_on", name=op.f("ck_ritual_rhythm_days")),
        _to("ritual_rhythm", "ritual_id", "ritual.content_id"),
        sa.PrimaryKeyConstraint("ritual_id", "first_on", name="pk_ritual_rhythm"),
    )


def _meetings() -> None:
    op.create_table(
        "ritual_meeting",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("ritual_id", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("is_certain", sa.Boolean(), nullable=False),
        sa.Column("starts_at", sa.DateTime()),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("notes_edition", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime()),
        sa.Column("ended_at", sa.DateTime()),
        sa.Column("closed_at", sa.DateTime()),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(12)),
        sa.Column("item_since", sa.DateTime()),
        sa.CheckConstraint("state IN ('planned', 'cancelled')", name=op.f("ck_ritual_meeting_state")),
        _to("ritual_meeting", "ritual_id", "ritual.content_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ritual_meeting"),
        sa.UniqueConstraint("ritual_id", "day", name="uq_ritual_meeting_ritual_id_day"),
    )
    op.create_index("ix_ritual_meeting_ritual_id_starts_at", "ritual_meeting", ["ritual_id", "starts_at"])
    is_closing = sa.text("closed_at IS NULL AND ended_at IS NOT NULL")
    op.create_index(
        "ix_ritual_meeting_closing",
        "ritual_meeting",
        ["ended_at"],
        sqlite_where=is_closing,
        postgresql_where=is_closing,
    )
    is_running = sa.text("ended_at IS NULL AND began_at IS NOT NULL")
    op.create_index(
        "ix_ritual_meeting_running",
        "ritual_meeting",
        ["began_at"],
        sqlite_where=is_running,
        postgresql_where=is_running,
    )
    op.create_table(
        "ritual_tally",
        sa.Column("meeting_id", sa.String(12), nullable=False),
        sa.Column("question", sa.String(10), nullable=False),
        sa.Column("answer", sa.String(10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(ANSWER, name=op.f("ck_ritual_tally_answer")),
        _to("ritual_tally", "meeting_id", "ritual_meeting.id"),
        sa.PrimaryKeyConstraint("meeting_id", "question", "answer", name="pk_ritual_tally"),
    )


def _people() -> None:
    op.create_table(
        "ritual_reply",
        sa.Column("meeting_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("reply", sa.String(10), nullable=False),
        sa.CheckConstraint("reply IN ('yes', 'maybe', 'no')", name=op.f("ck_ritual_reply_reply")),
        _to("ritual_reply", "meeting_id", "ritual_meeting.id"),
        _to("ritual_reply", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name="pk_ritual_reply"),
    )
    op.create_index("ix_ritual_reply_person_id", "ritual_reply", ["person_id"])
    op.create_table(
        "ritual_presence",
        sa.Column("meeting_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        _to("ritual_presence", "meeting_id", "ritual_meeting.id"),
        _to("ritual_presence", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name="pk_ritual_presence"),
    )
    op.create_index("ix_ritual_presence_person_id", "ritual_presence", ["person_id"])


def _agenda() -> None:
    op.create_table(
        "ritual_item",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("meeting_id", sa.String(12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(150), nullable=False),
        sa.Column("content_id", sa.String(12)),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.CheckConstraint("content_id IS NOT NULL OR title <> ''", name=op.f("ck_ritual_item_about")),
        _to("ritual_item", "meeting_id", "ritual_meeting.id"),
        _to("ritual_item", "content_id", "content.id"),
        sa.PrimaryKeyConstraint("id", name="pk_ritual_item"),
    )
    op.create_index("ix_ritual_item_meeting_id_position", "ritual_item", ["meeting_id", "position"])
    op.create_index("ix_ritual_item_content_id", "ritual_item", ["content_id"])


def _actions() -> None:
    op.create_table(
        "action_item",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("part_id", sa.String(12)),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("owner_id", sa.String(12), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime()),
        _to("action_item", "content_id", "content.id"),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name="fk_action_item_owner_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_action_item"),
    )
    op.create_index(
        "ix_action_item_content_id_part_id", "action_item", ["content_id", "part_id", "due_on", "id"]
    )
    op.create_index("ix_action_item_owner_id", "action_item", ["owner_id"])
    is_open = sa.text("done_at IS NULL")
    op.create_index(
        "ix_action_item_owed",
        "action_item",
        ["owner_id", "due_on", "id"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete="CASCADE")
