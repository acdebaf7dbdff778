"""Anonymous questions: what is stored, when they come out, and the secret of their author."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import event, inspect
from sqlmodel import Session, SQLModel, select

from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.ama import queries, service
from learnhub.features.ama.errors import NoSuchAma, NotEditable, SessionOver, TooFewPeople, UnknownSecret
from learnhub.features.ama.models import Ama
from learnhub.features.ama.schemas import DismissInput
from learnhub.features.ama.service import ANONYMOUS_QUESTION
from learnhub.features.discussion.models import AnonymousEdit, AnonymousWaiting, Authorship, Content
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.timetable import Timetable
from tests.features.ama.support import AFTER, get, make_room, waiting_texts

PATHS = ("anonymous_waiting", "anonymous_edit", "content", "ama_question", "vote")


def publish(room, seed: int = 1) -> int:
    return db.write_now(anonymous.publish_batch, ANONYMOUS_QUESTION, room.id, random.Random(seed).shuffle)


def read(secret: str):
    return db.read_now(anonymous.read, ANONYMOUS_QUESTION, secret)


def live(room):
    return db.read_now(queries.live_view, room.id)


def only(room) -> str:
    """The id of the one question that is there."""
    view = db.read_now(queries.live_host_view, room.id)
    return next(iter(view["rows"]))


def test_no_table_on_the_way_names_a_person_or_keeps_a_moment(database):
    tables = SQLModel.metadata.tables
    for name in ("anonymous_waiting", "anonymous_edit", "content", "ama_question"):
        columns = tables[name].columns
        targets = {key.column.table.name for column in columns for key in column.foreign_keys}
        assert "person" not in targets
        assert not [column.name for column in columns if "person" in column.name or "author" in column.name]
    for name in ("anonymous_waiting", "anonymous_edit"):
        assert not [column.name for column in tables[name].columns if column.name.endswith("_at")]
    stored = inspect(db.engine()).get_columns("anonymous_waiting")
    assert {column["name"] for column in stored} == {
        "id", "kind", "parent_id", "language", "title", "body", "edit_hash",
    }  # fmt: skip


def test_the_tables_of_waiting_texts_and_votes_have_no_order_of_their_own(database):
    if database != "sqlite":
        return
    with db.engine().connect() as connection:
        for table in ("anonymous_waiting", "vote"):
            sql = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
            ).scalar_one()
            assert "WITHOUT ROWID" in sql


def test_keeping_a_text_writes_one_row_and_nothing_else(room):
    room.open()
    written: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("PRAGMA", "BEGIN", "SELECT")):
            written.append(statement.split("(")[0].strip())

    event.listen(db.engine(), "before_cursor_execute", note)
    room.ask_anonymously("Why stop hiring?")
    event.remove(db.engine(), "before_cursor_execute", note)
    assert written == ["INSERT INTO anonymous_waiting"]


def test_a_published_text_has_no_author_and_the_opening_as_its_only_moment(room):
    room.open(moderation=AFTER)
    opened = get(Ama, room.id).opened_at
    with clock.at(clock.utcnow() + timedelta(minutes=7)):
        room.ask_anonymously("Pourquoi ne plus embaucher ?", language="fr")
        assert publish(room) == 1
    question = only(room)
    content = get(Content, question)
    assert (content.is_anonymous, content.language) == (True, "fr")
    assert (content.published_at, content.edited_at, content.activity_at) == (opened, None, None)
    authors = db.read_now(lambda session: session.exec(select(Authorship.content_id)).all())
    assert question not in authors
    row = live(room)["rows"][question]
    assert (row.author.id, row.author.name, row.at) == ("", "", None)
    assert waiting_texts() == set()


def test_approving_gives_the_opening_too_also_when_asked_before_it(room):
    room.schedule()
    announced = get(Content, room.id).published_at
    room.ask_anonymously("Before the opening?")
    publish(room)
    question = only(room)
    db.write_now(service.approve, room.host, room.id, question)
    assert get(Content, question).published_at == announced
    with clock.at(clock.utcnow() + timedelta(hours=1)):
        db.write_now(service.open_session, room.leader, room.id)
        room.ask_anonymously("After it?")
        publish(room)
        for waiting in db.read_now(queries.live_host_view, room.id)["waiting"]:
            db.write_now(service.approve, room.host, room.id, waiting)
    opened = get(Ama, room.id).opened_at
    moments = db.read_now(
        lambda session: session.exec(select(Content.published_at).where(Content.is_anonymous)).all()
    )
    assert moments == [opened, opened]


def test_a_batch_comes_out_in_a_random_order(room):
    texts = [f"Question {number}?" for number in range(8)]
    orders = set()
    for seed in range(4):
        room.open(moderation=AFTER)
        for text in texts:
            room.ask_anonymously(text)
        stored: list[str] = []

        def note(_mapper, _connection, content, stored=stored):
            stored.append(content.title)

        event.listen(Content, "before_insert", note)
        assert publish(room, seed) == len(texts)
        event.remove(Content, "before_insert", note)
        assert sorted(stored) == texts
        orders.add(tuple(stored))
    assert len(orders) == 4
    assert tuple(texts) not in orders


def test_under_newest_anonymous_questions_come_last(room):
    room.open(moderation=AFTER)
    room.ask_anonymously("Nobody?")
    publish(room)
    nobody = only(room)
    with clock.at(clock.utcnow() - timedelta(minutes=30)):
        early = room.ask("Early?")
    late = room.ask("Late?")
    assert live(room)["newest"] == [late, early, nobody]


def test_the_secret_reads_rewords_and_withdraws_what_waits(room):
    room.open()
    secret = room.ask_anonymously("Why stop hireing?")
    view = read(secret)
    assert (view.text, view.state, view.can_reword, view.can_withdraw) == (
        "Why stop hireing?", "sent", True, True,
    )  # fmt: skip
    db.write_now(anonymous.reword, ANONYMOUS_QUESTION, secret, "Why stop hiring?")
    assert waiting_texts() == {"Why stop hiring?"}
    db.write_now(anonymous.withdraw, ANONYMOUS_QUESTION, secret)
    assert waiting_texts() == set()
    with pytest.raises(UnknownSecret):
        read(secret)


def test_the_secret_follows_the_question_after_its_publication(room):
    room.open()
    secret = room.ask_anonymously("Why X from planning?")
    publish(room)
    question = only(room)
    assert read(secret).state == "waiting"
    form = DismissInput(question=question, reason="person", note="Ask about the decision.")
    db.write_now(service.dismiss, room.host, room.id, form)
    view = read(secret)
    assert (view.state, view.reason, view.note) == ("dismissed", "person", "Ask about the decision.")
    db.write_now(anonymous.reword, ANONYMOUS_QUESTION, secret, "Why that decision?")
    assert read(secret).state == "waiting"
    db.write_now(service.approve, room.host, room.id, question)
    room.vote(question, room.members[0])
    assert (read(secret).votes, read(secret).can_reword) == (1, False)
    with pytest.raises(NotEditable):
        db.write_now(anonymous.reword, ANONYMOUS_QUESTION, secret, "Something else?")
    content = get(Content, question)
    assert (content.edited_at, content.activity_at) == (None, None)
    db.write_now(anonymous.withdraw, ANONYMOUS_QUESTION, secret)
    assert live(room)["rows"] == {}
    with pytest.raises(UnknownSecret):
        read(secret)


def test_after_the_end_the_words_stay_but_can_be_withdrawn(room):
    room.open(moderation=AFTER)
    secret = room.ask_anonymously("Why?")
    publish(room)
    db.write_now(service.end_session, room.leader, room.id)
    with pytest.raises(SessionOver):
        db.write_now(anonymous.reword, ANONYMOUS_QUESTION, secret, "How?")
    db.write_now(anonymous.withdraw, ANONYMOUS_QUESTION, secret)


def test_a_text_that_waits_at_the_end_still_comes_out(room):
    room.open(moderation=AFTER)
    room.ask_anonymously("Just in time?")
    db.write_now(service.end_session, room.leader, room.id)
    assert [queue.size for queue in db.read_now(anonymous.list_queues, ANONYMOUS_QUESTION)] == [1]
    publish(room)
    assert len(live(room)["next"]) == 1


def test_only_the_hash_of_the_secret_is_stored(room):
    room.open()
    first, second = room.ask_anonymously("One?"), room.ask_anonymously("Two?")
    assert len(first) == 32
    assert first != second
    hashes = set(db.read_now(lambda session: session.exec(select(AnonymousWaiting.edit_hash)).all()))
    assert hashes == {anonymous.hash_secret(first), anonymous.hash_secret(second)}
    publish(room)
    kept = set(db.read_now(lambda session: session.exec(select(AnonymousEdit.edit_hash)).all()))
    assert kept == hashes
    assert not kept & {first, second}


def test_membership_is_checked_before(room, people):
    from learnhub.access.actor import ANONYMOUS

    room.open()
    db.read_now(service.require_anonymity, room.members[0], room.id)
    with pytest.raises(NoSuchAma):
        db.read_now(service.require_anonymity, ANONYMOUS, room.id)
    db.write_now(service.end_session, room.leader, room.id)
    with pytest.raises(SessionOver):
        db.read_now(service.require_anonymity, room.members[0], room.id)


def test_a_token_without_the_scope_is_refused(room):
    from dataclasses import replace

    room.open()
    with pytest.raises(Forbidden):
        db.read_now(
            service.require_anonymity, replace(room.members[0], scopes=frozenset({"ama:read"})), room.id
        )


def test_in_a_group_under_five_there_is_no_anonymity(people, noon):
    room = make_room(people, members=2)
    room.open()
    with pytest.raises(TooFewPeople):
        db.read_now(service.require_anonymity, room.members[0], room.id)
    people.member("The fifth")
    db.read_now(service.require_anonymity, room.members[0], room.id)


def test_withdrawing_and_publishing_at_once_lose_nothing(room):
    """A text is either published or withdrawn, whoever is faster."""
    from concurrent.futures import ThreadPoolExecutor

    room.open(moderation=AFTER)
    secrets = [room.ask_anonymously(f"Question {number}?") for number in range(6)]
    with ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(db.write_now, anonymous.withdraw, ANONYMOUS_QUESTION, secret)
            for secret in secrets[:3]
        ]
        jobs.append(pool.submit(publish, room))
    results = [job.exception() for job in jobs]
    assert all(error is None or isinstance(error, UnknownSecret) for error in results)
    assert waiting_texts() == set()
    shown = {row.text for row in live(room)["rows"].values()}
    lost = [error for error in results[:3] if error is not None]
    assert {f"Question {number}?" for number in (3, 4, 5)} <= shown
    assert len(shown) == 3 + len(lost)


def test_nothing_in_the_database_joins_a_person_to_an_anonymous_question(room):
    """After questions of many people, no row that holds a question's id holds a person's id, but votes."""
    room.open(moderation=AFTER)
    for _member in room.members:
        room.ask_anonymously("Who wrote this?")
    publish(room)
    questions = set(live(room)["rows"])
    people = {actor.person_id for actor in (room.leader, room.host, *room.members)}
    with Session(db.engine()) as session:
        for table in SQLModel.metadata.sorted_tables:
            for row in session.execute(table.select()).mappings():
                values = {str(value) for value in row.values()}
                assert not (values & questions and values & people), table.name


def test_the_job_publishes_what_is_due(room):
    timetable = Timetable(random.Random(1))
    room.open(moderation=AFTER)
    start = clock.utcnow()
    db.write_now(anonymous.publish_waiting, ANONYMOUS_QUESTION, timetable)
    for number in range(3):
        room.ask_anonymously(f"Question {number}?")
    published = {}
    for seconds in range(5, 400, 5):
        with clock.at(start + timedelta(seconds=seconds)):
            if seconds == 100:
                room.ask_anonymously("One alone?")
            if count := db.write_now(anonymous.publish_waiting, ANONYMOUS_QUESTION, timetable):
                published[seconds] = count
    first, second = published
    assert (first, published[first], published[second]) == (60, 3, 1)
    assert 220 <= second <= 400
    assert db.write_now(anonymous.publish_waiting, ANONYMOUS_QUESTION, timetable) == 0
