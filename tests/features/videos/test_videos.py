"""Videos: a clip with captions or a link, whose words are read, found, changed and taken back."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import bus, captions, clock, db
from learnhub.core.video import NoVideo
from learnhub.errors import Forbidden
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.events import ContentRedacted
from learnhub.features.discussion.models import Content, ContentSection
from learnhub.features.discussion.service import files
from learnhub.features.people.personal_data import erase_person, export_person
from learnhub.features.search.browsing import Search
from learnhub.features.videos import queries, service, templates, uploads
from learnhub.features.videos.errors import (
    CaptionsMissing,
    NoSuchClip,
    NotALink,
    NothingToShow,
    UploadBroken,
    VideoTooHeavy,
)
from learnhub.features.videos.models import Clip, Video
from learnhub.features.videos.room import VIDEO
from learnhub.features.videos.schemas import ClipMade, EditVideoInput, VideoInput
from learnhub.features.videos.service import clips
from tests.videos import webm_bytes

CAPTIONS = "0:00 Close the valve\n0:01 Then lift the seal"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the files of this test."""
    mine = replace(settings(), data=tmp_path, video_megabytes=1)
    for module in (stored_files, uploads):
        monkeypatch.setattr(module, "settings", lambda: mine)
    return tmp_path


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def bob(people) -> Actor:
    return people.member("Bob Stone")


async def pieces(*given: bytes) -> AsyncIterator[bytes]:
    for piece in given:
        yield piece


def send(actor: Actor, *parts: bytes) -> ClipMade:
    """Somebody's browser sends a video in these pieces."""

    async def sending() -> ClipMade:
        upload, at = uploads.begin(actor), 0
        for part in parts:
            at = await uploads.receive(actor, upload, at, pieces(part))
        return await uploads.finish(actor, upload)

    return asyncio.run(sending())


def publish(actor: Actor, **given: object) -> str:
    form = {"title": "How to seat a seal", "language": "en", "captions": CAPTIONS, **given}
    return db.write_now(service.publish_video, actor, VideoInput.model_validate(form))


def watches(actor: Actor, clip_id: str) -> bool:
    try:
        return bool(db.read_now(queries.get_clip_file, actor, clip_id))
    except NoSuchClip:
        return False


def on_disk(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.rglob("*") if path.is_file())


def test_clip_is_for_who_sent_it_until_a_video_shows_it(ana, bob, folder: Path) -> None:
    data = webm_bytes()
    clip = send(ana, data[:50], data[50:51], data[51:])
    before = watches(ana, clip.id), watches(bob, clip.id)

    video_id = publish(ana, clip=clip.id, about="Ring size **4**.")

    shown = db.read_now(queries.open_video, bob, video_id)
    assert (before, watches(bob, clip.id)) == ((True, False), True)
    assert (clip.seconds, clip.width, clip.height, clip.address) == (2, 320, 240, f"/clips/{clip.id}")
    assert (shown.clip, shown.lasts, shown.can_edit) == (clip.address, "0:02", False)
    assert [(cue.at, cue.moment, cue.text) for cue in shown.cues] == [
        *((0.0, "0:00", "Close the valve"), (1.0, "0:01", "Then lift the seal"))
    ]
    assert "<strong>4</strong>" in shown.body_html
    assert on_disk(folder) == [".webm"]


def test_nobody_publishes_somebody_elses_clip(ana, bob) -> None:
    clip = send(ana, webm_bytes())

    with pytest.raises(NoSuchClip):
        publish(bob, clip=clip.id)
    assert not watches(bob, clip.id)


def test_clip_needs_captions_and_a_video_one_thing_to_show(ana) -> None:
    clip = send(ana, webm_bytes())

    with pytest.raises(CaptionsMissing):
        publish(ana, clip=clip.id, captions=" ")
    for both in ({}, {"clip": clip.id, "link": "https://videos.example/seal"}):
        with pytest.raises(NothingToShow):
            publish(ana, **both)
    odd = (
        "javascript:alert(1)",
        "//elsewhere.example",
        "https://",
        "https://ana@bank.example",
        "ftp://x.example",
    )
    for link in odd:
        with pytest.raises(NotALink):
            publish(ana, link=link)
    assert db.read_now(lambda session: session.exec(select(Content)).all()) == []


def test_link_is_shown_as_a_link_with_or_without_captions(ana, bob) -> None:
    video_id = publish(ana, link="https://www.videos.example/seal?t=3", captions="")

    shown = db.read_now(queries.open_video, bob, video_id)

    assert (shown.link, shown.site) == ("https://www.videos.example/seal?t=3", "videos.example")
    assert (shown.clip, shown.captions, shown.cues) == ("", "", [])


def test_words_of_the_captions_are_found_and_kept_as_webvtt(ana, bob) -> None:
    clip = send(ana, webm_bytes())
    video_id = publish(ana, clip=clip.id, captions="0:00 Beware of the zarquon <b>valve</b>")
    publish(ana, link="https://videos.example/other", captions="")

    found = db.read_now(queries.list_videos, bob, search=Search("zarquon"))
    webvtt = db.read_now(queries.get_captions, bob, video_id)

    assert [row.id for row in found.items] == [video_id]
    assert webvtt == "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nBeware of the zarquon valve\n"


def test_author_changes_the_words_and_nobody_else_does(ana, bob) -> None:
    video_id = publish(ana, clip=send(ana, webm_bytes()).id)
    form = EditVideoInput(title="How to seat a seal well", captions="0:00 Slowly", language="en", edition=1)

    with pytest.raises(Forbidden):
        db.write_now(service.edit_video, bob, video_id, form)
    with pytest.raises(CaptionsMissing):
        db.write_now(service.edit_video, ana, video_id, form.model_copy(update={"captions": ""}))
    db.write_now(service.edit_video, ana, video_id, form)

    text = db.read_now(queries.video_text, ana, video_id)
    assert (text.title, text.edition) == ("How to seat a seal well", 2)
    assert "Slowly" in text.captions
    transcripts = db.read_now(lambda session: session.exec(select(ContentSection.text)).all())
    assert transcripts == ["Slowly"]


def test_what_is_hidden_or_taken_back_is_not_watched(ana, bob, people) -> None:
    clip = send(ana, webm_bytes())
    video_id = publish(ana, clip=clip.id)
    db.write_now(lambda session: discussion.hold(session, session.get_one(Content, video_id)))
    hidden = watches(ana, clip.id), watches(bob, clip.id)

    db.write_now(service.remove_video, ana, video_id)

    assert hidden == (True, False)
    assert not watches(bob, clip.id)
    with pytest.raises(NoSuchContent):
        db.read_now(queries.get_captions, bob, video_id)
    assert db.read_now(lambda session: session.exec(select(Video)).all()) == []


def test_words_that_a_moderator_takes_out_leave_the_captions(ana) -> None:
    video_id = publish(ana, clip=send(ana, webm_bytes()).id)

    def redact(session: Session) -> None:
        section = session.exec(select(ContentSection).where(ContentSection.content_id == video_id)).one()
        section.text = "Close the valve"
        session.flush()
        bus.record(session, ContentRedacted(video_id, VIDEO, video_id))

    db.write_now(redact)

    assert "seal" not in db.read_now(queries.get_captions, ana, video_id)
    assert "Close the valve" in db.read_now(queries.get_captions, ana, video_id)


def test_clip_goes_a_week_after_nothing_shows_it(ana, folder: Path) -> None:
    shown, dropped, drafted = (send(ana, webm_bytes(size=size)) for size in (8, 9, 10))
    publish(ana, clip=shown.id)
    with clock.at(clock.utcnow() + timedelta(days=8)):
        fresh = send(ana, webm_bytes(size=11))
        db.write_now(discussion.keep_draft, ana, "video-new", {"clip": drafted.id}, Device.PHONE, known=0)

        assert (clips.sweep(), files.sweep()) == (1, 1)

    assert [watches(ana, clip.id) for clip in (shown, dropped, drafted, fresh)] == [True, False, True, True]
    assert on_disk(folder) == [".webm"] * 3


def test_same_video_is_kept_once(ana, bob, folder: Path) -> None:
    mine, others = send(ana, webm_bytes()), send(bob, webm_bytes())

    assert mine.id != others.id
    assert on_disk(folder) == [".webm"]
    assert watches(bob, others.id)
    assert not watches(bob, mine.id)


def test_connection_that_breaks_goes_on_where_it_ended(ana, bob) -> None:
    data = webm_bytes()

    async def sending() -> tuple[int, ClipMade]:
        upload = uploads.begin(ana)
        await uploads.receive(ana, upload, 0, pieces(data[:40]))
        with pytest.raises(UploadBroken) as broken:
            await uploads.receive(ana, upload, 50, pieces(data[50:]))
        with pytest.raises(UploadBroken):
            await uploads.receive(bob, upload, 40, pieces(data[40:]))
        for odd in ("../../learnhub.db", "", "k3v9x2m4p7q1"):
            with pytest.raises(UploadBroken):
                await uploads.receive(ana, odd, 0, pieces(data))
        came = broken.value.params["came"]
        await uploads.receive(ana, upload, came, pieces(data[came:]))
        return came, await uploads.finish(ana, upload)

    came, clip = asyncio.run(sending())
    assert came == 40
    assert clip.seconds == 2


def test_what_is_refused_leaves_nothing(ana, folder: Path) -> None:
    with pytest.raises(VideoTooHeavy):
        send(ana, *[bytes(400_000)] * 3)
    with pytest.raises(NoVideo):
        send(ana, b"<svg><script>alert(1)</script></svg>")

    assert on_disk(folder) == []
    assert db.read_now(lambda session: session.exec(select(Clip)).all()) == []


def test_of_uploads_that_nobody_finishes_few_are_kept(ana, bob, folder: Path) -> None:
    other = uploads.begin(bob)
    for _time in range(9):
        last = uploads.begin(ana)

    assert len(on_disk(folder)) == uploads.UNFINISHED_MAX + 1
    assert (uploads.size_of(ana, last), uploads.size_of(bob, other)) == (0, 0)


def test_who_leaves_takes_the_name_off_their_videos(ana, bob) -> None:
    clip = send(ana, webm_bytes())
    publish(ana, clip=clip.id)
    given = db.read_now(export_person, ana.person_id)["clip"]

    db.write_now(erase_person, ana.person_id)

    assert [row["id"] for row in given] == [clip.id]
    assert db.read_now(lambda session: session.exec(select(Clip.person_id)).all()) == [None]
    assert watches(bob, clip.id)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_template_has_captions_for_half_a_minute(language):
    begun = templates.video(language, "How to seat a seal")

    VideoInput(title=begun.title, about=begun.about, captions=begun.captions, language=language).prepare()
    assert [cue.start for cue in captions.read(begun.captions)] == [0, 5_000, 15_000, 25_000]
