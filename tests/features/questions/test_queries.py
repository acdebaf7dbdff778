"""Lists, pages, what stands beside a question, and what a page costs."""

from datetime import UTC, datetime, time, timedelta

import pytest

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Invalid, NotFound
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.schemas import HoursInput, OfferInput
from learnhub.features.notices.models import NoticeRhythm
from learnhub.features.people.models import Space
from learnhub.features.questions import queries, service
from learnhub.features.questions.asked import QuestionSearch
from learnhub.features.questions.enums import Order
from learnhub.features.questions.queries.happened import HAPPENED
from learnhub.features.questions.queries.similar import list_similar
from learnhub.features.questions.schemas import WorkedInput
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill
from tests.conftest import NOON
from tests.features.questions.support import answer, answer_ids, ask, read, vote


def ask_at(day, actor, title, **kwargs):
    with clock.at(NOON + timedelta(days=day)):
        return ask(actor, title, **kwargs)


def pages(actor, *, size, **kwargs):
    """The ids of every page of a list."""
    cursor, found = None, []
    while True:
        search = QuestionSearch(**kwargs)
        page = db.read_now(queries.list_questions, actor, search=search, cursor=cursor, size=size)
        found.append([row.id for row in page.items])
        cursor = page.next
        if cursor is None:
            return found


def test_list_newest_first_in_pages(people):
    ana = people.member()
    ids = [ask_at(day, ana, f"Question of day {day}") for day in range(5)]

    assert pages(ana, size=2) == [[ids[4], ids[3]], [ids[2], ids[1]], [ids[0]]]


def test_list_pages_neither_lose_nor_repeat_questions_of_one_moment(people):
    ana = people.member()
    ids = {ask_at(0, ana, f"Question number {n}") for n in range(5)}

    for order in Order:
        found = [row for page in pages(ana, size=2, order=order) for row in page]
        assert (len(found), set(found)) == (5, ids)


def test_list_by_votes(people):
    ana, ben, cleo = people.member(), people.member(), people.member()
    one, two, none = (ask(ana, f"Question number {n}") for n in range(3))
    vote(ben, one)
    vote(ben, two)
    vote(cleo, two)

    assert pages(ana, size=2, order=Order.VOTES) == [[two, one], [none]]


@pytest.mark.parametrize("words", ["redemarrage", "graisse VANNE", "pompes", "redemarage", "l'hiver"])
def test_list_finds_words_of_questions_answers_and_topics(people, words):
    bo = people.member("Bo Moreau")
    wanted = ask(bo, "Que vérifier avant le redémarrage ?", body="La vanne, l’hiver.", topics=("Pompes",))
    answer(people.member(), wanted, "La **graisse**.")
    ask(people.member("Ana Petit"), "What about the fan?")

    assert pages(bo, size=20, words=words) == [[wanted]]
    assert pages(bo, size=20, words=f"{words} gauge") == [[]]


def test_words_of_a_hidden_answer_find_nothing(people):
    ana, cleo = people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana, "What about the fan?")
    hidden = answer(ana, question, "Ask in the tavern.")
    assert pages(ana, size=20, words="tavern") == [[question]]

    db.write_now(discussion.hide, cleo, hidden, "Off topic")

    assert pages(ana, size=20, words="tavern") == [[]]


def test_list_unanswered(people):
    ana, cleo = people.member(), people.member(roles=(Role.MODERATOR,))
    open_, answered, hidden = (ask(ana, f"Question number {n}") for n in range(3))
    answer(ana, answered)
    db.write_now(discussion.hide, cleo, hidden, "Names a customer")

    assert pages(cleo, size=9, order=Order.UNANSWERED) == [[open_]]


def test_list_of_a_topic(people):
    ana = people.member()
    pumps = ask(ana, "Which pump is it", topics=("Pumps", "Seals"))
    ask(ana, "Which bearing is it", topics=("Bearings",))
    [topic] = [t for t in read(ana, pumps)[0].topics if t.name == "Pumps"]

    assert pages(ana, size=9, topic_id=topic.id) == [[pumps]]
    assert pages(ana, size=9, topic_id="unknown") == [[]]


def test_list_row_says_what_a_reader_needs(people):
    ana, ben = people.member("Ana Petit"), people.member()
    question = ask_at(0, ana, "Which pump is it", topics=("Pumps",))
    vote(ben, question)
    db.write_now(service.accept_answer, ana, answer_id=answer(ben, question))

    [row] = db.read_now(queries.list_questions, ben).items

    assert (row.title, row.author.name, row.asked_at) == ("Which pump is it", "Ana Petit", NOON)
    assert (row.vote_count, row.answer_count, row.is_solved, row.is_hidden) == (1, 1, True, False)
    assert [topic.name for topic in row.topics] == ["Pumps"]


@pytest.mark.parametrize("topic_id", ["unknown", "0" * 12, "\0"])
def test_list_of_a_topic_that_does_not_exist(people, topic_id):
    with pytest.raises(NotFound):
        db.read_now(queries.get_topic_of_list, people.member(), topic_id)


@pytest.mark.parametrize("cursor", ["rubbish", "W10", "WyJ4IiwgInkiXQ"])
def test_list_with_a_foreign_cursor_is_refused(people, cursor):
    with pytest.raises(Invalid):
        db.read_now(queries.list_questions, people.member(), cursor=cursor)


def test_list_costs_the_same_for_one_and_three(people, statements):
    ana, ben = people.member(), people.member()
    counts = []
    for _n in range(3):
        ask(ana, topics=("Pumps", "Seals"))
        counts.append(statements(lambda: db.read_now(queries.list_questions, ben)))

    assert counts == [2, 2, 2]


def test_question_costs_the_same_for_one_and_three_answers(people, statements):
    ana, ben = people.member(), people.member()
    question = ask(ana, topics=("Pumps", "Seals"))
    counts = []
    for _n in range(3):
        answer(ana, question)
        counts.append(statements(lambda: read(ben, question)))

    assert counts == [3, 3, 3]


def test_rail_costs_the_same_for_one_and_three(people, statements):
    ana, ben = people.member(), people.member()
    question = ask(ana, topics=("Pumps",))
    topics = read(ana, question)[0].topics
    counts = []
    for number in range(3):
        ask(ben, f"Another question {number}", topics=("Pumps",))
        db.write_now(set_skill, people.member(), "Pumps", SkillLevel.HELPS)
        counts.append(statements(lambda: db.read_now(queries.get_rail, ana, question, topics)))

    assert counts == [3, 3, 3]


def mentor(people, name):
    """A colleague who gives twenty minutes from nine to noon, every day."""
    found = people.member(name)
    offer = OfferInput(sentence="Show me.", place="Room 2", zone="Europe/Paris", languages=["en"])
    db.write_now(mentoring.save_offer, found, form=offer)
    for weekday in range(7):
        hours = HoursInput(weekday=weekday, starts=time(9), ends=time(12))
        db.write_now(mentoring.add_hours, found, form=hours)
    return found


def test_helpers_come_with_their_next_twenty_minutes_in_constant_statements(people, statements):
    ana, away = people.member(), people.member("Zoe Away")
    question = ask(ana, topics=("Pumps",))
    topics = read(ana, question)[0].topics
    db.write_now(set_skill, away, "Pumps", SkillLevel.HELPS)
    counts = []
    with clock.at(NOON):  # a Wednesday, which is too late for the next morning
        for name in ("Bo Lind", "Cleo Diaz"):
            db.write_now(set_skill, mentor(people, name), "Pumps", SkillLevel.HELPS)
            counts.append(statements(lambda: db.read_now(queries.get_rail, ana, question, topics)))
        helpers = db.read_now(queries.get_rail, ana, question, topics).helpers

    assert [(helper.person.name, helper.next_at) for helper in helpers] == [
        ("Bo Lind", datetime(2026, 3, 12, 8, 0, tzinfo=UTC)),
        ("Cleo Diaz", datetime(2026, 3, 12, 8, 0, tzinfo=UTC)),
        ("Zoe Away", None),
    ]
    assert counts[0] == counts[1]


def test_answers_by_votes_then_age_in_pages(people):
    ana, voters = people.member(), [people.member() for _n in range(3)]
    question = ask(ana)
    ids = []
    for minute, votes in enumerate((0, 2, 1, 2, 0)):
        with clock.at(NOON + timedelta(minutes=minute)):
            ids.append(answer(ana, question, f"Answer {minute}"))
        for voter in voters[:votes]:
            vote(voter, ids[-1])
    db.write_now(service.accept_answer, ana, answer_id=ids[4])

    _view, first = db.read_now(queries.get_question, ana, question, size=2)
    second = db.read_now(queries.list_answers, ana, question, first.posts.next, size=2)
    third = db.read_now(queries.list_answers, ana, question, second.posts.next, size=2)

    shown = [[post.id for post in part.posts.items] for part in (first, second, third)]
    assert shown == [[ids[4], ids[1]], [ids[3], ids[2]], [ids[0]]]
    assert third.posts.next is None
    assert set(first.votes) == {question, ids[4], ids[1]}
    assert set(second.votes) == {ids[3], ids[2]}


def test_to_answer_is_the_oldest_without_answer_in_my_skills(people):
    ana, ben = people.member(), people.member()
    db.write_now(set_skill, ben, "Pumps", SkillLevel.HELPS)
    db.write_now(set_skill, ben, "Seals", SkillLevel.LEARNING)
    newer, oldest, middle = (ask_at(day, ana, f"Question of {day}", topics=("Pumps",)) for day in (2, 0, 1))
    answer(ana, ask_at(-1, ana, "Answered already", topics=("Pumps",)))
    ask_at(-1, ana, "Only learning this", topics=("Seals",))
    ask_at(-1, ben, "A question of mine", topics=("Pumps",))

    waiting = db.read_now(queries.list_to_answer, ben, limit=2)

    assert ([row.id for row in waiting.rows], waiting.count) == ([oldest, middle], 3)
    assert newer not in [row.id for row in waiting.rows]
    assert db.read_now(queries.list_to_answer, ana).count == 0
    assert [db.read_now(queries.count_to_answer, one) for one in (ben, ana)] == [3, 0]


def test_rail_shows_the_closest_questions_and_those_who_know(people):
    ana, karim, sofia = people.member(), people.member("Karim Benali"), people.member("Sofia Lindqvist")
    question = ask(ana, topics=("Pumps", "Seals"))
    one = ask(ana, "About pumps only", topics=("Pumps",))
    both = ask(ana, "About pumps and seals", topics=("Pumps", "Seals"))
    ask(ana, "About bearings only", topics=("Bearings",))
    db.write_now(set_skill, sofia, "Seals", SkillLevel.HELPS)
    db.write_now(set_skill, karim, "Pumps", SkillLevel.REFERENCE)
    db.write_now(set_skill, karim, "Seals", SkillLevel.HELPS)
    db.write_now(set_skill, people.member(), "Seals", SkillLevel.LEARNING)

    rail = db.read_now(queries.get_rail, ana, question, read(ana, question)[0].topics)

    assert [link.id for link in rail.related] == [both, one]
    helpers = [(helper.person.name, helper.level, helper.topic) for helper in rail.helpers]
    assert helpers == [("Karim Benali", "reference", "Pumps"), ("Sofia Lindqvist", "helps", "Seals")]


def happened(reader, question: str) -> list[tuple[str, str, str, str]]:
    _view, _answers, rail = db.read_now(queries.open_question, reader, question)
    return [(one.step, one.person.name, one.context, one.by) for one in rail.happened]


def test_history_says_what_happened_the_latest_first_and_not_what_is_hidden(people, statements):
    ana, ben, cleo = people.member("Ana Petit"), people.member("Ben Okafor"), people.member("Cleo Diaz")
    moderator = people.member(roles=(Role.MODERATOR,))
    with clock.at(NOON):
        question = ask(ana)
    assert happened(ben, question) == [("asked", "Ana Petit", "", "")]
    with clock.at(NOON + timedelta(hours=1)):
        reply = answer(ben, question)
    one = statements(lambda: happened(cleo, question))
    with clock.at(NOON + timedelta(hours=2)):
        hidden = answer(people.member("Dan Berg"), question)
        worked = WorkedInput(context="on press 12", language="en")
        for answer_id in (reply, hidden):
            db.write_now(service.say_worked, cleo, worked, answer_id=answer_id)
    assert statements(lambda: happened(cleo, question)) == one
    with clock.at(NOON + timedelta(hours=3)):
        db.write_now(service.accept_answer, ana, answer_id=reply)
    db.write_now(discussion.hide, moderator, hidden, "Names a customer")

    assert happened(cleo, question) == [
        ("accepted", "Ben Okafor", "", "Ana Petit"),
        ("worked", "Cleo Diaz", "on press 12", ""),
        ("answered", "Ben Okafor", "", ""),
        ("asked", "Ana Petit", "", ""),
    ]


def test_history_is_short_and_ends_where_it_began(people):
    ana = people.member("Ana Petit")
    question = ask(ana)
    for _time in range(HAPPENED + 2):
        answer(people.member(), question)

    steps = [step for step, *_rest in happened(people.member(), question)]
    assert steps == ["answered"] * HAPPENED + ["asked"]


def test_who_asks_sees_when_those_return_who_are_on_leave(people):
    ana, ben, karim = people.member(), people.member(), people.member("Karim Benali")
    question = ask(ana, topics=("Pumps",))
    db.write_now(set_skill, karim, "Pumps", SkillLevel.REFERENCE)
    day = clock.utcnow().date()
    leave = {"leave_from": day - timedelta(days=1), "leave_to": day + timedelta(days=1)}
    db.write_now(lambda session: session.add(NoticeRhythm(person_id=karim.person_id, **leave)))

    def back_at(reader) -> datetime | None:
        _view, _answers, rail = db.read_now(queries.open_question, reader, question)
        return rail.helpers[0].back_at

    assert back_at(ana).date() > day + timedelta(days=1)
    assert back_at(ben) is None


def test_a_closed_space_stays_closed(people, session):
    ana, ben = people.member(), people.member()
    question = ask(ana, topics=("Pumps",))
    beside = ask(ben, "Another about pumps", topics=("Pumps",))
    closed = Space(kind="team", name="Night shift", is_open=False)
    session.add(closed)
    session.flush()
    content = session.get(Content, question)
    content.space_id = closed.id
    session.add(content)
    session.commit()

    assert [row.id for row in db.read_now(queries.list_questions, ben).items] == [beside]
    assert db.read_now(list_similar, ben, title="Mechanical seal leaking again") == []
    topics = read(ben, beside)[0].topics
    assert db.read_now(queries.get_rail, ben, beside, topics).related == ()
    assert answer_ids(ana, question) == []


def test_words_of_a_question_are_one_statement(people, statements):
    ana, ben = people.member(), people.member()
    question = ask(ana, body="Since **Monday**.")

    assert statements(lambda: db.read_now(queries.get_words, ben, question)) == 1
    words = db.read_now(queries.get_words, ben, question)

    assert (words.title, words.html, words.language) == (
        "Mechanical seal leaking again",
        "<p>Since <strong>Monday</strong>.</p>\n",
        "en",
    )


@pytest.mark.parametrize("address", ["nothing-here", "0" * 12, "'; --"])
def test_words_of_what_is_no_question_are_not_found(people, address: str):
    with pytest.raises(NotFound):
        db.read_now(queries.get_words, people.member(), address)


def test_words_of_a_hidden_question_or_an_answer_are_for_nobody(people):
    ana, cleo = people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana)
    reply = answer(cleo, question)
    db.write_now(discussion.hide, cleo, question, "Names a customer")

    for who in (ana, cleo, people.member()):
        for content_id in (question, reply):
            with pytest.raises(NotFound):
                db.read_now(queries.get_words, who, content_id)


def test_french_titles_are_typeset_for_screens_only(people):
    ana, ben = people.member(), people.member()
    db.write_now(set_skill, ben, "Pompes", SkillLevel.HELPS)
    other = ask(ana, "Pourquoi cette pompe cale ?", topics=("Pompes",), language="fr")
    question = ask(ana, "Quelle pompe cale ici ?", topics=("Pompes",), language="fr")

    view, _answers, rail = db.read_now(queries.open_question, ben, question)
    similar = db.read_now(list_similar, ben, title="Pourquoi cette pompe")
    waiting = db.read_now(queries.list_to_answer, ben).rows

    assert (view.title, [row.title for row in rail.related]) == (
        "Quelle pompe cale ici\u202f?",
        ["Pourquoi cette pompe cale\u202f?"],
    )
    assert {row.title for row in similar} == {
        "Quelle pompe cale ici\u202f?",
        "Pourquoi cette pompe cale\u202f?",
    }
    assert {row.title[-2:] for row in waiting} == {"\u202f?"}
    assert read(ana, question)[0].title == "Quelle pompe cale ici ?"
    assert db.read_now(queries.get_source, ana, other).title == "Pourquoi cette pompe cale ?"
    assert {row.title[-2:] for row in db.read_now(queries.list_questions, ana).items} == {" ?"}
