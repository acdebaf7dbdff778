"""Small failures without a name: nobody is stored, and whoever holds the secret is the one who told it."""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError
from sqlalchemy import inspect, text
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.errors import Invalid, NotFound
from learnhub.features.discussion import ballots, requests
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.edit_secrets import new_secret
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.queries import company_space
from learnhub.features.discussion.schemas import AUDIENCE_MIN, CommentInput
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.waiting import waiting
from learnhub.features.failures import counting, queries, service
from learnhub.features.failures.enums import Echo, Wall
from learnhub.features.failures.errors import StoryClosed, TooFewToHide, UnknownStory
from learnhub.features.failures.models import FailureEcho, FailureVoice
from learnhub.features.failures.service import ANONYMOUS_FAILURE
from tests.features.discussion.test_requests import sign_in
from tests.features.failures.support import (
    TITLE,
    come_out,
    say,
    send,
    tell,
    tell_unsigned,
    titles,
    view,
    words,
)

LATE = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)
MONTH = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    waiting.clear()
    ballots.clear()
    yield
    waiting.clear()
    ballots.clear()


@pytest.fixture
def colleagues(people) -> list[Actor]:
    return [people.member(f"Colleague {number}") for number in range(AUDIENCE_MIN)]


def rows_with(value: str) -> set[str]:
    """The tables that hold this value anywhere."""
    with db.engine().connect() as connection:
        return {
            table
            for table in inspect(connection).get_table_names()
            for row in connection.execute(text(f'SELECT * FROM "{table}"'))
            if value in [str(each) for each in row]
        }


def test_it_waits_and_comes_out_with_its_month_alone(colleagues) -> None:
    teller, reader, *_ = colleagues
    before = rows_with(str(teller.person_id))
    with clock.at(LATE):
        secret = send(teller, help="Somebody to ask.", is_open=True)
        assert view(secret).state == "sent"
        assert titles(reader) == []
        assert come_out() == 1

        seen = db.read_now(queries.get_source, reader, view(secret).facts["id"])
    assert (seen.author.id, seen.is_anonymous, seen.published_at, seen.edited_at) == ("", True, MONTH, None)
    assert (seen.help, seen.is_open, seen.can_edit) == ("Somebody to ask.", True, False)
    assert rows_with(str(teller.person_id)) == before
    assert db.read_now(lambda session: session.exec(select(Authorship)).all()) == []
    with clock.at(LATE):
        [row] = db.read_now(queries.list_failures, teller, wall=Wall.ANONYMOUS).items
    assert (row.told_at, row.author.name) == (MONTH, "")


def test_it_stands_at_the_beginning_of_its_month(colleagues) -> None:
    with clock.at(MONTH.replace(day=3)):
        tell(colleagues[0], "Told on the third of November")
    with clock.at(LATE):
        tell_unsigned("Told without a name")
        tell(colleagues[0], "Told on the same day")
    with clock.at(datetime(2026, 10, 30, tzinfo=UTC)):
        tell(colleagues[0], "Told at the end of October")

    assert titles(colleagues[1]) == [
        "Told on the same day",
        "Told on the third of November",
        "Told without a name",
        "Told at the end of October",
    ]


def test_nobody_tells_one_among_few(people) -> None:
    [*_, last] = [people.member(f"Colleague {number}") for number in range(AUDIENCE_MIN - 1)]
    with pytest.raises(TooFewToHide):
        db.read_now(service.require_anonymity, last, db.read_now(company_space))
    with pytest.raises(NoSuchContent):
        db.read_now(service.require_anonymity, last, "0" * 12)
    assert db.read_now(queries.get_unsigned, last).is_closed


def test_words_are_checked_before_they_wait() -> None:
    with pytest.raises(ValidationError):
        ANONYMOUS_FAILURE.check(words(lesson=""))
    with pytest.raises(ValidationError):
        ANONYMOUS_FAILURE.check(words("Short"))


def test_a_browser_sends_it_and_holds_its_key(colleagues) -> None:
    secret, space = new_secret(), db.read_now(company_space)
    sent = {"kind": "failure", "parent": space, "secret": secret, "text": words()}

    answer = asyncio.run(requests.answer(sign_in(colleagues[0]), "send", sent))
    assert not answer["out"]
    come_out()
    read = asyncio.run(requests.answer(None, "read", {"kind": "failure", "secret": secret}))
    assert (read["text"], read["tag"], read["state"]) == (TITLE, answer["tag"], "open")
    with pytest.raises(UnknownStory):
        asyncio.run(requests.answer(None, "read", {"kind": "failure", "secret": new_secret()}))


def test_its_author_changes_it_with_the_next_batch(colleagues) -> None:
    story, secret = tell_unsigned()
    changed = words("Another sentence for the same", lesson="Call first.", is_open=True)

    db.read_now(anonymous.change, ANONYMOUS_FAILURE, secret, "reword", changed)
    assert db.read_now(queries.get_failure, colleagues[0], story).title == TITLE
    come_out()
    seen = db.read_now(queries.get_source, colleagues[0], story)
    assert (seen.title, seen.lesson, seen.is_open, seen.edited_at) == (
        *("Another sentence for the same", "Call first.", True),
        None,
    )
    with pytest.raises(Invalid):
        db.read_now(anonymous.change, ANONYMOUS_FAILURE, secret, "accept", "x")
    with pytest.raises(Invalid):
        db.write_now(anonymous.reword, ANONYMOUS_FAILURE, secret, changed)
    assert json.loads(view(secret).raw)["lesson"] == "Call first."


def test_its_author_takes_it_back_at_once(colleagues) -> None:
    story, secret = tell_unsigned()

    db.write_now(anonymous.withdraw, ANONYMOUS_FAILURE, secret)

    assert titles(colleagues[0]) == []
    with pytest.raises(NotFound):
        db.read_now(queries.get_failure, colleagues[0], story)
    with pytest.raises(UnknownStory):
        view(secret)


def test_what_a_moderator_hid_is_changed_no_more(people, colleagues) -> None:
    story, secret = tell_unsigned()
    db.write_now(lambda session: setattr(session.get_one(Content, story), "status", "hidden"))

    with pytest.raises(StoryClosed):
        db.read_now(anonymous.change, ANONYMOUS_FAILURE, secret, "reword", words())
    assert not view(secret).can_reword


def test_it_names_no_pictures(colleagues) -> None:
    story, _secret = tell_unsigned(lesson="See ![the valve](/images/0123456789ab-10x10) first.")

    assert "images" not in db.read_now(queries.get_source, colleagues[0], story).lesson


def test_comments_are_for_those_who_want_them(colleagues) -> None:
    shut, _ = tell_unsigned()
    opened, _ = tell_unsigned("Another one without a name", is_open=True)
    form = CommentInput(body="Same here.", language="en")

    db.write_now(discussion.comment, colleagues[0], form, parent_id=opened)
    with pytest.raises(Exception, match="comments"):
        db.write_now(discussion.comment, colleagues[0], form, parent_id=shut)


def test_who_answers_it_is_stored_nowhere(colleagues) -> None:
    ana, ben, *_ = colleagues
    story, _secret = tell_unsigned()

    for echo in Echo:
        say(ana, story, echo)
        say(ana, story, echo)
    seen = say(ben, story, Echo.ME_TOO)

    assert (seen.thanks, seen.me_too, seen.changed, seen.has_thanked) == (1, 2, 1, False)
    assert db.read_now(_voices) == 4
    voters = db.read_now(lambda session: session.exec(select(FailureVoice.voter)).all())
    assert len(set(voters)) == 4
    assert db.read_now(lambda session: session.exec(select(FailureEcho)).all()) == []
    assert "failure_voice" not in rows_with(str(ana.person_id))
    assert say(ana, story, Echo.THANKS, on=False).thanks == 0
    counting.compare()


def test_a_ballot_is_brought_after_a_restart(colleagues) -> None:
    ana, ben, *_ = colleagues
    story, _secret = tell_unsigned()
    say(ana, story, Echo.ME_TOO)
    say(ana, story, Echo.THANKS)
    before = ballots.of(queries.WALL, str(ana.person_id))
    ballots.clear()

    assert not db.read_now(queries.get_echoes, ana, story).has_too
    db.write_now(service.bring_ballot, ana, before)
    assert db.read_now(queries.get_echoes, ana, story).has_too
    assert say(ana, story, Echo.ME_TOO).me_too == 1

    ballots.clear()
    assert say(ana, story, Echo.ME_TOO).me_too == 2  # with another ballot, until the first is brought
    db.write_now(service.bring_ballot, ana, before)
    seen = db.read_now(queries.get_echoes, ana, story)
    assert (seen.me_too, seen.thanks, seen.has_thanked) == (1, 1, True)
    db.write_now(service.bring_ballot, ben, "0" * 40)
    assert not db.read_now(queries.get_echoes, ben, story).has_too


def _voices(session: Session) -> int:
    return len(session.exec(select(FailureVoice)).all())
