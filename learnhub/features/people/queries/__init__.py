"""Reading people, how they sign in, and the groups they belong to."""

from learnhub.features.people.queries.attention import own_ref_of, select_own_ref
from learnhub.features.people.queries.company import get_company, is_set_up
from learnhub.features.people.queries.groups import list_site_rows, list_sites, list_teams
from learnhub.features.people.queries.import_views import find_import, list_problem_lines
from learnhub.features.people.queries.members import count_members, list_members
from learnhub.features.people.queries.profiles import get_own_profile, get_profile
from learnhub.features.people.queries.readers import find_reader
from learnhub.features.people.queries.sign_ins import (
    find_actor,
    find_link,
    find_own_password,
    find_password,
    is_in_use_from,
    list_sign_ins,
    not_folded,
)
from learnhub.features.people.queries.tokens import (
    find_active_actor,
    find_actor_by_token,
    is_first_use_today,
    list_tokens,
)

__all__ = [
    "count_members",
    "find_active_actor",
    "find_actor",
    "find_actor_by_token",
    "find_import",
    "find_link",
    "find_own_password",
    "find_password",
    "find_reader",
    "get_company",
    "get_own_profile",
    "get_profile",
    "is_first_use_today",
    "is_in_use_from",
    "is_set_up",
    "list_members",
    "list_problem_lines",
    "list_sign_ins",
    "list_site_rows",
    "list_sites",
    "list_teams",
    "list_tokens",
    "not_folded",
    "own_ref_of",
    "select_own_ref",
]
