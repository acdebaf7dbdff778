"""The public page of a badge: for anybody who has its address, without signing in and without a cookie."""

import json

import httpx
import pytest
from sqlmodel import Session

from learnhub.core import db
from learnhub.features.badges import issuing, service
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from tests.features.badges.support import award

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
FILES = ("", "/credential.json", "/badge.svg", "/badge.png")


def test_anybody_checks_a_badge_even_after_its_holder_has_left(http: httpx.Client, people) -> None:
    holder = people.member("Karim Benali")
    badge = award(holder)
    address = f"/b/{db.write_now(issuing.publish, holder, badge, [])}"

    def leave(session: Session) -> None:
        person = session.get_one(Person, str(holder.person_id))
        person.status = PersonStatus.SUSPENDED
        session.add(person)

    db.write_now(leave)
    page, signed, svg, png = (http.get(address + file) for file in FILES)
    assert {each.status_code for each in (page, signed, svg, png)} == {200}
    assert "Karim Benali" in page.text
    assert page.headers["x-robots-tag"] == "noindex"
    assert "set-cookie" not in page.headers
    assert json.loads(signed.text)["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert signed.headers["content-type"] == "application/ld+json"
    assert (svg.headers["content-type"], png.headers["content-type"]) == ("image/svg+xml", "image/png")
    assert "Vérifié à l’instant" in http.get(address + "?lang=fr").text


def test_what_was_revoked_says_only_that(http: httpx.Client, people) -> None:
    holder = people.member("Karim Benali")
    badge = award(holder)
    address = f"/b/{db.write_now(issuing.publish, holder, badge, [])}"
    db.write_now(service.give_back, holder, badge)

    page, *files = (http.get(address + file) for file in FILES)
    assert page.status_code == 200
    assert "no longer counts" in page.text
    assert "Karim" not in page.text
    assert {each.status_code for each in files} == {404}


def test_every_unknown_address_is_answered_alike(http: httpx.Client, people) -> None:
    hidden = award(people.member())
    answers = {
        (each.status_code, each.text)
        for each in (http.get(f"/b/{name}") for name in ("nothing", "k3v9x2m4p7q1k3v9x2m4p7", hidden, "%00"))
    }

    assert len(answers) == 1
    assert answers.pop()[0] == 404


def test_the_issuer_and_the_list_are_there_once_something_was_signed(http: httpx.Client, people) -> None:
    assert [http.get(f"/badges/{name}").status_code for name in ("issuer", "status")] == [404, 404]
    holder = people.member()
    db.write_now(issuing.publish, holder, award(holder), [])

    issuer, listed = (http.get(f"/badges/{name}").json() for name in ("issuer", "status"))
    assert issuer["assertionMethod"][0]["type"] == "Multikey"
    assert listed["type"] == ["VerifiableCredential", "BitstringStatusListCredential"]
    assert listed["proof"]["verificationMethod"] == issuer["assertionMethod"][0]["id"]
