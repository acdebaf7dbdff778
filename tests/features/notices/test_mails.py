"""A notice by mail: one about a thing until its reader came back, and none of what they have read."""

from datetime import timedelta

import pytest

from learnhub.access.roles import Role
from learnhub.core import clock, db, outbox
from learnhub.features.mail.queries import get_mail
from learnhub.features.notices import mails, queries, service
from learnhub.features.notices.models import NoticeChoice, NoticeRhythm
from learnhub.jobs.delivery import deliver
from tests.features.notices.support import item, tell
from tests.features.questions.support import TITLE, answer, ask

pytestmark = pytest.mark.usefixtures("noon")


def send() -> None:
    """Tell what happened, and send the mails that are due."""
    tell()
    deliver(outbox.channels["mail"])


def test_first_answer_is_mailed_at_once_and_nothing_more_until_one_came_back(ana, ben, eve, postbox) -> None:
    question_id = ask(ana)
    answer(ben, question_id, "Check the pipe strain first.")
    send()
    answer(eve, question_id, "And the alignment.")
    send()

    [mail] = postbox.taken
    assert mail["Subject"] == f"Ben Okafor wrote an answer: {TITLE}"
    body = mail.get_body(("plain",)).get_content()
    assert "> Check the pipe strain first." in body
    assert f"/questions/{question_id}" in body
    assert "Because you asked it" in body
    assert not item(ana).is_for_mail


def test_later_answers_are_left_to_the_mail_of_the_day_once_one_came_back(ana, ben, eve, postbox) -> None:
    question_id = ask(ana)
    answer(ben, question_id)
    send()
    with clock.at(clock.utcnow() + timedelta(minutes=1)):
        db.write_now(service.note_seen, ana, question_id)
    with clock.at(clock.utcnow() + timedelta(minutes=2)):
        answer(eve, question_id)
        send()
        assert item(ana).is_for_mail
        db.write_now(service.note_seen, ana, question_id)

    assert len(postbox.taken) == 1
    assert not item(ana).is_for_mail


def test_what_was_read_meanwhile_is_not_mailed(ana, ben, postbox) -> None:
    question_id = ask(ana)
    answer(ben, question_id)
    tell()
    db.write_now(service.archive, ana, question_id)

    send()

    assert postbox.taken == []


def test_quiet_hours_hold_it(ana, ben, postbox, noon) -> None:
    rhythm = NoticeRhythm(person_id=ana.person_id, quiet_to=7 * 60)
    db.write_now(lambda session: session.add(rhythm))
    with clock.at(noon + timedelta(hours=10)):
        answer(ben, ask(ana))
        send()
    assert postbox.taken == []

    with clock.at(noon + timedelta(hours=18)):  # 07:00 in Paris
        send()

    assert len(postbox.taken) == 1


def test_who_wants_no_mail_of_it_gets_none(ana, ben, postbox) -> None:
    choice = NoticeChoice(person_id=ana.person_id, kind="answers", channel="mail", is_on=False)
    db.write_now(lambda session: session.add(choice))

    answer(ben, ask(ana))
    send()

    assert postbox.taken == []


def test_one_click_in_a_mail_stops_it(ana, ben, eve, postbox) -> None:
    question_id = ask(ana)
    answer(ben, question_id)
    send()
    assert postbox.taken[0]["List-Unsubscribe-Post"]

    db.write_now(mails.stop_thing, ana.person_id, question_id)
    db.write_now(mails.stop_thing, ana.person_id, question_id)

    assert not db.read_now(queries.is_following, ana, question_id)


def test_mail_that_an_outage_held_into_quiet_hours_waits_for_their_end(
    ana, ben, postbox, noon, caplog
) -> None:
    postbox.answers["DATA"] = "450 later"
    with clock.at(noon + timedelta(hours=5)):  # 18:00 in Paris
        answer(ben, ask(ana))
        send()
    postbox.answers.clear()

    with clock.at(noon + timedelta(hours=9)):
        send()
    assert postbox.taken == []
    with clock.at(noon + timedelta(hours=19)):
        send()

    assert len(postbox.taken) == 1


def test_urgent_mail_does_not_wait_for_the_end_of_quiet_hours(ana, ben, postbox, noon) -> None:
    answer(ben, ask(ana))
    tell()
    payload = {"kind": "notices.notice", "person_id": ana.person_id, "item": item(ana).id}

    with clock.at(noon + timedelta(hours=9)):
        assert db.write_now(mails.compose_notice, payload) is None
        assert db.write_now(mails.compose_notice, payload | {"urgent": 1})
        leave = {"leave_from": noon.date(), "leave_to": noon.date()}
        db.write_now(lambda session: session.add(NoticeRhythm(person_id=ana.person_id, **leave)))
        assert db.write_now(mails.compose_notice, payload | {"urgent": 1}) is None


def test_mail_with_nothing_to_say_is_not_counted_as_sent(people, ana, ben, postbox) -> None:
    admin, question_id = people.member(roles=(Role.ADMINISTRATOR,)), ask(ana)
    answer(ben, question_id)
    tell()
    db.write_now(service.archive, ana, question_id)

    deliver(outbox.channels["mail"])

    assert (postbox.taken, db.read_now(get_mail, admin).sent) == ([], 0)
