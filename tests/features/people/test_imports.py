"""Files of future members: reading whatever a spreadsheet writes, and changing nothing before the word."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from learnhub.core import db
from learnhub.errors import NotFound
from learnhub.features.people import members_file, queries, service
from learnhub.features.people.errors import ImportFileProblem
from learnhub.features.people.members_file import from_json, read_rows, to_json
from learnhub.features.people.models import MemberImport, Person, Site, Team

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
        3: [members_file.NO_NAME],
        4: [members_file.NO_EMAIL],
        5: [members_file.BAD_EMAIL],
        6: [members_file.TWICE],
        7: [members_file.BAD_ROLE],
        8: [members_file.BAD_LANGUAGE],
        9: [members_file.TOO_MANY_CELLS],
        10: [members_file.TOO_LONG],
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
        1,
        2,
        ("Lyon",),
        ("Field",),
    )
    assert [(row.line, row.problems) for row in view.rows] == [
        (3, ("Somebody with this e-mail is already a member.",)),
        (4, ("The e-mail is missing.",)),
        (2, ()),
    ]


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
    assert db.read_now(queries.find_import, admin) is None
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
