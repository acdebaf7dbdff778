"""Logs: the format, and what never reaches them."""

import asyncio
import io
import logging
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextvars import copy_context

import pytest
from pydantic import BaseModel
from sqlalchemy import create_engine, text
from starlette.requests import ClientDisconnect

from learnhub import logs

Lines = Callable[[], list[str]]
PRIVATE = "a private sentence"
TOKEN = "q3J9d0xK2mN7vB5cT8yR1wZ4aS6fG0hL"


def written(name: str, message: str, *arguments: object, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.WARNING, "file.py", 1, message, arguments, info)
    record.created, record.msecs = 1_774_000_000.25, 250.0
    return logs.Discreet(logs.FORMAT).format(record)


def raised(call: object, *arguments: object) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any error will do
        call(*arguments)  # type: ignore[operator]
    return caught.value


def test_format() -> None:
    line = written("learnhub.jobs", "job %s failed after %d ms", "publish", 12)

    assert line == "2026-03-20T09:46:40.250Z WARNING learnhub.jobs: job publish failed after 12 ms"


@pytest.mark.parametrize(
    "message",
    [
        f"signed in with {TOKEN}",
        f"link /invite?key={TOKEN}",
        f"header cookie: lh={TOKEN}; theme=dark",
        f"Authorization: Bearer {TOKEN}",
        f"connecting to postgresql://ana:{TOKEN}@db/learn",
        f"password={TOKEN[:9]}",
        f'{{"token": "{TOKEN}"}}',
    ],
)
def test_secrets_are_hidden(message: str) -> None:
    line = written("learnhub.web", message)

    assert TOKEN not in line
    assert TOKEN[:9] not in line
    assert "[hidden]" in line


def test_ids_and_paths_stay() -> None:
    message = (
        "question 0g5x7k2m9q4z shown from /srv/learnhub/learnhub/features/questions/state_of_the_list_2.py"
    )

    assert written("learnhub.web", message).endswith(message)


@pytest.mark.parametrize(
    ("logger", "message", "kept"),
    [
        (
            "reflex_base.event.processor",
            "Error transforming event payload for handler AskState.ask: Error transforming event argument"
            " 'form' with value 'a private sentence' and type hint <class 'int'>",
            "Error transforming event payload for handler AskState.ask",
        ),
        (
            "reflex.app",
            "Received event from session 1 with no associated token. Event data: a private sentence",
            "Received event from session 1 with no associated token.",
        ),
        (
            "reflex_base.event.processor",
            "Error processing event queue entry for Event(name='ask', payload={'a': 'a private sentence'})",
            "Error processing event queue entry for Event",
        ),
        (
            "asyncio",
            "Task exception was never retrieved\nfuture: <Task exception=ValueError('a private sentence')>",
            "Task exception was never retrieved",
        ),
    ],
)
def test_frameworks_do_not_quote_what_people_sent(logger: str, message: str, kept: str) -> None:
    assert written(logger, message).endswith(f" {logger}: {kept}")


def test_traceback_of_a_failed_start_is_shown() -> None:
    message = 'Traceback (most recent call last):\n  File "app.py", line 1\nRuntimeError: no room'

    assert written("uvicorn.error", message).endswith(f"uvicorn.error: {message}")


def test_error_text_with_values_is_left_out() -> None:
    class Form(BaseModel):
        age: int

    error = raised(Form.model_validate, {"age": PRIVATE})

    line = written("learnhub.web", "failed", error=error)

    assert PRIVATE not in line
    assert "ValidationError" in line
    assert 'test_logs.py", line' in line


def test_error_text_of_statements_is_left_out() -> None:
    engine = create_engine("sqlite://")

    def fail() -> None:
        with engine.connect() as connection:
            connection.execute(text("SELECT :body FROM nowhere"), {"body": PRIVATE})

    line = written("learnhub.web", "failed", error=raised(fail))
    engine.dispose()

    assert PRIVATE not in line
    assert "sqlalchemy.exc.OperationalError" in line
    assert "sqlite3.OperationalError" in line


def test_error_text_without_values_stays() -> None:
    line = written("learnhub.web", "failed", error=raised(getattr, object(), "missing"))

    assert line.endswith("AttributeError: 'object' object has no attribute 'missing'")


def test_group_shows_its_errors() -> None:
    group = ExceptionGroup("two", [ZeroDivisionError("by zero"), KeyError(PRIVATE)])

    lines = written("learnhub.web", "failed", error=group).splitlines()

    assert [line for line in lines if line.strip()][1:] == [
        "ZeroDivisionError: by zero",
        "KeyError",
        "ExceptionGroup",
    ]


async def _answer(status: int, scope: dict) -> None:
    async def app(_scope: object, _receive: object, send) -> None:
        await send({"type": "http.response.start", "status": status})

    async def send(_message: object) -> None:
        return None

    await logs.RequestLog(app)({"type": "http", "method": "GET", **scope}, None, send)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "status", "line"),
    [
        ("/questions", 200, "GET /questions 200"),
        ("/assets/index.js", 200, None),
        ("/assets/missing.js", 404, "GET /assets/missing.js 404"),
        (f"/invite/{TOKEN}", 500, "GET /invite/[hidden] 500"),
    ],
)
def test_request_line(caplog: pytest.LogCaptureFixture, path: str, status: int, line: str | None) -> None:
    caplog.set_level(logging.DEBUG, logger="learnhub.requests")

    asyncio.run(_answer(status, {"path": path, "query_string": b"token=private"}))

    assert [message.rpartition(" ")[0].rpartition(" ")[0] for message in caplog.messages] == [line] * bool(
        line
    )


def test_configure_writes_to_one_place(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        logs.configure("warning")
        logging.getLogger("learnhub.test").info("not shown")
        logging.getLogger("learnhub.test").warning("shown %s", TOKEN)
        logging.getLogger("uvicorn.error").info("not shown")
        sys.stderr.flush()
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        logging.getLogger("learnhub").setLevel(logging.NOTSET)
        logging.captureWarnings(False)

    assert capsys.readouterr().err.partition("Z ")[2] == "WARNING learnhub.test: shown [hidden]\n"


FORGED = "/a\n2026-01-01T00:00:00.000Z ERROR learnhub.web: forged\r\x1b[2J\u2028\u202e\udc80"


def test_no_text_makes_a_line_of_its_own() -> None:
    error = raised(getattr, object(), FORGED)

    ours, foreign = written("learnhub.web", "asked for %s", FORGED), written("websockets", f"bad {FORGED}")
    for line in (ours, foreign):
        assert len(line.splitlines()) == 1
        assert line.isprintable()
    told = written("learnhub.web", "failed", error=error).splitlines()[-1]
    assert told.startswith("AttributeError")
    assert "forged" in told
    assert told.isprintable()


def test_path_of_a_request_makes_no_line_of_its_own(lines: Lines) -> None:
    path = FORGED.removesuffix("\udc80")  # which pytest could not send on to another process
    asyncio.run(_answer(500, {"path": path}))

    assert len(lines()) == 1


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """What was written by the handler that `configure` makes, in a minute that stands still."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    monkeypatch.setattr(logs, "minute", lambda: 1)
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    logs.configure("warning")
    yield lambda: written.getvalue().splitlines()
    root.handlers[:] = before
    root.setLevel(level)
    logging.getLogger("learnhub").setLevel(logging.NOTSET)
    logging.captureWarnings(False)


def complain(number: int) -> None:
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received. %d", number)


def test_what_a_stranger_repeats_is_one_line_a_minute(lines: Lines, monkeypatch) -> None:
    for number in range(1_000):
        complain(number)
    assert len(lines()) == 1

    monkeypatch.setattr(logs, "minute", lambda: 2)
    complain(0)

    assert lines()[1].endswith("(and 999 more)")


def test_each_source_has_its_line_up_to_a_few(lines: Lines) -> None:
    def from_source(source: str) -> None:
        logs.SOURCE.set(source)
        complain(0)

    for number in range(100):
        copy_context().run(from_source, f"192.0.2.{number}")
        copy_context().run(from_source, f"192.0.2.{number}")

    assert len(lines()) == logs.SOURCES_PER_KIND


def test_other_kinds_and_other_errors_have_lines_of_their_own(lines: Lines) -> None:
    for error in (raised(int, "x"), raised(getattr, object(), "x")) * 3:
        logging.getLogger("asyncio").error("Task exception was never retrieved", exc_info=error)
    complain(0)

    assert len([line for line in lines() if line.startswith("20")]) == 3


def test_what_jobs_tell_is_never_left_out(lines: Lines) -> None:
    for name in ("publish", "erase"):
        logging.getLogger("learnhub.jobs.scheduler").warning("job %s failed", name)

    assert len(lines()) == 2


def test_request_that_was_aborted_has_no_traceback(lines: Lines) -> None:
    async def read() -> None:
        raise ClientDisconnect

    logging.getLogger("uvicorn.error").error("Exception in ASGI application", exc_info=aborted(read))

    assert len(lines()) == 1


def aborted(read: Callable[[], Coroutine[None, None, None]]) -> BaseException:
    return raised(asyncio.run, read())


def test_who_leaves_before_the_answer_is_no_fault_of_ours(lines: Lines) -> None:
    async def app(*_call: object) -> None:
        """Answers nobody."""

    asyncio.run(logs.RequestLog(app)({"type": "http", "method": "GET", "path": "/"}, None, None))  # type: ignore[arg-type]

    assert lines() == []
