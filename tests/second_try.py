"""A browser test that fails in CI is tried once more, and the run says so.

A journey of minutes through a real browser can be lost to a machine that stood still for some seconds; one
of hundreds is enough to refuse a change that has nothing to do with it. What passes only the second time is
printed with what went wrong the first time, at the end of every run: it is a fault of the test or of the
page, and is to be mended. Outside CI nothing is tried again.

The second try has a server of its own, with a company that nobody has used: what the first one had already
asked, booked or settled would refuse it the same thing again.
"""

import os

import pytest
from _pytest.runner import runtestprotocol

FIRST_TRY = "first try"
USED = "server"  # the fixture, of whatever scope, that a second try needs anew


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a browser test, and once more if it fails."""
    if not os.environ.get("CI") or item.get_closest_marker("e2e") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    failed = next((report for report in reports if report.failed), None)
    if failed:
        _end(item, USED)
        again = runtestprotocol(item, nextitem=nextitem, log=False)
        if not any(report.failed for report in again):
            told = (f"{name}:\n{text}" for name, text in failed.sections)
            again[0].user_properties.append((FIRST_TRY, "\n\n".join((failed.longreprtext, *told))))
            reports = again
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _end(item: pytest.Item, fixture: str) -> None:
    """Tear a fixture down, however long it was meant to live; whoever asks for it next makes it again."""
    assert isinstance(item, pytest.Function)
    item._initrequest()
    for definition in item._fixtureinfo.name2fixturedefs.get(fixture, ()):
        definition.finish(item._request)  # type: ignore[arg-type]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What passed only the second time, and why not the first time."""
    told = [
        (report.nodeid, text)
        for report in terminalreporter.getreports("") + terminalreporter.getreports("passed")
        for name, text in report.user_properties
        if name == FIRST_TRY and report.when == "setup"
    ]
    if not told:
        return
    terminalreporter.section("passed only the second time")
    for test, text in told:
        terminalreporter.line(f"{text}\n{test}\n")
