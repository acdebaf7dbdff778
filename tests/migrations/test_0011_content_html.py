"""What step 0011 leaves for the start to render, and that every text of an old database is then shown."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text

from learnhub import migrations
from learnhub.core import db
from learnhub.core.markdown import RENDERER
from learnhub.features.discussion.service import texts
from tests.migrations import old
from tests.migrations.conftest import Make

ITEMS = 120
TEXTS = """
    SELECT id AS content_id, '' AS section, 0 AS position FROM content WHERE body <> '' AND NOT is_anonymous
    UNION ALL SELECT content_id, name, position FROM content_section
"""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def migrated(request: pytest.FixtureRequest, make_empty: Make) -> Iterator[str]:
    """The address of a database that was filled at an old step and taken to 0011."""
    with make_empty(request.param) as url:
        migrations.upgrade(url, to=old.STEP)
        with migrations.connecting(url) as engine, engine.begin() as connection:
            old.fill(connection, ITEMS)
        migrations.upgrade(url, to="0011")
        yield url


def keys(engine: Engine, table: str) -> list[tuple]:
    with engine.connect() as connection:
        found = connection.execute(text(f"SELECT content_id, section, position FROM ({table}) AS found"))
        return sorted(tuple(row) for row in found)


def test_every_text_with_a_name_waits_for_the_renderer(migrated: str) -> None:
    with migrations.connecting(migrated) as engine:
        waiting = keys(engine, "SELECT * FROM content_html WHERE renderer = 0")

        assert waiting == keys(engine, TEXTS)
        assert waiting != []


def test_start_renders_all_of_them_once(migrated: str) -> None:
    db.configure(migrated)
    migrations.upgrade()

    assert texts.rebuild() > 0
    assert texts.rebuild() == 0
    whole = f"SELECT * FROM content_html WHERE renderer = {RENDERER} AND html LIKE '<%' AND excerpt <> ''"
    assert keys(db.engine(), whole) == keys(db.engine(), TEXTS)
    db.dispose()
