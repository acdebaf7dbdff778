"""What the wording aid says of a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HintView:
    """A sentence that could be told in another way, and one of this kind.

    `kind` is a word of `core.wording.Kind`, `words` are those of the text that were found. The `offer` is in
    the language of the text; `is_whole` says that it is a sentence, and not the beginning of one.
    """

    sentence: str = ""
    words: str = ""
    kind: str = ""
    offer: str = ""
    is_whole: bool = False
