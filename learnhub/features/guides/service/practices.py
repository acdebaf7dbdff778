"""Telling a best practice, and telling it better."""

from collections.abc import Mapping

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.guides import photos
from learnhub.features.guides.enums import Section
from learnhub.features.guides.room import PRACTICE
from learnhub.features.guides.schemas import EditPracticeInput, PracticeInput, PracticeWords
from learnhub.features.guides.service import publishing


def publish_practice(session: Session, actor: Actor, form: PracticeInput) -> str:
    """Publish a best practice for everybody, and answer its id.

    `form.source_id` names what it was made of; raises NoSuchContent and NotToBeTakenOut.
    """
    texts = _sections(form)
    return publishing.publish(
        session,
        actor,
        PRACTICE,
        form,
        body=form.context,
        sections=texts,
        space_id=form.space_id,
        source_id=form.source_id,
    )


def edit_practice(
    session: Session, actor: Actor, guide_id: str, form: EditPracticeInput, *, merges: bool = False
) -> None:
    """Change one's best practice; raises EditedMeanwhile as `discussion.service.edit` does."""
    publishing.edit(
        session,
        actor,
        PRACTICE,
        guide_id,
        form,
        edition=form.edition,
        body=form.context,
        sections=_sections(form),
        merges=merges,
    )


def texts_of(form: PracticeWords) -> dict[str, str]:
    """All texts of a best practice by the names under which its content keeps them."""
    return {"title": form.title, "body": form.context, **_sections(form)}


def _sections(form: PracticeWords) -> Mapping[str, str]:
    return {
        Section.TODO: form.todo,
        Section.RESULT: form.result,
        Section.LIMITS: form.limits,
        Section.WHOM: form.whom,
        Section.TAKES: form.takes,
        Section.NEEDS: form.needs,
        Section.PHOTO: photos.markdown_of(form.photo, form.photo_shows or form.title),
    }
