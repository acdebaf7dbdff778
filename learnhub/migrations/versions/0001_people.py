"""People, their groups and how they sign in."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    create_setting()
    create_setup()
    create_site()
    create_space()
    create_team()
    create_throttle()
    create_person()
    create_api_token()
    create_idempotency()
    create_member_import()
    create_one_time_link()
    create_person_role()
    create_sign_in()
    create_space_member()


def create_setting() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )


def create_setup() -> None:
    op.create_table(
        "setup",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("id = 1", name="only_one"),
        sa.PrimaryKeyConstraint("id", name="pk_setup"),
    )


def create_site() -> None:
    op.create_table(
        "site",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("country", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_site"),
        sa.UniqueConstraint("name", name="uq_site_name"),
    )


def create_space() -> None:
    op.create_table(
        "space",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('company', 'community', 'team', 'site')", name="kind"),
        sa.PrimaryKeyConstraint("id", name="pk_space"),
    )
    op.create_index(
        "uq_space_company",
        "space",
        ["kind"],
        unique=True,
        sqlite_where=sa.text("kind = 'company'"),
        postgresql_where=sa.text("kind = 'company'"),
    )


def create_team() -> None:
    op.create_table(
        "team",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_team"),
        sa.UniqueConstraint("name", name="uq_team_name"),
    )


def create_throttle() -> None:
    op.create_table(
        "throttle",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("window_start", sa.DateTime(), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "window_start", name="pk_throttle"),
    )


def create_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("folded", sa.String(240), nullable=False),
        sa.Column("job", sa.String(120), nullable=False),
        sa.Column("about", sa.String(400), nullable=False),
        sa.Column("site_id", sa.String(12), nullable=True),
        sa.Column("team_id", sa.String(12), nullable=True),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("theme", sa.String(10), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=True),
        sa.Column("password_version", sa.Integer(), nullable=False),
        sa.Column("last_seen_hour", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("(status = 'former') = (email IS NULL)", name="email_until_former"),
        sa.CheckConstraint("language IN ('en', 'fr')", name="language"),
        sa.CheckConstraint("status IN ('invited', 'active', 'suspended', 'former')", name="status"),
        sa.CheckConstraint("theme IN ('light', 'dark', 'system')", name="theme"),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name="fk_person_site_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_person_team_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("email", name="uq_person_email"),
    )
    op.create_index("ix_person_folded_id", "person", ["folded", "id"])
    op.create_index("ix_person_site_id", "person", ["site_id"])
    op.create_index("ix_person_team_id", "person", ["team_id"])


def create_api_token() -> None:
    op.create_table(
        "api_token",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=True),
        sa.Column("last_used_day", sa.DateTime(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_api_token_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_api_token"),
        sa.UniqueConstraint("hash", name="uq_api_token_hash"),
    )
    op.create_index("ix_api_token_person_id", "api_token", ["person_id"])


def create_idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_idempotency_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "key", name="pk_idempotency"),
    )


def create_member_import() -> None:
    op.create_table(
        "member_import",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_member_import_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_member_import"),
    )


def create_one_time_link() -> None:
    op.create_table(
        "one_time_link",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("purpose", sa.String(10), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=True),
        sa.Column("made_by", sa.String(12), nullable=True),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("purpose IN ('invite', 'reset', 'setup')", name="purpose"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_one_time_link_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", name="pk_one_time_link"),
    )
    op.create_index("ix_one_time_link_person_id", "one_time_link", ["person_id"])


def create_person_role() -> None:
    op.create_table(
        "person_role",
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("role", sa.String(15), nullable=False),
        sa.CheckConstraint("role IN ('leader', 'moderator', 'administrator')", name="role"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_role_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "role", name="pk_person_role"),
    )


def create_sign_in() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id_hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("password_version", sa.Integer(), nullable=False),
        sa.Column("agent", sa.String(200), nullable=False),
        sa.Column("ip_prefix", sa.String(50), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_sign_in_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id_hash", name="pk_sign_in"),
    )
    op.create_index("ix_sign_in_expires_at", "sign_in", ["expires_at"])
    op.create_index("ix_sign_in_person_id", "sign_in", ["person_id"])


def create_space_member() -> None:
    op.create_table(
        "space_member",
        sa.Column("space_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("is_facilitator", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_space_member_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["space_id"], ["space.id"], name="fk_space_member_space_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("space_id", "person_id", name="pk_space_member"),
        sa.UniqueConstraint("person_id", "space_id", name="uq_space_member_person_id_space_id"),
    )
