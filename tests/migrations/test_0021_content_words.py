"""What step 0021 makes of the content that is there already."""

from collections.abc import Iterator
from html import unescape

import pytest
from sqlalchemy import text

from learnhub import migrations
from learnhub.core.language import fold
from tests.migrations import old
from tests.migrations.conftest import Make

ITEMS = 30
TEXTS = "SELECT id, title, body FROM content WHERE NOT is_anonymous AND status <> 'removed'"
SECTIONS = "SELECT content_id, text FROM content_section ORDER BY content_id, name, position"


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated(request: pytest.FixtureRequest, make_empty: Make) -> Iterator[str]:
    """The address of a database that was filled at an old step and taken to this one."""
    with make_empty(request.param) as url:
        migrations.upgrade(url, to=old.STEP)
        with migrations.connecting(url) as engine, engine.begin() as connection:
            old.fill(connection, ITEMS)
        migrations.upgrade(url, to="0021")
        yield url


def folded(texts: list[str]) -> str:
    """What content was found by then."""
    return fold(unescape("\n".join(texts)).replace("’", "'"))


def test_content_is_found_by_all_its_texts(migrated: str) -> None:
    with migrations.connecting(migrated) as engine, engine.connect() as connection:
        wanted = {key: [title, body] for key, title, body in connection.execute(text(TEXTS))}
        for key, section in connection.execute(text(SECTIONS)):
            wanted.get(key, []).append(section)
        stored = dict(connection.execute(text("SELECT content_id, folded FROM content_words")).all())

    assert wanted
    assert stored == {key: folded(texts) for key, texts in wanted.items()}
