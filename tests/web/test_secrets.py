"""After everything that has a secret was done, none is in the database, its log, a copy of it, or our log."""

import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlmodel import Session

from learnhub import logs
from learnhub.access.roles import Role
from learnhub.cli.copies import copy_database
from learnhub.config import Settings
from learnhub.core import db
from learnhub.features.ama.service import ANONYMOUS_QUESTION
from learnhub.features.discussion.edit_secrets import new_secret
from learnhub.features.discussion.schemas import AUDIENCE_MIN
from learnhub.features.discussion.service import anonymous
from learnhub.features.people import passwords
from learnhub.features.people.models import Person
from learnhub.web.channel import AFTER, BEFORE
from tests.web.matrix import typed
from tests.web.matrix.world import World
from tests.web.tab import Tab

OpenTab = Callable[..., Tab]
SPEAKING = ("uvicorn.error", "uvicorn.access")  # what a server on the lowest level tells a lot with
FROM_PAGE = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en"}
FIRST, SECOND, THIRD, GUESS, JOINED = (
    f"{word} ordinary words are here" for word in ("first", "second", "third", "guessed", "joining")
)


def give_password(session: Session, person_id: str) -> str:
    person = session.get(Person, person_id)
    person.password_hash = passwords.make_hash(FIRST)
    return person.email


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_secret_is_kept_or_logged(http, tab: OpenTab, people, caplog, tmp_path: Path):
    for name in (None, "learnhub", *SPEAKING):  # a test before this one may have quietened them
        caplog.set_level(logging.DEBUG, logger=name)
    boss, secrets = people.member("Boss", roles=(Role.ADMINISTRATOR,)), {}
    email = db.write_now(give_password, boss.person_id)
    for _number in range(AUDIENCE_MIN):
        people.member()
    ama = World(people.member).session(boss)

    def post(path: str, **fields: str) -> None:
        assert http.post(path, data=fields, headers=FROM_PAGE).status_code == 303

    def keep(name: str, secret: str) -> str:
        assert len(secret) >= 20, name
        secrets[name] = secret
        return secret

    post("/auth/sign-in", email=email, password=GUESS)
    post("/auth/sign-in", email=email, password=FIRST)
    keep("former session", http.cookies["lh"])
    post("/auth/password", current=GUESS, password=SECOND)
    post("/auth/password", current=FIRST, password=SECOND)
    session = keep("session", http.cookies["lh"])
    keep("known browser", http.cookies["lh_known"])

    admin = tab(cookie=session, path="/admin/members")
    asked = {"kind": "ama_question", "parent": ama, "text": "Why so?", "secret": new_secret()}
    keep("anonymous question", asked["secret"])
    admin.raw(BEFORE + json.dumps({"id": 1, "do": "send", "with": asked}) + AFTER)
    admin.settle()
    assert db.write_now(anonymous.publish, ANONYMOUS_QUESTION, ama) == 1
    admin.send("MembersState.invite", form=typed({"name": "Nora Lambert", "email": "nora@ardelle.example"}))
    invite = keep("invitation", secret_in(admin.shown("members_state", "link")))
    admin.send("MembersState.make_reset_link", person_id=boss.person_id)
    reset = keep("reset", secret_in(admin.shown("members_state", "link")))
    form = typed({"name": "Reports", "scopes": ["questions:read"], "days": "30"})
    admin.send("TokensState.make", form=form)
    key = keep("key", admin.shown("tokens_state", "secret"))
    keep("tab", admin.token)
    assert http.get("/api/v1/questions", headers={"Authorization": f"Bearer {key}"}).status_code == 200
    post("/auth/reset", token=reset, password=THIRD)
    keep("session after the reset", http.cookies["lh"])
    http.cookies.clear()
    post("/auth/invite", token=invite, email="nora@ardelle.example", password=JOINED)
    keep("session of who joined", http.cookies["lh"])

    words = {"first": FIRST, "second": SECOND, "third": THIRD, "guess": GUESS, "joined": JOINED}
    found = [
        (name, place)
        for place, kept in places(tmp_path, log_of_the_server(caplog)).items()
        for name, secret in (secrets | words).items()
        if secret.encode() in kept
    ]
    assert found == []


def log_of_the_server(caplog: pytest.LogCaptureFixture) -> str:
    """What our side logged, as it is written; the clients of the test log what they send."""
    theirs = ("httpcore", "httpx", "websockets.client")
    ours = [record for record in caplog.records if not record.name.startswith(theirs)]
    assert len(ours) > 50  # frameworks tell a lot on the lowest level
    return "\n".join(map(logs.Discreet(logs.FORMAT).format, ours))


def secret_in(link: str) -> str:
    return link.partition("token=")[2].partition("&")[0]


def places(folder: Path, log: str) -> dict[str, bytes]:
    """Everything that is kept: the database as it lies there, a copy as backups hold it, and the log."""
    database = Path(make_url(db.engine().url).database or "")
    shutil.copy(database, folder / "learnhub.db")
    wal = database.with_name(f"{database.name}-wal")
    if wal.exists():
        shutil.copy(wal, folder / "learnhub.db-wal")
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    copy_database(Settings(data=folder), folder / "copy.db")
    assert b"Nora Lambert" in b"".join(found.values())  # what was looked for in the right place
    found |= {"copy": (folder / "copy.db").read_bytes(), "log": log.encode()}
    assert b"Nora Lambert" in found["copy"]
    return found
