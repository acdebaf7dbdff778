"""The mail of the day: once, at its hour, of what is new and may be read then."""

from datetime import datetime, timedelta

import pytest

from learnhub.core import clock, db, outbox
from learnhub.features.notices import digests, service
from learnhub.features.notices.models import NoticeChoice, NoticeRhythm
from learnhub.jobs import delivery
from learnhub.mail import signed
from tests.features.notices.support import tell
from tests.features.questions.support import TITLE, answer, ask
from tests.postboxes import Postbox, hang_up, text_of

MORNING = datetime.fromisoformat("2026-03-11T08:05:00+01:00")  # a Wednesday in Paris
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

pytestmark = pytest.mark.usefixtures("company")


@pytest.fixture
def question_id(postbox, ana, ben) -> str:
    """A question of Ana's, which Ben has answered the evening before."""
    with clock.at(MORNING - 12 * HOUR):
        asked = ask(ana)
        answer(ben, asked, "Check the **pipe strain** first.")
        tell()
    return asked


def mail_of(moment: datetime) -> None:
    with clock.at(moment):
        digests.leave_due()
        delivery.deliver(outbox.channels["mail"])


def keep(row) -> None:
    db.write_now(lambda session: session.add(row))


def test_mail_of_the_day_comes_once_at_its_hour(postbox: Postbox, question_id, ana) -> None:
    for moment in (MORNING - HOUR, MORNING, MORNING + HOUR, MORNING + DAY):
        mail_of(moment)

    (mail,) = postbox.taken
    text = text_of(mail)
    assert mail["Subject"] == "1 thing waits for you at LearnHub"
    assert TITLE in text
    assert "Ben Okafor" in text
    assert "Check the pipe strain first." in text
    assert f"https://learn.ardelle.example/questions/{question_id}" in text
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_same_mail_is_sent_again_when_the_server_broke_off(postbox: Postbox, question_id, caplog) -> None:
    postbox.answers["DATA"] = hang_up
    mail_of(MORNING)
    postbox.answers.clear()
    mail_of(MORNING + HOUR)

    first, second = postbox.taken
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Subject"] == second["Subject"]


def test_what_was_archived_or_stopped_meanwhile_is_not_told(postbox: Postbox, question_id, ana) -> None:
    with clock.at(MORNING):
        digests.leave_due()
        db.write_now(service.archive, ana, question_id)
        delivery.deliver(outbox.channels["mail"])

    assert postbox.taken == []
    assert db.read_now(outbox.list_troubled, "mail") == []


@pytest.mark.parametrize("why", ["weekend", "leave", "not by mail", "no days"])
def test_mail_of_the_day_does_not_come(postbox: Postbox, question_id, ana, why: str) -> None:
    day = MORNING.date()
    if why == "leave":
        keep(NoticeRhythm(person_id=ana.person_id, leave_from=day, leave_to=day))
    if why == "no days":
        keep(NoticeRhythm(person_id=ana.person_id, days=[]))
    if why == "not by mail":
        keep(NoticeChoice(person_id=ana.person_id, kind="answers", channel="mail", is_on=False))

    mail_of(MORNING + (3 * DAY if why == "weekend" else timedelta()))

    assert postbox.taken == []


def test_something_new_comes_with_the_next_mail(postbox: Postbox, question_id, ben) -> None:
    mail_of(MORNING)
    with clock.at(MORNING + 5 * HOUR):
        answer(ben, question_id, "Something more.")
        tell()
    mail_of(MORNING + DAY)

    assert len(postbox.taken) == 2
    assert "Something more." in text_of(postbox.taken[1])


def test_links_of_the_mail_archive_and_stop(postbox: Postbox, question_id, ana) -> None:
    mail_of(MORNING)

    tokens = [part.partition(">")[0] for part in text_of(postbox.taken[0]).split("token=")[1:]]
    with clock.at(MORNING):
        asked = [signed.read(token) for token in tokens]

    assert [(each.action, each.about) for each in asked] == [
        ("notices.archive", question_id),
        ("notices.stop", question_id),
        ("notices.no_daily", ""),
    ]
