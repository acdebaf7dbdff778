"""Anonymous questions: what is stored, when they come out, and the secret of their author."""

import random
from datetime import time, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, SQLModel, select

from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.ama import queries, service
from learnhub.features.ama.errors import NoSuchAma, NotEditable, SessionOver, TooFewPeople, UnknownSecret
from learnhub.features.ama.models import Ama
from learnhub.features.ama.schemas import DismissInput, RephraseInput
from learnhub.features.ama.service import ANONYMOUS_QUESTION
from learnhub.features.discussion.edit_secrets import hash_secret
from learnhub.features.discussion.models import AnonymousEdit, Authorship, Content, Revision
from learnhub.features.discussion.service import anonymous
from tests.features.ama.support import AFTER, get, make_room, waiting_texts


def publish(room, seed: int = 1) -> int:
    return db.write_now(anonymous.publish, ANONYMOUS_QUESTION, room.id, random.Random(seed).shuffle)


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
    for name in ("anonymous_edit", "anonymous_vote", "content", "ama_question"):
        columns = tables[name].columns
        targets = {key.column.table.name for column in columns for key in column.foreign_keys}
        assert "person" not in targets
        assert not [column.name for column in columns if "person" in column.name or "author" in column.name]
    for name in ("anonymous_edit", "anonymous_vote"):
        assert not [column.name for column in tables[name].columns if column.name.endswith("_at")]


def test_secrets_and_votes_have_no_order_of_their_own(database):
    if database != "sqlite":
        return
    with db.engine().connect() as connection:
        for table in ("anonymous_edit", "anonymous_vote", "vote"):
            sql = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
            ).scalar_one()
            assert "WITHOUT ROWID" in sql


def test_a_published_text_has_no_author_and_the_opening_as_its_only_moment(room):
    room.open(moderation=AFTER, language="fr")
    opened = get(Ama, room.id).opened_at
    with clock.at(clock.utcnow() + timedelta(minutes=7)):
        room.ask_anonymously("Pourquoi ne plus embaucher ?")
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


def test_what_is_asked_before_the_opening_comes_out_with_it(room):
    room.schedule()
    room.ask_anonymously("Before the opening?")
    anonymous.publish_due(ANONYMOUS_QUESTION)
    assert db.read_now(queries.live_host_view, room.id)["rows"] == {}

    with clock.at(clock.utcnow() + timedelta(hours=1)):
        db.write_now(service.open_session, room.leader, room.id)

    [question] = db.read_now(queries.live_host_view, room.id)["waiting"]
    assert waiting_texts() == set()
    db.write_now(service.approve, room.host, room.id, question)
    assert get(Content, question).published_at == get(Ama, room.id).opened_at


def test_during_a_session_three_people_make_a_batch(room):
    room.open(moderation=AFTER)
    for member in room.members[:2]:
        room.ask_anonymously(f"What does {member.name} not know?", member)
    assert anonymous.publish_due(ANONYMOUS_QUESTION) == 0

    room.ask_anonymously("What do I not know?", room.members[2])

    assert anonymous.publish_due(ANONYMOUS_QUESTION) == 3
    assert len(live(room)["next"]) == 3


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


def test_the_secret_tells_that_a_host_chose_other_words_and_keeps_the_own(room):
    room.open()
    secret = room.ask_anonymously("Why does Paul decide alone?")
    publish(room)
    form = RephraseInput(question=only(room), text="Who decides on the planning?", edition=1)
    db.write_now(service.rephrase, room.host, room.id, form)
    view = read(secret)
    assert (view.text, view.facts) == (
        "Who decides on the planning?",
        {"original": "Why does Paul decide alone?"},
    )
    content = get(Content, only(room))
    assert (content.edited_at, content.activity_at) == (None, None)
    [revision] = db.read_now(lambda session: session.exec(select(Revision)).all())
    assert (revision.person_id, revision.at, revision.title) == (None, None, "Who decides on the planning?")
    db.write_now(anonymous.reword, ANONYMOUS_QUESTION, secret, "How is it decided?")
    assert read(secret).facts == {}


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


def test_a_text_that_waits_at_the_end_comes_out_with_it(room):
    room.open(moderation=AFTER)
    room.ask_anonymously("Just in time?")
    db.write_now(service.end_session, room.leader, room.id)
    assert [row.text for row in live(room)["rows"].values()] == ["Just in time?"]
    assert waiting_texts() == set()


def test_what_waits_for_a_forgotten_session_comes_out_when_it_is_closed(room):
    room.open(moderation=AFTER)
    room.ask_anonymously("Still there?")
    with clock.at(clock.utcnow() + timedelta(hours=9)):
        assert db.write_now(service.close_forgotten) == 1
        assert anonymous.publish_due(ANONYMOUS_QUESTION) == 1


def test_what_waits_for_a_session_that_is_called_off_is_dropped(room):
    room.schedule()
    secret = room.ask_anonymously("Why?")
    db.write_now(service.call_off, room.leader, room.id)
    assert anonymous.publish_due(ANONYMOUS_QUESTION) == 0
    with pytest.raises(UnknownSecret):
        read(secret)


def test_everybody_sees_the_tag_and_nobody_the_secret(room):
    room.open(moderation=AFTER)
    secret = room.ask_anonymously("Whose is this?")
    named = room.ask("And this?")
    publish(room)
    rows = live(room)["rows"]
    assert rows.pop(named).tag == ""
    [row] = rows.values()
    assert row.tag == hash_secret(secret)[:24]
    kept = db.read_now(lambda session: session.exec(select(AnonymousEdit.edit_hash)).all())
    assert kept == [hash_secret(secret)]


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
    """After questions of many people, no row that holds a question's id holds a person's id."""
    room.open(moderation=AFTER)
    for member in room.members:
        room.ask_anonymously("Who wrote this?", member)
    publish(room)
    questions = set(live(room)["rows"])
    for question in questions:
        room.vote(question, *room.members[:3])
    people = {actor.person_id for actor in (room.leader, room.host, *room.members)}
    with Session(db.engine()) as session:
        for table in SQLModel.metadata.sorted_tables:
            for row in session.execute(table.select()).mappings():
                values = {str(value) for value in row.values()}
                assert not (values & questions and values & people), table.name


@pytest.mark.parametrize(
    ("ends", "minutes", "expected"),
    [(time(14, 21), 3, {540: 9}), (time(14, 20), 1, {420: 9})],
)
def test_the_clock_publishes_what_is_due(room, ends, minutes, expected):
    rounds, published = anonymous.Rounds(), {}
    room.open(moderation=AFTER, ends=ends)
    assert db.read_now(queries.open_ama, room.members[0], room.id).batch_minutes == minutes
    start = clock.utcnow()
    for seconds in range(0, 1000, 5):
        with clock.at(start + timedelta(seconds=seconds)):
            if seconds in (20, 200, 400, 405):
                room.ask_anonymously("One?", room.members[seconds % 4])
                room.ask_anonymously("Two?", room.members[4])
            if seconds == 400:
                room.ask_anonymously("Three?", room.members[5])
            before = len(waiting_texts())
            anonymous.tick(rounds)
            if len(waiting_texts()) < before:
                published[seconds] = len(live(room)["rows"])
    assert published == expected
