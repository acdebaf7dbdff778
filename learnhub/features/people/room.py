"""People: accounts, roles, sign-ins, groups, and the spaces that content lives in."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.events import (
    NewBrowser,
    PersonSuspended,
    ProfileChanged,
    RolesChanged,
    SignedOut,
)
from learnhub.rooms import (
    About,
    Audited,
    Deed,
    Entry,
    Erase,
    Floor,
    NoticeGroup,
    NoticeKind,
    Pace,
    Place,
    Recurring,
    Room,
    Saying,
    Tab,
    Wing,
)

FORMER = N_("Former member")
ADMIN = "/admin"

COMPANY_MANAGE = Permission(
    "company:manage", to=(Role.ADMINISTRATOR,), scope=N_("Administer the company’s settings")
)
CONTENT_MODERATE = Permission(
    "content:moderate", to=(Role.MODERATOR, Role.ADMINISTRATOR), scope=N_("Moderate")
)
GROUPS_MANAGE = Permission("groups:manage", to=(Role.ADMINISTRATOR,), scope=N_("Administer sites and teams"))
MEMBERS_MANAGE = Permission("members:manage", to=(Role.ADMINISTRATOR,), scope=N_("Administer members"))
PEOPLE_READ = Permission("people:read", scope=N_("See colleagues"))
PROFILE_EDIT = Permission("profile:edit", scope=N_("Change your profile"))
TOKENS_MANAGE = Permission("tokens:manage")

PERSON_BLANK = {
    "email": None, "name": FORMER, "folded": "former member", "job": "", "about": "", "site_id": None,
    "team_id": None, "zone": "UTC", "status": PersonStatus.FORMER, "password_hash": None,
    "last_seen_hour": None, "reads": [],
}  # fmt: skip
PERSON_EXPORTED = (
    "email", "name", "job", "about", "zone", "language", "reads", "theme", "status", "last_seen_hour",
    "created_at",
)  # fmt: skip

NOTICES = (
    NoticeKind(
        "account",
        group=NoticeGroup.FOR_ME,
        label=N_("My account"),
        detail=N_("what I may do here"),
        tells=((RolesChanged, "notices:roles_changed"),),
        sayings={"roles": Saying("", N_("Open the settings"), N_("Your roles have changed"))},
        pace=Pace.AT_ONCE,
        always=True,
    ),
    NoticeKind(
        "sign_ins",
        group=NoticeGroup.FOR_ME,
        label=N_("A sign-in from a new browser"),
        detail=N_("within the hour"),
        tells=((NewBrowser, "notices:new_browser"),),
        sayings={"sign_in": Saying("", N_("Look at your browsers"), N_("You signed in from a new browser"))},
        pace=Pace.AT_ONCE,
        always=True,
        hourly=True,
    ),
)

ROOM = Room(
    floor=Floor.PEOPLE,
    permissions=(
        PEOPLE_READ,
        PROFILE_EDIT,
        TOKENS_MANAGE,
        CONTENT_MODERATE,
        MEMBERS_MANAGE,
        GROUPS_MANAGE,
        COMPANY_MANAGE,
    ),
    personal_data={
        "person": Entry(("id",), tuple(PERSON_BLANK), PERSON_EXPORTED, Erase.BLANK, PERSON_BLANK),
        "person_role": Entry(("person_id",), (), ("role",)),
        "sign_in": Entry(
            ("person_id",), ("agent", "ip_prefix"), ("created_at", "seen_at", "agent", "ip_prefix")
        ),
        "one_time_link": Entry(("person_id", "made_by"), (), ("purpose", "expires_at", "used_at")),
        "api_token": Entry(
            ("person_id",), (), ("name", "scopes", "created_at", "expires_at", "last_used_day")
        ),
        "member_import": Entry(("person_id",), ("rows", "about"), ("file_name", "made_at", "done_at")),
        "space_member": Entry(("person_id",), (), ("space_id", "is_facilitator", "joined_at", "until")),
        "idempotency": Entry(("person_id",), ("result",), ()),
        "audit": Entry(("actor",), ("ip_prefix",), ("at", "action", "object", "result"), Erase.KEEP),
    },
    audited={
        "company:change": Audited(N_("Company settings changed")),
        "company:set_up": Audited(N_("Company set up")),
        "groups:add": Audited(N_("Site or team added"), About.GROUP),
        "groups:change": Audited(N_("Site or team changed"), About.GROUP),
        "groups:delete": Audited(N_("Site or team deleted")),
        "members:correct": Audited(N_("Member’s details corrected"), About.PERSON),
        "members:import": Audited(N_("Members imported"), About.COUNT),
        "members:invite": Audited(N_("Member invited"), About.PERSON),
        "members:join": Audited(N_("Invitation accepted")),
        "members:reactivate": Audited(N_("Member reactivated"), About.PERSON),
        "members:reset": Audited(N_("Link for a new password made"), About.PERSON),
        "members:suspend": Audited(N_("Member suspended"), About.PERSON),
        "members:withdraw": Audited(N_("Invitation withdrawn"), About.PERSON),
        "password:change": Audited(N_("Password changed")),
        "password:reset": Audited(N_("Password reset by a link")),
        "people:erase": Audited(N_("Person erased"), About.PERSON),
        "people:export": Audited(N_("Data of a person exported"), About.PERSON),
        "roles:change": Audited(N_("Roles changed"), About.PERSON),
        "session:close": Audited(N_("Signed out of LearnHub")),
        "session:open": Audited(N_("Signed in to LearnHub")),
        "tokens:make": Audited(N_("API key made")),
        "tokens:revoke": Audited(N_("API key revoked")),
    },
    notices=NOTICES,
    told={"account": "notices:things"},
    announcers=(
        (PersonSuspended, "hints:leave"),
        (RolesChanged, "hints:leave"),
        (SignedOut, "hints:leave_browser"),
        (ProfileChanged, "hints:show_profile"),
    ),
    jobs=(
        Recurring("forget answers to repeats", timedelta(hours=1), "service.repeats:forget_old_repeats"),
        Recurring(
            "forget expired sign-ins and links", timedelta(hours=1), "service.housekeeping:forget_expired"
        ),
    ),
    mails={
        "people.invitation": "mails:compose_invitation",
        "people.reset": "mails:compose_reset",
        "people.sign_in": "mails:compose_sign_in",
    },
    deeds=(
        Deed(N_("Edit my profile"), "/settings", "pencil", 70),
        Deed(N_("Language and appearance"), "/settings/appearance", "languages", 80),
        Deed(N_("Password and browsers"), "/settings/sign-ins", "lock", 90),
        Deed(N_("Invite people"), "/admin/members", "user_plus", 100, requires=MEMBERS_MANAGE),
    ),
    places=(
        Place(
            "members",
            N_("Administration"),
            ADMIN,
            "users",
            Wing.STEER,
            50,
            requires=COMPANY_MANAGE,
        ),
        Place("settings", N_("Settings"), "/settings", "settings", Wing.ACCOUNT, 50, tab=Tab.ME),
    ),
)
