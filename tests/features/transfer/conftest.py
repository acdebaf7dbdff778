"""Things of the library, and its files, for tests."""

import io
import zipfile
from pathlib import Path

import pytest

from learnhub.access.actor import Actor
from learnhub.config import Settings
from learnhub.core import db, file_store, ids
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion import stored_files, uploads
from learnhub.features.guides import service as guides
from learnhub.features.guides.schemas import PracticeInput
from learnhub.features.transfer import exporting
from tests.core.test_images import image_bytes
from tests.features.collections.conftest import in_team  # noqa: F401 -- a fixture


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test."""
    mine = Settings(data=tmp_path)
    for module in (stored_files, uploads):
        monkeypatch.setattr(module, "settings", lambda: mine)
    return tmp_path / file_store.FILES


def tell_practice(
    author: Actor, title: str = "Call the control room before a restart", **told: object
) -> str:
    given = {"context": "A pump **trips** at night.", "result": "20 visits, not 31.", "language": "en"}
    form = PracticeInput.model_validate({"title": title, **given, **told})
    return db.write_now(guides.publish_practice, author, form)


def write_card(author: Actor, front: str = "Who is called before a restart?", **told: object) -> str:
    form = CardInput.model_validate({"front": front, "back": "The control room.", "language": "en", **told})
    return db.write_now(cards.create_card, author, form)


def add_picture(author: Actor) -> str:
    """A picture of somebody; the answer is its address."""
    picture = uploads._keep(image_bytes("PNG"))
    return db.write_now(discussion.add_image, author, ids.new_id(), picture)


def zip_of(actor: Actor) -> bytes:
    return b"".join(exporting.as_zip(actor))


def texts_in(data: bytes) -> dict[str, str]:
    """The texts of a zip by their names; fails for one that is damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".md")}
