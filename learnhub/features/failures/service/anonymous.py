"""Small failures without a name: who may tell one, when it comes out, and what its author does with it later.

Keeping, publishing and following them is the same for every kind of content and lives in `discussion`. They
stand under the company's space, come out with others, and have no moment but their month.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock
from learnhub.core.markdown import rendered
from learnhub.errors import Invalid
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import company_space, count_audience, sections_of
from learnhub.features.discussion.schemas import AUDIENCE_MIN, Sections, Standing
from learnhub.features.discussion.service.anonymous import AnonymousKind, Stage
from learnhub.features.failures import policy
from learnhub.features.failures.enums import Section
from learnhub.features.failures.errors import StoryClosed, TooFewToHide, UnknownStory
from learnhub.features.failures.fading import month_of
from learnhub.features.failures.models import Failure
from learnhub.features.failures.room import FAILURE
from learnhub.features.failures.schemas import UnsignedFailureInput
from learnhub.features.failures.service.telling import put_up
from learnhub.features.people.models import Space

_WISHES = TypeAdapter(dict[str, str])


def require_anonymity(session: Session, actor: Actor, space_id: str) -> None:
    """Go on only when this person may tell a story without a name; the last thing that knows who tells it.

    Raises NoSuchContent for another space than the company's, Forbidden, and TooFewToHide.
    """
    guard.require(policy.can_tell(actor))
    if space_id != company_space(session):
        raise NoSuchContent
    if not policy.can_tell_unsigned(actor, count_audience(session, space_id, most=AUDIENCE_MIN)):
        raise TooFewToHide


def _check(text: str) -> str:
    """The words as they are kept, parsed once, so that nothing refuses them when they come out."""
    form = UnsignedFailureInput.model_validate_json(text)
    form.prepare()
    for words in (form.happened, form.help, form.lesson):
        rendered(words, form.language)
    return form.model_dump_json()


def _stages(session: Session, space_ids: Collection[str]) -> dict[str, Stage]:
    found = session.exec(select(Space.id).where(Space.id.in_(space_ids)))
    return dict.fromkeys(found, Stage.LASTING)


def _lock(session: Session, space_id: str) -> Space:
    space = session.exec(select(Space).where(Space.id == space_id).with_for_update(key_share=True)).first()
    if space is None:
        raise NoSuchContent
    return space


def _publish(session: Session, space: Space, texts: Sequence[str]) -> list[Content]:
    return [_tell(session, space, UnsignedFailureInput.model_validate_json(text)) for text in texts]


def _tell(session: Session, space: Space, form: UnsignedFailureInput) -> Content:
    content = discussion.create_anonymous(
        session,
        kind=FAILURE,
        title=form.title,
        body=form.happened,
        sections=_sections(form),
        language=form.language,
        space=space.id,
        status=Status.PUBLISHED,
        at=month_of(clock.utcnow()),
    )
    failure = Failure(content_id=content.id, is_open=form.is_open, is_kept=form.is_kept)
    put_up(content, failure)
    session.add_all((content, failure))
    session.flush()
    return content


def _sections(form: UnsignedFailureInput) -> dict[str, str]:
    return {Section.HELP.value: form.help, Section.LESSON.value: form.lesson}


def _standing(session: Session, content: Content) -> Standing:
    failure = session.get_one(Failure, content.id)
    sections = sections_of(session, [content.id]).get(content.id, Sections())
    words = {
        "title": content.title,
        "happened": content.body,
        "help": sections.text(Section.HELP),
        "lesson": sections.text(Section.LESSON),
        "language": content.language,
        "is_open": failure.is_open,
        "is_kept": failure.is_kept,
    }
    return Standing(
        state="open" if content.hot else "faded",
        can_reword=content.status == Status.PUBLISHED,
        can_withdraw=content.status != Status.REMOVED,
        raw=json.dumps(words),
        facts={"id": content.id},
    )


def _wish(_session: Session, content: Content, waiting: str, do: str, value: str) -> str:
    """What waits for the next batch by now, other words in the place of earlier ones."""
    if content.status != Status.PUBLISHED:
        raise StoryClosed
    if do != "reword":
        raise Invalid
    wishes = _WISHES.validate_json(waiting or "{}")
    wishes[do] = _check(value)
    return json.dumps(wishes)


def _apply(session: Session, content: Content, waiting: str) -> None:
    wishes = _WISHES.validate_json(waiting)
    if content.status != Status.PUBLISHED or "reword" not in wishes:
        return
    form = UnsignedFailureInput.model_validate_json(wishes["reword"])
    words: dict[str, Any] = {"title": form.title, "body": form.happened, "language": form.language}
    discussion.rewrite(session, content, edition=content.edition, sections=_sections(form), **words)
    failure = session.get_one(Failure, content.id)
    failure.is_open, failure.is_kept = form.is_open, form.is_kept
    session.add(failure)


def _reword(_session: Session, _content: Content, _text: str) -> None:
    """Words that are out change with the next batch (`_wish`) and never at once."""
    raise Invalid


ANONYMOUS_FAILURE = AnonymousKind(
    name=FAILURE,
    unknown_secret=UnknownStory,
    check=_check,
    require=require_anonymity,
    stages=_stages,
    publish=_publish,
    standing=_standing,
    reword=_reword,
    withdraw=discussion.empty,
    lock=_lock,
    wish=_wish,
    apply=_apply,
)
