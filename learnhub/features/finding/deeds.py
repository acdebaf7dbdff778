"""What somebody can do and where they can go, as the palette of the search offers it."""

from functools import cache

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.analysis import Phrase, phrase_of
from learnhub.core.i18n import LANGUAGES, translate
from learnhub.features.finding.schemas import DeedView
from learnhub.rooms import Deed, Place, Share

FIRST, FITTING, BEGINNING = 5, 3, 3


def deeds_for(actor: Actor, words: str) -> list[DeedView]:
    """What fits the words by its name, and what can begin with them; without words, the usual things."""
    may = [deed for deed in _declared() if deed.requires is None or actor.may(deed.requires)]
    if not words:
        return [_view(deed) for deed in may if not isinstance(deed, Place)][:FIRST]
    begun = phrase_of(words)
    fitting = [_view(deed) for deed in may if _fits(deed.label, begun, actor.language)][:FITTING]
    beginning = [_view(deed, words) for deed in beginnings() if deed in may]
    return [*fitting, *beginning]


@cache
def beginnings() -> list[Share]:
    """What can be shared that begins with what was looked for, as far as there is room for it."""
    return [deed for deed in _declared() if isinstance(deed, Share) and deed.about][:BEGINNING]


@cache
def icons() -> list[str]:
    """The icons that things to do have."""
    return sorted({deed.icon for deed in _declared()})


@cache
def _declared() -> list[Share | Deed | Place]:
    """What is shared and done in the order in which it is offered, then the places."""
    declared = rooms.all_rooms().values()
    done = [deed for room in declared for deed in (*room.shares, *room.deeds)]
    return [
        *sorted(done, key=lambda deed: deed.order),
        *(place for room in declared for place in room.places),
    ]


def _view(deed: Share | Deed | Place, words: str = "") -> DeedView:
    if isinstance(deed, Share) and words:
        return DeedView(deed.label, deed.at(words), deed.icon, deed.about)
    return DeedView(deed.label, deed.to, deed.icon)


def _fits(label: str, begun: Phrase, language: str) -> bool:
    """Whether each word that was typed begins one of the name, in the reader's language or in English."""
    names = (phrase_of(translate(each, label)) for each in dict.fromkeys((language, LANGUAGES[0])))
    return bool(begun) and any(
        all(any(word.startswith(typed) for word in name) for typed in begun) for name in names
    )
