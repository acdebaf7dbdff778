"""Questions and answers: ask the whole company, and say what helped."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import (
    CommentWritten,
    ContentCreated,
    ContentEdited,
    ContentHidden,
    ContentPublished,
    ContentRedacted,
    ContentRemoved,
    IssueShared,
    IssueUnshared,
)
from learnhub.features.discussion.room import CONTENT_VOTE
from learnhub.features.questions.events import (
    AcceptanceWithdrawn,
    AlsoWorkedSaid,
    AlsoWorkedWithdrawn,
    AnswerAccepted,
    AskerReminded,
    QuestionAnswered,
    QuestionAsked,
    QuestionOpened,
    QuestionSent,
    QuestionUnanswered,
    RequestDeclined,
    WaitingChanged,
)
from learnhub.rooms import (
    About,
    Audited,
    Entry,
    Erase,
    Fact,
    Floor,
    Kind,
    Measure,
    NoticeGroup,
    NoticeKind,
    Pace,
    Place,
    Recurring,
    Room,
    Saying,
    Share,
    Tab,
    Wing,
    Worth,
)

QUESTIONS_ANSWER = Permission("questions:answer", scope=N_("Answer questions"))
QUESTIONS_ASK = Permission("questions:ask", scope=N_("Ask questions"))
QUESTIONS_READ = Permission("questions:read", scope=N_("Read questions and answers"))
QUESTIONS_VOTE = Permission("questions:vote", scope=N_("Vote on questions and answers"), opens=CONTENT_VOTE)

QUESTION = Kind(
    "question",
    one=N_("Question"),
    many=N_("Questions"),
    address="/questions/{id}",
    icon="message_circle_question",
    colour="orange",
    on_profile=True,
    votes=QUESTIONS_VOTE,
    shared_while="queries:is_unsolved",
    anonymous="service:ANONYMOUS_QUESTION",
)
ANSWER = Kind(
    "answer",
    one=N_("Answer"),
    many=N_("Answers"),
    address="/questions/{root}",
    icon="message_circle_question",
    colour="orange",
    on_profile=True,
    votes=QUESTIONS_VOTE,
    texts={"body": (1, 20_000)},
    wiki=QUESTIONS_ANSWER,
)

SENT = "sent"

NOTICES = (
    NoticeKind(
        SENT,
        group=NoticeGroup.FOR_ME,
        label=N_("A question is sent to me"),
        detail=N_("because I know about its topic, three at a time at most"),
        tells=((QuestionSent, "notices:sent_to_expert"),),
        sayings={
            "sent": Saying(
                N_("asks you"),
                N_("Answer the question"),
                N_("A question without a name is sent to you"),
                about=N_("sent to you"),
            )
        },
        pace=Pace.AT_ONCE,
    ),
    NoticeKind(
        "answers",
        group=NoticeGroup.FOR_ME,
        label=N_("Somebody answers me"),
        detail=N_("my question, and what becomes of my answer"),
        tells=(
            (QuestionAnswered, "notices:answered_to_asker"),
            (AnswerAccepted, "notices:accepted_to_author"),
            (QuestionUnanswered, "notices:unanswered_to_asker"),
            (AskerReminded, "notices:reminded_to_asker"),
            (AlsoWorkedSaid, "notices:worked_to_author"),
        ),
        sayings={
            "unanswered": Saying(
                "", N_("Add what could help"), N_("Nobody has answered yet"), about=N_("your question")
            ),
            "reminded": Saying(
                "", N_("Say whether it helped"), N_("Did an answer help you?"), about=N_("your question")
            ),
            "answered": Saying(
                N_("wrote an answer"),
                N_("Read the answer"),
                action_many=N_("Read the new answers"),
                about=N_("your question"),
            ),
            "accepted": Saying(
                N_("says that your answer solved it"),
                N_("Open the question"),
                N_("Whoever asked says that your answer solved it"),
                about=N_("your answer"),
                is_quoting=False,
            ),
            "worked": Saying(
                N_("says that your answer worked for them too"),
                N_("Open the question"),
                about=N_("your answer"),
                is_quoting=False,
            ),
            "accepted_for": Saying(
                N_("chose the answer that solves it, for you"),
                N_("Read the answer"),
                about=N_("your question"),
                is_quoting=False,
            ),
        },
        pace=Pace.AT_ONCE,
    ),
    NoticeKind(
        "followed",
        group=NoticeGroup.AROUND_ME,
        label=N_("News of what I follow"),
        detail=N_("questions that I follow, answered or have too"),
        tells=(
            (QuestionAnswered, "notices:answered_to_followers"),
            (AnswerAccepted, "notices:accepted_to_followers"),
        ),
        sayings={
            "answered": Saying(
                N_("wrote an answer"),
                N_("Read the answer"),
                action_many=N_("Read the new answers"),
                about=N_("new answer"),
            ),
            "solved": Saying(
                N_("says that it is solved"),
                N_("Read the answer"),
                N_("Whoever asked says that it is solved"),
                about=N_("solved"),
                is_quoting=False,
            ),
        },
    ),
    NoticeKind(
        "skills",
        group=NoticeGroup.AROUND_ME,
        label=N_("A question I could answer"),
        detail=N_("my skills, five a week at most"),
        tells=((QuestionAsked, "notices:asked_to_skilled"),),
        sayings={
            "asked": Saying(
                N_("asks"),
                N_("Answer the question"),
                N_("Somebody asks without a name"),
                about=N_("on what you know"),
            )
        },
    ),
    NoticeKind(
        "topics",
        group=NoticeGroup.AROUND_ME,
        label=N_("New in topics that I follow"),
        detail=N_("questions"),
        tells=((QuestionOpened, "notices:opened_to_followers_of_topics"),),
        sayings={
            "asked": Saying(
                N_("asks"),
                N_("Open the question"),
                N_("Somebody asks without a name"),
                about=N_("new in a topic"),
            )
        },
    ),
)

ROOM = Room(
    floor=Floor.ROOMS,
    audited={
        "questions:accept": Audited(N_("Answer accepted in somebody’s place"), About.CONTENT),
        "questions:withdraw": Audited(N_("Acceptance withdrawn in somebody’s place"), About.CONTENT),
    },
    kinds=(QUESTION, ANSWER),
    permissions=(QUESTIONS_READ, QUESTIONS_ASK, QUESTIONS_ANSWER, QUESTIONS_VOTE),
    personal_data={
        "question": Entry(("accepted_by",), (), ("content_id", "accepted_at"), Erase.KEEP),
        "ask_request": Entry(("person_id",), (), ("question_id", "at", "state")),
        "also_worked": Entry(("person_id",), (), ("answer_id", "context", "at"), Erase.KEEP),
    },
    recorders=(
        (ContentCreated, "service:settle_answers"),
        (ContentRemoved, "service:settle_answers"),
        (ContentHidden, "service:settle_answers"),
        (ContentPublished, "service:tell_published"),
        (ContentCreated, "service:settle_heat"),
        (ContentPublished, "service:settle_heat"),
        (ContentRemoved, "service:settle_heat"),
        (ContentHidden, "service:settle_heat"),
        (ContentCreated, "service:close_requests"),
        (ContentRemoved, "service:close_requests"),
        (ContentHidden, "service:close_requests"),
        (ContentCreated, "service:note_whom_it_concerns"),
        (ContentEdited, "service:note_whom_it_concerns"),
        (ContentRemoved, "service:note_whom_it_concerns"),
        (ContentHidden, "service:note_whom_it_concerns"),
        (ContentRedacted, "service:redact_conditions"),
        (AnswerAccepted, "service:settle_helped"),
        (AcceptanceWithdrawn, "service:settle_helped"),
        (AlsoWorkedSaid, "service:settle_helped"),
        (AlsoWorkedWithdrawn, "service:settle_helped"),
        (IssueShared, "service:settle_helped_by_issue"),
        (IssueUnshared, "service:settle_helped_by_issue"),
    ),
    announcers=(
        (WaitingChanged, "hints:show_waiting"),
        (QuestionAnswered, "hints:show_answers"),
        (CommentWritten, "hints:show_comments"),
    ),
    places=(
        Place(
            "questions",
            N_("Questions"),
            "/questions",
            QUESTION.icon,
            Wing.SHARE,
            10,
            key="q",
            tab=Tab.LEARN,
            figure="questions_waiting",
        ),
    ),
    shares=(
        Share(
            N_("Ask a question"),
            "/questions/ask",
            QUESTION.icon,
            10,
            key="a",
            about=N_("Ask: “{words}”"),
            field="title",
        ),
    ),
    figures={"questions_waiting": "queries.attention:questions_waiting"},
    marks={N_("solved it"): "queries:is_solution"},
    facts=(Fact("solved", N_("Solved questions"), "queries:is_solved"),),
    uses="service.helping:count_helped",
    learned=(QUESTION,),
    measures=(Measure(Worth.APPLIED, "worth:count_worked"),),
    notices=NOTICES,
    settled=(
        (AnswerAccepted, "notices:solved"),
        (QuestionAnswered, "notices:answered"),
        (RequestDeclined, "notices:declined"),
    ),
    jobs=(
        Recurring("send questions on", timedelta(minutes=10), "service:ask_next"),
        Recurring("ask whether an answer helped", timedelta(minutes=30), "service:remind_askers"),
        Recurring(
            "count who opened questions",
            timedelta(minutes=1),
            "service:count_viewers",
            outside=True,
            everywhere=True,
        ),
    ),
)
