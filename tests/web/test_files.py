"""Files that a browser fetches by an address of their own: who gets them, and of which moment they are."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.calendar.addresses import feed_address
from learnhub.features.calendar.service import make_feed
from learnhub.features.mentoring import service
from learnhub.features.mentoring.models import Booking
from learnhub.features.mentoring.schemas import MoveInput
from learnhub.logs import hide
from tests.web.matrix.world import World, column

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def world(people) -> World:
    return World(people.member)


def test_a_session_is_a_file_for_its_two_people_and_for_nobody_else(
    http: httpx.Client, world: World, sign_in: Callable[[Actor], str]
) -> None:
    ana = world.member("Ana Petit")
    booking_id = world.booking(ana)
    address = f"/mentoring/sessions/{booking_id}/session.ics"

    signed_out = http.get(address)
    http.cookies.set("lh", sign_in(world.member()))
    of_others = http.get(address)
    http.cookies.set("lh", sign_in(ana))
    booked = http.get(address)
    later = column(Booking, booking_id, "starts_at")(None) + timedelta(minutes=10)
    db.write_now(service.move_booking, ana, booking_id=booking_id, form=MoveInput(starts_at=later))
    moved = http.get(address)

    assert (signed_out.status_code, signed_out.headers["location"]) == (303, f"/sign-in?next={address}")
    assert of_others.status_code == 404
    assert "BEGIN" not in of_others.text
    assert booked.headers["content-type"] == "text/calendar; charset=utf-8"
    assert booked.headers["cache-control"] == "no-store"
    assert ("SEQUENCE:0" in booked.text, "SEQUENCE:1" in moved.text) == (True, True)


def test_a_live_session_is_a_file_for_who_may_read_it(
    http: httpx.Client, world: World, sign_in: Callable[[Actor], str]
) -> None:
    address = f"/ama/{world.session(world.member(), live=False)}/session.ics"
    http.cookies.set("lh", sign_in(world.member()))

    found, missing = http.get(address), http.get("/ama/nothing00000/session.ics")

    assert (found.status_code, missing.status_code) == (200, 404)
    assert "DESCRIPTION:Winter plan" in found.text


def test_files_keep_the_pace_of_their_reader(
    http: httpx.Client, world: World, sign_in: Callable[[Actor], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def too_fast(*_work: object, **_props: object) -> None:
        raise allowances.TooFast(seconds=3)

    ana = world.member()
    address = f"/mentoring/sessions/{world.booking(ana)}/session.ics"
    http.cookies.set("lh", sign_in(ana))
    monkeypatch.setattr(allowances, "keep_pace", too_fast)

    answer = http.get(address)

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")


def test_a_calendar_opens_with_its_secret_alone_and_is_sent_once(http: httpx.Client, world: World) -> None:
    ana = world.member()
    booking_id, secret = world.booking(ana), db.write_now(make_feed, ana)
    address = feed_address("", secret)

    first = http.get(address)
    same = http.get(address, headers={"if-none-match": first.headers["etag"]})
    wrong = http.get(feed_address("", "cal1_nobody"))
    db.write_now(service.cancel_booking, ana, booking_id=booking_id)
    other = http.get(address, headers={"if-none-match": first.headers["etag"]})

    assert (first.status_code, same.status_code, wrong.status_code, other.status_code) == (200, 304, 404, 200)
    assert f"UID:{booking_id}@learnhub" in first.text
    assert (same.content, "STATUS:CANCELLED" in other.text) == (b"", True)
    assert first.headers["last-modified"].endswith("GMT")
    assert "set-cookie" not in first.headers
    assert secret not in hide("/".join(hide(part) for part in address.split("/")))
