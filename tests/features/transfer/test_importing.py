"""Files into the library: own ones come back as they were, those of other tools with links and pictures."""

import asyncio
import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.audit import Audit
from learnhub.access.roles import Role
from learnhub.core import clock, db, ids, markdown_images
from learnhub.core.text import cleaned, is_sound
from learnhub.errors import Forbidden
from learnhub.features.checklists.schemas import ChecklistInput
from learnhub.features.checklists.service import publish_checklist
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.models import Content, ContentImage, Revision
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.guides import service as guides
from learnhub.features.guides.schemas import ArticleInput, EditArticleInput, EditPracticeInput, StepsInput
from learnhub.features.transfer import archives, importing, queries, service
from learnhub.features.transfer.archives import ArchiveRefused
from learnhub.features.transfer.errors import LibraryChanged, NoImport, NothingToUndo
from learnhub.features.transfer.html_pages import read_page
from learnhub.features.transfer.schemas import ImportFile
from learnhub.features.videos.schemas import KeptClip
from learnhub.features.videos.service import add_clip
from tests.core.test_images import image_bytes
from tests.features.transfer import confluence
from tests.features.transfer.conftest import add_picture, tell_practice, write_card, zip_of
from tests.features.transfer.test_archives import HOSTILE

HEX = "0123456789abcdef0123456789abcdef"


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def stage(actor: Actor, data: bytes, name: str = "notes.zip") -> ImportFile:
    part = importing.keep_part([data])
    asyncio.run(importing.stage(actor, name, part, "en"))
    return waiting(actor)


def waiting(actor: Actor) -> ImportFile:
    found = db.read_now(queries.find_import, actor)
    assert found is not None
    return found


def confirm(actor: Actor) -> ImportFile:
    mark = waiting(actor).mark
    while asyncio.run(importing.go_on(actor, mark)):
        pass
    return waiting(actor)


def snapshot(session: Session) -> list[tuple]:
    return sorted(
        (row.id, row.kind, row.title, row.body, row.edition, row.edited_at)
        for row in session.scalars(select(Content))
    )


def parts(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.part")]


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit", roles=(Role.ADMINISTRATOR,))


def test_own_files_change_nothing(ana, people, folder) -> None:
    bo, address = people.member(), add_picture(ana)
    tell_practice(ana, todo=f"Ask.\n\n![A pump]({address})\n\n`[[no link]]` [[Neither]]", topics=["Pumps"])
    tell_practice(bo, "A colleague told this one", photo=address and "", whom="Night shift")
    write_card(ana, why="Because `---`.")
    before = db.read_now(snapshot)

    shown = stage(ana, zip_of(ana))
    done = confirm(ana)

    assert (shown.notes, shown.kept, shown.new, shown.changed, shown.bad) == (3, 3, 0, 0, 0)
    assert (done.is_done, db.read_now(snapshot)) == (True, before)
    assert parts(folder) == []


def test_step_by_step_article_and_checklist_come_back_as_they_were(ana, folder) -> None:
    address = add_picture(ana)
    clip = KeptClip(KeptFile(ids.new_id(), "webm", 1_000), 20, 320, 240)
    shown_in = db.write_now(add_clip, ana, ids.new_id(), clip).address
    steps = [
        {"name": "Wait (lid on)", "lasts": "1 h 30", "text": "- one\n- two", "good": "it `hums`"},
        {"name": "Turn", "lasts": "45 s", "warning": "Hot.", "photo": address, "photo_shows": "A [shaft]"},
        {"name": "Look", "clip": shown_in, "clip_shows": "The shaft turns; “even”"},
    ]
    written = {
        "steps": StepsInput.model_validate(
            {"title": "Restart a pump after a stop", "language": "fr", "steps": steps, "stop": "It is hard"}
        ),
        "article": ArticleInput(
            title="Why a pump sounds like gravel",
            intro="Bubbles.",
            text=f"## How\n\n![A pump]({address})\n\n<!-- section: intro -->\n\n---\n\n- [ ] no point",
            language="en",
        ),
        "checklist": ChecklistInput(
            title="Restart a pumping station",
            when="After a *trip*.",
            points="# Before\nKey is out\n> Ask.\n# At the panel\nLevel ___ m (2.1 to 3.0)\n- [ ] odd",
            language="en",
        ),
    }
    for kind, publish in (
        ("steps", guides.publish_steps),
        ("article", guides.publish_article),
        ("checklist", publish_checklist),
    ):
        db.write_now(publish, ana, written[kind])
    before, items = db.read_now(snapshot), db.read_now(queries.list_items, ana).items
    data = zip_of(ana)

    shown, done = stage(ana, data), confirm(ana)

    assert (shown.kept, shown.new, shown.changed, shown.bad, done.is_done) == (3, 0, 0, 0, True)
    assert db.read_now(snapshot) == before
    for item in items:
        db.write_now(
            lambda session, one: discussion_service.remove(session, ana, session.get(Content, one)), item.id
        )
    shown, done = stage(ana, data), confirm(ana)
    assert (shown.new, shown.bad, done.is_done) == (3, 0, True)
    by_kind = {item.kind: item for item in db.read_now(queries.list_items, ana).items}
    for old in items:
        new = by_kind[old.kind]
        assert (new.title, new.language) == (old.title, old.language)
        assert _without_ids(new.texts) == _without_ids(old.texts)
        assert new.sections.keys() == old.sections.keys()


def _without_ids(texts: Iterable[str]) -> list[str]:
    """Texts whose pictures are at no address in particular: another LearnHub keeps them at its own."""
    return [markdown_images.with_addresses(text, lambda _id, _address: "picture") for text in texts]


sound = st.text(max_size=60).filter(is_sound).map(cleaned)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=sound.filter(bool), todo=sound)
def test_any_text_comes_back_as_it_was(ana, body: str, todo: str) -> None:
    tell_practice(ana, context=body, todo=todo)

    shown = stage(ana, zip_of(ana))

    assert shown.kept == shown.notes


def test_another_learnhub_takes_everything_once(ana) -> None:
    address = add_picture(ana)
    guide = tell_practice(ana, todo=f"![A pump]({address})", topics=["Pumps"], takes="5 min")
    card = write_card(ana, why="Because.")
    data = zip_of(ana)
    for content_id in (guide, card):
        db.write_now(
            lambda session, one: discussion_service.remove(session, ana, session.get(Content, one)),
            content_id,
        )

    shown, done = stage(ana, data), confirm(ana)
    again = stage(ana, data)

    assert (shown.new, shown.pictures, done.is_done) == (2, 1, True)
    told = {item.kind: item for item in db.read_now(queries.list_items, ana).items}
    assert told["practice"].sections["takes"] == ("5 min",)
    assert told["practice"].sections["todo"][0].startswith("![A pump](/images/")
    assert told["practice"].topics == ("Pumps",)
    assert told["card"].sections == {"why": ("Because.",)}
    assert told["practice"].id != guide
    assert (again.kept, again.new) == (2, 0)
    assert db.read_now(lambda session: len(session.scalars(select(ContentImage)).all())) == 1


def test_changed_file_edits_what_is_here_and_never_what_others_wrote(ana, people) -> None:
    guide, other = tell_practice(ana), tell_practice(people.member(), "A colleague told this one")
    texts = {item.id: "" for item in db.read_now(queries.list_items, ana).items}
    assert texts.keys() == {guide, other}
    with zipfile.ZipFile(io.BytesIO(zip_of(ana))) as archive:
        files = {name: archive.read(name).decode().replace("A pump", "A fan") for name in archive.namelist()}

    shown, _done = stage(ana, zipped(files)), confirm(ana)

    assert (shown.changed, shown.bad) == (1, 1)
    assert shown.problems[0].problems == ["A colleague wrote it. Suggest the changes on its page."]
    mine = db.read_now(queries.get_item, ana, guide)
    assert (mine.body, mine.edition) == ("A fan **trips** at night.", 2)
    assert db.read_now(lambda session: len(session.scalars(select(Revision)).all())) == 2
    assert db.read_now(queries.get_item, ana, other).body == "A pump **trips** at night."


def test_older_file_does_not_undo_what_was_written_since(ana) -> None:
    guide = tell_practice(ana)
    data = zip_of(ana)
    form = EditPracticeInput(
        title="Call the room before it", context="New.", result="Ten.", language="en", edition=1
    )
    db.write_now(guides.edit_practice, ana, guide, form)

    shown = stage(ana, data)

    assert shown.problems[0].problems == [
        "It was changed in LearnHub since the file was made, and stays as it is here."
    ]


VAULT = {
    ".obsidian/app.json": "{}",
    "Vault/Restarting pumps.md": "---\ntags: [Pumps, Winter/Ice]\n---\nAsk first, see [[Seals|the seals]] "
    "and [[Nowhere]].\n\n![[Pump 1.png|300]]\n\n```\n[[code]]\n```\n\n"
    "## What to do\n\nCall.\n\n## Result\n\nFewer.",
    "Vault/Seals.md": "# Changing the seals\n\nBack to [pumps](Restarting%20pumps.md). "
    "![x](https://elsewhere.example/a.png)",
    "Vault/media/Pump 1.png": image_bytes("PNG"),
    "Vault/Short.md": "Too short a name, but its folder helps.",
    "Vault/evil.svg": "<svg onload='alert(1)'/>",
    "Vault/Scripted note.md": "![a drawing](evil.svg) <script>alert(1)</script>",
    "Vault/Wrong.md": "caf\xe9".encode("latin-1"),
    "__MACOSX/Vault/._Seals.md": b"\0\1",
}


def test_vault_of_obsidian_keeps_its_links_and_pictures(ana) -> None:
    shown, done = stage(ana, zipped(VAULT)), confirm(ana)

    assert [(row.path, row.problems) for row in shown.problems] == [
        ("Vault/Wrong.md", ["This file is not text in UTF-8."])
    ]
    assert (shown.new, shown.pictures, done.is_done) == (4, 1, True)
    told = {item.title: item for item in db.read_now(queries.list_items, ana).items}
    assert told.keys() == {"Restarting pumps", "Changing the seals", "Vault: Short", "Scripted note"}
    pumps, seals = told["Restarting pumps"], told["Changing the seals"]
    words = "".join(pumps.texts)
    assert f"[the seals]({seals.address})" in words
    assert "and Nowhere." in words
    assert "[[code]]" in words
    assert "![Pump 1](/images/" in words
    assert pumps.topics == ("Pumps", "Winter Ice")
    assert f"[pumps]({pumps.address})" in "".join(seals.texts)
    assert "![x]" not in "".join(seals.texts)
    assert "evil.svg" in "".join(shown.others)
    html = "".join(db.read_now(discussion.html_of, told["Scripted note"].id).values())
    assert "<script" not in html
    assert stage(ana, zipped(VAULT)).kept == 4


def test_export_of_notion_keeps_its_links_and_pictures(ana) -> None:
    other = HEX[::-1]
    seals = f"Changing%20seals%20{other}"
    files = {
        f"Handbook {HEX}.md": f"# Handbook of pumps\n\n[Seals](Handbook%20{HEX}/{seals}.md)\n",
        f"Handbook {HEX}/Changing seals {other}.md": f"# Changing seals\n\n![Untitled]({seals}/Untitled.png)",
        f"Handbook {HEX}/Changing seals {other}/Untitled.png": image_bytes("PNG"),
    }

    stage(ana, zipped(files))
    confirm(ana)

    told = {item.title: item for item in db.read_now(queries.list_items, ana).items}
    assert f"[Seals]({told['Changing seals'].address})" in "".join(told["Handbook of pumps"].texts)
    assert "![Untitled](/images/" in "".join(told["Changing seals"].texts)
    moved = {name.replace("Handbook", "Renamed"): text for name, text in files.items()}
    assert stage(ana, zipped(moved)).new == 0


def test_space_of_confluence_keeps_its_links_pictures_and_forms(ana) -> None:
    files = {
        "OPS/index.html": confluence.INDEX,
        "OPS/Restarting-pumps_65538.html": confluence.PUMPS,
        "OPS/Changing-seals_65540.html": confluence.SEALS,
        "OPS/attachments/65538/65541.png": image_bytes("PNG"),
        "OPS/attachments/65538/65542.svg": "<svg onload='alert(1)'/>",
        "OPS/styles/site.css": "p {}",
        "OPS/Foreign.html": "<h1>No page of a space</h1>",
    }

    shown = stage(ana, zipped(files))
    confirm(ana)

    assert [(row.path, row.problems) for row in shown.problems] == [
        ("OPS/Foreign.html", ["This is no page of a space that Confluence exported."])
    ]
    told = {item.title: item for item in db.read_now(queries.list_items, ana).items}
    assert told.keys() == {"Restarting pumps", "Changing seals"}
    words = "".join(told["Restarting pumps"].texts)
    for part in (
        "## Before\n\nCall the **control room** first1, see ",
        f"[the seals]({told['Changing seals'].address}) and what is *not* there. Ask Bo, or ",
        "[look](https://example.com/a_%28b%29).",
        "![gauge](/images/",
        "1. Open the `V-12` valve\n   - slowly\n   - to the end\n2. Wait",
        "- [x] Vent it\n- [ ] Note the hour",
        "> Mind\n>\n> Never restart \\*twice\\*.",
        "| Pump | Bar |\n| --- | --- |\n| P2 | 4 \\| 5 |",
        "```bash\npump --start \\\n  <P2>\n```",
        "1\\. is no list  \n# nor a heading (smile)",
    ):
        assert part in words
    assert not any(part in words for part in ("alert", "Attachments", "generated", "Created by", "toc"))
    assert f"[pumps]({told['Restarting pumps'].address})" in "".join(told["Changing seals"].texts)
    moved = {name.replace("OPS", "Copy"): text for name, text in files.items()}
    assert stage(ana, zipped(moved)).new == 0


@pytest.mark.parametrize(
    "tag", ["div", "ul><li", "blockquote", "b", "table><tr><td", "a href='x'", "pre", "!--", "a '"]
)
def test_page_with_thousands_of_levels_is_read_in_a_moment(tag: str) -> None:
    text = confluence.page("Deep in there", f"<{tag}>" * 20_000 + "At the bottom")

    began = monotonic()
    found = read_page(text)

    assert monotonic() - began < 5
    assert found.title == "Deep in there"
    assert "At the bottom" in found.body
    assert len(found.body) < 1_000_000


def test_one_file_is_enough(ana) -> None:
    shown = stage(ana, b"# One note of mine\n\nWith words.", "one.md")
    done = confirm(ana)

    assert (shown.notes, done.is_done) == (1, True)
    assert [item.title for item in db.read_now(queries.list_items, ana).items] == ["One note of mine"]


def test_picture_that_is_none_leaves_its_note_out_and_nothing_behind(ana, folder) -> None:
    files = {"A note of mine.md": "![a](a.png)", "a.png": b"GIF89a/*<script>*/", "Another note.md": "Words."}

    stage(ana, zipped(files))
    done = confirm(ana)

    assert (done.is_done, done.bad) == (True, 1)
    assert [item.title for item in db.read_now(queries.list_items, ana).items] == ["Another note"]
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def heavy(part: Path) -> None:
    """A hundred megabytes and one byte, which take no room on the disk."""
    with part.open("r+b") as file:
        file.truncate(archives.BYTES_MAX + 1)


def test_refused_file_leaves_neither_rows_nor_files(ana, folder) -> None:
    told = {}
    texts = [("no notes", zipped({"a.png": b"", "b.svg": "<svg onload='alert(1)'/>"})), ("100 MB", b"PK")]
    for message, data in [*((message, make()) for make, message in HOSTILE), *texts]:
        part = importing.keep_part([data])
        if message == "100 MB":
            heavy(part)
        with pytest.raises(ArchiveRefused) as refused:
            asyncio.run(importing.stage(ana, "notes.ZIP", part, "en"))
        told[message] = refused.value.message

    assert all(message == said for message, said in told.items() if message not in ("no notes", "100 MB"))
    assert (told["no notes"], told["100 MB"]) == (importing.NO_NOTES, archives.TOO_LARGE)
    assert [path for path in folder.parent.rglob("*") if path.is_file()] == []
    assert db.read_now(queries.find_import, ana) is None
    assert db.read_now(snapshot) == []


def test_what_was_shown_is_what_is_done(ana) -> None:
    guide = tell_practice(ana)
    with zipfile.ZipFile(io.BytesIO(zip_of(ana))) as archive:
        files = {name: archive.read(name).decode().replace("A pump", "A fan") for name in archive.namelist()}
    mark = stage(ana, zipped(files)).mark
    form = EditPracticeInput(
        title="Call the room before it", context="New.", result="Ten.", language="en", edition=1
    )
    db.write_now(guides.edit_practice, ana, guide, form)

    with pytest.raises(LibraryChanged):
        asyncio.run(importing.go_on(ana, mark))

    assert waiting(ana).bad == 1
    assert db.read_now(queries.get_item, ana, guide).body == "New."


def test_import_is_for_those_who_may_and_for_ones_own_file(ana, people) -> None:
    stage(ana, zipped({"A note of mine.md": "Words."}))
    with pytest.raises(Forbidden):
        stage(people.member(), zipped({"A note of mine.md": "Words."}))
    leader = people.member(roles=(Role.LEADER,))

    assert db.read_now(queries.find_import, leader) is None
    with pytest.raises(NoImport):
        asyncio.run(importing.go_on(leader, waiting(ana).mark))


def test_cancelled_file_is_gone(ana, folder) -> None:
    stage(ana, zipped({"A note of mine.md": "Words."}))
    asyncio.run(importing.cancel(ana))

    assert (db.read_now(queries.find_import, ana), parts(folder)) == (None, [])


def test_it_is_in_the_log_and_takes_several_steps(ana, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter(range(100))
    monkeypatch.setattr(importing, "monotonic", lambda: float(next(times)) / 2)
    monkeypatch.setattr(importing, "STEP_SECONDS", 1.0)
    stage(ana, zipped({f"A note of mine {number}.md": "Words." for number in range(3)}))

    assert asyncio.run(importing.go_on(ana, waiting(ana).mark))
    assert 0 < waiting(ana).done < 3
    assert confirm(ana).is_done
    assert db.read_now(_imports) == ["3"]


def _imports(session: Session) -> Iterable[str]:
    return session.scalars(select(Audit.object).where(Audit.action == "library:import")).all()


def test_import_is_undone_within_a_day_except_what_was_edited_since(ana, people) -> None:
    stage(
        ana, zipped({f"note {number}.md": f"# Restart of pump {number}\n\nAsk first." for number in range(3)})
    )
    done = confirm(ana)
    edited = done.rows[0].address.rpartition("/")[2]
    form = EditArticleInput(title="Restart of pump zero", text="Ask twice.", language="en", edition=1)
    db.write_now(guides.edit_article, ana, edited, form)

    assert done.can_undo
    assert not db.write_now(service.undo_import, ana)

    kept = db.read_now(
        lambda session: list(session.scalars(select(Content).where(Content.status == "published")))
    )
    assert [content.id for content in kept] == [edited]
    assert [row.outcome for row in waiting(ana).rows] == ["undone"] * 3
    assert not waiting(ana).can_undo
    with clock.at(clock.utcnow() + timedelta(days=1)), pytest.raises(NothingToUndo):
        db.write_now(service.undo_import, ana)
    with pytest.raises(Forbidden):
        db.write_now(service.undo_import, people.member())
