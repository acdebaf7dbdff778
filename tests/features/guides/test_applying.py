"""Saying what happened when one applied a guide."""

from datetime import date, timedelta

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.guides import queries, service
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.errors import AppliedThatDay, NotApplicable, NotYetApplied, OwnGuide
from learnhub.features.guides.models import AppliedReport
from learnhub.features.guides.schemas import EditReportInput, ReportCounts, ReportInput
from learnhub.features.people.personal_data import erase_person
from learnhub.features.search import queries as search
from learnhub.features.search.schemas import Query
from tests.features.notices.support import tell, told

MONDAY = date(2026, 3, 2)


def apply(actor, guide_id, outcome="worked", body="Nine restarts, no surprise.", **said):
    form = ReportInput(outcome=HowItWent(outcome), body=body, **said)
    return db.write_now(service.apply_guide, actor, guide_id, form)


def reports(actor, guide_id, **asked):
    return db.read_now(queries.list_reports, actor, guide_id, **asked)


def counted(guide_id):
    return db.read_now(queries.count_reports, guide_id), db.read_now(
        lambda session: session.get_one(Content, guide_id).use_count
    )


def test_reports_are_listed_newest_first_and_counted_by_how_it_went(people, tell_practice):
    ana, bo, cy = people.member(), people.member("Bo Lund"), people.member()
    guide_id = tell_practice(ana)

    first = apply(bo, guide_id, "failed", "Nobody **answers** there.", place="Station 14", day=MONDAY)
    second = apply(cy, guide_id, day=MONDAY + timedelta(1))
    third = apply(bo, guide_id, "partly", day=MONDAY + timedelta(2))

    found = reports(ana, guide_id).items
    assert [row.id for row in found] == [third, second, first]
    last = found[-1]
    assert (last.author.name, last.outcome, last.place, last.day) == (
        "Bo Lund",
        "failed",
        "Station 14",
        "2026-03-02",
    )
    assert last.html == "<p>Nobody <strong>answers</strong> there.</p>\n"
    assert [row.id for row in reports(ana, guide_id, outcome=HowItWent.FAILED).items] == [first]
    assert counted(guide_id) == (ReportCounts(3, 1, 1, 1), 3)


def test_list_goes_on_behind_a_page(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)
    made = [apply(bo, guide_id, day=MONDAY + timedelta(n)) for n in range(3)]

    first = reports(ana, guide_id, size=2)
    rest = reports(ana, guide_id, size=2, cursor=first.next)

    assert [row.id for row in (*first.items, *rest.items)] == made[::-1]
    assert rest.next is None


def test_one_report_of_each_person_and_day(people, tell_practice):
    ana, bo, cy = people.member(), people.member(), people.member()
    guide_id = tell_practice(ana)
    first = apply(bo, guide_id, day=MONDAY)

    with pytest.raises(AppliedThatDay):
        apply(bo, guide_id, "failed", day=MONDAY)

    apply(cy, guide_id, day=MONDAY)
    db.write_now(service.remove_report, bo, first)
    apply(bo, guide_id, "failed", day=MONDAY)
    assert counted(guide_id) == (ReportCounts(2, 1, 0, 1), 2)


def test_report_is_of_today_in_the_zone_of_its_writer_and_never_of_tomorrow(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)

    apply(bo, guide_id)

    today = reports(ana, guide_id).items[0].day
    assert abs(date.fromisoformat(today) - clock.utcnow().date()) <= timedelta(1)
    with pytest.raises(NotYetApplied) as refused:
        apply(bo, guide_id, day=clock.utcnow().date() + timedelta(3))
    assert list(refused.value.fields) == ["day"]


def test_authors_and_strangers_do_not_report(people, tell_practice):
    ana = people.member()
    guide_id = tell_practice(ana)

    with pytest.raises(OwnGuide):
        apply(ana, guide_id)
    with pytest.raises(Forbidden):
        apply(ANONYMOUS, guide_id)


def test_hidden_guide_takes_no_report_and_a_removed_one_does_not_exist(people, tell_practice):
    ana, bo, moderator = people.member(), people.member(), people.member(roles=[Role.MODERATOR])
    guide_id = tell_practice(ana)
    db.write_now(discussion.hide, moderator, guide_id, "Names a customer.")

    with pytest.raises(NotApplicable):
        apply(moderator, guide_id)
    with pytest.raises(NoSuchContent):
        apply(bo, guide_id)
    with pytest.raises(NoSuchContent):
        reports(bo, guide_id)


def test_author_of_a_report_changes_it_and_nobody_else(people, tell_practice):
    ana, bo, cy = people.member(), people.member(), people.member()
    guide_id = tell_practice(ana)
    other = apply(bo, guide_id, day=MONDAY)
    report_id = apply(bo, guide_id, day=MONDAY + timedelta(1))
    said = {"outcome": HowItWent.PARTLY, "body": "Half of them.", "place": "Lille"}

    db.write_now(service.edit_report, bo, report_id, EditReportInput(**said, edition=1))

    source = db.read_now(queries.get_report_source, bo, report_id)
    assert (source.outcome, source.body, source.place, source.day, source.edition) == (
        "partly",
        "Half of them.",
        "Lille",
        "2026-03-03",
        2,
    )
    assert counted(guide_id) == (ReportCounts(2, 1, 1, 0), 2)
    for actor, edition, day, problem in (
        (bo, 1, None, EditedMeanwhile),
        (bo, 2, MONDAY, AppliedThatDay),
        (cy, 2, None, Forbidden),
    ):
        form = EditReportInput(**said, day=day, edition=edition)
        with pytest.raises(problem):
            db.write_now(service.edit_report, actor, report_id, form)
    with pytest.raises(Forbidden):
        db.write_now(service.remove_report, cy, other)
    with pytest.raises(Forbidden):
        db.read_now(queries.get_report_source, cy, other)


def test_hidden_report_is_not_counted_and_seen_by_its_author_only(people, tell_practice):
    ana, bo, moderator = people.member(), people.member(), people.member(roles=[Role.MODERATOR])
    guide_id = tell_practice(ana)
    report_id = apply(bo, guide_id)

    db.write_now(discussion.hide, moderator, report_id, "Names a customer.")

    assert counted(guide_id) == (ReportCounts(), 0)
    assert reports(ana, guide_id).items == []
    assert [row.is_hidden for row in reports(bo, guide_id).items] == [True]
    db.write_now(discussion.unhide, moderator, report_id)
    assert counted(guide_id) == (ReportCounts(1, 1), 1)


def test_authors_are_told_and_see_it_on_today(people, tell_practice):
    ana, bo, cy = people.member(), people.member("Bo Lund"), people.member()
    guide_id = tell_practice(ana)

    with clock.at(clock.utcnow() - timedelta(days=8)):
        apply(cy, guide_id, "failed", day=MONDAY)
    apply(bo, guide_id, body="Twice it **found** the valve.")
    tell()

    assert told(ana)[-1:] == [("applied", "worked", "wrote")]
    assert told(bo) == []
    [news] = db.read_now(queries.get_applied, ana).rows
    assert (news.author.name, news.outcome, news.words) == ("Bo Lund", "worked", "Twice it found the valve.")
    assert db.read_now(queries.get_applied, bo).rows == []


def test_words_of_a_report_find_the_guide(people, tell_practice):
    ana, bo = people.member(), people.member()
    guide_id = tell_practice(ana)
    apply(bo, guide_id, body="The zirconium seal held.", place="Villeurbanne")

    for words in ("zirconium", "villeurbanne"):
        assert [hit.id for hit in db.read_now(search.search, ana, Query(words)).hits] == [guide_id]


def test_report_of_somebody_who_left_stays_without_a_name(people, tell_practice):
    ana, bo = people.member(), people.member("Bo Lund")
    guide_id = tell_practice(ana)
    apply(bo, guide_id)

    db.write_now(erase_person, bo.person_id)

    [row] = reports(ana, guide_id).items
    assert "Bo Lund" not in row.author.name
    assert counted(guide_id)[0].total == 1


def test_page_of_reports_costs_the_same_with_more_of_them(people, tell_practice, statements):
    ana = people.member()
    guide_id = tell_practice(ana)
    apply(people.member(), guide_id)
    one = statements(lambda: reports(ana, guide_id))
    for _n in range(3):
        apply(people.member(), guide_id)

    assert statements(lambda: reports(ana, guide_id)) == one


def test_removed_report_leaves_no_row(people, tell_practice):
    ana, bo = people.member(), people.member()
    report_id = apply(bo, tell_practice(ana))

    db.write_now(service.remove_report, bo, report_id)

    assert db.read_now(lambda session: session.get(AppliedReport, report_id)) is None
