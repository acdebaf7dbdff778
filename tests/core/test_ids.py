"""Ids are random and recognisable."""

import pytest

from learnhub.core import ids


def test_new_ids_are_ids_and_differ() -> None:
    made = {ids.new_id() for _ in range(1000)}

    assert len(made) == 1000
    assert all(ids.is_id(each) for each in made)


@pytest.mark.parametrize("text", ["", "abc", "ABCDEFGHJKMN", "iiiiiiiiiiii", "0123456789abc", "../../../etc"])
def test_other_text_is_no_id(text: str) -> None:
    assert not ids.is_id(text)


def test_the_same_words_have_one_id_whose_parts_are_kept_apart() -> None:
    assert ids.is_id(ids.id_of("rex", "key"))
    assert ids.id_of("rex", "key") == ids.id_of("rex", "key")
    assert len({ids.id_of("ab", "c"), ids.id_of("a", "bc"), ids.id_of("abc")}) == 3
