"""Roles: what an administrator can add to a member.

A role adds permissions and never takes any away. An active account is a member; leader, moderator and
administrator are added rows. Mentor, facilitator and expert are facts about a person, not roles.
"""

from enum import StrEnum

from learnhub.core.i18n import N_


class Role(StrEnum):
    """What an administrator can add to a member."""

    LEADER = "leader"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


NAMES: dict[Role, str] = {
    Role.LEADER: N_("Leader"),
    Role.MODERATOR: N_("Moderator"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
