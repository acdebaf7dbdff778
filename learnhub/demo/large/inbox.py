"""Inboxes in which something happened to everything that is open, as far as so many of the newest go."""

from sqlalchemy import Connection, text

# Every third is not followed any more, half of them wait, and every tenth was put away. All of them are kept
# for later, and some topics followed.
_ROOTS = """
    SELECT id, published_at, row_number() OVER (ORDER BY published_at) AS n FROM content
    WHERE parent_id IS NULL AND status = 'published' AND audience = 'open'
    ORDER BY published_at DESC LIMIT :most
"""
_INBOX = (
    f"""
    INSERT INTO follow (person_id, content_id, reason, since, stopped_at)
    SELECT :person, id, 'follows', published_at, CASE WHEN n % 3 = 0 THEN published_at END
    FROM ({_ROOTS}) AS root WHERE true
    ON CONFLICT DO NOTHING
    """,  # noqa: S608 - our own words
    f"""
    INSERT INTO inbox_item
        (person_id, thing, content_id, waits, count, last_at, is_dated, archived_at, is_for_mail)
    SELECT :person, id, id, n % 2 = 0, 1, published_at, true,
           CASE WHEN n % 10 = 0 THEN published_at END, n % 5 = 0
    FROM ({_ROOTS}) AS root
    """,  # noqa: S608
    f"""
    INSERT INTO bookmark (person_id, content_id, at) SELECT :person, id, published_at FROM ({_ROOTS}) AS root
    """,  # noqa: S608
    """
    INSERT INTO topic_follow (person_id, topic_id, since)
    SELECT :person, id, '2026-01-01 00:00:00' FROM topic WHERE true ORDER BY id LIMIT 3
    ON CONFLICT DO NOTHING
    """,
    """
    INSERT INTO notice (item_id, person_id, dedupe, kind, what, reason, content_id, at, is_dated)
    SELECT id, person_id, 'n:' || thing, 'answers', 'answered', 'follows', content_id, last_at, true
    FROM inbox_item WHERE person_id = :person
    """,
)


def fill_inbox(connection: Connection, person_id: str, most: int) -> None:
    """Tell somebody of the newest open roots, at most of so many."""
    for statement in _INBOX:
        connection.execute(text(statement), {"person": person_id, "most": most})
