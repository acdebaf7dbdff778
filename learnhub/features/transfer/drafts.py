"""What a file holds, before anything is decided about it."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from learnhub.features.transfer.folders import without_digits


@dataclass(frozen=True, slots=True)
class Note:
    """A remark or a problem about a draft: its sentence and the values in it."""

    message: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """What a file holds. `source` is how the same file is known the next time.

    `kind`, `id` and the space are what the file says, and empty for the notes of other tools. Its texts are
    as they were written; `resolved` gives them addresses. `pictures` and `clips` are files of the folder;
    `own_pictures` and `own_clips` are ids that the texts name.
    """

    path: str
    source: str = ""
    kind: str = ""
    id: str = ""
    edition: int = 0
    title: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()
    space: str = ""
    space_id: str = ""
    body: str = ""
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    own_pictures: list[str] = field(default_factory=list)
    clips: list[str] = field(default_factory=list)
    own_clips: list[str] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """The name of the folder that it is in, without Notion's digits."""
        return without_digits(PurePosixPath(self.path).parent.name)
