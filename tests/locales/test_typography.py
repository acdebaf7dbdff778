"""French signs get their spaces, and nothing else changes."""

import pytest

from learnhub.locales.typography import french


@pytest.mark.parametrize(
    ("typed", "typeset"),
    [
        ("Pourquoi ?", "Pourquoi\u202f?"),
        ("Pourquoi?", "Pourquoi\u202f?"),
        ("Enregistré !", "Enregistré\u202f!"),
        ("un; deux", "un\u202f; deux"),
        ("Note : deux", "Note\u00a0: deux"),
        ("{n} votes:", "{n} votes\u00a0:"),
        ("dit « moi aussi »", "dit «\u00a0moi aussi\u00a0»"),
        ("« Pourquoi ? »", "«\u00a0Pourquoi\u202f?\u00a0»"),
        ("l'accueil", "l’accueil"),
        ("pendant 7 jours", "pendant 7\u00a0jours"),
        ("environ {n} minutes", "environ {n}\u00a0minutes"),
        ("17 h et 20 min", "17\u00a0h et 20\u00a0min"),
    ],
)
def test_french_signs_get_their_spaces(typed: str, typeset: str):
    assert french(typed) == typeset
    assert french(typeset) == typeset


@pytest.mark.parametrize(
    "text", ["https://learn.example/a?b=c", "12:30", "{time}", "C’est « bien »".replace(" ", "")]
)
def test_addresses_times_and_names_stay(text: str):
    assert french(text).replace("\u00a0", "") == text
