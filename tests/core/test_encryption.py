"""What is kept encrypted comes back under the same key only, and shows nothing of itself."""

import pytest

from learnhub.core import encryption
from learnhub.core.encryption import Unreadable

KEY = b"the key of an installation, of any length"
ADDRESS = "https://chat.example/hooks/p4ssw0rd?é=✓"


def test_text_comes_back_under_its_key() -> None:
    assert encryption.decrypt(encryption.encrypt(ADDRESS, KEY), KEY) == ADDRESS


def test_same_text_looks_different_each_time() -> None:
    first, second = (encryption.encrypt(ADDRESS, KEY) for _ in range(2))

    assert first != second
    assert "p4ssw0rd" not in first + second


@pytest.mark.parametrize("key", [b"another key", KEY[:-1], b""])
def test_another_key_reads_nothing(key: bytes) -> None:
    encrypted = encryption.encrypt(ADDRESS, KEY)

    with pytest.raises(Unreadable):
        encryption.decrypt(encrypted, key)


@pytest.mark.parametrize(
    "changed", [lambda text: text[:-4] + "AAAA", lambda text: text[4:], lambda _text: "é"]
)
def test_what_was_changed_is_not_read(changed) -> None:
    encrypted = changed(encryption.encrypt(ADDRESS, KEY))

    with pytest.raises(Unreadable):
        encryption.decrypt(encrypted, KEY)
    assert not encryption.is_readable(encrypted, KEY)
