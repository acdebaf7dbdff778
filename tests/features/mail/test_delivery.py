"""A mail that waits is composed when it leaves, and what the server says of it is kept."""

import pytest
from sqlmodel import Session, select

from learnhub import mail, rooms
from learnhub.access.actor import Actor
from learnhub.core import clock, db, outbox
from learnhub.core.outbox import Outbox
from learnhub.features.mail import queries
from learnhub.features.mail.models import MailBounce
from learnhub.features.people.models import Person
from learnhub.jobs import delivery
from learnhub.mail import Mail, Reader, parts, smtp
from tests.postboxes import Postbox, text_of

KIND = "tests.hello"


@pytest.fixture
def ana(people) -> Actor:
    """Somebody who is written to."""
    return people.member("Ana Petit")


@pytest.fixture(autouse=True)
def hello(monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind of mail, which says hello in the language that its reader has now."""

    def compose(session: Session, payload) -> Mail | None:
        person = session.get(Person, payload["person_id"])
        if person is None or person.email is None:
            return None
        reader = Reader(person.id, person.name, person.email, person.language)
        return Mail(
            reader, f"Hello in {person.language}", "", (parts.paragraph(payload["about"]),), "Because."
        )

    monkeypatch.setattr(rooms, "composer", {KIND: compose}.get)


def put(person: Actor, number: int = 1) -> bool:
    return db.write_now(mail.put, KIND, person.person_id, dedupe=f"hello:{number}", about=f"number:{number}")


def deliver() -> None:
    delivery.deliver(outbox.channels["mail"])


def change(person: Actor, **values: str) -> None:
    def write(session: Session) -> None:
        row = session.get(Person, person.person_id)
        for name, value in values.items():
            setattr(row, name, value)

    db.write_now(write)


def rows() -> list[Outbox]:
    return db.read_now(lambda session: list(session.exec(select(Outbox).order_by(Outbox.id))))


def paused(person: Actor) -> bool:
    email = db.read_now(lambda session: session.get(Person, person.person_id).email)
    return db.read_now(queries.is_paused, person.person_id, email)


def test_mail_is_composed_when_it_leaves(postbox: Postbox, ana) -> None:
    assert put(ana)
    change(ana, language="fr")

    deliver()
    deliver()

    (taken,) = postbox.taken
    assert (taken["Subject"], text_of(taken).partition("\n")[0]) == ("Hello in fr", "number:1")
    assert [row.done_at is None for row in rows()] == [False]


def test_nothing_waits_where_no_mail_is_sent(ana, database) -> None:
    assert not put(ana)
    assert rows() == []


def test_server_that_was_taken_away_lets_go_of_what_waits(postbox: Postbox, ana, name_server) -> None:
    put(ana)
    name_server("")

    deliver()

    assert postbox.taken == []
    assert [row.done_at is None for row in rows()] == [False]


def test_nothing_is_sent_when_there_is_nothing_to_say_any_more(postbox: Postbox, ana) -> None:
    put(ana)
    change(ana, status="former", email=None)

    deliver()

    assert postbox.taken == []


def test_refusal_is_kept_with_what_the_server_answered(postbox: Postbox, ana, caplog) -> None:
    postbox.answers["RCPT"] = "450 4.2.1 come back"
    put(ana)

    deliver()

    (row,) = rows()
    assert (row.failure, row.answer, row.failed_at) == (smtp.LATER, "450 4.2.1", None)
    assert [each.answer for each in db.read_now(outbox.list_troubled, "mail")] == ["450 4.2.1"]
    postbox.answers.clear()
    with clock.at(clock.utcnow() + outbox.FIRST_PAUSE):
        deliver()
    (row,) = rows()
    assert (row.failure, row.answer, row.done_at is None) == ("", "", False)
    assert "ana" not in caplog.text.lower()


def test_address_that_was_refused_three_times_gets_no_more(postbox: Postbox, ana, caplog) -> None:
    postbox.answers["RCPT"] = "550 5.1.1 no such user"

    for number in range(5):
        put(ana, number)
        deliver()

    assert postbox.talks == queries.PAUSED_AFTER
    assert [row.failed_at is None for row in rows()] == [False] * 3 + [True] * 2
    assert paused(ana)
    change(ana, email="other@ardelle.example")
    assert not paused(ana)


def test_mail_that_is_taken_forgets_what_was_refused_before(postbox: Postbox, ana, caplog) -> None:
    for number, answer in enumerate(("550 no", "550 no", "")):
        postbox.answers["RCPT"] = answer
        put(ana, number)
        deliver()

    assert len(postbox.taken) == 1
    assert db.read_now(lambda session: session.exec(select(MailBounce)).all()) == []


@pytest.mark.parametrize("again", [False, True])
def test_troubled_mail_is_tried_again_at_once(postbox: Postbox, ana, again: bool, caplog) -> None:
    postbox.answers["DATA"] = "450 later" if again else "550 no"
    put(ana)
    deliver()
    (found,) = db.read_now(outbox.list_troubled, "mail")
    postbox.answers.clear()

    assert db.write_now(outbox.retry, found.id) == 1
    deliver()

    assert (found.again_at is None, len(postbox.taken)) == (not again, 1)
    assert db.read_now(outbox.list_troubled, "mail") == []


def test_nothing_is_sent_to_a_domain_kept_for_examples(name_server, ana, monkeypatch) -> None:
    handed_in: list[str] = []
    monkeypatch.setattr(
        "learnhub.features.mail.delivery.hand_in", lambda message: handed_in.append(message["To"])
    )
    name_server("smtp+starttls://mail.ardelle.fr")
    for number, email in enumerate(("ana@ardelle.example", "ana@ardelle.fr")):
        change(ana, email=email)
        assert put(ana, number)
        deliver()

    assert handed_in == ["Ana Petit <ana@ardelle.fr>"]
    assert all(row.done_at for row in rows())


def test_a_program_that_catches_mail_on_this_machine_gets_all_of_it(name_server) -> None:
    taken = {}
    for url in ("smtp://localhost:1025", "smtp://localhost", "smtps://mail.ardelle.fr"):
        name_server(url)
        taken[url] = smtp.takes("ana@ardelle.example")

    assert list(taken.values()) == [True, False, False]
