"""Names of groups that were probably meant to be the same."""

import pytest

from learnhub.features.people.close_names import find_close


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Saint Nazaire", "Saint-Nazaire"),
        ("St Naz.", "Saint-Nazaire"),
        ("Lyno", "Lyon"),
        ("Maintenence", "Maintenance"),
        ("Field service", "Field services"),
    ],
)
def test_other_spelling_is_found(name: str, known: str) -> None:
    assert find_close(name, ["Bordeaux", known]) == known


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Shift 2", "Shift 1"),
        ("Line12", "Line13"),
        ("Maintenance West", "Maintenance East"),
        ("Maintenance Est", "Maintenance Ouest"),
        ("Team A", "Team B"),
        ("Lyon Nord", "Lyon"),
        ("Bordeaux", "Lyon"),
        ("...", "Lyon"),
    ],
)
def test_other_group_is_left_alone(name: str, known: str) -> None:
    assert find_close(name, [known]) is None
