"""What the pages still lack when Reflex and Vite have built them."""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

from learnhub.config import Refusal

PARAMETER = re.compile(r":(\w+)")
ADDRESSES = re.compile(r"`(ws|http)://[^/`]+(/[^`]*)`")


def use_own_address(pages: Path) -> None:
    """Let the pages talk to the address they came from, instead of the one Reflex wrote into them."""
    changed = 0
    for path in (pages / "assets").glob("reflex-env-*.js"):
        source = ADDRESSES.sub(_from_location, path.read_text(encoding="utf-8"))
        _write_compressed(path, source)
        changed += "location.host" in source
    if not changed:
        raise Refusal("The built pages have no file with Reflex's addresses; was Reflex updated?")


def _from_location(match: re.Match[str]) -> str:
    if match[1] == "http":
        return f'location.origin+"{match[2]}"'
    return f'(location.protocol==="https:"?"wss:":"ws:")+"//"+location.host+"{match[2]}"'


def write_pages_with_parameters(pages: Path) -> None:
    """Write a page for each address with a parameter, as `questions/[question_ref].html`.

    Vite writes one page for all of them, and a browser learns from its scripts what else to fetch. These name
    it in their head, which saves a round of requests before the first data.
    """
    (manifest,) = (pages / "assets").glob("manifest-*.js")
    routes = json.loads(manifest.read_text(encoding="utf-8").partition("=")[2].rstrip(";\n"))["routes"]
    shared = (pages / "__spa-fallback.html").read_text(encoding="utf-8")
    for route in routes.values():
        path = PARAMETER.sub(r"[\1]", route.get("path", ""))
        if path != route.get("path", ""):
            page = pages / f"{path}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            _write_compressed(page, _with_preloads(shared, [route["module"], *route["imports"]]))


def _with_preloads(page: str, scripts: Iterable[str]) -> str:
    links = (f'<link rel="modulepreload" href="{script}"/>' for script in scripts)
    before, mark, after = page.partition("<script>")
    return before + "".join(link for link in links if link not in before) + mark + after


def _write_compressed(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(text.encode(), 9))
    path.with_name(f"{path.name}.br").unlink(missing_ok=True)
