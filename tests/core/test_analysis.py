"""Words of texts and queries: how they are cut, and which ones are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.core.analysis import (
    FORM_MAX,
    STOP_WORDS,
    WORD_MAX,
    forms_of,
    is_slip,
    is_stop_word,
    slips_of,
    stems_of,
    wanted,
    words_in,
)
from learnhub.core.analysis.forms import distance


def cut(text: str) -> list[str]:
    return [word.text for word in words_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'axe d’huile, qu'une jusqu’ici", ["axe", "huile", "une", "ici"]),
        ("aujourd'hui don't O'Brien pump's", ["aujourdhui", "dont", "obrien", "pump"]),
        ("cœur Æsir Straße", ["coeur", "aesir", "strasse"]),
        ("porte-outil", ["porte", "outil", "porteoutil"]),
        ("P-204", ["p", "204", "p204"]),
        ("P204", ["p204"]),
        ("P 204", ["p", "204", "p204"]),
        ("T-31/B", ["t", "31", "b", "t31b"]),
        ("T 31/B", ["t", "31", "b", "31b", "t31b"]),
        ("max_pressure", ["max", "pressure", "maxpressure"]),
        ("de 5 bar", ["de", "5", "bar"]),
        ("ÉTANCHÉITÉ e\u0301te\u0301", ["étanchéité", "été"]),
        ("😀 \0 -- ' _ \u202e", []),
    ],
)
def test_text_is_cut_into_words(text, words):
    assert cut(text) == words


@given(st.text())
def test_words_stand_where_they_say_and_fit_their_column(text):
    for word in words_in(text):
        assert 0 <= word.start < word.end <= len(text)
        assert 0 < len(word.text) <= WORD_MAX
        assert all(0 < len(form) <= FORM_MAX for form in forms_of(word.text))


@given(st.text(max_size=300))
def test_any_string_at_all_is_a_query(text):
    units = wanted(text).units

    assert all(unit.parts and all(unit.parts) for unit in units)
    assert [unit.joined for unit in units if len(unit.parts) > 1] == [
        "".join(unit.parts) for unit in units if len(unit.parts) > 1
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("déployé", "deploye"),
        ("étanchéité", "étanchéités"),
        ("étanchéité", "etancheite"),
        ("validée", "valide"),
        ("accès", "acces"),
        ("pompes", "pompe"),
        ("cavitation", "cavitating"),
        ("leaks", "leaking"),
    ],
)
def test_words_with_a_stem_in_common(one, other):
    assert stems_of(one) & stems_of(other)


@pytest.mark.parametrize(
    ("typed", "meant", "is_one"),
    [
        ("cavitaton", "cavitation", True),
        ("pmup", "pump", True),
        ("upmp", "pump", True),
        ("vibrration", "vibration", True),
        ("roulemant", "roulement", True),
        ("aligment", "alignment", True),
        ("joint", "point", False),
        ("vanne", "panne", False),
        ("thermogrfiphie", "thermographie", True),
        ("pump", "dump", False),
    ],
)
def test_slips(typed, meant, is_one):
    assert is_slip(typed, meant) is is_one
    assert not is_one or slips_of(typed) & slips_of(meant)


@given(st.text("abcdé", max_size=9), st.text("abcdé", max_size=9))
def test_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


def test_stop_words_fall_before_accents_and_stay_when_there_is_nothing_else():
    assert [unit.typed for unit in wanted("what is the seal of une pompe").units] == ["seal", "pompe"]
    assert [unit.typed for unit in wanted("the").units] == ["the"]
    assert not is_stop_word("thé")
    assert all(words == {word.casefold() for word in words} for words in STOP_WORDS.values())


def test_units_are_as_they_are_written():
    units = wanted("P 204 porte-outil T-31/B top 10").units

    assert [(unit.joined, unit.typed) for unit in units] == [
        ("p204", "P 204"),
        ("porteoutil", "porte-outil"),
        ("t31b", "T-31/B"),
        ("top10", "top 10"),
    ]


def test_quotes_make_phrases():
    asked = wanted('"Joint torique" «de la pompe» "alone" "unfinished seal')

    assert asked.phrases == (("joint", "torique"), ("de", "la", "pompe"))
