"""LearnHub → zip → LearnHub: nothing changes here, and another LearnHub has all of it, kind by kind."""

import asyncio
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import captions, db, ids
from learnhub.core.markdown_clips import clips_in
from learnhub.features.checklists import service as checklists
from learnhub.features.checklists.schemas import ChecklistInput
from learnhub.features.collections import queries as collection_queries
from learnhub.features.collections import service as collections
from learnhub.features.collections.models import CollectionItem
from learnhub.features.collections.schemas import CollectionInput, ListItemInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.models import Content
from learnhub.features.guides import service as guides
from learnhub.features.guides.schemas import ArticleInput, StepsInput
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.transfer import exporting, importing, queries
from learnhub.features.transfer.schemas import Item
from learnhub.features.videos import queries as videos
from learnhub.features.videos import service as video_service
from learnhub.features.videos import uploads as video_uploads
from learnhub.features.videos.models import Clip, ContentClip, Video
from learnhub.features.videos.schemas import VideoInput
from tests.features.communities.conftest import inside
from tests.features.transfer.conftest import add_picture, tell_practice, texts_in, write_card, zip_of
from tests.features.transfer.test_importing import confirm, parts, stage, waiting, zipped
from tests.videos import webm_bytes

WEBVTT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nClose <b>it</b>\n\n00:00:01.000 --> 00:00:02.000\nWait"
LINK = "https://videos.example/watch?v=1&t=2#_"


def add_clip(author: Actor) -> str:
    """A clip as it is kept when somebody sends one; the answer is its address."""
    part = importing.keep_part([webm_bytes(telling=True)])
    clip = asyncio.run(video_uploads.keep(part))
    made = db.write_now(video_service.add_clip, author, ids.new_id(), clip)
    discussion.discard_files([clip.file])  # the same bytes are here already
    return made.address


def show_video(author: Actor, **told: object) -> str:
    form = {"title": "How to seat a *seal*", "language": "fr", "about": "Ring size 4."} | told
    return db.write_now(video_service.publish_video, author, VideoInput.model_validate(form))


def everything(ana: Actor, address: str, clip: str) -> dict[str, str]:
    """One thing of every kind, and the two kinds of videos."""
    steps = [
        {"name": "Wait (lid on)", "lasts": "1 h 30", "text": "- one\n- two", "good": "it `hums`"},
        {"name": "Turn", "lasts": "45 s", "warning": "Hot.", "photo": address, "photo_shows": "A [shaft]"},
        {"name": "Look", "clip": clip, "clip_shows": "The shaft turns; “even”"},
    ]
    title = "Restart a pump after a stop"
    made = {
        "practice": tell_practice(ana, todo=f"Ask.\n\n![A pump]({address})", topics=["Pumps"]),
        "card": write_card(ana, why="Because `---`."),
        "steps": db.write_now(
            guides.publish_steps,
            ana,
            StepsInput.model_validate({"title": title, "language": "fr", "steps": steps, "stop": "Hard"}),
        ),
        "checklist": db.write_now(
            checklists.publish_checklist,
            ana,
            ChecklistInput(title=title, points="# Before\nKey is out\n- [ ] odd", language="en"),
        ),
        "video": show_video(ana, clip=add_clip(ana).rpartition("/")[2], captions=WEBVTT, topics=["Seals"]),
        "linked": show_video(ana, title="One that is kept elsewhere", link=LINK),
    }
    text = f"See [the practice](/guides/{made['practice']}).\n\n<!-- section: intro -->\n\n- [ ] no point"
    form = ArticleInput(title="Why a pump sounds like gravel", intro="Air.", text=text, language="en")
    made["article"] = db.write_now(guides.publish_article, ana, form)
    made["collection"] = gathered(ana, *(made[kind] for kind in ("video", "practice", "card")))
    return made


def gathered(author: Actor, *item_ids: str) -> str:
    form = CollectionInput(title="What a new colleague needs", language="en", intro="Read *it*.")
    collection = db.write_now(collections.publish_collection, author, form)
    for number, item_id in enumerate(item_ids):
        line = ListItemInput(item_id=item_id, sentence=f"Number {number} — of all." if number else "")
        db.write_now(collections.gather, author, collection, line)
    return collection


def rows(session: Session) -> list[str]:
    """All that stands in the tables of content and of what is beside it."""
    tables = (Content, Video, Clip, ContentClip, CollectionItem)
    return sorted(repr(row.model_dump()) for table in tables for row in session.scalars(select(table)))


def listed(actor: Actor) -> dict[str, Item]:
    """What there is, by kind; the video with a link apart."""
    items = db.read_now(queries.list_items, actor).items
    return {"linked" if "link" in item.sections else item.kind: item for item in items}


def without_ids(item: Item) -> list[object]:
    told = [re.sub(r"(/images/|/clips/|/[a-z]+/)[0-9a-z]{12}", r"\1…", text) for text in item.texts]
    return [item.title, item.language, item.topics, list(item.sections), told]


def lines_in_order(session: Session, collection_id: str) -> list[str]:
    """What a collection lists, by its rows."""
    mine = select(CollectionItem.item_id).where(CollectionItem.collection_id == collection_id)
    return list(session.scalars(mine.order_by(CollectionItem.position)))


def remove_all(actor: Actor) -> None:
    for item in db.read_now(queries.list_items, actor).items:
        db.write_now(
            lambda session, one: discussion.remove(session, actor, session.get(Content, one)), item.id
        )


def test_every_kind_comes_back_as_it_was_here_and_elsewhere(people, folder: Path) -> None:
    ana, bo, cy = (people.member(roles=(Role.ADMINISTRATOR,)) for _ in "abc")
    made = everything(ana, add_picture(ana), add_clip(ana))
    before, items, data = db.read_now(rows), listed(ana), zip_of(ana)
    assert {item.kind for item in items.values()} == {str(kind) for kind in queries.kinds_listed()}

    told = {each["id"]: each for each in json.loads(b"".join(exporting.as_json(cy)))}
    assert told.keys() == set(made.values())
    assert told[made["video"]]["sections"]["captions"][0].startswith("WEBVTT")

    shown = stage(ana, data)
    confirm(ana)

    assert (shown.kept, shown.notes, db.read_now(rows)) == (len(made), len(made), before)

    remove_all(ana)
    shown, done = stage(bo, data), confirm(bo)
    again = stage(bo, data)

    assert (shown.new, shown.pictures, shown.clips, done.bad) == (len(made), 2, 2, 0)
    assert (again.kept, parts(folder)) == (len(made), [waiting_part(bo)])
    new = listed(cy)
    assert {kind: without_ids(item) for kind, item in new.items()} == {
        kind: without_ids(item) for kind, item in items.items()
    }
    assert f"[the practice](/guides/{new['practice'].id})" in "".join(new["article"].texts)
    assert db.read_now(lines_in_order, new["collection"].id) == [
        new[kind].id for kind in ("video", "practice", "card")
    ]
    film = db.read_now(videos.get_source, cy, new["video"].id)
    assert captions.read(film.webvtt) == captions.read(WEBVTT)
    steps_clip = next(iter(clips_in("".join(new["steps"].texts))))
    for clip_id in (steps_clip, film.clip.rpartition("/")[2]):
        file = db.read_now(videos.get_clip_file, cy, clip_id)
        assert b"".join(stored_files.store().read(file.name)).startswith(b"\x1aE\xdf\xa3")
    assert db.read_now(videos.get_source, cy, new["linked"].id).link == LINK
    assert len({path.name for path in folder.rglob("*.webm")}) == 1  # the same bytes, kept once


def waiting_part(actor: Actor) -> str:
    return db.read_now(queries.get_waiting, actor).part


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with this word in its name as somebody edited it; the others are left out."""
    texts = {path: text for path, text in texts_in(data).items() if name in path}
    return zipped({path: change(text) for path, text in texts.items()})


def test_lines_that_its_writer_may_not_see_stay_where_they_were(people) -> None:
    ana, bo = people.member(roles=(Role.LEADER,)), people.member()
    moderator = people.member(roles=(Role.MODERATOR,))
    titles = ("The first of these to read", "One that names a client", "The last of these to read")
    first, hidden, last = (tell_practice(bo, title) for title in titles)
    collection = gathered(ana, first, hidden, last)
    db.write_now(discussion.hide, moderator, hidden, reason="Names a client.")
    data = zip_of(ana)
    assert "names a client" not in "".join(texts_in(data).values())

    assert stage(ana, changed(data, collection, str)).kept == 1
    stage(ana, changed(data, collection, lambda text: text.replace("Number 2", "Read it last")))
    confirm(ana)

    db.write_now(discussion.unhide, moderator, hidden)
    lines = db.read_now(collection_queries.lines_of, collection)
    assert [line.item_id for line in lines] == [first, hidden, last]
    assert lines[2].sentence == "Read it last — of all."

    turned = r"(1\. [^\n]*\n)1\. [^\n]*client[^\n]*\n(1\. [^\n]*\n)"
    stage(ana, changed(zip_of(ana), collection, lambda text: re.sub(turned, r"\2\1", text)))
    confirm(ana)

    lines = db.read_now(collection_queries.lines_of, collection)
    assert [line.item_id for line in lines] == [last, first]


def copied(name: str, *members: Actor) -> str:
    """A closed community of another company that has the same name."""

    def make(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name=name, is_open=False)
        session.add(space)
        session.flush()
        for each in members:
            session.add(SpaceMember(space_id=space.id, person_id=each.person_id))
        return space.id

    return db.write_now(make)


def test_what_belongs_to_a_closed_community_never_becomes_everybodys(people) -> None:
    ana, bo = (people.member(roles=(Role.LEADER,)) for _ in "ab")
    club = copied("Rotating machines", ana)
    ana = inside(ana, club)
    practice = tell_practice(ana, space_id=club)
    data = zip_of(ana)
    assert "space: Rotating machines" in "".join(texts_in(data).values())
    remove_all(ana)

    shown, done = stage(bo, data), confirm(bo)

    assert (shown.bad, done.new, listed(bo)) == (1, 0, {})
    assert "you write in no community or team of that name" in shown.problems[0].problems[0]

    there = copied("ROTATING machines", bo)
    bo = inside(bo, there)
    stage(bo, data)
    confirm(bo)

    item = listed(bo)["practice"]
    assert (item.space_id, item.id != practice, listed(people.member())) == (there, True, {})

    cy = people.member(roles=(Role.LEADER,))
    open_to_all = zipped(
        {name: re.sub(r"space(_id)?: .*\n", "", text) for name, text in texts_in(data).items()}
    )
    stage(cy, open_to_all)
    assert (confirm(cy).new, listed(cy)["practice"].space) == (1, "")


def test_collection_of_a_team_stays_the_teams(people, in_team) -> None:
    ana, bo = (people.member(roles=(Role.LEADER,)) for _ in "ab")
    team = in_team("Pumps", ana)
    form = CollectionInput(title="What a new colleague needs", language="en", space=team)
    collection = db.write_now(collections.publish_collection, ana, form)
    ana = inside(ana, team)
    data = zip_of(ana)
    db.write_now(collections.remove_collection, ana, collection)

    assert stage(bo, data).bad == 1
    stage(ana, data)
    assert confirm(ana).new == 1

    assert [item.space for item in listed(ana).values()] == ["Pumps"]
    assert listed(bo) == {}


def test_captions_of_a_video_change_with_its_file_and_what_it_shows_does_not(people) -> None:
    ana = people.member(roles=(Role.LEADER,))
    video = show_video(ana, clip=add_clip(ana).rpartition("/")[2], captions=WEBVTT)

    stage(ana, changed(zip_of(ana), video, lambda text: text.replace("\nWait", "\nWait here")))
    confirm(ana)

    film = db.read_now(videos.get_source, ana, video)
    assert [cue.text for cue in film.cues] == ["Close it", "Wait here"]
    assert (film.edition, bool(film.clip)) == (2, True)
    assert "Wait here" in db.read_now(queries.get_item, ana, video).sections["transcript"][0]


FRONT = "---\nkind: video\nid: 0123456789ab\ntitle: How to seat a seal\n---\nSize 4.\n"
SHOWN = "\n<!-- section: clip -->\n\n[0:02](../clips/zzzzzzzzzzzz.webm)\n"
SAID = "\n<!-- section: captions -->\n\n0:00 Close it\n"


@pytest.mark.parametrize(
    ("text", "clip", "problem"),
    [
        (FRONT + SHOWN + SAID, None, "not in the zip"),
        (FRONT + SAID, None, "address of one"),
        (FRONT + SHOWN, webm_bytes(), "Add captions"),
        (FRONT + SHOWN + SAID.replace("0:00 Close", "Close"), webm_bytes(), "No captions"),
        (FRONT + "\n<!-- section: link -->\n\njavascript:alert(1)\n", None, "https://"),
        (FRONT + SHOWN + SAID, b"<html><script>alert(1)</script>", ""),
        (FRONT + SHOWN + SAID, webm_bytes(size=2_000_000), "larger than 1 MB"),
    ],
)
def test_video_that_is_not_whole_is_left_out_with_its_reason(
    people, folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, clip: bytes | None, problem: str
) -> None:
    ana = people.member(roles=(Role.LEADER,))
    light = importing.clips.settings()
    monkeypatch.setattr(
        importing.clips, "settings", lambda: light.__class__(data=light.data, video_megabytes=1)
    )
    files: dict[str, bytes | str] = {"video/seal.md": text}
    if clip:
        files["clips/zzzzzzzzzzzz.webm"] = clip

    stage(ana, zipped(files))
    done = confirm(ana)

    assert (done.bad, done.new, done.is_done) == (1, 0, True)
    assert problem in done.problems[0].problems[0]
    assert db.read_now(lambda session: session.scalars(select(Clip)).all()) == []
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert waiting(ana).is_done


def test_list_leads_only_to_what_is_there(people) -> None:
    ana = people.member(roles=(Role.LEADER,))
    here = tell_practice(ana)
    lines = f"1. [Gone](/guides/zzzzzzzzzzzz) — Once.\n1. [Here](/guides/{here}) — Still."
    front = "---\nkind: collection\nid: 0123456789ab\ntitle: What a new colleague needs\n---\n"

    shown = stage(ana, zipped({"a.md": f"{front}\n<!-- section: items -->\n## Items\n\n{lines}\n"}))
    confirm(ana)

    assert shown.rows[0].remarks == ["Lines of its list that lead to nothing here are left out."]
    collection = listed(ana)["collection"]
    assert collection.sections["items"] == (
        f"1. [Call the control room before a restart](/guides/{here}) — Still.",
    )


def test_whole_zip_streams_clips_as_they_are_kept(people) -> None:
    ana = people.member()
    show_video(ana, clip=add_clip(ana).rpartition("/")[2], captions=WEBVTT)

    with zipfile.ZipFile(io.BytesIO(zip_of(ana))) as archive:
        [name] = [name for name in archive.namelist() if name.startswith("clips/")]
        assert archive.getinfo(name).compress_type == zipfile.ZIP_STORED
        assert archive.read(name).startswith(b"\x1aE\xdf\xa3")
