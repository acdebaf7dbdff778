"""Pictures in what people write: who sees them, and when they are gone."""

import os
from datetime import timedelta
from pathlib import Path
from time import time

import pytest
from sqlmodel import Session, select

from learnhub import config
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.config import Settings
from learnhub.core import clock, db, ids
from learnhub.core.images import Picture
from learnhub.features.discussion import image_files, queries, service
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.errors import NoRoomForImage, NoSuchImage, TooManyUnusedImages
from learnhub.features.discussion.models import Content, ContentImage, Image
from learnhub.features.discussion.service import images
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.people.personal_data import erase_person, export_person
from learnhub.features.questions.room import ANSWER
from tests.features.discussion.support import load, write_anonymous, write_question

PICTURE = Picture(b"pixels", "jpg", 40, 20)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test."""
    monkeypatch.setattr(image_files, "settings", lambda: Settings(data=tmp_path))
    return tmp_path / config.IMAGES


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def bob(people) -> Actor:
    return people.member("Bob Stone")


def add(actor: Actor) -> str:
    """A picture of somebody; the answer is its id."""
    image_id = ids.new_id()
    image_files.write(image_id, PICTURE.ending, PICTURE.data)
    db.write_now(images.add_image, actor, image_id, PICTURE)
    return image_id


def showing(*image_ids: str) -> str:
    return " ".join(f"![A seal](/images/{image_id}-40x20)" for image_id in image_ids)


def sees(actor: Actor, image_id: str) -> bool:
    try:
        return db.read_now(queries.get_image_file, actor, image_id).id == image_id
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
    kept, dropped, taken_back, drafted = add(ana), add(ana), add(ana), add(ana)
    write_question(ana, body=showing(kept))
    question = write_question(ana, body=showing(taken_back))
    with clock.at(clock.utcnow() + timedelta(days=8)):
        fresh = add(ana)
        take_back(ana, question)
        db.write_now(service.keep_draft, ana, "ask", {"body": showing(drafted)}, Device.PHONE, known=0)

        assert images.sweep() == 2
        assert images.sweep() == 0

    assert {path.stem for path in folder.rglob("*.jpg")} == {kept, fresh, drafted}
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
    stray = image_files.path_of("0000000stray", "png")
    stray.parent.mkdir(parents=True)
    for path in (stray, stray.with_suffix(".part"), folder / image_id[:2] / f"{image_id}.part"):
        path.write_bytes(b"half")
    fresh = folder / image_id[:2] / "0000000fresh.png"
    fresh.write_bytes(b"about to get its row")
    for path in [*folder.glob("*/*")]:
        if path != fresh:
            os.utime(path, (time() - 90_000,) * 2)

    assert images.sweep() == 3
    assert {path.name for path in folder.glob("*/*")} == {f"{image_id}.jpg", fresh.name}


def test_a_full_disk_is_said_and_leaves_nothing(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(NoRoomForImage):
        image_files.write("k3v9x2m4p7q1", "jpg", b"pixels")

    assert [path for path in folder.rglob("*") if path.is_file()] == []


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
