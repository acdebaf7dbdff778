"""A real server, a real browser, and people who are signed in.

The pages are built once per run, the demo company is made once and copied: every worker has a server with a
data folder of its own, and one Chromium. A page that reports an error, or a server that logs one, fails the
test.
"""

import os
import re
import shutil
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    WebSocket,
    WebSocketRoute,
    expect,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as TooLate

from tests import clocks
from tests.servers import Server

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# What comes with every window costs more than most pages: two lists for an address bar that nobody sees, and
# a process in reserve; a frame made anew for each page costs another sixth. This replaces Playwright's own
# list, of which it keeps what a page could notice.
WITHOUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "RenderDocument",
    "ThirdPartyStoragePartitioning",
    "SpareRendererForSitePerProcess",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--use-fake-device-for-media-stream",  # a camera, a microphone, and nobody to be asked
    "--use-fake-ui-for-media-stream",
    f"--disable-features={','.join(WITHOUT)}",
)
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
COLOURS = ("color-contrast", "link-in-text-block")  # the rules that may find something else in dark pages
# How each text of a page comes to its colours: its own look and that of all that it stands in.
TEXTS = """() => {
    const looks = new Map();
    const lookOf = (element) => {
        if (element === null) return "";
        if (!looks.has(element)) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
            const name = `${element.tagName}.${element.getAttribute("class")}`;
            const own = [name, backgroundColor, backgroundImage, opacity].join(" ");
            looks.set(element, `${lookOf(element.parentElement)} > ${own}`);
        }
        return looks.get(element);
    };
    const texts = new Map();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const element = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
        const { color, fontSize, fontWeight } = getComputedStyle(element);
        const look = [lookOf(element), color, fontSize, fontWeight].join(" ");
        if (!texts.has(look)) texts.set(look, element);
    }
    window.texts = texts;
    return [...texts.keys()];
}"""
SERIOUS = """async ({ rules, looks }) => {
    looks.forEach((look) => window.texts.get(look).setAttribute("data-look", ""));
    axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
    const found = await axe.run({ resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : {}) });
    looks.forEach((look) => window.texts.get(look).removeAttribute("data-look"));
    return found.violations
        .filter((violation) => ["serious", "critical"].includes(violation.impact))
        .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}`));
}"""
SETTLED = """async () => {
    const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    const settled = Promise.allSettled(changing.map((transition) => transition.finished));
    await Promise.race([settled, new Promise((go) => setTimeout(go, 3000))]); // some never finish
}"""

SAID_MAX, SAID_LENGTH = 60, 240  # what is told of the sockets of a test that failed

Browse = Callable[..., Page]

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def server(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """This worker's server with a demo company of its own."""
    data = tmp_path_factory.mktemp("server") / "data"
    shutil.copytree(demo_folder, data)
    running = Server("demo", data)
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """This worker's Chromium."""
    program = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed, and CI must not skip the browser tests")
        pytest.skip("browser tests need Chromium: install the package chromium or google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


BEFORE_MIDNIGHT, NIGHT = timedelta(minutes=5), timedelta(days=1)


@dataclass
class Visits:
    """The browser windows of one test, and what went wrong in them."""

    browser: Browser
    server: Server
    contexts: list[BrowserContext] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    said: deque[str] = field(default_factory=lambda: deque(maxlen=SAID_MAX))

    def browse(
        self,
        email: str = "",
        *,
        viewport: dict[str, int] = DESKTOP,
        locale: str = "en-GB",
        colour: str = "light",
        **options: Any,
    ) -> Page:
        """A window of its own, signed in when an address is given, on an empty page."""
        phone = {"is_mobile": True, "has_touch": True} if viewport["width"] < 600 else {}
        context = self.browser.new_context(
            base_url=self.server.url,
            viewport=viewport,  # type: ignore[arg-type]
            locale=locale,
            color_scheme=colour,  # type: ignore[arg-type]
            **{"timezone_id": "Europe/Paris", "service_workers": "block", **phone, **options},
        )
        self.contexts.append(context)
        if clocks.ahead():
            context.add_init_script(clocks.in_browser())
        if email:
            self._sign_in(context, email)
        page = context.new_page()
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("websocket", partial(self._listen, len(self.contexts)))
        return page

    def _sign_in(self, context: BrowserContext, email: str) -> None:
        answer = context.request.post(
            "/auth/sign-in",
            form={"email": email, "password": self.server.password},
            headers={"origin": self.server.url},
            max_redirects=0,
        )
        assert answer.status == 303, answer.text()
        assert not answer.headers["location"].startswith("/sign-in"), f"{email} cannot sign in"

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _listen(self, window: int, socket: WebSocket) -> None:
        def note(what: str, text: str | bytes = "") -> None:
            self.said.append(f"{time.time():.3f} window {window} {what} {str(text)[:SAID_LENGTH]}")

        note("opens", socket.url)
        socket.on("framesent", partial(note, ">"))
        socket.on("framereceived", partial(note, "<"))
        socket.on("close", lambda _: note("closes"))

    def close(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What was said last on the sockets of a failed test tells a lost press from a lost answer."""
    report = yield
    visits = getattr(item, "funcargs", {}).get("visits")
    if report.failed and isinstance(visits, Visits):
        log = visits.server.output.read_text().splitlines()[-SAID_MAX:]
        report.sections += [("sockets", "\n".join(visits.said)), ("server", "\n".join(log))]
    return report


CARD, QUESTION = (re.compile(f"/{place}/[0-9a-z]{{12}}$") for place in ("library", "questions"))


def choose(opener: Locator, name: str | re.Pattern[str], timeout: float = 3_000) -> None:
    """Open a menu and choose from it, anew where the page moved under the pointer: that closes a menu."""
    page = opener.page
    chosen = page.get_by_role("menuitem", name=name, exact=True)
    for _attempt in range(2):
        opener.click()
        with suppress(TooLate):
            chosen.click(timeout=timeout)
            return
        page.keyboard.press("Escape")
    opener.click()
    chosen.click()


def write_card(page: Page, front: str, back: str) -> str:
    """Write a card through the form, in whatever language it is in; the answer is its path.

    Its author has it in their review from now on.
    """
    page.goto("/library/new")
    page.locator("[name=front]").fill(front)
    page.locator("[name=back]").fill(back)
    page.locator("[name=topics]").fill("Pumps, Seals")
    page.locator(".card-form button[type=submit]").click()
    page.wait_for_url(CARD)
    expect(page.locator(".card-answer")).to_be_visible()
    return page.url[page.url.index("/library/") :]


def ask_question(page: Page, title: str, body: str) -> str:
    """The same for a question."""
    page.goto("/questions/ask")
    page.locator("[name=title]").fill(title)
    page.locator("[name=body]").fill(body)
    page.locator("[name=topics]").fill("Pumps, Seals")
    page.locator(".lh-main form button[type=submit]").click()
    page.wait_for_url(QUESTION)
    expect(page.locator(".question .prose")).to_be_visible()
    return page.url[page.url.index("/questions/") :]


def answer_late(page: Page, seconds: float) -> None:
    """Let each message of the server arrive that much later, for pages opened from now on."""

    def connect(socket: WebSocketRoute) -> None:
        def pass_on(message: str | bytes) -> None:
            page.wait_for_timeout(seconds * 1000)
            socket.send(message)

        socket.connect_to_server().on_message(pass_on)

    page.route_web_socket("**/_event/**", connect)


@pytest.fixture
def visits(browser: Browser, server: Server) -> Iterator[Visits]:
    """The windows of this test; `visits.errors` may be cleared by a test that causes errors on purpose."""
    before = len(server.errors())
    opened = Visits(browser, server)
    yield opened
    opened.close()
    assert opened.errors == []
    assert server.errors()[before:] == []


@pytest.fixture
def browse(visits: Visits) -> Browse:
    """`browse("camille.roussel@ardelle.example")`: a signed-in page; without an address an anonymous one."""
    return visits.browse


@pytest.fixture(scope="session")
def known_looks() -> set[str]:
    """How the texts look whose contrast was found to be enough."""
    return set()


@pytest.fixture
def serious(known_looks: set[str]) -> Callable[..., list[str]]:
    """What axe finds serious or critical on a page by all rules, or by those that are named.

    Contrast is most of its work: of texts that look alike one is enough, and those of the frame and of every
    list come again on each page.
    """

    def look(page: Page, *rules: str) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE.read_text("utf-8"))  # a script tag would be blocked: the policy stays as it is
        page.evaluate(SETTLED)
        looks = [look for look in page.evaluate(TEXTS) if look not in known_looks]
        problems = page.evaluate(SERIOUS, {"rules": rules, "looks": looks})
        if not problems and (not rules or rules == COLOURS):
            known_looks.update(looks)
        return problems

    return look


@pytest.fixture
def late(browser: Browser, demo_folder: Path, tmp_path: Path) -> Iterator[Visits]:
    """Windows on a server for this test alone, which begins shortly before a midnight and moves its clock."""
    shutil.copytree(demo_folder, tmp_path / "data")
    running = Server("demo", tmp_path / "data", has_own_clock=True)
    now = datetime.now(UTC) + timedelta(seconds=clocks.ahead())
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + 2 * NIGHT
    running.move_clock(midnight - BEFORE_MIDNIGHT - now)
    running.start()
    visits = Visits(browser, running)
    yield visits
    visits.close()
    assert visits.errors == running.errors() == []
    assert running.stop() == 0


def wait_for_batch(page: Page, shown: Locator, path: str) -> None:
    """Look until what came with the clock is there: the server looks at it every few seconds."""
    for _attempt in range(20):
        page.goto(path)
        page.wait_for_timeout(1000)
        if shown.count():
            return
    expect(shown).to_be_visible()
