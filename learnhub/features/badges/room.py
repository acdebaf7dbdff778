"""Badges by rule: for what others could make of somebody's work, each with its reason; nobody is compared."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.badges.events import BadgeGiven
from learnhub.rooms import (
    About,
    Audited,
    Deed,
    Entry,
    Erase,
    Floor,
    NoticeGroup,
    NoticeKind,
    Recurring,
    Room,
    Saying,
)

BADGES_READ = Permission("badges:read", scope=N_("Read badges and what they are given for"))
BADGES_KEEP = Permission("badges:keep", scope=N_("Hide or give back your badges"))
BADGES_REVOKE = Permission(
    "badges:revoke", to=(Role.ADMINISTRATOR,), scope=N_("Take a badge back, with a reason")
)

GIVEN = NoticeKind(
    "badges",
    group=NoticeGroup.FOR_ME,
    label=N_("I am given a badge"),
    detail=N_("with its reason"),
    tells=((BadgeGiven, "notices:given"),),
    sayings={
        "given": Saying(
            "", N_("See what for"), N_("You have earned a badge"), about=N_("badge"), is_quoting=False
        )
    },
)

ROOM = Room(
    floor=Floor.LISTS,
    permissions=(BADGES_READ, BADGES_KEEP, BADGES_REVOKE),
    personal_data={
        "badge_award": Entry(
            ("person_id",), (), ("id", "rule", "at", "is_hidden", "revoked_by", "revoked_at"), Erase.DELETE
        ),
        "badge_credential": Entry(
            ("person_id",), (), ("award_id", "public_id", "document", "signed_at"), Erase.DELETE
        ),
    },
    notices=(GIVEN,),
    told={"badge": "notices:things"},
    jobs=(Recurring("give badges", timedelta(hours=6), "service:give"),),
    deeds=(Deed(N_("Read what badges are given for"), "/badges", "award", 80, requires=BADGES_READ),),
    audited={"badges:revoke": Audited(N_("Badge revoked"), About.PERSON)},
)
