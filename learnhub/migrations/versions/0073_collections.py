"""Collections: what is known of their lines, what is proposed for them, and the spaces of teams."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0073"
down_revision = "0064"
branch_labels = None
depends_on = None

LEAVE = "DELETE FROM space_member WHERE person_id = NEW.id AND space_id = OLD.team_id"
JOIN = (
    "INSERT INTO space_member (space_id, person_id, is_facilitator) SELECT id, NEW.id, {no} FROM space"
    " WHERE id = NEW.team_id AND kind = 'team' ON CONFLICT DO NOTHING"
)
NAMED = "UPDATE space SET name = NEW.name WHERE id = NEW.id AND kind = 'team'"
FUNCTION = "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {}; RETURN NEW; END $$"


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("collection")
    op.create_table(
        "collection_item",
        sa.Column("collection_id", sa.String(12), nullable=False),
        sa.Column("item_id", sa.String(12), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("person_id", sa.String(12)),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("is_in", sa.Boolean(), nullable=False),
        sa.Column("checked_by", sa.String(12)),
        sa.Column("checked_at", sa.DateTime()),
        sa.Column("checked_edition", sa.Integer()),
        sa.CheckConstraint(
            "(checked_at IS NULL) = (checked_edition IS NULL)", name=op.f("ck_collection_item_checked")
        ),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["content.id"], name="fk_collection_item_collection_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["content.id"], name="fk_collection_item_item_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_collection_item_person_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["checked_by"], ["person.id"], name="fk_collection_item_checked_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("collection_id", "item_id", name="pk_collection_item"),
    )
    listed = sa.text("position IS NOT NULL")
    op.create_index(
        "ix_collection_item_listed",
        "collection_item",
        ["collection_id", "position", "item_id"],
        sqlite_where=listed,
        postgresql_where=listed,
    )
    op.create_index("ix_collection_item_item_id", "collection_item", ["item_id", "collection_id"])
    op.create_index("ix_collection_item_person_id", "collection_item", ["person_id"])
    op.create_index("ix_collection_item_checked_by", "collection_item", ["checked_by"])
    op.create_table(
        "collection_proposal",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("collection_id", sa.String(12), nullable=False),
        sa.Column("item_id", sa.String(12), nullable=False),
        sa.Column("person_id", sa.String(12), nullable=False),
        sa.Column("sentence", sa.String(140), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], [to], name=f"fk_collection_proposal_{name}", ondelete="CASCADE")
            for name, to in (
                ("collection_id", "content.id"),
                ("item_id", "content.id"),
                ("person_id", "person.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_collection_proposal"),
        sa.UniqueConstraint("collection_id", "item_id", name="uq_collection_proposal_collection_id_item_id"),
    )
    op.create_index("ix_collection_proposal_person_id", "collection_proposal", ["person_id"])
    op.create_index("ix_collection_proposal_item_id", "collection_proposal", ["item_id"])
    follow_teams()


def follow_teams() -> None:
    """Whoever joins or leaves a team joins or leaves its space."""
    changed = "FOR EACH ROW WHEN (OLD.team_id IS DISTINCT FROM NEW.team_id)"
    steps.execute(
        sqlite=(
            "CREATE TRIGGER person_in_team AFTER INSERT ON person WHEN NEW.team_id IS NOT NULL"
            f" BEGIN {JOIN.format(no='0')}; END",
            "CREATE TRIGGER person_of_team AFTER UPDATE OF team_id ON person"
            f" WHEN OLD.team_id IS NOT NEW.team_id BEGIN {LEAVE}; {JOIN.format(no='0')}; END",
            f"CREATE TRIGGER team_named AFTER UPDATE OF name ON team BEGIN {NAMED}; END",
        ),
        postgresql=(
            FUNCTION.format("person_in_team", JOIN.format(no="false")),
            "CREATE TRIGGER person_in_team AFTER INSERT ON person FOR EACH ROW"
            " WHEN (NEW.team_id IS NOT NULL) EXECUTE FUNCTION person_in_team()",
            FUNCTION.format("person_of_team", f"{LEAVE}; {JOIN.format(no='false')}"),
            f"CREATE TRIGGER person_of_team AFTER UPDATE OF team_id ON person {changed}"
            " EXECUTE FUNCTION person_of_team()",
            FUNCTION.format("team_named", NAMED),
            "CREATE TRIGGER team_named AFTER UPDATE OF name ON team"
            " FOR EACH ROW EXECUTE FUNCTION team_named()",
        ),
    )
