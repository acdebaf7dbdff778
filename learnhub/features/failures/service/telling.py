"""Telling a small failure, changing its words and taking it back."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentPublished
from learnhub.features.discussion.models import Content
from learnhub.features.failures import policy
from learnhub.features.failures.enums import Section
from learnhub.features.failures.fading import fades_on, place_on_wall
from learnhub.features.failures.models import Failure
from learnhub.features.failures.room import FAILURE
from learnhub.features.failures.schemas import EditFailureInput, FailureInput, FailureWords
from learnhub.features.notices import service as notices
from learnhub.rooms import Reason


def tell_failure(session: Session, actor: Actor, form: FailureInput) -> str:
    """Tell a story under one's name, and answer its id."""
    guard.require(policy.can_tell(actor))
    where = discussion.place(session, actor, form.space_id)
    content = discussion.create(
        session,
        actor,
        kind=FAILURE,
        space=where.space,
        status=where.status,
        title=form.title,
        body=form.happened,
        sections=_sections(form),
        language=form.language,
        topics=form.topics,
    )
    failure = Failure(content_id=content.id, is_open=form.is_open, is_kept=form.is_kept)
    if content.status == Status.PUBLISHED:
        put_up(content, failure)
    session.add(failure)
    session.flush()
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def edit_failure(session: Session, actor: Actor, content_id: str, form: EditFailureInput) -> None:
    """Change one's story; raises EditedMeanwhile."""
    content = discussion_queries.get_content_for_update(session, actor, content_id, FAILURE)
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        title=form.title,
        body=form.happened,
        sections=_sections(form),
        language=form.language,
        topics=form.topics,
    )
    failure = session.get_one(Failure, content_id)
    failure.is_open, failure.is_kept = form.is_open, form.is_kept
    session.add(failure)


def remove_failure(session: Session, actor: Actor, content_id: str) -> None:
    """Take one's story back."""
    discussion.remove(
        session, actor, discussion_queries.get_content_for_update(session, actor, content_id, FAILURE)
    )


def hang(session: Session, event: ContentPublished) -> None:
    """A recorder: a story that waited in its community is shown, and has its place on the wall."""
    if event.kind != FAILURE:
        return
    content, failure = session.get_one(Content, event.content_id), session.get(Failure, event.content_id)
    if failure is not None and failure.fades_on is None and not content.is_anonymous:
        put_up(content, failure)
        session.add_all((content, failure))


def put_up(content: Content, failure: Failure) -> None:
    """Give a story its place on the wall, and the day on which it leaves it."""
    if content.published_at is not None:
        content.hot = place_on_wall(content.published_at)
        failure.fades_on = fades_on(content.published_at.date())


def _sections(form: FailureWords) -> dict[str, str]:
    return {Section.HELP.value: form.help, Section.LESSON.value: form.lesson}
