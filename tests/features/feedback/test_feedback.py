"""Growth feedback: asked for, given in four steps, owned by its recipient alone."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlmodel import Session, SQLModel, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.core.outbox import Outbox
from learnhub.errors import LearnHubError, NotFound
from learnhub.features.feedback import notices, queries, service
from learnhub.features.feedback.enums import Step
from learnhub.features.feedback.errors import (
    AlreadyThanked,
    NobodyToThank,
    NotAskedForFeedback,
    NotHere,
    OnlyWhenAsked,
    TooManyRequests,
    Unfinished,
)
from learnhub.features.feedback.events import FeedbackRequested
from learnhub.features.feedback.models import FeedbackAsked, FeedbackAuthor, FeedbackDraft, FeedbackNote
from learnhub.features.feedback.room import NOTICES
from learnhub.features.feedback.schemas import FeedbackOfferInput, FeedbackRequestInput, FeedbackThanksInput
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.personal_data import erase_person, export_person
from learnhub.features.search import queries as search
from learnhub.features.search.schemas import Query
from tests.features.feedback.support import ABOUT, WORDS, answer, ask, offer

THANKS = FeedbackThanksInput(words="I put the reading on the sheet now.")


@pytest.fixture
def mathieu(people) -> Actor:
    return people.member("Mathieu Le Goff")


@pytest.fixture
def camille(people) -> Actor:
    return people.member("Camille Roussel")


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit", roles=(Role.ADMINISTRATOR, Role.MODERATOR, Role.LEADER))


def only_note(actor: Actor) -> str:
    [row] = db.read_now(queries.list_notes, actor).items
    return row.id


def count(table: type[SQLModel]) -> int:
    return db.read_now(lambda session: len(session.exec(select(table)).all()))


def test_asked_then_told_in_four_steps(mathieu, camille) -> None:
    request = ask(mathieu, camille)
    [waiting] = db.read_now(queries.list_asked, camille)
    assert (waiting.id, waiting.person.id, waiting.about, waiting.asked) == (
        request,
        mathieu.person_id,
        ABOUT,
        1,
    )

    draft = db.write_now(service.begin_answer, camille, request)
    assert db.write_now(service.begin_answer, camille, request) == draft  # one goes on with it
    for step in Step:
        with pytest.raises(Unfinished):
            db.write_now(service.send, camille, draft)
        db.write_now(service.keep, camille, draft, step, WORDS[step.value])
    with pytest.raises(NotFound):
        db.read_now(queries.get_draft, mathieu, draft)
    assert db.read_now(queries.list_notes, mathieu).items == []
    db.write_now(service.send, camille, draft)

    note = db.read_now(queries.get_note, mathieu, only_note(mathieu))
    assert {name: getattr(note, name) for name in WORDS} == WORDS
    assert (note.author.id, note.was_asked, note.can_thank) == (camille.person_id, True, True)
    assert db.read_now(queries.list_asked, camille) == []
    [asked] = db.read_now(queries.list_requests, mathieu).items
    assert (asked.asked, asked.answers, asked.is_open) == (1, 1, True)
    with pytest.raises(NotAskedForFeedback):
        answer(camille, request)
    assert count(FeedbackDraft) == 0


def test_nobody_but_its_recipient_reads_it(mathieu, camille, ana, people) -> None:
    offer(camille, mathieu)
    note = only_note(mathieu)
    readers = [camille, ana, people.member(), *(people.member(roles=(role,)) for role in Role)]
    for reader in readers:
        assert db.read_now(queries.list_notes, reader).items == []
        for forbidden in (queries.get_note, service.remove_note):
            with pytest.raises(NotFound):
                db.write_now(forbidden, reader, note)
        with pytest.raises(NotFound):
            db.write_now(service.thank, reader, note, THANKS)
        assert db.read_now(notices.notes, reader, [note]) == {}
        found = db.read_now(search.search, reader, query=Query("hand-over pump Oumar reading"))
        assert found.hits == []
        exported = repr(db.read_now(export_person, reader.person_id))
        assert not [words for words in (ABOUT, *WORDS.values()) if words in exported]


def test_its_recipient_is_given_it_with_what_is_kept_of_them(mathieu, camille) -> None:
    offer(camille, mathieu)
    exported = db.read_now(export_person, mathieu.person_id)
    [note] = exported["feedback_note"]
    assert {name: note[name] for name in WORDS} == WORDS
    assert note["about"] == ABOUT


def test_no_word_of_it_stands_readable_in_the_database(mathieu, camille) -> None:
    request = ask(mathieu, camille)
    answer(camille, request)
    db.write_now(service.thank, mathieu, only_note(mathieu), THANKS)
    draft = db.write_now(service.begin_offer, camille, offered(mathieu))
    db.write_now(service.keep, camille, draft, Step.IMPACT, "The crew waited two hours.")
    secret = (ABOUT, *WORDS.values(), THANKS.words, "The crew waited two hours.")

    kept = db.read_now(everything)
    assert not [words for words in secret if words in kept]


def offered(recipient: Actor, about: str = ABOUT) -> FeedbackOfferInput:
    return FeedbackOfferInput(recipient_id=str(recipient.person_id), about=about)


def everything(session: Session) -> str:
    """All that every table holds, as one text."""
    rows = []
    for table in SQLModel.metadata.sorted_tables:
        rows += [repr(tuple(row)) for row in session.execute(text(f'SELECT * FROM "{table.name}"'))]
    return "\n".join(rows)


def test_who_declines_is_written_nowhere(mathieu, camille, people) -> None:
    others = [people.member() for _each in range(3)]
    request = ask(mathieu, camille, *others)
    db.write_now(service.begin_answer, camille, request)
    db.write_now(service.decline, camille, request)

    [asked] = db.read_now(queries.list_requests, mathieu).items
    assert (asked.asked, asked.answers) == (4, 0)
    answer(others[0], request)
    left = db.read_now(lambda session: session.exec(select(FeedbackAsked)).all())
    assert {row.person_id for row in left} == {each.person_id for each in others[1:]}
    assert count(FeedbackDraft) == 0
    with pytest.raises(NotAskedForFeedback):
        db.write_now(service.decline, camille, request)
    with pytest.raises(NotAskedForFeedback):
        db.write_now(service.begin_answer, camille, request)


def test_stopping_asks_nobody_any_longer_and_loses_no_word(mathieu, camille, people) -> None:
    other = people.member()
    request = ask(mathieu, camille, other)
    draft = db.write_now(service.begin_answer, camille, request)
    with pytest.raises(NotFound):
        db.write_now(service.stop, camille, request)
    db.write_now(service.stop, mathieu, request)

    assert db.read_now(queries.list_asked, other) == []
    tellings = db.read_now(lambda session: list(notices.requested(session, FeedbackRequested(request))))
    assert tellings == []
    for step in Step:
        db.write_now(service.keep, camille, draft, step, WORDS[step.value])
    db.write_now(service.send, camille, draft)
    assert db.read_now(queries.get_note, mathieu, only_note(mathieu)).was_asked


def test_only_those_who_are_asked_are_told_and_by_whom(mathieu, camille, people) -> None:
    request = ask(mathieu, camille)
    [telling] = db.read_now(lambda session: list(notices.requested(session, FeedbackRequested(request))))
    assert set(telling.people) == {camille.person_id}
    assert (telling.actor_id, telling.waits) == (mathieu.person_id, True)
    thing = db.read_now(notices.requests, camille, [request])[request]
    assert (thing.title, thing.address) == (ABOUT, f"/feedback/asked/{request}")
    ways = [act.to for act in NOTICES.sayings["requested"].acts if not act.run]
    assert ways == [""]  # which is that page: it has the button to write
    answer(camille, request)
    rows = db.read_now(lambda session: session.exec(select(Outbox)).all())
    assert not [row for row in rows if any(words in repr(row.payload) for words in WORDS.values())]


def test_whom_one_may_ask(mathieu, camille, people) -> None:
    gone = people.member(status=PersonStatus.SUSPENDED)
    for person_id in (str(mathieu.person_id), str(gone.person_id), "0" * 12):
        form = FeedbackRequestInput(about=ABOUT, people=[str(camille.person_id), person_id])
        with pytest.raises(NotHere):
            db.write_now(service.ask, mathieu, form)
    for _each in range(service.REQUESTS_MAX - 1):
        ask(mathieu, camille)
    last = ask(mathieu, camille)
    with pytest.raises(TooManyRequests):
        ask(mathieu, camille)
    db.write_now(service.stop, mathieu, last)
    ask(mathieu, camille)


def test_some_want_to_be_told_only_what_they_asked_for(mathieu, camille) -> None:
    draft = db.write_now(service.begin_offer, camille, offered(mathieu))
    for step in Step:
        db.write_now(service.keep, camille, draft, step, WORDS[step.value])
    db.write_now(service.choose, mathieu, only_when_asked=True)
    with pytest.raises(OnlyWhenAsked):
        db.write_now(service.send, camille, draft)
    with pytest.raises(OnlyWhenAsked):
        offer(camille, mathieu)
    assert db.read_now(queries.get_draft, camille, draft).impact == WORDS["impact"]
    answer(camille, ask(mathieu, camille))
    db.write_now(service.choose, mathieu, only_when_asked=False)
    db.write_now(service.send, camille, draft)
    assert len(db.read_now(queries.list_notes, mathieu).items) == 2


def test_thanks_are_said_once_and_stay_when_the_note_goes(mathieu, camille) -> None:
    offer(camille, mathieu)
    note = only_note(mathieu)
    db.write_now(service.thank, mathieu, note, THANKS)
    with pytest.raises(AlreadyThanked):
        db.write_now(service.thank, mathieu, note, THANKS)
    db.write_now(service.remove_note, mathieu, note)

    [row] = db.read_now(queries.list_thanks, camille).items
    assert (row.giver.id, row.words, row.about) == (mathieu.person_id, THANKS.words, ABOUT)
    assert db.read_now(queries.list_notes, mathieu).items == []
    assert count(FeedbackNote) == count(FeedbackAuthor) == 0


def test_what_stays_when_one_of_the_two_is_erased(mathieu, camille) -> None:
    offer(camille, mathieu)
    offer(mathieu, camille)
    db.write_now(erase_person, camille.person_id)

    note = db.read_now(queries.get_note, mathieu, only_note(mathieu))  # theirs, of nobody any more
    assert (note.author.name, note.can_thank, note.impact) == ("", False, WORDS["impact"])
    with pytest.raises(NobodyToThank):
        db.write_now(service.thank, mathieu, note.id, THANKS)
    assert count(FeedbackNote) == 1


def test_two_windows_send_one_note(mathieu, camille) -> None:
    draft = db.write_now(service.begin_offer, camille, offered(mathieu))
    for step in Step:
        db.write_now(service.keep, camille, draft, step, WORDS[step.value])

    def send(_turn: int) -> bool:
        try:
            db.write_now(service.send, camille, draft)
        except LearnHubError:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(send, range(8))) == 1
    assert count(FeedbackNote) == 1
