"""What people do to keep the library true."""

from learnhub.features.freshness.service.checking import bring_forward, confirm, set_rhythm
from learnhub.features.freshness.service.keeping import take
from learnhub.features.freshness.service.retiring import bring_back, retire

__all__ = ["bring_back", "bring_forward", "confirm", "retire", "set_rhythm", "take"]
