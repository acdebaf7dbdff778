"""A session that is over as a file: what the page shows, and nothing of who asked without a name."""

import csv
import io
from datetime import timedelta

import pytest

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import AnswerPart, DismissReason, FileFormat
from learnhub.features.ama.errors import NoSuchAma, WrongPhase
from learnhub.features.ama.schemas import AnswerInput, DismissInput, PromiseInput, RephraseInput
from learnhub.features.discussion.queries import anonymous_under
from tests.features.ama.support import AFTER, TODAY, Room


def export(room: Room, file_format: FileFormat, actor: Actor | None = None) -> str:
    file = db.read_now(queries.get_file, actor or room.members[0], room.id, file_format)
    assert file.name == f"ama-2026-03-11.{'csv' if file_format == FileFormat.CSV else 'md'}"
    return file.content.decode("utf-8-sig")


def table(room: Room, actor: Actor | None = None, delimiter: str = ",") -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(export(room, FileFormat.CSV, actor), newline=""), delimiter=delimiter)
    )


def write(room: Room, question: str, part: AnswerPart, text: str) -> None:
    form = AnswerInput(question=question, part=part, text=text)
    db.write_now(service.save_answer, room.host, room.id, form)


def promise(room: Room, question: str, days: int) -> None:
    due_on = TODAY + timedelta(days=days)
    form = PromiseInput(question=question, owed_by=room.leader.person_id, due_on=due_on)
    db.write_now(service.promise, room.host, room.id, form)


@pytest.fixture
def told(room: Room) -> Room:
    """A session with everything in it, of which one question has no name."""
    room.open(moderation=AFTER)
    answered, owed, written, dropped = (
        room.ask(words)
        for words in ("=1+1 or *two*?", "Who decides?", "Paid the same in Gand?", "Names somebody?")
    )
    room.ask("And what is left?")
    room.ask_anonymously("Why stop hiring?", room.members[4])
    room.publish()
    room.vote(answered, *room.members[:3])
    (unnamed,) = db.read_now(anonymous_under, room.id)
    for question in (answered, unnamed):
        db.write_now(service.mark_answered, room.host, room.id, question)
    write(room, answered, AnswerPart.NOTE, "Field teams **were not** asked.\n\n- They are now.")
    write(room, written, AnswerPart.WRITTEN, "-1 point in January.")
    promise(room, owed, 2)
    promise(room, owed, 5)
    reason = DismissInput(question=dropped, reason=DismissReason.PERSON, note="For the asker alone.")
    db.write_now(service.dismiss, room.host, room.id, reason)
    db.write_now(service.end_session, room.leader, room.id)
    return room


def test_markdown_says_what_the_page_says(told):
    with clock.at(clock.utcnow() + timedelta(days=7)):
        text = export(told, FileFormat.MARKDOWN)
    blocks = text.split("\n\n")
    assert blocks[0] == "# What we asked Hélène Marchetti, and what was answered"
    assert blocks[1] == "Winter plan and on-call duty · Session ended Wednesday 11 March 2026"
    assert "- Asked: 6 questions, 5 with a name, 1 without" in text
    first = blocks.index("### =1+1 or \\*two\\*?")
    assert blocks[first - 1 : first + 4] == [
        "## Answered live (2)",
        "### =1+1 or \\*two\\*?",
        "3 votes · Member 0",
        "**Hélène Marchetti** · note by Élodie Faure",
        "> Field teams **were not** asked.\n>\n> - They are now.",
    ]
    unnamed = blocks.index("### Why stop hiring?")
    assert blocks[unnamed + 1 : unnamed + 3] == ["0 votes · Anonymous", "Answered aloud. No note was taken."]
    assert (
        "Hélène Marchetti owes this answer, promised for Monday 16 March 2026. 2 days late. "
        "First promised for Friday 13 March 2026." in blocks
    )
    assert (
        blocks[blocks.index("### Paid the same in Gand?") + 2] == "**Élodie Faure** · Wednesday 11 March 2026"
    )
    assert blocks[-2:] == ["## Dismissed (1)", "- 1 · About a person\n"]
    assert "Names somebody" not in text
    assert "For the asker alone" not in text


def test_table_has_a_line_for_each_question_and_no_formula(told):
    rows = table(told)
    assert [(row["Section"], row["Votes"], row["Question"], row["Asked by"]) for row in rows] == [
        ("Answered live", "3", "'=1+1 or *two*?", "Member 0"),
        ("Answered live", "0", "Why stop hiring?", "Anonymous"),
        ("In writing", "0", "Who decides?", "Member 0"),
        ("In writing", "0", "Paid the same in Gand?", "Member 0"),
        ("Not answered", "0", "And what is left?", "Member 0"),
        ("Dismissed", "", "1 · About a person", ""),
    ]
    assert rows[0]["Note"] == "Field teams were not asked. They are now."
    assert rows[3]["Written answer"] == "'-1 point in January."
    assert (rows[2]["Promised by"], rows[2]["Promised for"]) == ("Hélène Marchetti", "Monday 16 March 2026")
    assert rows[2]["First promised for"] == "Friday 13 March 2026"


def test_what_has_no_name_has_no_moment_either(told):
    (unnamed,) = (row for row in table(told) if row["Question"] == "Why stop hiring?")
    kept = {name: value for name, value in unnamed.items() if value}
    assert kept == {
        "Section": "Answered live",
        "Votes": "0",
        "Question": "Why stop hiring?",
        "Asked by": "Anonymous",
    }
    for file_format in FileFormat:
        assert "Member 4" not in export(told, file_format)


def test_a_file_speaks_the_language_of_its_reader(told, people):
    reader = people.member("Camille Roussel", language="fr")
    rows = table(told, reader, delimiter=";")
    assert (rows[1]["Partie"], rows[1]["Posée par"]) == ("Réponses en direct", "Anonyme")
    assert rows[2]["Promise pour"] == "lundi 16 mars 2026"


def test_words_of_a_host_are_said_to_be_theirs(room, people):
    room.open()
    question = room.ask("Why does Paul decide alone?")
    form = RephraseInput(question=question, text="Who decides?", edition=1)
    db.write_now(service.rephrase, room.host, room.id, form)
    db.write_now(service.approve, room.host, room.id, question)
    db.write_now(service.end_session, room.leader, room.id)
    reader = people.member("Camille Roussel", language="fr")

    assert "0 votes · Member 0 · in the words of a host\n" in export(room, FileFormat.MARKDOWN)
    assert "0 vote · Member 0 · reformulée par l’animation" in export(room, FileFormat.MARKDOWN, reader)
    assert [row["Wording"] for row in table(room)] == ["in the words of a host"]
    assert [row["Formulation"] for row in table(room, reader, ";")] == ["reformulée par l’animation"]
    assert "Paul" not in export(room, FileFormat.CSV) + export(room, FileFormat.MARKDOWN)


def test_a_file_is_for_who_may_read_and_comes_at_the_end(room, people):
    room.open()
    with pytest.raises(WrongPhase):
        export(room, FileFormat.CSV)
    with pytest.raises(NoSuchAma):
        db.read_now(queries.get_file, Actor(), room.id, FileFormat.CSV)
