"""A search in the address of the library, and back."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.core.i18n import LANGUAGES
from learnhub.core.ids import ALPHABET, LENGTH
from learnhub.features.library.address import address_of, search_of, tidy
from learnhub.features.search.browsing import TOPICS_MAX, WORDS_MAX, Order, Search

PUMPS, SEALS = "0123456789ab", "cdefghjkmnpq"
ADDRESS_MAX = 2_000

searches = st.builds(
    Search,
    words=st.text().map(tidy),
    topics=st.lists(
        st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH), unique=True, max_size=TOPICS_MAX
    ).map(tuple),
    languages=st.permutations(LANGUAGES).map(tuple) | st.just(()),
    order=st.sampled_from(Order),
    kinds=st.permutations(["card", "practice"]).map(tuple) | st.just(()),
)


def test_address_says_what_is_asked_for_and_no_more():
    everything = Search("joint à lèvre", (PUMPS, SEALS), ("fr",), Order.MOST_USED)

    assert address_of(Search()) == "/library"
    assert address_of(Search(words="pump")) == "/library?q=pump"
    assert address_of(Search(kinds=("practice",))) == "/library?kind=practice"
    assert address_of(everything) == (
        f"/library?q=joint+%C3%A0+l%C3%A8vre&topic={PUMPS}&topic={SEALS}&language=fr&order=most_used"
    )


@given(searches)
def test_search_comes_back_from_its_address(search):
    address = address_of(search)

    assert search_of(urlsplit(address).query) == search
    assert len(address) < ADDRESS_MAX


@pytest.mark.parametrize(
    "query",
    [
        "", "&&==", "q", "q=", "q=+%00+", "words=pump", "topic=pumps", f"topic={PUMPS.upper()}", "topic=%00",
        "language=xx", "language=", "order=oldest", "order=NEWEST", "page=2&q=%20", "topic[]=1", "a" * 5_000,
        "kind=", "kind=question", "kind=%00",
    ],
)  # fmt: skip
def test_address_that_makes_no_sense_asks_for_everything(query):
    assert search_of(query) == Search()


def test_address_is_taken_where_it_makes_sense():
    query = f"q=+old++pump&topic=x&topic={PUMPS}&topic={PUMPS}&language=fr&language=xx&q=new+pump&order=x"

    assert search_of(query) == Search("new pump", (PUMPS,), ("fr",))


@given(st.text())
def test_tidy_words_stay_as_they_are(text):
    words = tidy(text)

    assert tidy(words) == words
    assert len(words) <= WORDS_MAX
    assert "\0" not in words
