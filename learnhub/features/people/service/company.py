"""What the company decides for itself."""

from sqlmodel import Session, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.errors import CompanyChanged
from learnhub.features.people.models import Setting, Space
from learnhub.features.people.policy import can_manage_company
from learnhub.features.people.schemas import CompanyInput

EDITION = "company_edition"


def save_company(session: Session, actor: Actor, *, form: CompanyInput) -> None:
    """Save the company's name, its languages, the words beside its sign-in and what new people begin with.

    Who is there already keeps the language, zone and theme of their account. Raises CompanyChanged when
    `form.edition` is not the present one.
    """
    guard.require(can_manage_company(actor))
    company = select(Space).where(Space.kind == SpaceKind.COMPANY).with_for_update()
    session.exec(company).one().name = form.name  # locked, for there may be no row of the edition yet
    _advance(session, form.edition)
    decided = {
        "company_name": form.name,
        "languages": form.languages,
        "zone": form.zone,
        "theme": form.theme.value,
        "sign_in_sentence": {"en": form.sentence_en, "fr": form.sentence_fr},
        "sign_in_article": form.shows_article,
    }
    for key, value in decided.items():
        session.merge(Setting(key=key, value=value))
    audit.record(session, actor, "company:change")


def _advance(session: Session, edition: int) -> None:
    present = session.get(Setting, EDITION)
    if edition != (present.value if present else 1):
        raise CompanyChanged
    session.merge(Setting(key=EDITION, value=edition + 1))
