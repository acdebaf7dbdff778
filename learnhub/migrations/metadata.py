"""All tables of LearnHub: importing this module imports every room's models."""

from sqlmodel import SQLModel

from learnhub import rooms
from learnhub.access import audit
from learnhub.core import leases, outbox

OF_ROOMS = tuple(rooms.modules("models"))
OUTSIDE_ROOMS = (audit, leases, outbox)

metadata = SQLModel.metadata
