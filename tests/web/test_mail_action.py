"""The signed addresses of mails, as scanners, mail providers, readers and strangers use them."""

import httpx
import pytest

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.notices.models import NoticeRhythm
from learnhub.mail import signed
from tests.web.matrix.world import snapshot

ONE_CLICK = {"List-Unsubscribe": "One-Click"}

pytestmark = [
    pytest.mark.usefixtures("postbox"),
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


@pytest.fixture
def ana(people) -> Actor:
    """Whom a mail was sent to."""
    return people.member("Ana Petit")


def address(person: Actor) -> str:
    """The signed address that ends the daily mail, without the host."""
    whole = signed.address_of_action("notices.no_daily", person.person_id)
    return whole.removeprefix("https://learn.ardelle.example")


def days_of(person: Actor) -> list[int] | None:
    row = db.read_now(lambda session: session.get(NoticeRhythm, person.person_id))
    return row.days if row else None


def test_scanner_that_follows_every_link_twice_changes_nothing(http: httpx.Client, ana) -> None:
    before = db.read_now(snapshot)

    for method in ("GET", "GET", "HEAD", "HEAD"):
        http.request(method, address(ana))

    assert db.read_now(snapshot) == before


def test_server_of_a_provider_stops_mails_with_one_post(http: httpx.Client, ana) -> None:
    answer = http.post(address(ana), data=ONE_CLICK)  # no Origin, no cookie, no Sec-Fetch-Site

    assert (answer.status_code, answer.text) == (200, "Done.")
    assert days_of(ana) == []


def test_address_works_once_and_is_answered_as_before(http: httpx.Client, ana) -> None:
    used = address(ana)
    http.post(used, data=ONE_CLICK)

    def begin_again(session) -> None:
        session.get(NoticeRhythm, ana.person_id).days = [0, 1]

    db.write_now(begin_again)

    assert http.post(used, data=ONE_CLICK).status_code == 200
    assert days_of(ana) == [0, 1]


def test_page_posts_and_leads_to_what_was_done(http: httpx.Client, ana) -> None:
    token = address(ana).partition("token=")[2]

    answer = http.post("/mail/action", data={"token": token})

    assert (answer.status_code, answer.headers["location"]) == (303, "/mail/action?done=notices.no_daily")
    assert days_of(ana) == []


def test_mail_that_was_forwarded_gives_no_right_beyond_its_one_action(
    http: httpx.Client, ana, people, sign_in
) -> None:
    other = people.member("Karim Benali")
    http.cookies.set("lh", sign_in(other))

    answer = http.post(address(ana), data=ONE_CLICK)

    assert answer.status_code == 200
    assert (days_of(ana), days_of(other)) == ([], None)
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("part", ["action", "person", "seal"])
def test_address_that_somebody_changed_does_nothing(http: httpx.Client, ana, people, part: str) -> None:
    body, _, seal = address(ana).partition("token=")[2].partition(".")
    other = address(people.member("Karim Benali")).partition("token=")[2].partition(".")[0]
    forged = {"action": f"{body}x.{seal}", "person": f"{other}.{seal}", "seal": f"{body}.{'0' * 64}"}[part]
    before = db.read_now(snapshot)

    by_provider = http.post(f"/mail/action?token={forged}", data=ONE_CLICK)
    by_page = http.post("/mail/action", data={"token": forged})

    assert (by_provider.status_code, by_page.status_code) == (404, 303)
    assert "done" not in by_page.headers["location"]
    assert db.read_now(snapshot) == before


def test_other_forms_still_want_to_know_where_they_come_from(http: httpx.Client) -> None:
    assert http.post("/auth/forgotten", data={"email": "ana@ardelle.example"}).status_code == 403
