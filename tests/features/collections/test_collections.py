"""Collections: what enters them, in which order, and who sees and decides it."""

import pytest
from sqlmodel import select

from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.checklists import service as checklists
from learnhub.features.checklists.schemas import EditChecklistInput
from learnhub.features.collections import queries, service
from learnhub.features.collections.errors import (
    ListedAlready,
    NoSuchItem,
    NoSuchSpace,
    NotForEverybody,
    NotToBeListed,
    NotYoursToCheck,
)
from learnhub.features.collections.models import CollectionItem
from learnhub.features.collections.schemas import (
    ArrangeInput,
    EditCollectionInput,
)
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.errors import NoSuchContent, NoSuchSection
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.freshness import service as freshness
from learnhub.features.library import queries as library
from learnhub.features.search import queries as search
from learnhub.features.search.browsing import Search
from learnhub.features.search.schemas import Query
from tests.features.collections.conftest import gather, seen


def titles(items) -> list[str]:
    return [each.title for each in items]


def edit_item(actor, item_id: str, edition: int = 1) -> None:
    form = EditChecklistInput(title="Restart it quickly", points="Key", language="en", edition=edition)
    db.write_now(checklists.edit_checklist, actor, item_id, form)


def test_item_enters_when_another_has_checked_it(people, make_collection, write_item):
    ana, bo, cy = people.member("Ana Petit"), people.member("Bo Roy"), people.member()
    collection, item = make_collection(ana), write_item(bo)

    got = gather(ana, collection, item, "Read it *first*.")

    assert (got.is_listed, got.is_in) == (True, False)
    view = seen(cy, collection)
    assert view.listed == []
    (waiting,) = view.waiting
    assert (waiting.sentence, waiting.added_by.name, waiting.can_check) == (
        "Read it *first*.",
        "Ana Petit",
        True,
    )
    for nobody in (ana, bo):
        assert not seen(nobody, collection).waiting[0].can_check
        with pytest.raises(NotYoursToCheck):
            db.write_now(service.check_item, nobody, collection, item)
    db.write_now(service.check_item, cy, collection, item)
    (listed,) = seen(bo, collection).listed
    assert (listed.checked_by.id, listed.has_changed, listed.number) == (cy.person_id, False, 1)
    assert seen(bo, collection).waiting == []


def test_check_is_of_what_was_looked_at(people, make_collection, write_item):
    ana, bo, cy = people.member(), people.member(), people.member()
    collection, item = make_collection(ana), write_item(bo)
    gather(ana, collection, item)
    db.write_now(service.check_item, cy, collection, item)

    edit_item(bo, item)

    (listed,) = seen(cy, collection).listed
    assert (listed.has_changed, listed.can_check) == (True, True)
    assert not seen(bo, collection).listed[0].can_check
    db.write_now(service.check_item, cy, collection, item)
    assert not seen(cy, collection).listed[0].has_changed


def test_anybody_proposes_and_who_takes_it_has_checked_it(people, make_collection, write_item):
    ana, bo, cy = people.member(), people.member("Bo Roy"), people.member()
    collection, item = make_collection(ana), write_item(cy)

    assert not gather(bo, collection, item, "The shortest way.").is_listed

    assert seen(cy, collection).proposals == []
    assert seen(bo, collection).proposals[0].is_mine
    (proposal,) = seen(ana, collection).proposals
    assert (proposal.person.name, proposal.sentence) == ("Bo Roy", "The shortest way.")
    with pytest.raises(ListedAlready):
        gather(cy, collection, item)
    with pytest.raises(Forbidden):
        db.write_now(service.take_proposal, bo, collection, proposal.id)
    db.write_now(service.take_proposal, ana, collection, proposal.id)
    (listed,) = seen(cy, collection).listed
    assert (listed.sentence, listed.added_by.name, listed.checked_by.id) == (
        "The shortest way.",
        "Bo Roy",
        ana.person_id,
    )
    now, *_before = db.read_now(discussion.list_revisions, cy, collection).items
    assert now.person.name == "Bo Roy"
    assert seen(ana, collection).proposals == []


def test_taking_what_one_wrote_does_not_check_it(people, make_collection, write_item):
    ana, bo = people.member(), people.member()
    collection, item = make_collection(ana), write_item(ana)
    gather(bo, collection, item)

    db.write_now(service.take_proposal, ana, collection, seen(ana, collection).proposals[0].id)

    assert titles(seen(ana, collection).waiting) == ["Restart a pumping station"]


def test_proposals_are_declined_and_withdrawn(people, make_collection, write_item):
    ana, bo, cy = people.member(), people.member(), people.member()
    collection, item = make_collection(ana), write_item(cy)
    for who in (ana, bo):
        gather(bo, collection, item)
        db.write_now(service.decline_proposal, who, collection, seen(bo, collection).proposals[0].id)
        assert seen(ana, collection).proposals == []


def test_order_and_sentences_change(people, make_collection, write_item):
    ana, bo = people.member(), people.member()
    collection = make_collection(ana)
    first, second, third = (write_item(bo, f"Something of use, {name}") for name in "abc")
    for item in (first, second, third):
        gather(ana, collection, item)

    db.write_now(service.arrange, ana, collection, third, ArrangeInput(place=0, sentence="Begin here."))

    waiting = seen(ana, collection).waiting
    assert [each.id for each in waiting] == [third, first, second]
    assert waiting[0].sentence == "Begin here."
    with pytest.raises(Forbidden):
        db.write_now(service.arrange, bo, collection, first, ArrangeInput(place=0))
    with pytest.raises(NoSuchItem):
        db.write_now(service.arrange, ana, collection, collection, ArrangeInput(place=0))


def test_removed_item_comes_back_as_it_was(people, make_collection, write_item):
    ana, bo, cy = people.member(), people.member(), people.member()
    collection, item, other = make_collection(ana), write_item(bo), write_item(bo, "Another one of use")
    for each in (item, other):
        gather(ana, collection, each, "Why")
        db.write_now(service.check_item, cy, collection, each)

    line, place = db.write_now(service.take_out, ana, collection, item)

    assert [each.id for each in seen(cy, collection).listed] == [other]
    db.write_now(service.put_back, ana, collection, line, place)
    back = seen(cy, collection).listed[0]
    assert (back.id, back.sentence, back.checked_by.id) == (item, "Why", cy.person_id)


def test_earlier_edition_brings_its_list_back(people, make_collection, write_item):
    ana, bo = people.member(), people.member()
    collection, item = make_collection(ana), write_item(bo)
    gather(ana, collection, item)
    db.write_now(service.take_out, ana, collection, item)

    db.write_now(discussion_service.restore, ana, collection, 2, edition=3)

    assert [each.id for each in seen(ana, collection).waiting] == [item]


def test_team_collection_is_of_the_team_and_takes_what_is_unchecked(
    people, make_collection, write_item, in_team
):
    ana, bo, cy = people.member(), people.member(), people.member()
    team = in_team("Pumps", ana, bo)
    collection, item = make_collection(ana, space=team), write_item(ana)

    assert gather(ana, collection, item).is_in

    view = seen(bo, collection)
    assert (view.space, titles(view.listed), view.waiting) == ("Pumps", ["Restart a pumping station"], [])
    with pytest.raises(NoSuchContent):
        seen(cy, collection)
    in_team("Drains", bo)
    with pytest.raises(NoSuchContent):
        seen(bo, collection)
    with pytest.raises(NoSuchSpace):
        make_collection(cy, space=team)


def test_only_what_all_readers_may_read_is_listed(people, make_collection, write_item, in_team):
    ana = people.member()
    team = in_team("Pumps", ana)
    of_team, of_company = make_collection(ana, space=team), make_collection(ana)

    with pytest.raises(NotToBeListed):
        gather(ana, of_company, of_team)
    item = write_item(ana)

    def close(session) -> None:
        from learnhub.features.discussion.models import Content

        session.get_one(Content, item).space_id = team

    db.write_now(close)
    with pytest.raises(NotForEverybody):
        gather(ana, of_company, item)


def test_what_is_retired_leaves_a_quiet_line_for_who_arranges(people, make_collection, write_item):
    ana, bo, cy = people.member(), people.member(), people.member()
    collection, item = make_collection(ana), write_item(bo)
    gather(ana, collection, item)
    db.write_now(service.check_item, cy, collection, item)

    db.write_now(freshness.retire, bo, item)

    assert (seen(cy, collection).listed, seen(cy, collection).gone) == ([], 0)
    assert seen(ana, collection).gone == 1
    db.write_now(service.clear_gone, ana, collection)
    assert seen(ana, collection).gone == 0


def test_whoever_curates_arranges_collections_of_others(people, make_collection, write_item):
    ana, mo = people.member(), people.member(roles={Role.MODERATOR})
    collection, item = make_collection(ana), write_item(ana)

    assert gather(mo, collection, item).is_listed

    assert seen(mo, collection).can_arrange


def test_page_of_an_item_tells_where_it_is_listed_and_where_it_can_go(people, make_collection, write_item):
    ana, bo, cy = people.member(), people.member(), people.member()
    listed, other, item = make_collection(ana), make_collection(bo, "Something else"), write_item(bo)
    gather(ana, listed, item)
    assert db.read_now(queries.find_around, cy, item).places == []
    db.write_now(service.check_item, cy, listed, item)

    around = db.read_now(queries.find_around, cy, item)

    assert ([each.id for each in around.places], around.choices) == ([listed], [(other, "Something else")])


def test_collection_is_in_the_library_and_edited(people, make_collection):
    ana, bo = people.member(), people.member()
    collection = make_collection(ana, intro="**Begin** here.", topics=["Pumps"])

    form = EditCollectionInput(title="What a new colleague reads", language="en", edition=1)
    db.write_now(service.edit_collection, ana, collection, form)

    (row,) = db.read_now(library.list_content, bo, search=Search(words="colleague reads")).items
    assert (row.id, row.kind) == (collection, "collection")
    with pytest.raises(Forbidden):
        db.write_now(service.edit_collection, bo, collection, form)


def test_nobody_finds_or_reads_in_the_search_what_a_line_says(people, make_collection, write_item):
    ana, bo, moderator = people.member(), people.member(), people.member(roles={Role.MODERATOR})
    collection, item = make_collection(ana, intro="Begin **here**, colleague."), write_item(ana)
    gather(ana, collection, item, "Before the gearbox colleague comes.")
    db.write_now(discussion_service.hide, moderator, item, "Not ours")

    for words in ("gearbox", '"gearbox colleague"'):
        assert db.read_now(search.search, bo, Query(words)).hits == []
    (hit,) = db.read_now(search.search, bo, Query("new colleague")).hits
    assert (hit.id, hit.excerpt) == (collection, "Begin here, colleague.")


def test_deleted_collection_lists_nothing(people, make_collection, write_item):
    ana = people.member()
    collection, item = make_collection(ana), write_item(ana)
    gather(ana, collection, item)

    db.write_now(service.remove_collection, ana, collection)

    assert db.read_now(lambda session: session.exec(select(CollectionItem)).all()) == []
    assert db.read_now(queries.find_around, ana, item).choices == []


def test_reading_takes_as_many_statements_with_one_item_as_with_three(
    people, make_collection, write_item, statements
):
    ana, bo = people.member(), people.member()
    collection = make_collection(ana)
    gather(ana, collection, write_item(bo))
    one = statements(lambda: seen(ana, collection))
    for name in "abc":
        gather(ana, collection, write_item(bo, f"Something of use, {name}"))

    assert statements(lambda: seen(ana, collection)) == one


def test_history_says_what_lines_lead_to_and_nothing_that_is_gone(people, make_collection, write_item):
    ana, bo = people.member(), people.member()
    collection, item, gone = make_collection(ana), write_item(ana), write_item(ana, "Close for the winter")
    gather(ana, collection, item, "Begin here.")
    gather(ana, collection, gone, "Then this.")

    def lines() -> list[str]:
        now, before, *_first = db.read_now(discussion.list_revisions, bo, collection).items
        return [
            "".join(piece.text for piece in each.changes[0].pieces) for each in (now, before) if each.changes
        ]

    assert lines() == [
        "Restart a pumping station — Begin here.\nClose for the winter — Then this.",
        "Restart a pumping station — Begin here.",
    ]
    db.write_now(checklists.remove_checklist, ana, gone)
    assert lines() == ["Restart a pumping station — Begin here."]


def test_lines_are_proposed_and_not_suggested(people, make_collection):
    ana, bo = people.member(), people.member()
    collection = make_collection(ana)

    source = db.read_now(discussion.get_suggestion_source, bo, collection)
    form = SuggestInput(title=source.title, body="x", sections={"items": "1. Other"}, edition=source.edition)

    assert source.sections == []
    with pytest.raises(NoSuchSection):
        db.write_now(discussion_service.suggest, bo, collection, form)
