"""Texts between sending and publishing: what the file beside the database holds, and when it is written."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from learnhub.features.discussion.waiting import FILE, Text, Waiting

NOON = datetime(2026, 3, 11, 12, 0, 5, tzinfo=UTC)


def text(number: int, words: str = "Why?") -> Text:
    return Text(f"{number:064x}", "ama_question", "0" * 12, words)


def in_file(folder: Path) -> list[str]:
    """The hashes in the file, in their order."""
    file = folder / FILE
    return [values["edit_hash"] for values in json.loads(file.read_text())] if file.exists() else []


@pytest.fixture
def store() -> Waiting:
    return Waiting()


def test_a_text_is_in_no_file_before_the_full_hour(store, tmp_path) -> None:
    with store.kept_in(tmp_path):
        store.keep_by_the_hour(NOON)
        store.put(text(1), "Ana")
        store.keep_by_the_hour(NOON + timedelta(minutes=59, seconds=54))
        assert in_file(tmp_path) == []

        store.keep_by_the_hour(NOON + timedelta(hours=1))
        assert in_file(tmp_path) == [text(1).edit_hash]


def test_the_file_has_the_order_of_the_hashes_and_no_other(store, tmp_path) -> None:
    with store.kept_in(tmp_path):
        for number in (7, 3, 9, 1):
            store.put(text(number), "Ana")
    assert in_file(tmp_path) == [text(number).edit_hash for number in (1, 3, 7, 9)]

    written = json.loads((tmp_path / FILE).read_text())
    assert {name for values in written for name in values} == {"edit_hash", "kind", "parent_id", "text"}


def test_nobody_but_its_owner_reads_the_file(store, tmp_path) -> None:
    with store.kept_in(tmp_path):
        store.put(text(1), "Ana")
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_what_waited_is_there_again_after_a_restart(store, tmp_path) -> None:
    with store.kept_in(tmp_path):
        store.put(text(1, "Where?"), "Ana")
    again = Waiting()
    with again.kept_in(tmp_path):
        assert again.get(text(1).edit_hash) == text(1, "Where?")
        assert again.people(text(1).place) == 0


def test_what_was_withdrawn_or_published_leaves_the_file_at_once(store, tmp_path) -> None:
    with store.kept_in(tmp_path):
        store.put(text(1), "Ana")
        store.put(text(2), "Ana")
        store.keep_by_the_hour(NOON)
        store.keep_by_the_hour(NOON + timedelta(hours=1))
        store.put(text(3), "Karim")

        store.forget([text(1).edit_hash])

        assert in_file(tmp_path) == [text(2).edit_hash]  # and what came since waits for its hour
        store.forget([text(2).edit_hash, text(3).edit_hash])
        assert not (tmp_path / FILE).exists()


def test_a_damaged_file_is_set_aside_and_said(store, tmp_path, caplog) -> None:
    (tmp_path / FILE).write_text("[{")
    with store.kept_in(tmp_path):
        assert store.places() == []
    assert (tmp_path / "anonymous.unreadable").read_text() == "[{"
    assert "set aside" in caplog.text


def test_people_are_counted_once_and_anew_for_each_batch(store) -> None:
    for number, name in enumerate(("Ana", "Karim", "Ana")):
        store.put(text(number), name)
    place = text(0).place
    assert store.people(place) == 2

    store.begin_batch(place)
    store.put(text(9), "Ana")

    assert store.people(place) == 1


def test_no_name_is_kept_in_the_count(store) -> None:
    store.put(text(1), "Ana")
    assert "Ana" not in repr(store._crowds)
    assert "Ana" not in repr(store._texts)


def test_rewording_does_not_bring_back_what_is_gone(store) -> None:
    store.put(text(1), "Ana")
    store.forget([text(1).edit_hash])
    store.reword(text(1, "Still?"))
    assert store.get(text(1).edit_hash) is None
