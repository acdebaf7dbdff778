"""What is kept up to date, for tests."""

from tests.features.cards.conftest import add_card
from tests.features.guides.conftest import tell_practice

__all__ = ["add_card", "tell_practice"]
