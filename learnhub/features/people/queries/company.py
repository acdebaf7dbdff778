"""The company: its name, languages and words of welcome."""

from sqlalchemy import func
from sqlmodel import Session, select

from learnhub.core.i18n import LANGUAGES
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Setting, Setup, Site
from learnhub.features.people.schemas import CompanyView


def is_set_up(session: Session) -> bool:
    """Whether the first administrator has set the company up."""
    return session.get(Setup, 1) is not None


def get_company(session: Session) -> CompanyView:
    """What everybody may know, also before signing in."""
    settings = {row.key: row.value for row in session.exec(select(Setting))}
    sentences = settings.get("sign_in_sentence", {})
    members = select(func.count()).select_from(Person).where(Person.status == PersonStatus.ACTIVE)
    sites = select(func.count()).select_from(Site)
    counts = session.exec(select(members.scalar_subquery(), sites.scalar_subquery())).one()
    return CompanyView(
        name=settings.get("company_name", ""),
        languages=tuple(settings.get("languages", LANGUAGES)),
        sentence_en=sentences.get("en", ""),
        sentence_fr=sentences.get("fr", ""),
        members=counts[0],
        sites=counts[1],
        is_set_up=is_set_up(session),
    )
