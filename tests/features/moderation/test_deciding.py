"""Decisions: kept, hidden, or words taken out of every edition and of everything that is made of them."""

import pytest
from sqlalchemy import select as select_columns
from sqlmodel import Session, SQLModel, select

from learnhub.access.audit import Audit
from learnhub.core import db
from learnhub.errors import Forbidden, Invalid, NotFound
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as content
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.home.queries import get_shell
from learnhub.features.moderation import queries, service
from learnhub.features.moderation.enums import Decision, FlagReason
from learnhub.features.moderation.errors import (
    AlreadyDecided,
    AnsweredBefore,
    NobodyElse,
    NoSuchCase,
    NotUndone,
)
from learnhub.features.moderation.schemas import DecideInput, DisagreeInput
from tests.features.discussion.support import load, write_anonymous
from tests.features.moderation.support import (
    BLAME,
    BODY,
    TITLE,
    case_of,
    flag,
    hide,
    keep,
    queue,
    redact,
    write,
)
from tests.features.notices.support import inbox, tell


@pytest.fixture
def held(author, readers) -> str:
    """A question that three people had hidden."""
    question = write(author)
    flag(readers[0], question, "He has been on leave: Jean-Baptiste never checks the flange, we all know it.")
    for reader in readers[1:3]:
        flag(reader, question)
    return question


def dump(session: Session) -> str:
    """Every value of every table."""
    tables = SQLModel.metadata.sorted_tables
    return "\n".join(str(tuple(row)) for table in tables for row in session.execute(select_columns(table)))


def edit(actor, content_id: str, body: str) -> None:
    def change(session: Session) -> None:
        row = discussion.get_content_for_update(session, actor, content_id)
        content.edit(session, actor, row, edition=row.edition, body=body)

    db.write_now(change)


def audited() -> list[str]:
    statement = select(Audit.action).where(Audit.action.like("moderation:%")).order_by(Audit.id)
    return db.read_now(lambda session: list(session.exec(statement)))


def test_kept_content_is_visible_as_it_was(held, nadia, author, readers) -> None:
    keep(nadia, case_of(held).id)

    assert (load(held).status, load(held).body, load(held).edition) == (Status.PUBLISHED, BODY, 1)
    assert queue(nadia) == []
    assert [row.decision for row in queue(nadia, decided=True)] == ["keep"]
    assert audited() == ["moderation:keep"]


def test_hidden_content_says_why_to_its_author_only(held, nadia, author, readers) -> None:
    hide(nadia, case_of(held).id)

    assert load(held).hidden_reason == "Names a person.\nPlease leave names out."
    assert db.read_now(discussion.get_content, author, held).status == Status.HIDDEN
    with pytest.raises(NotFound):
        db.read_now(discussion.get_content, readers[0], held)


def test_redacted_words_are_nowhere_in_the_database(author, readers, nadia) -> None:
    question = write(author, "We all know that Jean-Baptist never looks at the flange. Nothing is written.")
    edit(author, question, f"{BLAME.upper()} {BODY}")
    edit(author, question, BODY)
    flag(readers[0], question, f"Who says “{BLAME}”?")
    case = case_of(question)
    redact(nadia, case.id, BODY, BLAME, note=f"Not “{BLAME.lower()}”, please.", edition=3)
    rows = db.read_now(dump)

    assert load(question).body == "[…] It is not on the torque sheet."
    assert (load(question).status, load(question).edition) == (Status.PUBLISHED, 4)
    assert "never checks" not in rows.casefold()
    assert "baptist" not in rows.casefold()
    assert "[…] Nothing is written." in rows
    history = db.read_now(discussion.list_revisions, author, question).items
    assert (history[0].origin, history[0].person.name) == ("redacted", "")
    assert audited() == ["moderation:redact"]


def test_title_and_sections_are_redacted(author, readers, nadia) -> None:
    question = write(author, "Ask Paul Martin about it.")
    flag(readers[0], question)
    redact(nadia, case_of(question).id, TITLE, "flange", name="title")

    assert load(question).title == "Who checks the […]?"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"decision": "redact", "reason": "unkind", "note": "So."}, "marks"),
        (
            {"decision": "redact", "reason": "unkind", "marks": [{"name": "body", "start": 0, "end": 3}]},
            "note",
        ),
        ({"decision": "hide", "note": "So."}, "reason"),
        ({"decision": "hide", "reason": "unkind"}, "note"),
    ],
)
def test_decision_says_what_is_missing(held, nadia, given, field) -> None:
    with pytest.raises(Invalid) as problem:
        db.write_now(service.decide, nadia, case_of(held).id, DecideInput(**given))

    assert list(problem.value.fields) == [field]
    assert case_of(held).decision == ""


def test_words_of_another_edition_are_not_taken_out(author, readers, nadia) -> None:
    question = write(author)
    flag(readers[0], question)
    edit(author, question, "Nobody checks it.")

    with pytest.raises(EditedMeanwhile):
        redact(nadia, case_of(question).id, BODY, BLAME)
    assert load(question).body == "Nobody checks it."


def test_only_moderators_decide_and_not_about_their_own(held, readers, nadia, mona) -> None:
    own = write(nadia)
    flag(readers[0], own)

    with pytest.raises(Forbidden):
        keep(readers[0], case_of(held).id)
    with pytest.raises(NoSuchCase):
        keep(nadia, case_of(own).id)
    assert {row.content_id for row in queue(nadia)} == {held}
    assert {row.content_id for row in queue(mona)} == {held, own}


def test_the_second_of_two_moderators_is_told(held, nadia, mona) -> None:
    case_id = case_of(held).id
    db.write_now(service.claim, nadia, case_id)
    db.write_now(service.claim, mona, case_id)

    assert db.read_now(queries.get_case, mona, case_id).reader.name == "Nadia Cherkaoui"
    assert db.read_now(queries.get_case, nadia, case_id).reader.name == ""
    keep(nadia, case_id)
    with pytest.raises(AlreadyDecided):
        hide(mona, case_id)
    assert load(held).status == Status.PUBLISHED


def test_another_moderator_is_asked(held, nadia, mona, author) -> None:
    case_id = case_of(held).id
    db.write_now(service.ask_another, nadia, case_id)

    assert queue(nadia) == []
    assert [row.id for row in queue(mona)] == [case_id]
    with pytest.raises(NoSuchCase):
        db.read_now(queries.get_case, nadia, case_id)
    with pytest.raises(NobodyElse):
        db.write_now(service.ask_another, mona, case_id)


def test_who_decided_takes_it_back_unless_words_are_gone(held, nadia, mona, readers, author) -> None:
    case_id = case_of(held).id
    hide(nadia, case_id)
    with pytest.raises(Forbidden):
        db.write_now(service.undo, mona, case_id)
    db.write_now(service.undo, nadia, case_id)

    assert (load(held).status, load(held).hidden_reason) == (Status.HIDDEN, "")
    assert [row.id for row in queue(nadia)] == [case_id]
    redact(nadia, case_id, BODY, BLAME)
    with pytest.raises((NotUndone, Forbidden)):
        db.write_now(service.undo, nadia, case_id)
    assert audited() == ["moderation:hide", "moderation:undo", "moderation:redact"]


def test_disagreement_goes_to_another_moderator(held, nadia, mona, author, readers) -> None:
    case_id = case_of(held).id
    hide(nadia, case_id)
    form = DisagreeInput(text="I was asked to say it.")
    with pytest.raises(NoSuchCase):
        db.write_now(service.answer, readers[0], case_id, form)
    db.write_now(service.answer, author, case_id, form)
    (again,) = queue(mona)
    view = db.read_now(queries.get_case, mona, again.id)

    assert queue(nadia) == []
    assert (view.answer, view.earlier_decision) == ("I was asked to say it.", "hide")
    with pytest.raises(AnsweredBefore):
        db.write_now(service.answer, author, case_id, form)
    keep(mona, again.id)
    assert load(held).status == Status.PUBLISHED


def test_author_is_told_that_it_waits_and_what_was_decided(held, nadia, author, readers) -> None:
    tell()
    case_id = case_of(held).id
    waits = db.read_now(queries.get_message, author, case_id)
    hide(nadia, case_id)
    tell()
    message = db.read_now(queries.get_message, author, case_id)
    (item,) = inbox(author, waiting=False)

    assert waits.headline == "Your question waits for a moderator."
    assert message.headline == "Your question is hidden."
    assert message.because == "Only you and moderators see it, because it names a person."
    assert (message.note, message.signature) == ("Please leave names out.", "Nadia Cherkaoui, moderator")
    assert (item.address, [notice.what for notice in item.notices]) == (
        f"/moderation/{case_id}",
        ["hide", "held"],
    )
    assert not any("Petit" in str(item) or "Stone" in str(item) for item in inbox(author, waiting=False))
    with pytest.raises(NoSuchCase):
        db.read_now(queries.get_message, readers[0], case_id)


def test_log_tells_everybody_what_was_decided_and_never_the_words(held, nadia, readers) -> None:
    hide(nadia, case_of(held).id)
    (row,) = db.read_now(queries.list_log, readers[3]).items

    assert (row.kind, row.decision, row.reason) == ("question", Decision.HIDE, FlagReason.NAMES_A_PERSON)
    assert row.day is not None
    assert row.day.hour == 12
    assert "flange" not in str(row)


def test_queue_is_in_order_and_stands_in_place(author, readers, nadia, held, statements) -> None:
    older = write(author)
    flag(readers[0], older)
    anonymous = write_anonymous(load(older), body="My foreman never does it.").id
    for reader in readers[:3]:
        flag(reader, anonymous)
    listed = queue(nadia)
    first = db.read_now(queries.list_cases, nadia, size=1)
    rest = db.read_now(queries.list_cases, nadia, cursor=first.next)

    assert [row.content_id for row in listed] == [held, older, anonymous]
    assert [*first.items, *rest.items] == listed
    assert listed[2].author.id == ""
    view = db.read_now(queries.get_case, nadia, listed[0].id)
    assert [(text.name, text.text) for text in view.texts] == [("title", TITLE), ("body", BODY)]
    assert [view.person.name for view in view.flags] != [""] * 3
    hidden = db.read_now(queries.get_case, nadia, listed[2].id)
    assert [flagged.person.id for flagged in hidden.flags] == [""] * 3
    assert hidden.before.id == older


def test_figure_counts_what_a_moderator_can_decide(held, nadia, author) -> None:
    assert db.read_now(get_shell, nadia).figures["cases_waiting"] == 1
    assert db.read_now(get_shell, author).figures["cases_waiting"] == 0
