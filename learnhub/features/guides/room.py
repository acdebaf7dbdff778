"""Guides: what colleagues do that works, written down so that others can do it too."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import ContentRemoved
from learnhub.features.guides.events import GuideApplied
from learnhub.rooms import (
    Entry,
    Erase,
    Floor,
    Kind,
    Measure,
    NoticeGroup,
    NoticeKind,
    Pace,
    Piece,
    Room,
    Saying,
    Share,
    Worth,
)

GUIDES_APPLY = Permission("guides:apply", scope=N_("Say what happened when you applied a guide"))
GUIDES_READ = Permission("guides:read", scope=N_("Read best practices and other guides"))
GUIDES_WRITE = Permission("guides:write", scope=N_("Write best practices and other guides"))

PRACTICE = Kind(
    "practice",
    one=N_("Best practice"),
    many=N_("Best practices"),
    address="/guides/{id}",
    icon="badge_check",
    colour="grass",
    in_library=True,
    on_profile=True,
    wiki=GUIDES_WRITE,
    essence=("todo", "result"),
    use="components.applied:use_in_words",
    labels={
        "title": N_("What we do"),
        "body": N_("Context"),
        "todo": N_("What to do"),
        "result": N_("Result"),
        "limits": N_("Limits"),
    },
    texts={
        "title": (10, 150),
        "body": (1, 2_000),
        "todo": (0, 8_000),
        "result": (1, 2_000),
        "limits": (0, 2_000),
    },
)
STEPS = Kind(
    "steps",
    one=N_("Step-by-step"),
    many=N_("Step-by-steps"),
    address="/guides/{id}",
    icon="list_ordered",
    colour="indigo",
    in_library=True,
    on_profile=True,
    wiki=GUIDES_WRITE,
    essence=("steps",),
    use="components.applied:use_in_words",
    labels={
        "title": N_("What one can do afterwards"),
        "body": N_("What it helps with"),
        "steps": N_("Steps"),
        "stop": N_("Stop and ask if"),
    },
    texts={"title": (10, 150), "body": (0, 2_000), "steps": (1, 12_000)},
)
ARTICLE = Kind(
    "article",
    one=N_("Article"),
    many=N_("Articles"),
    address="/guides/{id}",
    icon="file_text",
    colour="indigo",
    in_library=True,
    on_profile=True,
    wiki=GUIDES_WRITE,
    labels={"title": N_("Title"), "body": N_("Text"), "intro": N_("Introduction")},
    texts={"title": (10, 150), "intro": (0, 600), "body": (1, 20_000)},
)
REPORT = Kind(
    "report",
    one=N_("Report of use"),
    many=N_("Reports of use"),
    address="/guides/{root}",
    icon="badge_check",
    colour="grass",
    labels={"body": N_("What happened"), "place": N_("Where")},
    texts={},
)
GUIDES = (PRACTICE, STEPS, ARTICLE)
APPLICABLE = (PRACTICE, STEPS)

READ_IT = N_("Read what happened")
APPLIED = NoticeKind(
    "applied",
    group=NoticeGroup.FOR_ME,
    label=N_("Somebody applied what I wrote"),
    detail=N_("best practices and step-by-steps, and what happened"),
    tells=((GuideApplied, "notices:applied_to_authors"),),
    sayings={
        "worked": Saying(N_("applied it, and it worked"), READ_IT, about=N_("applied")),
        "partly": Saying(N_("applied it, and it worked in part"), READ_IT, about=N_("applied")),
        "failed": Saying(N_("applied it, and it did not work"), READ_IT, about=N_("applied")),
    },
    pace=Pace.AT_ONCE,
)
ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(*GUIDES, REPORT),
    uses="queries.reports:count_uses",
    learned=(PRACTICE,),
    measures=(Measure(Worth.APPLIED, "worth:count_applied"),),
    permissions=(GUIDES_READ, GUIDES_APPLY, GUIDES_WRITE),
    personal_data={
        "added_limit": Entry(("person_id",), (), ("report_id", "at"), Erase.KEEP),
        "applied_report": Entry(("person_id",), (), ("content_id", "guide_id", "day", "outcome"), Erase.KEEP),
    },
    notices=(APPLIED,),
    recorders=((ContentRemoved, "service:forget_removed"),),
    today=(Piece("applied", "queries:get_applied", 25, top="components.applied:news", requires=GUIDES_READ),),
    shares=(
        Share(
            N_("Tell a best practice"),
            "/practices/new",
            PRACTICE.icon,
            26,
            about=N_("Tell a best practice about “{words}”"),
            field="title",
            of=N_("Make a best practice"),
        ),
        Share(
            N_("Show it step by step"),
            "/steps/new",
            STEPS.icon,
            28,
            about=N_("Show “{words}” step by step"),
            field="title",
        ),
        Share(
            N_("Write an article"),
            "/articles/new",
            ARTICLE.icon,
            30,
            about=N_("Write an article about “{words}”"),
            field="title",
        ),
    ),
)
