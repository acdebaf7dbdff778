"""What a browser test that fails once is worth, in CI and elsewhere."""

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

tried = []


@pytest.fixture(scope="session")
def server():
    tried.append("started")
    yield
    tried.append("stopped")


@pytest.fixture
def page(server):
    yield
    tried.append("left")


@pytest.mark.e2e
def test_unsteady(page):
    tried.append("came")
    first = ["started", "came", "left", "stopped"]
    assert tried == [*first, "started", "came"], "the machine stood still"


@pytest.mark.e2e
def test_on_the_same_server(page):
    assert tried[-3:] == ["started", "came", "left"]


@pytest.mark.e2e
def test_wrong():
    assert False, "never right"


def test_of_no_browser():
    tried.append("rule")
    assert tried.count("rule") == 2
"""


@pytest.mark.parametrize(
    ("environment", "outcome"),
    [({"CI": "true"}, "2 failed, 2 passed"), ({}, "3 failed, 1 passed")],
    ids=["CI", "elsewhere"],
)
def test_only_browser_tests_of_ci_are_tried_again_and_are_told_of(
    tmp_path: Path, environment: dict[str, str], outcome: str
) -> None:
    (tmp_path / "test_it.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = e2e: drives a browser\n")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.second_try",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            ".",
        ],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parent.parent), "PATH": ""} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in run.stdout
    told = run.stdout.partition("passed only the second time")[2].partition("short test summary")[0]
    assert ("the machine stood still" in told) == bool(environment)
    assert ("test_unsteady" in told) == bool(environment)
    assert "test_wrong" not in told
