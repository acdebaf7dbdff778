"""What somebody keeps for later: once, for themselves, as long as they may read it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.errors import Forbidden, Invalid
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Bookmark, Content
from learnhub.features.discussion.schemas import BookmarkView, CommentInput
from tests.features.discussion.support import events_of, write_anonymous, write_question
from tests.features.questions.support import answer


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


@pytest.fixture
def question(ana) -> Content:
    return write_question(ana, body="It trips **at night**.")


def keep(actor: Actor, content_id: str) -> None:
    db.write_now(service.add_bookmark, actor, content_id=content_id)


def kept(actor: Actor) -> list[str]:
    return [row.id for row in db.read_now(queries.list_bookmarks, actor).items]


def test_kept_once_and_no_longer(ana, ben, question) -> None:
    for _time in range(2):
        keep(ben, question.id)
    assert (kept(ben), kept(ana)) == ([question.id], [])
    assert db.read_now(queries.bookmarked, ben, [question.id, "other"]) == {question.id}
    assert db.read_now(queries.bookmarked, ana, [question.id]) == set()

    for _time in range(2):
        db.write_now(service.remove_bookmark, ben, content_id=question.id)
    assert kept(ben) == []


def test_twenty_clicks_at_once_are_one(ben, question) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(keep, ben, question.id) for _click in range(20)]:
            done.result()

    assert kept(ben) == [question.id]


def test_nobody_hears_of_it(ben, question) -> None:
    assert events_of(service.add_bookmark, ben, content_id=question.id) == []


def test_whatever_is_content_is_kept_and_leads_to_its_page(noon, ana, ben, question) -> None:
    answered = answer(ana, question.id, "Look at the **cable**.")
    comment = db.write_now(service.comment, ana, CommentInput(body="Since when?"), parent_id=question.id)
    for minute, content_id in enumerate((question.id, answered, comment)):
        with clock.at(noon.replace(minute=minute)):
            keep(ben, content_id)

    commented, second, first = db.read_now(queries.list_bookmarks, ben).items

    title, excerpt = "Why does pump 4 trip?", "It trips at night."
    assert (first.kind, first.address, first.title) == ("question", f"/questions/{question.id}", title)
    assert (first.excerpt, first.author.name, first.published_at) == (excerpt, "Ana Petit", noon)
    assert (second.kind, second.address, second.title) == ("answer", f"/questions/{question.id}", title)
    assert second.excerpt == "Look at the cable."
    assert (commented.kind, commented.address, commented.title) == ("comment", f"/history/{comment}", title)


def test_what_one_may_not_read_is_neither_kept_nor_listed(people, ana, ben, question) -> None:
    keep(ben, question.id)
    db.write_now(service.hide, people.member(roles=(Role.MODERATOR,)), question.id, "Names a customer")

    assert kept(ben) == []
    with pytest.raises(NoSuchContent):
        keep(ben, question.id)
    with pytest.raises(NoSuchContent):
        keep(ben, "rubbish")
    with pytest.raises(Forbidden):
        keep(ANONYMOUS, question.id)
    with pytest.raises(Forbidden):
        db.read_now(queries.list_bookmarks, ANONYMOUS)

    db.write_now(service.remove_bookmark, ben, content_id=question.id)
    assert db.read_now(lambda session: session.exec(select(Bookmark)).all()) == []


def test_of_anonymous_content_no_moment_is_stored_and_none_is_told(noon, ana, ben, question) -> None:
    unsigned = write_anonymous(question, body="Nobody *says* who.")
    with clock.at(noon.replace(hour=18)):
        keep(ben, unsigned.id)

    (row,) = db.read_now(lambda session: session.exec(select(Bookmark)).all())
    (view,) = db.read_now(queries.list_bookmarks, ben).items

    assert row.at == question.published_at
    assert view == BookmarkView(
        id=unsigned.id,
        kind="answer",
        address=f"/questions/{question.id}",
        title=question.title,
        excerpt="Nobody says who.",
    )


def test_pages_show_everything_once_in_a_constant_number_of_statements(noon, ana, ben, statements) -> None:
    for number in range(PAGE_SIZE + 3):
        with clock.at(noon.replace(minute=number // 3)):
            keep(ben, write_question(ana, f"Why does pump {number} trip?").id)

    first = db.read_now(queries.list_bookmarks, ben)
    second = db.read_now(queries.list_bookmarks, ben, cursor=first.next)

    assert (len(first.items), len(second.items), second.next) == (PAGE_SIZE, 3, None)
    assert len({row.id for row in (*first.items, *second.items)}) == PAGE_SIZE + 3
    assert statements(lambda: db.read_now(queries.list_bookmarks, ben)) == 1
    with pytest.raises(Invalid):
        db.read_now(queries.list_bookmarks, ben, cursor="rubbish")
