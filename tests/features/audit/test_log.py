"""The audit log as administrators read it and take it away."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from functools import partial

import anyio
import pytest
from sqlalchemy import text

from learnhub.access import audit
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid
from learnhub.features.audit import queries, service
from learnhub.features.audit.exports import as_csv
from learnhub.features.audit.filters import address_of, filters_of
from learnhub.features.audit.schemas import AuditFilters, AuditRow
from learnhub.features.audit.words import actions, words_of
from learnhub.features.people import service as people_service
from learnhub.features.people.schemas import TeamInput
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import AskInput
from tests.architecture.plans import offences, statements_of

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
IN_ORDER = "SCAN audit USING INDEX ix_audit_newest"  # which ends with the page
MANY = """
    INSERT INTO audit (at, actor, action, object, result, request_id, ip_prefix)
    SELECT timestamp '2026-01-01' + n * interval '1 minute', 'p' || n % 3, 'x:y' || n % 4, '',
    CASE WHEN n % 7 = 0 THEN 'refused' ELSE 'ok' END, '', '' FROM generate_series(1, 20000) AS n
"""


@pytest.fixture
def admin(people) -> Actor:
    return people.member("Élodie Faure", roles=(Role.ADMINISTRATOR,))


def write(actor: Actor, action: str, object_id: str = "", *, at: datetime = NOON, result: str = "ok") -> None:
    with clock.at(at):
        db.write_now(audit.record, actor, action, object_id, result=result)


def entries(actor: Actor, **filters) -> list[AuditRow]:
    return db.read_now(queries.list_entries, actor, filters=AuditFilters(**filters)).items


def test_entry_says_who_did_what_to_whom_in_the_language_of_the_reader(people, admin):
    ana = people.member("Ana Petit")
    db.write_now(people_service.suspend_member, admin, person_id=ana.person_id)

    [entry] = entries(admin, what="members:suspend")
    [french] = entries(Actor(admin.person_id, admin.name, admin.roles, "fr"), what="members:suspend")

    assert (entry.who_name, entry.who_to) == ("Élodie Faure", f"/people/{admin.person_id}")
    assert (entry.words, french.words) == ("Member suspended", "Membre suspendu")
    assert (entry.object, entry.object_to) == ("Ana Petit", f"/people/{ana.person_id}")


def test_object_leads_to_what_still_exists_and_may_be_read(people, admin):
    ana = people.member("Ana Petit")
    question = db.write_now(questions.ask_question, ana, AskInput(title="Which seal?", topics=["Seals"]))
    team = db.write_now(people_service.add_team, admin, form=TeamInput(name="Quality"))
    for object_id in (question, "000000000000"):
        write(admin, "content:hide", object_id)
    write(admin, "members:import", "203")

    said = {(entry.object, entry.object_to) for entry in entries(admin)}

    assert said == {
        ("Which seal?", f"/questions/{question}"),
        ("000000000000", ""),
        ("203 people", ""),
        ("Quality", "/admin/groups"),
    }
    assert team not in {name for name, _address in said}


def test_what_was_refused_has_the_words_of_its_permission(people, admin):
    ana = people.member("Ana Petit")
    write(ana, "members:manage", "MembersState.invite", result="refused")
    write(admin, "groups:delete")

    [entry] = entries(admin, what="refused")

    assert (entry.who_name, entry.words, entry.object) == (
        "Ana Petit",
        "Not allowed: Administer members",
        "MembersState.invite",
    )


def test_command_of_the_server_is_nobody_signed_in(admin):
    write(Actor(), "people:export", admin.person_id)

    [entry] = entries(admin, who="nobody")

    assert (entry.who_name, entry.who_to) == ("Nobody signed in", "")


def test_filters_narrow_by_person_action_and_day_of_the_reader(people, admin):
    ana = people.member("Ana Petit", roles=(Role.MODERATOR,))
    late = datetime(2026, 3, 11, 23, 30, tzinfo=UTC)  # the 12th in Paris
    write(ana, "tokens:make", at=NOON)
    write(ana, "tokens:revoke", at=late)
    write(admin, "tokens:make", at=late)

    def found(**filters) -> set[tuple[str, str]]:
        return {(entry.who_name, entry.action) for entry in entries(admin, **filters)}

    ana_makes, ana_revokes, admin_makes = (
        ("Ana Petit", "tokens:make"),
        ("Ana Petit", "tokens:revoke"),
        ("Élodie Faure", "tokens:make"),
    )
    assert admin.zone == "Europe/Paris"
    assert found(who=ana.person_id) == {ana_makes, ana_revokes}
    assert found(what="tokens:make") == {ana_makes, admin_makes}
    assert found(who=ana.person_id, what="tokens:make") == {ana_makes}
    assert found(until=date(2026, 3, 11)) == {ana_makes}
    assert found(since=date(2026, 3, 12), until=date(2026, 3, 12)) == {ana_revokes, admin_makes}
    assert {name for _id, name in db.read_now(queries.list_actors, admin, chosen="")} == {
        "Ana Petit",
        "Élodie Faure",
        "Nobody signed in",
    }


def test_address_says_the_filters_and_what_makes_no_sense_is_left_out():
    filters = AuditFilters(who="nobody", what="refused", since=date(2026, 3, 1), until=date(2026, 3, 31))

    assert filters_of(address_of(filters).partition("?")[2]) == filters
    assert address_of(AuditFilters()) == "/admin/audit"
    assert filters_of("since=yesterday&until=2026-03-31&who=%00&x=1") == AuditFilters(until=date(2026, 3, 31))
    assert filters_of("since=2026-03-31&until=2026-03-01") == AuditFilters(since=date(2026, 3, 31))


def test_pages_follow_each_other_newest_first(admin):
    for number in range(5):
        write(admin, "groups:delete", str(number), at=NOON + timedelta(minutes=number // 2))

    first = db.read_now(queries.list_entries, admin, size=2)
    second = db.read_now(queries.list_entries, admin, size=2, cursor=first.next)
    third = db.read_now(queries.list_entries, admin, size=2, cursor=second.next)

    assert [row.object for page in (first, second, third) for row in page.items] == ["4", "3", "2", "1", "0"]
    assert third.next is None
    with pytest.raises(Invalid):
        db.read_now(queries.list_entries, admin, cursor="x")


def test_page_takes_as_many_statements_for_three_as_for_one(people, admin, statements):
    write(admin, "members:suspend", people.member("Ana Petit").person_id)
    one = statements(lambda: entries(admin))
    for name in ("Lucie Tran", "Karim Benali"):
        write(admin, "members:suspend", people.member(name).person_id)

    assert statements(lambda: entries(admin)) == one == 3


def test_log_is_read_from_an_index(database, admin):
    by_what = ({}, {"what": "x:y1"}, {"what": "refused"}, {"until": NOON.date()})
    asked = [AuditFilters(**{**what, **who}) for what in by_what for who in ({}, {"who": "p1"})]
    with db.engine().connect() as connection:
        if connection.dialect.name == "postgresql":  # which plans by what it counted
            connection.execute(text(MANY))
            connection.execute(text("ANALYZE audit"))
        found = [
            (filters, offence)
            for filters in asked
            for statement, parameters in statements_of(
                connection, partial(queries.list_entries, actor=admin, filters=filters)
            )
            for offence in offences(connection, statement, parameters)
            if offence != IN_ORDER
        ]

    assert found == []


def test_who_looked_is_written_down_once_in_an_hour(admin):
    for minute in (5, 20, 59, 61):
        with clock.at(NOON + timedelta(minutes=minute)):
            db.write_now(service.note_reading, admin)

    looked = entries(admin, what="audit:read")

    assert [(entry.at, entry.is_hour) for entry in looked] == [
        (NOON + timedelta(hours=1), True),
        (NOON, True),
    ]


def test_log_is_for_administrators(people):
    ana = people.member("Ana Petit", roles=(Role.MODERATOR, Role.LEADER))

    for refused in (
        lambda: entries(ana),
        lambda: db.read_now(queries.list_actors, ana, chosen=""),
        lambda: db.write_now(service.note_reading, ana),
        lambda: db.write_now(service.note_export, ana, filters=AuditFilters()),
    ):
        with pytest.raises(Forbidden):
            refused()


def test_file_holds_the_filtered_entries_and_computes_nothing(people, admin):
    formula = people.member("=HYPERLINK(1)")
    for number in range(3):
        write(formula, "tokens:make", at=NOON + timedelta(seconds=number))
    write(admin, "tokens:revoke")

    async def read() -> str:
        return "".join([part async for part in as_csv(admin, AuditFilters(what="tokens:make"))])

    text_ = anyio.run(read)

    assert text_.startswith("\ufeffMoment (UTC),Who,Id,What")
    rows = list(csv.reader(io.StringIO(text_)))[1:]
    assert [row[:4] for row in rows] == [
        [f"2026-03-11 12:00:0{number}", "'=HYPERLINK(1)", formula.person_id, "API key made"]
        for number in (2, 1, 0)
    ]


def test_export_is_written_down_with_what_was_asked(admin):
    db.write_now(service.note_export, admin, filters=AuditFilters(what="refused", since=date(2026, 3, 1)))

    [entry] = entries(admin, what="audit:export")

    assert entry.object == "what=refused&since=2026-03-01"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_action_has_words_of_its_own(language):
    said = [words_of(name, language) for name in actions()]

    assert all(words and words != name for words, name in zip(said, actions(), strict=True))
    assert len(set(said)) == len(said)
    assert words_of("unknown:thing", language) == "unknown:thing"
