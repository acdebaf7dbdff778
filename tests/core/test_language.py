"""Words that look alike to a reader are alike when folded."""

import pytest

from learnhub.core.language import escaped, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Étanchéité ", "etancheite"),
        ("  Main   d’Œuvre", "main d’oeuvre"),
        ("ex ÆQUO", "ex aequo"),
        ("Łódź, Sørensen, Đorđe", "lodz, sorensen, dorde"),
        ("pu\u200dmp\ufe0f", "pump"),
        ("İSTANBUL", "istanbul"),
        ("´", "´"),
        ("STRASSE", "strasse"),
        ("ﬁltre", "filtre"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_escaped_text_stands_for_itself_in_a_pattern() -> None:
    assert escaped("50%_\\ pump") == "50\\%\\_\\\\ pump"
