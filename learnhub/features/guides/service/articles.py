"""Writing an article, and writing it better."""

from collections.abc import Mapping

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.guides.enums import Section
from learnhub.features.guides.room import ARTICLE
from learnhub.features.guides.schemas import ArticleInput, ArticleWords, EditArticleInput
from learnhub.features.guides.service import publishing


def publish_article(session: Session, actor: Actor, form: ArticleInput) -> str:
    """Publish an article for everybody, and answer its id."""
    return publishing.publish(
        session, actor, ARTICLE, form, body=form.text, sections=_sections(form), space_id=form.space_id
    )


def edit_article(
    session: Session, actor: Actor, guide_id: str, form: EditArticleInput, *, merges: bool = False
) -> None:
    """Change one's article; raises EditedMeanwhile as `discussion.service.edit` does."""
    publishing.edit(
        session,
        actor,
        ARTICLE,
        guide_id,
        form,
        edition=form.edition,
        body=form.text,
        sections=_sections(form),
        merges=merges,
    )


def texts_of_article(form: ArticleWords) -> dict[str, str]:
    """All texts of an article by the names under which its content keeps them."""
    return {"title": form.title, "body": form.text, **_sections(form)}


def _sections(form: ArticleWords) -> Mapping[str, str]:
    return {Section.INTRO: form.intro}
