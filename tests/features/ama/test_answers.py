"""Notes and answers in writing, who owes one by when, and a session that is over as it is read."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import AnswerPart, DismissReason, Outcome, Section
from learnhub.features.ama.errors import AnsweredAloud, AnsweredInWriting, DateMoved, WrongPhase
from learnhub.features.ama.models import AmaAnswer
from learnhub.features.ama.schemas import AnswerInput, DismissInput, PromiseInput
from learnhub.features.cards import queries as cards
from learnhub.features.cards.schemas import CardInput, SourceRef
from learnhub.features.cards.service import create_card
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent
from learnhub.features.discussion.queries import anonymous_under, get_content
from learnhub.features.discussion.service import hide
from tests.features.ama.support import AFTER, TODAY, state_of

NOTE, WRITTEN = AnswerPart.NOTE, AnswerPart.WRITTEN
FRIDAY = TODAY + timedelta(days=2)


def save(room, question, text, *, part=NOTE, edition=0, actor=None) -> int:
    form = AnswerInput(question=question, part=part, text=text, edition=edition)
    return db.write_now(service.save_answer, actor or room.host, room.id, form)


def promise(room, question, due_on: date = FRIDAY, owed_by=None, actor=None) -> None:
    form = PromiseInput(question=question, owed_by=(owed_by or room.leader).person_id, due_on=due_on)
    db.write_now(service.promise, actor or room.host, room.id, form)


def air(room, question, **given) -> None:
    db.write_now(service.put_on_air, room.host, room.id, question, **given)


def end(room, **given) -> None:
    db.write_now(service.end_session, room.leader, room.id, **given)


def ended(room, actor=None):
    return db.read_now(queries.open_ended, actor or room.members[0], room.id)


def text_of(room, question, part=NOTE, actor=None):
    return db.read_now(queries.get_answer_text, actor or room.host, room.id, question, part=part)


@pytest.fixture
def live(room):
    """A session that is on, in which questions show at once."""
    room.open(moderation=AFTER)
    return room


def test_a_note_is_for_hosts_until_the_session_is_over(live):
    question = live.ask("What about Lille?")
    air(live, question)
    assert save(live, question, "Lille **stays**.") == 1
    assert save(live, question, "Lille **stays** open.", edition=1, actor=live.leader) == 2
    note = text_of(live, question, actor=live.leader)
    assert (note.text, note.edition, note.author.name) == ("Lille **stays** open.", 2, "Élodie Faure")
    with pytest.raises(Forbidden):
        text_of(live, question, actor=live.members[0])
    with pytest.raises(WrongPhase):
        ended(live)

    end(live, outcome=Outcome.ANSWERED)

    (row,) = ended(live).live
    assert "<strong>stays</strong> open" in row.note.html
    assert (row.note.author.name, row.can_write) == ("Élodie Faure", False)
    assert ended(live, live.host).live[0].can_write


def test_a_note_sent_twice_is_one_and_an_older_edition_overwrites_nothing(live):
    question = live.ask("What about Lille?")
    air(live, question)
    assert [save(live, question, "It stays."), save(live, question, "It stays.")] == [1, 1]
    with pytest.raises(EditedMeanwhile):
        save(live, question, "It goes.", actor=live.leader)
    assert text_of(live, question).text == "It stays."
    save(live, question, "", edition=1)
    end(live, outcome=Outcome.ANSWERED)
    assert ended(live).live[0].note.html == ""
    assert ended(live).figures.noted == 0


def test_what_leaves_the_air_was_answered_or_goes_back_with_votes_and_note(live):
    first, second, third = (live.ask(f"Question {number}?") for number in range(3))
    live.vote(first, *live.members[:2])
    air(live, first)
    save(live, first, "Half of it.")
    air(live, second, instead_of=first)
    assert state_of(first) == "approved"
    air(live, third, instead_of=second, outcome=Outcome.ANSWERED)
    assert state_of(second) == "answered"
    assert text_of(live, first).text == "Half of it."
    board = db.read_now(queries.live_view, live.id)
    assert (board["next"], board["votes"][first]) == ([first], 2)


def test_the_rest_in_writing_keeps_the_note_and_names_who_and_when(live):
    question = live.ask("What about Lille?")
    air(live, question)
    save(live, question, "Half of it.")
    promise(live, question, owed_by=live.members[3])
    assert state_of(question) == "in_writing"
    view = db.read_now(queries.live_view, live.id)
    assert (view["on_air"], view["answered"], view["rows"][question].state) == ("", [question], "in_writing")
    end(live)

    (row,) = ended(live).writing
    assert (row.promise.owed_by.name, row.promise.due_on, row.is_owed, row.promise.late_days) == (
        "Member 3",
        "2026-03-13",
        True,
        -2,
    )
    assert "Half of it." in row.note.html
    assert (ended(live).figures.writing, ended(live).figures.owed) == (1, 1)


def test_who_owes_writes_the_answer_and_nobody_else(live):
    question = live.ask("What about Lille?")
    promise(live, question, owed_by=live.members[3])
    end(live)
    with pytest.raises(Forbidden):
        save(live, question, "No.", part=WRITTEN, actor=live.members[0])
    with pytest.raises(Forbidden):
        save(live, question, "No.", actor=live.members[3])
    save(live, question, "It stays.", part=WRITTEN, actor=live.members[3])

    (row,) = ended(live).writing
    assert (row.is_owed, row.written.author.name, row.promise.late_days) == (False, "Member 3", -2)
    assert ended(live).figures.written == 1
    with pytest.raises(AnsweredInWriting):
        promise(live, question, FRIDAY + timedelta(days=1))
    save(live, question, "", part=WRITTEN, edition=1)
    assert ended(live).writing[0].is_owed


def test_a_date_moves_once_and_the_first_stays(live):
    question = live.ask("What about Lille?")
    promise(live, question)
    promise(live, question, owed_by=live.host)
    promise(live, question, FRIDAY + timedelta(days=3))
    with pytest.raises(DateMoved):
        promise(live, question, FRIDAY + timedelta(days=9))
    with pytest.raises(DateMoved):
        promise(live, question)
    promise(live, question, FRIDAY + timedelta(days=3), owed_by=live.host)
    end(live)
    (row,) = ended(live).writing
    assert (row.promise.due_on, row.promise.first_due_on) == ("2026-03-16", "2026-03-13")
    assert row.promise.owed_by.name == "Élodie Faure"


@pytest.mark.parametrize(
    "due_on", [TODAY - timedelta(days=1), TODAY + timedelta(days=400), date(2200, 12, 31)]
)
def test_a_promise_is_for_a_day_of_the_coming_year(live, due_on):
    question = live.ask("What about Lille?")
    with pytest.raises(Invalid):
        promise(live, question, due_on)
    with pytest.raises(Forbidden):
        promise(live, question, actor=live.members[0])
    assert state_of(question) == "approved"


def test_what_was_not_answered_can_be_answered_in_writing_later(live):
    question = live.ask("What about Lille?")
    end(live)
    assert [row.id for row in ended(live).open] == [question]
    save(live, question, "It stays.", part=WRITTEN)
    assert [row.written.text for row in ended(live).writing] == ["It stays."]
    save(live, question, "", part=WRITTEN, edition=1)
    assert state_of(question) == "approved"


def test_what_was_answered_aloud_has_a_note_and_no_second_answer(live):
    question = live.ask("What about Lille?")
    db.write_now(service.mark_answered, live.host, live.id, question)
    with pytest.raises(AnsweredAloud):
        save(live, question, "It stays.", part=WRITTEN)
    end(live)
    save(live, question, "It stays.")
    assert ended(live).live[0].note.text == "It stays."


def test_figures_add_up_and_reasons_are_counted(live):
    answered, promised, _left = (live.ask(f"Question {number}?") for number in range(3))
    live.ask_anonymously("And without a name?")
    live.publish()
    db.write_now(service.mark_answered, live.host, live.id, answered)
    promise(live, promised)
    for number in range(2):
        dropped = live.ask(f"Again {number}?")
        form = DismissInput(question=dropped, reason=DismissReason.DUPLICATE, note="For the asker alone.")
        db.write_now(service.dismiss, live.host, live.id, form)
    end(live)

    view = ended(live)
    figures = view.figures
    assert (figures.asked, figures.named, figures.anonymous) == (6, 5, 1)
    assert (
        figures.live + figures.writing + figures.open + figures.dismissed + figures.waiting == figures.asked
    )
    assert view.reasons == [("duplicate", 2)]
    assert "For the asker alone." not in repr(view)


def test_long_sections_come_page_by_page_in_the_order_of_votes(live):
    questions = [live.ask(f"Question {number}?", live.members[number % 6]) for number in range(23)]
    live.vote(questions[7], *live.members[:2])
    end(live)
    view = ended(live)
    page = db.read_now(
        queries.list_section, live.members[0], live.id, section=Section.OPEN, after=view.open_next
    )
    ids = [row.id for row in [*view.open, *page.items]]
    assert ids[0] == questions[7]
    assert (len(view.open), page.next, sorted(ids)) == (20, None, sorted(questions))


def test_everybody_sees_what_is_owed_and_how_late(live):
    late, later, hidden = (live.ask(f"Question {number}?") for number in range(3))
    promise(live, later, FRIDAY + timedelta(days=7))
    promise(live, late, owed_by=live.members[3])
    promise(live, hidden)
    db.write_now(service.put_back, live.host, live.id, hidden)
    with clock.at(clock.utcnow() + timedelta(days=4)):
        rows = db.read_now(queries.list_owed, live.members[0]).items
        own = db.read_now(queries.list_owed, live.members[3]).items
        first = db.read_now(queries.list_owed, live.members[0], size=1)
        rest = db.read_now(queries.list_owed, live.members[0], size=1, after=first.next)
    assert ([*first.items, *rest.items], rest.next) == (rows, None)
    assert [(row.id, row.promise.late_days, row.promise.owed_by.name) for row in rows] == [
        (late, 2, "Member 3"),
        (later, -5, "Hélène Marchetti"),
    ]
    assert [row.is_mine for row in own] == [True, False]


def test_today_says_what_its_reader_owes_and_how_late(live, statements):
    first, second, other = (live.ask(f"Question {number}?") for number in range(3))
    promise(live, other, FRIDAY - timedelta(days=1))
    promise(live, first, FRIDAY + timedelta(days=7), owed_by=live.members[3])
    promise(live, second, owed_by=live.members[3])
    end(live)

    def owed(actor):
        return db.read_now(queries.today_owed, actor)

    with clock.at(clock.utcnow() + timedelta(days=4)):
        view, nobody = owed(live.members[3]), owed(live.members[0])
        own = db.read_now(queries.list_owed, live.members[3], mine=True, size=1)
        rest = db.read_now(queries.list_owed, live.members[3], mine=True, size=1, after=own.next)
    assert (view.count, view.first.id, view.first.promise.late_days, nobody.count) == (2, second, 2, 0)
    assert ([row.id for row in (*own.items, *rest.items)], rest.next) == ([second, first], None)
    assert statements(lambda: owed(live.members[3])) == 1
    for question in (first, second):
        save(live, question, "It stays.", part=WRITTEN, actor=live.members[3])
    assert owed(live.members[3]).count == 0


def test_an_answer_is_readable_content_once_the_session_is_over(live):
    question = live.ask("What about Lille?")
    air(live, question)
    save(live, question, "It stays.")
    answer = db.read_now(_answer_id, question)
    with pytest.raises(NoSuchContent):
        db.read_now(get_content, live.members[0], answer, "ama_answer")
    end(live, outcome=Outcome.ANSWERED)
    assert db.read_now(get_content, live.members[0], answer, "ama_answer").body == "It stays."


def test_a_card_made_from_an_answer_names_the_question_and_nobody_who_asked(live, people):
    moderator = people.member("Ines Garnier", roles=(Role.MODERATOR,))
    live.ask_anonymously("Why stop hiring?")
    live.publish()
    (question,) = db.read_now(anonymous_under, live.id)
    air(live, question)
    save(live, question, "Two posts **reopen** in January.")
    answer = db.read_now(_answer_id, question)
    with pytest.raises(NoSuchContent):
        db.read_now(cards.text_from_source, live.members[0], answer)
    end(live, outcome=Outcome.ANSWERED)

    text = db.read_now(cards.text_from_source, live.members[0], answer)
    # Whoever asked without a name cannot be asked whether their words may stand on a card.
    assert (text.front, text.back) == ("", "Two posts **reopen** in January.")
    assert text.source == SourceRef(
        answer, "ama_answer", live.id, "Why stop hiring?", text.source.author, f"/ama/{live.id}"
    )
    form = CardInput(
        front="When do we hire again?",
        back=text.back,
        topics=["hiring"],
        language="en",
        source_id=text.source.id,
    )
    card = db.write_now(create_card, live.members[0], form)
    assert db.read_now(cards.get_card, live.members[1], card).source == text.source

    db.write_now(hide, moderator, question, reason="Names a customer.")
    assert db.read_now(cards.get_card, live.members[1], card).source == SourceRef()
    with pytest.raises(NoSuchContent):
        db.read_now(cards.text_from_source, live.members[1], answer)


def _answer_id(session, question: str) -> str:
    return session.exec(select(AmaAnswer.content_id).where(AmaAnswer.question_id == question)).one()
