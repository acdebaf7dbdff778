"""Reading guides: on their page, in their form, in a list."""

from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import plain
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.schemas import TITLE_MAX, Sections, Words
from learnhub.features.guides import contents, photos, policy, steps
from learnhub.features.guides.enums import Section
from learnhub.features.guides.queries.reports import count_reports
from learnhub.features.guides.room import ARTICLE, GUIDES, PRACTICE, STEPS
from learnhub.features.guides.schemas import (
    LONG_MAX,
    SHORT_MAX,
    ArticleText,
    GuideSource,
    GuideView,
    PracticeText,
    StepSource,
    StepsText,
)
from learnhub.features.search.browsing import FoundRow, Search, find, minutes_for

_AS_JSON = TypeAdapter(list[StepSource])
_WORDS: Any = select(func.sum(ContentHtml.words)).where(ContentHtml.content_id == bindparam("content_id"))


def get_guide(session: Session, actor: Actor, guide_id: str) -> GuideView:
    """A visible guide with everything on its page; raises NoSuchContent."""
    return _view(session, actor, discussion.get_content(session, actor, guide_id, *GUIDES))


def open_guide(session: Session, actor: Actor, guide_id: str) -> GuideView:
    """A guide as its page shows it; raises NoSuchContent."""
    return get_guide(session, actor, guide_id).typeset()


def _view(session: Session, actor: Actor, content: Content) -> GuideView:
    html = discussion.html_of(session, content.id)
    sections = discussion.sections_of(session, [content.id]).get(content.id, Sections())
    is_author = discussion.is_author(session, actor, content.id)
    body, headings = contents.with_places(html.get(discussion.BODY, ""))
    ((words,),) = db.rows(session, _WORDS, content_id=content.id)
    return GuideView(
        **discussion.item_fields(session, actor, content, is_author=is_author),
        body_html=body,
        todo_html=html.get(Section.TODO, ""),
        result_html=html.get(Section.RESULT, ""),
        limits_html=html.get(Section.LIMITS, ""),
        photo_html=html.get(Section.PHOTO, ""),
        photo_shows=photos.parts_of(sections.text(Section.PHOTO))[1],
        whom=sections.text(Section.WHOM),
        takes=sections.text(Section.TAKES),
        needs=sections.text(Section.NEEDS),
        stop=sections.text(Section.STOP),
        steps=steps.shown(html.get(Section.STEPS, "")),
        intro_html=html.get(Section.INTRO, ""),
        contents=headings,
        minutes=minutes_for(words),
        made=discussion.made_of(session, actor, [content.id]).get(content.id, ()),
        can_apply=policy.can_apply(actor, content, is_author=is_author),
        applied=count_reports(session, content.id),
    )


def get_source(session: Session, actor: Actor, guide_id: str) -> GuideSource:
    """A guide, also as it was typed; raises NoSuchContent."""
    content = discussion.get_content(session, actor, guide_id, *GUIDES)
    view = _view(session, actor, content)
    sections = discussion.sections_of(session, [guide_id]).get(guide_id, Sections())
    return GuideSource(
        **{field.name: getattr(view, field.name) for field in fields(view)},
        context=content.body,
        todo=sections.text(Section.TODO),
        result=sections.text(Section.RESULT),
        limits=sections.text(Section.LIMITS),
        photo=photos.parts_of(sections.text(Section.PHOTO))[0],
        intro=sections.text(Section.INTRO),
        typed_steps=_typed(sections),
        edition=content.edition,
    )


def practice_text(session: Session, actor: Actor, guide_id: str) -> PracticeText:
    """A best practice as it stands in its form; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, guide_id, PRACTICE)
    sections = discussion.sections_of(session, [guide_id]).get(guide_id, Sections())
    photo, shows = photos.parts_of(sections.text(Section.PHOTO))
    names = (Section.RESULT, Section.TODO, Section.LIMITS, Section.WHOM, Section.TAKES, Section.NEEDS)
    texts: dict[str, Any] = {name.value: sections.text(name) for name in names}
    return PracticeText(
        **discussion.item_text_fields(session, actor, content),
        **texts,
        context=content.body,
        photo=photo,
        photo_shows=shows,
        source_id=discussion.find_source(session, actor, guide_id),
    )


def steps_text(session: Session, actor: Actor, guide_id: str) -> StepsText:
    """A step-by-step as it stands in its form; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, guide_id, STEPS)
    sections = discussion.sections_of(session, [guide_id]).get(guide_id, Sections())
    names = (Section.WHOM, Section.TAKES, Section.NEEDS, Section.STOP)
    texts: dict[str, Any] = {name.value: sections.text(name) for name in names}
    return StepsText(
        **discussion.item_text_fields(session, actor, content),
        **texts,
        about=content.body,
        steps=_AS_JSON.dump_json(_typed(sections)).decode(),
    )


def article_text(session: Session, actor: Actor, guide_id: str) -> ArticleText:
    """An article as it stands in its form; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, guide_id, ARTICLE)
    sections = discussion.sections_of(session, [guide_id]).get(guide_id, Sections())
    return ArticleText(
        **discussion.item_text_fields(session, actor, content),
        intro=sections.text(Section.INTRO),
        text=content.body,
    )


def _typed(sections: Sections) -> list[StepSource]:
    return [
        StepSource(
            name=step.name,
            text=step.text,
            lasts=steps.in_words(step.seconds),
            good=step.good,
            warning=step.warning,
            photo=step.photo,
            photo_shows=step.photo_shows,
            clip=step.clip,
            clip_shows=step.clip_shows,
        )
        for step in steps.read(sections.text(Section.STEPS))
    ]


def text_from_source(session: Session, actor: Actor, source_id: str) -> PracticeText:
    """A new best practice that begins with what somebody wrote; raises NoSuchContent and NotToBeTakenOut."""
    begun = discussion.begin_with(session, actor, source_id)
    return PracticeText(
        title=begun.title[:TITLE_MAX],
        context=_fitting(begun.context, SHORT_MAX),
        todo=_fitting(begun.body, LONG_MAX),
        language=begun.language,
        topics=begun.topics,
        source_id=begun.id,
    )


def _fitting(text: str, most: int) -> str:
    return text if len(text) <= most else plain(text, most - 1)


def list_guides(
    session: Session, actor: Actor, *, search: Search, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FoundRow]:
    """A page of published guides that match."""
    return find(session, actor, GUIDES, search, cursor=cursor, size=size)


def get_words(session: Session, actor: Actor, guide_id: str) -> Words:
    """The title of a published guide and where it helps, in one statement; raises NoSuchContent."""
    return discussion.get_words(session, actor, guide_id, *GUIDES)
