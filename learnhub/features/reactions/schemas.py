"""What comes in and goes out of reactions."""

from dataclasses import dataclass

from learnhub.core.inputs import Input
from learnhub.features.reactions.enums import Reaction


class ReactionInput(Input):
    """Say so, or say so no more; sending the same twice changes nothing."""

    reaction: Reaction
    on: bool


@dataclass(frozen=True, slots=True)
class ReactionsView:
    """How many learned something and find it useful, and what the reader says themselves.

    How many find it outdated is for nobody to compare: two bring the check forward.
    """

    content_id: str = ""
    learned: int = 0
    useful: int = 0
    has_learned: bool = False
    is_useful: bool = False
    is_outdated: bool = False
    can_react: bool = False
