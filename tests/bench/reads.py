"""What people read of a company: every list with a page deep in it, every count, and the pages around them.

The bench of sizes measures these, and a test reads the plans of those that are lists.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from math import inf
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.pagination import encode
from learnhub.features.actions import queries as actions
from learnhub.features.ama import queries as ama
from learnhub.features.badges import queries as badges
from learnhub.features.cards import queries as cards
from learnhub.features.checklists import queries as checklists
from learnhub.features.collections import queries as collections
from learnhub.features.communities import queries as communities
from learnhub.features.directory.queries import list_colleagues
from learnhub.features.directory.schemas import Asked
from learnhub.features.directory.schemas import Order as ByName
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.failures import queries as failures
from learnhub.features.failures.enums import Wall
from learnhub.features.feedback import queries as feedback
from learnhub.features.finding.queries import look_up
from learnhub.features.guides import queries as guides
from learnhub.features.guides.enums import HowItWent
from learnhub.features.home import queries as home
from learnhub.features.leaders import queries as leaders
from learnhub.features.learned import queries as learned
from learnhub.features.library import queries as library
from learnhub.features.notices import queries as notices
from learnhub.features.profile import queries as profile
from learnhub.features.questions import queries as questions
from learnhub.features.questions.asked import QuestionSearch
from learnhub.features.questions.enums import Order, Progress
from learnhub.features.questions.heat import heat
from learnhub.features.questions.queries.similar import list_similar
from learnhub.features.recognition import queries as recognition
from learnhub.features.rex import queries as rex
from learnhub.features.rex.enums import Template
from learnhub.features.rituals import queries as rituals
from learnhub.features.search import queries as search
from learnhub.features.search.browsing import Order as LibraryOrder
from learnhub.features.search.browsing import Search
from learnhub.features.search.schemas import Query
from learnhub.features.topic_pages import queries as topic_pages
from tests.bench.company import NOW, YEARS, Company

LONG_AGO = NOW - YEARS / 2
BY_MOMENT, BY_VOTES, BY_USE = encode(0, LONG_AGO, "m"), encode(0, 1, "m"), encode(0, 3, LONG_AGO, "m")
SEARCH_MS = 50
KEPT_BY_MOMENT, KEPT_BY_USE = encode(0, 1, LONG_AGO, "m"), encode(0, 1, 3, LONG_AGO, "m")
BY_HEAT = encode(0, heat(1, 1, LONG_AGO), "m")
WORDS, NO_WORDS = "pump safety", "zeppelin"


def in_list(cursor: str) -> str:
    """The cursor of the only or the first of several lists that follow each other."""
    return encode(0, cursor)


@dataclass(frozen=True, slots=True)
class Read:
    """Something to read; `is_list` when it is a list of content or a count of one.

    `most_ms` is how long it may take in a company of any size.
    """

    name: str
    run: Callable[[Session], Any]
    is_list: bool = True
    most_ms: float = inf


def reads(company: Company) -> list[Read]:
    """Everything there is to read in a company."""
    return [
        *_questions(company),
        *_library(company),
        *_uses(company),
        *_people(company),
        *_sessions(company),
        *_meetings(company),
        *_failures(company),
        *_rex(company),
        *_leaders(company),
        *_feedback(company),
        *_inbox(company),
        *_search(company),
        *_around(company),
        *_communities(company),
    ]


def _questions(company: Company) -> list[Read]:
    reader, moderator, topic = company.reader, company.moderator, company.topics[0]

    def ask(actor: Actor = reader, cursor: str | None = None, **search: Any) -> Callable[[Session], Any]:
        wanted = QuestionSearch(**search)
        return partial(questions.list_questions, actor=actor, search=wanted, cursor=cursor)

    of_topic, of_site = {"topic_id": topic}, {"site_id": company.site}
    lists = {
        "questions, newest": ask(),
        "questions, newest, deep": ask(cursor=in_list(BY_MOMENT)),
        "questions, unanswered": ask(order=Order.UNANSWERED),
        "questions, unanswered, deep": ask(order=Order.UNANSWERED, cursor=in_list(BY_MOMENT)),
        "questions, unanswered, others": ask(order=Order.UNANSWERED, cursor=encode(1, BY_MOMENT)),
        "questions, most votes": ask(order=Order.VOTES),
        "questions, most votes, deep": ask(order=Order.VOTES, cursor=in_list(BY_VOTES)),
        "questions, followed": ask(order=Order.FOLLOWED),
        "questions, followed, deep": ask(order=Order.FOLLOWED, cursor=encode(0, encode(LONG_AGO, "m"))),
        "questions, on followed topics": ask(order=Order.FOLLOWED, cursor=encode(1, "")),
        "questions, most helped": ask(order=Order.HELPED),
        "questions, most helped, deep": ask(order=Order.HELPED, cursor=in_list(BY_USE)),
        "questions, hot": ask(order=Order.HOT),
        "questions, hot, deep": ask(order=Order.HOT, cursor=in_list(BY_HEAT)),
        "questions, hot, French": ask(order=Order.HOT, language="fr"),
        "questions, of a site": ask(**of_site),
        "questions, solved": ask(progress=Progress.SOLVED),
        "questions, answered, of a site, hot": ask(order=Order.HOT, progress=Progress.ANSWERED, **of_site),
        "a topic, hot": ask(order=Order.HOT, **of_topic),
        "a topic, hot, deep": ask(order=Order.HOT, cursor=in_list(BY_HEAT), **of_topic),
        "a topic, followed": ask(order=Order.FOLLOWED, **of_topic),
        "a topic, newest": ask(**of_topic),
        "a topic, newest, deep": ask(cursor=in_list(BY_MOMENT), **of_topic),
        "a topic, unanswered": ask(order=Order.UNANSWERED, **of_topic),
        "a topic, most votes": ask(order=Order.VOTES, **of_topic),
        "a topic, most votes, deep": ask(order=Order.VOTES, cursor=in_list(BY_VOTES), **of_topic),
        "moderator, newest": ask(actor=moderator),
        "moderator, most votes": ask(actor=moderator, order=Order.VOTES),
        "moderator, a topic, most votes": ask(actor=moderator, order=Order.VOTES, **of_topic),
        "the page of a topic": partial(topic_pages.get_overview, actor=reader, topic_id=topic),
        "to answer": partial(questions.list_to_answer, actor=reader, limit=4),
        "similar to a title": partial(list_similar, actor=reader, title="Leaking pump seal"),
        "similar to no title": partial(list_similar, actor=reader, title=NO_WORDS),
    }
    return [Read(name, run) for name, run in lists.items()]


def _communities(company: Company) -> list[Read]:
    (space_id,) = company.reader.spaces
    feed = partial(communities.list_feed, actor=company.reader, space_id=space_id)
    lists = {
        "community": feed,
        "community, deep": partial(feed, cursor=BY_MOMENT),
        "community, questions": partial(feed, kind="question"),
    }
    around = {
        "communities": partial(communities.list_communities, actor=company.reader),
        "communities of the reader": partial(communities.list_mine, actor=company.reader),
        "figures of a community": partial(communities.get_figures, actor=company.reader, space_id=space_id),
        "one's own that wait in it": partial(
            communities.list_unshown, actor=company.reader, space_id=space_id
        ),
    }
    return [
        *(Read(name, run) for name, run in lists.items()),
        *(Read(name, run, is_list=False) for name, run in around.items()),
    ]


def _library(company: Company) -> list[Read]:
    def page(cursor: str | None = None, **search: Any) -> Callable[[Session], Any]:
        return partial(library.list_content, actor=company.reader, search=Search(**search), cursor=cursor)

    def facets(**search: Any) -> Callable[[Session], Any]:
        return partial(library.get_facets, actor=company.reader, search=Search(**search))

    some, most_used = tuple(company.topics[5:8]), {"order": LibraryOrder.MOST_USED}
    lists = {
        "library, newest": page(),
        "library, newest, deep": page(KEPT_BY_MOMENT),
        "library, most used": page(**most_used),
        "library, most used, deep": page(KEPT_BY_USE, **most_used),
        "library, three topics": page(topics=some),
        "library, three topics, most used": page(topics=some, **most_used),
        "library, French": page(languages=("fr",)),
        "facets": facets(),
        "facets of three topics": facets(topics=some),
        "size of the library": partial(library.get_size, actor=company.reader),
        "learning converted": partial(library.get_converted, actor=company.reader),
        "cards": partial(cards.list_cards, actor=company.reader, search=Search()),
    }
    return [Read(name, run) for name, run in lists.items()]


def _uses(company: Company) -> list[Read]:
    reports = partial(guides.list_reports, actor=company.reader, guide_id=company.practice)
    runs = partial(checklists.list_runs, actor=company.reader, checklist_id=company.checklist)
    lists = {
        "reports on a practice": reports,
        "reports on a practice, deep": partial(reports, cursor=encode(NOW.date(), "m")),
        "reports on a practice, that worked": partial(reports, outcome=HowItWent.WORKED),
        "runs of a checklist": runs,
        "runs of a checklist, deep": partial(runs, cursor=encode(NOW, "m")),
        "collections": partial(collections.list_collections, actor=company.reader, search=Search()),
    }
    return [Read(name, run) for name, run in lists.items()]


def _people(company: Company) -> list[Read]:
    wrote = partial(profile.list_contributions, actor=company.reader, person_id=company.author)
    thanks = partial(recognition.list_received, actor=company.reader, person_id=company.author)
    lists = {
        "contributions": wrote,
        "contributions, deep": partial(wrote, cursor=BY_MOMENT),
        "contributions, answers": partial(wrote, kind="answer"),
        "kept": partial(discussion.list_bookmarks, actor=company.reader),
        "kept, deep": partial(discussion.list_bookmarks, actor=company.reader, cursor=encode(LONG_AGO, "m")),
        "contributions, counts": partial(
            profile.count_contributions, actor=company.reader, person_id=company.author
        ),
        "thanks received": thanks,
        "thanks received, deep": partial(thanks, cursor=encode(LONG_AGO, "m")),
    }
    about = {
        "thanks on a profile": partial(recognition.get_received, person_id=company.author),
        "badges of somebody": partial(badges.list_badges, person_id=company.author),
        "the dialog of thanks": partial(recognition.get_desk, person_id=company.author),
    }
    return [
        *(Read(name, run) for name, run in lists.items()),
        *(Read(name, partial(run, actor=company.reader), is_list=False) for name, run in about.items()),
    ]


def _sessions(company: Company) -> list[Read]:
    owed = partial(ama.list_owed, actor=company.reader)
    lists = {
        "answers owed": owed,
        "answers owed, deep": partial(owed, after=encode(NOW.date(), "m")),
        "answers that one owes": partial(owed, mine=True),
        "answers that one owes, for Today": partial(ama.today_owed, actor=company.reader),
    }
    return [Read(name, run) for name, run in lists.items()]


def _meetings(company: Company) -> list[Read]:
    month = timedelta(days=31)
    lists = {
        "rituals": partial(rituals.list_rituals, actor=company.reader, search=Search()),
        "meetings of a month": partial(
            rituals.list_meetings, actor=company.reader, since=NOW, until=NOW + month
        ),
        "what one has still to do": partial(actions.list_owed, actor=company.reader),
    }
    page = partial(rituals.open_meeting, actor=company.reader, ritual_id=company.ritual, day=NOW.date())
    return [*(Read(name, run) for name, run in lists.items()), Read("a meeting", page, is_list=False)]


def _rex(company: Company) -> list[Read]:
    """The list, and one with 200 moments and 150 facts."""
    written = partial(rex.list_rex, actor=company.reader)
    lists = {
        "REX": written,
        "REX, deep": partial(written, cursor=BY_MOMENT),
        "REX of incidents": partial(written, template=Template.INCIDENT),
        "REX that one writes": partial(rex.list_own, actor=company.reader),
        "projects": partial(rex.list_projects, actor=company.reader),
    }
    page = partial(rex.get_rex, actor=company.reader, rex_id=company.rex)
    return [*(Read(name, run) for name, run in lists.items()), Read("a REX", page, is_list=False)]


def _failures(company: Company) -> list[Read]:
    """The wall, whose order is that of what is hot."""
    wall = partial(failures.list_failures, actor=company.reader)
    lists = {
        "small failures": wall,
        "small failures, deep": partial(wall, cursor=encode(0, 1, "m")),
        "small failures of leaders": partial(wall, wall=Wall.LEADERS),
        "small failures of a trade": partial(wall, wall=Wall.TRADE),
        "small failures without a name": partial(wall, wall=Wall.ANONYMOUS),
        "small failures of three months": partial(failures.count_told, actor=company.reader),
        "the next meeting of small failures": partial(failures.get_coming, actor=company.reader),
        "five small failures for a meeting": partial(
            failures.propose_stories,
            actor=company.reader,
            space_id="",
            at=NOW,
            is_taken=rituals.is_on_an_agenda(),
        ),
    }
    return [Read(name, run) for name, run in lists.items()]


def _leaders(company: Company) -> list[Read]:
    """Notes of leaders, and how many of those who were asked wrote one."""
    notes = partial(leaders.list_notes, actor=company.reader)
    lists = {
        "leader notes": notes,
        "leader notes, deep": partial(notes, cursor=encode(0, LONG_AGO, "m")),
        "the leader note on Today": partial(leaders.get_on_today, actor=company.reader),
        "leader notes kept": partial(leaders.list_kept, actor=company.reader),
    }
    month = partial(learned.get_month, actor=company.reader, name=f"{NOW:%Y-%m}")
    return [
        *(Read(name, run) for name, run in lists.items()),
        Read("what a month taught", month, is_list=False),
    ]


def _feedback(company: Company) -> list[Read]:
    """What one was told, asked and thanked for: few rows of one's own among those of everybody."""
    told = partial(feedback.list_notes, actor=company.reader)
    asked = partial(feedback.list_requests, actor=company.reader)
    thanks = partial(feedback.list_thanks, actor=company.reader)
    lists = {
        "feedback": told,
        "feedback, deep": partial(told, cursor=encode(LONG_AGO, "m")),
        "feedback that one asked for": asked,
        "feedback that one asked for, deep": partial(asked, cursor=encode(LONG_AGO, "m")),
        "feedback that one is asked for": partial(feedback.list_asked, actor=company.reader),
        "thanks for feedback": thanks,
        "thanks for feedback, deep": partial(thanks, cursor=encode(LONG_AGO, "m")),
    }
    desk = partial(feedback.get_desk, actor=company.reader)
    return [*(Read(name, run) for name, run in lists.items()), Read("around feedback", desk, is_list=False)]


def _inbox(company: Company) -> list[Read]:
    waiting, known = (
        partial(notices.list_inbox, actor=company.reader, waiting=each) for each in (True, False)
    )
    follows = partial(notices.list_follows, actor=company.reader)
    lists = {
        "inbox, what waits": waiting,
        "inbox, what waits, deep": partial(waiting, cursor=encode(LONG_AGO, 1)),
        "inbox, to know": known,
        "inbox, to know, deep": partial(known, cursor=encode(LONG_AGO, 1)),
        "follows": follows,
        "follows, deep": partial(follows, cursor=encode(LONG_AGO, "m")),
        "followed topics": partial(notices.list_followed_topics, actor=company.reader),
        "stopped": partial(notices.list_stopped, actor=company.reader),
    }
    return [Read(name, run) for name, run in lists.items()]


def _search(company: Company) -> list[Read]:
    find, similar = (partial(each, actor=company.reader) for each in (search.search, search.similar))
    listed, page = (
        partial(each, actor=company.reader) for each in (questions.list_questions, library.list_content)
    )
    some = tuple(company.topics[5:8])
    colleagues = partial(list_colleagues, actor=company.reader)
    asked = {
        "search, one word": partial(find, query=Query("pump")),
        "search, three words": partial(find, query=Query("pump safety winter")),
        "search, three words of many": partial(find, query=Query("check pump winter")),
        "search, three words that seldom meet": partial(find, query=Query("winch chiller piston")),
        "search, a part name": partial(find, query=Query("P-204")),
        "search, in both languages": partial(find, query=Query("pompe hiver")),
        "search, three words of a kind": partial(find, query=Query("pump safety winter", kind="card")),
        "search, a word that seldom stands there": partial(find, query=Query("4711")),
        "search, a typing error": partial(find, query=Query("vibrraton")),
        "search, no such word": partial(find, query=Query(NO_WORDS)),
        "questions, words": partial(listed, search=QuestionSearch(words=WORDS)),
        "questions, words, unanswered": partial(listed, search=QuestionSearch(Order.UNANSWERED, words=WORDS)),
        "library, words": partial(page, search=Search(WORDS)),
        "library, words in three topics": partial(page, search=Search(WORDS, some)),
        "facets of words": partial(library.get_facets, actor=company.reader, search=Search(WORDS)),
        "similar while typing": partial(similar, title="Leaking pump seal after a night of vibration"),
        "suggested while typing": partial(search.suggest, actor=company.reader, words="pump saf"),
        "the palette": partial(look_up, actor=company.reader, words="pump saf"),
        "colleagues, the soonest first": partial(colleagues, asked=Asked()),
        "colleagues by words": partial(colleagues, asked=Asked("pump")),
        "colleagues by name": partial(colleagues, asked=Asked(order=ByName.NAME)),
    }
    return [Read(name, run, is_list=False, most_ms=SEARCH_MS) for name, run in asked.items()]


def _around(company: Company) -> list[Read]:
    collection = partial(collections.get_collection, actor=company.reader)
    pages = {
        "a question": partial(questions.open_question, actor=company.reader, question_id=company.question),
        "a colleague": partial(profile.get_colleague, actor=company.reader, person_id=company.author),
        "the frame": partial(home.get_shell, actor=company.reader),
        "learn": partial(home.get_learn, actor=company.reader),
        "today": partial(home.get_today, actor=company.reader),
        "a collection": partial(collection, collection_id=company.collection),
        "collections around a card": partial(_collections, company),
    }
    return [Read(name, run, is_list=False) for name, run in pages.items()]


def _collections(company: Company, session: Session) -> Any:
    card = session.scalars(select(Content.id).where(Content.kind == "card").limit(1)).one()
    return collections.find_around(session, company.reader, card)
