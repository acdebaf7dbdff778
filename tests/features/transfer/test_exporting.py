"""The library as files: what is in them, for whom, and in how many statements."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.core.text import cleaned, on_one_line
from learnhub.errors import Forbidden
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.transfer import exporting, queries
from learnhub.features.transfer.markdown_files import BrokenFront, taken_apart, written
from learnhub.features.transfer.schemas import Item
from tests.features.transfer.conftest import add_picture, tell_practice, texts_in, write_card, zip_of

HARD = (
    "---",
    "<!-- section: todo -->",
    "\\<!-- section: todo -->",
    "## What to do",
    "title: no",
    "'",
    "é ",
    "\n",
)
lines = st.lists(st.sampled_from(HARD) | st.text(max_size=12), max_size=6)
texts = lines.map("\n".join).map(cleaned)
titles = lines.map(" ".join).map(on_one_line)


@given(
    title=titles, body=texts, sections=st.dictionaries(st.sampled_from(("todo", "limits")), texts), tag=titles
)
def test_every_text_comes_back_as_it_was(title: str, body: str, sections: dict[str, str], tag: str) -> None:
    kept = {name: (text, text) for name, text in sections.items() if text}
    item = Item("0123456789ab", "practice", title, topics=(tag,), body=body, sections=kept)

    parts = taken_apart(written(item, language="fr"))

    assert (parts.body, parts.sections) == (body, kept)
    assert parts.front.get("title", "") == title
    assert parts.front["topics"] == [tag]


@pytest.mark.parametrize(
    "front",
    [
        "a: &x [1]\nb: *x",
        "a: [",
        "- list",
        "x: " + "[" * 2_000,
        "x: " + "a" * 30_000,
        "x: !!python/object:os.system y",
    ],
)
def test_front_matter_that_asks_for_more_is_refused(front: str) -> None:
    try:
        parts = taken_apart(f"---\n{front}\n---\nText")
    except BrokenFront:
        return
    assert parts.front == {"x": "y"}  # a text, whatever it says it is


def test_everything_goes_out_with_its_pictures(people) -> None:
    ana, bo = people.member("Ana Petit"), people.member()
    address = add_picture(ana)
    guide = tell_practice(ana, todo=f"Ask.\n\n![A pump]({address})", topics=["Pumps"], takes="5 min")
    card = write_card(ana, why="Because.")

    data = zip_of(bo)

    texts = texts_in(data)
    assert {name.partition("/")[0] for name in texts} == {"practice", "card"}
    name = f"practice/call-the-control-room-before-a-restart-{guide}.md"
    parts = taken_apart(texts[name])
    image_id = address.rpartition("/")[2].partition("-")[0]
    assert parts.front["authors"] == ["Ana Petit"]
    assert (parts.front["id"], parts.front["kind"], parts.front["edition"]) == (guide, "practice", "1")
    assert parts.sections["todo"] == (f"Ask.\n\n![A pump](../images/{image_id}.png)",)
    assert parts.sections["takes"] == ("5 min",)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read(f"images/{image_id}.png").startswith(b"\x89PNG")
    told = json.loads(b"".join(exporting.as_json(bo)))
    assert {each["id"] for each in told} == {guide, card}


def test_what_one_may_not_see_stays_inside(people) -> None:
    ana, bo = people.member(), people.member()
    moderator = people.member(roles=(Role.MODERATOR,))
    guide, other = tell_practice(ana), tell_practice(ana, "What stays to be read by all")
    db.write_now(discussion.hide, moderator, guide, reason="Names a client.")

    assert [item.id for item in db.read_now(queries.list_items, bo).items] == [other]
    with pytest.raises(NoSuchContent):
        db.read_now(queries.get_item, bo, guide)
    with pytest.raises(Forbidden):
        db.read_now(queries.list_items, ANONYMOUS)


def test_nothing_is_an_empty_zip_and_an_empty_array(people) -> None:
    bo = people.member()

    assert texts_in(zip_of(bo)) == {}
    assert json.loads(b"".join(exporting.as_json(bo))) == []


def test_page_takes_as_many_statements_however_much_it_holds(people, statements) -> None:
    ana = people.member()
    tell_practice(ana, topics=["Pumps"])
    of_one = statements(lambda: db.read_now(queries.list_items, ana))
    for number in range(3):
        tell_practice(ana, f"One more of these practices {number}", topics=["Valves"])

    assert statements(lambda: db.read_now(queries.list_items, ana)) == of_one


def test_zip_goes_on_over_pages(people, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = people.member()
    written_ = {tell_practice(ana, f"One more of these practices {number}") for number in range(5)}
    one_page = queries.list_items
    monkeypatch.setattr(
        queries, "list_items", lambda session, actor, cursor: one_page(session, actor, cursor=cursor, size=2)
    )

    assert {name[-15:-3] for name in texts_in(zip_of(ana))} == written_
