"""The mail of the day: at its moment, once, of what is new in an inbox and wanted by mail."""

from datetime import date, datetime, timedelta
from email.message import EmailMessage

import pytest
from sqlmodel import Session, update

from learnhub.core import clock, db, outbox
from learnhub.core.outbox import Outbox
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion.models import Content
from learnhub.features.mail.service import act
from learnhub.features.notices import queries, service, wording
from learnhub.features.notices.models import NoticeChoice, NoticeRhythm
from learnhub.features.notices.queries.choices import get_choices
from learnhub.features.notices.queries.preview import draft_of, get_preview
from learnhub.features.notices.schemas import Days
from learnhub.features.notices.service.choices import send_preview
from learnhub.features.people.models import Person, Space, SpaceMember
from learnhub.jobs.delivery import deliver
from tests.features.notices.support import item, items, tell
from tests.features.questions.support import TITLE, answer, ask
from tests.postboxes import hang_up, text_of

pytestmark = pytest.mark.usefixtures("noon")

EIGHT = timedelta(hours=19)  # from noon in UTC to 08:00 in Paris
DAY = timedelta(days=1)


@pytest.fixture
def followed(ana, ben, postbox) -> str:
    """A question that Ana follows, with an answer of Ben."""
    question_id = ask(ben)
    db.write_now(service.follow, ana, question_id)
    answer(ben, question_id, "Check the pipe strain first.")
    tell()
    return question_id


def send(moment: datetime) -> None:
    """Send the mails that are due at a moment, after what happened is told."""
    with clock.at(moment):
        tell()
        deliver(outbox.channels["mail"])


def set_rhythm(person, **values) -> None:
    db.write_now(lambda session: session.merge(NoticeRhythm(person_id=person.person_id, **values)))


def test_it_comes_at_eight_of_the_readers_day_and_tells_once(ana, followed, postbox, noon) -> None:
    assert item(ana).is_for_mail

    send(noon + EIGHT - timedelta(minutes=1))
    assert postbox.taken == []
    send(noon + EIGHT)
    send(noon + EIGHT + DAY)

    [mail] = postbox.taken
    assert mail["Subject"] == "One thing to know at LearnHub"
    body = text_of(mail)
    assert body.startswith("Good morning Ana.\nNothing waits for you today.")
    assert "Question. Because you follow it\n" + TITLE in body
    assert "Ben Okafor wrote an answer: “Check the pipe strain first.”" in body
    assert wording.quoted("Oui.", "fr") == "«\u00a0Oui.\u00a0»"
    assert "One mail at 08:00" in body
    assert "References" not in mail
    assert not item(ana).is_for_mail


def test_at_most_three_wait_and_two_are_to_know_as_in_the_inbox(ana, ben, postbox, noon) -> None:
    set_rhythm(ana, leave_from=noon.date(), leave_to=noon.date())  # nothing comes at once today
    for number in range(4):
        with clock.at(noon + timedelta(minutes=number)):
            answer(ben, ask(ana, title=f"Why does pump {number} trip at noon?"))
            other = ask(ben, title=f"How is seal {number} replaced?")
            db.write_now(service.follow, ana, other)
            answer(ben, other)
            tell()

    send(noon + EIGHT)

    [mail] = postbox.taken
    body = text_of(mail)
    assert mail["Subject"] == "Four things wait for you at LearnHub"
    shown = [line for line in body.splitlines() if line.startswith(("Why does", "How is"))]
    assert [title.split()[3] for title in shown[:3]] == ["3", "2", "1"]
    assert [title.split()[3] for title in shown[3:]] == ["3", "2"]
    assert "3 more in your inbox" in body
    assert not any(each.is_for_mail for each in items(ana))


def _write_cards(author, number: int) -> None:
    for each in range(number):
        card = CardInput(front=f"What does gauge {each} show?", back="Zero.", language="en")
        db.write_now(cards.create_card, author, card)


@pytest.mark.parametrize(
    ("number", "language", "line"),
    [
        (0, "en", ""),
        (1, "en", "One card is ready too, about one minute."),
        (5, "fr", "Cinq cartes sont prêtes aussi, environ quatre minutes."),
    ],
)
def test_it_says_how_many_cards_are_ready_too(ana, followed, postbox, noon, number, language, line) -> None:
    _write_cards(ana, number)
    person = update(Person).where(Person.id == ana.person_id).values(language=language)
    db.write_now(lambda session: session.execute(person))
    preview = db.read_now(get_preview, ana, draft_of(db.read_now(get_choices, ana)))

    send(noon + EIGHT)

    [mail] = postbox.taken
    lines = text_of(mail).split("\n\n")
    assert lines[1] == line if line else lines[1].startswith(("Open my inbox", "Ouvrir"))
    assert bool(preview.lines) == bool(number)


def test_cards_alone_are_no_reason_for_it(ana, postbox, noon) -> None:
    _write_cards(ana, 3)

    send(noon + EIGHT)

    assert postbox.taken == []


def _archive(ana, question_id) -> None:
    db.write_now(service.archive, ana, question_id)


def _see(ana, question_id) -> None:
    db.write_now(service.note_seen, ana, question_id)


def _want_no_mail(ana, _question_id) -> None:
    choice = NoticeChoice(person_id=ana.person_id, kind="followed", channel="mail", is_on=False)
    db.write_now(lambda session: session.add(choice))


def _close(_ana, question_id) -> None:
    def write(session: Session) -> None:
        space = Space(kind="community", name="Seals", is_open=False)
        session.add(space)
        session.flush()
        session.execute(update(Content).where(Content.root_id == question_id).values(space_id=space.id))

    db.write_now(write)


def _leave(ana, _question_id) -> None:
    db.write_now(
        lambda session: session.execute(
            update(Person).where(Person.id == ana.person_id).values(status="suspended")
        )
    )


def _stop(ana, _question_id) -> None:
    set_rhythm(ana, days=[])


@pytest.mark.parametrize("change", [_archive, _see, _want_no_mail, _close, _leave, _stop])
def test_nothing_new_or_nothing_wanted_is_no_mail(ana, followed, postbox, noon, change) -> None:
    with clock.at(noon + timedelta(hours=1)):
        change(ana, followed)

    send(noon + EIGHT)

    assert postbox.taken == []


def test_what_is_in_a_closed_space_is_told_by_its_title(ana, followed, postbox, noon) -> None:
    def write(session: Session) -> None:
        space = Space(kind="community", name="Seals", is_open=False)
        session.add(space)
        session.flush()
        session.add(SpaceMember(person_id=ana.person_id, space_id=space.id))
        session.execute(update(Content).values(space_id=space.id))

    db.write_now(write)
    send(noon + EIGHT)

    [mail] = postbox.taken
    assert TITLE in text_of(mail)
    assert "pipe strain" not in mail.as_string()


@pytest.mark.parametrize(
    ("rhythm", "hours"),
    [
        ({"digest_min": 17 * 60}, 28),
        ({"leave_from": date(1970, 1, 1), "leave_to": None}, 43),
        ({"digest_min": 7 * 60}, 19),
    ],
    ids=["another hour", "leave for a day", "in quiet hours"],
)
def test_it_comes_when_its_reader_wants_it_by_now(ana, followed, postbox, noon, rhythm, hours) -> None:
    tomorrow = (noon + DAY).date()
    if "leave_from" in rhythm:
        rhythm = {"leave_from": tomorrow, "leave_to": tomorrow}
    set_rhythm(ana, **rhythm)

    for hour in range(12, hours):
        send(noon + timedelta(hours=hour))
    assert postbox.taken == []
    send(noon + timedelta(hours=hours))

    assert len(postbox.taken) == 1


def test_mail_that_broke_off_is_sent_again_as_it_was(ana, followed, postbox, noon, caplog) -> None:
    postbox.answers["DATA"] = hang_up
    send(noon + EIGHT)
    postbox.answers.clear()
    send(noon + EIGHT + timedelta(minutes=10))

    first, second = postbox.taken
    assert first["Message-ID"] == second["Message-ID"]
    assert text_of(first).partition("token=")[0] == text_of(second).partition("token=")[0]


def test_server_that_was_away_until_night_gets_the_same_in_the_morning(
    ana, followed, postbox, noon, caplog
) -> None:
    postbox.answers["DATA"] = "450 later"
    send(noon + EIGHT)
    postbox.answers.clear()
    db.write_now(lambda session: session.execute(update(Outbox).values(not_before=noon)))

    send(noon + EIGHT + timedelta(hours=2))
    send(noon + EIGHT + DAY)

    [mail] = postbox.taken
    assert "pipe strain" in text_of(mail)


def test_what_a_mail_of_its_own_told_of_is_in_none_of_the_day(ana, ben, eve, postbox, noon) -> None:
    question_id, other_id = ask(ana), ask(eve, title="How is a seal replaced?")
    db.write_now(service.follow, ana, other_id)
    answer(ben, question_id)
    send(noon)
    answer(eve, question_id)
    answer(ben, other_id)
    tell()

    send(noon + EIGHT)

    first, day = (mail for mail in postbox.taken if "Ana" in mail["To"])
    assert TITLE in first["Subject"]
    assert TITLE not in text_of(day)
    assert "How is a seal replaced?" in text_of(day)


def test_it_is_told_again_when_something_new_happens(ana, ben, eve, followed, postbox, noon) -> None:
    send(noon + EIGHT)
    with clock.at(noon + DAY):
        answer(eve, followed, "And the alignment.")
        tell()
    send(noon + EIGHT + DAY)

    mails = [mail for mail in postbox.taken if "Ana" in mail["To"]]
    assert len(mails) == 2
    assert "2 new. Because you follow it" in text_of(mails[1])


def test_weekend_is_quiet(ana, ben, followed, postbox, noon) -> None:
    send(noon + EIGHT)
    with clock.at(noon + 2 * DAY):  # Friday
        answer(ben, followed)
        tell()

    send(noon + EIGHT + 2 * DAY)
    send(noon + EIGHT + 3 * DAY)
    assert len(postbox.taken) == 1
    send(noon + EIGHT + 4 * DAY)

    assert len(postbox.taken) == 2


def test_one_click_stops_it_and_another_archives(ana, followed, postbox, noon) -> None:
    send(noon + EIGHT)
    [mail] = postbox.taken

    db.write_now(act, token=_token(mail, "Archive"))
    assert db.read_now(queries.list_inbox, ana, waiting=False).items == []
    db.write_now(act, token=_token(mail, "Stop following"))
    assert not db.read_now(queries.is_following, ana, followed)
    db.write_now(act, token=mail["List-Unsubscribe"].partition(">")[0].partition("token=")[2])
    assert db.read_now(lambda session: session.get_one(NoticeRhythm, ana.person_id)).days == []


def test_foot_of_the_mail_makes_it_weekly_or_only_of_mentions(ana, followed, postbox, noon) -> None:
    send(noon + EIGHT)
    [mail] = postbox.taken

    for label in ("Once a week instead", "Only when I am mentioned"):
        for _scanner_or_again in range(2):
            db.write_now(act, token=_token(mail, label))

    own = db.read_now(get_choices, ana)
    assert {kind.name for kind in own.kinds if kind.mail and not kind.always} == {"mentions"}
    assert all(kind.inbox and (kind.mail or not kind.always) for kind in own.kinds)
    assert (own.days, own.edition) == (Days.WEEKLY, 3)
    assert "/settings/notices>" in text_of(mail)


def test_preview_is_the_next_mail_with_choices_that_are_not_saved(ana, followed, postbox, noon) -> None:
    own = draft_of(db.read_now(get_choices, ana))
    other = own.model_copy(update={"mail": own.mail - {"followed"}, "days": Days.WEEKLY})

    now, then = db.read_now(get_preview, ana, own), db.read_now(get_preview, ana, other)
    db.write_now(send_preview, ana, other)
    deliver(outbox.channels["mail"])
    assert postbox.taken == []
    with clock.at(noon + timedelta(minutes=1)):
        for _twice in range(2):
            db.write_now(send_preview, ana, own)
        deliver(outbox.channels["mail"])

    assert (now.changes, now.at, [row.title for row in now.rows]) == (0, noon + EIGHT, [TITLE])
    assert (then.changes, then.at, then.rows) == (2, noon + 5 * DAY - timedelta(hours=5), [])
    [mail] = postbox.taken
    assert TITLE in text_of(mail)
    assert item(ana).is_for_mail
    send(noon + EIGHT)
    assert len(postbox.taken) == 2


def test_french_reader_gets_french_words(ana, followed, postbox, noon) -> None:
    db.write_now(
        lambda session: session.execute(
            update(Person).where(Person.id == ana.person_id).values(language="fr")
        )
    )

    send(noon + EIGHT)

    [mail] = postbox.taken
    body = text_of(mail)
    assert body.startswith("Bonjour Ana.")
    assert "Parce que vous" in body
    assert "Check the pipe strain first." in body


def _token(mail: EmailMessage, label: str) -> str:
    line = next(line for line in text_of(mail).splitlines() if line.startswith(f"{label} <"))
    return line.partition("token=")[2].rstrip(">")
