"""The registry of personal data knows every column that names or describes a person."""

from datetime import UTC, datetime

from sqlmodel import SQLModel, select

from learnhub.core import db
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.people import service
from learnhub.features.people.models import Person, Space
from learnhub.features.people.personal_data import erase_person, export_person, personal_data
from learnhub.features.people.schemas import ProfileInput, TokenInput
from learnhub.migrations import metadata as _all_models  # noqa: F401
from learnhub.rooms import Erase
from tests.features.people.conftest import sign_in

DESCRIBING = {"email", "agent", "ip_prefix", "actor", "made_by", "about", "job"}


def _names_a_person(column) -> bool:
    targets = {key.target_fullname for key in column.foreign_keys}
    return bool(targets & {"person.id", "mentor.person_id"}) or column.name in DESCRIBING


def test_every_column_that_names_a_person_has_an_entry():
    missing = [
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if _names_a_person(column) and column.name not in _listed(personal_data().get(table.name))
    ]

    assert missing == []


def _listed(entry) -> set[str]:
    return {*entry.found_by, *entry.describes} if entry else set()


def test_every_entry_is_about_columns_that_exist():
    unknown = [
        f"{name}.{column}"
        for name, entry in personal_data().items()
        for column in (*entry.found_by, *entry.describes, *entry.exported, *entry.blank, entry.of_content)
        if column
        and (name not in SQLModel.metadata.tables or column not in SQLModel.metadata.tables[name].columns)
    ]

    assert unknown == []


def test_what_describes_a_person_is_deleted_or_blanked():
    kept = [
        name
        for name, entry in personal_data().items()
        if entry.erase == Erase.BLANK and set(entry.describes) - set(entry.blank)
    ]

    assert kept == []


def test_export_contains_what_the_person_wrote_and_nobody_else_did(ana, people):
    karim = people.member("Karim Benali")
    _write(ana, "Mine"), _write(karim, "Theirs")

    data = db.read_now(export_person, ana.person_id)

    assert [row["name"] for row in data["person"]] == ["Ana Petit"]
    assert [row["title"] for row in data["content"]] == ["Mine"]
    assert "Karim" not in str(data)


def test_export_contains_every_word_of_a_piece_of_content(ana):
    db.write_now(
        discussion.create,
        ana,
        kind="card",
        title="What comes last?",
        body="Zero pressure.",
        sections={"why": "Givors.", "steps": ["Close.", "Wait."]},
        language="en",
    )

    [content] = db.read_now(export_person, ana.person_id)["content"]

    assert (content["title"], content["body"], content["sections"]) == (
        "What comes last?",
        "Zero pressure.",
        {"steps": ["Close.", "Wait."], "why": ["Givors."]},
    )


def test_erasure_leaves_no_trace_of_who_it_was(ana, people):
    other = people.member("Karim Benali")
    form = ProfileInput(name="Ana Petit", job="Fitter", about="Ask me about seals.", zone="Europe/Lisbon")
    db.write_now(service.save_profile, ana, form=form)
    db.write_now(service.make_token, ana, form=TokenInput(name="Notebook", scopes=["questions:read"]))
    sign_in(ana)
    content_id = _write(ana, "Mine")

    db.write_now(erase_person, ana.person_id)

    rows = db.read_now(
        lambda s: [str(row) for table in SQLModel.metadata.sorted_tables for row in s.execute(select(table))]
    )
    assert not [
        row for row in rows if any(word in row for word in ("Petit", "petit", "seals", "Firefox", "Notebook"))
    ]
    assert db.read_now(lambda s: s.get(Person, ana.person_id).status) == "former"
    assert db.read_now(lambda s: s.get(Content, content_id).title) == "Mine"
    assert db.read_now(lambda s: s.get(Person, other.person_id).name) == "Karim Benali"


def _write(actor, title: str) -> str:
    def add(session) -> str:
        space = session.exec(select(Space.id)).one()
        content = Content(
            kind="question", space_id=space, title=title, root_id="", published_at=datetime.now(UTC)
        )
        content.root_id = content.id
        session.add(content)
        session.flush()
        session.add(Authorship(content_id=content.id, person_id=actor.person_id))
        return content.id

    return db.write_now(add)
