"""What is found by which words, and in which order."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from learnhub.access.actor import ANONYMOUS
from learnhub.core import clock, db
from learnhub.errors import Invalid
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service
from learnhub.features.people.models import Person, Site
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.search import queries
from learnhub.features.search.queries import walks
from learnhub.features.search.schemas import Because, Correction, Piece
from learnhub.features.topics.models import TopicName
from tests.features.discussion.support import load
from tests.hostile import UNITS

SHARP = "Le joint de la pompe P-204 fuit"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("etancheite", "Étanchéité du joint"),
        ("ÉTANCHÉITÉS", "Étanchéité du joint"),
        ("deploye", "Nous avons déployé la mise à jour"),
        ("axe", "Par l’axe de la roue"),
        ("l'axe", "Un axe tordu"),
        ("coeur", "Au cœur du moteur"),
        ("porte outil", "Le porte-outil est usé"),
        ("porteoutil", "Le porte-outil est usé"),
        ("porte-outil", "Le porte outil est usé"),
        ("porteoutil", "Le porte outil est usé"),
        ("P204", "Pump P-204 trips"),
        ("P-204", "Pump P204 trips"),
        ("p 204", "Pump P-204 trips"),
        ("P-204", "Pump P 204 trips"),
        ("T-31/B", "Where is T31B mounted?"),
        ("t31/b", "Where is T-31/B mounted?"),
        ("leaking", "The seal leaks again"),
        ("cavi", "Cavitation or air"),
        ("cavitaton", "Cavitation or air"),
        ("vibrration", "Vibration at the bearing"),
        ("bearing vibration", "Vibration at the bearing"),
        ('"at the bearing"', "Vibration at the bearing"),
        ("what is the bearing", "Vibration at the bearing"),
        ("not", "Not to be moved"),
    ],
)
def test_words_find(write, titles, words, text):
    write(text)
    write("Something else entirely")

    assert titles(words) == [text]


@pytest.mark.parametrize("words", ["P-205", "gauge", '"bearing vibration"', "shaft gauge winter", ""])
def test_other_words_find_nothing(write, search, words):
    write("Vibration at the bearing of P-204", "Grease it.")

    found = search(words)

    assert (found.hits, found.count, found.kinds, found.topics) == ([], 0, [], [])


@pytest.mark.parametrize(
    "words", ["".join(UNITS), "a" * 10_000, '"', "* OR NEAR(", "%_\\", "\0", "٣ שלום ‮", "é" * 300]
)
def test_any_string_at_all_is_answered(write, search, bo, words):
    write("Vibration at the bearing")

    assert search(words).count <= 1
    db.read_now(queries.similar, bo, words)
    db.read_now(queries.suggest, bo, words)
    db.read_now(queries.find_people, bo, words)


def test_title_comes_before_topics_and_these_before_text(write, titles):
    write("In the text", "Here stands the seal.")
    write("In the topics", topics=["Seal"])
    write("The seal in the title")
    write("Nothing of it")

    assert titles("seal") == ["The seal in the title", "In the topics", "In the text"]


def test_every_word_comes_before_some(write, titles):
    write("Pump pump pump", "pump")
    write("A valve", "Beside the pump.")

    assert titles("pump valve") == ["A valve", "Pump pump pump"]


def test_what_has_the_rarer_word_does_not_hide_what_has_the_other(write, titles):
    write("One pump")
    for number in range(4):
        write(f"A valve {number}")

    assert len(titles("pump valve")) == 5


@pytest.mark.parametrize("held", [2, walks.HELD])
def test_words_that_meet_are_found_however_much_is_held_in_memory(write, titles, monkeypatch, held):
    monkeypatch.setattr(walks, "HELD", held)
    walks.walk_statement.cache_clear()
    for number in range(4):
        write(f"A pump {number}")
        write(f"A valve {number}", "Beside a pump." if number % 2 else "")

    found = titles("pump valve")
    walks.walk_statement.cache_clear()

    assert set(found[:2]) == {"A valve 1", "A valve 3"}


def test_exact_spelling_comes_first(write, titles):
    write("Pumping at night")
    write("One pump at night")
    write("Une pâte à joint", language="fr")
    write("Le pâté de la cantine", language="fr")

    assert titles("pump") == ["One pump at night", "Pumping at night"]
    assert titles("pâté")[0] == "Le pâté de la cantine"
    assert titles("pâte")[0] == "Une pâte à joint"


def test_accented_word_is_no_stop_word(write, titles):
    write("Le thé de la cantine", language="fr")
    write("The canteen")

    assert titles("thé") == ["Le thé de la cantine"]


def test_newer_comes_first_among_equals(write, titles, noon):
    with clock.at(noon - timedelta(days=300)):
        write("Old seal here")
    write("New seal here")

    assert titles("seal") == ["New seal here", "Old seal here"]


def test_typing_error_is_forgiven_only_where_nothing_has_the_word(write, search):
    write("Cavitation or air")

    found, typed = search("cavitaton"), search("cavitaton", as_typed=True)
    write("Cavitaton is a brand")
    exact = search("cavitaton")

    assert found.corrections == [Correction("cavitaton", "cavitation")]
    assert (typed.corrections, typed.hits) == ([], [])
    assert [hit.title for hit in exact.hits] == ["Cavitaton is a brand"]
    assert exact.corrections == []


def test_part_names_are_never_corrected(write, search):
    write("Pump P-204 trips")

    assert search("P-205").corrections == []


@pytest.mark.parametrize("typed", ["6316C3", "6316 C3", "30kW", "30 kW"])
def test_number_and_what_follows_it_are_found_with_and_without_a_space(write, titles, typed):
    write("Roulement 6316 C3 d’un moteur de 30 kW")
    write("Roulement 6316")

    assert titles(typed)[0] == "Roulement 6316 C3 d’un moteur de 30 kW"


def test_names_of_topics_link_the_languages(write, search):
    card = write("Listen first", "A booster pump that cavitates.", topics=["Pumps"])
    write("Écouter d’abord", "La pompe de surpression cavite.", language="fr")

    def name(session) -> None:
        (topic,) = discussion.topics_of(session, [card.id], "en")[card.id]
        for language, text in (("en", "Booster pump"), ("fr", "Pompe de surpression")):
            session.add(
                TopicName(topic_id=topic.id, language=language, name=text, folded=text.lower(), is_main=False)
            )

    db.write_now(name)
    found = search("cavitation booster pumps")

    assert [hit.title for hit in found.hits] == ["Listen first", "Écouter d’abord"]
    assert found.hits[1].because == [Because("Pumps", "booster pumps", "Pompe de surpression")]
    assert Piece("surpression", is_match=True) in found.hits[1].excerpt_parts
    assert found.hits[0].because == []


def test_answers_are_found_as_their_question_with_the_passage_that_matches(write, search, ana, bo):
    question = write("Why does it drip?", "Since Monday.", kind=QUESTION)
    for body in ("Look elsewhere.", "Redo the alignment hot. Then look at the seal."):
        db.write_now(service.create, bo, kind=ANSWER, body=body, language="en", parent=load(question.id))

    [hit] = search("alignment").hits

    assert (hit.id, hit.kind, hit.address) == (question.id, QUESTION, f"/questions/{question.id}")
    assert (hit.is_under, hit.excerpt) == (True, "Redo the alignment hot. Then look at the seal.")
    assert Piece("alignment", is_match=True) in hit.excerpt_parts
    assert hit.author.name == ana.name


def test_filters_and_choices(write, search, ana, bo):
    write("Seal of a pump", topics=["Pumps"])
    write("Un seal ici", language="fr")
    write("Which seal?", kind=QUESTION, author=bo)
    found = search("seal")

    assert [(kind.value, kind.label, kind.count) for kind in found.kinds] == [
        ("card", "Cards", 2),
        ("question", "Questions", 1),
    ]
    assert [(topic.label, topic.count) for topic in found.topics] == [("Pumps", 1)]
    assert {(author.label, author.count) for author in found.authors} == {(ana.name, 2), (bo.name, 1)}
    assert {(language.value, language.count) for language in found.languages} == {("en", 2), ("fr", 1)}
    assert [(age.value, age.count) for age in found.ages] == [("month", 3), ("week", 3), ("year", 3)]
    assert (found.count, found.is_more, found.is_behind) == (3, False, False)
    topic = found.topics[0].value

    assert [hit.title for hit in search("seal", kind="question").hits] == ["Which seal?"]
    assert [hit.title for hit in search("seal", topics=(topic,)).hits] == ["Seal of a pump"]
    assert [hit.title for hit in search("seal", languages=("fr",)).hits] == ["Un seal ici"]
    assert [hit.title for hit in search("seal", authors=(str(bo.person_id),)).hits] == ["Which seal?"]
    assert search("seal", age="week").count == 3
    assert search("seal", kind="question", languages=("fr",)).count == 0
    assert [kind.count for kind in search("seal", kind="question").kinds] == [2, 1]


def test_what_is_from_ones_own_site_can_be_asked_for(write, search, people, ana, bo):
    cy, lyon, nantes = people.member(), Site(name="Lyon"), Site(name="Nantes")

    def settle(session) -> None:
        session.add_all([lyon, nantes])
        session.flush()
        for person, site in ((ana, lyon), (bo, lyon), (cy, nantes)):
            session.exec(update(Person).where(Person.id == person.person_id).values(site_id=site.id))

    db.write_now(settle)
    near, _far = write("Mind the seal"), write("A seal from afar", author=cy)

    assert [(one.value, one.label, one.count) for one in search("seal").only] == [("site", "From my site", 1)]
    assert [hit.id for hit in search("seal", only=("site",)).hits] == [near.id]
    assert search("seal", people.member(), only=("site",)).count == 0


def test_solved_questions_can_be_asked_for(write, search, ana, bo):
    solved, _open = write("Which seal?", kind=QUESTION), write("What seal?", kind=QUESTION)
    write("A seal")
    answer = db.write_now(
        service.create, bo, kind=ANSWER, body="This one.", language="en", parent=load(solved.id)
    )
    db.write_now(lambda session: session.add(Question(content_id=solved.id, accepted_id=answer.id)))

    found = search("seal")

    assert [(one.value, one.label, one.count) for one in found.only] == [("solved", "Solved questions", 1)]
    assert [hit.id for hit in search("seal", only=("solved",)).hits] == [solved.id]
    assert search("seal", only=("nonsense",)).count == 3


def test_colleagues_come_page_by_page(people, bo):
    for number in range(5):
        people.member(f"Vera {number}")

    first = db.read_now(queries.page_people, bo, "vera", size=3)
    second = db.read_now(queries.page_people, bo, "vera", cursor=first.next, size=3)

    assert [hit.person.name for hit in (*first.items, *second.items)] == [f"Vera {n}" for n in range(5)]
    assert second.next is None
    with pytest.raises(Invalid):
        db.read_now(queries.page_people, bo, "vera", cursor="rubbish", size=3)


def test_figures_stop_at_a_bound(write, search, monkeypatch):
    monkeypatch.setattr(queries, "COUNTED", 2)
    for number in range(4):
        write(f"Seal number {number}")

    found = search("seal")

    assert (found.count, found.is_more) == (2, True)
    assert all(choice.count <= 2 and choice.is_more for choice in (*found.kinds, *found.languages))


def test_pages_show_each_hit_once(write, search):
    for number in range(7):
        write(f"Seal number {number}")

    first = search("seal", size=4)
    second = search("seal", size=4, cursor=first.next)

    assert (len(first.hits), len(second.hits), second.next) == (4, 3, None)
    assert len({hit.id for hit in (*first.hits, *second.hits)}) == 7
    with pytest.raises(Invalid):
        search("seal", cursor="rubbish")


def test_similar_is_found_by_some_of_the_words(write, bo):
    write("Restart a pump after a power cut", kind=QUESTION)
    write("Order a helmet", kind=QUESTION)
    card = write("Power cut: first steps")

    hits = db.read_now(queries.similar, bo, "How do I restart the pump once the power is back?")
    cards = db.read_now(queries.similar, bo, "power cut at night", kinds=["card"])

    assert [hit.title for hit in hits] == ["Restart a pump after a power cut"]
    assert [hit.id for hit in cards] == [card.id]
    assert db.read_now(queries.similar, bo, "How do I do this?") == []


def test_suggestions_come_while_typing(write, bo):
    write("Restart a pump", "Open the valve.")

    for typed in ("re", "rest", "restart a pu", "restart a pump v"):
        assert [hit.title for hit in db.read_now(queries.suggest, bo, typed).hits] == ["Restart a pump"]
    assert db.read_now(queries.suggest, bo, "pump", kind="question").hits == []


def test_nobody_finds_nothing(write, search):
    write("Restart a pump")

    assert search("pump", ANONYMOUS).count == 0
    assert db.read_now(queries.find_people, ANONYMOUS, "ana") == []


def test_a_search_costs_the_same_for_one_hit_and_three(write, search, statements):
    write("Seal number one", topics=["Pumps"])
    one = statements(lambda: search("seal number"))
    for number in ("two", "three"):
        write(f"Seal number {number}", topics=[f"Topic {number}"])

    assert statements(lambda: search("seal number")) == one <= 16


def test_titles_are_in_pieces(write, search):
    write(SHARP, language="fr")

    [hit] = search("pompes P204").hits

    assert "".join(piece.text for piece in hit.title_parts) == SHARP
    assert [piece.text for piece in hit.title_parts if piece.is_match] == ["pompe", "P-204"]
