"""Ask me anything: live sessions in which leaders answer what colleagues ask and vote up."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.ama.events import (
    AmaChanged,
    AmaEnded,
    AmaOpened,
    AmaScheduled,
    QuestionDecided,
    QuestionMoved,
    QuestionRephrased,
)
from learnhub.features.discussion.events import (
    ContentCreated,
    ContentEdited,
    ContentHidden,
    ContentRedacted,
    ContentRemoved,
    Voted,
)
from learnhub.features.discussion.room import CONTENT_VOTE
from learnhub.rooms import (
    About,
    Audited,
    Entry,
    Erase,
    Floor,
    Kind,
    NoticeGroup,
    NoticeKind,
    Pace,
    Piece,
    Place,
    Recurring,
    Room,
    Saying,
    Share,
    Wing,
)

AMA_ASK = Permission("ama:ask", scope=N_("Ask in AMA sessions"))
AMA_ATTEND = Permission("ama:attend", scope=N_("Say that you come to AMA sessions"))
AMA_HOST = Permission("ama:host", scope=N_("Host your AMA sessions"))
AMA_READ = Permission("ama:read", scope=N_("Read AMA sessions"))
AMA_SCHEDULE = Permission(
    "ama:schedule", to=(Role.LEADER, Role.ADMINISTRATOR), scope=N_("Schedule AMA sessions")
)
AMA_VOTE = Permission("ama:vote", scope=N_("Vote in AMA sessions"), opens=CONTENT_VOTE)

AMA = Kind(
    "ama",
    one=N_("Ask me anything"),
    many=N_("Ask me anything"),
    address="/ama/{id}",
    icon="mic",
    colour="pink",
    texts={},
)
AMA_QUESTION = Kind(
    "ama_question",
    one=N_("Question"),
    many=N_("Questions"),
    address="/ama/{root}",
    icon="mic",
    colour="pink",
    votes=AMA_VOTE,
    vote_rule="service.asking:require_votable",
    own_votes=True,
    anonymous="service:ANONYMOUS_QUESTION",
    texts={},  # nobody votes for words that change afterwards
)
AMA_ANSWER = Kind(
    "ama_answer",
    is_source=True,
    one=N_("Answer"),
    many=N_("Answers"),
    address="/ama/{root}",
    icon="mic",
    colour="pink",
    texts={"body": (1, 5_000)},
)

NOTICES = (
    NoticeKind(
        "ama_questions",
        group=NoticeGroup.FOR_ME,
        label=N_("My question in an AMA"),
        detail=N_("approved, put in other words, dismissed with the reason, answered"),
        tells=((QuestionDecided, "notices:decided"), (QuestionRephrased, "notices:rephrased")),
        sayings={
            "approved": Saying(
                "", N_("Open the session"), N_("Your question is in the list"), about=N_("your question")
            ),
            "rephrased": Saying(
                "",
                N_("Read the new words"),
                N_("A host put your question in other words"),
                about=N_("your question"),
            ),
            "dismissed": Saying(
                "", N_("Read why"), N_("Your question was not taken"), about=N_("your question")
            ),
            "answered": Saying(
                "", N_("Open the session"), N_("Your question was answered"), about=N_("your question")
            ),
            "in_writing": Saying(
                "",
                N_("Open the session"),
                N_("Your question is answered in writing"),
                about=N_("your question"),
            ),
        },
    ),
    NoticeKind(
        "ama",
        group=NoticeGroup.AROUND_ME,
        label=N_("An AMA opens"),
        detail=N_("announced, and when I come to it"),
        tells=((AmaScheduled, "notices:announced"), (AmaOpened, "notices:opened")),
        sayings={
            "announced": Saying(
                N_("answers in a live session"), N_("Open the session"), about=N_("announced")
            ),
            "opened": Saying("", N_("Join the session"), N_("It is live now")),
        },
        pace=Pace.AT_ONCE,
    ),
)

ROOM = Room(
    floor=Floor.ROOMS,
    audited={
        "ama:dismiss": Audited(N_("AMA question dismissed"), About.CONTENT),
        "ama:rephrase": Audited(N_("AMA question put in other words"), About.CONTENT),
    },
    recorders=((ContentRedacted, "service:redact_original"), (ContentRemoved, "service:forget_original")),
    kinds=(AMA, AMA_QUESTION, AMA_ANSWER),
    notices=NOTICES,
    permissions=(AMA_READ, AMA_ASK, AMA_ATTEND, AMA_VOTE, AMA_HOST, AMA_SCHEDULE),
    personal_data={
        "ama": Entry(("leader_id",), (), ("content_id", "starts_at"), Erase.KEEP),
        "ama_attendance": Entry(("person_id",), (), ("ama_id",)),
        "ama_host": Entry(("person_id",), (), ("ama_id", "part"), Erase.KEEP),
        "ama_question": Entry(
            (),
            ("note", "original"),
            ("content_id", "state", "reason", "note", "original"),
            Erase.BLANK,
            {"note": "", "original": "…"},  # not empty: the words that are shown stay those of a host
            of_content="content_id",
        ),
        "ama_promise": Entry(("owed_by",), (), ("question_id", "due_on"), Erase.KEEP),
    },
    announcers=(
        (AmaChanged, "hints:show_change"),
        (AmaOpened, "hints:show_change"),
        (AmaOpened, "hints:show_live"),
        (AmaEnded, "hints:close_views"),
        (AmaEnded, "hints:close_ballots"),
        (AmaEnded, "hints:show_live"),
        (QuestionMoved, "hints:show_change"),
        (ContentCreated, "hints:show_question"),
        (ContentEdited, "hints:show_question"),
        (ContentHidden, "hints:show_question"),
        (ContentHidden, "hints:close_hidden"),
        (ContentHidden, "hints:show_live_if_hidden"),
        (ContentRemoved, "hints:show_question"),
        (Voted, "hints:show_votes"),
    ),
    jobs=(Recurring("end forgotten sessions", timedelta(minutes=10), "service:close_forgotten"),),
    places=(Place("ama", N_("Ask me anything"), "/ama", AMA.icon, Wing.MEET, 20, key="a", live="ama_live"),),
    shares=(Share(N_("Schedule an AMA"), "/ama/new", AMA.icon, 30, requires=AMA_SCHEDULE),),
    calendar="queries:list_events",
    figures={"ama_live": "queries.attention:ama_live"},
    today=(
        Piece(
            "sessions",
            "queries:today",
            20,
            top="components.today:live_strip",
            rail="components.today:coming_up",
            requires=AMA_READ,
        ),
        Piece(
            "owed_answers", "queries:today_owed", 20, main="components.today:owed_answers", requires=AMA_READ
        ),
    ),
)
