"""The library follows its address, and its address follows the library."""

import pytest

from learnhub.core import db
from learnhub.features.cards import service
from learnhub.features.cards.schemas import CardInput
from tests.web.tab import Tab, redirects


@pytest.fixture
def reader(people):
    """Somebody with three cards."""
    ana = people.member()
    for front, language in (("Start a pump", "en"), ("Stop a valve", "en"), ("Arrêter une pompe", "fr")):
        card = CardInput(front=front, back="Slowly.", language=language, topics=["Machines"])
        db.write_now(service.create_card, ana, card)
    return ana


def titles(tab: Tab) -> list[str]:
    return [row["title"] for row in tab.shown("library_state", "rows")]


def test_address_opens_the_list_it_asks_for(tab, reader):
    opened = tab(reader, path="/library?q=pump&language=en&order=most_used&topic=0123456789ab&page=2")

    assert titles(opened) == ["Start a pump"]
    shown = [opened.shown("library_state", name) for name in ("words", "languages", "order", "topics")]
    assert shown == ["pump", ["en"], "most_used", []]


def test_choice_shows_its_list_and_the_address_follows(tab, reader):
    opened = tab(reader, path="/library")

    assert redirects(opened.send("LibraryState.choose_language", language="fr")) == [
        ("/library?language=fr", False)
    ]
    assert titles(opened) == ["Arrêter une pompe"]
    opened.navigate("/library?language=fr")
    assert redirects(opened.send("LibraryState.search", words=" pompe ")) == [
        ("/library?q=pompe&language=fr", True)
    ]
    opened.navigate("/library?q=pompe&language=fr")
    assert redirects(opened.send("LibraryState.clear")) == [("/library", False)]


def test_going_back_shows_the_list_of_before(tab, reader):
    opened = tab(reader, path="/library?q=valve")
    opened.send("LibraryState.choose_language", language="fr")
    opened.navigate("/library?q=valve&language=fr")
    renewed = opened.shown("library_state", "renewed")

    opened.navigate("/library?q=valve")
    assert titles(opened) == ["Stop a valve"]
    assert opened.shown("library_state", "renewed") == renewed
    opened.navigate("/library")
    assert len(titles(opened)) == 3
    assert opened.shown("library_state", "renewed") == renewed + 1


def test_typing_on_while_an_address_comes_is_not_undone(tab, reader):
    opened = tab(reader, path="/library")
    opened.send("LibraryState.search", words="sto")
    opened.send("LibraryState.search", words="stop")
    renewed = opened.shown("library_state", "renewed")

    opened.navigate("/library?q=sto")
    assert (titles(opened), opened.shown("library_state", "words")) == (["Stop a valve"], "stop")
    opened.navigate("/library?q=stop")

    assert (titles(opened), opened.shown("library_state", "words")) == (["Stop a valve"], "stop")
    assert opened.shown("library_state", "renewed") == renewed


def test_same_search_again_leads_nowhere(tab, reader):
    opened = tab(reader, path="/library?order=newest&unknown=1")

    assert redirects(opened.send("LibraryState.sort", order="newest")) == []


def test_words_that_come_after_one_left_do_not_call_back(tab, reader):
    opened = tab(reader, path="/library")
    opened.navigate("/questions")

    assert redirects(opened.send("LibraryState.search", words="pump")) == []


def test_address_that_comes_after_one_left_calls_nobody_back_and_is_read_anew_later(tab, reader):
    opened = tab(reader, path="/library")
    opened.send("LibraryState.search", words="pump")
    assert opened.shown("page_state", "way")["at"] == "/library"

    opened.navigate("/questions")  # where the browser stays, since it is no more at what it was led from
    assert opened.shown("page_state", "way")["to"] == ""
    card = CardInput(front="Empty a pump", back="Slowly.", language="en", topics=["Machines"])
    db.write_now(service.create_card, reader, card)
    opened.navigate("/library?q=pump")

    assert sorted(titles(opened)) == ["Empty a pump", "Start a pump"]


def test_row_is_added_and_left_out_as_its_kind_offers(tab, reader, people):
    opened = tab(people.member(), path="/library?q=valve")
    [row] = opened.shown("library_state", "rows")
    seen = []
    for handler, content_id in (("add", "0123456789ab"), ("add", row["id"]), ("leave_out", row["id"])):
        opened.send(f"LibraryState.{handler}", content_id=content_id)
        [row] = opened.shown("library_state", "rows")
        seen.append((row["is_added"], row["used"]))

    assert seen == [(False, 1), (True, 2), (False, 1)]
