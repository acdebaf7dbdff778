"""What is told of files, whatever they hold."""

from dataclasses import dataclass

from learnhub.core.images import MEDIA_TYPES as OF_IMAGES

SHARD = 2  # the first characters of an id name a folder, so that none holds too many files
MEDIA_TYPES = {**OF_IMAGES, "mp4": "video/mp4", "webm": "video/webm"}


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is in the store: its id names it there, together with its ending."""

    id: str
    ending: str
    bytes: int = 0
    sha256: str = ""

    @property
    def name(self) -> str:
        """What the store calls it."""
        return f"{self.id[:SHARD]}/{self.id}.{self.ending}"

    @property
    def media_type(self) -> str:
        """What it is served as."""
        return MEDIA_TYPES[self.ending]
