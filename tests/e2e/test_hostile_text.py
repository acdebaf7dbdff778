"""Texts of an attacker, and what the next person at a browser finds of the one before."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect
from sqlalchemy import Table
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

from tests.e2e.conftest import Visits, ask_question, choose, write_card
from tests.e2e.rows import ELODIE, ROWS, Row
from tests.servers import Server

CAMILLE, LUCIE = "camille.roussel@ardelle.example", "lucie.tran@ardelle.example"
KARIM = "karim.benali@ardelle.example"  # a moderator
ELSEWHERE = "http://elsewhere.example"
HIT = "window.hit=1"
PAYLOADS = (
    f"<script>{HIT}</script>",
    f"<script async src='{ELSEWHERE}/x.js'></script>",
    f"<scr<script>ipt>{HIT}</scr</script>ipt>",
    f"<img src=x onerror={HIT}>",
    f'"><img src=x onerror={HIT}>',
    f"<img src='{ELSEWHERE}/pixel.png'>",
    f"<svg/onload={HIT}>",
    f"<svg><script>{HIT}</script></svg>",
    f"<math><mtext><script>{HIT}</script></mtext></math>",
    f"<iframe srcdoc='<script>parent.{HIT}</script>'></iframe>",
    f"<iframe src='javascript:parent.{HIT}'></iframe>",
    f"<object data='{ELSEWHERE}/x.swf'></object>",
    f"<embed src='{ELSEWHERE}/x.swf'>",
    f"<link rel=stylesheet href='{ELSEWHERE}/x.css' precedence=high>",
    f"<style>@import '{ELSEWHERE}/x.css';</style>",
    f"<body onload={HIT}>",
    f"<details open ontoggle={HIT}>",
    f"<input autofocus onfocus={HIT}>",
    f"<video><source onerror={HIT}></video>",
    f"<audio src='{ELSEWHERE}/x.mp3' autoplay></audio>",
    f"<form action={ELSEWHERE}><button autofocus>x</button></form>",
    f"<base href='{ELSEWHERE}/'>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
    f"<a href='javascript:{HIT}'>x</a>",
    f"[x](javascript:{HIT})",
    f"[x](data:text/html,<script>{HIT}</script>)",
    f"![x]({ELSEWHERE}/pixel.png)",
    f'![x](x"onerror="{HIT})',
    f"`<script>{HIT}</script>`",
    f"```html\n<script>{HIT}</script>\n```",
    "{{constructor.constructor('window.hit=1')()}}",
    f"&lt;script&gt;{HIT}&lt;/script&gt;",
)
BODY = "\n\n".join(PAYLOADS)
SHORT = f'Is <script>{HIT}</script> "><img src=x onerror={HIT}> a question?'


@pytest.fixture
def hostile(visits: Visits) -> list[str]:
    """The addresses of what somebody wrote who tries every field."""
    page = visits.browse(LUCIE)
    question = ask_question(page, SHORT, BODY)
    page.locator("#answer-body").fill(BODY)
    page.locator("form:has(#answer-body) [data-tool=preview]").click()
    expect(page.locator("form:has(#answer-body) .editor-preview > *").first).to_be_visible()
    assert page.evaluate("'hit' in window") is False
    page.locator("form:has(#answer-body) button[type=submit]").click()
    expect(page.locator(".answer .prose").first).to_be_visible()
    card = write_card(page, SHORT, BODY)
    page.goto("/questions/ask/anonymous")
    page.locator("[name=title]").fill(SHORT)
    page.locator("[name=body]").fill(BODY)
    page.locator("[name=topics]").fill(PAYLOADS[4])
    page.locator("form.form button[type=submit]").click()
    expect(page.locator(".ask-mine li")).to_contain_text(HIT)
    assert page.evaluate("'hit' in window") is False
    page.goto("/settings")
    expect(page.locator("[name=name]")).to_have_value("Lucie Tran")
    page.locator("[name=about]").fill(PAYLOADS[3] + PAYLOADS[23])
    page.locator("form:has([name=about]) button[type=submit]").click()
    expect(page.get_by_role("status").last).to_be_visible()
    return [question, card, f"/library?q={PAYLOADS[3]}"]


def test_text_of_an_attacker_is_never_code(visits: Visits, server: Server, hostile: list[str]):
    for bypass in (False, True):  # what the policy stops must not be there in the first place
        reader = visits.browse(CAMILLE, bypass_csp=bypass)
        asked: list[str] = []
        reader.on("request", lambda request, asked=asked: asked.append(request.url))
        reader.on("dialog", lambda dialog, asked=asked: asked.append(f"dialog {dialog.message}"))

        for path in hostile:
            reader.goto(path)
            expect(reader.locator("main h1").first).to_be_visible()
            reader.wait_for_timeout(200)  # whatever would run has run
            assert reader.evaluate("'hit' in window") is False, path
        reader.goto(hostile[0])
        expect(reader.locator(".question .prose")).to_contain_text("<details open ontoggle=")
        expect(reader.locator(".answer .prose").first).to_contain_text("<meta http-equiv=refresh")

        ours = (server.url, "data:", "blob:", server.url.replace("http", "ws"))
        assert [url for url in asked if not url.startswith(ours)] == []


# Columns that the program fills: hashes, keys, names of hosts and zones, and what it makes of a text. All
# others hold words of people, of their browsers or of foreign servers.
OURS = {
    *("action", "dedupe", "edit_hash", "email", "excerpt", "folded", "hash", "holder", "host", "html"),
    *("ip_prefix", "object", "password_hash", "public", "request_key", "rule", "sha256", "thing", "word"),
    "zone",
}
MARKDOWN = ("body", "text")
# What is uploaded has no link, and only an objection a reason.
ONLY = {("video", "link"): "WHERE link <> ''", ("charter_voice", "reason"): "WHERE reason <> ''"}
LONG = 40  # letters, from which on a text can be an attack
ALTS = " ".join(f"![{text}](/images/k3v9x2m4p7q1-40x20)" for text in PAYLOADS[3:7])
CODE = "[srcdoc], [onerror], [onload], [onfocus], [ontoggle], base, embed, object, [href^='javascript:' i]"
TELL = "Object.defineProperty(window, 'hit', { set: (value) => window.tellHit(location.pathname) })"


def texts(table: Table) -> list[str]:
    """The columns of a table that hold what an attacker may have written."""
    return [
        column.name
        for column in table.columns
        if isinstance(column.type, AutoString) and column.name not in OURS
        if (column.type.length or LONG) >= LONG and not (column.primary_key or column.foreign_keys)
    ]


@pytest.fixture
def poisoned(browser: Browser, demo_folder: Path, tmp_path: Path) -> Iterator[Visits]:
    """Windows on a server in whose database an attacker has written into every text."""
    shutil.copytree(demo_folder, tmp_path / "data")
    with closing(sqlite3.connect(tmp_path / "data" / "learnhub.db")) as database:
        poison(database)
    running = Server("demo", tmp_path / "data")
    running.start()
    visits = Visits(browser, running)
    yield visits
    visits.close()
    assert running.errors() == []
    assert running.stop() == 0


def poison(database: sqlite3.Connection) -> None:
    """Add a text of an attacker to every text, another one to each row; what is Markdown is rendered anew."""
    turn = cycle(PAYLOADS)
    database.create_function("one", 1, lambda text: text if text is None else f"{text} {next(turn)}")
    database.create_function("many", 1, lambda text: text if text is None else f"{text}\n\n{BODY}\n\n{ALTS}")
    with database:
        for table in SQLModel.metadata.tables.values():
            for column in texts(table):
                how = "many" if column in MARKDOWN else "one"
                only = ONLY.get((table.name, column), "")
                database.execute(f"UPDATE {table.name} SET {column} = {how}({column}) {only}")
        database.execute("UPDATE content_html SET renderer = 0")
        database.execute("UPDATE setting SET value = json_quote(one('Ardelle')) WHERE key = 'company_name'")


def test_no_text_of_any_page_is_code(poisoned: Visits) -> None:
    asked: list[str] = []
    found: list[str] = []
    shown = 0
    rows = [*ROWS, Row("/admin/moderation", ".flags", KARIM)]
    for who in (CAMILLE, ELODIE, KARIM):
        page = poisoned.browse(who, bypass_csp=True)  # what the policy would stop must not be there either
        page.expose_function("tellHit", lambda path: found.append(path))
        page.add_init_script(TELL)
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: found.append(f"dialog {dialog.message}"))
        for row in (row for row in rows if row.who == who):
            page.goto(row.address(page))
            expect(page.locator(row.sign).first).to_be_visible()
            shown += any(text in page.locator("main").inner_text() for text in (HIT, ELSEWHERE))
            assert page.locator(CODE).count() == 0, row.route

    ours = (poisoned.server.url, "data:", "blob:")
    assert found == []
    assert [url for url in asked if not url.startswith(ours)] == []
    assert shown > 30


def leave_by_the_menu(page: Page) -> None:
    choose(page.locator(".lh-account"), "Sign out")
    page.wait_for_url("**/sign-in")


def let_the_session_run_out(page: Page) -> None:
    page.context.clear_cookies()
    page.goto("/sign-in")


@pytest.mark.parametrize("leave", [leave_by_the_menu, let_the_session_run_out])
def test_next_person_at_a_tab_finds_nothing_of_the_one_before(
    visits: Visits, server: Server, leave: Callable[[Page], None]
):
    page = visits.browse()
    sign_in(page, CAMILLE, server.password)
    page.goto("/questions/ask")
    page.locator("[name=body]").press_sequentially("Only Camille knows this draft")
    page.goto("/settings")
    expect(page.locator("[name=name]")).to_have_value("Camille Roussel")
    page.goto("/settings/sign-ins")
    expect(page.get_by_text("This browser")).to_be_visible()
    own = [CAMILLE, "Only Camille knows"]
    leave(page)

    told: list[str] = []
    page.on("websocket", lambda socket: listen(socket, told))
    sign_in(page, LUCIE, server.password)
    seen = []
    for path in ("/", "/settings", "/settings/sign-ins", "/questions/ask", "/review", "/mentoring"):
        page.goto(path)
        expect(page.locator("main h1").first).to_be_visible()
        seen.append(page.content())
    page.goto("/settings")
    expect(page.locator("[name=name]")).to_have_value("Lucie Tran")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")

    everything = "\n".join([*seen, *told, kept])
    assert LUCIE in "".join(told)
    assert [text for text in own if text in everything] == []


def listen(socket: WebSocket, told: list[str]) -> None:
    socket.on("framereceived", lambda frame: told.append(str(frame)))


def sign_in(page: Page, email: str, password: str) -> None:
    page.goto("/sign-in")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(password)
    page.locator("main button[type=submit], form button[type=submit]").first.click()
    expect(page.locator("main h1").first).to_be_visible()
