"""Telling a best practice, and telling it better."""

from collections.abc import Mapping

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.guides import photos, policy
from learnhub.features.guides.enums import Section
from learnhub.features.guides.room import PRACTICE
from learnhub.features.guides.schemas import EditPracticeInput, PracticeInput
from learnhub.features.notices import service as notices
from learnhub.rooms import Reason


def publish_practice(session: Session, actor: Actor, form: PracticeInput) -> str:
    """Publish a best practice for everybody, and answer its id."""
    guard.require(policy.can_write(actor))
    content = discussion.create(
        session,
        actor,
        kind=PRACTICE,
        title=form.title,
        body=form.context,
        sections=_sections(form),
        language=form.language,
        topics=form.topics,
    )
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def edit_practice(session: Session, actor: Actor, guide_id: str, form: EditPracticeInput) -> None:
    """Change one's best practice; raises EditedMeanwhile when it is not the edition that was read."""
    guard.require(policy.can_write(actor))
    content = discussion_queries.get_content_for_update(session, actor, guide_id, PRACTICE)
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        title=form.title,
        body=form.context,
        sections=_sections(form),
        language=form.language,
        topics=form.topics,
    )


def texts_of(form: PracticeInput) -> dict[str, str]:
    """All texts of a best practice by the names under which its content keeps them."""
    return {"title": form.title, "body": form.context, **_sections(form)}


def _sections(form: PracticeInput) -> Mapping[str, str]:
    return {
        Section.TODO: form.todo,
        Section.RESULT: form.result,
        Section.LIMITS: form.limits,
        Section.WHOM: form.whom,
        Section.TAKES: form.takes,
        Section.NEEDS: form.needs,
        Section.PHOTO: photos.markdown_of(form.photo, form.photo_shows or form.title),
    }
