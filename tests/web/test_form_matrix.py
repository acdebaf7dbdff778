"""The permission matrix of the forms that the browser posts itself."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from sqlmodel import Session, delete, select

from learnhub.access.actor import Actor
from learnhub.access.audit import Audit
from learnhub.core import db, ids
from learnhub.core.clock import utcnow
from learnhub.core.outbox import Outbox
from learnhub.features.ama import service as amas
from learnhub.features.checklists.models import ChecklistMark
from learnhub.features.discussion.models import Image
from learnhub.features.mail.models import MailActionUse
from learnhub.features.people import passwords, service
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import MemberImport, Person, Setting, Setup, SignIn, Space
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.people.schemas import InviteMemberInput
from learnhub.features.transfer.models import LibraryImport
from learnhub.features.videos.models import Clip
from learnhub.mail import signed
from learnhub.web.routes import ROUTES
from tests.core.test_images import image_bytes
from tests.videos import webm_bytes
from tests.web.matrix import ADMINISTRATORS, DEAD, KINDS, LEADERS, SIGNED_IN
from tests.web.matrix.transfer import notes
from tests.web.matrix.world import World, column, number_of, snapshot

FROM_PAGE = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en"}
PASSWORD, NEW_PASSWORD = "four ordinary words here", "quite other sentence now"
HASH = passwords.make_hash(PASSWORD)
NOT_SUSPENDED = tuple(kind for kind in KINDS if kind != "suspended")


@dataclass(frozen=True, slots=True)
class Form:
    """What is posted, and an effect that can be read before and after, or words that a file shows."""

    effect: Callable[[None], object]
    fields: dict[str, str] = field(default_factory=dict)
    files: dict[str, Any] | None = None
    shows: str = ""
    content: bytes | None = None
    query: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """An address, who may post there, and how a form is made for somebody.

    What a password or the secret of a link proves counts whoever the browser was before.
    """

    path: str
    form: Callable[[World, Actor], Form]
    may: tuple[str, ...] = SIGNED_IN


def sign_ins_of(actor: Actor) -> Callable[[None], object]:
    """An effect: the browsers in which somebody is signed in."""
    return lambda _tab: [row for row in db.read_now(all_sign_ins) if row[0] == actor.person_id]


def all_sign_ins(session: Session) -> list[tuple[str, str]]:
    return sorted(session.exec(select(SignIn.person_id, SignIn.id_hash)))


def version_of(actor: Actor) -> Callable[[None], object]:
    """An effect: how often somebody's password was changed."""
    return column(Person, actor.person_id, "password_version")


def ticks(world: World, actor: Actor) -> Form:
    run = world.run(actor if actor.is_signed_in else world.member())
    done = {"key": "tick-0001", "point": 0, "mark": "done", "at": utcnow().isoformat()}
    body = json.dumps({"items": [done], "sent_at": utcnow().isoformat()}).encode()
    return Form(number_of(ChecklistMark), content=body, query={"run": run}, shows="tick-0001")


def enter(_world: World, actor: Actor) -> Form:
    email = column(Person, actor.person_id, "email")(None)
    return Form(sign_ins_of(actor), {"email": email, "password": PASSWORD})


def leave(_world: World, actor: Actor) -> Form:
    return Form(sign_ins_of(actor))


def password(_world: World, actor: Actor) -> Form:
    return Form(version_of(actor), {"current": PASSWORD, "password": NEW_PASSWORD})


def set_up(_world: World, _actor: Actor) -> Form:
    db.write_now(_found_nothing)
    account = {"name": "Ana Petit", "email": f"{ids.new_id()}@ardelle.example", "password": NEW_PASSWORD}
    token = db.write_now(service.make_setup_link)
    return Form(number_of(Setup), {"token": token, "company": "Ardelle", **account})


def _found_nothing(session: Session) -> None:
    """Go back to the day before the company was set up."""
    for table in (Setup, Setting, Space):
        session.exec(delete(table))


def accept(world: World, _actor: Actor) -> Form:
    form = InviteMemberInput(name="Zoé Blanc", email=f"{ids.new_id()}@ardelle.example")
    link = db.write_now(service.invite_member, world.person("administrator"), form=form)
    effect = column(Person, link.person_id, "status")
    return Form(effect, {"token": link.secret, "password": NEW_PASSWORD})


def reset(world: World, actor: Actor) -> Form:
    administrator = world.person("administrator")
    link = db.write_now(service.make_reset_link, administrator, person_id=actor.person_id)
    return Form(version_of(actor), {"token": link.secret, "password": NEW_PASSWORD})


def forgotten(_world: World, actor: Actor) -> Form:
    """A mail is left for everybody; whether it is sent is decided when it leaves."""
    return Form(number_of(Outbox), {"email": column(Person, actor.person_id, "email")(None)})


def mail_action(_world: World, actor: Actor) -> Form:
    """Whoever has the address may do its one thing, signed in or not, for whom it was sent to."""
    token = signed.address_of_action("notices.no_daily", actor.person_id or "nobody").partition("token=")[2]
    return Form(number_of(MailActionUse), {"token": token})


def library_file(_world: World, _actor: Actor) -> Form:
    return Form(number_of(LibraryImport), files={"file": ("notes.zip", notes())})


def image(_world: World, _actor: Actor) -> Form:
    return Form(number_of(Image), files={"file": ("seal.png", image_bytes())}, shows="/images/")


def clip(_world: World, _actor: Actor) -> Form:
    return Form(number_of(Clip), content=webm_bytes(), query={"end": "yes"}, shows="/clips/")


def members_file(_world: World, _actor: Actor) -> Form:
    data = b"name,email\nInes Garnier,ines@ardelle.example\n"
    return Form(number_of(MemberImport), files={"file": ("members.csv", data)})


def export(world: World, _actor: Actor) -> Form:
    host = world.member()
    ama = world.session(host)
    world.ama_question(ama, host)
    db.write_now(amas.end_session, host, ama)
    return Form(lambda _tab: None, {"ama": ama, "format": "csv"}, shows="And in winter?")


def audit_log(_world: World, _actor: Actor) -> Form:
    effect = number_of(Audit, Audit.action == "audit:export")
    return Form(effect, {"query": "what=audit:export"}, shows="audit:export")


def problem_lines(_world: World, actor: Actor) -> Form:
    if actor.may(MEMBERS_MANAGE):
        db.write_now(service.stage_import, actor, file_name="members.csv", data=b"name,email\nInes,\n")
    return Form(lambda _tab: None, shows="The e-mail is missing.")


ROWS = {
    row.path: row
    for row in (
        Row("/auth/sign-in", enter, NOT_SUSPENDED),
        Row("/auth/sign-out", leave),
        Row("/auth/sign-out-everywhere", leave),
        Row("/auth/password", password),
        Row("/auth/setup", set_up, KINDS),
        Row("/auth/invite", accept, KINDS),
        Row("/auth/reset", reset, NOT_SUSPENDED),
        Row("/auth/forgotten", forgotten, KINDS),
        Row("/mail/action", mail_action, KINDS),
        Row("/auth/images", image),
        Row("/auth/clips", clip),
        Row("/auth/runs", ticks),
        Row("/auth/members-file", members_file, ADMINISTRATORS),
        Row("/auth/library-file", library_file, LEADERS),
        Row("/ama/export", export),
        Row("/auth/audit-log", audit_log, ADMINISTRATORS),
        Row("/auth/members-problems", problem_lines, ADMINISTRATORS),
    )
}


def test_every_form_has_a_row(server: str) -> None:
    assert set(ROUTES) == set(ROWS)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("path", sorted(ROWS))
def test_form_serves_whom_it_may_and_nobody_else(
    path: str, http: httpx.Client, people, sign_in: Callable[[Actor], str], postbox
) -> None:
    row, world = ROWS[path], World(people.member)

    seen = {kind: _play(row, kind, http, world, sign_in) for kind in KINDS}

    assert seen == {kind: "served" if kind in row.may else "refused" for kind in KINDS}


def _play(row: Row, kind: str, http: httpx.Client, world: World, sign_in: Callable[[Actor], str]) -> str:
    """What became of a form that somebody of this kind posted, as the database and the answer show it."""
    player = world.person(kind)
    db.write_now(_set_password, player)
    form = row.form(world, player)
    http.cookies.clear()
    if kind != "anonymous":
        http.cookies.set("lh", sign_in(player))
    if kind in DEAD:
        db.write_now(_end, player, kind)
    before, rows = form.effect(None), db.read_now(_everything)
    answer = http.post(
        row.path,
        data=form.fields,
        files=form.files,
        content=form.content,
        params=form.query,
        headers=FROM_PAGE,
    )
    print(kind, answer.status_code, answer.headers.get("location"), dict(answer.cookies))  # when it fails
    is_told = "lh_form" in answer.cookies
    if form.shows and answer.status_code == 200 and form.shows in answer.text:
        return "served"
    if answer.status_code == 303 and not is_told and form.effect(None) != before:
        return "served"
    if db.read_now(_everything) != rows:
        return "refused, and yet something changed"
    is_sent_away = answer.headers.get("location", "").startswith("/sign-in")
    return "refused" if answer.status_code == 403 or is_told or is_sent_away else "nothing came of it"


def _everything(session: Session) -> tuple[object, ...]:
    return snapshot(session), all_sign_ins(session)


def _set_password(session: Session, actor: Actor) -> None:
    session.get(Person, actor.person_id).password_hash = HASH


def _end(session: Session, player: Actor, kind: str) -> None:
    """Suspend somebody, or end their sign-in."""
    if kind == "suspended":
        session.get(Person, player.person_id).status = PersonStatus.SUSPENDED
        return
    session.exec(delete(SignIn).where(SignIn.person_id == player.person_id))
