"""Which sockets a page opens, and what it says first on them."""

from playwright.sync_api import Page, WebSocket

# Notes for each socket whether the head of the page opened it, or one of the scripts that come later: while a
# module runs, a document has no current script.
WATCH = """(() => {
    const Native = window.WebSocket;
    window.sockets = [];
    window.WebSocket = class extends Native {
        constructor(...given) {
            super(...given);
            window.sockets.push(document.currentScript ? "early" : "late");
        }
    };
})()"""


def watch(page: Page) -> None:
    """Note the sockets of every document that the page opens from now on."""
    page.add_init_script(WATCH)


def sockets(page: Page) -> list[str]:
    """The sockets that the present document has opened."""
    return page.evaluate("window.sockets")


class Greetings:
    """The first words of a page: had its scripts said anything else, there would be a second socket."""

    def __init__(self, page: Page) -> None:
        self.page, self.frames = page, []
        watch(page)
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda data: self.frames.append(str(data)))

    def clear(self) -> None:
        """Forget what the document before said."""
        self.frames.clear()

    def seen(self) -> tuple[list[str], int]:
        """The sockets of the present document, and how often it greeted; waits for the first greeting."""
        while not (said := sum(frame.startswith("40") for frame in self.frames)):
            self.page.wait_for_timeout(20)  # what a page shows from the start may be there before the socket
        return sockets(self.page), said
