"""What narrows the audit log, as the address of its page says it."""

from urllib.parse import parse_qs, urlencode

import pydantic

from learnhub.features.audit.schemas import AuditFilters

AUDIT = "/admin/audit"


def address_of(filters: AuditFilters) -> str:
    """Where these entries are shown; what is not narrowed is left out."""
    query = urlencode({name: value for name, value in filters.model_dump(mode="json").items() if value})
    return f"{AUDIT}?{query}" if query else AUDIT


def filters_of(query: str) -> AuditFilters:
    """What the query of an address asks for. Somebody may have typed it: what makes no sense is left out."""
    known = AuditFilters.model_fields
    asked = {name: values[-1] for name, values in parse_qs(query).items() if name in known}
    try:
        return AuditFilters.model_validate(asked)
    except pydantic.ValidationError as error:
        wrong = {each["loc"][0] for each in error.errors()}
        return AuditFilters.model_validate({name: asked[name] for name in asked.keys() - wrong})
