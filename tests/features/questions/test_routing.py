"""To whom a question is sent, and what becomes of that."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.errors import NotFound
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion.models import Content
from learnhub.features.mentoring.models import Mentor
from learnhub.features.notices import service as notices
from learnhub.features.notices.models import NoticeChoice, NoticeRhythm
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.models import Person, Space, SpaceMember
from learnhub.features.questions import service
from learnhub.features.questions.enums import RequestState
from learnhub.features.questions.errors import NotSent
from learnhub.features.questions.models import EVERYBODY, AskRequest, Question
from learnhub.features.questions.queries.experts import list_experts
from learnhub.features.questions.routing import OPEN_AT_MOST, Candidate, choose
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import topics_for
from tests.conftest import NOON
from tests.features.notices.support import inbox, tell, told
from tests.features.questions.support import answer, ask, vote

CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.sampled_from([f"person{number}" for number in range(9)]),
        st.integers(0, OPEN_AT_MOST + 1),
        st.booleans(),
    ),
    unique_by=lambda each: each.person_id,
)


@given(CANDIDATES, st.sampled_from(["aaaa", "bbbb"]), st.integers(1, 3), st.randoms())
def test_least_loaded_who_are_there_are_chosen(candidates, question_id, number, random):
    chosen = choose(candidates, question_id, number)

    known = {each.person_id: each for each in candidates}
    free = [each for each in candidates if not each.is_away and each.open_asks < OPEN_AT_MOST]
    assert len(chosen) == len({*chosen}) == min(number, len(free))
    assert all(known[each] in free for each in chosen)
    left = [each.open_asks for each in free if each.person_id not in chosen]
    assert all(known[each].open_asks <= least for each in chosen for least in left)
    random.shuffle(candidates)
    assert choose(candidates, question_id, number) == chosen


def test_lots_fall_otherwise_for_another_question():
    candidates = [Candidate(f"person{number}") for number in range(6)]

    assert len({tuple(choose(candidates, f"question{number}", 2)) for number in range(9)}) > 3


def skilled(people, number: int, level: SkillLevel = SkillLevel.HELPS, topic: str = "Pumps") -> list[Actor]:
    found = [people.member() for _number in range(number)]
    for each in found:
        db.write_now(topics.set_skill, each, topic, level)
    return found


def ask_about_pumps(asker: Actor, title: str = "Why does the pump trip") -> str:
    return ask(asker, title, topics=("Pumps",))


def id_of(actor: Actor) -> str:
    return actor.person_id or ""


def requests(question_id: str) -> dict[str, str]:
    found = select(AskRequest).where(AskRequest.question_id == question_id)
    return {row.person_id: row.state for row in db.read_now(lambda session: session.exec(found).all())}


def round_of(question_id: str) -> int:
    return db.read_now(lambda session: session.get_one(Question, question_id).round)


def write(*rows: object) -> None:
    db.write_now(lambda session: session.add_all(rows))


def test_two_are_asked_then_two_more_then_everybody_who_follows(people):
    ana, eve = people.member("Ana Petit"), people.member()
    experts = {id_of(each): each for each in skilled(people, 5)}
    [pumps] = db.write_now(topics_for, ["Pumps"], "en")
    db.write_now(notices.follow_topic, eve, pumps)
    with clock.at(NOON):
        question = ask_about_pumps(ana)
        tell()
    first = set(requests(question))
    assert (len(first), round_of(question)) == (2, 1)

    for hours, asked in ((47.9, 2), (48.1, 4), (96, 4)):
        with clock.at(NOON + timedelta(hours=hours)):
            db.write_now(service.ask_next)
            tell()
            assert len(requests(question)) == asked
    assert told(eve) == []

    with clock.at(NOON + timedelta(hours=96.2)):
        db.write_now(service.ask_next)
        db.write_now(service.ask_next)
        tell()
        assert (len(requests(question)), round_of(question)) == (4, EVERYBODY)
        assert told(eve) == [("topics", "asked", "topic")]
        for person_id in requests(question):
            [row] = inbox(experts[person_id], waiting=True)
            assert (row.topic, row.reason) == ("Pumps", "skill")
            assert ("sent", "sent", "skill") in told(experts[person_id])


def test_question_that_nobody_knows_about_is_open_at_once(people):
    ana, eve = people.member(), people.member()
    skilled(people, 1, SkillLevel.LEARNING)
    skilled(people, 1, topic="Seals")
    [pumps] = db.write_now(topics_for, ["Pumps"], "en")
    db.write_now(notices.follow_topic, eve, pumps)

    question = ask_about_pumps(ana)
    tell()

    assert (requests(question), round_of(question)) == ({}, EVERYBODY)
    assert told(eve) == [("topics", "asked", "topic")]


def test_asker_away_former_foreign_and_unwilling_people_are_not_asked(people):
    ana, away, paused, former, unwilling, foreign, ben = skilled(people, 7)
    today = date(2026, 3, 11)
    write(
        NoticeRhythm(person_id=id_of(away), leave_from=today, leave_to=today),
        Mentor(person_id=id_of(paused), zone="Europe/Paris", languages=["en"], is_paused=True),
        NoticeChoice(person_id=id_of(unwilling), kind="sent", channel="inbox", is_on=False),
    )

    def prepare(session):
        gone = session.get_one(Person, former.person_id)
        gone.status, gone.email = PersonStatus.FORMER, None
        space = Space(kind=SpaceKind.TEAM, name="Pump crew", is_open=False)
        session.add(space)
        session.flush()
        everybody = (ana, away, paused, unwilling, ben)
        session.add_all(SpaceMember(space_id=space.id, person_id=id_of(each)) for each in everybody)
        return space.id

    with clock.at(NOON):
        space_id = db.write_now(prepare)
        question = ask(ana, "Which bolt is it", topics=("Bolts",))
        open_question = ask_about_pumps(ana, "Open to all")
        assert len(requests(open_question)) == 2
        assert not {ana.person_id, away.person_id, paused.person_id, former.person_id} & set(
            requests(open_question)
        )

        def close(session):
            content = session.get_one(Content, question)
            content.space_id = space_id
            session.flush()
            session.refresh(content)
            [pumps] = topics_for(session, ["Pumps"], "en")
            return list_experts(session, content, [pumps])

        experts = db.write_now(close)
    assert {ben.person_id, away.person_id} <= set(experts)
    assert not {ana.person_id, foreign.person_id, former.person_id} & set(experts)


def test_nobody_has_more_open_requests_than_the_cap(people):
    ana = people.member()
    [ben] = skilled(people, 1)
    sent = [ask_about_pumps(ana, f"Why does pump {number} trip") for number in range(OPEN_AT_MOST + 1)]

    assert [len(requests(each)) for each in sent] == [1] * OPEN_AT_MOST + [0]

    answer(ana, sent[0], "Solved meanwhile.")
    assert requests(sent[0]) == {ben.person_id: RequestState.CLOSED}
    assert requests(ask_about_pumps(ana, "One more pump trips")) == {ben.person_id: RequestState.OPEN}


def test_not_mine_hands_over_at_once(people):
    ana = people.member()
    experts = {id_of(each): each for each in skilled(people, 3)}
    question = ask_about_pumps(ana)
    tell()
    [mine, other] = sorted(requests(question))

    db.write_now(service.decline_question, experts[mine], question_id=question)
    tell()

    [third] = set(experts) - {mine, other}
    assert requests(question) == {
        mine: RequestState.DECLINED,
        other: RequestState.OPEN,
        third: RequestState.OPEN,
    }
    assert inbox(experts[mine], waiting=True) == []
    assert len(inbox(experts[third], waiting=True)) == 1
    for _again in range(2):
        with pytest.raises(NotSent):
            db.write_now(service.decline_question, experts[mine], question_id=question)

    for each in (other, third):
        db.write_now(service.decline_question, experts[each], question_id=question)
    assert round_of(question) == EVERYBODY


def test_question_is_declined_only_by_whom_it_was_sent_to(people):
    ana = people.member()
    question = ask_about_pumps(ana)

    with pytest.raises(NotSent):
        db.write_now(service.decline_question, ana, question_id=question)
    with pytest.raises(NotFound):
        db.write_now(service.decline_question, ana, question_id="0" * 12)


def test_answered_question_waits_for_nobody_and_goes_no_further(people):
    ana = people.member()
    experts = {id_of(each): each for each in skilled(people, 4)}
    with clock.at(NOON):
        question = ask_about_pumps(ana)
        tell()
        asked = requests(question)
        answer(experts[next(iter(asked))], question)
        tell()
        assert all(inbox(experts[each], waiting=True) == [] for each in asked)
    with clock.at(NOON + timedelta(hours=49)):
        db.write_now(service.ask_next)

    assert requests(question) == dict.fromkeys(asked, RequestState.CLOSED)


def test_accepted_answers_votes_and_cards_are_evidence(people):
    ana, accepted, voted, practises, writes = (people.member() for _number in range(5))
    for each in (voted, practises, writes):
        db.write_now(topics.set_skill, each, "Pumps", SkillLevel.PRACTISES)
    db.write_now(
        cards.create_card,
        writes,
        CardInput(front="What first?", back="Zero pressure.", topics=["Pumps"], language="en"),
    )
    earlier = ask(ana, "How did we fix it", topics=("Pumps",))
    db.write_now(service.accept_answer, ana, answer_id=answer(accepted, earlier))
    vote(ana, answer(voted, earlier))

    def experts(session):
        [pumps] = topics_for(session, ["Pumps"], "en")
        return list_experts(session, session.get_one(Content, ask_about), [pumps])

    ask_about = ask(ana, "How do we fix it now")
    assert set(db.write_now(experts)) == {each.person_id for each in (accepted, voted, writes)}


def test_asking_two_costs_the_same_however_many_know(people, statements):
    ana = people.member()
    counts = []
    skilled(people, 1)
    for number in range(3):
        skilled(people, 1)
        counts.append(statements(lambda number=number: ask_about_pumps(ana, f"Pump {number} trips")))

    assert counts[0] == counts[2]
