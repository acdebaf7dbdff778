"""The library: searching, narrowing, sorting and paging."""

from datetime import timedelta

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.core import clock, db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.errors import Invalid
from learnhub.features.cards import service
from learnhub.features.cards.room import CARD
from learnhub.features.cards.schemas import CardEditInput, CardInput
from learnhub.features.discussion import service as discussion
from learnhub.features.library import queries
from learnhub.features.library.schemas import Converted, ConvertedFrom, Facet, LibraryFacets, LibrarySize
from learnhub.features.questions.room import QUESTION
from learnhub.features.search.browsing import Order, Search
from learnhub.features.search.queries.having import find_having
from tests.web.matrix.world import World


@pytest.fixture
def add_card(company):
    """Writes a card and answers its id."""

    def add(author, front, back="Zero pressure.", **text):
        given = CardInput(front=front, back=back, **{"language": "en", **text})
        return db.write_now(service.create_card, author, given)

    return add


def listed(actor, **search):
    """The titles that a search finds."""
    page = db.read_now(queries.list_content, actor, search=Search(**search))
    return [row.title for row in page.items]


def test_row_says_what_the_list_shows(people, add_card, noon):
    ana, bo = people.member("Ana Petit"), people.member()
    card_id = add_card(ana, "Restart a pump after a cut", "**Twelve** points.", topics="Pumps")
    db.write_now(service.add_to_review, bo, card_id)

    [row] = db.read_now(queries.list_content, bo, search=Search("pump")).items

    assert row.title == "Restart a pump after a cut"
    assert [part.text for part in row.title_parts if part.is_match] == ["pump"]
    assert (row.excerpt, row.minutes, row.used, row.is_added) == ("Twelve points.", 1, 2, True)
    assert (row.author.name, [topic.name for topic in row.topics]) == ("Ana Petit", ["Pumps"])
    assert row.published_at == noon


def test_row_names_everybody_who_writes_it_together(people, add_card, statements):
    ana, world = people.member("Ana Petit"), World(people.member)

    def byline(**search) -> dict[str, list[str]]:
        rows = db.read_now(queries.list_content, ana, search=Search(**search)).items
        return {row.author.name: [person.name for person in row.co_authors] for row in rows}

    together = world.practice(ana)
    one = statements(byline)
    for name in ("Cleo Ek", "Bo Sund", "Dan Roy"):
        db.write_now(discussion.add_co_author, ana, together, people.member(name).person_id)
    world.practice(people.member("Eva Lind"))

    assert byline() == {"Ana Petit": ["Bo Sund", "Cleo Ek", "Dan Roy"], "Eva Lind": []}
    assert byline(words="restart") == byline()
    assert statements(byline) == one


def test_search_wants_every_word_in_title_or_text(people, add_card):
    ana = people.member()
    add_card(ana, "Restart a pump", "Open the valve.")
    add_card(ana, "Stop a pump", "Close the valve.")

    assert listed(ana, words="PUMP open") == ["Restart a pump"]
    assert listed(ana, words="valve pump") == ["Stop a pump", "Restart a pump"]
    assert listed(ana, words="gauge") == []


def test_search_without_case_beyond_ascii(people, add_card):
    ana = people.member()
    add_card(ana, "Étanchéité du joint", "À faire.", language="fr")

    assert listed(ana, words="étanchéité") == ["Étanchéité du joint"]
    assert listed(ana, words="ÉTANCHÉITÉ") == ["Étanchéité du joint"]


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", '"', "AND OR", "\0", "pump%"])
def test_signs_mean_nothing(people, add_card, words):
    ana = people.member()
    add_card(ana, "Restart a pump")

    assert listed(ana, words=words) == (["Restart a pump"] if "pump" in words else [])


def test_search_finds_words_beside_the_body(people, add_card):
    ana = people.member()
    add_card(ana, "Restart a pump", why="A burst seal cost us a week.")
    add_card(ana, "Stop a pump")

    assert listed(ana, words="pump BURST") == ["Restart a pump"]


@pytest.mark.parametrize(
    "words",
    [
        "pompes",
        "redemarrage",
        "REDÉMARRAGE pompe",
        "vanne redem",
        "fuite d'huile",
        "redemarage",
        '"vanne a"',
    ],
)
def test_search_is_that_of_the_index(people, add_card, words):
    bo = people.member("Bo Moreau")
    text = {"why": "Une fuite d’huile nous a coûté un jour.", "topics": "Pompes"}
    add_card(bo, "Que faire avant le redémarrage ?", "Fermez la vanne&nbsp;A.", language="fr", **text)
    add_card(people.member(), "Stop a fan")

    assert listed(bo, words=words) == ["Que faire avant le redémarrage ?"]
    assert listed(bo, words=f"{words} gauge") == []


def test_search_finds_what_an_edit_says_and_nothing_that_is_gone(people, add_card):
    ana = people.member()
    card_id = add_card(ana, "Restart a pump", "Open the valve.")
    form = CardEditInput(front="Restart a pump", back="Close it.", language="en", edition=1)
    db.write_now(service.edit_card, ana, card_id, form)

    assert (listed(ana, words="valve"), listed(ana, words="close")) == ([], ["Restart a pump"])


@pytest.mark.parametrize("order", list(Order))
def test_pages_of_words_are_sorted_like_those_without(people, add_card, noon, order):
    ana, bo = people.member(), people.member()
    for number in range(PAGE_SIZE + 5):
        with clock.at(noon + timedelta(minutes=number // 3)):
            card_id = add_card(ana, f"Pump number {number}", language="fr" if number == 7 else "en")
            if number % 4 == 0:
                db.write_now(service.add_to_review, bo, card_id)

    def pages(**search):
        first = db.read_now(queries.list_content, ana, search=Search(order=order, **search))
        rest = db.read_now(queries.list_content, ana, search=Search(order=order, **search), cursor=first.next)
        return [row.id for row in first.items], [row.id for row in rest.items], rest.next

    assert pages(words="pump") == pages()


def test_only_the_newest_with_the_words_are_looked_at(people, add_card, monkeypatch, noon):
    monkeypatch.setattr(find_having, "__kwdefaults__", {"most": 2})
    ana = people.member()
    for day in range(4):
        with clock.at(noon + timedelta(days=day)):
            add_card(ana, f"Restart pump {day}", topics="Pumps")

    facets = db.read_now(queries.get_facets, ana, search=Search("restart"))

    assert listed(ana, words="restart") == ["Restart pump 3", "Restart pump 2"]
    assert (facets.found, facets.is_more) == (2, True)
    assert [(facet.count, facet.is_more) for facet in facets.topics] == [(2, True)]


def test_facets_count_the_other_choices(people, add_card):
    ana = people.member()
    add_card(ana, "Restart a pump", topics="Pumps, Safety")
    add_card(ana, "Stop a pump", topics="Pumps")
    add_card(ana, "Arrêter une pompe", language="fr", topics="Pumps")
    everything = db.read_now(queries.get_facets, ana, search=Search())
    pumps, safety = everything.topics

    narrowed = db.read_now(
        queries.get_facets, ana, search=Search("pump", topics=(safety.value,), languages=("en",))
    )

    assert (everything.found, pumps.label, pumps.count, safety.count) == (3, "Pumps", 3, 1)
    assert narrowed == LibraryFacets(
        found=1,
        topics=[Facet(pumps.value, "Pumps", 2), Facet(safety.value, "Safety", 1, is_chosen=True)],
        languages=[Facet("en", "en", 1, is_chosen=True), Facet("fr", "fr", 0)],
        kinds=[Facet("card", "card", 1)],
    )
    assert listed(ana, topics=(safety.value,)) == ["Restart a pump"]
    assert listed(ana, languages=("fr",)) == ["Arrêter une pompe"]


def test_most_used_comes_first(people, add_card, noon):
    ana, bo = people.member(), people.member()
    used = add_card(ana, "Used by two people")
    add_card(ana, "Used by its author")
    db.write_now(service.add_to_review, bo, used)

    assert listed(ana, order=Order.MOST_USED) == ["Used by two people", "Used by its author"]

    db.write_now(service.leave_out, bo, used)
    db.write_now(service.leave_out, ana, used)
    assert listed(ana, order=Order.MOST_USED) == ["Used by its author", "Used by two people"]


@pytest.mark.parametrize("order", list(Order))
def test_pages_show_every_card_once(people, add_card, noon, order):
    ana, bo = people.member(), people.member()
    for number in range(PAGE_SIZE + 5):
        with clock.at(noon + timedelta(minutes=number // 3)):
            card_id = add_card(ana, f"Card number {number}")
            if number % 4 == 0:
                db.write_now(service.add_to_review, bo, card_id)

    first = db.read_now(queries.list_content, ana, search=Search(order=order))
    second = db.read_now(queries.list_content, ana, search=Search(order=order), cursor=first.next)

    assert [len(first.items), len(second.items), second.next] == [PAGE_SIZE, 5, None]
    rows = [*first.items, *second.items]
    assert len({row.id for row in rows}) == PAGE_SIZE + 5
    keys = [(row.used if order == Order.MOST_USED else 0, row.published_at, row.id) for row in rows]
    assert keys == sorted(keys, reverse=True)


def test_page_after_rubbish_is_refused(people):
    with pytest.raises(Invalid):
        db.read_now(queries.list_content, people.member(), search=Search(), cursor="rubbish")


def test_removed_cards_and_strangers_see_nothing(people, add_card):
    ana = people.member()
    card_id = add_card(ana, "Restart a pump")
    add_card(people.member(), "Stop a pump")
    assert db.read_now(queries.get_size, ana) == LibrarySize(pages=2, authors=2)

    db.write_now(service.remove_card, ana, card_id)

    assert listed(ana) == ["Stop a pump"]
    assert listed(ANONYMOUS) == []
    assert db.read_now(queries.get_size, ana) == LibrarySize(pages=1, authors=1)


def test_list_and_facets_cost_the_same_for_one_card_and_three(people, add_card, statements):
    ana = people.member()
    add_card(ana, "Card number 0", topics="Pumps")

    def cost() -> tuple[int, int]:
        rows = statements(lambda: db.read_now(queries.list_content, ana, search=Search()))
        return rows, statements(lambda: db.read_now(queries.get_facets, ana, search=Search()))

    one = cost()
    for number in range(1, 3):
        add_card(ana, f"Card number {number}", topics=f"Topic {number}")

    assert cost() == one


def test_figures_stop_at_their_bounds(people, add_card, monkeypatch):
    monkeypatch.setattr(queries, "COUNTED", 2)
    monkeypatch.setattr(queries, "TOPICS_COUNTED", 1)
    ana = people.member()
    for number in range(3):
        add_card(ana, f"Card number {number}", topics="Pumps, Safety" if number == 0 else "Pumps")

    facets = db.read_now(queries.get_facets, ana, search=Search())

    assert (facets.found, facets.is_more) == (2, True)
    assert [(facet.label, facet.count, facet.is_more) for facet in facets.topics] == [
        ("Pumps", 1, True),
        ("Safety", 1, False),
    ]
    assert [(facet.value, facet.count, facet.is_more) for facet in facets.languages] == [
        ("en", 2, True),
        ("fr", 0, False),
    ]
    assert db.read_now(queries.get_size, ana) == LibrarySize(pages=2, authors=1, is_more=True)


def test_figures_of_strangers_are_nothing(people, add_card):
    add_card(people.member(), "Restart a pump", topics="Pumps")

    facets = db.read_now(queries.get_facets, ANONYMOUS, search=Search())

    assert (facets.found, facets.topics, [facet.count for facet in facets.languages]) == (0, [], [0, 0])
    assert db.read_now(queries.get_size, ANONYMOUS) == LibrarySize()


def test_every_kind_is_listed_that_says_so(people, add_card, monkeypatch):
    monkeypatch.setattr(queries, "kinds_listed", lambda: (CARD, QUESTION))
    ana = people.member()
    card = add_card(ana, "Restart a pump")
    question = db.write_now(
        discussion.create, ana, kind=QUESTION, title="Which pump?", body="The old one.", language="en"
    )

    rows = db.read_now(queries.list_content, ana, search=Search("pump")).items

    assert [(row.kind, row.address, row.is_added) for row in rows] == [
        ("question", f"/questions/{question.id}", False),
        ("card", f"/library/{card}", True),
    ]


def test_learning_converted_is_counted_by_its_source_from_five_pages_on(people, statements):
    world, ana = World(people.member), people.member()

    def make(source: str, front: str) -> str:
        form = CardInput(front=front, back="A third.", language="en", source_id=source)
        return db.write_now(service.create_card, ana, form)

    world.card(ana, "How much oil?")  # of nothing
    answer = world.answer(world.question(people.member()))
    cards = [make(answer, f"What comes {number}?") for number in ("first", "second", "third", "fourth")]
    assert db.read_now(queries.get_converted, ana) == Converted()

    make(world.practice(), "Whom do you call?")

    reader = people.member()
    expected = Converted(5)
    assert db.read_now(queries.get_converted, reader) == expected
    cards.append(make(answer, "What comes fifth?"))
    expected = Converted(6, [ConvertedFrom("answer", 5)])
    assert db.read_now(queries.get_converted, reader) == expected
    assert statements(lambda: db.read_now(queries.get_converted, reader)) == 1
    for card in cards[:2]:
        db.write_now(service.remove_card, ana, card)
    assert db.read_now(queries.get_converted, reader) == Converted()
