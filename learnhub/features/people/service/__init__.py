"""What people do with their accounts, and what administrators do with members and groups."""

from learnhub.features.people.service.company import save_company
from learnhub.features.people.service.departure import erase_data, export_data
from learnhub.features.people.service.groups import (
    add_site,
    add_team,
    change_site,
    delete_site,
    delete_team,
    rename_team,
)
from learnhub.features.people.service.imports import (
    cancel_import,
    confirm_import,
    stage_import,
    withdraw_import,
)
from learnhub.features.people.service.links import (
    accept_invite,
    ask_reset,
    invite_member,
    make_invite_link,
    make_reset_link,
    reset_password,
    withdraw_invite,
)
from learnhub.features.people.service.members import (
    add_role,
    correct_member,
    reactivate_member,
    set_roles,
    suspend_member,
    suspend_members,
)
from learnhub.features.people.service.profile import save_preferences, save_profile
from learnhub.features.people.service.repeats import once
from learnhub.features.people.service.setup import create_administrator, make_setup_link, set_up
from learnhub.features.people.service.sign_in import (
    change_password,
    end_all_sign_ins,
    end_other_sign_in,
    end_sign_in,
    note_refused,
    note_seen,
    open_sign_in,
)
from learnhub.features.people.service.spaces import team_space
from learnhub.features.people.service.tokens import make_token, note_token_used, revoke_token

__all__ = [
    "accept_invite",
    "add_role",
    "add_site",
    "add_team",
    "ask_reset",
    "cancel_import",
    "change_password",
    "change_site",
    "confirm_import",
    "correct_member",
    "create_administrator",
    "delete_site",
    "delete_team",
    "end_all_sign_ins",
    "end_other_sign_in",
    "end_sign_in",
    "erase_data",
    "export_data",
    "invite_member",
    "make_invite_link",
    "make_reset_link",
    "make_setup_link",
    "make_token",
    "note_refused",
    "note_seen",
    "note_token_used",
    "once",
    "open_sign_in",
    "reactivate_member",
    "rename_team",
    "reset_password",
    "revoke_token",
    "save_company",
    "save_preferences",
    "save_profile",
    "set_roles",
    "set_up",
    "stage_import",
    "suspend_member",
    "suspend_members",
    "team_space",
    "withdraw_import",
    "withdraw_invite",
]
