"""Reading one REX: on its page, in its editor, for a program."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.recurrence import moment_of
from learnhub.features.actions import queries as actions
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import Sections, Words
from learnhub.features.people.refs import PersonRef, ref_in, with_person
from learnhub.features.rex import lessons, policy
from learnhub.features.rex.enums import RexStage, Text
from learnhub.features.rex.models import Rex, RexProject
from learnhub.features.rex.queries.origins import made_of_rex, source_of
from learnhub.features.rex.queries.people import witnesses_of
from learnhub.features.rex.queries.pieces import causes_of, entries_of
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import EffectView, ReviewView, RexLesson, RexMarkdown, RexView
from learnhub.features.rex.writing import as_markdown

NOON, WORDS_A_MINUTE = time(12), 200
_BESIDE: Any = (
    with_person(select_columns(RexProject.name.label("project")).select_from(Rex), Rex.owner_id)
    .outerjoin(RexProject, RexProject.id == Rex.project_id)
    .where(Rex.content_id == bindparam("rex_id"))
)
_LENGTH: Any = select_columns(func.coalesce(func.sum(ContentHtml.words), 0)).where(
    ContentHtml.content_id == bindparam("rex_id")
)
_RITUAL: Any = select_columns(Content.title).where(Content.id == bindparam("ritual_id"), VISIBLE)
_STAGE: Any = select_columns(Rex.stage).where(Rex.content_id == bindparam("rex_id"))


def get_rex(session: Session, actor: Actor, rex_id: str) -> RexView:
    """A visible REX with everything in it; raises NoSuchContent."""
    content = discussion.get_content(session, actor, rex_id, REX)
    is_author = discussion.is_author(session, actor, rex_id)
    rex, (beside,) = session.get_one(Rex, rex_id), db.rows(session, _BESIDE, rex_id=rex_id)
    texts, entries = texts_of(session, content), entries_of(session, rex_id)
    agreed = actions.actions_of(session, actor, content, is_author=is_author)
    return RexView(
        **discussion.item_fields(session, actor, content, is_author=is_author),
        **_frame(actor, rex),
        project=beside.project or "",
        seen_from=entries[0].at if entries else None,
        seen_until=entries[-1].at if entries else None,
        minutes=_minutes(session, rex_id),
        edition=content.edition,
        texts=texts,
        htmls=_htmls(session, rex_id),
        entries=entries,
        causes=causes_of(session, rex_id),
        lessons=_lessons(content, texts.get(Text.LESSONS, "")),
        people=witnesses_of(session, actor, rex_id, is_author=is_author),
        actions=agreed,
        done=sum(each.done_at is not None for each in agreed),
        review=_review(session, actor, rex),
        effect=_effect(actor, rex, content, ref_in(beside)),
        made=made_of_rex(session, actor, rex_id),
        can_write=policy.can_write(actor, content, is_author=is_author),
        can_check=policy.can_check(actor, rex, is_author=is_author),
        can_publish=policy.can_publish(actor, rex, content, is_author=is_author),
    )


def open_rex(session: Session, actor: Actor, rex_id: str) -> tuple[RexView, str]:
    """A REX as its page shows it, and as the Markdown that one copies there; raises NoSuchContent."""
    rex = get_rex(session, actor, rex_id)
    return rex.typeset(), as_markdown(rex)


def get_markdown(session: Session, actor: Actor, rex_id: str) -> RexMarkdown:
    """A REX as one text; raises NoSuchContent."""
    return RexMarkdown(as_markdown(get_rex(session, actor, rex_id)))


def get_words(session: Session, actor: Actor, rex_id: str) -> Words:
    """The words of a published REX, in one statement; raises NoSuchContent."""
    return discussion.get_words(session, actor, rex_id, REX)


def texts_of(session: Session, content: Content) -> dict[str, str]:
    """What was typed, by the names of `Text`; what is empty is absent."""
    sections = discussion.sections_of(session, [content.id]).get(content.id, Sections())
    named = {Text.TITLE: content.title, Text.FACTS: content.body}
    texts = {name: named.get(name, sections.text(name)) for name in Text}
    return {name.value: text for name, text in texts.items() if text}


def is_being_written(session: Session, rex_id: str) -> bool:
    """Whether only those who were there read it, who agreed on no other readers."""
    return any(stage != RexStage.PUBLISHED for (stage,) in db.rows(session, _STAGE, rex_id=rex_id))


def _frame(actor: Actor, rex: Rex) -> dict[str, Any]:
    return {
        "template": rex.template,
        "stage": rex.stage,
        "opened": rex.opened,
        "happened_on": rex.happened_on.isoformat(),
        "happened_at": moment_of(rex.happened_on, NOON, actor.zone),
        "ended_on": rex.ended_on.isoformat() if rex.ended_on else "",
        "ended_at": _noon(actor, rex.ended_on),
    }


def _noon(actor: Actor, day: date | None) -> datetime | None:
    return moment_of(day, NOON, actor.zone) if day else None


def _minutes(session: Session, rex_id: str) -> int:
    ((words,),) = db.rows(session, _LENGTH, rex_id=rex_id)
    return max(1, round(words / WORDS_A_MINUTE))


def _htmls(session: Session, rex_id: str) -> dict[str, str]:
    html = discussion.html_of(session, rex_id)
    return {name or Text.FACTS.value: text for name, text in html.items()}


def _lessons(content: Content, text: str) -> list[RexLesson]:
    return [
        RexLesson(each, source_of(content.id, number), content.id, content.title, content.language)
        for number, each in enumerate(lessons.split(text))
    ]


def _review(session: Session, actor: Actor, rex: Rex) -> ReviewView:
    found = db.rows(session, _RITUAL, ritual_id=rex.review_id, **reader(actor)) if rex.review_id else ()
    title = next((title for (title,) in found), "")
    return ReviewView(
        day=rex.review_on.isoformat() if rex.review_on else "",
        day_at=_noon(actor, rex.review_on),
        ritual_id=rex.review_id or "" if title else "",
        ritual=title,
    )


def _effect(actor: Actor, rex: Rex, content: Content, owner: PersonRef) -> EffectView:
    return EffectView(
        due_on=rex.effect_due_on.isoformat() if rex.effect_due_on else "",
        due_at=_noon(actor, rex.effect_due_on),
        owner=owner,
        effect=rex.effect or "",
        words=rex.effect_words,
        answered_at=rex.effect_at,
        is_due=policy.is_effect_due(rex) and rex.effect is None,
        can_answer=policy.can_answer_effect(actor, rex, content),
    )
