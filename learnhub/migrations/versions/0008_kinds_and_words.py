"""Kinds as rows, all words in content, and lists that are read from an index."""

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

LISTED = "status = 'published' AND parent_id IS NULL"
KINDS = ("card", "question", "answer", "ama", "ama_question")


def upgrade() -> None:
    """Take this step."""
    create_kind()
    create_content_section()
    change_content()
    move_words_of_cards()
    fill_content()
    index_content()
    change_anonymous_waiting()
    change_authorship()
    change_content_topic()
    create_triggers()


def create_kind() -> None:
    op.create_table(
        "kind",
        sa.Column("name", sa.String(15), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_kind"),
    )
    for kind in KINDS:
        steps.add_kind(kind)


def create_content_section() -> None:
    op.create_table(
        "content_section",
        sa.Column("content_id", sa.String(12), nullable=False),
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"], ["content.id"], name="fk_content_section_content_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("content_id", "name", "position", name="pk_content_section"),
    )


def change_content() -> None:
    with steps.rebuilding("content") as batch:
        batch.drop_index("ix_content_most_votes")
        batch.drop_index("ix_content_newest")
        batch.add_column(_text("audience", 12))
        batch.add_column(_count("use_count"))
        batch.drop_constraint(op.f("ck_content_kind"), type_="check")
        batch.create_foreign_key("fk_content_kind", "kind", ["kind"], ["name"], ondelete="RESTRICT")


def move_words_of_cards() -> None:
    """To the body of the content and to its section; `fill_content` takes the back along."""
    op.execute(
        "INSERT INTO content_section (content_id, name, position, text)"
        " SELECT content_id, 'why', 0, why FROM card WHERE why <> ''"
    )


def fill_content() -> None:
    """Every row once, before the indexes that would have to follow."""
    op.execute(
        """
        UPDATE content SET
            audience = CASE WHEN (SELECT is_open FROM space WHERE space.id = content.space_id)
                THEN 'open' ELSE space_id END,
            body = coalesce((SELECT back FROM card WHERE card.content_id = content.id), body),
            use_count = (SELECT count(*) FROM card_progress
                WHERE card_progress.card_id = content.id AND NOT is_suspended)
        """
    )
    with steps.rebuilding("card") as batch:
        batch.drop_column("back")
        batch.drop_column("why")


def index_content() -> None:
    newest, unanswered = ["audience", "kind", "published_at", "id"], f"{LISTED} AND answer_count = 0"
    _index("ix_content_newest", "content", newest, LISTED)
    _index("ix_content_votes", "content", ["audience", "kind", "vote_count", "id"], LISTED)
    _index("ix_content_used", "content", ["audience", "kind", "use_count", "published_at", "id"], LISTED)
    _index("ix_content_unanswered", "content", newest, unanswered)
    _index("ix_content_hidden", "content", newest, "status = 'hidden'")


def change_anonymous_waiting() -> None:
    with steps.rebuilding("anonymous_waiting") as batch:
        batch.drop_constraint(op.f("ck_anonymous_waiting_kind"), type_="check")
        batch.create_foreign_key("fk_anonymous_waiting_kind", "kind", ["kind"], ["name"], ondelete="RESTRICT")


def change_authorship() -> None:
    with steps.rebuilding("authorship") as batch:
        for column in (_text("kind", 15), _text("status", 10), _moment("published_at")):
            batch.add_column(column)
        batch.drop_constraint("pk_authorship", type_="primary")
        batch.create_primary_key("pk_authorship", ["content_id", "part", "person_id"])
    _copy_from_content("authorship", "kind, status, published_at")
    own = ["person_id", "kind", "published_at", "content_id"]
    _index("ix_authorship_published", "authorship", own, "status = 'published' AND part = 'author'")
    _index("ix_authorship_unpublished", "authorship", own, "status IN ('draft', 'waiting', 'hidden')")


def change_content_topic() -> None:
    columns = (
        *(_text("kind", 15), _text("audience", 12), _text("status", 10), _moment("published_at")),
        *(_count("vote_count"), _count("use_count"), _count("answer_count")),
    )
    for column in columns:
        op.add_column("content_topic", column)
    _copy_from_content("content_topic", ", ".join(column.name for column in columns))
    kept = ["topic_id", "audience", "kind"]
    newest, used = ["published_at", "content_id"], ["use_count", "published_at", "content_id"]
    published = "status = 'published'"
    _index("ix_content_topic_newest", "content_topic", [*kept, *newest], published)
    _index("ix_content_topic_votes", "content_topic", [*kept, "vote_count", "content_id"], published)
    _index("ix_content_topic_used", "content_topic", [*kept, *used], published)
    _index(
        "ix_content_topic_unanswered", "content_topic", [*kept, *newest], f"{published} AND answer_count = 0"
    )


def create_triggers() -> None:
    steps.execute(sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False, server_default=sa.text("''"))


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(), nullable=True)


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _copy_from_content(table: str, names: str) -> None:
    op.execute(f"UPDATE {table} SET ({names}) = (SELECT {names} FROM content WHERE id = {table}.content_id)")


SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER content_audience_filled AFTER INSERT ON content
    BEGIN UPDATE content SET audience = CASE WHEN (SELECT is_open FROM space WHERE id = NEW.space_id)
    THEN 'open' ELSE NEW.space_id END WHERE id = NEW.id; END
    """,
    """
    CREATE TRIGGER content_audience_follows AFTER UPDATE OF space_id, audience ON content
    WHEN NEW.audience <> CASE WHEN (SELECT is_open FROM space WHERE id = NEW.space_id)
    THEN 'open' ELSE NEW.space_id END
    BEGIN UPDATE content SET audience = CASE WHEN (SELECT is_open FROM space WHERE id = NEW.space_id)
    THEN 'open' ELSE NEW.space_id END WHERE id = NEW.id; END
    """,
    """
    CREATE TRIGGER space_audience AFTER UPDATE OF is_open ON space WHEN OLD.is_open <> NEW.is_open
    BEGIN UPDATE content SET audience = CASE WHEN NEW.is_open THEN 'open' ELSE NEW.id END
    WHERE space_id = NEW.id; END
    """,
    """
    CREATE TRIGGER authorship_filled AFTER INSERT ON authorship
    BEGIN UPDATE authorship SET (kind, status, published_at) =
    (SELECT kind, status, published_at FROM content WHERE id = NEW.content_id)
    WHERE content_id = NEW.content_id AND part = NEW.part AND person_id = NEW.person_id; END
    """,
    """
    CREATE TRIGGER authorship_follows AFTER UPDATE OF kind, status, published_at ON content
    BEGIN UPDATE authorship SET (kind, status, published_at) = (NEW.kind, NEW.status, NEW.published_at)
    WHERE content_id = NEW.id; END
    """,
    """
    CREATE TRIGGER content_topic_filled AFTER INSERT ON content_topic
    BEGIN UPDATE content_topic
    SET (kind, audience, status, published_at, vote_count, use_count, answer_count) =
    (SELECT kind, audience, status, published_at, vote_count, use_count, answer_count
    FROM content WHERE id = NEW.content_id)
    WHERE content_id = NEW.content_id AND topic_id = NEW.topic_id; END
    """,
    """
    CREATE TRIGGER content_topic_follows
    AFTER UPDATE OF kind, audience, status, published_at, vote_count, use_count, answer_count ON content
    BEGIN UPDATE content_topic
    SET (kind, audience, status, published_at, vote_count, use_count, answer_count) =
    (NEW.kind, NEW.audience, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count, NEW.answer_count)
    WHERE content_id = NEW.id; END
    """,
    """
    CREATE TRIGGER card_joined AFTER INSERT ON card_progress WHEN NOT NEW.is_suspended
    BEGIN UPDATE content SET use_count = use_count + 1 WHERE id = NEW.card_id; END
    """,
    """
    CREATE TRIGGER card_left AFTER DELETE ON card_progress WHEN NOT OLD.is_suspended
    BEGIN UPDATE content SET use_count = use_count - 1 WHERE id = OLD.card_id; END
    """,
    """
    CREATE TRIGGER card_changed AFTER UPDATE OF is_suspended ON card_progress
    WHEN OLD.is_suspended <> NEW.is_suspended
    BEGIN UPDATE content SET use_count = use_count + CASE WHEN NEW.is_suspended THEN -1 ELSE 1 END
    WHERE id = NEW.card_id; END
    """,
)


def _function(name: str, statement: str) -> str:
    body = f"BEGIN {statement}; RETURN NEW; END"
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


POSTGRESQL_TRIGGERS = (
    _function(
        "content_audience",
        "NEW.audience := CASE WHEN (SELECT is_open FROM space WHERE id = NEW.space_id FOR SHARE)"
        " THEN 'open' ELSE NEW.space_id END",
    ),
    """
    CREATE TRIGGER content_audience BEFORE INSERT OR UPDATE OF space_id, audience ON content
    FOR EACH ROW EXECUTE FUNCTION content_audience()
    """,
    _function(
        "space_audience",
        "UPDATE content SET audience = CASE WHEN NEW.is_open THEN 'open' ELSE NEW.id END"
        " WHERE space_id = NEW.id",
    ),
    """
    CREATE TRIGGER space_audience AFTER UPDATE OF is_open ON space
    FOR EACH ROW WHEN (OLD.is_open <> NEW.is_open) EXECUTE FUNCTION space_audience()
    """,
    _function(
        "authorship_filled",
        "SELECT kind, status, published_at INTO NEW.kind, NEW.status, NEW.published_at"
        " FROM content WHERE id = NEW.content_id FOR NO KEY UPDATE",
    ),
    """
    CREATE TRIGGER authorship_filled BEFORE INSERT ON authorship
    FOR EACH ROW EXECUTE FUNCTION authorship_filled()
    """,
    _function(
        "authorship_follows",
        "UPDATE authorship SET (kind, status, published_at) = (NEW.kind, NEW.status, NEW.published_at)"
        " WHERE content_id = NEW.id",
    ),
    """
    CREATE TRIGGER authorship_follows AFTER UPDATE ON content FOR EACH ROW
    WHEN ((OLD.kind, OLD.status, OLD.published_at) IS DISTINCT FROM (NEW.kind, NEW.status, NEW.published_at))
    EXECUTE FUNCTION authorship_follows()
    """,
    _function(
        "content_topic_filled",
        "SELECT kind, audience, status, published_at, vote_count, use_count, answer_count INTO NEW.kind,"
        " NEW.audience, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count, NEW.answer_count"
        " FROM content WHERE id = NEW.content_id FOR NO KEY UPDATE",
    ),
    """
    CREATE TRIGGER content_topic_filled BEFORE INSERT ON content_topic
    FOR EACH ROW EXECUTE FUNCTION content_topic_filled()
    """,
    _function(
        "content_topic_follows",
        "UPDATE content_topic"
        " SET (kind, audience, status, published_at, vote_count, use_count, answer_count) ="
        " (NEW.kind, NEW.audience, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count,"
        " NEW.answer_count) WHERE content_id = NEW.id",
    ),
    """
    CREATE TRIGGER content_topic_follows AFTER UPDATE ON content FOR EACH ROW WHEN (
    (OLD.kind, OLD.audience, OLD.status, OLD.published_at, OLD.vote_count, OLD.use_count, OLD.answer_count)
    IS DISTINCT FROM
    (NEW.kind, NEW.audience, NEW.status, NEW.published_at, NEW.vote_count, NEW.use_count, NEW.answer_count))
    EXECUTE FUNCTION content_topic_follows()
    """,
    _function("card_joined", "UPDATE content SET use_count = use_count + 1 WHERE id = NEW.card_id"),
    """
    CREATE TRIGGER card_joined AFTER INSERT ON card_progress
    FOR EACH ROW WHEN (NOT NEW.is_suspended) EXECUTE FUNCTION card_joined()
    """,
    _function("card_left", "UPDATE content SET use_count = use_count - 1 WHERE id = OLD.card_id"),
    """
    CREATE TRIGGER card_left AFTER DELETE ON card_progress
    FOR EACH ROW WHEN (NOT OLD.is_suspended) EXECUTE FUNCTION card_left()
    """,
    _function(
        "card_changed",
        "UPDATE content SET use_count = use_count + CASE WHEN NEW.is_suspended THEN -1 ELSE 1 END"
        " WHERE id = NEW.card_id",
    ),
    """
    CREATE TRIGGER card_changed AFTER UPDATE OF is_suspended ON card_progress
    FOR EACH ROW WHEN (OLD.is_suspended <> NEW.is_suspended) EXECUTE FUNCTION card_changed()
    """,
)
