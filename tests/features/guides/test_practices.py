"""Telling best practices, and reading them."""

import pytest
from pydantic import ValidationError

from learnhub.access.actor import ANONYMOUS
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent
from learnhub.features.discussion.schemas import KeptFile, KeptPicture
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.guides import photos, queries, service
from learnhub.features.guides.schemas import EditPracticeInput, PracticeInput
from learnhub.features.library import queries as library
from learnhub.features.people.personal_data import export_person
from learnhub.features.search.browsing import Search

PICTURE_ID = "0123456789ab"
PICTURE = KeptPicture(KeptFile("0123456789ac", "jpg", 6), 40, 20)
EDITED = {"title": "Call the control room, always", "context": "By day.", "result": "Ten.", "language": "en"}


def test_told_practice_is_read_by_a_colleague(people, tell_practice):
    ana, bo = people.member("Ana Petit"), people.member()

    guide_id = tell_practice(ana, todo="1. Ask.", limits="Unmanned.", takes="5 min", topics=["Pumps"])

    guide = db.read_now(queries.get_guide, bo, guide_id)
    assert (guide.kind, guide.title, guide.author.name) == (
        "practice",
        "Call the control room before a restart",
        "Ana Petit",
    )
    assert guide.body_html == "<p>A pump <strong>trips</strong> at night.</p>\n"
    assert "<li>" in guide.todo_html
    assert guide.limits_html == "<p>Unmanned.</p>\n"
    assert (guide.takes, guide.needs, guide.photo_html) == ("5 min", "", "")
    assert [topic.name for topic in guide.topics] == ["Pumps"]
    assert (guide.can_edit, guide.can_remove) == (False, False)


def test_practice_of_nobody_is_refused(company):
    form = PracticeInput(title="Call the control room", context="A trip.", result="Fewer.", language="en")

    with pytest.raises(Forbidden):
        db.write_now(service.publish_practice, ANONYMOUS, form)


def test_what_is_missing_is_said_of_each_question():
    with pytest.raises(ValidationError) as refused:
        PracticeInput(title="Call", context=" ", result="", language="en")

    assert {error["loc"] for error in refused.value.errors()} == {("title",), ("context",), ("result",)}


def test_edited_practice_keeps_what_it_said_before(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana, todo="1. Ask.")

    db.write_now(service.edit_practice, ana, guide_id, EditPracticeInput(**EDITED, edition=1))

    source = db.read_now(queries.get_source, bo, guide_id)
    assert (source.title, source.context, source.todo, source.edition) == (
        "Call the control room, always",
        "By day.",
        "",
        2,
    )
    changes = db.read_now(discussion.list_revisions, bo, guide_id).items[0].changes
    assert [change.label for change in changes] == ["What we do", "Context", "Result", "What to do"]
    with pytest.raises(EditedMeanwhile):
        db.write_now(service.edit_practice, ana, guide_id, EditPracticeInput(**EDITED, edition=1))
    with pytest.raises(Forbidden):
        db.write_now(service.edit_practice, bo, guide_id, EditPracticeInput(**EDITED, edition=2))
    with pytest.raises(Forbidden):
        db.read_now(queries.practice_text, bo, guide_id)


def test_suggested_result_is_taken(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)
    form = SuggestInput(
        title="Call the control room before a restart",
        body="A pump trips.",
        edition=1,
        sections={"result": "12 visits."},
    )

    suggestion = db.write_now(discussion_service.suggest, bo, guide_id, form)
    db.write_now(discussion_service.accept_suggestion, ana, suggestion)

    source = db.read_now(queries.get_source, bo, guide_id)
    assert (source.context, source.result) == ("A pump trips.", "12 visits.")


def test_removed_practice_is_gone(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)
    with pytest.raises(Forbidden):
        db.write_now(service.remove_guide, bo, guide_id)

    db.write_now(service.remove_guide, ana, guide_id)

    with pytest.raises(NoSuchContent):
        db.read_now(queries.get_guide, bo, guide_id)


def test_practice_is_listed_in_the_library_by_its_kind(people, tell_practice):
    ana = people.member()
    guide_id = tell_practice(ana, language="fr")

    def listed(**search):
        found = db.read_now(library.list_content, ana, search=Search(**search))
        return [row.id for row in found.items]

    assert listed(kinds=("practice",)) == listed(words="control room") == [guide_id]
    assert listed(kinds=("card",)) == listed(kinds=("card",), words="control room") == []
    for words in ("", "control room"):
        facets = db.read_now(library.get_facets, ana, search=Search(words, kinds=("card",)))
        assert {each.value: each.count for each in facets.kinds} == {"card": 0, "practice": 1}
        assert [each.count for each in facets.languages if each.value == "fr"] == [0]


def test_photo_is_shown_with_what_it_shows(people, tell_practice):
    ana, bo = people.member(), people.member()
    address = db.write_now(discussion_service.add_image, ana, PICTURE_ID, PICTURE)

    guide_id = tell_practice(ana, photo=address, photo_shows="The [red] phone")

    guide = db.read_now(queries.get_guide, bo, guide_id)
    assert f'src="{address}"' in guide.photo_html
    assert guide.photo_shows == "The (red) phone"
    text = db.read_now(queries.practice_text, ana, guide_id)
    assert (text.photo, text.photo_shows) == (address, "The (red) phone")
    assert db.read_now(discussion.get_image_file, bo, PICTURE_ID).ending == "jpg"


@pytest.mark.parametrize("address", ["/images/x", "https://example.com/a.png", "/images/0123456789ab-0x9"])
def test_address_of_no_picture_is_refused(address):
    with pytest.raises(ValidationError):
        PracticeInput(title="Call the control room", context="A", result="B", language="en", photo=address)


@pytest.mark.parametrize("section", ["", "words", "![a](/images/0123456789ab-1x1) more"])
def test_section_without_one_photo_shows_none(section):
    assert photos.parts_of(section) == ("", "")


def test_practices_are_among_what_a_person_is_given(people, tell_practice):
    ana = people.member()
    guide_id = tell_practice(ana)

    exported = db.read_now(export_person, ana.person_id)

    assert guide_id in str(exported)
