"""Pictures over REST: what is taken, who sees them, and when they go."""

from pathlib import Path

import pytest

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import service
from learnhub.features.discussion.models import Image
from learnhub.features.discussion.room import IMAGES_READ
from tests.core.test_images import SVG, image_bytes, opened, png_that_claims
from tests.features.discussion.support import write_question
from tests.web.matrix.world import number_of


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_picture_is_added_shown_by_a_text_and_deleted_when_none_shows_it(
    ana, people, client_of, folder: Path
) -> None:
    mine, colleague = client_of(ana), client_of(people.member())
    shown, spare = (mine.post("/images", content=image_bytes("JPEG")).json() for _time in range(2))
    before = colleague.get(f"/images/{shown['id']}")
    write_question(ana, body=f"![A seal]({shown['address']})")
    after = colleague.get(f"/images/{shown['id']}")

    assert (before.status_code, after.status_code) == (404, 200)
    assert (after.headers["content-type"], opened(after.content).size) == ("image/jpeg", (40, 20))
    assert "sandbox" in after.headers["content-security-policy"]
    used = mine.delete(f"/images/{shown['id']}")
    assert (used.status_code, used.json()["error"]["code"]) == (409, "image.in_use")
    assert colleague.delete(f"/images/{spare['id']}").status_code == 404
    assert mine.delete(f"/images/{spare['id']}").status_code == 204
    assert mine.get(f"/images/{spare['id']}").status_code == 404
    assert [name.partition(".")[2] for name in files(folder)] == ["jpg"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (SVG, "no_image"),
        (b"GIF89a/*<script>alert(1)</script>*/", "no_image"),
        (png_that_claims(100_000, 100_000), "no_image"),
        (b"\0" * 1_000_001, "image.too_heavy"),
        (b'{"title": "no bytes"}', "no_image"),
        (b"", "no_image"),
    ],
    ids=["svg", "polyglot", "huge", "heavy", "json", "nothing"],
)
def test_what_is_no_picture_is_refused_and_leaves_nothing(
    ana, client_of, folder, data: bytes, code: str
) -> None:
    answer = client_of(ana).post("/images", content=data)

    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)
    assert (number_of(Image)(None), files(folder)) == (0, [])


def test_same_request_twice_adds_one_picture(ana, client_of, folder: Path) -> None:
    mine = client_of(ana)
    key = {"Idempotency-Key": "sent-again-1"}
    first, again = (mine.post("/images", content=image_bytes(), headers=key).json() for _time in range(2))
    other = mine.post("/images", content=image_bytes(size=(9, 9)), headers=key)

    assert (first, other.status_code) == (again, 409)
    assert (number_of(Image)(None), len(files(folder))) == (1, 1)


def test_key_without_the_scope_and_a_flood_are_refused(
    ana, client_of, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = client_of(ana)
    narrow = client_of(ana, IMAGES_READ)
    monkeypatch.setattr(allowances.uploads, "burst", 1.0)

    assert narrow.post("/images", content=image_bytes()).status_code == 403
    assert [mine.post("/images", content=image_bytes()).status_code for _time in range(2)] == [201, 429]


def test_picture_of_what_is_hidden_is_not_there(ana, people, client_of) -> None:
    made = client_of(ana).post("/images", content=image_bytes()).json()
    question = write_question(ana, body=f"![A seal]({made['address']})")
    db.write_now(lambda session: service.hold(session, session.merge(question)))

    assert client_of(people.member()).get(f"/images/{made['id']}").status_code == 404
    assert client_of(ana).get(f"/images/{made['id']}").status_code == 200
