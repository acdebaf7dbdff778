"""What a leader is asked by mail, and answers from there."""

import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db, outbox
from learnhub.features.leaders import queries, service
from learnhub.features.mail.service import act
from learnhub.features.notices import mails
from learnhub.jobs.delivery import deliver
from tests.features.leaders.support import write
from tests.features.notices.support import item, tell
from tests.postboxes import text_of

ASKING = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)  # a Friday, half past ten in Paris
MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)  # eight o'clock in Paris
NOVEMBER = "2026-11"
LINK = re.compile(r"Not this month <(\S+)>")


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit", roles=(Role.LEADER,))


@pytest.fixture
def token(ana, postbox) -> str:
    """That of the link in the mail which asks Ana."""
    with clock.at(ASKING):
        db.write_now(service.ask)
        tell()
    with clock.at(MONDAY):
        deliver(outbox.channels["mail"])
    [mail] = postbox.taken
    return parse_qs(urlsplit(LINK.findall(text_of(mail))[0]).query)["token"][0]


def is_asked(leader: Actor) -> bool:
    return db.read_now(queries.is_asked, leader.person_id, NOVEMBER)


def test_a_leader_says_from_the_mail_that_there_is_none_this_month(ana, token) -> None:
    with clock.at(MONDAY):
        assert is_asked(ana)
        for _time in range(2):
            assert db.write_now(act, token=token) == "leaders.not_this_month"
        tell()
        assert not is_asked(ana)
        assert item(ana).archived_at or not item(ana).waits
        assert db.write_now(service.ask) == 0


def test_after_the_note_was_written_the_link_changes_nothing(ana, token) -> None:
    with clock.at(MONDAY):
        write(ana)
        assert db.write_now(act, token=token) == "leaders.not_this_month"
        assert db.read_now(queries.get_desk, ana).earlier


def test_a_mail_of_its_own_offers_it_beside_the_note(ana, postbox) -> None:
    with clock.at(ASKING):
        db.write_now(service.ask)
        tell()
        payload = {"person_id": ana.person_id, "item": item(ana).id}
        mail = db.write_now(mails.compose_notice, payload)
    assert mail is not None
    assert LINK.search("\n".join(part.text for part in mail.parts))
