"""Words of this room that are stored."""

from enum import StrEnum


class HookEvent(StrEnum):
    """What a webhook can be told of."""

    CONTENT_CREATED = "content.created"
    CONTENT_EDITED = "content.edited"
    CONTENT_REMOVED = "content.removed"
    QUESTION_SOLVED = "question.solved"
    QUESTION_REOPENED = "question.reopened"
    AMA_ANNOUNCED = "ama.announced"
    AMA_CHANGED = "ama.changed"
    AMA_OPENED = "ama.opened"
    AMA_ENDED = "ama.ended"


class ChatService(StrEnum):
    """The chat programs that are spoken to."""

    MATTERMOST = "mattermost"
    SLACK = "slack"
    TEAMS = "teams"
    MATRIX = "matrix"
    NTFY = "ntfy"


class Post(StrEnum):
    """What is posted into a chat channel, always as a title and a link."""

    UNANSWERED = "unanswered"
    ANNOUNCED = "announced"
    OPENING = "opening"
    WEEKLY = "weekly"
