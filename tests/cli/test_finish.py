"""What is added to the pages that Reflex and Vite built."""

import gzip
import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from learnhub.cli import finish
from learnhub.config import CHECKOUT, Refusal

SHARED = '<head><link rel="modulepreload" href="/assets/entry.js"/><script>theme()</script></head>'
ROUTES = {
    "root": {"path": "", "module": "/assets/root.js", "imports": []},
    "index": {"module": "/assets/index.js", "imports": []},
    "ask": {"path": "questions/ask", "module": "/assets/ask.js", "imports": []},
    "one": {
        "path": "questions/:ref",
        "module": "/assets/one.js",
        "imports": ["/assets/entry.js", "/assets/b.js"],
    },
    "edit": {"path": "library/:ref/edit", "module": "/assets/edit.js", "imports": []},
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    text = f"window.__reactRouterManifest={json.dumps({'routes': ROUTES})};"
    (tmp_path / "assets" / "manifest-1a2b.js").write_text(text)
    (tmp_path / "__spa-fallback.html").write_text(SHARED)
    finish.write_pages_with_parameters(tmp_path)
    return tmp_path


def test_addresses_with_a_parameter_get_a_page(pages: Path) -> None:
    written = {path.relative_to(pages).as_posix() for path in pages.rglob("*.html")} - {"__spa-fallback.html"}

    assert written == {"questions/[ref].html", "library/[ref]/edit.html"}


def test_page_names_its_scripts_before_anything_runs(pages: Path) -> None:
    page = (pages / "questions" / "[ref].html").read_text()

    links = "".join(f'<link rel="modulepreload" href="/assets/{name}.js"/>' for name in ("entry", "one", "b"))
    assert page == f"<head>{links}<script>theme()</script></head>"
    assert gzip.decompress((pages / "questions" / "[ref].html.gz").read_bytes()).decode() == page


@pytest.fixture
def generated(tmp_path: Path) -> Path:
    """The script that Reflex generates, as far as it matters here."""
    script = tmp_path / "context.jsx"
    script.write_text(
        """export const initialStateHashes = ["1a", "2b"]
export const stateSchema = "3c"
export const clientStorage = {"cookies": {}, "local_storage": {}, "session_storage": {}}
export const state_name = "root"
"""
    )
    return script


def early_pages(folder: Path) -> Path:
    (folder / "assets").mkdir()
    text = f"window.__reactRouterManifest={json.dumps({'routes': ROUTES})};"
    (folder / "assets" / "manifest-1a2b.js").write_text(text)
    (folder / "early.js").write_text("// What it is for.\n(function (boot) {})(BOOT);\n")
    (folder / "early.js.gz").write_bytes(b"")
    shared = '<head><script>"lh-theme"</script><link href="a.css"/></head>'
    for name in ("index", "questions/ask", "questions/ask/index", "questions/[ref]", "404"):
        (folder / f"{name}.html").parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.html").write_text(shared)
    return folder


def test_pages_say_early_what_reflex_would_say(tmp_path: Path, generated: Path) -> None:
    pages = early_pages(tmp_path)

    finish.write_early_words(pages, generated)

    boot = {"version": version("reflex"), "event": "root.hydrate_and_load", "hashes": ["1a", "2b"]}
    words = json.dumps({**boot, "schema": "3c"}, separators=(",", ":"))
    for name, route in {
        "index": "",
        "questions/ask": "questions/ask",
        "questions/[ref]": "questions/:ref",
    }.items():
        expected = (
            f'<head><script>"lh-theme"</script><meta name="lh-route" content="{route}"/>'
            f'<script>(function (boot) {{}})({words});\n</script><link href="a.css"/></head>'
        )
        assert (pages / f"{name}.html").read_text() == expected
        assert gzip.decompress((pages / f"{name}.html.gz").read_bytes()).decode() == expected
    assert "lh-route" in (pages / "questions" / "ask" / "index.html").read_text()
    assert "lh-route" not in (pages / "404.html").read_text()
    assert list(pages.glob("early.js*")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [('"cookies": {}', '"cookies": {"a": {}}'), ("stateSchema", "schemaOfStates")],
    ids=["a state keeps values in the browser", "a constant is gone"],
)
def test_words_that_would_be_wrong_are_refused(
    tmp_path: Path, generated: Path, before: str, after: str
) -> None:
    generated.write_text(generated.read_text().replace(before, after))

    with pytest.raises(Refusal):
        finish.write_early_words(early_pages(tmp_path), generated)


def test_addresses_of_the_build_become_those_of_the_visit(tmp_path: Path) -> None:
    script = tmp_path / "assets" / "reflex-env-1.js"
    script.parent.mkdir()
    script.write_text("var e={EVENT:`ws://localhost:8000/_event`,PING:`http://localhost:8000/ping`};")
    script.with_name("reflex-env-1.js.br").write_bytes(b"old")

    finish.use_own_address(tmp_path)

    expected = (
        'var e={EVENT:(location.protocol==="https:"?"wss:":"ws:")+"//"+location.host+"/_event",'
        'PING:location.origin+"/ping"};'
    )
    assert script.read_text() == expected
    assert gzip.decompress((tmp_path / "assets" / "reflex-env-1.js.gz").read_bytes()).decode() == expected
    assert not (tmp_path / "assets" / "reflex-env-1.js.br").exists()


def test_pages_without_addresses_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="was Reflex updated"):
        finish.use_own_address(tmp_path)


def offline_pages(folder: Path) -> Path:
    (folder / "assets").mkdir()
    (folder / "assets" / "app-1a2b.js").write_text("")
    (folder / "__spa-fallback.html").write_text(
        "<head><script>other()</script><script>get('lh-theme')</script></head>"
    )
    for name in ("offline.html", "sw.js"):
        (folder / name).write_text((CHECKOUT / "assets" / name).read_text())
    finish.write_offline_page(folder)
    finish.write_worker(folder)
    return folder


def test_offline_page_is_complete_in_itself_and_speaks_every_language(tmp_path: Path) -> None:
    page = (offline_pages(tmp_path) / "offline.html").read_text()

    assert "<script>get('lh-theme')</script>" in page
    assert "other()" not in page
    assert '<section lang="en"><h1>LearnHub is out of reach</h1>' in page
    assert '<section lang="fr"><h1>LearnHub ne répond pas pour l’instant</h1>' in page
    assert (
        ':root[lang="en"] section[lang="en"], :root[lang="fr"] section[lang="fr"] { display: block; }' in page
    )
    assert not re.search(r"<(link|img)|src=|url\(|@import", page)


def test_each_build_has_a_worker_of_its_own(tmp_path: Path) -> None:
    workers = []
    for number, change in enumerate((None, "assets/app-2b3c.js", "offline.html")):
        folder = tmp_path / str(number)
        folder.mkdir()
        offline_pages(folder)
        if change:
            (folder / change).write_text("changed")
            (folder / "sw.js").write_text((CHECKOUT / "assets" / "sw.js").read_text())
            finish.write_worker(folder)
        workers.append((folder / "sw.js").read_text())

    assert len(set(workers)) == 3
    assert all("learnhub-BUILD" not in worker for worker in workers)
