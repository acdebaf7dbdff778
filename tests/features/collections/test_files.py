"""A collection as a file, and such a file as a collection again."""

from learnhub.core import db
from learnhub.features.checklists import service as checklists
from learnhub.features.collections import service
from learnhub.features.transfer import queries as transfer
from learnhub.features.transfer.markdown_files import taken_apart, written
from tests.features.collections.conftest import gather


def test_file_has_titles_and_leads_back_to_what_is_kept(people, make_collection, write_item):
    ana, cy = people.member(), people.member()
    collection = make_collection(ana, intro="Read *it*.")
    first, second = write_item(ana, "Restart [fast] after a cut"), write_item(ana, "Another one of use")
    gather(ana, collection, first, "First — of all.")
    gather(ana, collection, second)
    db.write_now(service.check_item, cy, collection, first)

    item = db.read_now(transfer.get_item, cy, collection)
    text = written(item, language="en")

    assert f"1. [Restart (fast) after a cut](/checklists/{first}) — First — of all.\n" in text
    assert f"1. [Another one of use](/checklists/{second})\n" in text
    parts = taken_apart(text)
    assert parts.sections["items"] == (
        f"1. [](/checklists/{first}) First — of all.\n1. [](/checklists/{second})",
    )


def test_what_a_reader_may_not_see_is_in_no_file_of_theirs(people, make_collection, write_item):
    ana, cy = people.member(), people.member()
    collection, item = make_collection(ana), write_item(ana)
    gather(ana, collection, item, "A secret.")
    db.write_now(checklists.remove_checklist, ana, item)

    assert "secret" not in written(db.read_now(transfer.get_item, cy, collection), language="en")
