"""What the pages still lack when Reflex and Vite have built them."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from html import escape
from importlib.metadata import version
from pathlib import Path

from learnhub.config import Refusal
from learnhub.core.i18n import LANGUAGES, N_, translate

PARAMETER = re.compile(r":(\w+)")
CONSTANT = r"^export const {} = (.+?);?$"
FIRST_PAINT = "lh-theme"  # a name in the script that comes before the first paint
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
OUT_OF_REACH = N_("LearnHub is out of reach")
WHY = N_(
    "Either this device is not connected, or LearnHub is starting again."
    " The page comes back by itself as soon as it can."
)
TRY_AGAIN = N_("Try again")
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
    shared = (pages / "__spa-fallback.html").read_text(encoding="utf-8")
    for path, route in _routes(pages).items():
        file = PARAMETER.sub(r"[\1]", path)
        if file != path:
            page = pages / f"{file}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            _write_compressed(page, _with_preloads(shared, [route["module"], *route["imports"]]))


def _routes(pages: Path) -> dict[str, dict]:
    """What Vite built for each address: `questions/:question_ref` and the like."""
    (manifest,) = (pages / "assets").glob("manifest-*.js")
    routes = json.loads(manifest.read_text(encoding="utf-8").partition("=")[2].rstrip(";\n"))["routes"]
    return {route.get("path", ""): route for name, route in routes.items() if name != "root"}


def _with_preloads(page: str, scripts: Iterable[str]) -> str:
    links = (f'<link rel="modulepreload" href="{script}"/>' for script in scripts)
    before, mark, after = page.partition("<script>")
    return before + "".join(link for link in links if link not in before) + mark + after


def write_early_words(pages: Path, sources: Path) -> None:
    """Write `early.js` into the head of each page, with what it says, and the page's route.

    `sources` is the script that Reflex generated and Vite built. The words are those of its `initialEvents`;
    a test in a browser holds the two against each other.
    """
    given = sources.read_text(encoding="utf-8")
    if _constant(given, "clientStorage") != {"cookies": {}, "local_storage": {}, "session_storage": {}}:
        raise Refusal("A state keeps values in the browser, which early.js would have to send.")
    boot = {
        "version": version("reflex"),
        "event": f"{_constant(given, 'state_name')}.hydrate_and_load",
        "hashes": _constant(given, "initialStateHashes"),
        "schema": _constant(given, "stateSchema"),
    }
    early = (pages / "early.js").read_text(encoding="utf-8")
    code = early[early.index("(function") :].replace("BOOT", json.dumps(boot, separators=(",", ":")))
    for route in _routes(pages):
        file = PARAMETER.sub(r"[\1]", route)
        for page in (pages / f"{file}.html", pages / file / "index.html"):
            if page.is_file():
                _write_compressed(page, _with_early_words(page.read_text(encoding="utf-8"), route, code))
    for copy in pages.glob("early.js*"):
        copy.unlink()


def _constant(script: str, name: str) -> object:
    found = re.search(CONSTANT.format(name), script, re.MULTILINE)
    if not found:
        raise Refusal(f"The script that Reflex generated has no {name}; was Reflex updated?")
    return json.loads(found[1])


def _with_early_words(page: str, route: str, code: str) -> str:
    place = page.index("</script>", page.index(FIRST_PAINT)) + len("</script>")
    meta = f'<meta name="lh-route" content="{escape(route)}"/>'
    return f"{page[:place]}{meta}<script>{code}</script>{page[place:]}"


def write_offline_page(pages: Path) -> None:
    """Write what shows while the server is out of reach: complete in itself, in every language."""
    page = (pages / "offline.html").read_text(encoding="utf-8")
    scripts = SCRIPT.findall((pages / "__spa-fallback.html").read_text(encoding="utf-8"))
    first_paint = next(script for script in scripts if FIRST_PAINT in script)
    shown = ", ".join(f':root[lang="{language}"] section[lang="{language}"]' for language in LANGUAGES)
    page = page.replace("FIRST_PAINT", first_paint).replace("LANGUAGES", shown)
    _write_compressed(
        pages / "offline.html", page.replace("SECTIONS", "\n".join(map(_offline_words, LANGUAGES)))
    )


def _offline_words(language: str) -> str:
    title, why, again = (escape(translate(language, text)) for text in (OUT_OF_REACH, WHY, TRY_AGAIN))
    return f'<section lang="{language}"><h1>{title}</h1><p>{why}</p><a href="">{again}</a></section>'


def write_worker(pages: Path) -> None:
    """Write the name of this build into the service worker, after everything else is written.

    It changes whenever a hashed file or the offline page does.
    """
    digest = hashlib.sha256((pages / "offline.html").read_bytes())
    for path in sorted((pages / "assets").iterdir()):
        digest.update(path.name.encode())
    worker = (pages / "sw.js").read_text(encoding="utf-8")
    _write_compressed(
        pages / "sw.js", worker.replace("learnhub-BUILD", f"learnhub-{digest.hexdigest()[:16]}")
    )


def _write_compressed(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(text.encode(), 9))
    path.with_name(f"{path.name}.br").unlink(missing_ok=True)
