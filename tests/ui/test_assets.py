"""The stylesheets, fonts and scripts that the pages load."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reflex_components_lucide.icon import LUCIDE_ICON_LIST

from learnhub import ui

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
FONT_BUDGET = 120_000
SETS_IN_SCRIPTS = {"--dialog-width", "--editor-height", "--cause-in", "--depth"}


def _sheets() -> str:
    return "\n".join((ASSETS / name).read_text() for name in ui.STYLESHEETS)


def test_stylesheets_use_only_properties_that_exist():
    sheets = _sheets()

    defined = set(re.findall(r"(--[\w-]+)\s*:", sheets)) | SETS_IN_SCRIPTS
    used = set(re.findall(r"var\((--[\w-]+)", sheets))

    assert used - defined == set()


def test_colours_are_defined_for_both_modes():
    tokens = (ASSETS / "tokens.css").read_text()
    light = tokens[tokens.index("html.light {") : tokens.index("html.dark {")]
    dark = tokens[tokens.index("html.dark {") :]

    names = [set(re.findall(r"(--[\w-]+):", part)) for part in (light, dark)]

    assert names[0] - names[1] == {"--lh-good", "--lh-bad"}  # the same scale step in both
    assert names[1] - names[0] == set()


def test_fonts_of_a_page_stay_within_their_budget():
    faces = re.findall(r'url\("/(fonts/[^"]+)"\)', _sheets())

    latin = [ASSETS / face for face in faces if not face.endswith("-ext.woff2")]

    assert len(latin) == 3
    assert sum(path.stat().st_size for path in latin) <= FONT_BUDGET


@pytest.mark.parametrize("family", ["learnhub-serif", "hanken-grotesk"])
def test_every_font_has_its_licence_beside_it(family: str):
    licence = (ASSETS / "fonts" / f"{family}-OFL.txt").read_text()

    assert "SIL Open Font License" in licence
    assert licence.count("Copyright") >= 1


def test_preloaded_files_exist():
    links = [str(component) for component in ui.head_components()]

    files = [found for link in links for found in re.findall(r'href:"/([^"]+)"', link)]

    assert files
    assert [name for name in files if not (ASSETS / name).exists()] == []


def test_no_script_evaluates_text():
    scripts = {path.name: path.read_text() for path in ASSETS.glob("*.js")}

    assert [name for name, text in scripts.items() if re.search(r"\beval\(|new Function\(", text)] == []


def _icon_names() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "learnhub").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                yield from ((str(path.relative_to(ROOT)), name) for name in _icons_of(node))


def _icons_of(call: ast.Call) -> Iterator[str]:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = [word.value for word in call.keywords if word.arg in ("icon", "icon_after", "icon_name")]
    if function in ("icon", "icon_button", "grey_tile"):
        given += call.args[:1]
    yield from (arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def test_every_icon_exists():
    unknown = [(path, name) for path, name in _icon_names() if name not in LUCIDE_ICON_LIST]

    assert unknown == []
