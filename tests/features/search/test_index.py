"""The index follows what is written, and keeps nothing of what is gone."""

import random
from dataclasses import replace

import pytest
from sqlalchemy import delete, func, text, update
from sqlmodel import select

from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.search import queries
from learnhub.features.search.fields import packed, unpacked
from learnhub.features.search.models import (
    SearchEntry,
    SearchForm,
    SearchPosting,
    SearchProgress,
    SearchWaiting,
    SearchWord,
)
from learnhub.features.search.service import begin_anew, catch_up, rebuild
from learnhub.features.topics import service as topics
from tests.features.discussion.support import load, write_anonymous

TABLES = (SearchEntry, SearchPosting, SearchWord, SearchForm)


def rows(*tables) -> list[int]:
    """How many rows the index has."""
    counted = [select(func.count()).select_from(table) for table in tables or TABLES]
    return db.read_now(lambda session: [session.exec(each).one() for each in counted])


def everything() -> set[tuple]:
    """The whole index."""
    found = select(SearchWord.word, SearchPosting.fields, SearchEntry.content_id).join(
        SearchPosting, SearchPosting.word_id == SearchWord.id
    )
    return set(
        db.read_now(
            lambda session: session.exec(
                found.join(SearchEntry, SearchEntry.place == SearchPosting.place)
            ).all()
        )
    )


def change(function, content: Content, *args, **kwargs) -> None:
    db.write_now(lambda session: function(session, *args, session.get_one(Content, content.id), **kwargs))


def test_edit_takes_words_away_and_adds_others(write, titles, ana):
    card = write("Restart a pump", "Open the valve.", sections={"why": "A burst seal."})
    before = rows()

    change(lambda session, content: service.edit(session, ana, content, edition=1, body="Close it."), card)

    assert (titles("valve"), titles("close"), titles("burst")) == ([], ["Restart a pump"], ["Restart a pump"])
    assert rows(SearchEntry) == before[:1]
    assert rows(SearchWord) == [before[2] - 2 + 1]  # "open" and "valve" are gone, "close" has come


def test_removed_content_leaves_nothing(write, ana):
    change(lambda session, content: service.remove(session, ana, content), write("Restart a pump", "Now."))

    assert rows() == [0, 0, 0, 0]


def test_hidden_content_is_found_by_nobody_until_it_is_shown(write, search, people, ana):
    moderator = people.member(roles=(Role.MODERATOR,))
    card = write("Restart a pump")
    db.write_now(service.hide, moderator, card.id, "Why not")

    assert [search("pump", actor).count for actor in (moderator, ana)] == [0, 0]
    assert rows() == [0, 0, 0, 0]

    db.write_now(service.unhide, moderator, card.id)
    assert search("pump").count == 1


def test_question_that_is_hidden_takes_its_answers_along(write, search, people, bo):
    moderator = people.member(roles=(Role.MODERATOR,))
    question = write("Why does it drip?", kind=QUESTION)
    answer = db.write_now(
        service.create, bo, kind=ANSWER, body="Alignment.", language="en", parent=load(question.id)
    )
    assert search("alignment").count == 1

    db.write_now(service.hide, moderator, answer.id, "Why not")
    assert (search("alignment").count, search("drip").count) == (0, 1)

    db.write_now(service.unhide, moderator, answer.id)
    db.write_now(service.hide, moderator, question.id, "Why not")
    assert rows() == [0, 0, 0, 0]


def test_comments_are_found_with_what_they_are_on(write, search, bo):
    card = write("Restart a pump")
    comment = _comment(bo, card.id, "Mind the zeppelin.")
    _comment(bo, comment, "It hums.")
    [hit] = search("zeppelin").hits
    assert (hit.id, hit.is_under, hit.excerpt) == (card.id, True, "Mind the zeppelin.")

    change(lambda session, content: service.remove(session, bo, content), load(comment))
    assert (search("zeppelin").count, search("hums").count) == (0, 1)


def _comment(actor, parent_id: str, text_: str) -> str:
    return db.write_now(service.comment, actor, CommentInput(body=text_, language="en"), parent_id=parent_id)


def test_drafts_and_what_waits_are_not_found(write, search, ana):
    card = write("Restart a pump", status=Status.WAITING)
    assert search("pump", ana).count == 0

    change(lambda session, content: service.publish(session, content), card)
    assert search("pump").count == 1

    change(lambda session, content: service.withhold(session, content), card)
    assert rows() == [0, 0, 0, 0]


@pytest.fixture
def team(company) -> str:
    """A closed space."""
    space = Space(kind=SpaceKind.TEAM, name="Team", is_open=False)
    db.write_now(lambda session: session.add(space))
    return space.id


def test_closed_space_is_searched_by_its_members_only(write, search, people, bo, team):
    ana = people.member()
    db.write_now(lambda session: session.add(SpaceMember(space_id=team, person_id=str(ana.person_id))))
    ana = replace(ana, spaces=frozenset((team,)))
    write("Restart a zeppelin", space=team, author=ana)

    assert [search(word, ana).count for word in ("zeppelin", "zepp", "zepelin")] == [1, 1, 1]
    foreign = [search(word, bo) for word in ("zeppelin", "zepp", "zepelin")]
    assert [(found.count, found.corrections, found.kinds) for found in foreign] == [(0, [], [])] * 3
    assert db.read_now(queries.similar, bo, "Restart a zeppelin") == []


def test_space_that_opens_is_searched_by_all(write, search, team):
    write("Restart a zeppelin", space=team)
    db.write_now(lambda session: session.exec(update(Space).where(Space.id == team).values(is_open=True)))
    catch_up()

    assert search("zeppelin").count == 1
    assert rows(SearchWaiting) == [0]

    db.write_now(lambda session: session.exec(update(Space).where(Space.id == team).values(is_open=False)))
    assert search("zeppelin").count == 0  # before it is indexed anew
    catch_up()
    assert (search("zeppelin").count, search("zepelin").corrections) == (0, [])


def test_topic_with_another_name_is_found_by_it(write, search, people):
    moderator = people.member(roles=(Role.MODERATOR,))
    card = write("Restart it", topics=["Pumps"])
    (topic,) = db.read_now(discussion.topics_of, [card.id], "en")[card.id]

    db.write_now(topics.name_topic, moderator, topic_id=topic.id, language="fr", name="Pompes")
    catch_up()

    assert search("pompes").count == 1


def test_index_is_built_anew_in_batches_and_says_that_it_is_behind(write, search, monkeypatch):
    monkeypatch.setattr("learnhub.features.search.service.rebuilding.BATCH", 2)
    for number in range(5):
        write(f"Seal number {number}", "Of a pump.", topics=["Pumps"])
    before = everything()
    heard: list[int] = []
    db.write_now(begin_anew)

    def lose(session) -> None:
        for table in (SearchPosting, SearchForm, SearchWord, SearchEntry):
            session.exec(delete(table))

    db.write_now(lose)
    assert search("seal").is_behind

    assert rebuild(heard.append) == 5
    assert heard == [2, 4, 5]
    assert not search("seal").is_behind
    assert everything() == before
    assert rebuild() == 0


def test_older_analysis_is_built_anew(write, search):
    write("Restart a pump")
    db.write_now(lambda session: session.exec(update(SearchProgress).values(analysis=0)))
    assert search("pump").is_behind

    catch_up()

    assert not search("pump").is_behind


def test_index_is_written_in_the_transaction_of_the_content(write, ana):
    def fail(session) -> None:
        service.create(session, ana, kind="card", title="Restart a pump", language="en")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write_now(fail)

    assert rows() == [0, 0, 0, 0]


def test_anonymous_content_is_found_without_author_and_moment(write, search):
    ama = write("Ask me anything", kind="ama")
    write_anonymous(ama, kind="ama_question", title="Who pays for the zeppelin?")

    [hit] = search("zeppelin").hits

    assert (hit.author.id, hit.published_at) == ("", None)
    assert search("zeppelin").authors == search("zeppelin").ages == []


def test_no_row_of_the_index_tells_when_it_came(database, write):
    """Nothing is in the order of arrival: no rowid, no number that is counted up."""
    if database == "sqlite":
        made = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"
        for table in (*TABLES, SearchWaiting):
            sql = db.read_now(
                lambda session, name: session.scalar(text(made), {"name": name}), table.__tablename__
            )
            assert "WITHOUT ROWID" in sql
    ama = write("Ask me anything", kind="ama")
    asked = [write_anonymous(ama, kind="ama_question", title=f"Why is it number {n}?").id for n in range(20)]
    place = (
        select(SearchEntry.content_id).where(SearchEntry.content_id.in_(asked)).order_by(SearchEntry.place)
    )
    order = db.read_now(lambda session: list(session.exec(place)))

    assert sorted(order) == sorted(asked)
    assert order != asked


def test_redacted_words_are_nowhere_in_the_tables(write, ana):
    card = write("Restart a pump", "The word is zeppelinish.")

    change(lambda session, content: service.edit(session, ana, content, edition=1, body="Nothing."), card)

    found = [
        *db.read_now(lambda session: list(session.exec(select(SearchWord.word)))),
        *db.read_now(lambda session: list(session.exec(select(SearchForm.form)))),
    ]
    assert [word for word in found if "zepp" in word] == []


def test_fields_are_found_in_an_entry_as_they_were_packed() -> None:
    chance = random.Random(3)
    postings = {chance.getrandbits(63): chance.randint(1, 15) for _n in range(300)}
    words = packed(postings)

    assert postings == dict(unpacked(words))
    assert dict(unpacked(b"")) == {}
