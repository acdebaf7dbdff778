"""The browser asks for previews no faster than they come, and the last words are always shown."""

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.e2e.conftest import Browse

CAMILLE = "camille.roussel@ardelle.example"


class Line:
    """What goes between a page and the server: previews asked for, and answers that are held back."""

    def __init__(self, page: Page) -> None:
        self.is_holding = False
        self.asked: list[str] = []
        self._held: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket("**/_event/**", self._connect)

    def release(self) -> None:
        """Let through what was held back, and what follows."""
        self.is_holding = False
        for socket, message in self._held:
            socket.send(message)

    def _connect(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def up(message: str | bytes) -> None:
            if "preview_body" in str(message):
                self.asked.append(str(message))
            server.send(message)

        def down(message: str | bytes) -> None:
            if self.is_holding:
                self._held.append((socket, message))
            else:
                socket.send(message)

        socket.on_message(up)
        server.on_message(down)


def test_next_preview_waits_for_the_answer_to_the_last_one(browse: Browse):
    page = browse(CAMILLE)
    line = Line(page)
    page.goto("/questions/ask")
    details = page.get_by_label("Details")
    details.click()

    line.is_holding = True
    for word in ("Close ", "the ", "*valve*"):
        details.press_sequentially(word)
        page.wait_for_timeout(400)
    assert len(line.asked) == 1
    line.release()

    expect(page.locator(".preview .prose")).to_have_text("Close the valve")
    assert len(line.asked) == 2
    details.fill("")
