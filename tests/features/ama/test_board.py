"""The lists that a session's audiences see."""

import dataclasses
from datetime import timedelta

import pytest

from learnhub.core import bus, clock, db
from learnhub.core.bus import Hint
from learnhub.errors import Invalid
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import Tab
from learnhub.features.ama.errors import NoSuchAma
from learnhub.features.ama.schemas import BOARD_MAX, QuestionRow
from learnhub.features.discussion.service import vote
from tests.features.ama.support import AFTER

AUDIENCES = (queries.live_view, queries.live_host_view, queries.live_stage_view)


def flat(value) -> list[str]:
    """Every text and key inside a view."""
    if dataclasses.is_dataclass(value):
        return flat(dataclasses.asdict(value))
    if isinstance(value, dict):
        return [*map(str, value), *(text for item in value.values() for text in flat(item))]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in flat(item)]
    return [str(value)]


def make_questions(room, named: int = 1, anonymous: int = 1) -> None:
    """Some of each kind, all shown."""
    for number in range(named):
        room.ask(f"Named {number}?", room.members[number % len(room.members)])
    for number in range(anonymous):
        room.ask_anonymously(f"Nameless {number}?")
    room.publish()


@pytest.mark.parametrize("build", AUDIENCES)
def test_a_live_view_has_nothing_personal(room, build):
    room.open(moderation=AFTER)
    make_questions(room, named=1, anonymous=3)
    for question in db.read_now(queries.live_view, room.id)["next"]:
        room.vote(question, *room.members[2:])
    view = db.read_now(build, room.id)
    words = flat(view)
    asker, others = room.members[0], [room.leader, room.host, *room.members[1:]]
    assert not [actor for actor in others if actor.person_id in words or actor.name in words]
    rows = view["rows"].values()
    assert {row.author.id for row in rows} <= {"", asker.person_id}
    assert all(row.author.id == "" and row.at is None for row in rows if row.is_anonymous)
    assert not {field.name for field in dataclasses.fields(QuestionRow)} & {"voters", "is_mine", "edit_hash"}


@pytest.mark.parametrize("build", AUDIENCES)
def test_a_view_needs_as_many_statements_for_three_questions_as_for_one(room, statements, build):
    room.open(moderation=AFTER)
    make_questions(room)
    few = statements(lambda: db.read_now(build, room.id))
    make_questions(room, named=3, anonymous=3)
    assert statements(lambda: db.read_now(build, room.id)) == few
    assert few <= 4


def test_own_lists_need_as_many_statements_for_three_as_for_one(room, statements):
    room.open(moderation=AFTER)
    room.ask("One?")
    few = statements(lambda: db.read_now(queries.list_own_questions, room.members[0], room.id))
    room.ask("Two?")
    room.ask("Three?")
    assert statements(lambda: db.read_now(queries.list_own_questions, room.members[0], room.id)) == few


def test_entering_a_session_costs_as_much_in_a_full_one_as_in_an_empty_one(room, statements):
    room.open(moderation=AFTER)

    def enter():
        return db.read_now(queries.open_room, room.members[0], room.id)

    empty = statements(enter)
    make_questions(room, named=3, anonymous=3)

    assert statements(enter) == empty == 5
    assert statements(lambda: db.read_now(queries.may_watch, room.members[0], room.id)) == 1


def test_the_stage_gets_the_question_on_air_and_the_next_two(room):
    room.open(moderation=AFTER)
    questions = [room.ask(f"Question {number}?") for number in range(5)]
    for place, question in enumerate(questions):
        room.vote(question, *room.members[: 5 - place])
    db.write_now(service.put_on_air, room.host, room.id, questions[4])
    view = db.read_now(queries.live_stage_view, room.id)
    assert (view["on_air"], view["next"]) == (questions[4], questions[:2])
    assert set(view["rows"]) == set(view["votes"]) == {questions[4], *questions[:2]}


@pytest.mark.parametrize(
    ("whole", "votes"),
    [(queries.live_view, queries.live_votes), (queries.live_host_view, queries.live_host_votes)],
)
def test_votes_alone_bring_what_the_whole_view_brings(room, whole, votes):
    room.open(moderation=AFTER)
    questions = [room.ask(f"Question {number}?") for number in range(4)]
    db.write_now(service.put_on_air, room.host, room.id, questions[0])
    before = db.read_now(whole, room.id)
    for place, question in enumerate(before["next"]):
        room.vote(question, *room.members[:place])

    after = db.read_now(whole, room.id)

    assert after["next"] == before["next"][::-1]
    assert {**before, **db.read_now(votes, room.id)} == after


def test_votes_alone_are_too_little_for_a_list_that_is_cut(room):
    room.open(moderation=AFTER)
    for number in range(BOARD_MAX + 1):
        room.ask(f"Question {number}?", room.members[number % 6])

    assert db.read_now(queries.live_votes, room.id) is None


def test_a_long_list_is_cut_and_continues_page_by_page(room):
    room.open(moderation=AFTER)
    total = BOARD_MAX + 7
    made = []
    for number in range(total):
        with clock.at(clock.utcnow() + timedelta(seconds=number)):
            made.append(room.ask(f"Question {number}?", room.members[number % 6]))
    room.vote(made[0], *room.members[:3])
    room.vote(made[3], *room.members[:2])
    view = db.read_now(queries.live_view, room.id)
    assert (len(view["next"]), len(view["newest"])) == (BOARD_MAX, BOARD_MAX)
    assert view["next"][:2] == [made[0], made[3]]
    assert view["newest"] == made[::-1][:BOARD_MAX]
    assert view["counts"]["approved"] == total
    for tab, beginning in ((Tab.NEXT, view["next"]), (Tab.NEWEST, view["newest"])):
        seen, after = [], None
        while True:
            page = db.read_now(
                queries.list_questions, room.members[0], room.id, tab=tab, after=after, size=10
            )
            seen += page.ids
            assert set(page.ids) == set(page.rows) == set(page.votes)
            after = page.next
            if after is None:
                break
        assert seen[:BOARD_MAX] == beginning
        assert sorted(seen) == sorted(made)


def test_pages_of_newest_and_answered_cross_from_named_to_anonymous(room):
    room.open(moderation=AFTER)
    make_questions(room, named=3, anonymous=3)
    everything = db.read_now(queries.live_view, room.id)["newest"]
    first = db.read_now(queries.list_questions, room.members[0], room.id, tab=Tab.NEWEST, size=2)
    rest = db.read_now(
        queries.list_questions, room.members[0], room.id, tab=Tab.NEWEST, after=first.next, size=9
    )
    assert first.ids + rest.ids == everything
    for minute, question in enumerate(everything):
        with clock.at(clock.utcnow() + timedelta(minutes=minute)):
            db.write_now(service.mark_answered, room.host, room.id, question)
    answered = db.read_now(queries.live_view, room.id)["answered"]
    assert answered == everything[::-1]
    first = db.read_now(queries.list_questions, room.members[0], room.id, tab=Tab.ANSWERED, size=4)
    rest = db.read_now(
        queries.list_questions, room.members[0], room.id, tab=Tab.ANSWERED, after=first.next, size=4
    )
    assert (first.ids + rest.ids, rest.next) == (answered, None)


def test_a_foreign_cursor_is_refused(room):
    room.open()
    with pytest.raises(Invalid):
        db.read_now(queries.list_questions, room.members[0], room.id, tab=Tab.NEXT, after="bm9uc2Vuc2U")


def test_the_view_of_a_session_that_is_not_there_is_refused(database):
    for build in AUDIENCES:
        with pytest.raises(NoSuchAma):
            db.read_now(build, "0" * 12)


def test_french_words_get_their_spaces_when_they_are_shown(room):
    room.open(moderation=AFTER, language="fr")
    room.ask_anonymously("Et à Gand ?")
    room.publish()
    (row,) = db.read_now(queries.live_view, room.id)["rows"].values()
    assert row.text == "Et à Gand\u202f?"


@pytest.fixture
def hinted():
    """The hints of a test for those in a session, in order."""
    seen: list[str] = []

    def note(hint: Hint) -> None:
        if not hint.topic.startswith(("person:", "job:")):
            seen.append(hint.topic)

    end = bus.hints.subscribe(note)
    yield seen
    end()


def test_every_change_hints_all_audiences(room, hinted):
    room.open()
    topics = {f"ama:{room.id}", f"ama:{room.id}:host", f"ama:{room.id}:stage"}
    question = room.ask("One?")
    assert set(hinted) == topics
    steps = (
        lambda: db.write_now(service.approve, room.host, room.id, question),
        lambda: db.write_now(service.put_on_air, room.host, room.id, question),
        lambda: db.write_now(service.answer_and_next, room.host, room.id, answered=question),
        lambda: db.write_now(service.set_moderation, room.host, room.id, AFTER),
    )
    for step in steps:
        hinted.clear()
        step()
        assert set(hinted) == topics
    hinted.clear()
    room.vote(room.ask("Two?"), room.members[1])
    assert set(hinted) == topics | {f"{topic}#votes" for topic in topics}


def test_a_refused_change_and_a_vote_that_changes_nothing_hint_nothing(room, hinted):
    room.open(moderation=AFTER)
    question = room.ask("One?")
    room.vote(question, room.members[1])
    hinted.clear()
    room.vote(question, room.members[1])
    with pytest.raises(NoSuchAma):
        db.write_now(service.open_session, room.leader, "0" * 12)
    assert hinted == []


def test_at_the_end_everybody_leaves(room, hinted):
    room.open()
    hinted.clear()
    db.write_now(service.end_session, room.leader, room.id)
    assert set(hinted) == {
        f"leave:topic:ama:{room.id}",
        f"leave:topic:ama:{room.id}:host",
        f"leave:topic:ama:{room.id}:stage",
    }


def test_votes_elsewhere_do_not_concern_a_session(room, hinted):
    room.open(moderation=AFTER)
    question = room.ask("One?")
    hinted.clear()
    db.write_now(vote, room.members[1], question, on=True, kinds={"ama_question"})
    assert len(hinted) == 3
