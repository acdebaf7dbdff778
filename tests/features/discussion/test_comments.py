"""Comments under anything, their order, who reads them, how many there are, and taking them back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Conflict, Forbidden, NotFound
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.errors import EditedMeanwhile, NotCommentable
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.room import COMMENT
from learnhub.features.discussion.schemas import CommentInput, CommentView, EditCommentInput
from learnhub.features.questions.room import ANSWER
from tests.features.discussion.support import load, write_anonymous, write_question


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


@pytest.fixture
def mona(people) -> Actor:
    return people.member("Mona Dray", roles=(Role.MODERATOR,))


@pytest.fixture
def question(ana) -> Content:
    return write_question(ana)


def say(actor: Actor, parent_id: str, body: str = "Is the foot flat?", **given) -> str:
    return db.write_now(service.comment, actor, CommentInput(body=body, **given), parent_id=parent_id)


def under(actor: Actor, *posts: Content, size: int = queries.comments.FIRST) -> list[CommentView]:
    found = db.read_now(
        queries.list_comments, actor, posts[0].root_id, [post.id for post in posts], size=size
    )
    return [view for page in found.values() for view in page.items]


def read(actor: Actor, *posts: Content) -> list[str]:
    return [view.id for view in under(actor, *posts)]


def answer_of(actor: Actor, question: Content) -> Content:
    given = {"kind": ANSWER, "body": "Cold grease.", "language": "en", "parent": question}
    return db.write_now(service.create, actor, **given)


def card_of(actor: Actor) -> Content:
    return db.write_now(service.create, actor, kind=CARD, title="How much?", body="A third.", language="en")


def test_anything_takes_comments_and_counts_them(ana, ben, question) -> None:
    answer, card = answer_of(ben, question), card_of(ana)
    for post in (question, answer, card):
        comment = say(ben, post.id, "Try *hot* alignment.\n\n# Really", language="en")
        [view] = under(ana, post)

        assert (view.id, view.post_id, view.author.name) == (comment, post.id, "Ben Stone")
        assert view.html == "<p>Try <em>hot</em> alignment.</p>\n<p># Really</p>\n"
        assert load(post.id).comment_count == 1
        assert (load(comment).root_id, load(comment).language) == (post.root_id, "en")
    assert load(question.id).answer_count == 1


def test_replies_stand_under_their_comment_one_level_deep(ana, ben, question, noon) -> None:
    with clock.at(noon):
        first = say(ana, question.id)
    with clock.at(noon + timedelta(minutes=1)):
        second = say(ben, question.id)
    with clock.at(noon + timedelta(minutes=2)):
        reply = say(ben, first)
    with clock.at(noon + timedelta(minutes=3)):
        deeper = say(ana, reply)

    views = under(ana, question)
    assert [view.id for view in views] == [first, reply, deeper, second]
    assert [view.is_reply for view in views] == [False, True, True, False]
    assert {view.thread_id for view in views[:3]} == {first}
    assert load(question.id).comment_count == 4


def test_pages_go_on_where_the_one_before_ended(ana, question, noon) -> None:
    said = []
    for number in range(5):
        with clock.at(noon + timedelta(minutes=number)):
            said.append(say(ana, question.id, f"Number {number}"))

    page = db.read_now(queries.list_comments, ana, question.id, [question.id], size=2)[question.id]
    more = db.read_now(queries.list_more_comments, ana, question.id, cursor=page.next, size=9)
    assert [view.id for view in (*page.items, *more.items)] == said
    assert more.next is None


def test_comments_of_many_posts_are_one_statement(ana, ben, question, statements) -> None:
    counts = []
    for _round in range(3):
        answer = answer_of(ben, question)
        say(ana, say(ana, answer.id))
        posts = [question.id, answer.id]
        counts.append(
            statements(lambda posts=posts: db.read_now(queries.list_comments, ana, question.id, posts))
        )
    assert counts == [1, 1, 1]


def test_who_may_not_read_it_neither_comments_nor_reads(people, ana, mona, question) -> None:
    comment = say(ana, question.id)
    db.write_now(service.hide, mona, question.id, "Names a customer")

    with pytest.raises(NotFound):
        say(people.member("Eve Lind"), question.id)
    with pytest.raises(NotFound):
        db.read_now(queries.get_content, people.member("Ida Berg"), comment)
    with pytest.raises(NotCommentable):
        say(ana, question.id)
    with pytest.raises(Forbidden):
        say(ANONYMOUS, question.id)


def test_comments_under_a_hidden_or_removed_answer_are_not_there(ana, ben, mona, question) -> None:
    answer = answer_of(ben, question)
    reply = say(ana, say(ana, answer.id))
    db.write_now(service.hide, mona, answer.id, "Names a customer")

    for content_id in (answer.id, reply):
        with pytest.raises(NotFound):
            db.read_now(queries.get_content, ana, content_id)
    assert db.read_now(queries.get_content, ben, reply).id == reply  # the author of the answer
    assert db.read_now(queries.get_content, mona, reply).id == reply
    db.write_now(service.unhide, mona, answer.id)
    assert db.read_now(queries.get_content, ana, reply).id == reply


def test_edit_asks_for_its_edition_and_its_author(ana, ben, question) -> None:
    comment = say(ana, question.id)
    change = EditCommentInput(body="Is the *foot* flat?", edition=1)
    with pytest.raises(Forbidden):
        db.write_now(service.edit_comment, ben, change, comment_id=comment)
    db.write_now(service.edit_comment, ana, change, comment_id=comment)
    with pytest.raises(EditedMeanwhile):
        db.write_now(service.edit_comment, ana, change, comment_id=comment)
    assert under(ben, question)[0].html == "<p>Is the <em>foot</em> flat?</p>\n"


def test_deleted_comment_can_be_put_back_at_once_by_its_author_alone(ana, ben, question) -> None:
    comment = say(ana, question.id, "Ask @Ben Stone")
    said = db.write_now(service.remove_comment, ana, comment_id=comment)
    assert (read(ben, question), load(question.id).comment_count, load(comment).body) == ([], 0, "")

    with pytest.raises(NotFound):
        db.write_now(service.restore_comment, ben, said)
    db.write_now(service.restore_comment, ana, said)
    assert (read(ben, question), load(question.id).comment_count) == ([comment], 1)
    assert "/people/" in under(ben, question)[0].html
    with pytest.raises(Conflict):
        db.write_now(service.restore_comment, ana, said)


def test_replies_outlive_a_deleted_comment_and_not_a_hidden_one(ana, ben, mona, question) -> None:
    comment = say(ana, question.id)
    reply = say(ben, comment)
    hidden = say(ana, question.id)
    say(ben, hidden)
    db.write_now(service.remove_comment, ana, comment_id=comment)
    db.write_now(service.hide, mona, hidden, "Names a customer")

    note, shown, line = under(ben, question)
    assert (note.is_deleted, note.author.name, note.html, note.can_edit) == (True, "", "", False)
    assert shown.id == reply
    assert (line.is_withheld, line.is_waiting, line.author.name, line.html) == (True, False, "", "")
    assert load(question.id).comment_count == 1
    db.write_now(service.remove_comment, ben, comment_id=reply)
    assert [view.id for view in under(ben, question)] == [hidden]


def test_anonymous_content_takes_signed_comments(ana, ben, question) -> None:
    anonymous = write_anonymous(question)
    comment = say(ben, anonymous.id)
    assert [view.author.name for view in under(ana, anonymous)] == ["Ben Stone"]
    assert (load(anonymous.id).activity_at, load(comment).is_anonymous) == (None, False)


def test_counts_are_exact_when_many_comment_at_once(people, question) -> None:
    crowd = [people.member(f"Person {number}") for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda actor: [say(actor, question.id) for _time in range(3)], crowd))
    assert load(question.id).comment_count == 24


def test_address_of_a_comment_leads_to_what_it_belongs_to(ana, ben, question) -> None:
    comment = say(ben, answer_of(ben, question).id)
    assert COMMENT.at(comment, question.id) == f"/history/{comment}"
    assert db.read_now(queries.get_history, ana, comment).address == f"/questions/{question.id}"
