"""How a kind of content looks, whichever room declares it."""

from pathlib import Path

import pytest
import reflex as rx

from learnhub import rooms
from learnhub.features.discussion.components import kind_label, kind_tile, kind_word

STYLES = (Path(__file__).parents[3] / "assets" / "learnhub.css").read_text(encoding="utf-8")


class Page(rx.State):
    kind: str = "card"


@pytest.mark.parametrize("kind", rooms.kinds().values(), ids=str)
def test_kind_has_colour_icon_and_word(kind: rooms.Kind):
    assert f'className:"ty ty-{kind.colour} ty-tile"' in str(kind_tile(kind))
    assert f'className:"ty ty-{kind.colour}"' in str(kind_label(kind))
    assert 't("' in str(kind_label(kind))
    assert f".ty-{kind.colour} " in STYLES


def test_kind_from_a_var_is_chosen_in_the_browser():
    assert str(kind_tile(Page.kind)).count("ty-tile") == len(rooms.kinds())
    assert all(f't("{kind.one}"' in str(kind_word(Page.kind)) for kind in rooms.kinds().values())
