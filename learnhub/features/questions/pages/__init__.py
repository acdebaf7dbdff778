"""The pages of questions: the list, a new one, and one with its answers."""

from learnhub.core.i18n import N_
from learnhub.features.questions import components, queries
from learnhub.features.questions.pages.asking import ask_page, unsigned_page
from learnhub.features.questions.pages.lists import ask_button, questions_page
from learnhub.features.questions.pages.question import question_page
from learnhub.features.questions.room import QUESTIONS_ASK, QUESTIONS_READ
from learnhub.features.questions.state import AskState, QuestionListState, QuestionState, UnsignedAskState
from learnhub.web.pages import FirstLook, Page

PAGES = (
    Page(
        "/questions",
        questions_page,
        N_("Questions"),
        load=QuestionListState.load,
        section="questions",
        requires=QUESTIONS_READ,
        bar=ask_button,
        in_language=True,
    ),
    Page(
        "/questions/ask",
        ask_page,
        N_("Ask a question"),
        load=AskState.load,
        section="questions",
        requires=QUESTIONS_ASK,
        crumbs=((N_("Questions"), "/questions"),),
        dock=True,
    ),
    Page(
        "/questions/ask/anonymous",
        unsigned_page,
        N_("Ask without your name"),
        load=UnsignedAskState.load,
        section="questions",
        requires=QUESTIONS_ASK,
        crumbs=((N_("Questions"), "/questions"),),
    ),
    Page(
        "/questions/[question_ref]",
        question_page,
        QuestionState.question.title,
        load=QuestionState.load,
        section="questions",
        requires=QUESTIONS_READ,
        bar=ask_button,
        in_language=True,
        crumbs=((N_("Questions"), "/questions"),),
        first_look=FirstLook(queries.get_words, components.first_look),
    ),
)
