"""Writing an article, and writing it better."""

from collections.abc import Mapping

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.guides.enums import Section
from learnhub.features.guides.room import ARTICLE
from learnhub.features.guides.schemas import ArticleInput, EditArticleInput
from learnhub.features.guides.service import publishing


def publish_article(session: Session, actor: Actor, form: ArticleInput) -> str:
    """Publish an article for everybody, and answer its id."""
    return publishing.publish(session, actor, ARTICLE, form, body=form.text, sections=_sections(form))


def edit_article(session: Session, actor: Actor, guide_id: str, form: EditArticleInput) -> None:
    """Change one's article; raises EditedMeanwhile when it is not the edition that was read."""
    publishing.edit(
        session,
        actor,
        ARTICLE,
        guide_id,
        form,
        edition=form.edition,
        body=form.text,
        sections=_sections(form),
    )


def texts_of_article(form: ArticleInput) -> dict[str, str]:
    """All texts of an article by the names under which its content keeps them."""
    return {"title": form.title, "body": form.text, **_sections(form)}


def _sections(form: ArticleInput) -> Mapping[str, str]:
    return {Section.INTRO: form.intro}
