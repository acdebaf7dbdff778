"""Choosing what one hears of, on which way and when."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pydantic
import pytest

from learnhub import config
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.notices.errors import ChoicesChanged
from learnhub.features.notices.models import NoticeChoice
from learnhub.features.notices.queries.choices import get_choices
from learnhub.features.notices.queries.kinds import kinds
from learnhub.features.notices.queries.settings import list_wanting, rhythms_of
from learnhub.features.notices.schemas import ChoicesInput, Days
from learnhub.features.notices.service.choices import save_choices
from learnhub.features.people import service as people_service
from learnhub.features.people.schemas import ProfileInput, SiteInput
from learnhub.rooms import Channel


@pytest.fixture
def mail(monkeypatch):
    """A company that sends mail."""
    with_server = replace(config.settings(), smtp_url="smtp://localhost")
    monkeypatch.setattr("learnhub.features.notices.queries.choices.settings", lambda: with_server)
    monkeypatch.setattr("learnhub.features.notices.service.choices.settings", lambda: with_server)


def test_choices_begin_calm_and_are_kept(people, mail):
    ana = people.member("Ana Petit")
    before = db.read_now(get_choices, ana)
    form = ChoicesInput.model_validate(
        {
            "edition": 1,
            "inbox": sorted(set(kinds()) - {"followed"}),
            "mail": sorted(set(kinds()) - {"answers"}),
            "days": "every",
            "digest_at": "07:30",
            "quiet_from": "18:30",
            "quiet_to": "07:00",
            "leave_from": "2026-12-22",
            "leave_to": "2027-01-04",
        }
    )

    db.write_now(save_choices, ana, form)

    after = db.read_now(get_choices, ana)
    chosen = {kind.name: (kind.inbox, kind.mail) for kind in after.kinds}
    assert (before.days, before.digest_at, before.quiet_from) == (Days.WORKING, "08:00", "19:00")
    assert (chosen["answers"], chosen["followed"]) == ((True, False), (False, True))
    assert (after.days, after.digest_at, after.quiet_from, after.quiet_to, after.quiet_weekends) == (
        *(Days.EVERY, "07:30", "18:30", "07:00"),
        False,
    )
    assert (after.leave_from, after.leave_to, after.edition) == ("2026-12-22", "2027-01-04", 2)

    def wanting(session, kind: str, channel: Channel) -> set[str]:
        return list_wanting(session, kinds()[kind], channel, [ana.person_id])

    assert db.read_now(wanting, "answers", Channel.MAIL) == set()
    assert db.read_now(wanting, "followed", Channel.INBOX) == set()


def test_channel_that_is_not_connected_keeps_its_choices(people):
    ana = people.member("Ana Petit")

    def refuse(session) -> None:
        session.add(NoticeChoice(person_id=ana.person_id, kind="answers", channel="mail", is_on=False))

    db.write_now(refuse)
    db.write_now(save_choices, ana, ChoicesInput(edition=1, inbox=frozenset(kinds())))

    after = {kind.name: kind.mail for kind in db.read_now(get_choices, ana).kinds}
    assert (after["answers"], after["followed"]) == (False, True)


def test_older_edition_is_refused(people):
    ana = people.member("Ana Petit")
    form = ChoicesInput(edition=1, inbox=frozenset(kinds()))
    db.write_now(save_choices, ana, form)

    with pytest.raises(ChoicesChanged):
        db.write_now(save_choices, ana, form)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-12-22", ""), ("", "2026-12-22"), ("2026-12-22", "2026-12-21"), ("2026-12-22", "2028-01-04")],
)
def test_leave_has_two_days_in_their_order_within_a_year(first, last):
    with pytest.raises(pydantic.ValidationError):
        ChoicesInput.model_validate({"edition": 1, "leave_from": first, "leave_to": last})


def test_holidays_of_the_site_are_in_the_rhythm(people):
    admin, ana = people.member(roles=(Role.ADMINISTRATOR,)), people.member("Ana Petit")
    site = db.write_now(people_service.add_site, admin, form=SiteInput(name="Lyon", country="FR"))
    profile = ProfileInput(name="Ana Petit", site_id=site, zone="Europe/Paris")
    db.write_now(people_service.save_profile, ana, form=profile)

    with clock.at(datetime(2026, 11, 29, 12, tzinfo=UTC)):
        found = db.read_now(rhythms_of, [ana.person_id, admin.person_id])

    assert date(2026, 12, 25) in found[ana.person_id].holidays
    assert found[admin.person_id].holidays == ()
