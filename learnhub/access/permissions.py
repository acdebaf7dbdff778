"""Every permission there is, as `resource:action`, in alphabetical order.

A handler, a REST route and a policy name one of these; `roles.py` says who has it.
"""

from enum import StrEnum


class Permission(StrEnum):
    """What a handler or route may ask for."""

    AMA_ASK = "ama:ask"
    AMA_HOST = "ama:host"
    AMA_READ = "ama:read"
    AMA_SCHEDULE = "ama:schedule"
    AMA_VOTE = "ama:vote"
    CARDS_READ = "cards:read"
    CARDS_REVIEW = "cards:review"
    CARDS_WRITE = "cards:write"
    COMPANY_MANAGE = "company:manage"
    CONTENT_MODERATE = "content:moderate"
    GROUPS_MANAGE = "groups:manage"
    HOME_READ = "home:read"
    MEMBERS_MANAGE = "members:manage"
    MENTORING_BOOK = "mentoring:book"
    MENTORING_OFFER = "mentoring:offer"
    MENTORING_READ = "mentoring:read"
    PEOPLE_READ = "people:read"
    PROFILE_EDIT = "profile:edit"
    QUESTIONS_ANSWER = "questions:answer"
    QUESTIONS_ASK = "questions:ask"
    QUESTIONS_READ = "questions:read"
    QUESTIONS_VOTE = "questions:vote"
    SESSION_OPEN = "session:open"
    TOKENS_MANAGE = "tokens:manage"
    TOPICS_READ = "topics:read"
