"""Who is told what of collections: a few are asked to check, and followers hear once of what is new."""

from sqlmodel import select

from learnhub.core import db
from learnhub.features.collections import service
from learnhub.features.notices import service as notices
from learnhub.features.notices.models import InboxItem
from tests.features.collections.conftest import gather, seen
from tests.features.collections.test_collections import edit_item
from tests.features.notices.support import tell, told


def waits(actor) -> bool:
    mine = select(InboxItem.waits).where(InboxItem.person_id == actor.person_id)
    return any(db.read_now(lambda session: session.exec(mine).all()))


def test_followers_check_and_others_hear_once(people, make_collection, write_item):
    ana, bo, cy, di = people.member(), people.member(), people.member(), people.member()
    collection, item = make_collection(ana), write_item(bo)
    db.write_now(notices.follow, cy, collection)

    gather(ana, collection, item)
    tell()

    assert told(cy) == [("collections", "to_check", "follows")]
    assert (told(ana), told(bo), waits(cy)) == ([], [], True)
    db.write_now(notices.follow, di, collection)
    db.write_now(service.check_item, cy, collection, item)
    tell()
    assert not waits(cy)
    assert told(di) == [("new_in_collections", "entered", "follows")]
    line, place = db.write_now(service.take_out, ana, collection, item)
    db.write_now(service.put_back, ana, collection, line, place)
    tell()
    assert told(di) == [("new_in_collections", "entered", "follows")]


def test_what_changes_is_asked_for_again_once(people, make_collection, write_item):
    ana, bo, cy = people.member(), people.member(), people.member()
    collection, item = make_collection(ana), write_item(bo)
    gather(ana, collection, item)
    db.write_now(service.check_item, cy, collection, item)
    tell()

    edit_item(bo, item)
    edit_item(bo, item, edition=2)
    tell()

    assert told(cy) == [("collections", "check_again", "keeps")]
    db.write_now(service.check_item, cy, collection, item)
    tell()
    assert not waits(cy)


def test_proposal_is_told_to_authors_and_its_end_to_who_made_it(people, make_collection, write_item):
    ana, bo, cy = people.member(), people.member(), people.member()
    collection, item = make_collection(ana), write_item(cy)
    gather(bo, collection, item)
    tell()
    assert told(ana) == [("collections", "proposed", "wrote")]

    db.write_now(service.take_proposal, ana, collection, seen(ana, collection).proposals[0].id)
    tell()

    assert ("collections", "proposal_taken", "wrote") in told(bo)
    assert not waits(ana)
