"""The page of the search follows its address, and its address follows what is looked for."""

import pytest

from learnhub.core import db
from learnhub.features.cards import service
from learnhub.features.cards.schemas import CardInput
from tests.web.tab import Tab, redirects


@pytest.fixture
def reader(people):
    """Somebody with three cards."""
    ana = people.member()
    for front, language in (("Start a pump", "en"), ("Stop a pump", "en"), ("Arrêter une pompe", "fr")):
        card = {"front": front, "back": "Slowly.", "language": language, "topics": ["Machines"]}
        db.write_now(service.create_card, ana, CardInput.model_validate(card))
    return ana


def titles(tab: Tab) -> set[str]:
    return {row["title"] for row in tab.shown("search_state", "rows")}


def test_address_and_rows_follow_each_other(tab, reader):
    opened = tab(reader, path="/search?q=pump&language=en&kind=card&nonsense=1&topic=x")
    assert titles(opened) == {"Start a pump", "Stop a pump"}
    assert opened.shown("search_state", "words") == "pump"

    assert redirects(opened.send("SearchState.search", words=" stop ")) == [
        ("/search?q=stop&kind=card&language=en", True)
    ]
    opened.navigate("/search?q=stop&kind=card&language=en")
    assert titles(opened) == {"Stop a pump"}
    assert redirects(opened.send("SearchState.choose", name="language", value="en")) == [
        ("/search?q=stop&kind=card", False)
    ]
    opened.navigate("/search?q=stop&kind=card")
    opened.send("SearchState.clear_filters")
    opened.navigate("/search?q=stop")
    renewed = opened.shown("search_state", "renewed")
    opened.navigate("/search?q=pump&language=en")
    assert titles(opened) == {"Start a pump", "Stop a pump"}
    assert opened.shown("search_state", "renewed") == renewed + 1


def test_typing_error_is_said_and_can_be_insisted_on(tab, reader):
    opened = tab(reader, path="/search?q=mahcines")
    results = opened.shown("search_state", "results")
    assert [(each["typed"], each["used"]) for each in results["corrections"]] == [("mahcines", "machines")]
    assert len(titles(opened)) == 3

    opened.navigate(results["typed_address"])
    assert titles(opened) == set()


def test_question_begins_with_what_was_looked_for(tab, reader):
    opened = tab(reader, path="/search?q=stop+a+pump&language=fr")
    topic = opened.shown("search_state", "rows") or None
    opened.navigate(opened.shown("search_state", "results")["ask_address"])

    assert topic is None
    shown = [opened.shown("ask_state", name) for name in ("title", "title_shown", "language", "topics")]
    assert shown == ["stop a pump", "stop a pump", "fr", ""]
    opened.navigate("/questions/ask")
    assert opened.shown("ask_state", "title") == ""
