"""Writing checklists, and reading them."""

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.checklists import queries, service
from learnhub.features.checklists.schemas import ChecklistInput, EditChecklistInput
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent
from learnhub.features.library import queries as library
from learnhub.features.search.browsing import Search
from learnhub.features.transfer.markdown_files import taken_apart, written
from learnhub.features.transfer.schemas import Item

EDITED = {"title": "Restart it quickly", "points": "Only this", "language": "en"}


def test_checklist_is_read_by_a_colleague(people, write_checklist):
    ana, bo = people.member("Ana Petit"), people.member()

    checklist_id = write_checklist(ana, when="After a **power cut**.", topics=["Pumps"])

    seen = db.read_now(queries.open_checklist, bo, checklist_id)
    assert (seen.kind, seen.author.name, seen.count, seen.uses) == ("checklist", "Ana Petit", 3, 0)
    assert seen.when_html == "<p>After a <strong>power cut</strong>.</p>\n"
    assert [part.title for part in seen.parts] == ["Before", "At the panel"]
    level = seen.parts[1].points[0]
    assert (level.number, level.text, level.unit, level.usual_low, level.usual_high) == (
        1,
        "Tank level",
        "m",
        "2.1",
        "3.0",
    )
    assert (seen.can_edit, seen.can_run, seen.team) == (False, True, "")


def test_french_points_have_french_spaces(people, write_checklist):
    ana = people.member()
    checklist_id = write_checklist(ana, points="Prêt ?\n> Sûr ?", language="fr")

    (part,) = db.read_now(queries.open_checklist, ana, checklist_id).parts
    assert (part.points[0].text, part.points[0].hint) == ("Prêt\u202f?", "Sûr\u202f?")
    assert db.read_now(queries.get_source, ana, checklist_id).points == "- Prêt ?\n  Sûr ?"


def test_form_shows_what_was_typed(people, write_checklist):
    ana, bo = people.member(), people.member()
    checklist_id = write_checklist(ana)

    text = db.read_now(queries.checklist_text, ana, checklist_id)
    assert text.points.startswith("# Before\nKey is out\n> Ask the control room.\n\n# At the panel\n")
    with pytest.raises(Forbidden):
        db.read_now(queries.checklist_text, bo, checklist_id)


def test_edited_checklist_keeps_what_it_said_before(people, write_checklist):
    ana, bo = people.member(), people.member()
    checklist_id = write_checklist(ana)

    db.write_now(service.edit_checklist, ana, checklist_id, EditChecklistInput(**EDITED, edition=1))

    _now, before = db.read_now(discussion.list_revisions, bo, checklist_id).items
    assert "points" in {change.name for change in before.changes}
    with pytest.raises(EditedMeanwhile):
        db.write_now(service.edit_checklist, ana, checklist_id, EditChecklistInput(**EDITED, edition=1))


def test_only_authors_write_and_take_back(people, write_checklist):
    ana, bo = people.member(), people.member()
    checklist_id = write_checklist(ana)

    with pytest.raises(Forbidden):
        db.write_now(service.publish_checklist, ANONYMOUS, ChecklistInput(**EDITED))
    with pytest.raises(Forbidden):
        db.write_now(service.edit_checklist, bo, checklist_id, EditChecklistInput(**EDITED, edition=1))
    with pytest.raises(Forbidden):
        db.write_now(service.remove_checklist, bo, checklist_id)
    db.write_now(service.remove_checklist, ana, checklist_id)
    with pytest.raises(NoSuchContent):
        db.read_now(queries.get_checklist, ana, checklist_id)


def test_points_are_found_in_the_library(people, write_checklist):
    ana, bo = people.member(), people.member()
    checklist_id = write_checklist(ana)

    found = db.read_now(queries.list_checklists, bo, search=Search(words="control room"))
    assert [row.id for row in found.items] == [checklist_id]
    listed = db.read_now(library.list_content, bo, search=Search(kinds=("checklist",)))
    assert [row.id for row in listed.items] == [checklist_id]


def test_files_have_boxes_to_tick(people, write_checklist):
    ana = people.member()
    source = db.read_now(queries.get_source, ana, write_checklist(ana))
    item = Item(
        id=source.id, kind="checklist", title=source.title, body="", sections={"points": (source.points,)},
        language="en",
    )  # fmt: skip

    text = written(item, language="en")

    assert "- [ ] Key is out\n  Ask the control room.\n" in text
    assert taken_apart(text.replace("[ ] Reset", "[x] Reset")).sections["points"] == (source.points,)
