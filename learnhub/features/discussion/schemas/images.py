"""What is told of pictures."""

from dataclasses import dataclass

from learnhub.features.discussion.schemas.files import KeptFile


@dataclass(frozen=True, slots=True)
class ImageMade:
    """A picture that was added, and what stands for it in a text: `![what it shows](address)`."""

    id: str
    address: str


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture whose files are in the store, the narrower ones with their widths."""

    file: KeptFile
    width: int
    height: int
    sizes: tuple[tuple[int, KeptFile], ...] = ()

    @property
    def files(self) -> list[KeptFile]:
        """All of its files."""
        return [self.file, *(file for _, file in self.sizes)]
