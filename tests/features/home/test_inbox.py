"""What stands beside an inbox."""

from datetime import timedelta

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.home import queries
from learnhub.features.home.schemas import InboxRail
from learnhub.features.notices import service
from learnhub.features.notices.models import NoticeRhythm
from learnhub.features.notices.schemas import FollowCount
from tests.features.questions.support import ask

pytestmark = pytest.mark.usefixtures("database")


def rail(actor) -> InboxRail:
    return db.read_now(queries.get_inbox_rail, actor)


def test_rail_says_how_one_is_reached_and_what_one_follows(people):
    ana, ben = people.member(), people.member()
    asked = ask(ben, topics=("Pumps",)), ask(ben, "Why does pump 4 trip?")
    for question in asked:
        db.write_now(service.follow, ana, question)
    db.write_now(service.unfollow, ana, asked[1])

    shown = rail(ana)

    assert (shown.has_mail, shown.digest_at) == (False, "08:00")
    assert (shown.quiet_from, shown.quiet_to, shown.quiet_weekends) == ("19:00", "08:00", True)
    assert shown.follows == [FollowCount("Questions", 1)]
    assert [stopped.id for stopped in shown.stopped] == [asked[1]]


def test_rail_keeps_to_what_somebody_chose(people):
    ana = people.member()
    chosen = NoticeRhythm(person_id=ana.person_id, digest_min=450, quiet_from=0, quiet_to=0, edition=1)
    db.write_now(lambda session: session.add(chosen))

    shown = rail(ana)

    assert (shown.digest_at, shown.quiet_from, shown.quiet_to) == ("07:30", "00:00", "00:00")


def test_rail_says_until_when_leave_lasts(people, noon):
    ana = people.member("Ana Petit")
    today = noon.date()
    leave = NoticeRhythm(
        person_id=ana.person_id, leave_from=today - timedelta(days=3), leave_to=today + timedelta(days=2)
    )
    db.write_now(lambda session: session.add(leave))

    assert rail(ana).leave_to == noon.replace(hour=11) + timedelta(days=2)  # noon in Paris
    with clock.at(noon + timedelta(days=3)):
        assert rail(ana).leave_to is None


def test_rail_costs_the_same_with_one_thing_and_with_three(people, statements):
    ana, ben = people.member(), people.member()

    def follow() -> None:
        db.write_now(service.follow, ana, ask(ben))
        db.write_now(service.unfollow, ana, ask(ben))

    follow()
    one = statements(lambda: rail(ana))
    follow()
    follow()

    assert statements(lambda: rail(ana)) == one


def test_rail_needs_a_sign_in():
    with pytest.raises(Forbidden):
        rail(ANONYMOUS)
