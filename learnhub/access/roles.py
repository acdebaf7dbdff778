"""Roles, and what each may do at function level.

A role adds permissions and never takes any away. An active account is a member; leader, moderator and
administrator are added rows. Mentor, facilitator and expert are facts about a person, not roles. Which rows a
permission reaches is decided by the policy of each room.
"""

from enum import StrEnum

from learnhub.access import permissions
from learnhub.core.i18n import N_


class Role(StrEnum):
    """What an administrator can add to a member."""

    LEADER = "leader"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


P = permissions.Permission

PUBLIC = frozenset({P.SESSION_OPEN})

MEMBER = PUBLIC | {
    P.AMA_ASK,
    P.AMA_HOST,
    P.AMA_READ,
    P.AMA_VOTE,
    P.CARDS_READ,
    P.CARDS_REVIEW,
    P.CARDS_WRITE,
    P.HOME_READ,
    P.MENTORING_BOOK,
    P.MENTORING_OFFER,
    P.MENTORING_READ,
    P.PEOPLE_READ,
    P.PROFILE_EDIT,
    P.QUESTIONS_ANSWER,
    P.QUESTIONS_ASK,
    P.QUESTIONS_READ,
    P.QUESTIONS_VOTE,
    P.TOKENS_MANAGE,
    P.TOPICS_READ,
}

GRANTS: dict[Role, frozenset[permissions.Permission]] = {
    Role.LEADER: frozenset({P.AMA_SCHEDULE}),
    Role.MODERATOR: frozenset({P.CONTENT_MODERATE}),
    Role.ADMINISTRATOR: frozenset(
        {P.AMA_SCHEDULE, P.CONTENT_MODERATE, P.COMPANY_MANAGE, P.GROUPS_MANAGE, P.MEMBERS_MANAGE}
    ),
}


NAMES: dict[Role, str] = {
    Role.LEADER: N_("Leader"),
    Role.MODERATOR: N_("Moderator"),
    Role.ADMINISTRATOR: N_("Administrator"),
}


def permissions_of(roles: frozenset[Role], *, signed_in: bool) -> frozenset[permissions.Permission]:
    """Everything that somebody with these roles may do at function level."""
    if not signed_in:
        return PUBLIC
    return MEMBER.union(*(GRANTS[role] for role in roles))


def roles_with(permission: permissions.Permission) -> frozenset[Role]:
    """The roles that add a permission."""
    return frozenset(role for role, granted in GRANTS.items() if permission in granted)


def within(role: Role, held: frozenset[Role]) -> bool:
    """Whether a role adds nothing that somebody with the held roles could not do already."""
    return GRANTS[role] <= permissions_of(held, signed_in=True)
