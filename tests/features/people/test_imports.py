"""Files of future members: reading whatever a spreadsheet writes, and changing nothing before the word."""

import io
from dataclasses import asdict
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.core.inputs import UNSOUND
from learnhub.errors import NotFound
from learnhub.features.people import member_rows, members_file, queries, service
from learnhub.features.people.errors import ImportChanged, ImportFileProblem, RoleNotConfirmed, WrongStatus
from learnhub.features.people.member_rows import from_json, to_json
from learnhub.features.people.members_file import read_file, read_rows
from learnhub.features.people.models import MemberImport, Person, Site, Team
from learnhub.features.people.schemas import GroupView, InviteInput
from tests.features.people.conftest import FIREFOX

GOOD = "name,email,job,site,team,role,language\nAna Petit,ana@x.example,Fitter,Lyon,Field,leader,fr\n"


def problems(text: str | bytes) -> dict[int, list[str]]:
    data = text.encode() if isinstance(text, str) else text
    return {row.line: [problem.message for problem in row.problems] for row in read_rows(data)}


@pytest.mark.parametrize(
    "data",
    [
        "name,email\nÉlodie Faure,e@x.example\n".encode(),
        "\ufeffname;email\r\nÉlodie Faure;e@x.example\r\n".encode(),
        "Prénom;Nom;Courriel\nÉlodie;Faure;E@x.example \n".encode("cp1252"),
        "First name\tLast name\tE-mail\nÉlodie\tFaure\te@x.example\n".encode("utf-16"),
        '"Nom complet";"Adresse e-mail"\n"Élodie  Faure";"e@x.example"\n\n;;\n'.encode(),
        "email,unknown,name\ne@x.example,whatever,Élodie Faure".encode(),
    ],
)
def test_read_rows_understands_what_spreadsheets_write(data: bytes):
    rows = read_rows(data)

    assert [(row.line, row.name, row.email, row.problems) for row in rows] == [
        (2, "Élodie Faure", "e@x.example", [])
    ]


def test_read_rows_reads_every_column():
    row = read_rows(GOOD.encode())[0]

    assert (row.job, row.site, row.team, row.role, row.language) == (
        "Fitter",
        "Lyon",
        "Field",
        "leader",
        "fr",
    )


def test_each_line_with_a_problem_is_named():
    text = (
        "name,email,role,language\n"
        "Ana,ana@x.example,,\n"
        ",nobody@x.example,,\n"
        "Bo,,,\n"
        "Cy,not an address,,\n"
        "Di,ANA@x.example,,\n"
        "Ed,ed@x.example,king,\n"
        "Fa,fa@x.example,,klingon\n"
        "Gi,gi@x.example,,,surplus\n"
        f"{'H' * 121},hi@x.example,,\n"
    )

    assert problems(text) == {
        2: [],
        3: [member_rows.NO_NAME],
        4: [member_rows.NO_EMAIL],
        5: [member_rows.BAD_EMAIL],
        6: [member_rows.TWICE],
        7: [member_rows.BAD_ROLE],
        8: [member_rows.BAD_LANGUAGE],
        9: [members_file.TOO_MANY_CELLS],
        10: [member_rows.TOO_LONG],
    }


def test_line_with_broken_quotes_is_named_and_the_others_are_read():
    text = 'name,email\nAna,ana@x.example\n"Bo" x,bo@x.example\nCy,cy@x.example\n'

    assert problems(text) == {2: [], 3: [members_file.BROKEN_LINE], 4: []}


def test_line_after_a_cell_of_two_lines_keeps_its_number():
    assert list(problems('name,email\n"Ana\nPetit",ana@x.example\nBo,\n')) == [2, 4]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", members_file.NO_COLUMNS),
        (b"ana@x.example,Ana\n", members_file.NO_COLUMNS),
        (b"name,email\n\n", members_file.EMPTY),
        (b"PK\x03\x04 a spreadsheet", members_file.NOT_TEXT),
        (b"name,email\nAna\0,ana@x.example", members_file.NOT_TEXT),
        (b"name,email\n" + b"x" * 1_000_000, members_file.TOO_LARGE),
        (b"name,email\n" + b"a,a@x.example\n" * 5_001, members_file.TOO_MANY_ROWS),
    ],
)
def test_file_that_is_no_list_of_people_is_refused(data: bytes, message: str):
    with pytest.raises(ImportFileProblem) as raised:
        read_rows(data)

    assert raised.value.fields == {"file": message}


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "sep=;\nMembers in November;;\n\nNom;Adresse e-mail;Matricule\nAna;ana@x.example;7\n;;\n   \nBo;;8\n",
        "name,email\n\n\nAna,ana@x.example\n,,,\n\n",
        'name,email,job\nAna,ana@x.example,"Fitter\nand welder"\n"Bo"x,bo@x.example\nCy,cy@x.example',
        'name,email\n"Ana,ana@x.example\nBo,bo@x.example\n\nCy,cy@x.example\n',
    ],
)
def test_every_line_of_a_file_is_a_row_or_blank_or_a_heading(text: str):
    file = read_file(text.encode())

    rows = [line for row in file.rows for line in range(row.line, row.last + 1)]
    lines = io.StringIO(text, newline="").readlines()
    assert sorted(file.headings + file.blanks + rows) == list(range(1, len(lines) + 1))


@given(st.text(alphabet='a@.;,"\r\n\t ', max_size=120))
def test_lines_add_up_whatever_a_file_holds(text: str):
    text = "name,email\n" + text + "\nEnd,end@x.example"

    file = read_file(text.encode())

    assert file.lines == len(io.StringIO(text, newline="").readlines())


def test_title_and_separator_above_the_columns_are_understood():
    file = read_file(b"sep=;\nMembers\n\nNom;Adresse e-mail;Matricule\nAna;ana@x.example;7\n")

    assert (file.headings, file.blanks, file.unread) == ([1, 2, 4], [3], ["Matricule"])
    assert [(row.line, row.name, row.problems) for row in file.rows] == [(5, "Ana", [])]


@pytest.mark.parametrize(
    "text",
    [
        'name,email\nAna,ana@x.example\n"Bo,bo@x.example\nCy,cy@x.example\nDi,di@x.example\n',
        'name,email\nAna,ana@x.example\n"Bo,bo@x.example\nCy,cy@x.example\n"Di",di@x.example\n',
        'name,email\nAna,ana@x.example\n"Bo,bo@x.example\nCy,cy@x.example\nDi",di@x.example\n',
    ],
)
def test_quotation_mark_that_is_not_closed_names_the_lines_it_swallows(text: str):
    ana, swallowed = read_file(text.encode()).rows

    assert (ana.name, ana.problems) == ("Ana", [])
    assert [(one.message, one.params) for one in swallowed.problems] == [
        (members_file.UNCLOSED, {"first": "3", "last": "5"})
    ]
    assert swallowed.lines == 3


def test_invisible_signs_are_no_name_and_close_words_are_proposed():
    text = "name,email,role\n\u200b\u200b,a@x.example,\nBo\x01,b@x.example,\nCy,c@x,moderatr\n"

    found = {row.line: row.problems for row in read_rows(text.encode())}

    assert [problem.message for problem in found[2]] == [member_rows.NO_NAME]
    assert [problem.message for problem in found[3]] == [UNSOUND]
    assert [problem.message for problem in found[4]] == [
        member_rows.INCOMPLETE_EMAIL,
        member_rows.CLOSE_ROLE,
    ]


@given(st.binary(max_size=400))
def test_read_rows_answers_for_any_bytes(data: bytes):
    try:
        rows = read_rows(b"name,email,role\n" + data)
    except ImportFileProblem:
        return

    assert all(row.problems or (row.name and "@" in row.email) for row in rows)
    assert [asdict(row) for row in from_json(to_json(rows))] == [asdict(row) for row in rows]


def stage(admin, text: str = GOOD) -> None:
    db.write_now(service.stage_import, admin, file_name="people.csv", data=text.encode())


def everything(_session=None):
    return db.read_now(lambda s: [len(s.exec(select(table)).all()) for table in (Person, Site, Team)])


def test_dry_run_shows_each_problem_and_changes_nothing(admin, ana):
    email = db.read_now(lambda s: s.get(Person, ana.person_id).email)
    before = everything()
    stage(admin, GOOD + f"Ana again,{email}\nNo Mail,\n")

    view = db.read_now(queries.find_import, admin)

    assert everything() == before
    assert (view.file_name, view.good, view.bad, view.new_sites, view.new_teams) == (
        "people.csv",
        2,
        1,
        (GroupView(name="Lyon", members=1),),
        (GroupView(name="Field", members=1),),
    )
    assert [(row.line, row.problems) for row in view.problems] == [(4, ("The e-mail is missing.",))]
    assert [(row.line, row.outcome) for row in view.rows] == [(2, "invited"), (3, "kept")]


def test_confirm_import_invites_the_good_lines(admin):
    stage(admin, GOOD + "Bo,bo@x.example,,lyon,,,\nNo Mail,,,,,,\n")

    links = db.write_now(service.confirm_import, admin)

    rows = db.read_now(queries.list_members, admin).items
    assert [(link.name, link.email) for link in links] == [
        ("Ana Petit", "ana@x.example"),
        ("Bo", "bo@x.example"),
    ]
    assert [(row.person.name, row.status, row.roles, row.person.site, row.team) for row in rows[:2]] == [
        ("Ana Petit", "invited", ("leader",), "Lyon", "Field"),
        ("Bo", "invited", (), "Lyon", ""),
    ]
    view = db.read_now(queries.find_import, admin)
    assert (view.is_done, view.can_withdraw, view.invited, view.bad) == (True, True, 2, 1)
    assert db.read_now(queries.find_link, links[0].secret, "invite").name == "Ana Petit"


def test_confirm_import_looks_again_at_who_is_a_member(admin, people):
    stage(admin, "name,email\nAna,person2@ardelle.example\nBo,bo@x.example\n")
    people.member()

    links = db.write_now(service.confirm_import, admin)

    assert [link.name for link in links] == ["Bo"]


def test_import_is_confirmed_once_and_by_who_sent_it(admin, people):
    other = people.member(roles=tuple(admin.roles))
    stage(admin)

    with pytest.raises(NotFound):
        db.write_now(service.confirm_import, other)
    db.write_now(service.confirm_import, admin)
    with pytest.raises(NotFound):
        db.write_now(service.confirm_import, admin)


def test_cancelled_import_leaves_nothing(admin):
    stage(admin)

    db.write_now(service.cancel_import, admin)

    assert db.read_now(lambda s: s.exec(select(MemberImport)).all()) == []


def test_second_file_replaces_the_first(admin):
    stage(admin)
    stage(admin, "name,email\nBo,bo@x.example\n")

    assert [row.name for row in db.read_now(queries.find_import, admin).rows] == ["Bo"]


def test_confirm_import_reads_a_constant_number_of_times(admin, statements):
    stage(admin)
    one = statements(lambda: db.read_now(queries.find_import, admin))
    stage(admin, GOOD + "Bo,bo@x.example\nCy,cy@x.example\n")

    assert statements(lambda: db.read_now(queries.find_import, admin)) == one


def email_of(actor) -> str:
    return db.read_now(lambda s: s.get_one(Person, actor.person_id).email)


def roles_and_groups(admin) -> dict[str, tuple]:
    rows = db.read_now(queries.list_members, admin).items
    return {row.email: (row.roles, row.status, row.person.site, row.team) for row in rows}


def test_file_adds_to_members_and_takes_nothing_from_them(admin, people):
    leader, gone = people.member(roles=(Role.LEADER,)), people.member()
    db.write_now(service.suspend_members, admin, person_ids=[gone.person_id])
    lines = (f"Another Name,{email_of(leader)},Lyon,,member", f"Gone,{email_of(gone)},Lyon,Field,moderator")
    stage(admin, "\n".join(("name,email,site,team,role", *lines, f"Élodie,{email_of(admin)},,,leader")))

    view = db.read_now(queries.find_import, admin)
    links = db.write_now(service.confirm_import, admin)

    assert [(row.line, row.outcome) for row in view.rows] == [(2, "changed"), (4, "kept")]
    assert [row.problems for row in view.problems] == [
        ("This account is suspended. An import does not let it in again, the list of members does.",)
    ]
    assert (view.roles, links) == ((), [])
    assert roles_and_groups(admin) == {
        email_of(leader): (("leader",), "active", "Lyon", ""),
        email_of(gone): ((), "suspended", "", ""),
        email_of(admin): (("administrator",), "active", "", ""),
    }


def test_each_new_administrator_needs_a_word_of_its_own(admin, ana):
    lines = f"Ana,{email_of(ana)},administrator\nBo,bo@x.example,admin\nCy,cy@x.example,moderator\n"
    stage(admin, "name,email,role\n" + lines)

    view = db.read_now(queries.find_import, admin)
    for confirmed in (None, [2], [2, 4]):
        with pytest.raises(RoleNotConfirmed):
            db.write_now(service.confirm_import, admin, administrators=confirmed)
    db.write_now(service.confirm_import, admin, mark=view.mark, administrators=[2, 3])

    assert [(one.role, one.count, [row.line for row in one.people]) for one in view.roles] == [
        ("administrator", 2, [2, 3]),
        ("moderator", 1, [4]),
    ]
    assert [row.is_member for row in view.roles[0].people] == [True, False]
    assert roles_and_groups(admin)[email_of(ana)][0] == ("administrator",)
    assert db.read_now(queries.find_import, admin).administrators == 2


def test_file_that_would_do_something_else_by_now_is_shown_again(admin, people):
    stage(admin, "name,email\nAna,person2@ardelle.example\nBo,bo@x.example\n")
    seen = db.read_now(queries.find_import, admin)
    people.member()

    with pytest.raises(ImportChanged):
        db.write_now(service.confirm_import, admin, mark=seen.mark)

    again = db.read_now(queries.find_import, admin)
    assert (seen.meanwhile, [(row.line, row.outcome) for row in again.meanwhile]) == ((), [(2, "kept")])
    assert len(db.write_now(service.confirm_import, admin, mark=again.mark)) == 1


def test_invitations_of_a_file_are_withdrawn_for_a_day(admin, monkeypatch):
    stage(admin, "name,email\nAna,ana@x.example\nBo,bo@x.example\n")
    links = db.write_now(service.confirm_import, admin)
    joining = {"form": InviteInput(), "password_hash": "a hash", "browser": FIREFOX}
    db.write_now(service.accept_invite, token=links[0].secret, **joining)

    withdrawn = db.write_now(service.withdraw_import, admin)

    assert withdrawn == 1
    assert set(roles_and_groups(admin)) == {email_of(admin), "ana@x.example"}
    with pytest.raises(WrongStatus):
        db.write_now(service.withdraw_import, admin)
    stage(admin, "name,email\nCy,cy@x.example\n")
    db.write_now(service.confirm_import, admin)
    later = clock.utcnow() + timedelta(hours=24)
    monkeypatch.setattr("learnhub.features.people.queries.imports.utcnow", lambda: later)
    with pytest.raises(WrongStatus):
        db.write_now(service.withdraw_import, admin)


def test_close_groups_and_look_alike_addresses_are_pointed_out(admin):
    stage(admin, "name,email,site\nAna,ana@x.example,Saint-Nazaire\n")
    db.write_now(service.confirm_import, admin)
    stage(admin, "name,email,site\nBo,bo@x.example,St Naz.\nAna P,аna@x.example,Saint-Nazaire\n")

    view = db.read_now(queries.find_import, admin)

    assert [row.problems for row in view.problems] == [
        ("There is no site “St Naz.”. Did you mean Saint-Nazaire?",)
    ]
    assert [(row.line, row.problems) for row in view.look_alikes] == [
        (3, ("This address looks like ana@x.example. Are these two people?",))
    ]


def test_problem_lines_come_back_as_they_were_with_the_reason(admin):
    stage(admin, 'Number;name;email\n7;Ana;ana@x.example\n8;Bo;\n9;"Cy;c@x.example\n')

    lines, delimiter = db.read_now(queries.list_problem_lines, admin)

    assert (lines, delimiter) == (
        [
            ["Number", "name", "email", "What is wrong"],
            ["8", "Bo", "", "The e-mail is missing."],
            ['9;"Cy;c@x.example', "", "", "This line cannot be read: its quotation marks do not match."],
        ],
        ";",
    )


def test_six_hundred_people_are_invited_in_one_transaction_of_few_statements(admin, statements):
    people = (f"Person {n},p{n}@x.example,Site {n % 9},{'leader' if n % 7 else ''}\n" for n in range(600))
    stage(admin, "name,email,site,role\n" + "".join(people))
    links = []

    count = statements(lambda: links.extend(db.write_now(service.confirm_import, admin)))

    assert len({link.secret for link in links}) == 600
    assert count < 60
