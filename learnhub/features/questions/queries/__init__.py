"""Reading questions: lists, one question with its answers, what stands beside it, and what the rules ask."""

from learnhub.features.questions.queries.about import about_of, get_about
from learnhub.features.questions.queries.beside import get_rail
from learnhub.features.questions.queries.browsing import list_questions
from learnhub.features.questions.queries.experts import is_expert
from learnhub.features.questions.queries.facts import (
    count_answers,
    is_accepted,
    is_accepted_on_behalf,
    is_solution,
    is_solved,
    is_unsolved,
    last_words_of_asker,
    list_concerned,
    lock_question,
    published,
    silences_of,
)
from learnhub.features.questions.queries.lists import (
    count_of_topic,
    count_to_answer,
    get_topic_of_list,
    list_to_answer,
    list_topic_names,
    list_topics_to_choose,
    list_waiting,
)
from learnhub.features.questions.queries.one import (
    get_question,
    get_source,
    get_words,
    list_answers,
    live_answers,
    may_watch,
)
from learnhub.features.questions.queries.opening import open_question
from learnhub.features.questions.queries.posts import get_question_source, list_answer_sources
from learnhub.features.questions.queries.requests import list_sent
from learnhub.features.questions.queries.unsigned import get_unsigned
from learnhub.features.questions.queries.worked import get_worked, list_worked

__all__ = [
    "about_of",
    "count_answers",
    "count_of_topic",
    "count_to_answer",
    "get_about",
    "get_question",
    "get_question_source",
    "get_rail",
    "get_source",
    "get_topic_of_list",
    "get_unsigned",
    "get_words",
    "get_worked",
    "is_accepted",
    "is_accepted_on_behalf",
    "is_expert",
    "is_solution",
    "is_solved",
    "is_unsolved",
    "last_words_of_asker",
    "list_answer_sources",
    "list_answers",
    "list_concerned",
    "list_questions",
    "list_sent",
    "list_to_answer",
    "list_topic_names",
    "list_topics_to_choose",
    "list_waiting",
    "list_worked",
    "live_answers",
    "lock_question",
    "may_watch",
    "open_question",
    "published",
    "silences_of",
]
