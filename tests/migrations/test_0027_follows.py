"""What step 0027 lets people follow of what was written before."""

from sqlalchemy import text

from learnhub import migrations
from tests.migrations import old

WRITTEN = """
    SELECT authorship.person_id, content.root_id, content.kind, content.published_at
    FROM authorship JOIN content ON content.id = authorship.content_id
    WHERE content.status = 'published' AND content.kind IN ('question', 'answer', 'card')
"""
REASONS = {"question": "asked", "answer": "answered", "card": "wrote"}


def test_authors_follow_what_they_wrote_once_and_since_they_did(empty: str) -> None:
    migrations.upgrade(empty, to=old.STEP)
    with migrations.connecting(empty) as engine:
        with engine.begin() as connection:
            old.fill(connection, 60)
        migrations.upgrade(empty, to="0027")
        with engine.begin() as connection:
            written = connection.execute(text(WRITTEN)).all()
            follows = connection.execute(
                text("SELECT person_id, content_id, reason, since FROM follow")
            ).all()

    reasons: dict[tuple[str, str], set[str]] = {}
    since: dict[tuple[str, str], object] = {}
    for person_id, root_id, kind, at in sorted(written, key=lambda row: row.published_at, reverse=True):
        reasons.setdefault((person_id, root_id), set()).add(REASONS[kind])
        since[person_id, root_id] = at
    assert {reason for each in reasons.values() for reason in each} == set(REASONS.values())
    assert len(follows) == len(reasons)
    assert {(row.person_id, row.content_id): row.since for row in follows} == since
    assert all(row.reason in reasons[row.person_id, row.content_id] for row in follows)
