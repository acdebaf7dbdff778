"""The least that Reflex can do, built and served beside LearnHub: a counter, and a page with one query."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from learnhub import _run

CODE = """
import reflex as rx
from sqlmodel import Field, Session, SQLModel, create_engine, select


class Question(SQLModel, table=True):
    id: str = Field(primary_key=True)
    body: str


engine = create_engine("sqlite:///../bare.db", connect_args={"check_same_thread": False})
SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.merge(Question(id="one", body="What am I missing?"))
    session.commit()


class State(rx.State):
    count: int = 0
    body: str = ""

    @rx.event
    def press(self):
        self.count += 1

    @rx.event
    def load(self):
        with Session(engine) as session:
            self.body = session.exec(select(Question).where(Question.id == self.key)).one().body


def counter():
    return rx.el.div(rx.el.button("+", id="press", on_click=State.press), rx.el.b(State.count, id="count"))


def data():
    return rx.el.p(State.body, id="data")


app = rx.App()
app.add_page(counter, route="/")
app.add_page(data, route="/data/[key]", on_load=State.load)
"""

CONFIG = """
import reflex as rx

config = rx.Config(
    app_name="bare",
    api_url="{url}",
    show_built_with_reflex=False,
    state_manager_mode="memory",
    telemetry_enabled=False,
    frontend_compression_formats=["gzip", "brotli"],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
"""

SERVE = "import uvicorn; uvicorn.run('bare.bare:app', factory=True, port={port}, log_level='warning')"


class Bare:
    """A bare app in a folder; no theme, so that it is as light as Reflex gets."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as finding:
            finding.bind(("127.0.0.1", 0))
            self.port: int = finding.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None

    def build(self) -> None:
        """Write the app and let Reflex build it with LearnHub's own node packages."""
        (self.folder / "bare").mkdir(parents=True)
        (self.folder / "rxconfig.py").write_text(CONFIG.format(url=self.url))
        (self.folder / "bare" / "__init__.py").touch()
        (self.folder / "bare" / "bare.py").write_text(CODE)
        web = self.folder / ".web"
        shutil.copytree(_run.web_folder() / "node_modules", web / "node_modules", symlinks=True)
        command = [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._with(_run.building()),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"The bare app could not be built:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")

    def start(self) -> None:
        """Serve it on one port, as LearnHub is served."""
        command = [sys.executable, "-c", SERVE.format(port=self.port)]
        self.process = subprocess.Popen(command, cwd=self.folder, env=self._with(_run.serving()))
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                httpx.get(self.url)
                return
            except httpx.TransportError:
                time.sleep(0.02)
        raise SystemExit("The bare app did not start.")

    def stop(self) -> None:
        """End the server."""
        if self.process:
            self.process.terminate()
            self.process.wait(15)

    def _with(self, variables: dict[str, str]) -> dict[str, str]:
        return {**os.environ, **variables, "REFLEX_WEB_WORKDIR": str(self.folder / ".web")}
