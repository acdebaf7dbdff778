"""The mails about accounts: each with its own link, the same when it is sent again."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from learnhub.core import clock, db, outbox
from learnhub.core.outbox import Outbox
from learnhub.features.people import queries, service
from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.errors import LinkUsed
from learnhub.features.people.models import OneTimeLink, Person
from learnhub.features.people.schemas import InviteInput, InviteMemberInput, MemberInput
from learnhub.jobs import delivery
from tests.features.people.conftest import FIREFOX, give_password, sign_in
from tests.postboxes import Postbox, hang_up, text_of

KARIM = InviteMemberInput(name="Karim Benali", email="karim@ardelle.example", language="fr")
FILE = b"name,email\n" + b"".join(b"Member %d,member%d@ardelle.example\n" % (n, n) for n in range(600))

pytestmark = pytest.mark.usefixtures("company")


def invite(admin):
    return db.write_now(service.invite_member, admin, form=KARIM)


def ask(email: str) -> None:
    db.write_now(service.ask_reset, email=email)


def deliver() -> None:
    delivery.deliver(outbox.channels["mail"])


def secrets_of(postbox: Postbox) -> list[str]:
    found = [re.search(r"#token=([^&\s]+)&email", text_of(message)) for message in postbox.taken]
    return [match[1] for match in found if match]


def email_of(actor) -> str:
    return db.read_now(lambda session: session.get(Person, actor.person_id).email)


def accept(secret: str):
    return db.write_now(
        service.accept_invite, token=secret, form=InviteInput(), password_hash="hash", browser=FIREFOX
    )


def reset(secret: str):
    return db.write_now(service.reset_password, token=secret, password_hash="new", browser=FIREFOX)


def test_invitation_leaves_by_mail_beside_the_link_to_copy(postbox: Postbox, admin) -> None:
    link = invite(admin)
    deliver()

    (secret,) = secrets_of(postbox)
    assert link.is_mailed
    assert secret != link.secret
    assert postbox.taken[0]["To"].addresses[0].addr_spec == "karim@ardelle.example"
    assert '<html lang="fr">' in text_of(postbox.taken[0], "html")
    accept(secret)
    with pytest.raises(LinkUsed):
        accept(link.secret)


def test_no_secret_of_a_mail_stands_in_the_database(postbox: Postbox, admin) -> None:
    invite(admin)
    waiting = db.read_now(lambda session: [row.model_dump() for row in session.exec(select(Outbox))])
    deliver()

    (secret,) = secrets_of(postbox)
    kept = db.read_now(lambda session: [row.model_dump() for row in session.exec(select(OneTimeLink))])
    assert secret not in f"{waiting}{kept}"


def test_mail_that_arrives_twice_has_one_link(postbox: Postbox, admin, caplog, noon) -> None:
    postbox.answers["DATA"] = hang_up
    invite(admin)
    deliver()
    postbox.answers.clear()
    with clock.at(noon + outbox.FIRST_PAUSE):
        deliver()

    first, second = postbox.taken
    assert first["Message-ID"] == second["Message-ID"]
    assert len(set(secrets_of(postbox))) == 1
    accept(secrets_of(postbox)[0])


def test_invitation_that_was_taken_up_or_withdrawn_is_not_sent(postbox: Postbox, admin) -> None:
    accept(invite(admin).secret)
    deliver()

    assert postbox.taken == []


def test_six_hundred_invitations_of_a_file_leave_by_mail(postbox: Postbox, admin) -> None:
    db.write_now(service.stage_import, admin, file_name="members.csv", data=FILE)

    links = db.write_now(service.confirm_import, admin)

    payloads = db.read_now(lambda session: session.exec(select(Outbox.payload)).all())
    assert {payload["person_id"] for payload in payloads} == {link.person_id for link in links}
    assert len(payloads) == 600


def test_reset_that_was_asked_for_works_once_and_ends_the_others(postbox: Postbox, admin, ana) -> None:
    give_password(ana.person_id)
    by_hand = db.write_now(service.make_reset_link, admin, person_id=ana.person_id)
    deliver()
    with clock.at(clock.utcnow() + timedelta(minutes=6)):
        ask(f" {email_of(ana).upper()} ")
        deliver()

    by_administrator, asked = secrets_of(postbox)
    reset(asked)
    for other in (by_hand.secret, by_administrator, asked):
        with pytest.raises(LinkUsed):
            reset(other)


def test_who_asks_again_and_again_gets_one_mail_in_five_minutes(postbox: Postbox, ana, noon) -> None:
    email = email_of(ana)
    for minutes in (0, 1, 4, 6):
        with clock.at(noon + timedelta(minutes=minutes)):
            ask(email)
            deliver()

    assert len(postbox.taken) == 2


def test_address_of_nobody_is_answered_by_as_much_work_and_no_mail(postbox: Postbox, ana) -> None:
    ask("nobody@ardelle.example")
    deliver()

    rows = db.read_now(lambda session: session.exec(select(Outbox)).all())
    assert [row.done_at is None for row in rows] == [False]
    assert postbox.taken == []


def test_who_has_not_joined_and_asks_for_a_password_is_invited_again(postbox: Postbox, admin) -> None:
    invite(admin)
    deliver()
    ask("karim@ardelle.example")
    deliver()

    assert len({message["Subject"] for message in postbox.taken}) == 1
    assert db.read_now(queries.find_link, secrets_of(postbox)[1], LinkPurpose.INVITE)


def test_link_of_a_mail_to_another_address_ends_when_that_is_corrected(postbox: Postbox, admin) -> None:
    link = invite(admin)
    deliver()
    form = MemberInput(name="Karim Benali", email="k.benali@ardelle.example")
    db.write_now(service.correct_member, admin, person_id=link.person_id, form=form)

    with pytest.raises(LinkUsed):
        accept(secrets_of(postbox)[0])


def test_sign_in_from_a_new_browser_is_told_when_its_hour_is_over(postbox: Postbox, ana, noon) -> None:
    sign_in(ana)
    known = give_password(ana.person_id)
    with clock.at(noon + timedelta(minutes=17)):
        db.write_now(service.open_sign_in, known=known, browser=FIREFOX, is_new=True)
        deliver()
        assert postbox.taken == []
    with clock.at(noon + timedelta(minutes=61)):
        deliver()

    (mail,) = postbox.taken
    assert "Firefox on Linux" in text_of(mail)
    assert "Wednesday 11 March, between 13:00 and 14:00" in text_of(mail)
    assert "12:17" not in str(db.read_now(lambda session: session.exec(select(Outbox)).all()))


def test_browser_that_is_known_and_the_first_one_of_all_are_not_told(postbox: Postbox, ana) -> None:
    db.write_now(service.open_sign_in, known=give_password(ana.person_id), browser=FIREFOX, is_new=True)
    sign_in(ana)

    assert db.read_now(lambda session: session.exec(select(Outbox)).all()) == []
