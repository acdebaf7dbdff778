"""What a moderator does where content stands: a decision like any other, never about their own words."""

import pytest

from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import NotFound
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as content
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import OwnModeration
from learnhub.features.discussion.models import Thanks
from learnhub.features.discussion.schemas import CommentInput, ThankInput
from learnhub.features.moderation import queries, service
from learnhub.features.moderation.errors import LeftToOthers
from learnhub.features.moderation.models import NOTE_MAX, ModerationCase
from learnhub.features.moderation.schemas import DisagreeInput
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from tests.features.discussion.support import load, write_question
from tests.features.moderation.support import BODY, case_of, flag, flags_of, hide, queue, redact, write
from tests.features.notices.support import inbox, tell

REASON = "It names a customer."


def put_away(moderator, content_id: str, reason: str = REASON) -> None:
    db.write_now(content.hide, moderator, content_id, reason)


def show(moderator, content_id: str) -> None:
    db.write_now(content.unhide, moderator, content_id)


def log(actor) -> list[tuple[str, str]]:
    return [(row.kind, row.decision) for row in db.read_now(queries.list_log, actor).items]


def test_it_is_in_the_log_and_its_author_reads_the_reason_and_may_disagree(
    author, readers, nadia, mona
) -> None:
    question = write(author)
    put_away(nadia, question)
    tell()
    case = case_of(question)
    message = db.read_now(queries.get_message, author, case.id)

    assert log(readers[0]) == [("question", "hide")]
    assert (message.headline, message.note) == ("Your question is hidden.", REASON)
    assert [item.address for item in inbox(author, waiting=False)] == [f"/moderation/{case.id}"]
    db.write_now(service.answer, author, case.id, DisagreeInput(text="No customer is named."))
    with pytest.raises(LeftToOthers):
        show(nadia, question)
    show(mona, question)
    assert (load(question).status, queue(mona), queue(nadia)) == (Status.PUBLISHED, [], [])
    assert log(readers[0]) == [("question", "keep"), ("question", "hide")]


def test_pressing_twice_is_one_decision(author, nadia, readers) -> None:
    question = write(author)
    for _time in range(2):
        put_away(nadia, question)
    for _time in range(2):
        show(nadia, question)

    assert log(readers[0]) == [("question", "keep"), ("question", "hide")]


def test_it_decides_the_case_that_flags_opened(author, readers, nadia) -> None:
    question = write(author)
    for reader in readers[:3]:
        flag(reader, question)
    show(nadia, question)

    assert (queue(nadia), load(question).status) == ([], Status.PUBLISHED)
    assert [row.flag_count for row in queue(nadia, decided=True)] == [3]


def test_undone_it_leaves_nothing_behind(author, nadia, readers) -> None:
    question = write(author)
    put_away(nadia, question)
    waits = db.write_now(service.undo, nadia, case_of(question).id)

    assert (waits, load(question).status, case_of(question)) == (False, Status.PUBLISHED, None)
    put_away(nadia, question)
    show(nadia, question)
    (kept,) = [row for row in queue(nadia, decided=True) if row.decision == "keep"]
    assert db.write_now(service.undo, nadia, kept.id) is True
    assert (load(question).status, [row.id for row in queue(nadia)]) == (Status.HIDDEN, [kept.id])


def test_moderators_decide_nothing_about_their_own_words(nadia, mona, readers) -> None:
    question = write(nadia)
    with pytest.raises(OwnModeration):
        put_away(nadia, question)
    for reader in readers[:3]:
        flag(reader, question)
    with pytest.raises(OwnModeration):
        show(nadia, question)
    assert load(question).status == Status.HIDDEN


def comment(actor, parent_id: str, body: str = "Never heard of it.") -> str:
    return db.write_now(content.comment, actor, CommentInput(body=body), parent_id=parent_id)


def test_a_comment_is_flagged_and_judged_from_the_page_where_it_stands(author, readers, nadia) -> None:
    question = write(author)
    said = comment(author, question)
    flag(readers[0], said)

    entry = db.read_now(queries.get_flagged, readers[1], said)
    case = db.read_now(queries.get_case, nadia, case_of(said).id)
    assert entry.address == case.address == f"/questions/{question}"


def take_back(actor, comment_id: str) -> None:
    """Delete one's comment, and undo it."""
    db.write_now(
        content.restore_comment, actor, db.write_now(content.remove_comment, actor, comment_id=comment_id)
    )


def test_deleting_and_undoing_neither_shows_what_is_hidden_nor_loses_a_flag(author, readers, nadia) -> None:
    question = write(author)
    mine = comment(readers[0], question)
    flag(readers[1], mine)
    flag(readers[2], mine)
    take_back(readers[0], mine)

    assert (load(mine).status, case_of(mine).flag_count, len(flags_of(mine))) == (Status.PUBLISHED, 2, 2)
    flag(readers[3], mine)
    take_back(readers[0], mine)
    assert (load(mine).status, [row.content_id for row in queue(nadia)]) == (Status.HIDDEN, [mine])
    hide(nadia, case_of(mine).id)
    reason = load(mine).hidden_reason
    take_back(readers[0], mine)
    assert (load(mine).status, load(mine).hidden_reason) == (Status.HIDDEN, reason)


def test_what_is_gone_for_good_is_forgotten_with_its_flags(author, readers, nadia) -> None:
    question = write(author)
    mine = comment(readers[0], question)
    flag(readers[1], mine, "Unkind.")
    db.write_now(content.remove_comment, readers[0], comment_id=mine)
    case_id = case_of(mine).id

    assert queue(nadia) == []
    with pytest.raises(NotFound):
        db.read_now(queries.get_case, nadia, case_id)
    with pytest.raises(NotFound):
        db.read_now(queries.get_message, readers[0], case_id)
    db.write_now(service.forget_removed)
    assert (case_of(mine), flags_of(mine)) == (None, [])


def test_hidden_comment_leaves_a_line_without_words_or_author(author, readers, nadia) -> None:
    question = write(author)
    theirs = comment(readers[0], question, "Jean-Baptiste is to blame.")
    comment(readers[1], theirs, "Is he?")
    flag(readers[2], theirs)
    hide(nadia, case_of(theirs).id)

    def read(actor):
        return db.read_now(discussion.list_comment_sources, actor, question, cursor=None, size=10).items

    (line,) = read(readers[2])
    assert (line.is_withheld, line.html, line.body, line.author.id) == (True, "", "", "")
    assert line.hidden_reason == "Names a person."
    assert not any((line.can_reply, line.can_edit, line.can_remove, line.can_moderate))
    for actor in (readers[0], nadia):
        assert [row.body for row in read(actor)] == ["Jean-Baptiste is to blame.", "Is he?"]
    assert load(question).comment_count == db.read_now(discussion.count_under, question) == 0


def test_comments_under_what_is_hidden_are_neither_counted_nor_answered(author, readers, nadia) -> None:
    question = load(write(author))
    answered = db.write_now(
        content.create, readers[0], kind="answer", body="Grease.", language="en", parent=question
    )
    first = comment(readers[1], answered.id)
    comment(readers[2], question.id)
    put_away(nadia, answered.id)

    assert db.read_now(discussion.count_under, question.id) == 1
    with pytest.raises(content.comments.NotCommentable):
        comment(readers[0], first)


def close(content_id: str, *members) -> None:
    """Move content into a closed space of these people."""

    def change(session) -> None:
        space = Space(kind=SpaceKind.COMMUNITY, name="Works council", is_open=False)
        session.add(space)
        session.flush()
        session.add_all(SpaceMember(space_id=space.id, person_id=each.person_id) for each in members)
        session.get_one(type(load(content_id)), content_id).space_id = space.id

    db.write_now(change)


def test_decisions_in_a_closed_space_are_told_to_those_who_belong_to_it(author, readers, nadia, mona) -> None:
    question = write(author)
    put_away(nadia, question)
    close(question, author, nadia, readers[0])

    assert [log(actor) for actor in (readers[0], readers[1])] == [[("question", "hide")], []]
    assert [db.read_now(queries.count_decided, actor) for actor in (nadia, mona)] == [1, 0]


def thank(actor, content_id: str, reason: str) -> None:
    db.write_now(content.thank, actor, ThankInput(reason=reason), content_id=content_id)


def reasons(content_id: str) -> list[str]:
    from sqlmodel import select

    return db.read_now(
        lambda session: sorted(session.exec(select(Thanks.reason).where(Thanks.content_id == content_id)))
    )


def test_words_leave_thanks_with_the_text_or_by_themselves(author, readers, nadia, people) -> None:
    question = write(author)
    thank(readers[0], question, "Jean-Baptiste  never checks the flange, we all know it. Thanks!")
    thank(readers[1], question, "Unlike you, Paul.")
    flag(readers[2], question)
    redact(nadia, case_of(question).id, BODY, "Jean-Baptiste never checks the flange, we all know it.")

    assert reasons(question) == ["Unlike you, Paul.", "[…] Thanks!"]
    view = db.write_now(content.remove_reason, nadia, content_id=question, person_id=readers[1].person_id)
    assert (view.count, reasons(question)) == (2, ["", "[…] Thanks!"])
    with pytest.raises(Exception, match="not"):
        db.write_now(content.remove_reason, readers[3], content_id=question, person_id=readers[0].person_id)


def test_many_gaps_never_make_a_note_longer_than_its_column(author, readers, nadia) -> None:
    question = write_question(author, "Who is it?", body="x and y").id
    flag(readers[0], question, "x y " * (NOTE_MAX // 4))
    thank(readers[1], question, "x y " * 50)
    redact(nadia, case_of(question).id, "x and y", "x")

    assert len(flags_of(question)[0].note) <= NOTE_MAX


def test_administrators_moderate_as_well(author, people) -> None:
    question = write(author)
    administrator = people.member(roles=(Role.ADMINISTRATOR,))
    put_away(administrator, question)

    assert isinstance(case_of(question), ModerationCase)
