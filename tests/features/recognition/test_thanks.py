"""Thanks from a person to a person: three a week, for one thing that both know, and no secret is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.core.outbox import Outbox
from learnhub.errors import Forbidden, LearnHubError
from learnhub.features.mentoring.models import Booking
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Space
from learnhub.features.recognition import notices, queries, service, values
from learnhub.features.recognition.errors import (
    AllGiven,
    AlreadyThanked,
    ColleagueGone,
    NoSuchRecognition,
    NoSuchValue,
    NothingInCommon,
    OwnRecognition,
)
from learnhub.features.recognition.events import ColleagueThanked
from learnhub.features.recognition.models import Recognition
from learnhub.features.recognition.schemas import RecognitionInput, ThankForm
from learnhub.features.rituals.models import RitualMeeting, RitualPresence
from tests.features.failures.support import tell
from tests.features.recognition.support import WORDS, received, thank, write_charter

SUNDAY_NIGHT = datetime(2026, 12, 6, 22, 30, tzinfo=UTC)  # still Sunday in Paris, Monday in Tallinn


@pytest.fixture
def ana(people, noon) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people, noon) -> Actor:
    return people.member("Ben Stone")


@pytest.fixture
def iris(people, noon) -> Actor:
    return people.member("Iris Kim")


def had(mentor: Actor, mentee: Actor, *, days_ago: int = 1) -> str:
    """A session that two had."""
    start = clock.utcnow() - timedelta(days=days_ago)
    booking = Booking(
        mentor_id=mentor.person_id,
        mentee_id=mentee.person_id,
        starts_at=start,
        ends_at=start + timedelta(minutes=20),
        question="Which bearing?",
        request_key=f"key-{mentor.person_id}-{mentee.person_id}",
        created_at=start,
    )

    def add(session: Session) -> str:
        session.add(booking)
        session.flush()
        return booking.id

    return db.write_now(add)


def number() -> int:
    return db.read_now(lambda session: session.exec(select(func.count(Recognition.id))).one())


def notices_due() -> list[Outbox]:
    rows = db.read_now(lambda session: session.exec(select(Outbox)).all())
    return [row for row in rows if row.payload.get("event") == "colleague_thanked"]


def test_public_thanks_are_read_by_everybody_with_what_they_are_for(ana, ben, iris) -> None:
    story = tell(ben)
    thank(ana, ben, content_id=story)

    [row] = received(iris, ben)
    assert (row.giver.id, row.words, row.is_public) == (ana.person_id, WORDS, True)
    assert (row.thing.ref, row.thing.kind) == (f"content:{story}", "failure")
    assert (row.can_take_back, row.can_hide, row.can_moderate) == (False, False, False)
    view = db.read_now(queries.get_received, iris, ben.person_id)
    assert (view.number, view.is_more, len(view.rows)) == (1, False, 1)


def test_what_is_between_two_is_in_no_list_and_no_count_of_others(ana, ben, iris, people) -> None:
    thank(ana, ben, content_id=tell(ben), is_public=False)
    moderator = people.member(roles=(Role.ADMINISTRATOR,))

    for other in (iris, moderator):
        assert received(other, ben) == []
        assert db.read_now(queries.get_received, other, ben.person_id).number == 0
    for one in (ana, ben):
        assert [row.is_public for row in received(one, ben)] == [False]


def test_who_cannot_see_the_thing_is_not_told_of_it(ana, ben, iris) -> None:
    story, session = tell(ben), had(ben, ana)

    def close(session: Session) -> None:
        space = session.exec(select(Space)).one()
        space.is_open = False
        session.add(space)

    thank(ana, ben, content_id=story)
    thank(ana, ben, booking_id=session)
    db.write_now(close)

    for row in received(iris, ben):
        assert (row.thing.ref, row.thing.title, row.thing.kind, row.thing.address) == ("", "", "", "")
    assert {row.thing.ref for row in received(ben, ben)} == {f"content:{story}", f"booking:{session}"}


def test_one_thing_of_theirs_and_a_sentence(ana, ben, iris) -> None:
    with pytest.raises(ValidationError):
        RecognitionInput(words=WORDS)
    with pytest.raises(ValidationError):
        RecognitionInput(words=WORDS, content_id="k3v9x2m4p7q1", booking_id="k3v9x2m4p7q1")
    with pytest.raises(ValidationError):
        RecognitionInput(words=" ", content_id="k3v9x2m4p7q1")
    with pytest.raises(NothingInCommon):
        thank(ana, ben, content_id=tell(iris))
    with pytest.raises(NothingInCommon):
        thank(ana, ben, booking_id=had(iris, ben))
    with pytest.raises(NothingInCommon):
        thank(ana, ben, content_id="k3v9x2m4p7q1")
    with pytest.raises(OwnRecognition):
        thank(ana, ana, content_id=tell(ana))
    assert number() == 0


def test_nobody_is_thanked_for_what_has_no_name(ana, ben) -> None:
    story = tell(ben)

    def unname(session: Session) -> None:
        from learnhub.features.discussion.models import Content

        row = session.get_one(Content, story)
        row.is_anonymous, row.activity_at = True, None
        session.add(row)

    db.write_now(unname)
    with pytest.raises(NothingInCommon):
        thank(ana, ben, content_id=story)


def test_a_session_of_both_whichever_of_them_gave_it(ana, ben) -> None:
    session = had(ben, ana)
    thank(ana, ben, booking_id=session)
    thank(ben, ana, booking_id=session)

    assert number() == 2
    with pytest.raises(NothingInCommon):
        thank(ana, ben, booking_id=had(ana, ben, days_ago=-3))


def test_a_meeting_in_which_both_were(ana, ben, iris, company) -> None:
    from tests.web.matrix.world import World

    world = World(member=lambda **_given: ana)
    ritual, day = world.meeting(ana)

    def end(session: Session) -> str:
        found = select(RitualMeeting).where(RitualMeeting.ritual_id == ritual, RitualMeeting.day == day)
        meeting = session.exec(found).one()
        meeting.ended_at = clock.utcnow()
        session.add(meeting)
        for person in (ana, ben):
            session.merge(RitualPresence(meeting_id=meeting.id, person_id=str(person.person_id)))
        return meeting.id

    meeting = db.write_now(end)
    thank(ana, ben, meeting_id=meeting)

    assert received(iris, ben)[0].thing.kind == "ritual"
    with pytest.raises(NothingInCommon):
        thank(ana, iris, meeting_id=meeting)


def test_the_charter_gives_the_values_and_what_they_said_is_kept(ana, ben, people) -> None:
    write_charter(people.member(roles=(Role.ADMINISTRATOR,)))
    story = tell(ben)
    for article in (None, 3):
        with pytest.raises(NoSuchValue):
            thank(ana, ben, content_id=story, article=article)
    thank(ana, ben, content_id=story, article=1)

    desk = db.read_now(queries.get_desk, ana, ben.person_id)
    assert [value.title for value in desk.articles] == [
        "We ask before we take apart",
        "We write it down for others",
    ]
    assert received(ana, ben)[0].value == "We ask before we take apart"


def test_a_long_article_is_cut_between_words() -> None:
    long = "We write " + "again and " * 20 + "again"

    assert values.title_of("**We ask** first: always.") == "We ask first"
    assert len(values.title_of(long)) <= 100
    assert values.title_of(long).removesuffix("…").split()[-1] in ("again", "and")


def test_three_a_week_and_the_next_on_monday(ana, ben, noon) -> None:
    for _each in range(3):
        thank(ana, ben, content_id=tell(ben))
    with pytest.raises(AllGiven):
        thank(ana, ben, content_id=tell(ben))

    desk = db.read_now(queries.get_desk, ana, ben.person_id)
    assert desk.left == 0
    assert (desk.next_at.weekday(), desk.next_at.hour) == (0, 0)
    with clock.at(desk.next_at):
        thank(ana, ben, content_id=tell(ben))
        assert db.read_now(queries.get_desk, ana, ben.person_id).left == 2


def test_the_week_is_that_of_the_givers_zone() -> None:
    assert values.week_of(SUNDAY_NIGHT, "Europe/Paris") == "2026-W49"
    assert values.week_of(SUNDAY_NIGHT, "Europe/Tallinn") == "2026-W50"
    assert values.week_of(datetime(2027, 1, 1, 12, tzinfo=UTC), "UTC") == "2026-W53"


def test_of_twenty_at_the_same_moment_three_are_given(ana, ben, noon) -> None:
    stories = [tell(ben) for _each in range(20)]

    def give(story: str) -> str:
        with clock.at(noon):
            try:
                thank(ana, ben, content_id=story)
            except LearnHubError as error:
                return error.code
            return "given"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(give, stories))

    assert sorted(outcomes) == sorted(["given"] * 3 + ["recognition.all_given"] * 17)
    assert number() == 3


def test_the_same_thing_once_and_taking_it_back_frees_the_turn(ana, ben, iris) -> None:
    story = tell(ben)
    first = thank(ana, ben, content_id=story)
    with pytest.raises(AlreadyThanked):
        thank(ana, ben, content_id=story)
    for other in (ben, iris):
        with pytest.raises(NoSuchRecognition):
            db.write_now(service.take_back, other, first)

    assert db.write_now(service.take_back, ana, first) == ben.person_id
    assert number() == 0
    assert db.read_now(queries.get_desk, ana, ben.person_id).left == 3


def test_the_receiver_is_told_after_a_moment_and_of_nothing_taken_back(ana, ben, noon) -> None:
    given = thank(ana, ben, content_id=tell(ben))
    [due] = notices_due()
    assert due.not_before >= noon + timedelta(seconds=5)
    event = ColleagueThanked(given, str(ana.person_id))

    def told() -> list[list[str]]:
        found = db.read_now(lambda session: list(notices.thanked(session, event)))
        return [[*each.people] for each in found]

    assert told() == [[ben.person_id]]
    things = db.read_now(notices.things, ben, [given])
    assert things[given].title == WORDS
    assert db.read_now(notices.things, ana, [given]) == {}
    db.write_now(service.take_back, ana, given)
    assert told() == []


def test_its_receiver_hides_it_from_others(ana, ben, iris) -> None:
    given = thank(ana, ben, content_id=tell(ben))
    with pytest.raises(NoSuchRecognition):
        db.write_now(service.hide, ana, given, on=True)

    db.write_now(service.hide, ben, given, on=True)
    assert [received(one, ben) for one in (ana, iris)] == [[], []]
    assert [row.is_hidden for row in received(ben, ben)] == [True]
    db.write_now(service.hide, ben, given, on=False)
    assert len(received(iris, ben)) == 1


def test_a_moderator_removes_what_is_public_only(ana, ben, iris, people) -> None:
    moderator = people.member(roles=(Role.MODERATOR,))
    public = thank(ana, ben, content_id=tell(ben))
    secret = thank(ana, ben, content_id=tell(ben), is_public=False)
    with pytest.raises(Forbidden):
        db.write_now(service.remove, iris, public)
    with pytest.raises(NoSuchRecognition):
        db.write_now(service.remove, moderator, secret)

    db.write_now(service.remove, moderator, public)
    assert [row.id for row in received(ben, ben)] == [secret]


def test_who_has_left_is_thanked_no_more_and_their_thanks_stay(ana, ben, iris) -> None:
    story = tell(ben)
    thank(ana, ben, content_id=story)

    def leave(session: Session, who: Actor) -> None:
        person = session.get_one(Person, str(who.person_id))
        person.status = PersonStatus.SUSPENDED
        session.add(person)

    for who in (ana, ben):
        db.write_now(leave, who)
    with pytest.raises(ColleagueGone):
        thank(iris, ben, content_id=story)
    assert [row.giver.name for row in received(iris, ben)] == ["Ana Petit"]


def test_the_dialog_offers_what_both_know(ana, ben, iris) -> None:
    story, session = tell(ben), had(ben, ana, days_ago=2)
    had(ben, iris)

    desk = db.read_now(queries.get_desk, ana, ben.person_id)
    assert {thing.ref for thing in desk.things} == {f"content:{story}", f"booking:{session}"}
    assert (desk.first_name, desk.left, desk.giver.id) == ("Ben", 3, ana.person_id)
    given = ThankForm(thing=f"booking:{session}", words=WORDS, audience="two").given()
    assert (given.booking_id, given.content_id, given.is_public) == (session, None, False)


def test_a_list_costs_the_same_for_any_number(ana, ben, iris, statements) -> None:
    def read() -> None:
        received(iris, ben)

    thank(ana, ben, content_id=tell(ben))
    once = statements(read)
    thank(ana, ben, booking_id=had(ben, ana))
    thank(iris, ben, content_id=tell(ben))
    assert statements(read) == once
