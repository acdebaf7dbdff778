"""What was taken away from a session becomes something for everybody only when the other one agrees."""

import json

import pytest

from learnhub.core import clock, db
from learnhub.errors import NotFound
from learnhub.features.cards import queries as cards
from learnhub.features.cards import service as card_service
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.enums import Part
from learnhub.features.guides import queries as guides
from learnhub.features.guides import service as guide_service
from learnhub.features.guides.schemas import PracticeInput
from learnhub.features.mentoring import queries, service
from learnhub.features.mentoring.errors import ConsentMissing, ConsentNotAsked, TakeawayNotShared
from learnhub.features.mentoring.schemas import TakeawayInput
from learnhub.features.notices.queries import find_act
from learnhub.features.people.personal_data import export_person
from tests.features.mentoring.conftest import TUESDAY, book
from tests.features.notices.support import inbox, tell, told

LINE = "Check the feet first."


@pytest.fixture
def pair(offers, people, noon):
    """Mentor, mentee, and the id of their session, which is over."""
    karim, ana = offers(), people.member("Ana Petit")
    booking_id = book(ana, karim)
    with clock.at(TUESDAY.replace(hour=12)):
        yield karim, ana, booking_id


def note(actor, booking_id: str, text: str = LINE, *, is_shared: bool = True) -> None:
    form = TakeawayInput(text=text, is_shared=is_shared)
    db.write_now(service.note_takeaway, actor, booking_id=booking_id, form=form)


def ask(actor, booking_id: str) -> None:
    note(actor, booking_id)
    db.write_now(service.ask_consent, actor, booking_id=booking_id)


def consents(actor, booking_id: str) -> tuple[str, str]:
    view = db.read_now(queries.get_booking, actor, booking_id)
    return view.consent, view.others_consent


def card_of(actor, booking_id: str) -> str:
    text = db.read_now(cards.text_from_source, actor, f"takeaway:{booking_id}")
    form = CardInput(front="What comes first?", back=text.back, language="en", source_id=text.source.id)
    return db.write_now(card_service.create_card, actor, form)


def publish(actor, booking_id: str) -> str:
    """A card without a look at its draft, as a program would."""
    source = f"takeaway:{booking_id}"
    form = CardInput(front="What comes first?", back=LINE, language="en", source_id=source)
    return db.write_now(card_service.create_card, actor, form)


def practice_of(actor, booking_id: str) -> str:
    text = db.read_now(guides.text_from_source, actor, f"takeaway:{booking_id}")
    form = PracticeInput(
        title="Feet first",
        context="After a repair.",
        todo=text.todo,
        result="It runs.",
        language="en",
        source_id=text.source_id,
    )
    return db.write_now(guide_service.publish_practice, actor, form)


def test_line_becomes_a_card_and_a_practice_of_both_and_each_end_leads_to_the_other(pair, people):
    karim, ana, booking_id = pair
    ask(ana, booking_id)
    db.write_now(service.agree, karim, booking_id=booking_id)

    card, guide = card_of(ana, booking_id), practice_of(ana, booking_id)
    tell()

    for made in (card, guide):
        parts = [db.read_now(discussion.part_of, who, made) for who in (ana, karim, people.member())]
        assert parts == [Part.AUTHOR, Part.CO_AUTHOR, ""]
    assert db.read_now(guides.get_source, ana, guide).todo == LINE
    address = f"/mentoring/sessions/{booking_id}"
    for reader, seen in ((ana, address), (karim, address), (people.member(), "")):
        for made in (card, guide):
            origin = db.read_now(discussion.get_chain, reader, made).origin
            assert (origin.name, origin.address) == ("takeaway", seen)
    for reader in (ana, karim):
        view = db.read_now(queries.get_booking, reader, booking_id)
        assert {each.id for each in view.made} == {card, guide}
    assert "co_author" in [what for _kind, what, _reason in told(karim)]


def test_form_that_publishes_again_knows_where_its_words_came_from(pair):
    karim, ana, booking_id = pair
    ask(ana, booking_id)
    db.write_now(service.agree, karim, booking_id=booking_id)
    card, guide = card_of(ana, booking_id), practice_of(ana, booking_id)

    assert db.read_now(cards.card_text, ana, card).source.id == f"takeaway:{booking_id}"
    assert db.read_now(guides.practice_text, ana, guide).source_id == f"takeaway:{booking_id}"


def test_others_learn_that_there_was_a_session_and_not_which(pair, people):
    karim, ana, booking_id = pair
    ask(ana, booking_id)
    db.write_now(service.agree, karim, booking_id=booking_id)
    card, guide = card_of(ana, booking_id), practice_of(ana, booking_id)
    db.write_now(discussion_service.put_wiki, ana, guide, on=True)
    reader = people.member()

    seen = [
        db.read_now(cards.get_card_source, reader, card),
        db.read_now(guides.get_source, reader, guide),
        db.read_now(guides.practice_text, reader, guide),  # which everybody edits
        *(db.read_now(discussion.get_chain, reader, made) for made in (card, guide)),
    ]

    assert booking_id not in repr(seen)


def test_nothing_is_made_of_it_before_the_other_one_agrees_or_after_that_is_taken_back(pair):
    karim, ana, booking_id = pair
    note(ana, booking_id)

    def refused() -> bool:
        for make in (card_of, practice_of, publish):
            with pytest.raises(ConsentMissing):
                make(ana, booking_id)
        return True

    assert refused()  # nobody was asked
    db.write_now(service.ask_consent, ana, booking_id=booking_id)
    assert refused()
    db.write_now(service.agree, karim, booking_id=booking_id)
    assert consents(ana, booking_id) == ("given", "")
    db.write_now(service.refuse, karim, booking_id=booking_id)
    assert refused()
    assert consents(karim, booking_id) == ("", "refused")
    db.write_now(service.agree, karim, booking_id=booking_id)
    assert publish(ana, booking_id)


def test_consent_is_to_the_words_that_were_read(pair):
    karim, ana, booking_id = pair
    with pytest.raises(TakeawayNotShared):
        db.write_now(service.ask_consent, ana, booking_id=booking_id)
    note(ana, booking_id, is_shared=False)
    with pytest.raises(TakeawayNotShared):
        db.write_now(service.ask_consent, ana, booking_id=booking_id)
    for text, is_shared in (("Karim forgot the feet.", True), (LINE, False)):
        ask(ana, booking_id)
        db.write_now(service.agree, karim, booking_id=booking_id)
        note(ana, booking_id)
        assert consents(ana, booking_id)[0] == "given"  # the same words once more

        note(ana, booking_id, text, is_shared=is_shared)

        assert consents(ana, booking_id)[0] == ""
        with pytest.raises(ConsentMissing):
            publish(ana, booking_id)
        with pytest.raises(ConsentNotAsked):
            db.write_now(service.agree, karim, booking_id=booking_id)


def test_nobody_agrees_to_their_own_words_or_to_those_of_other_people(pair, people):
    karim, ana, booking_id = pair
    ask(ana, booking_id)

    with pytest.raises(ConsentNotAsked):
        db.write_now(service.agree, ana, booking_id=booking_id)
    with pytest.raises(ConsentNotAsked):
        db.write_now(service.refuse, ana, booking_id=booking_id)
    stranger = people.member()
    for step in (service.ask_consent, service.agree, service.refuse):
        with pytest.raises(NotFound):
            db.write_now(step, stranger, booking_id=booking_id)
    db.write_now(service.agree, karim, booking_id=booking_id)
    with pytest.raises(NotFound):
        publish(stranger, booking_id)
    with pytest.raises(ConsentMissing):
        publish(karim, booking_id)  # these are not his words
    for unknown in ("takeaway:", "takeaway:nobody", "booking:1", ":", "a:b:c"):
        with pytest.raises(NotFound):
            db.read_now(cards.text_from_source, ana, unknown)


def test_other_one_is_asked_and_answers_in_the_inbox(pair):
    karim, ana, booking_id = pair
    ask(ana, booking_id)
    db.write_now(service.ask_consent, ana, booking_id=booking_id)
    tell()

    [row] = inbox(karim, waiting=True)
    assert (row.thing, row.acts) == (f"booking:{booking_id}", "sessions.consent_asked")
    assert [what for _kind, what, _reason in told(karim)].count("consent_asked") == 1
    act = find_act(row.acts, "agree")
    assert act is not None
    db.write_now(act.run, karim, row.thing)
    tell()

    assert consents(ana, booking_id) == ("given", "")
    assert inbox(karim, waiting=True) == []
    assert [what for _kind, what, _reason in told(ana)] == ["consent_given"]


def test_no_is_told_to_nobody_and_cannot_be_asked_away(pair):
    karim, ana, booking_id = pair
    ask(ana, booking_id)
    tell()
    before = told(ana)
    act = find_act("sessions.consent_asked", "refuse")
    assert act is not None

    db.write_now(act.run, karim, f"booking:{booking_id}")
    tell()

    db.write_now(service.ask_consent, ana, booking_id=booking_id)
    tell()

    assert (consents(ana, booking_id)[0], told(ana)) == ("asked", before)
    assert consents(karim, booking_id)[1] == "refused"
    assert "refused" not in json.dumps(db.read_now(export_person, ana.person_id), default=str)
    assert inbox(karim, waiting=True) == []


def test_question_that_was_taken_back_asks_nobody(pair):
    karim, ana, booking_id = pair
    ask(ana, booking_id)
    note(ana, booking_id, is_shared=False)
    tell()

    assert "consent_asked" not in [what for _kind, what, _reason in told(karim)]
    assert inbox(karim, waiting=True) == []
