"""Pictures in what people write: who sees them, and when they are gone."""

import asyncio
import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from time import time

import pytest
from PIL import Image as Pixels
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.config import Settings
from learnhub.core import clock, db, file_store, ids
from learnhub.features.discussion import queries, service, stored_files, uploads
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.errors import NoSuchImage, TooManyUnusedImages
from learnhub.features.discussion.models import Content, ContentImage, Image, StoredFile
from learnhub.features.discussion.schemas import KeptPicture
from learnhub.features.discussion.service import files, images
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.people.personal_data import erase_person, export_person
from learnhub.features.questions.room import ANSWER
from tests.core.test_images import image_bytes, opened
from tests.features.discussion.support import load, write_anonymous, write_question


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test."""
    mine = Settings(data=tmp_path)
    for module in (stored_files, uploads):
        monkeypatch.setattr(module, "settings", lambda: mine)
    return tmp_path / file_store.FILES


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def bob(people) -> Actor:
    return people.member("Bob Stone")


def add(actor: Actor) -> str:
    """A picture of somebody; the answer is its id."""
    image_id = ids.new_id()
    db.write_now(images.add_image, actor, image_id, kept())
    return image_id


def kept(pixels: bytes = b"") -> KeptPicture:
    """A picture in two sizes, whose files are in the store."""
    pixels = pixels or ids.new_id().encode()
    narrower = stored_files.keep([b"small ", pixels], "webp")
    return KeptPicture(stored_files.keep([pixels], "jpg"), 40, 20, ((20, narrower),))


def file_of(image_id: str) -> str:
    """The id of the file of a picture."""
    return db.read_now(lambda session: session.get_one(Image, image_id).file_id)


def stems(folder: Path, ending: str = "jpg") -> set[str]:
    return {path.stem for path in folder.rglob(f"*.{ending}")}


def showing(*image_ids: str) -> str:
    return " ".join(f"![A seal](/images/{image_id}-40x20)" for image_id in image_ids)


def sees(actor: Actor, image_id: str) -> bool:
    try:
        return bool(db.read_now(queries.get_image_file, actor, image_id))
    except NoSuchImage:
        return False


def change(actor: Actor, content: Content, **changes) -> None:
    def edit(session: Session) -> None:
        row = queries.get_content_for_update(session, actor, content.id)
        service.edit(session, actor, row, edition=row.edition, **changes)

    db.write_now(edit)


def take_back(actor: Actor, content: Content) -> None:
    db.write_now(lambda session: service.remove(session, actor, session.get_one(Content, content.id)))


def attached() -> set[tuple[str, str]]:
    rows = db.read_now(lambda session: session.exec(select(ContentImage)).all())
    return {(row.content_id, row.image_id) for row in rows}


def test_a_picture_is_for_who_added_it_until_a_text_shows_it(ana, bob) -> None:
    image_id = add(ana)
    before = sees(ana, image_id), sees(bob, image_id)

    write_question(ana, body=showing(image_id))

    assert before == (True, False)
    assert (sees(ana, image_id), sees(bob, image_id)) == (True, True)


def test_nobody_gets_at_a_picture_by_naming_it(ana, bob) -> None:
    image_id = add(ana)

    question = write_question(bob, body=showing(image_id))
    change(bob, question, body=f"Again: {showing(image_id)}")

    assert attached() == set()
    assert not sees(bob, image_id)


def test_a_section_and_a_later_edition_show_pictures_too(ana, bob) -> None:
    first, second, third = add(ana), add(ana), add(ana)
    question = write_question(ana, sections={"context": showing(first)})

    change(ana, question, body=showing(second), sections={"context": showing(third)})

    assert all(sees(bob, image_id) for image_id in (first, second, third))


def test_a_picture_of_a_closed_space_stays_there(ana, bob, people) -> None:
    def close(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name="Seals", is_open=False)
        session.add(space)
        session.flush()
        session.add(SpaceMember(space_id=space.id, person_id=ana.person_id))
        return space.id

    image_id, moderator = add(ana), people.member("Mona Dray", roles=(Role.MODERATOR,))
    question = write_question(ana, body=showing(image_id), space=db.write_now(close))
    write_question(bob, body=showing(image_id))  # who knows its address

    answer = db.write_now(
        service.create, ana, kind=ANSWER, parent=question, body=showing(image_id), language="en"
    )

    assert attached() == {(question.id, image_id), (answer.id, image_id)}
    assert (sees(bob, image_id), sees(moderator, image_id)) == (False, False)


def test_what_is_hidden_hides_its_pictures(ana, bob, people) -> None:
    image_id, moderator = add(ana), people.member("Mona Dray", roles=(Role.MODERATOR,))
    question = write_question(ana, body=showing(image_id))

    db.write_now(service.hide, moderator, question.id, "A face is to be seen.")

    assert (sees(ana, image_id), sees(bob, image_id), sees(moderator, image_id)) == (True, False, True)


def test_anonymous_texts_name_no_picture(ana, bob) -> None:
    image_id = add(ana)
    answer = write_anonymous(write_question(bob), body=f"Look: {showing(image_id)}")
    db.write_now(
        lambda session: service.rewrite(
            session, session.get_one(Content, answer.id), edition=1, body=f"Here: {showing(image_id)}"
        )
    )

    assert load(answer.id).body == "Here: A seal"
    assert attached() == set()


def test_a_picture_goes_a_week_after_nothing_shows_it(ana, folder) -> None:
    shown, dropped, taken_back, drafted = add(ana), add(ana), add(ana), add(ana)
    write_question(ana, body=showing(shown))
    question = write_question(ana, body=showing(taken_back))
    with clock.at(clock.utcnow() + timedelta(days=8)):
        fresh = add(ana)
        take_back(ana, question)
        db.write_now(service.keep_draft, ana, "ask", {"body": showing(drafted)}, Device.PHONE, known=0)

        assert (images.sweep(), files.sweep()) == (2, 4)
        assert (images.sweep(), files.sweep()) == (0, 0)

    assert stems(folder) == {file_of(image_id) for image_id in (shown, fresh, drafted)}
    assert len(stems(folder, "webp")) == 3
    assert (sees(ana, dropped), sees(ana, taken_back)) == (False, False)


def test_an_edit_keeps_the_picture_that_the_history_shows(ana, bob) -> None:
    image_id = add(ana)
    question = write_question(ana, body=showing(image_id))

    change(ana, question, body="Without.")
    is_kept = sees(bob, image_id)
    db.write_now(images.keep_only, question.id, ["Without."])

    assert is_kept
    assert not sees(bob, image_id)


def test_files_that_a_crash_left_behind_go_after_a_day(ana, folder) -> None:
    image_id = add(ana)
    stray, part = folder / "k3" / "k3v9x2m4p7q1.png", stored_files.parts() / "k3v9x2m4p7q1.part"
    fresh = folder / "k3" / "k3v9x2m4p7q2.png"
    fresh.parent.mkdir(parents=True, exist_ok=True)
    for path in (stray, part, fresh):
        path.write_bytes(b"half")
    for path in [*folder.glob("*/*")]:
        if path != fresh:
            os.utime(path, (time() - 90_000,) * 2)

    assert files.sweep() == 2
    assert stems(folder) | stems(folder, "png") == {file_of(image_id), fresh.stem}
    assert stems(folder, "part") == set()


def test_same_bytes_are_kept_once_and_stay_while_one_shows_them(ana, bob, folder) -> None:
    for actor in (ana, bob):
        picture = kept(b"the same pixels")
        db.write_now(images.add_image, actor, ids.new_id(), picture)
        service.discard_files(picture.files)
    mine, others = db.read_now(lambda session: session.exec(select(Image.id)).all())
    count = len(db.read_now(lambda session: session.exec(select(StoredFile)).all()))

    owner = ana if sees(ana, mine) else bob
    stored_files.delete(db.write_now(service.remove_image, owner, mine))

    assert (count, file_of(others), len(stems(folder))) == (2, *stems(folder), 1)
    stored_files.delete(db.write_now(service.remove_image, bob if owner == ana else ana, others))
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_what_fails_after_its_files_were_kept_leaves_none(ana, folder, monkeypatch) -> None:
    monkeypatch.setattr(images, "UNUSED_MAX", 0)

    with pytest.raises(TooManyUnusedImages):
        asyncio.run(uploads.add(ana, image_bytes(size=(800, 400))))
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_narrowest_version_that_is_wide_enough_is_answered(ana) -> None:
    photo = Pixels.effect_noise((1_000, 500), 90).convert("RGB")
    photo.save(written := BytesIO(), "JPEG")
    address = asyncio.run(uploads.add(ana, written.getvalue()))
    image_id = address.removeprefix("/images/").partition("-")[0]

    found = [
        db.read_now(queries.get_image_file, ana, image_id, width) for width in (100, 340, 341, 1_000, 5_000)
    ]

    assert [file.ending for file in found] == ["webp", "webp", "webp", "jpg", "jpg"]
    assert len({file.id for file in found}) == 3
    assert [opened(b"".join(stored_files.store().read(file.name))).size for file in found[1:4]] == [
        *((340, 170), (720, 360), (1_000, 500))
    ]


def test_nobody_adds_pictures_without_end(ana, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "UNUSED_MAX", 2)
    used = add(ana)
    write_question(ana, body=showing(used))
    add(ana), add(ana)

    with pytest.raises(TooManyUnusedImages):
        add(ana)


def test_who_leaves_takes_the_name_off_their_pictures(ana, bob) -> None:
    shown, unused = add(ana), add(ana)
    write_question(ana, body=showing(shown))
    given = db.read_now(export_person, ana.person_id)["image"]

    db.write_now(erase_person, ana.person_id)

    assert {row["id"] for row in given} == {shown, unused}
    people = db.read_now(lambda session: session.exec(select(Image.person_id)).all())
    assert people == [None, None]
    assert (sees(bob, shown), sees(bob, unused)) == (True, False)
