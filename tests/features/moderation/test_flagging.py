"""Flags: one of each person; three hide what they are about until a moderator has read it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session, select

from learnhub.core import bus, db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentHidden
from learnhub.features.discussion.models import Content
from learnhub.features.moderation.enums import FlagReason
from learnhub.features.moderation.errors import FlagDecided, OwnContent
from learnhub.features.moderation.service.flagging import UNDATED
from learnhub.features.people.models import Person
from tests.features.discussion.support import load, write_anonymous
from tests.features.moderation.support import case_of, flag, flags_of, keep, queue, write


def test_three_people_hide_it_until_a_moderator_has_read_it(author, readers, nadia) -> None:
    question = write(author)
    flag(readers[0], question, "He has been on leave.")
    flag(readers[1], question)

    assert load(question).status == Status.PUBLISHED
    flag(readers[2], question, reason=FlagReason.UNKIND)
    (row,) = queue(nadia)

    assert (load(question).status, load(question).hidden_reason) == (Status.HIDDEN, "")
    assert (row.content_id, row.flag_count, row.is_hidden, row.reason) == (
        question,
        3,
        True,
        "names_a_person",
    )
    with pytest.raises(NotFound):  # gone from everybody else
        flag(readers[3], question)


def test_flag_of_one_person_counts_once(author, readers) -> None:
    question = write(author)
    for _ in range(5):
        flag(readers[0], question)

    assert (case_of(question).flag_count, len(flags_of(question))) == (1, 1)
    assert load(question).status == Status.PUBLISHED


def test_own_words_are_not_flagged(author, readers) -> None:
    question = write(author)

    with pytest.raises(OwnContent):
        flag(author, question)
    with pytest.raises(NotFound):
        flag(readers[0], "000000000000")


def test_what_a_moderator_kept_is_not_hidden_by_the_same_people(author, readers, nadia) -> None:
    question = write(author)
    for reader in readers[:3]:
        flag(reader, question)
    keep(nadia, case_of(question).id)

    for reader in readers[:3]:
        with pytest.raises(FlagDecided):
            flag(reader, question)
    flag(readers[3], question)
    assert load(question).status == Status.PUBLISHED
    assert case_of(question).flag_count == 1


def test_many_at_once_are_exact_and_hide_it_once(author, people) -> None:
    question = write(author)
    crowd = [people.member() for _ in range(40)]
    hidden = []

    def click(actor) -> None:
        for _ in range(3):
            try:
                flag(actor, question)
            except (NotFound, Forbidden):
                return

    bus.listen(ContentHidden, announcer=hidden.append)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(click, crowd))

    assert case_of(question).flag_count == len(flags_of(question)) == 3
    assert [event.content_id for event in hidden] == [question]


def test_flags_on_anonymous_content_name_nobody_and_no_moment(author, readers, nadia) -> None:
    question = write(author)
    anonymous = write_anonymous(load(question), body="My foreman never does it.").id
    for reader in readers[:3]:
        flag(reader, anonymous)
    case = case_of(anonymous)

    assert load(anonymous).status == Status.HIDDEN
    assert (case.opened_at, case.hidden_at, case.is_held, case.flag_count) == (UNDATED, None, True, 3)
    assert [row.person_id for row in flags_of(anonymous)] == [None] * 3
    people_ids = db.read_now(lambda session: set(session.exec(select(Person.id))))
    assert not people_ids & {row.voter for row in flags_of(anonymous)}
    assert [row.at for row in queue(nadia)] == [None]


def test_what_its_author_takes_back_leaves_the_queue(author, readers, nadia) -> None:
    question = write(author)
    flag(readers[0], question)

    def remove(session: Session) -> None:
        discussion.remove(session, author, session.get_one(Content, question))

    db.write_now(remove)

    assert queue(nadia) == []
