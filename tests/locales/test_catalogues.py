"""The tool that keeps the catalogues in step, on a small package of its own and on ours."""

import gettext
from pathlib import Path

import pytest

from learnhub.locales import catalogues
from learnhub.locales.catalogues import Catalogues, room_of

PAGE = """
from learnhub.ui.text import _, ngettext_

title = _("Questions")
votes = ngettext_("{n} vote", "{n} votes", 3)
"""
SERVICE = """
from learnhub.core.i18n import N_, translate
from learnhub.errors import Conflict

class AlreadyAsked(Conflict):
    pass

def ask(actor):
    translate(actor.language, "Sent to {name}.", name="Ana")
    N_("Weekly summary")
    raise AlreadyAsked("Someone asked this already: {title}", title="x")
"""


@pytest.fixture
def package(tmp_path: Path) -> Catalogues:
    room = tmp_path / "package" / "features" / "questions"
    room.mkdir(parents=True)
    (room / "pages.py").write_text(PAGE)
    (room / "service.py").write_text(SERVICE)
    return Catalogues(tmp_path / "package")


def _translate(package: Catalogues, room: str, **texts: str) -> None:
    path = package.path("fr", room)
    lines = path.read_text().splitlines()
    for msgid, text in texts.items():
        at = lines.index(f'msgid "{msgid}"')
        lines[at + 1] = f'msgstr "{text}"'
    path.write_text("\n".join(lines) + "\n")


def _translate_all(package: Catalogues) -> None:
    package.update()
    path = package.path("fr", "questions")
    text = path.read_text()
    for msgid, msgstr in {
        "Questions": "Questions",
        "Weekly summary": "Résumé de la semaine",
        "Sent to {name}.": "Envoyé à {name}.",
        "Someone asked this already: {title}": "Question déjà posée : {title}",
    }.items():
        text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    text = text.replace('msgstr[0] ""', 'msgstr[0] "{n} vote"').replace(
        'msgstr[1] ""', 'msgstr[1] "{n} votes"'
    )
    path.write_text(text)
    package.update()


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("features/questions/pages.py", "questions"),
        ("features/cards/queries/week.py", "cards"),
        ("features/listeners.py", "core"),
        ("ui/shell/bar.py", "ui"),
        ("web/toasts.py", "web"),
        ("api/app.py", "core"),
        ("errors.py", "core"),
    ],
)
def test_room_is_found_from_the_place_of_the_file(path: str, room: str):
    assert room_of(Path(path)) == room


def test_extraction_finds_pages_server_texts_and_own_errors(package: Catalogues):
    found = {message.id for message in package.extracted("questions") if message.id}

    assert found == {
        "Questions",
        ("{n} vote", "{n} votes"),
        "Sent to {name}.",
        "Weekly summary",
        "Someone asked this already: {title}",
    }


def test_fresh_catalogue_misses_every_translation(package: Catalogues):
    package.update()

    assert len(package.problems()) == 5
    assert all(": not translated: " in problem for problem in package.problems())


def test_complete_catalogue_has_no_problem(package: Catalogues):
    _translate_all(package)

    assert package.problems() == []


def test_sentence_with_a_number_in_one_room_and_without_in_another_is_a_problem(package: Catalogues):
    _translate_all(package)
    room = package.package / "features" / "cards"
    room.mkdir()
    (room / "pages.py").write_text('from learnhub.ui.text import _\n\nlabel = _("{n} vote", n=1)\n')
    both = Catalogues(package.package)
    both.update()
    _translate(both, "cards", **{"{n} vote": "{n} vote"})

    assert [problem for problem in both.problems() if "translated otherwise" in problem]


def test_update_typesets_french(package: Catalogues):
    _translate_all(package)

    texts = package.merged("fr")
    assert texts["Someone asked this already: {title}"] == "Question déjà posée\u00a0: {title}"


def test_update_twice_writes_the_same_file(package: Catalogues):
    _translate_all(package)
    before = package.path("fr", "questions").read_bytes()

    package.update()

    assert package.path("fr", "questions").read_bytes() == before


def test_message_gone_from_the_code_is_reported_then_removed(package: Catalogues):
    _translate_all(package)
    (package.package / "features" / "questions" / "pages.py").write_text(
        PAGE.replace("Questions", "All questions")
    )
    later = Catalogues(package.package)

    assert later.problems() == [
        "fr/questions.po: not used any more: Questions",
        "fr/questions.po: not translated: All questions",
    ]
    later.update()
    assert later.problems() == ["fr/questions.po: not translated: All questions"]


def test_other_placeholders_are_reported(package: Catalogues):
    _translate_all(package)
    _translate(package, "questions", **{"Sent to {name}.": "Envoyé à {nom}."})

    assert package.problems() == ["fr/questions.po: other {placeholders} than the English: Sent to {name}."]


def test_spaces_are_reported_until_the_next_update(package: Catalogues):
    _translate_all(package)
    _translate(package, "questions", Questions="Questions ?")

    assert package.problems() == ["fr/questions.po: spaces or apostrophes (run update): Questions"]
    package.update("questions")
    assert package.problems() == []


def test_same_message_translated_otherwise_elsewhere_is_reported(package: Catalogues):
    _translate_all(package)
    (package.package / "web").mkdir()
    (package.package / "web" / "toasts.py").write_text('from x import _\n\n_("Weekly summary")\n')
    later = Catalogues(package.package)
    later.update()

    assert later.problems() == []  # borrowed from the other catalogue
    _translate(later, "web", **{"Weekly summary": "Bilan"})
    assert later.problems() == ["fr/web.po: translated otherwise in questions.po: Weekly summary"]


def test_compiling_gives_the_server_everything_and_the_browser_its_part(package: Catalogues, tmp_path: Path):
    _translate_all(package)

    package.compile_all(tmp_path / "assets")

    server = gettext.translation("learnhub", package.package / "locales", ["fr"])
    assert server.gettext("Sent to {name}.") == "Envoyé à {name}."
    assert server.ngettext("{n} vote", "{n} votes", 0) == "{n} vote"
    assert (tmp_path / "assets" / "locales" / "fr.js").read_text() == (
        'export default {messages:{"Questions": "Questions", "Weekly summary": "Résumé de la semaine", '
        '"{n} vote": ["{n} vote", "{n} votes"]},plural:(n)=>Number((n > 1))};\n'
    )


def test_compiling_again_leaves_the_script_untouched(package: Catalogues, tmp_path: Path):
    _translate_all(package)
    package.compile_all(tmp_path)
    before = (tmp_path / "locales" / "fr.js").stat().st_mtime_ns

    package.compile_all(tmp_path)

    assert (tmp_path / "locales" / "fr.js").stat().st_mtime_ns == before


def test_our_own_catalogues_are_complete():
    assert catalogues.problems() == []
