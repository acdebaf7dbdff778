"""The orders of the list of questions, and what it is narrowed by."""

from datetime import timedelta

import pytest
from sqlmodel import select, update

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.core.i18n import LANGUAGES
from learnhub.core.pagination import encode
from learnhub.errors import Invalid
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.events import ContentCreated
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.notices import service as notices
from learnhub.features.people.models import Person, Site
from learnhub.features.questions import queries, service, viewers
from learnhub.features.questions.asked import QuestionSearch
from learnhub.features.questions.enums import Order, Progress
from learnhub.features.questions.heat import STEPS, heat
from learnhub.features.questions.models import Question
from learnhub.features.questions.service.heat import _settle
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill
from tests.conftest import NOON
from tests.features.questions.support import answer, ask, read, vote

WORDS = ("", "pump")


@pytest.fixture(autouse=True)
def nobody_has_opened_anything():
    viewers.clear()
    yield
    viewers.clear()


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


def ask_on(day: int, actor: Actor, *topics: str, language: str = "en") -> str:
    with clock.at(NOON + timedelta(days=day)):
        return ask(actor, f"Why does pump {day} trip", topics=topics, language=language)


def listed(actor: Actor, *, size: int = 20, **search) -> list[str]:
    """The ids of a whole list, read page by page."""
    cursor, found = None, []
    while True:
        wanted = QuestionSearch(**search)
        page = db.read_now(queries.list_questions, actor, search=wanted, cursor=cursor, size=size)
        assert len(page.items) <= size
        found += [row.id for row in page.items]
        cursor = page.next
        if cursor is None:
            return found


def topic_of(actor: Actor, question: str, name: str) -> str:
    return next(topic.id for topic in read(actor, question)[0].topics if topic.name == name)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("size", [1, 2, 20])
def test_unanswered_on_what_the_reader_practises_come_first(ana, ben, words, size) -> None:
    seals, other, pumps, both, done = (
        ask_on(day, ana, *topics)
        for day, topics in enumerate([("Seals",), (), ("Pumps",), ("Pumps", "Seals"), ("Pumps",)])
    )
    answer(ana, done)
    db.write_now(set_skill, ben, "Pumps", SkillLevel.HELPS)
    db.write_now(set_skill, ben, "Seals", SkillLevel.LEARNING)

    assert listed(ben, size=size, order=Order.UNANSWERED, words=words) == [both, pumps, other, seals]
    assert listed(ana, size=size, order=Order.UNANSWERED, words=words) == [both, pumps, other, seals]
    of_seals = {"topic_id": topic_of(ana, seals, "Seals"), "words": words}
    assert listed(ben, size=size, order=Order.UNANSWERED, **of_seals) == [both, seals]
    of_pumps = {"topic_id": topic_of(ana, pumps, "Pumps"), "words": words}
    assert listed(ben, size=size, order=Order.UNANSWERED, **of_pumps) == [both, pumps]


@pytest.mark.parametrize("words", WORDS)
def test_row_says_that_it_is_for_the_reader(ana, ben, words) -> None:
    ask_on(0, ana)
    ask_on(1, ana, "Pumps")
    db.write_now(set_skill, ben, "Pumps", SkillLevel.PRACTISES)

    def marks(order: Order) -> list[bool]:
        search = QuestionSearch(order, words)
        return [row.is_for_me for row in db.read_now(queries.list_questions, ben, search=search).items]

    assert (marks(Order.UNANSWERED), marks(Order.NEWEST)) == ([True, False], [False, False])


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("size", [1, 20])
def test_followed_are_questions_and_then_what_is_new_in_topics(ana, ben, words, size) -> None:
    other, seals, pumps, stopped, followed = (
        ask_on(day, ana, *topics)
        for day, topics in enumerate([("Bearings",), ("Seals",), ("Pumps",), ("Pumps",), ("Pumps",)])
    )
    assert listed(ben, size=size, order=Order.FOLLOWED, words=words) == []

    db.write_now(notices.follow, ben, followed)
    db.write_now(notices.follow, ben, stopped)
    db.write_now(notices.unfollow, ben, stopped)
    for question, name in ((pumps, "Pumps"), (seals, "Seals")):
        db.write_now(notices.follow_topic, ben, topic_of(ana, question, name))
    bearings = topic_of(ana, other, "Bearings")
    db.write_now(notices.follow_topic, ben, bearings)
    db.write_now(notices.unfollow_topic, ben, bearings)

    assert listed(ben, size=size, order=Order.FOLLOWED, words=words) == [followed, pumps, seals]
    of_pumps = {"topic_id": topic_of(ana, pumps, "Pumps"), "words": words}
    assert listed(ben, size=size, order=Order.FOLLOWED, **of_pumps) == [followed, pumps]


def test_followed_of_what_one_may_no_longer_read_are_gone(people, ana, ben) -> None:
    question = ask_on(0, ana)
    db.write_now(notices.follow, ben, question)
    db.write_now(discussion.hide, people.member(roles=(Role.MODERATOR,)), question, "Names a customer")

    assert listed(ben, order=Order.FOLLOWED) == []


def test_heat_grows_with_the_logarithm_of_readers_and_answers_and_cools_by_the_week() -> None:
    base = heat(0, 0, NOON)

    assert heat(0, 0, NOON - timedelta(weeks=1)) == base - STEPS
    assert heat(1, 0, NOON) == heat(0, 1, NOON) == pytest.approx(base + 0.693147 * STEPS, abs=1)
    assert heat(9, 0, NOON) - base == pytest.approx(2.302585 * STEPS, abs=1)
    assert 0 < heat(0, 0, NOON - timedelta(weeks=10)) < base < 2**31


def test_readers_are_counted_once_and_move_a_question(ana, ben) -> None:
    old, new, older = ask_on(1, ana), ask_on(2, ana), ask_on(0, ana)
    assert listed(ben, order=Order.HOT) == [new, old, older]

    for _time in range(3):
        viewers.note(old, ben.person_id)
    assert _count_of(old) == 0
    service.count_viewers()
    service.count_viewers()

    assert _count_of(old) == 1
    assert listed(ben, order=Order.HOT) == [old, new, older]
    assert listed(ben, order=Order.HOT, size=1) == [old, new, older]
    answer(ben, older)
    answer(ben, older)
    assert listed(ben, order=Order.HOT) == [older, old, new]


def test_hot_questions_of_a_topic_move_along(ana, ben) -> None:
    old, new = ask_on(1, ana, "Pumps"), ask_on(2, ana, "Pumps")
    topic = topic_of(ana, old, "Pumps")
    viewers.note(old, ben.person_id)
    service.count_viewers()

    assert listed(ben, order=Order.HOT, topic_id=topic) == [old, new]
    assert listed(ben, order=Order.HOT, words="pump") == [old, new]
    assert db.read_now(_heat_of, ContentTopic, ContentTopic.content_id == old) == _heat(old)


def test_what_could_not_be_counted_is_counted_the_next_time(ana, ben, monkeypatch) -> None:
    question = ask_on(0, ana)
    viewers.note(question, ben.person_id)
    with monkeypatch.context() as broken:
        broken.setattr(db, "write_now", _refuse)
        with pytest.raises(RuntimeError):
            service.count_viewers()

    service.count_viewers()

    assert _count_of(question) == 1


def test_nothing_that_tells_of_a_reader_is_stored(ana, ben, session) -> None:
    question = ask_on(0, ana)
    viewers.note(question, ben.person_id)
    service.count_viewers()

    (row,) = session.connection().exec_driver_sql("SELECT * FROM question").mappings().all()

    assert ben.person_id not in str(dict(row))
    assert row["viewer_count"] == 1


def test_question_that_is_gone_or_unpublished_has_no_heat(ana) -> None:
    question = ask_on(0, ana)
    db.write_now(lambda session: session.execute(update(Content).values(published_at=None, hot=0)))

    db.write_now(service.settle_heat, ContentCreated(question, "question", question))
    db.write_now(service.settle_heat, ContentCreated("unknown", "question", "unknown"))
    db.write_now(_settle, "unknown")

    assert _heat(question) == 0


@pytest.mark.parametrize("order", [Order.NEWEST, Order.VOTES, Order.HOT, Order.FOLLOWED])
@pytest.mark.parametrize("words", WORDS)
def test_narrowed_by_progress(ana, ben, order, words) -> None:
    waiting, answered, solved = (ask_on(day, ana) for day in range(3))
    answer(ben, answered)
    db.write_now(service.accept_answer, ana, answer_id=answer(ben, solved))

    found = {each: listed(ana, order=order, words=words, progress=each) for each in Progress}

    assert found == {
        Progress.UNANSWERED: [waiting],
        Progress.ANSWERED: [answered],
        Progress.SOLVED: [solved],
    }


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("words", WORDS)
def test_narrowed_by_site(ana, ben, session, order, words) -> None:
    site = Site(name="Ghent")
    session.add(site)
    session.flush()
    session.exec(update(Person).where(Person.id == ben.person_id).values(site_id=site.id))
    session.commit()
    ask_on(0, ana)
    there = ask_on(1, ben)
    for question in listed(ana):
        db.write_now(notices.follow, ana, question)

    assert listed(ana, order=order, words=words, site_id=site.id) == [there]
    assert listed(ana, order=order, words=words, site_id="unknown") == []


@pytest.mark.parametrize("order", [Order.NEWEST, Order.UNANSWERED, Order.HOT])
@pytest.mark.parametrize("words", WORDS)
def test_languages_that_the_reader_reads_come_first(people, ana, order, words) -> None:
    camille = people.member(language="fr")
    english, french, later = (ask_on(day, ana, language=each) for day, each in enumerate(("en", "fr", "en")))

    assert listed(camille, order=order, words=words) == [french, later, english]
    assert listed(camille, order=order, words=words, size=1) == [french, later, english]
    assert listed(camille, order=order, words=words, language="en") == [later, english]
    assert {each: len(listed(ana, order=order, words=words, language=each)) for each in LANGUAGES} == {
        "en": 2,
        "fr": 1,
    }


@pytest.mark.parametrize("words", WORDS)
def test_most_helpful_come_by_votes(people, ana, ben, words) -> None:
    none, two, one = (ask_on(day, ana) for day in range(3))
    for question in (one, two):
        vote(ben, question)
    vote(people.member(), two)

    assert listed(ben, order=Order.VOTES, words=words, size=2) == [two, one, none]


def test_titles_are_marked_where_they_have_the_words(ana) -> None:
    ask_on(0, ana)
    search = QuestionSearch(words="pumps")

    (row,) = db.read_now(queries.list_questions, ana, search=search).items
    (whole,) = db.read_now(queries.list_questions, ana).items

    assert [part.text for part in row.title_parts if part.is_match] == ["pump"]
    assert "".join(part.text for part in row.title_parts) == "Why does pump 0 trip"
    assert [(part.text, part.is_match) for part in whole.title_parts] == [("Why does pump 0 trip", False)]


@pytest.mark.parametrize(
    "cursor", [encode(2, ""), encode(-1, ""), encode(0, "rubbish"), encode(0, encode("x", 1)), encode(0)]
)
@pytest.mark.parametrize("order", list(Order))
def test_cursor_of_another_list_is_refused(ana, order, cursor) -> None:
    for words in ("pump", ""):
        with pytest.raises(Invalid):
            db.read_now(queries.list_questions, ana, search=QuestionSearch(order, words), cursor=cursor)
        ask_on(0, ana)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("words", WORDS)
def test_statements_are_the_same_for_one_question_and_three(ana, ben, statements, order, words) -> None:
    db.write_now(set_skill, ben, "Pumps", SkillLevel.HELPS)
    search, counts = QuestionSearch(order, words), []
    for day in range(3):
        question = ask_on(day, ana, "Pumps")
        db.write_now(notices.follow, ben, question)
        db.write_now(notices.follow_topic, ben, topic_of(ana, question, "Pumps"))
        counts.append(statements(lambda: db.read_now(queries.list_questions, ben, search=search)))

    assert len({*counts}) == 1


def test_topics_to_choose_are_ones_own_and_the_chosen_one(ana, ben) -> None:
    question = ask_on(0, ana, "Pumps", "Seals", "Bearings", "Alarms")
    db.write_now(set_skill, ben, "Seals", SkillLevel.LEARNING)
    db.write_now(notices.follow_topic, ben, topic_of(ana, question, "Pumps"))
    alarms = next(topic for topic in read(ana, question)[0].topics if topic.name == "Alarms")

    found = db.read_now(queries.list_topics_to_choose, ben, alarms)

    assert [topic.name for topic in found] == ["Alarms", "Pumps", "Seals"]


def _refuse(*_given) -> None:
    raise RuntimeError("refused")


def _count_of(question: str) -> int:
    return db.read_now(lambda session: session.get_one(Question, question).viewer_count)


def _heat(question: str) -> int:
    return db.read_now(_heat_of, Content, Content.id == question)


def _heat_of(session, table, clause) -> int:
    return session.exec(select(table.hot).where(clause)).one()
