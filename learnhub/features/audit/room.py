"""The audit log as administrators read it, with the words that the rooms have for what they write there."""

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.rooms import Audited, Floor, Room

AUDIT_READ = Permission("audit:read", to=(Role.ADMINISTRATOR,), scope=N_("Read the audit log"))

ROOM = Room(
    floor=Floor.GATHERING,
    permissions=(AUDIT_READ,),
    audited={
        "audit:read": Audited(N_("Audit log opened")),
        "audit:export": Audited(N_("Audit log exported")),
    },
)
