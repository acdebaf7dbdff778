"""Whether a session is live, as one of the frame's figures."""

from sqlalchemy import select as select_columns

from learnhub.features.ama.enums import Phase
from learnhub.features.ama.models import Ama
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import PUBLISHED_TO_READER
from learnhub.rooms import Figure


def ama_live() -> Figure:
    """Whether a session is live that somebody may see."""
    live = select_columns(Ama.content_id).join(Content, Content.id == Ama.content_id)
    return Figure(live.where(Ama.phase == Phase.LIVE, PUBLISHED_TO_READER).exists())
