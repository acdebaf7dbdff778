"""The company: its name, languages and words of welcome, and what new people begin with."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, select

from learnhub.config import settings
from learnhub.core.i18n import LANGUAGES
from learnhub.features.people.enums import DEFAULT_ZONE, Theme
from learnhub.features.people.models import Setting, Setup
from learnhub.features.people.schemas import ARTICLE_SETTING, CompanyView


def is_set_up(session: Session) -> bool:
    """Whether the first administrator has set the company up."""
    return session.get(Setup, 1) is not None


def get_company(session: Session) -> CompanyView:
    """What everybody may know, also before signing in."""
    kept = {row.key: row.value for row in session.exec(select(Setting))}
    sentences = kept.get("sign_in_sentence", {})
    shows_article = kept.get("sign_in_article", False)
    article = kept.get(ARTICLE_SETTING) if shows_article else None
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
        shows_article=shows_article,
        **_shown(article or {}),
    )


def _shown(article: Mapping[str, Any]) -> dict[str, Any]:
    """Article 1 of the charter as its room has kept it for the sign-in."""
    return {
        "article": article.get("text", ""),
        "article_language": article.get("language", "en"),
        "article_writers": article.get("writers", 0),
        "article_signed": article.get("signed", 0),
    }
