"""What did not work for a colleague becomes a limit of the guide."""

import pytest

from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion import service as discussion
from learnhub.features.guides import queries, service
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.errors import LimitsFull
from learnhub.features.guides.schemas import ReportInput

SAID = "Our station is unmanned."


@pytest.fixture
def ana(people):
    return people.member("Ana Petit")


def report(actor, guide: str, outcome: HowItWent = HowItWent.FAILED, body: str = SAID) -> str:
    return db.write_now(service.apply_guide, actor, guide, ReportInput(outcome=outcome, body=body))


def shown(actor, guide: str):
    [row] = db.read_now(queries.list_reports, actor, guide).items
    return row


def test_report_stands_in_the_limits_once_and_says_so(people, ana, tell_practice):
    guide = tell_practice(ana, limits="It does not replace lockout.")
    failed = report(people.member(), guide)
    assert shown(ana, guide).can_add_to_limits

    db.write_now(service.add_to_limits, ana, failed)
    db.write_now(service.add_to_limits, ana, failed)

    source = db.read_now(queries.get_source, ana, guide)
    assert (source.limits, source.edition) == (f"It does not replace lockout.\n\n{SAID}", 2)
    row = shown(people.member(), guide)
    assert (row.limited_by, row.limited_at is not None, row.can_add_to_limits) == ("Ana Petit", True, False)


def test_co_author_adds_it_and_nobody_else(people, ana, tell_practice):
    guide, bo, eva = tell_practice(ana), people.member("Bo Sund"), people.member()
    failed = report(eva, guide)
    for other in (bo, eva):
        assert not shown(other, guide).can_add_to_limits
        with pytest.raises(Forbidden):
            db.write_now(service.add_to_limits, other, failed)

    db.write_now(discussion.add_co_author, ana, guide, bo.person_id)
    db.write_now(service.add_to_limits, bo, failed)

    assert shown(ana, guide).limited_by == "Bo Sund"


def test_what_worked_is_no_limit(people, ana, tell_practice):
    guide = tell_practice(ana)
    worked = report(people.member(), guide, HowItWent.WORKED)

    assert not shown(ana, guide).can_add_to_limits
    with pytest.raises(Forbidden):
        db.write_now(service.add_to_limits, ana, worked)


def test_limits_that_are_full_stay_as_they_were(people, ana, tell_practice):
    guide = tell_practice(ana, limits="x" * 1_990)
    failed = report(people.member(), guide)

    with pytest.raises(LimitsFull):
        db.write_now(service.add_to_limits, ana, failed)

    assert shown(ana, guide).can_add_to_limits
