"""What is added to the pages that Reflex and Vite built."""

import gzip
import json
from pathlib import Path

import pytest

from learnhub.cli import finish
from learnhub.config import Refusal

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
