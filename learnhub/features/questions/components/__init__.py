"""How questions and answers look. Vars and handlers in, component out."""

from learnhub.features.questions.components.asking import about_line, preview, similar_list, spared_line
from learnhub.features.questions.components.forms import (
    answer_edit_fields,
    answer_form,
    edit_form,
    question_fields,
)
from learnhub.features.questions.components.lists import (
    happened_row,
    helper_row,
    linked_question,
    listed_question,
    question_row,
    tally,
)
from learnhub.features.questions.components.post import (
    answer_actions,
    answer_items,
    answer_view,
    first_look,
    new_answers,
    question_body,
    question_head,
    sent_line,
    shared_issue,
    solved_line,
)
from learnhub.features.questions.components.unsigned import (
    own_accept,
    own_news,
    own_panel,
    own_questions,
    promise,
    too_few,
    unsigned_form,
    ways_to_ask,
)

__all__ = [
    "about_line",
    "answer_actions",
    "answer_edit_fields",
    "answer_form",
    "answer_items",
    "answer_view",
    "edit_form",
    "first_look",
    "happened_row",
    "helper_row",
    "linked_question",
    "listed_question",
    "new_answers",
    "own_accept",
    "own_news",
    "own_panel",
    "own_questions",
    "preview",
    "promise",
    "question_body",
    "question_fields",
    "question_head",
    "question_row",
    "sent_line",
    "shared_issue",
    "similar_list",
    "solved_line",
    "spared_line",
    "tally",
    "too_few",
    "unsigned_form",
    "ways_to_ask",
]
