"""The company: its name, languages and words of welcome, and what new people begin with."""

from sqlmodel import Session, select

from learnhub.config import settings
from learnhub.core.i18n import LANGUAGES
from learnhub.features.people.enums import DEFAULT_ZONE, Theme
from learnhub.features.people.models import Setting, Setup
from learnhub.features.people.schemas import CompanyView


def is_set_up(session: Session) -> bool:
    """Whether the first administrator has set the company up."""
    return session.get(Setup, 1) is not None


def get_company(session: Session) -> CompanyView:
    """What everybody may know, also before signing in."""
    kept = {row.key: row.value for row in session.exec(select(Setting))}
    sentences = kept.get("sign_in_sentence", {})
    return CompanyView(
        name=kept.get("company_name", ""),
        languages=tuple(kept.get("languages", LANGUAGES)),
        zone=kept.get("zone", DEFAULT_ZONE),
        theme=kept.get("theme", Theme.SYSTEM),
        sentence_en=sentences.get("en", ""),
        sentence_fr=sentences.get("fr", ""),
        is_set_up=is_set_up(session),
        edition=kept.get("company_edition", 1),
        sends_mail=settings().sends_mail,
    )
