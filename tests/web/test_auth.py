"""Signing in and out over HTTP, as a browser's forms do it."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from urllib.parse import unquote

import httpx
import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.people import passwords, queries, service
from learnhub.features.people import wrong_passwords as limits
from learnhub.features.people.models import Person, SignIn
from learnhub.web.session import hash_token
from tests.web.tab import Tab

FROM_PAGE = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en"}
PASSWORD = "four ordinary words here"
NEW_PASSWORD = "quite other sentence now"
HASH = passwords.make_hash(PASSWORD)

pytestmark = pytest.mark.usefixtures("database")


def _set_password(session: Session, actor: Actor) -> str:
    person = session.get(Person, actor.person_id)
    person.password_hash = HASH
    return person.email


@pytest.fixture
def ana(people) -> tuple[Actor, str]:
    """Somebody with a password, and their e-mail."""
    actor = people.member("Ana Petit", language="fr")
    return actor, db.write_now(_set_password, actor)


def post(http: httpx.Client, path: str, **fields: str) -> httpx.Response:
    return http.post(path, data=fields, headers=FROM_PAGE)


def told(answer: httpx.Response) -> dict:
    return json.loads(unquote(answer.cookies["lh_form"]))


def count_sign_ins(session: Session) -> int:
    return len(session.exec(select(SignIn)).all())


def actor_of(http: httpx.Client) -> Actor | None:
    token = http.cookies.get("lh")
    return db.read_now(queries.find_actor, hash_token(token)) if token else None


def test_sign_in_sets_a_cookie_that_scripts_cannot_read(http, ana):
    answer = post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)

    cookie = next(each for each in answer.headers.get_list("set-cookie") if each.startswith("lh="))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert answer.cookies["lh_prefs"] == f"fr.system.{ana[0].person_id}"
    assert actor_of(http).person_id == ana[0].person_id


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/questions/ask", "/questions/ask"),
        ("", "/"),
        ("//evil.test", "/"),
        ("https://evil.test", "/"),
        ("/\\evil.test", "/"),
        ("/a//evil", "/"),
        ("javascript:alert(1)", "/"),
        ("/x:y", "/"),
        ("/\t/evil.test", "/"),
        ("/%5cevil.test", "/"),
        ("/%2fevil.test", "/"),
        ("///evil.test", "/"),
        ("http:evil.test", "/"),
        ("\\\\evil.test", "/"),
        (" https://evil.test", "/"),
        ("/ /evil.test", "/"),
        ("/.evil.test", "/"),
        ("@evil.test", "/"),
        ("data:text/html,x", "/"),
        ("vbscript:x", "/"),
        ("/a\r\nLocation: https://evil.test", "/"),
        ("/" + "a" * 600, "/"),
        ("/library?kind=card&topic=a%2Fb", "/library?kind=card&topic=a%2Fb"),
        ("/questions/7?from=10:30#answer-9", "/questions/7?from=10:30#answer-9"),
        ("/library?" + "a" * 2000, "/"),
        ("/library?a b", "/"),
        ("//evil.test?x", "/"),
        ("?x=1", "/"),
    ],
)
def test_sign_in_leads_back_only_to_our_own_pages(http, ana, back: str, to: str):
    answer = post(http, "/auth/sign-in", email=ana[1], password=PASSWORD, next=back)

    assert answer.headers["location"] == to


@pytest.mark.parametrize("email", ["person1@ardelle.example", "nobody@ardelle.example"])
def test_wrong_password_and_unknown_account_answer_alike(http, ana, email: str):
    answer = post(http, "/auth/sign-in", email=email, password="not this one at all")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert told(answer) == {
        "action": "/auth/sign-in",
        "problem": "This e-mail and password do not go together.",
        "errors": {},
        "values": {"email": email},
    }
    assert "not this one" not in str(answer.headers)
    assert actor_of(http) is None


def test_empty_field_is_named_in_the_language_of_the_page(http, ana):
    answer = post(http, "/auth/sign-in", email=ana[1], password="", language="fr", next="/questions/ask")

    assert told(answer)["errors"] == {"password": "Ce champ est à remplir."}
    assert told(answer)["values"] == {"email": ana[1], "language": "fr", "next": "/questions/ask"}


def test_wrong_password_keeps_where_the_person_was_going(http, ana):
    answer = post(http, "/auth/sign-in", email=ana[1], password="wrong", next="/questions/ask")

    assert answer.headers["location"] == "/sign-in?next=/questions/ask"


def test_errors_are_in_the_language_of_the_page(http, ana):
    answer = post(http, "/auth/sign-in", email=ana[1], password="x", language="fr")

    assert told(answer)["problem"] != ""


def test_signing_in_again_ends_the_session_before(http, ana):
    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)
    first = http.cookies["lh"]

    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)

    assert db.read_now(queries.find_actor, hash_token(first)) is None
    assert db.read_now(count_sign_ins) == 1


def test_too_many_wrong_passwords_have_to_wait(http, ana):
    answers = [post(http, "/auth/sign-in", email=ana[1], password="wrong") for _ in range(7)]

    assert "Too many" in told(answers[-1])["problem"]
    refused = post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)
    assert actor_of(http) is None
    assert refused.headers["location"] == "/sign-in"


def test_owner_signs_in_where_they_did_before_while_strangers_guess(http, ana, server):
    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)
    post(http, "/auth/sign-out")
    with httpx.Client(base_url=server) as attacker:
        guesses = [post(attacker, "/auth/sign-in", email=ana[1], password="wrong") for _ in range(10)]
        locked = post(attacker, "/auth/sign-in", email=ana[1], password=PASSWORD)

    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)

    assert "Too many" in told(guesses[-1])["problem"]
    assert "Too many" in told(locked)["problem"]
    assert actor_of(http).person_id == ana[0].person_id


def test_cookie_of_a_known_browser_is_no_session_and_no_script_reads_it(http, ana):
    answer = post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)

    cookie = next(each for each in answer.headers.get_list("set-cookie") if each.startswith("lh_known="))
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    http.cookies.delete("lh")
    assert post(http, "/auth/sign-out-everywhere").headers["location"].startswith("/sign-in")
    assert db.read_now(count_sign_ins) == 1


def test_sixty_right_passwords_at_once_all_sign_in(server, http, ana):
    async def sign_in_at_once() -> list[httpx.Response]:
        form = {"email": ana[1], "password": PASSWORD}
        async with httpx.AsyncClient(base_url=server, headers=FROM_PAGE, timeout=30) as client:
            return await asyncio.gather(*(client.post("/auth/sign-in", data=form) for _ in range(60)))

    answers = asyncio.run(sign_in_at_once())

    assert {answer.headers["location"] for answer in answers} == {"/"}


def test_guesses_at_many_accounts_find_out_about_three_of_each(server, http, people, monkeypatch):
    looked: Counter[str] = Counter()
    monkeypatch.setattr(passwords, "verify", lambda _known, password: looked.update([password]) or False)
    emails = [db.write_now(_set_password, people.member()) for _ in range(5)]
    emails += [f"nobody{number}@ardelle.example" for number in range(5)]

    async def guess() -> list[httpx.Response]:
        async with httpx.AsyncClient(base_url=server, headers=FROM_PAGE, timeout=60) as client:
            forms = [{"email": email, "password": email} for email in emails * 10]
            return await asyncio.gather(*(client.post("/auth/sign-in", data=form) for form in forms))

    answers = asyncio.run(guess())

    assert looked == dict.fromkeys(emails, limits.FROM_ONE_NETWORK)
    assert {answer.status_code for answer in answers} == {303}
    assert Counter(told(answer)["problem"].split()[0] for answer in answers) == {"This": 30, "Too": 70}


def test_own_password_is_guessed_five_times_and_the_right_one_never_counts(http, ana):
    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)
    guesses = [
        told(post(http, "/auth/password", current="wrong", password=NEW_PASSWORD))["problem"]
        for _ in range(7)
    ]

    assert [problem.split()[0] for problem in guesses] == ["Ce"] * 5 + ["Trop"] * 2
    assert post(http, "/auth/password", current=PASSWORD, password=NEW_PASSWORD).headers["location"] == (
        "/settings/sign-ins"
    )


def test_link_of_an_administrator_works_while_strangers_guess(http, ana, people):
    administrator = people.member(roles=(Role.ADMINISTRATOR,))
    for _ in range(7):
        post(http, "/auth/sign-in", email=ana[1], password="wrong")
        post(http, "/auth/reset", token="no such link", password=NEW_PASSWORD)
    link = db.write_now(service.make_reset_link, administrator, person_id=ana[0].person_id)

    answer = post(http, "/auth/reset", token=link.secret, password=NEW_PASSWORD)

    assert answer.headers["location"] == "/"
    assert actor_of(http).person_id == ana[0].person_id


def test_sign_out_ends_the_session_also_on_an_open_tab(http, server, ana):
    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)
    open_tab = Tab(server, cookie=http.cookies["lh"])

    answer = post(http, "/auth/sign-out")
    open_tab.send("ProbeState.say", text="after")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert 'lh=""' in str(answer.headers)
    assert answer.cookies["lh_forget"] == "1"
    assert open_tab.sent_to() == "/sign-in?next=/probe"
    open_tab.close()
    assert db.read_now(count_sign_ins) == 0


def test_sign_out_everywhere_ends_every_session(http, ana, sign_in: Callable[[Actor], str]):
    sign_in(ana[0])
    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)

    post(http, "/auth/sign-out-everywhere")

    assert db.read_now(count_sign_ins) == 0


def test_sign_out_everywhere_is_not_for_nobody(http, ana, sign_in):
    sign_in(ana[0])

    answer = post(http, "/auth/sign-out-everywhere")

    assert answer.headers["location"].startswith("/sign-in")
    assert db.read_now(count_sign_ins) == 1


def test_new_password_ends_other_sessions_and_keeps_this_one(http, ana, sign_in):
    other = sign_in(ana[0])
    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)

    answer = post(http, "/auth/password", current=PASSWORD, password=NEW_PASSWORD)

    assert answer.headers["location"] == "/settings/sign-ins?saved=password"
    assert db.read_now(queries.find_actor, hash_token(other)) is None
    assert actor_of(http).person_id == ana[0].person_id


def test_new_password_sends_the_tabs_of_other_browsers_to_the_door(http, server, ana, sign_in):
    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)
    other = Tab(server, cookie=sign_in(ana[0]), path="/questions")

    post(http, "/auth/password", current=PASSWORD, password=NEW_PASSWORD)
    other.wait_for(lambda: other.sent_to() is not None)
    here = Tab(server, cookie=http.cookies["lh"], path="/sign-in?next=/questions")

    assert other.sent_to() == "/sign-in?next=/questions"
    assert here.sent_to() is None
    assert "'/questions'" in str(here.messages)
    other.close()
    here.close()


@pytest.mark.parametrize(
    ("current", "password", "field"),
    [("wrong", NEW_PASSWORD, "current"), ("", NEW_PASSWORD, "current"), (PASSWORD, "short", "password")],
)
def test_new_password_that_may_not_be_is_explained(http, ana, current: str, password: str, field: str):
    post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)

    answer = post(http, "/auth/password", current=current, password=password)

    assert answer.headers["location"] == "/settings/sign-ins"
    assert list(told(answer)["errors"]) == [field]
    assert told(answer)["values"] == {}


def test_setup_makes_the_first_administrator_once(http):
    secret = db.write_now(service.make_setup_link)
    fields = {"company": "Ardelle", "name": "Ana Petit", "email": "ana@ardelle.example", "password": PASSWORD}

    answer = post(http, "/auth/setup", token=secret, **fields)
    first = actor_of(http)
    http.cookies.clear()
    again = post(http, "/auth/setup", token=secret, **fields)

    assert (answer.headers["location"], first.name) == ("/admin/start", "Ana Petit")
    assert again.headers["location"].startswith("/setup#token=")
    assert actor_of(http) is None


def test_setup_keeps_what_was_typed_but_no_secret(http):
    secret = db.write_now(service.make_setup_link)

    answer = post(http, "/auth/setup", token=secret, company="Ardelle", email="no address", password="x y z")

    assert told(answer)["errors"] == {
        "name": "This is missing.",
        "email": "This is not an e-mail address.",
    }
    assert told(answer)["values"] == {"company": "Ardelle", "email": "no address"}
    assert "x y z" not in unquote(str(answer.headers))


def test_form_of_another_site_is_refused(http, ana):
    answer = http.post(
        "/auth/sign-in",
        data={"email": ana[1], "password": PASSWORD},
        headers={"Origin": "http://evil.test", "Sec-Fetch-Site": "cross-site"},
    )

    assert answer.status_code == 403
    assert db.read_now(count_sign_ins) == 0


def test_fault_of_ours_leads_back_with_a_number_and_what_was_typed(http, ana, monkeypatch, caplog):
    def broken(*_args: object) -> None:
        raise RuntimeError("broken for this test")

    monkeypatch.setattr(passwords, "verify", broken)

    answer = post(http, "/auth/sign-in", email=ana[1], password=PASSWORD)

    assert answer.status_code == 303
    assert told(answer)["problem"].startswith("LearnHub has a fault here.")
    assert told(answer)["values"]["email"] == ana[1]
    assert PASSWORD not in caplog.text
    caplog.clear()
