"""The library as files that a browser fetches: who gets them, and what they hold."""

import io
import zipfile
from collections.abc import Callable

import httpx
import pytest

from learnhub.access.actor import Actor
from tests.web.matrix.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def world(people) -> World:
    return World(people.member)


def test_library_is_a_file_for_its_members(
    http: httpx.Client, world: World, sign_in: Callable[[Actor], str]
) -> None:
    guide = world.practice()
    signed_out = http.get("/exports/library.zip")
    http.cookies.set("lh", sign_in(world.member()))
    as_zip, as_json = http.get("/exports/library.zip"), http.get("/exports/library.json")
    one, none = http.get(f"/exports/{guide}.md"), http.get("/exports/nothing00000.md")

    assert signed_out.headers["location"] == "/sign-in?next=/exports/library.zip"
    assert as_zip.headers["content-disposition"] == 'attachment; filename="learnhub-library.zip"'
    with zipfile.ZipFile(io.BytesIO(as_zip.content)) as archive:
        assert [name for name in archive.namelist() if guide in name] == archive.namelist()
    assert [item["id"] for item in as_json.json()] == [guide]
    assert f"id: {guide}\n" in one.text
    assert none.status_code == 404
