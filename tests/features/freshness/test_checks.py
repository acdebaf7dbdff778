"""Checks of what is in the library: when they are due, who says that it is right, and what becomes of it."""

from datetime import timedelta

import pytest

from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.freshness import queries, service
from learnhub.features.freshness.enums import Cause
from learnhub.features.freshness.errors import NotKept, NotOffered
from learnhub.features.freshness.models import Freshness
from learnhub.features.freshness.schemas import RhythmInput
from learnhub.features.freshness.service import checking
from learnhub.features.guides import queries as guides
from learnhub.features.guides import service as guides_service
from learnhub.features.guides.schemas import EditPracticeInput
from learnhub.features.library import queries as library
from learnhub.features.search.browsing import Order, Search
from learnhub.features.search.queries import search
from learnhub.features.search.schemas import Query
from tests.features.notices.support import tell, told

WORDS = {"context": "A pump trips.", "result": "20 visits.", "language": "en"}


def view(actor, content_id):
    return db.read_now(queries.get_freshness, actor, content_id)


def confirm(actor, content_id):
    db.write_now(service.confirm, actor, content_id)


def look():
    db.write_now(checking.look)


def listed(actor, order=Order.NEWEST):
    return [row.id for row in db.read_now(library.list_content, actor, search=Search(order=order)).items]


def found(actor, words):
    return [hit.id for hit in db.read_now(search, actor, Query(words)).hits]


def later(days):
    return clock.at(clock.utcnow() + timedelta(days=days))


def test_who_publishes_keeps_it_and_checks_it_after_half_a_year(people, tell_practice, noon):
    ana = people.member()
    guide_id = tell_practice(ana)

    assert view(ana, guide_id).due_at == noon + timedelta(days=180)
    assert (view(ana, guide_id).owner.id, view(ana, guide_id).checked_at) == (ana.person_id, None)
    with later(179):
        look()
        tell()
    assert told(ana) == []
    with later(180):
        look()
        look()
        tell()
        assert view(ana, guide_id).standing == "due"
    assert told(ana) == [("checks", "time", "keeps")]


def test_confirming_begins_the_time_anew_and_settles_the_inbox(people, tell_practice, noon):
    ana = people.member()
    guide_id = tell_practice(ana)
    with later(200):
        look()
        tell()
        confirm(ana, guide_id)
        tell()

        after = view(ana, guide_id)
        assert (after.standing, after.checked_at) == ("current", clock.utcnow())
        assert after.due_at == clock.utcnow() + timedelta(days=180)
    assert db.read_now(lambda session: session.get_one(Freshness, guide_id).cause) == "time"


def test_what_waits_for_two_weeks_sinks_in_the_library_and_in_the_search(people, tell_practice):
    ana, bo = people.member(), people.member()
    old = tell_practice(ana, "Restart of the pump by hand")
    with later(-100):
        older = tell_practice(bo, "Restart of the pump by radio")
    assert listed(bo) == [old, older]

    db.write_now(service.bring_forward, [old], Cause.TIME)
    with later(13):
        look()
        assert listed(bo) == [old, older]
    with later(15):
        look()
        assert listed(bo) == [older, old] == listed(bo, Order.MOST_USED)
        assert [row.standing for row in library_rows(bo)] == ["current", "stale"]
        assert found(bo, "restart pump") == [older, old]
        confirm(ana, old)
    assert listed(bo) == [old, older]
    assert found(bo, "restart pump") == [old, older]


def library_rows(actor):
    return db.read_now(library.list_content, actor, search=Search()).items


def test_pages_of_the_library_go_on_from_fresh_to_stale(people, tell_practice):
    ana = people.member()
    made = [tell_practice(ana, f"Restart number {number}") for number in range(5)]
    db.write_now(service.bring_forward, made[::2], Cause.TIME)
    with later(15):
        look()

    first = db.read_now(library.find, ana, ("practice",), Search(), size=2)
    second = db.read_now(library.find, ana, ("practice",), Search(), cursor=first.next, size=3)
    shown = [row.id for row in (*first.items, *second.items)]

    assert shown == [made[3], made[1], made[4], made[2], made[0]]


def test_owner_who_edits_has_checked_and_a_changed_source_is_doubt(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)
    card = db.write_now(
        cards.create_card, bo, CardInput(front="Whom do you call?", back="Them.", language="en")
    )

    def make(session):
        discussion.make_of(session, bo, session.get_one(Content, card), session.get_one(Content, guide_id))

    db.write_now(make)
    form = EditPracticeInput(title="Call the control room first", edition=1, **WORDS)
    db.write_now(guides_service.edit_practice, ana, guide_id, form)

    assert view(ana, guide_id).checked_at is not None
    assert (view(bo, card).standing, view(bo, card).cause) == ("due", "source")


def test_rhythm_is_from_a_month_to_two_years_and_counts_from_the_last_look(people, tell_practice, noon):
    ana = people.member()
    guide_id = tell_practice(ana)

    db.write_now(service.set_rhythm, ana, guide_id, RhythmInput(every_days=30))
    assert view(ana, guide_id).due_at == noon + timedelta(days=30)
    with later(40):
        db.write_now(service.set_rhythm, ana, guide_id, RhythmInput(every_days=365))
        assert view(ana, guide_id).due_at == noon + timedelta(days=365)
        db.write_now(service.set_rhythm, ana, guide_id, RhythmInput(every_days=31))
        assert view(ana, guide_id).standing == "due"
    for days in (29, 731):
        with pytest.raises(ValueError, match="every_days"):
            RhythmInput(every_days=days)


def test_nobody_else_checks_retires_or_takes_it(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)

    for deed in (service.confirm, service.retire, service.bring_back):
        with pytest.raises(Forbidden):
            db.write_now(deed, bo, guide_id)
    with pytest.raises(Forbidden):
        db.write_now(service.set_rhythm, bo, guide_id, RhythmInput(every_days=60))
    with pytest.raises(NotOffered):
        db.write_now(service.take, bo, guide_id)
    assert not view(bo, guide_id).can_check
    assert not view(bo, guide_id).can_take


def test_retired_is_read_at_its_address_in_no_list_and_comes_back(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)

    db.write_now(service.retire, ana, guide_id)

    assert view(bo, guide_id).is_retired
    assert view(ana, guide_id).can_bring_back
    assert db.read_now(guides.open_guide, bo, guide_id).title
    assert (listed(bo), found(bo, "control room")) == ([], [])
    with later(900):
        look()
        tell()
    assert told(ana) == []
    with pytest.raises(Forbidden):
        db.write_now(service.retire, ana, guide_id)

    db.write_now(service.bring_back, ana, guide_id)
    assert (listed(bo), found(bo, "control room")) == ([guide_id], [guide_id])
    assert view(bo, guide_id).checked_at is not None


def test_what_is_gone_or_no_library_item_is_not_kept(people, tell_practice):
    ana = people.member()
    guide_id = tell_practice(ana)
    db.write_now(guides_service.remove_guide, ana, guide_id)

    with pytest.raises(NoSuchContent):
        view(ana, guide_id)
    assert db.read_now(lambda session: session.get(Freshness, guide_id)) is None
    with pytest.raises((NoSuchContent, NotKept)):
        confirm(ana, guide_id)


def test_page_reads_its_freshness_in_a_constant_number_of_statements(people, tell_practice, statements):
    ana = people.member()
    one = tell_practice(ana)
    alone = statements(lambda: library_rows(ana))
    for number in range(3):
        tell_practice(ana, f"Restart number {number}")

    assert statements(lambda: library_rows(ana)) == alone
    assert statements(lambda: db.read_now(queries.find_freshness, ana, one)) <= 6


def test_search_is_narrowed_to_what_was_checked_this_year(people, tell_practice):
    ana = people.member()
    checked, other = tell_practice(ana, "Restart one by hand"), tell_practice(ana, "Restart two by hand")
    confirm(ana, checked)

    def only(fact):
        return [hit.id for hit in db.read_now(search, ana, Query("restart", only=(fact,))).hits]

    assert only("checked") == [checked]
    db.write_now(service.bring_forward, [other], Cause.TIME)
    assert only("unchecked") == [other]
    with later(366):
        assert only("checked") == []
