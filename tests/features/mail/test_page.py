"""What administrators see of mail, and what they do about it."""

import asyncio

import pytest

from learnhub.access.roles import Role
from learnhub.core import db, outbox
from learnhub.errors import Forbidden
from learnhub.features.mail import queries, service
from learnhub.features.mail.schemas import MailView
from learnhub.features.people import service as people_service
from learnhub.features.people.schemas import InviteMemberInput, MemberInput
from learnhub.jobs import delivery
from learnhub.mail import Reader, smtp
from learnhub.mail.trial import try_out
from tests.postboxes import Postbox

WRONG = InviteMemberInput(name="Rémi Charpentier", email="remi@ardele.example")

pytestmark = pytest.mark.usefixtures("company")


@pytest.fixture
def admin(people):
    """Somebody who administers the company."""
    return people.member("Élodie Faure", roles=(Role.ADMINISTRATOR,))


def shown(admin) -> MailView:
    return db.read_now(queries.get_mail, admin)


def deliver() -> None:
    delivery.deliver(outbox.channels["mail"])


def test_without_a_server_the_page_says_so(admin) -> None:
    assert shown(admin) == MailView()


def test_page_says_that_nothing_is_sent_to_domains_kept_for_examples(name_server, admin) -> None:
    name_server("smtp://127.0.0.1:1025")
    assert not shown(admin).leaves_out

    name_server("smtps://mail.ardelle.fr")
    assert shown(admin).leaves_out


def test_invitation_to_a_wrong_address_is_shown_and_leaves_again_once_corrected(
    postbox: Postbox, admin, caplog
) -> None:
    postbox.answers["remi@ardele.example"] = "550 5.1.1 no such user"
    link = db.write_now(people_service.invite_member, admin, form=WRONG)
    deliver()

    (row,) = shown(admin).undelivered
    assert (row.name, row.kind, row.failure) == (WRONG.name, "people.invitation", smtp.NO_ADDRESS)
    assert (row.email, row.code, row.again_at, row.is_address) == (WRONG.email, "550 5.1.1", None, True)
    form = MemberInput(name=WRONG.name, email="remi@ardelle.example")
    db.write_now(people_service.correct_member, admin, person_id=link.person_id, form=form)
    deliver()

    assert [taken["To"].addresses[0].addr_spec for taken in postbox.taken] == ["remi@ardelle.example"]
    found = shown(admin)
    assert (found.undelivered, found.sent, found.fault) == ((), 1, "")


def test_server_that_cannot_be_reached_is_the_state_of_the_page(name_server, admin, caplog) -> None:
    name_server("smtp://127.0.0.1:1")
    db.write_now(people_service.invite_member, admin, form=WRONG)
    deliver()

    found = shown(admin)

    assert (found.fault, found.server, found.is_encrypted) == (smtp.UNREACHABLE, "127.0.0.1:1", False)
    assert [row.again_at is None for row in found.undelivered] == [False]


def test_everything_is_tried_again_at_once(postbox: Postbox, admin, caplog) -> None:
    postbox.answers["RCPT"] = "451 later"
    db.write_now(people_service.invite_member, admin, form=WRONG)
    deliver()
    postbox.answers.clear()

    assert db.write_now(service.try_again, admin) == 1
    deliver()

    assert len(postbox.taken) == 1
    assert shown(admin).undelivered == ()


@pytest.mark.parametrize("answer", ["", "550 5.7.1 no"])
def test_trial_is_kept_with_its_steps(postbox: Postbox, admin, answer: str) -> None:
    postbox.answers = {"DATA": answer} if answer else {}
    tried = asyncio.run(try_out(Reader("a", "Ana", "ana@ardelle.example"), "Ardelle"))
    db.write_now(service.note_trial, admin, tried=tried)

    trial = shown(admin).trial

    assert [step for step, _about in trial.steps][:1] == ["Connected"]
    assert (trial.failure, trial.code) == ((smtp.REFUSED, "550 5.7.1") if answer else ("", ""))


def test_members_see_nothing_of_it(people) -> None:
    for read in (queries.get_mail, service.try_again):
        with pytest.raises(Forbidden):
            db.write_now(read, people.member())
