"""How heavy the pages are, and how long a click and the first data take, beside bare Reflex.

    python -m tests.bench.pages [--demo FOLDER] [--rounds 6] [--visits 9]

Starts the demo company and a bare Reflex app, both built and served the same way, and measures the two in
turns so that the machine's mood falls on both. `--demo` copies the data folder of a demo that was made before
instead of making one. It prints what it measured and exits 1 when a goal is missed.
"""

import argparse
import gzip
import json
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from learnhub import _run
from tests.bench import pictures
from tests.bench.bare import Bare
from tests.servers import Server

CAMILLE = "camille.roussel@ardelle.example"
PATHS = (
    "/",
    "/review",
    "/questions",
    "/questions/ask",
    "QUESTION",
    "/library",
    "/mentoring",
    "/ama",
    "/sign-in",
)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CLICKS = 5
KB = 1000
CODE_GOAL, FONTS_GOAL = 260, 120  # kB
CLICK_GOAL, DATA_GOAL = 1.5, 1.2  # times the bare page
SEEN_AT_ONCE = ("vote for a question", "rate a card")

# Clicks one element and waits until another reads otherwise, or its attribute when one is named: the
# milliseconds between, measured in the page.
CLICK = """([button, shown, attribute]) => new Promise((done, fail) => {
    setTimeout(() => fail(new Error(`${button} changed nothing`)), 10000);
    const look = () => {
        const target = document.querySelector(shown);
        return attribute ? target?.getAttribute(attribute) : target?.textContent;
    };
    const before = look(), pressed = document.querySelector(button);
    const watch = new MutationObserver(() => {
        if (look() === before) return;
        watch.disconnect();
        done(performance.now() - start);
    });
    watch.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
    const start = performance.now();
    pressed.click();
})"""

# Notes when each element first has text, in milliseconds since the navigation began.
FIRST_DATA = """(selectors) => {
    window.firstData = {};
    new MutationObserver(() => {
        for (const selector of selectors) {
            const isThere = document.querySelector(selector)?.textContent;
            if (isThere) window.firstData[selector] ??= performance.now();
        }
    }).observe(document, {subtree: true, childList: true, characterData: true});
}"""


@dataclass
class Site:
    """A server with what a signed-in browser keeps of it."""

    url: str
    cookies: list[dict] | None = None

    @contextmanager
    def window(self, browser: Browser, **options: Any) -> Iterator[BrowserContext]:
        """A fresh browser profile: empty cache, signed in."""
        options = {"viewport": {"width": 1280, "height": 800}} | options
        context = browser.new_context(base_url=self.url, **options)
        if self.cookies:
            context.add_cookies(self.cookies)  # type: ignore[arg-type]
        yield context
        context.close()


@dataclass
class Weight:
    """The bytes of one page: as gzipped files of the build, and as the server sends them."""

    path: str
    code_built: int = 0
    code_sent: int = 0
    fonts: int = 0


def sign_in(browser: Browser, url: str, password: str) -> Site:
    """The demo company as one of its members."""
    context = browser.new_context(base_url=url)
    form = {"email": CAMILLE, "password": password}
    context.request.post("/auth/sign-in", form=form, headers={"origin": url}, max_redirects=0)
    cookies = context.cookies()
    context.close()
    return Site(url, cookies)


def find_question(browser: Browser, site: Site) -> str:
    """The address of the question with the most votes that is not one's own."""
    with site.window(browser) as context:
        page = context.new_page()
        page.goto("/questions?order=votes")
        page.wait_for_selector("a.t-title")
        for address in page.locator("a.t-title").evaluate_all("links => links.map((a) => a.pathname)"):
            page.goto(address)
            page.wait_for_selector(".question .vote button")
            if page.locator(".question .vote button").is_enabled():
                return address
    raise SystemExit("The demo company has no question to vote for.")


def weigh(browser: Browser, site: Site, path: str) -> Weight:
    """What an empty cache has to fetch for a page."""
    weight, seen = Weight(path), []
    with site.window(browser) as context:
        page = context.new_page()
        page.on("response", lambda response: seen.append(_kind(response)))
        page.goto(path)
        page.wait_for_load_state("networkidle")
    with httpx.Client(headers={"accept-encoding": "gzip"}) as client:
        for kind, url in dict.fromkeys(seen):
            if kind in ("script", "stylesheet"):
                weight.code_built += _built(url)
                weight.code_sent += _sent(client, url)
            elif kind == "font":
                weight.fonts += _sent(client, url)
    return weight


def weigh_pictures(browser: Browser, site: Site) -> bool:
    """Write a step-by-step of photos, read it on each screen, print what came; whether that is light."""
    with site.window(browser) as context:
        path, sent = pictures.write_steps(context.new_page())
    print(f"\n{pictures.STEPS} photos of {sent / KB:.0f} kB, kB fetched   at once   to the end   goal")
    is_light = True
    for screen, (options, goal) in pictures.SCREENS.items():
        with site.window(browser, **options) as context:
            at_once, in_all = pictures.pictures_fetched(context.new_page(), path)
        is_light &= in_all <= goal * KB * pictures.STEPS
        print(f"{screen:34}{at_once / KB:9.1f}{in_all / KB:13.1f}{goal * pictures.STEPS:7}")
    return is_light


def _kind(response: Response) -> tuple[str, str]:
    return response.request.resource_type, response.url


def _built(url: str) -> int:
    file = _run.pages_folder() / urlsplit(url).path.lstrip("/")
    return len(gzip.compress(file.read_bytes(), 9)) if file.is_file() else 0


def _sent(client: httpx.Client, url: str) -> int:
    with client.stream("GET", url) as answer:
        return sum(len(chunk) for chunk in answer.iter_raw())


def clicks(page: Page, target: tuple[str, str, str], ready: Callable[[Page], None]) -> list[float]:
    """The times of some clicks; `ready` makes the page as it was."""
    times = []
    for _n in range(CLICKS):
        times.append(page.evaluate(CLICK, list(target)))
        ready(page)
    return times


def measure_clicks(
    browser: Browser, demo: Site, bare: Site, question: str, rounds: int
) -> dict[str, list[float]]:
    """Counter, vote and rating in turns."""
    arrow, figure, spoken = (f".question .vote {part}" for part in ("button", "b", "[aria-live]"))
    targets = {
        "bare counter": ("#press", "#count", ""),
        "vote for a question": (arrow, figure, ""),
        "vote, as the server has it": (arrow, spoken, ""),
        "rate a card": (".rate .prime", ".review-card", ""),
        "rate, as the server has it": (".rate .prime", ".focus-middle", ""),
    }
    times: dict[str, list[float]] = {name: [] for name in targets}
    with bare.window(browser) as first, demo.window(browser) as second:
        counter, voting, review = first.new_page(), second.new_page(), second.new_page()
        counter.goto("/")
        counter.wait_for_selector("#press")
        voting.goto(question)
        voting.wait_for_selector(".question .vote button")
        review.goto("/review")
        _turn(review)
        where = {name: (review, _undo) if name.startswith("rate") else (voting, _settle) for name in targets}
        where["bare counter"] = (counter, _settle)
        for _round in range(rounds):
            for name, target in targets.items():
                page, ready = where[name]
                times[name] += clicks(page, target, ready)
    return times


def _settle(page: Page) -> None:
    page.wait_for_timeout(80)


def _turn(page: Page) -> None:
    page.locator(".review-show button").click()
    page.wait_for_selector(".rate .prime")


def _undo(page: Page) -> None:
    _settle(page)
    page.keyboard.press("u")
    page.wait_for_selector(".rate .prime")
    _settle(page)


def measure_first_data(
    browser: Browser, demo: Site, bare: Site, question: str, visits: int
) -> dict[str, list[float]]:
    """From the navigation to the data of the page in the DOM, with an empty and with a warm cache."""
    views = (
        (bare, "/data/one", {"bare page": "#data"}),
        (demo, question, {"question page": ".question .prose", "the whole page": ".vote b"}),
    )
    names = [name for _site, _path, shown in views for name in shown]
    times: dict[str, list[float]] = {f"{name}, {cache}": [] for cache in ("cold", "warm") for name in names}
    for _visit in range(visits):
        for site, path, shown in views:
            selectors = list(shown.values())
            with site.window(browser) as context:
                context.add_init_script(f"({FIRST_DATA})({json.dumps(selectors)})")
                for cache in ("cold", "warm"):
                    page = context.new_page()
                    page.goto(path, wait_until="commit")
                    page.locator(selectors[-1], has_text=re.compile(".")).first.wait_for()
                    seen = page.evaluate("() => window.firstData")
                    for name, selector in shown.items():
                        times[f"{name}, {cache}"].append(seen[selector])
                    page.close()
    return times


def report(weights: list[Weight], click: dict[str, list[float]], data: dict[str, list[float]]) -> bool:
    """The tables and the goals; whether all are met."""
    print(f"\n{'kB gzipped':34}{'built':>9}{'sent':>9}{'fonts':>9}")
    for weight in weights:
        figures = (weight.code_built, weight.code_sent, weight.fonts)
        print(f"{weight.path:34}" + "".join(f"{figure / KB:9.1f}" for figure in figures))
    print(f"goals: script and style at most {CODE_GOAL} (stretch 200), fonts at most {FONTS_GOAL}")
    counted = [(name, "bare counter") for name in click if name != "bare counter"]
    by_click = _table("click to DOM", click, counted)
    print(f"goal: a vote and a rating are in the DOM in at most {CLICK_GOAL} times the counter")
    ours = ("question page", "the whole page")
    pairs = [(f"{name}, {cache}", f"bare page, {cache}") for cache in ("cold", "warm") for name in ours]
    by_data = _table("navigation to first data", data, pairs)
    print(f"goal: the words of the question are there in at most {DATA_GOAL} times the bare page;")
    print("the whole page is its votes, answers and rail as well, ready to be used")
    return all(
        (
            *(weight.code_sent <= CODE_GOAL * KB and weight.fonts <= FONTS_GOAL * KB for weight in weights),
            *(by_click[name] <= CLICK_GOAL for name in SEEN_AT_ONCE),
            *(by_data[f"question page, {cache}"] <= DATA_GOAL for cache in ("cold", "warm")),
        )
    )


def _table(title: str, times: dict[str, list[float]], pairs: list[tuple[str, str]]) -> dict[str, float]:
    print(f"\n{title + ', ms':34}{'median':>9}{'p95':>9}{'ratio':>9}")
    ratios = {
        ours: statistics.median(times[ours]) / statistics.median(times[theirs]) for ours, theirs in pairs
    }
    for name, values in times.items():
        high = statistics.quantiles(values, n=20)[-1]
        ratio = f"{ratios[name]:9.2f}" if name in ratios else ""
        print(f"{name:34}{statistics.median(values):9.1f}{high:9.1f}{ratio}")
    return ratios


def main() -> int:
    """Build, serve, measure, print; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description="Weight and speed of pages beside bare Reflex.")
    parser.add_argument("--demo", type=Path, help="data folder of a demo company, which is copied")
    parser.add_argument("--rounds", type=int, default=6, help="rounds of clicks")
    parser.add_argument("--visits", type=int, default=9, help="visits for the first data")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="learnhub-bench-"))
    if given.demo:
        shutil.copytree(given.demo, folder / "data")
    server, bare = Server("demo", folder / "data"), Bare(folder / "bare")
    try:
        server.start()
        bare.build()
        bare.start()
        with sync_playwright() as playwright:
            program = next(found for name in CHROMIUMS if (found := shutil.which(name)))
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox", "--disable-gpu"]
            )
            demo = sign_in(browser, server.url, server.password)
            question = find_question(browser, demo)
            paths = [question if path == "QUESTION" else path for path in PATHS]
            weights = [weigh(browser, demo, path) for path in paths]
            weights.append(weigh(browser, Site(bare.url), "/data/one"))
            is_light = weigh_pictures(browser, demo)
            click = measure_clicks(browser, demo, Site(bare.url), question, given.rounds)
            data = measure_first_data(browser, demo, Site(bare.url), question, given.visits)
            browser.close()
        return int(not (report(weights, click, data) and is_light))
    finally:
        bare.stop()
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
