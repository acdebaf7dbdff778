"""What narrows the list of members, as its address says it: to be loaded again, sent and gone back to."""

from urllib.parse import parse_qs, urlencode

from learnhub.access.roles import Role
from learnhub.core.ids import is_id
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.schemas import MemberFilters

MEMBERS = "/admin/members"
MEMBER = "member"  # the role of people without an added one
SEARCH_MAX = 200


def address_of(filters: MemberFilters) -> str:
    """Where the list shows these members; what is not narrowed is left out."""
    asked = {
        "q": filters.search,
        "role": filters.role,
        "site": filters.site_id,
        "team": filters.team_id,
        "status": filters.status,
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{MEMBERS}?{query}" if query else MEMBERS


def filters_of(query: str) -> MemberFilters:
    """What the query of an address asks for. Somebody may have typed it: what makes no sense is left out."""
    asked = {name: values[-1] for name, values in parse_qs(query).items()}
    role, status = asked.get("role", ""), asked.get("status", "")
    site, team = asked.get("site", ""), asked.get("team", "")
    return MemberFilters(
        search=tidy(asked.get("q", "")),
        role=role if role in (MEMBER, *Role) else "",
        site_id=site if is_id(site) else "",
        team_id=team if is_id(team) else "",
        status=status if status in list(PersonStatus) and status != PersonStatus.FORMER else "",
    )


def tidy(words: str) -> str:
    """Words as they are looked for: no space to spare, and no NUL, which PostgreSQL refuses."""
    return " ".join(words.replace("\0", " ").split())[:SEARCH_MAX].rstrip()
