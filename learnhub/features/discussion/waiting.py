"""Anonymous texts between the moment they are sent and the moment they are published.

A database dates what is written into it: by its log, by transaction numbers, by the places of rows on a page,
by the dated rows beside them. So a text that was sent is first only here, in the memory of the process, where
nothing says when it came or from whom. At every full hour all of them are written into one file beside the
database, from scratch and in the order of their hashes, and at the end of the process once more: a copy of
the file tells which texts wait, and of none when in the hours before it came. Into the database they go when
they are published, several at a time (`service.anonymous`).

The browser that sent a text keeps it until it sees it published, and sends it again whenever it connects.
That is why a killed process loses nothing, and why a text is known by the hash of its secret: what comes
twice is one text.

How many different people sent something under a parent is counted under a key that is made for each batch
and dropped with it. Counts and texts are not tied to each other.
"""

import hashlib
import hmac
import json
import logging
import os
import secrets
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

logger = logging.getLogger(__name__)

FILE = "anonymous.json"
HOUR = 3600  # seconds
PRIVATE = 0o600
Place = tuple[str, str]  # a kind, and the parent under which its texts come out


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody sent: no person, no moment, no language but that of its parent."""

    edit_hash: str
    kind: str
    parent_id: str
    text: str

    @property
    def place(self) -> Place:
        """Where it comes out."""
        return self.kind, self.parent_id


@dataclass(slots=True)
class Crowd:
    """How many different people sent something for one batch."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    people: set[bytes] = field(default_factory=set)

    def add(self, person_id: str) -> None:
        """Count somebody, once."""
        self.people.add(hmac.digest(self.key, person_id.encode(), hashlib.sha256))


class Waiting:
    """Everything that waits in this process. Every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._texts: dict[str, Text] = {}
        self._crowds: dict[Place, Crowd] = {}
        self._file: Path | None = None
        self._in_file: set[str] = set()
        self._hour = 0

    def put(self, text: Text, person_id: str) -> None:
        """Keep a text, or its newer words; of its sender only that they are one of those who sent some."""
        with self._lock:
            self._texts[text.edit_hash] = text
            self._crowds.setdefault(text.place, Crowd()).add(person_id)

    def get(self, edit_hash: str) -> Text | None:
        """The text that a secret belongs to."""
        return self._texts.get(edit_hash)

    def reword(self, text: Text) -> None:
        """Keep other words of a text that waits."""
        with self._lock:
            if text.edit_hash in self._texts:
                self._texts[text.edit_hash] = text

    def keep(self, text: Text) -> None:
        """Keep what the author of a published text wants changed; whose secret it is nobody looks up."""
        with self._lock:
            self._texts[text.edit_hash] = text

    def forget(self, hashes: Collection[str]) -> None:
        """Drop texts that were withdrawn or published, also from the file: they must not come back."""
        with self._lock:
            for edit_hash in hashes:
                self._texts.pop(edit_hash, None)
            if self._in_file & set(hashes):
                self._write(self._in_file - set(hashes))

    def places(self) -> list[Place]:
        """Where texts wait."""
        with self._lock:
            return sorted({text.place for text in self._texts.values()})

    def under(self, place: Place) -> list[Text]:
        """The texts that wait for one place, by their hashes."""
        with self._lock:
            found = [text for text in self._texts.values() if text.place == place]
        return sorted(found, key=lambda text: text.edit_hash)

    def people(self, place: Place) -> int:
        """How many different people sent something there since the last batch."""
        with self._lock:
            crowd = self._crowds.get(place)
            return len(crowd.people) if crowd else 0

    def begin_batch(self, place: Place) -> None:
        """Drop the count of a batch that came out, and its key."""
        with self._lock:
            self._crowds.pop(place, None)

    @contextmanager
    def kept_in(self, folder: Path) -> Iterator[None]:
        """Take up what the file of this folder holds, and write it again at the end."""
        with self._lock:
            self._file = folder / FILE
            self._take_up()
        try:
            yield
        finally:
            with self._lock:
                self._write(set(self._texts))
                self._file = None

    def keep_by_the_hour(self, now: datetime) -> None:
        """Write everything into the file when an hour has begun since the last time."""
        hour = int(now.timestamp() // HOUR)
        with self._lock:
            if self._hour and hour != self._hour:
                self._write(set(self._texts))
            self._hour = hour

    def clear(self) -> None:
        """Forget everything, as a process that is killed does."""
        with self._lock:
            self._texts.clear()
            self._crowds.clear()
            self._in_file.clear()
            self._hour = 0

    def _take_up(self) -> None:
        if self._file is None or not self._file.exists():
            return
        try:
            found = [Text(**values) for values in json.loads(self._file.read_text(encoding="utf-8"))]
        except (ValueError, TypeError):
            aside = self._file.replace(self._file.with_suffix(".unreadable"))
            logger.error("what waited anonymously cannot be read and was set aside as %s", aside)
            return
        for text in found:
            self._texts.setdefault(text.edit_hash, text)
            self._in_file.add(text.edit_hash)

    def _write(self, hashes: set[str]) -> None:
        """Replace the file: whoever reads finds the old one or the new one, whole."""
        if self._file is None:
            return
        texts = [asdict(self._texts[edit_hash]) for edit_hash in sorted(hashes & set(self._texts))]
        if texts:
            new = self._file.with_suffix(".new")
            new.touch(PRIVATE)
            with new.open("w", encoding="utf-8") as file:
                json.dump(texts, file, ensure_ascii=False, indent=0)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._file)
        else:
            self._file.unlink(missing_ok=True)
        self._in_file = {values["edit_hash"] for values in texts}


waiting = Waiting()
