"""Small failures: what went wrong, what one takes from it, and colleagues to whom it happened, too."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import ContentPublished
from learnhub.rooms import (
    Agenda,
    Entry,
    Erase,
    Floor,
    Kind,
    Measure,
    Place,
    Recurring,
    Room,
    Share,
    Tab,
    Wing,
    Worth,
)

GO_FIRST = (Role.LEADER.value,)  # whose stories others wait for before they tell their own

FAILURES_ECHO = Permission("failures:echo", scope=N_("Say “me too” to a small failure"))
FAILURES_READ = Permission("failures:read", scope=N_("Read small failures"))
FAILURES_TELL = Permission("failures:tell", scope=N_("Tell small failures"))

FAILURE = Kind(
    "failure",
    one=N_("Small failure"),
    many=N_("Small failures"),
    address="/failures/{id}",
    icon="sprout",
    colour="amber",
    anonymous="service:ANONYMOUS_FAILURE",
    commented_while="queries:is_open",
    is_source=True,
    essence=("lesson",),
    labels={
        "title": N_("In one sentence"),
        "body": N_("What happened"),
        "help": N_("What would have helped"),
        "lesson": N_("What I take from it"),
    },
    texts={},
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(FAILURE,),
    permissions=(FAILURES_READ, FAILURES_TELL, FAILURES_ECHO),
    personal_data={
        "failure_echo": Entry(("person_id",), (), ("content_id", "echo"), Erase.KEEP),
    },
    recorders=((ContentPublished, "service:hang"),),
    jobs=(
        Recurring("let small failures fade", timedelta(hours=1), "service:fade"),
        Recurring("compare echoes", timedelta(days=1), "counting:compare", outside=True),
    ),
    learned=(FAILURE,),
    measures=(
        Measure(Worth.APPLIED, "counting:count_changed"),
        Measure(Worth.USEFUL, "counting:count_echoes"),
    ),
    agendas=(
        Agenda(
            "small_failures",
            N_("Five small failures"),
            N_("A story of a leader first, then four that nobody has told in a meeting, three minutes each."),
            N_("No leader has told one yet. The first place waits for them."),
            5,
            "queries:propose_stories",
        ),
    ),
    places=(
        Place(
            *("failures", N_("Small failures"), "/failures", FAILURE.icon, Wing.SHARE, 30),
            key="f",
            tab=Tab.LEARN,
        ),
    ),
    shares=(
        Share(
            N_("Tell a small failure"),
            "/failures/new",
            FAILURE.icon,
            40,
            about=N_("Tell a small failure: “{words}”"),
            field="title",
            requires=FAILURES_TELL,
        ),
    ),
)
