"""Writing with co-authors: who adds whom, what they may do, where they stand, and how one leaves."""

import pytest
from sqlalchemy.exc import IntegrityError

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.errors import (
    NoSuchCoAuthor,
    NoSuchContent,
    NotAReader,
    TooManyCoAuthors,
)
from learnhub.features.discussion.models import Authorship
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.discussion.service.co_authors import CO_AUTHORS_MAX
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, Space, SpaceMember
from learnhub.features.profile import queries as profile
from learnhub.features.transfer import queries as transfer
from tests.features.notices.support import tell, told
from tests.web.matrix.world import World


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def bo(people) -> Actor:
    return people.member("Bo Sund")


@pytest.fixture
def guide(people, ana) -> str:
    return World(people.member).practice(ana)


def add(author: Actor, content_id: str, colleague: Actor) -> None:
    db.write_now(service.add_co_author, author, content_id, colleague.person_id)


def suggest(actor: Actor, guide: str) -> str:
    form = SuggestInput(title="Call before a restart", body="A trip by day.", edition=1)
    return db.write_now(service.suggest, actor, guide, form)


def test_co_author_edits_decides_and_is_told_what_the_author_is(people, ana, bo, guide):
    eva = people.member("Eva Lind")
    add(ana, guide, bo)
    add(bo, guide, people.member("Carl Eek"))
    tell()
    assert ("co_authors", "co_author", "wrote") in told(bo)
    assert told(ana) == []

    suggestion = suggest(eva, guide)
    tell()
    assert {kind for kind, *_ in told(ana)} == {"suggestions"}
    assert ("suggestions", "suggested", "wrote") in told(bo)
    db.write_now(service.accept_suggestion, bo, suggestion)

    view = db.read_now(queries.get_together, bo, guide)
    assert [person.name for person in view.co_authors] == ["Bo Sund", "Carl Eek"]
    assert (view.can_add, view.can_leave, view.can_take_off) == (True, True, False)
    editors = [row.person.name for row in db.read_now(queries.list_revisions, bo, guide).items]
    assert editors == ["Eva Lind", "Ana Petit"]


def test_co_author_stands_on_profiles_and_in_exports(people, ana, bo, guide):
    add(ana, guide, bo)

    assert [row.id for row in db.read_now(profile.list_contributions, ana, bo.person_id).items] == [guide]
    assert db.read_now(profile.count_contributions, ana, bo.person_id).of["practice"] == 1
    assert db.read_now(transfer.get_item, people.member(), guide).authors == ("Ana Petit", "Bo Sund")


def test_only_its_author_takes_it_back_and_co_authors_off(ana, bo, guide):
    add(ana, guide, bo)
    with pytest.raises(Forbidden):
        db.write_now(lambda session: service.remove(session, bo, queries.get_content(session, bo, guide)))
    with pytest.raises(Forbidden):
        db.write_now(service.remove_co_author, bo, guide, ana.person_id)

    db.write_now(service.remove_co_author, ana, guide, bo.person_id)

    assert db.read_now(queries.get_together, ana, guide).co_authors == []
    with pytest.raises(NoSuchCoAuthor):
        db.write_now(service.remove_co_author, ana, guide, bo.person_id)
    with pytest.raises(NoSuchCoAuthor):
        db.write_now(service.remove_co_author, ana, guide, ana.person_id)


def test_who_leaves_edits_no_more(ana, bo, guide):
    add(ana, guide, bo)

    db.write_now(service.remove_co_author, bo, guide, bo.person_id)

    assert suggest(bo, guide)  # which authors do not need
    with pytest.raises(Forbidden):
        add(bo, guide, bo)


def test_colleague_of_nobody_and_what_is_no_part_of_the_library_are_refused(people, ana, bo, guide):
    eva = people.member()
    with pytest.raises(Forbidden):
        add(eva, guide, bo)
    with pytest.raises(Forbidden):
        add(ana, World(people.member).question(ana), bo)
    with pytest.raises(NotAReader):
        db.write_now(service.add_co_author, ana, guide, "0" * 12)

    def suspend(session) -> None:
        session.get_one(Person, bo.person_id).status = PersonStatus.SUSPENDED

    db.write_now(suspend)
    with pytest.raises(NotAReader):
        add(ana, guide, bo)


def test_only_a_member_of_a_closed_space_becomes_a_co_author(people, ana, bo):
    def close(session) -> str:
        space = Space(kind=SpaceKind.TEAM, name="Pumps", is_open=False)
        session.add(space)
        session.flush()
        session.add(SpaceMember(space_id=space.id, person_id=ana.person_id))
        content = service.create(
            session, ana, kind="practice", title="Call the control room", language="en", space=space.id
        )
        return content.id

    secret = db.write_now(close)

    with pytest.raises(NotAReader):
        add(ana, secret, bo)
    with pytest.raises(NoSuchContent):
        db.read_now(queries.get_together, bo, secret)
    assert db.read_now(queries.together_on, bo, secret).content_id == ""


def test_there_are_so_many_co_authors_and_each_once(people, ana, bo, guide):
    add(ana, guide, bo)
    add(ana, guide, bo)
    add(ana, guide, ana)
    assert len(db.read_now(queries.get_together, ana, guide).co_authors) == 1
    for _number in range(CO_AUTHORS_MAX - 1):
        add(ana, guide, people.member())
    with pytest.raises(TooManyCoAuthors):
        add(ana, guide, people.member())
    with pytest.raises(IntegrityError):
        db.write_now(
            lambda session: session.add(
                Authorship(content_id=guide, person_id=bo.person_id, part=Part.AUTHOR)
            )
        )


def test_wiki_of_the_library_is_edited_by_a_colleague_and_its_author_is_told(ana, bo, guide):
    with pytest.raises(Forbidden):
        db.write_now(service.put_wiki, bo, guide, on=True)
    db.write_now(service.put_wiki, ana, guide, on=True)
    assert db.read_now(queries.get_together, bo, guide).is_wiki

    def edit(session) -> None:
        content = queries.get_content_for_update(session, bo, guide)
        service.edit(session, bo, content, edition=1, body="By night.")

    db.write_now(edit)
    tell()

    assert ("suggestions", "wiki_edited", "wrote") in told(ana)
    db.write_now(service.put_wiki, ana, guide, on=False)
    with pytest.raises(Forbidden):
        db.write_now(edit)
