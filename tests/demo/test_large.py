"""The large demo company is as if the services had made it: counters, HTML and the index fit its texts."""

import logging
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlmodel import Session, func, select

from learnhub import demo
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.i18n import LANGUAGES
from learnhub.core.markdown import rendered
from learnhub.demo.large.sentences import MACHINES
from learnhub.features.cards import queries as cards
from learnhub.features.collections import queries as collections
from learnhub.features.discussion import counting
from learnhub.features.discussion.models import Content, ContentHtml, ContentSection
from learnhub.features.people import passwords, queries
from learnhub.features.people.models import Person
from learnhub.features.questions import queries as questions
from learnhub.features.search import queries as search
from learnhub.features.search import service as indexing
from learnhub.features.search.browsing import Search
from learnhub.features.search.models import SearchEntry, SearchForm, SearchPosting, SearchWord
from learnhub.features.search.schemas import Query

PEOPLE = 30
PASSWORD = "believable-and-long"


@pytest.fixture
def company(database: str) -> Iterator[str]:
    demo.load(password=PASSWORD, people=PEOPLE)
    return database


def rows(*columns: object, order: object = None) -> list[tuple]:
    def read(session: Session) -> list[tuple]:
        return [tuple(row) for row in session.execute(select(*columns).order_by(order or columns[0]))]

    return db.read_now(read)


def test_counters_are_what_they_count(company: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        counting.compare()

    assert caplog.messages == []
    counted = rows(*(func.sum(column) for column in (Content.vote_count, Content.comment_count)))
    assert min(counted[0]) > PEOPLE
    answered = (
        "SELECT count(*) FROM content AS asked WHERE kind = 'question' AND answer_count <>"
        " (SELECT count(*) FROM content WHERE parent_id = asked.id AND kind = 'answer')"
    )
    assert db.read_now(lambda session: session.execute(text(answered)).scalar_one()) == 0


def test_texts_are_kept_as_they_are_when_somebody_writes_them(company: str) -> None:
    written = {
        row[0]: row for row in rows(Content.id, Content.kind, Content.language, Content.title, Content.body)
    }
    sections = {(row[0], row[1]): row[2] for row in rows(*section_columns())}

    for content_id, section, words, excerpt, html in rows(*html_columns()):
        _id, kind, language, _title, body = written[content_id]
        made = rendered(sections.get((content_id, section), body), language, lines=kind == "comment")
        assert (words, excerpt, html) == (made.words, made.excerpt, made.html)


def section_columns() -> tuple:
    return (ContentSection.content_id, ContentSection.name, ContentSection.text)


def html_columns() -> tuple:
    html = ContentHtml
    return (html.content_id, html.section, html.words, html.excerpt, html.html)


def index() -> list[list[tuple]]:
    posting, entry = SearchPosting, SearchEntry
    return [
        sorted(rows(SearchWord.id, SearchWord.word)),
        sorted(rows(SearchForm.form, SearchForm.word_id)),
        sorted(rows(entry.content_id, entry.place, entry.root_id, entry.audience, entry.words)),
        sorted(rows(posting.word_id, posting.subject, posting.audience, posting.place, posting.fields)),
    ]


def test_index_of_the_search_is_the_one_that_reindexing_makes(company: str) -> None:
    before = index()

    db.write_now(indexing.begin_anew)
    indexing.rebuild()

    assert index() == before
    assert len(before[2]) > 5 * PEOPLE


def test_nothing_that_keeps_the_database_right_is_missing_afterwards(database: str) -> None:
    before = objects(database)

    demo.load(password=PASSWORD, people=PEOPLE)

    assert objects(database) == before
    assert len(before) > 50


def objects(engine: str) -> set[tuple]:
    """The indexes and triggers there are."""
    made = {
        "sqlite": "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')",
        "postgresql": "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
        " UNION SELECT 'trigger', tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal",
    }
    return db.read_now(lambda session: {tuple(row) for row in session.execute(text(made[engine]))})


def test_accounts_open_and_have_something_to_do(company: str) -> None:
    accounts = demo.accounts(PEOPLE)

    for email, _what in accounts:
        known = db.read_now(queries.find_password, email)
        assert known is not None
        assert passwords.verify(known.hash, PASSWORD)
    assert len(accounts) == 4
    person_id, name = rows(Person.id, Person.name, order=Person.email != accounts[3][0])[0]
    actor = Actor(person_id, name)
    assert db.read_now(questions.list_questions, actor).items
    assert db.read_now(cards.due_count, actor) > 0
    gathered = db.read_now(collections.list_collections, actor, search=Search()).items
    assert len(gathered) == 2
    for row in gathered:
        view = db.read_now(collections.get_collection, actor, row.id)
        assert (len(view.listed) > 5, view.cards, view.waiting) == (True, len(view.listed), [])
        assert all(each.checked_by.id not in (each.added_by.id, each.author.id, "") for each in view.listed)
    found = db.read_now(search.search, actor, Query("pump winter"))
    assert (found.count > 0, found.is_behind) == (True, False)


def test_the_same_number_makes_the_same_people() -> None:
    one, other = demo.accounts(PEOPLE), demo.accounts(PEOPLE)

    assert one == other
    assert len({email for email, _what in one}) == 4


def test_each_topic_has_a_name_of_its_own_in_each_language() -> None:
    for place in range(len(LANGUAGES)):
        names = [names[place] for machine in MACHINES for names in machine.topics]
        assert len(set(names)) == len(names)
