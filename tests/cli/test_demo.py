"""The demo company: who can sign in, with which password, and in which folder."""

import json
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from learnhub.demo import ACCOUNTS
from tests.servers import LEARNHUB, Server, free_port

pytestmark = pytest.mark.slow


def sign_in(server: Server, email: str, password: str) -> str:
    """Where the sign-in form leads."""
    form = {"email": email, "password": password}
    answer = httpx.post(f"{server.url}/auth/sign-in", data=form, headers={"origin": server.url})
    return answer.headers["location"]


def test_demo_prints_accounts_that_can_sign_in(demo_folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "demo"
    shutil.copytree(demo_folder, data)
    server = Server("demo", data)
    server.start()
    printed = server.output.read_text()

    assert f"LearnHub is running at {server.url}" in printed
    assert server.password in printed
    assert [email for email, _ in ACCOUNTS if email in printed] == [email for email, _ in ACCOUNTS]
    assert sign_in(server, ACCOUNTS[0][0], server.password) == "/"
    assert sign_in(server, ACCOUNTS[0][0], "not the password").startswith("/sign-in")
    assert server.stop() == 0
    assert server.errors() == []


def test_serve_refuses_the_folder_of_a_demo(demo_folder: Path) -> None:
    command = [LEARNHUB, "serve", "--data", demo_folder, "--port", str(free_port())]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (
        1,
        f"{demo_folder} holds the demo company. Choose another folder for a real one with --data.\n",
    )


@pytest.mark.parametrize("people", ["3", "100000", "-1"])
def test_a_size_that_makes_no_company_is_refused(tmp_path: Path, people: str) -> None:
    command = [LEARNHUB, "demo", "--people", people, "--data", tmp_path / "demo"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "--people takes a number from 20 to 5000.\n")
    assert not (tmp_path / "demo").exists()


def test_a_folder_keeps_its_company(demo_folder: Path, tmp_path: Path, built: None) -> None:
    data = tmp_path / "demo"
    shutil.copytree(demo_folder, data)
    command = [LEARNHUB, "demo", "--people", "50", "--data", data, "--port", str(free_port())]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        1,
        f"{data} holds the small demo company. Choose another folder with --data, or leave out --people.",
    )


def test_folder_keeps_its_password(demo_folder: Path) -> None:
    facts = json.loads((demo_folder / "folder.json").read_text())

    assert (facts["kind"], facts["loaded"], len(facts["password"])) == ("demo", True, 12)
