"""Moments as the browser writes them, beside a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

import learnhub

ASSETS = Path(learnhub.__file__).parents[1] / "assets"
NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
STAND_INS = {  # what a page without an app takes for these modules
    "react.js": "export const useSyncExternalStore = (subscribe, snapshot) => snapshot();",
    "fr.js": "export default { messages: {}, plural: (n) => Number(n > 1) };",
}
PAGE = """<script type="importmap">{"imports": {"react": "/react.js"}}</script><script type="module">
import { setLanguage } from "/i18n.js"; import { setZone, useAgo, useFormats } from "/formats.js";
setZone("Europe/Paris");
window.say = async (language, moment, style) => {
  await setLanguage(language);
  return style === "ago" || style === "ahead" ? useAgo()(moment, style) : useFormats().moment(moment, style);
};</script>"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    def answer(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[-1]
        if not name.endswith(".js"):
            route.fulfill(body=PAGE, content_type="text/html")
        else:
            body = STAND_INS.get(name) or (ASSETS / name).read_text("utf-8")
            route.fulfill(body=body, content_type="text/javascript")

    page = browser.new_page()
    page.clock.set_fixed_time(NOW)
    page.route("**/*", answer)
    page.goto("http://formats.example/")
    page.wait_for_function("window.say")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("moment", "style", "english", "french"),
    [
        ("2026-08-25 12:20:00+00:00", "day", "Tue 25 Aug", "mar. 25 août"),
        ("2026-09-25 12:20:00+00:00", "day", "Fri 25 Sept 2026", "ven. 25 sept. 2026"),
        ("2026-12-01 12:20:00+00:00", "full", "Tuesday 1 December 2026", "mardi 1er décembre 2026"),
        ("2025-12-30 12:20:00+00:00", "short", "Tue 30 Dec 2025, 13:20", "mar. 30 déc. 2025, 13 h 20"),
        (
            "2027-01-02 12:20:00+00:00",
            "long",
            "Saturday 2 January 2027, 13:20",
            "samedi 2 janvier 2027, 13 h 20",
        ),
        ("2026-01-02 12:20:00+00:00", "date", "2 January", "2 janvier"),
        ("2025-12-31 23:20:00+00:00", "date", "1 January", "1er janvier"),
        ("2025-12-31 22:20:00+00:00", "date", "31 December 2025", "31 décembre 2025"),
        ("2025-12-31 22:20:00+00:00", "year", "2025", "2025"),
        ("2026-03-12 22:20:00+00:00", "year", "", ""),
        ("2025-12-30 12:20:00+00:00", "ago", "30 December 2025", "30 décembre 2025"),
        ("2026-11-02 12:20:00+00:00", "ahead", "on Monday 2 November 2026", "lundi 2 novembre 2026"),
    ],
)
def test_far_days_and_those_of_another_year_say_which(page: Page, moment, style, english, french):
    found = [page.evaluate("asked => say(...asked)", [code, moment, style]) for code in ("en", "fr")]

    assert [text.replace("\xa0", " ") for text in found] == [english, french]
