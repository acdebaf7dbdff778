"""What a new room has without a change to any other file: it is found, gated, listed, searched, exported."""

from collections.abc import Callable

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.people import service as people_service
from learnhub.features.people.models import Person
from learnhub.migrations import steps
from tests.api.conftest import client_of, key_of
from tests.web.conftest import server, serving, sign_in, tab
from tests.web.matrix import typed
from tests.web.tab import Tab

__all__ = ["client_of", "key_of", "server", "serving", "sign_in", "tab"]

TIP = {
    "title": "Warm the seals before mounting",
    "body": "Ten minutes at **60 degrees**.",
    "context": "Frost",
}
Open = Callable[..., Tab]

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def _step(database: str) -> None:
    """The one step of the database that the kind needs."""
    with db.engine().begin() as connection, Operations.context(MigrationContext.configure(connection)):
        steps.add_kind("tip")


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def tip(ana: Actor, client_of: Callable) -> str:
    """A tip that somebody published through the REST interface."""
    answer = client_of(ana).post("/tips", json=TIP)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def test_room_is_found_with_what_it_declares():
    assert "tips" in rooms.all_rooms()
    assert rooms.kind("tip").at("one") == "/tips/one"


def test_route_asks_for_its_scope(ana: Actor, client_of: Callable, tip: str):
    reads, writes, _votes = rooms.all_rooms()["tips"].permissions

    assert client_of().get(f"/tips/{tip}").status_code == 401
    assert client_of(ana, writes).get(f"/tips/{tip}").status_code == 403
    assert client_of(ana, reads).post("/tips", json=TIP).status_code == 403
    assert client_of(ana, reads).get(f"/tips/{tip}").json()["title"] == TIP["title"]


def test_colleague_votes_and_a_moderator_hides(ana: Actor, people, client_of: Callable, tip: str):
    reads, _writes, votes = rooms.all_rooms()["tips"].permissions
    ben, moderator = people.member(), people.member(roles=(Role.MODERATOR,))
    address = f"/posts/{tip}/vote"

    without_scope = client_of(ben, reads).put(address, json={"on": True})
    voted = client_of(ben, votes).put(address, json={"on": True})
    hidden = client_of(moderator).put(f"/content/{tip}/hidden", json={"reason": "Burns fingers."})

    assert (without_scope.status_code, voted.status_code, hidden.status_code) == (403, 200, 204)
    assert voted.json() == {"count": 1, "is_mine": True}
    assert client_of(ben).get(f"/tips/{tip}").status_code == 404


def test_page_shows_the_tip_and_its_handler_refuses_strangers(ana: Actor, tab: Open, tip: str):
    member, stranger = tab(ana, path=f"/tips/{tip}"), tab(path=f"/tips/{tip}")

    refused = stranger.send("TipState.save", form=typed(TIP))
    member.send("TipState.save", form=typed(TIP))

    assert member.shown("tip_state", "tip")["title"] == TIP["title"]
    assert member.shown("tip_state", "saved") == 1
    assert not any("tip_state" in str(message) for message in refused)


def test_menu_leads_there(server: str):
    from learnhub.features.home.shell import menus
    from learnhub.web import pages

    assert pages.exists("/tips")
    assert "/tips" in [item.to for group in menus.groups() for item in group.items]


@pytest.mark.parametrize("words", ["seals", "60 degrees", "frost", "Warm degrees"])
def test_library_lists_it_and_finds_its_words(ana: Actor, tab: Open, tip: str, words: str):
    library = tab(ana, path="/library")
    listed = [(row["kind"], row["address"]) for row in library.shown("library_state", "rows")]
    library.send("LibraryState.search", words=words)
    found = [row["id"] for row in library.shown("library_state", "rows")]
    library.send("LibraryState.search", words="nothing like it")

    assert listed == [("tip", f"/tips/{tip}")]
    assert found == [tip]
    assert library.shown("library_state", "rows") == []


def test_today_shows_it(ana: Actor, tab: Open, tip: str):
    from learnhub.features.home import components
    from learnhub.features.home.state import TodayState

    today = tab(ana, path="/").shown("today_state", "today")
    drawn = components.pieces_at("main", TodayState.today.pieces)

    assert today["pieces"]["tip"]["title"] == TIP["title"]
    assert any('"tip"' in str(piece) and "title" in str(piece) for piece in drawn)


def test_profile_lists_it(ana: Actor, tab: Open, tip: str):
    profile = tab(ana, path=f"/people/{ana.person_id}")

    assert profile.shown("colleague_state", "colleague")["counts"]["of"]["tip"] == 1
    assert [row["address"] for row in profile.shown("colleague_state", "rows")] == [f"/tips/{tip}"]


def test_export_holds_every_word(ana: Actor, tip: str):
    email = db.read_now(lambda session: session.get(Person, ana.person_id).email)

    (written,) = db.write_now(people_service.export_data, email=email)["content"]

    assert (written["title"], written["body"]) == (TIP["title"], TIP["body"])
    assert written["sections"] == {"context": ["Frost"]}


def test_database_refuses_a_kind_without_its_step(ana: Actor, client_of: Callable):
    with db.engine().begin() as connection:
        connection.execute(text("DELETE FROM kind WHERE name = 'tip'"))

    with pytest.raises(IntegrityError):
        client_of(ana).post("/tips", json=TIP)
