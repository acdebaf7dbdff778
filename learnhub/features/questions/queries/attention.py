"""How many questions wait for somebody, as one of the frame's figures."""

from sqlalchemy import bindparam, case, text
from sqlalchemy import select as select_columns
from sqlmodel import func

from learnhub.features.discussion.models import TAGGED_UNANSWERED, Authorship, ContentTopic
from learnhub.features.discussion.policy import AUDIENCES
from learnhub.features.questions.room import QUESTION
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.schemas import MAX_TAGS
from learnhub.rooms import BOUND, Figure


def questions_waiting() -> Figure:
    """The number of `list_to_answer` up to the bound.

    A question comes once for each of its topics that are mine, at most `MAX_TAGS` times: so many times the
    bound are enough to find the bound itself.
    """
    reader_id = bindparam("reader_id")
    mine = select_columns(PersonTopic.topic_id).where(
        PersonTopic.person_id == reader_id, PersonTopic.level.in_(SKILLED)
    )
    own = select_columns(Authorship.content_id).where(
        Authorship.content_id == ContentTopic.content_id, Authorship.person_id == reader_id
    )
    waiting = (
        select_columns(ContentTopic.content_id)
        .where(ContentTopic.topic_id.in_(mine), ContentTopic.audience.in_(AUDIENCES))
        .where(ContentTopic.kind == QUESTION, text(TAGGED_UNANSWERED), ~own.exists())
        .limit(BOUND * MAX_TAGS)
        .subquery()
    )
    found = func.count(waiting.c.content_id.distinct())
    return Figure(select_columns(case((found < BOUND, found), else_=BOUND)).scalar_subquery())
