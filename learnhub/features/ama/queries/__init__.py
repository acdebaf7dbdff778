"""Reading live sessions: the sessions themselves, their boards of questions, and what is one's own."""

from learnhub.features.ama.queries.answers import (
    find_owing,
    get_answer_text,
    get_promise,
    list_owed,
    today_owed,
)
from learnhub.features.ama.queries.board import (
    list_questions,
    live_host_view,
    live_host_votes,
    live_stage_view,
    live_view,
    live_votes,
    may_host,
    may_watch,
)
from learnhub.features.ama.queries.calendar import get_event, list_events
from learnhub.features.ama.queries.ended import get_file, list_section, open_ended
from learnhub.features.ama.queries.in_state import get_ama_source, list_in_state
from learnhub.features.ama.queries.own import (
    get_question_to_rephrase,
    list_own_questions,
    list_own_votes,
    open_room,
)
from learnhub.features.ama.queries.people import find_colleagues, list_leaders
from learnhub.features.ama.queries.sessions import (
    find_by_code,
    get_ama,
    get_ama_for_update,
    get_hosted,
    get_phase,
    is_host,
    is_on_air_in_passing,
    list_ended,
    list_upcoming,
    open_ama,
    today,
)

__all__ = [
    "find_by_code",
    "find_colleagues",
    "find_owing",
    "get_ama",
    "get_ama_for_update",
    "get_ama_source",
    "get_answer_text",
    "get_event",
    "get_file",
    "get_hosted",
    "get_phase",
    "get_promise",
    "get_question_to_rephrase",
    "is_host",
    "is_on_air_in_passing",
    "list_ended",
    "list_events",
    "list_in_state",
    "list_leaders",
    "list_owed",
    "list_own_questions",
    "list_own_votes",
    "list_questions",
    "list_section",
    "list_upcoming",
    "live_host_view",
    "live_host_votes",
    "live_stage_view",
    "live_view",
    "live_votes",
    "may_host",
    "may_watch",
    "open_ama",
    "open_ended",
    "open_room",
    "today",
    "today_owed",
]
