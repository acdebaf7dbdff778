"""Questions without a name: who may ask one, when they come out, and what their author does with them later.

Keeping, publishing and following them is the same for every kind of content and lives in `discussion`. They
stand under the company's space, which is never over: a batch comes every four hours when three people have
asked, and every night. So an acceptance and other words come out, too. Who is asked to answer is chosen as
for any question, and may be the one who asked: to leave them out would name them.
"""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock
from learnhub.core.markdown import rendered
from learnhub.errors import Invalid
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import company_space, count_audience, topics_of
from learnhub.features.discussion.schemas import AUDIENCE_MIN, Standing
from learnhub.features.discussion.service.anonymous import AnonymousKind, Stage
from learnhub.features.people.models import Space
from learnhub.features.questions import policy
from learnhub.features.questions.errors import NotOpen, TooFewPeople, UnknownSecret
from learnhub.features.questions.events import AcceptanceWithdrawn, AnswerAccepted, QuestionAsked
from learnhub.features.questions.models import Question
from learnhub.features.questions.queries.similar import list_similar
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.questions.schemas import SimilarView, UnsignedInput
from learnhub.features.questions.service.posts import decide, note_concerned
from learnhub.features.questions.service.routing import send_on
from learnhub.features.questions.service.sparing import spare_question

LOOKED_AT = 300  # letters of a title that is being written
_WISHES = TypeAdapter(dict[str, str])


def require_anonymity(session: Session, actor: Actor, space_id: str) -> None:
    """Go on only when this person may ask without a name; the last thing that knows who asks.

    Raises NoSuchContent for another space than the company's, Forbidden, and TooFewPeople.
    """
    guard.require(policy.can_ask(actor))
    if space_id != company_space(session):
        raise NoSuchContent
    if not policy.can_ask_unsigned(actor, count_audience(session, space_id, most=AUDIENCE_MIN)):
        raise TooFewPeople


def _check(text: str) -> str:
    """The words as they are kept, parsed once, so that nothing refuses them when they come out."""
    form = UnsignedInput.model_validate_json(text)
    form.prepare()
    rendered(form.body, form.language)
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
    return [_ask(session, space, UnsignedInput.model_validate_json(text)) for text in texts]


def _ask(session: Session, space: Space, form: UnsignedInput) -> Content:
    content = discussion.create_anonymous(
        session,
        kind=QUESTION,
        title=form.title,
        body=form.body,
        language=form.language,
        topics=form.topics,
        space=space.id,
        status=Status.PUBLISHED,
        at=_today(),
    )
    question = Question(content_id=content.id)
    session.add(question)
    send_on(session, content, question)
    bus.record(session, QuestionAsked(content.id))
    return content


def _today() -> datetime:
    """The beginning of the day, the only moment that a question without a name has."""
    return clock.utcnow().replace(hour=0, minute=0, second=0, microsecond=0)


def _standing(session: Session, content: Content) -> Standing:
    accepted = session.get_one(Question, content.id).accepted_id
    topics = topics_of(session, [content.id], content.language).get(content.id, ())
    words = {
        "title": content.title,
        "body": content.body,
        "topics": [topic.name for topic in topics],
        "language": content.language,
    }
    return Standing(
        state="solved" if accepted else "open",
        can_reword=content.status == Status.PUBLISHED,
        can_withdraw=content.status != Status.REMOVED,
        raw=json.dumps(words),
        facts={"id": content.id, "answers": content.answer_count, "accepted": accepted or ""},
    )


def _wish(session: Session, content: Content, waiting: str, do: str, value: str) -> str:
    """What waits for the next batch by now, each wish in the place of an earlier one of its kind."""
    if content.status != Status.PUBLISHED:
        raise NotOpen
    wishes = _WISHES.validate_json(waiting or "{}")
    if do == "reword":
        wishes[do] = _check(value)
    elif do == "accept" and _is_answer(session, content, value):
        wishes[do] = value
    elif do == "reopen":
        wishes["accept"] = ""
    else:
        raise Invalid
    return json.dumps(wishes)


def _apply(session: Session, content: Content, waiting: str) -> None:
    if content.status != Status.PUBLISHED:
        return
    wishes = _WISHES.validate_json(waiting)
    if "reword" in wishes:
        _say_anew(session, content, UnsignedInput.model_validate_json(wishes["reword"]))
    if "accept" in wishes:
        _decide(session, content, wishes["accept"])


def _say_anew(session: Session, content: Content, form: UnsignedInput) -> None:
    words: dict[str, Any] = form.model_dump()
    note_concerned(session, content.id)
    discussion.rewrite(session, content, edition=content.edition, **words)


def _decide(session: Session, content: Content, answer_id: str) -> None:
    if answer_id and not _is_answer(session, content, answer_id):
        return
    if not decide(session, content.id, answer_id or None, by=None, at=_today()):
        return
    if answer_id:
        bus.record(session, AnswerAccepted(content.id, answer_id))
    else:
        bus.record(session, AcceptanceWithdrawn(content.id))


def _is_answer(session: Session, content: Content, answer_id: str) -> bool:
    answer = session.get(Content, answer_id)
    is_here = answer is not None and (answer.kind, answer.root_id) == (ANSWER, content.id)
    return is_here and answer is not None and answer.status == Status.PUBLISHED


def _reword(_session: Session, _content: Content, _text: str) -> None:
    """Words that are out change with the next batch (`_wish`) and never at once."""
    raise Invalid


def _withdraw(session: Session, content: Content) -> None:
    note_concerned(session, content.id)
    discussion.empty(session, content)


def _look(session: Session, actor: Actor, title: str) -> list[dict[str, Any]]:
    """What may answer it already."""
    guard.require(policy.can_ask(actor))
    return [_plain(view) for view in list_similar(session, actor, title=title[:LOOKED_AT])]


def _spare(session: Session, actor: Actor, content_id: str) -> None:
    spare_question(session, actor, content_id=content_id)


def _plain(view: SimilarView) -> dict[str, Any]:
    names = ("id", "kind", "address", "title", "language", "answer_count", "is_solved")
    return {name: getattr(view, name) for name in names}


ANONYMOUS_QUESTION = AnonymousKind(
    name=QUESTION,
    unknown_secret=UnknownSecret,
    check=_check,
    require=require_anonymity,
    stages=_stages,
    publish=_publish,
    standing=_standing,
    reword=_reword,
    withdraw=_withdraw,
    lock=_lock,
    wish=_wish,
    apply=_apply,
    look=_look,
    spare=_spare,
)
