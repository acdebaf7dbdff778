"""A hidden community leaks nowhere: whoever is not in it finds no trace of its name, topics, people or words.

Every query of every room that is asked for somebody is called with its ids, and with a word that its texts
have. A new query fails here until its arguments are known, or until it is named among those that are asked
only by who has looked before. Then every place at which rooms are gathered: calendars, mails of the day,
pieces of Today, figures, notices, exports, what is sent out.
"""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import false
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db, ids
from learnhub.core.outbox import Outbox
from learnhub.errors import LearnHubError
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.charters import service as charters
from learnhub.features.charters.schemas import AmendmentInput, CharterInput
from learnhub.features.checklists import service as checklists
from learnhub.features.checklists.schemas import ChecklistInput
from learnhub.features.collections import service as collections
from learnhub.features.collections.schemas import CollectionInput
from learnhub.features.communities import notices, queries, service
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.schemas import AskToJoinInput, InvitePeopleInput, SendBackInput
from learnhub.features.directory.schemas import Asked as Colleagues
from learnhub.features.discussion import listing
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.service import place
from learnhub.features.finding.queries import look_up
from learnhub.features.guides import service as guides
from learnhub.features.guides.schemas import ArticleInput, PracticeInput
from learnhub.features.notices.mails import compose_notice
from learnhub.features.notices.models import InboxItem
from learnhub.features.people.models import Person
from learnhub.features.people.personal_data import export_person
from learnhub.features.questions import queries as lists
from learnhub.features.questions import service as questions
from learnhub.features.questions.asked import QuestionSearch
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import AnswerInput
from learnhub.features.questions.schemas import AskInput as QuestionInput
from learnhub.features.rituals import service as rituals
from learnhub.features.rituals.enums import Form
from learnhub.features.rituals.schemas import AgendaItemInput, RitualInput
from learnhub.features.search.browsing import Search
from learnhub.features.search.queries import search as search_for
from learnhub.features.search.schemas import Query
from learnhub.features.topics.schemas import TopicRef
from learnhub.features.videos import service as videos
from learnhub.features.videos.schemas import VideoInput
from learnhub.mail import Mail
from tests.features.communities.conftest import inside, rule
from tests.features.discussion.support import load
from tests.features.moderation.secrets import add_image, decorate
from tests.features.notices.support import tell, told
from tests.features.rex import support as rex
from tests.web.matrix.world import snapshot

WORD, LOOKED_FOR = "zarquon", "plinthum"  # the first is looked for in answers, the second is asked for
TITLE = f"Is the {LOOKED_FOR} of {WORD} right?"
NOW = re.compile(r"now=datetime\.datetime\([^)]*\)")
ELSEWHERE = {"ama", "mentoring"}  # nothing of theirs is written in a community

# Asked with rows, or for posts which their reader has been shown or that a service has looked up for them.
AFTER_LOOKING = {
    *("actions_of", "count_actions", "preview"),  # of content that was read, of words that are being typed
    *("anonymous_votes", "get_shared_issue", "is_author", "list_comments", "list_thanks", "open_comments"),
    *("voted_by", "get_own", "item_fields", "item_text_fields", "find_space", "is_expert"),
    *("in_team_of_owner", "list_pictures", "list_clips", "list_worked", "get_worked"),
}


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden community with everything in it."""

    space_id: str
    topic: TopicRef
    of: Mapping[str, str]
    image_id: str
    comment_id: str
    case_id: str
    known: tuple[str, ...]


@pytest.fixture
def author(people) -> Actor:
    return people.member("Sigrid Halvorsen")


@pytest.fixture
def hidden(author: Actor, people, start) -> Hidden:
    friend, invited, asker = people.member(), people.member(), people.member()
    given = {"name": f"Circle of {WORD}", "purpose": f"All about {LOOKED_FOR} and {WORD}."}
    space_id = start(author, Openness.HIDDEN, friend, people.member(), topics=["Pumps"], **given)
    author, friend = inside(author, space_id), inside(friend, space_id)
    form = InvitePeopleInput(people=[str(invited.person_id)])
    db.write_now(service.invite, author, space_id, form)
    image_id, shown = add_image(author)
    of = write_all(author, space_id, shown) | _agree(author, space_id)
    answer = AnswerInput(body=f"It is {WORD}, says {LOOKED_FOR}.")
    of["answer"] = db.write_now(questions.answer_question, friend, answer, question_id=of["question"])
    around = decorate(load(of["question"]), author, friend)
    opened = QuestionInput(title="What is open to everybody here?")
    elsewhere = db.write_now(questions.ask_question, asker, opened)
    db.write_now(service.show_in, author, elsewhere, space_id)
    rule(space_id, approves="facilitators")
    waiting = QuestionInput(title=TITLE, space_id=space_id)
    of["waiting"] = db.write_now(questions.ask_question, friend, waiting)
    db.write_now(service.take_over, friend, space_id)
    tell()
    view = db.read_now(queries.get_community, author, space_id)
    known = (WORD, space_id, image_id, *of.values(), around.comment_id, around.suggestion_id, around.case_id)
    return Hidden(space_id, view.topics[0], of, image_id, around.comment_id, around.case_id, known)


def write_all(author: Actor, space_id: str, shown: str) -> dict[str, str]:
    """One of each kind, with the word."""
    where, words = {"space_id": space_id, "topics": ["Pumps"]}, f"The {LOOKED_FOR} of {WORD}. {shown}"
    item = {"title": TITLE, "language": "en"} | where
    return {
        "question": db.write_now(
            questions.ask_question,
            author,
            QuestionInput.model_validate({"title": TITLE, "body": words} | where),
        ),
        "card": db.write_now(
            cards.create_card,
            author,
            CardInput.model_validate({"front": TITLE, "back": words, "language": "en"} | where),
        ),
        "practice": db.write_now(
            guides.publish_practice,
            author,
            PracticeInput.model_validate(item | {"context": words, "result": WORD}),
        ),
        "article": db.write_now(
            guides.publish_article, author, ArticleInput.model_validate(item | {"text": words})
        ),
        "checklist": db.write_now(
            checklists.publish_checklist, author, ChecklistInput.model_validate(item | {"points": WORD})
        ),
        "ritual": _meet(author, space_id, words),
        "rex": _look_back(author, space_id, words),
        "collection": db.write_now(
            collections.publish_collection,
            author,
            CollectionInput.model_validate(
                {"title": TITLE, "intro": words, "language": "en", "space": space_id}
            ),
        ),
        "video": db.write_now(
            videos.publish_video,
            author,
            VideoInput.model_validate(item | {"link": "https://videos.example/seal"}),
        ),
    }


def _agree(author: Actor, space_id: str) -> dict[str, str]:
    """Its charter, and other words for an article of it."""
    form = {"title": TITLE, "articles": [f"We ask {WORD} first."], "language": "en", "space": space_id}
    charter = db.write_now(charters.write_charter, author, CharterInput.model_validate(form))
    amendment = AmendmentInput(
        article=1, wording=f"We ask {LOOKED_FOR} and {WORD}.", reason=f"So says {WORD}."
    )
    return {"charter": charter, "amendment": db.write_now(charters.propose, author, charter, amendment)}


def _look_back(author: Actor, space_id: str, words: str) -> str:
    """A REX that is published there, with what was seen and a fact of its tree."""
    made = rex.open_rex(author, title=TITLE, space_id=space_id)
    rex.save(author, made, "facts", words, rex.view(author, made).edition)
    rex.save(author, made, "lessons", f"- {words}", rex.view(author, made).edition)
    rex.add_entry(author, made, words, viewpoint=WORD)
    rex.add_cause(author, made, f"The {LOOKED_FOR} of {WORD}")
    return rex.publish(author, made)


def _meet(author: Actor, space_id: str, words: str) -> str:
    """A ritual of every day, and its next meeting, with a promise of its host."""
    now = clock.utcnow()
    rhythm = {"rule": "FREQ=DAILY", "first_on": now.date(), "at": "12:00", "zone": "UTC", "minutes": 60}
    form = {"title": TITLE, "form": "coffee", "language": "en", "purpose": words, "space_id": space_id}
    ritual = db.write_now(rituals.plan_ritual, author, RitualInput.model_validate(form | rhythm))
    day = now.date() + timedelta(days=1)
    db.write_now(rituals.add_item, author, ritual, day, AgendaItemInput(title=TITLE))
    promise = ActionItemInput(words=TITLE, owner_id=str(author.person_id), due_on=day)
    db.write_now(rituals.add_action, author, ritual, day, promise)
    return ritual


def of(kind: str) -> Callable[[Hidden], Any]:
    return lambda hidden: hidden.of[kind]


def both(kind: str) -> Callable[[Hidden], Any]:
    return lambda hidden: [hidden.of[kind]]


def fixed(value: Any) -> Callable[[Hidden], Any]:
    return lambda _hidden: value


ARGUMENTS: Mapping[str, Callable[[Hidden], Any]] = {
    **dict.fromkeys(("content_id", "post_id", "root_id", "source_id", "question_id"), of("question")),
    **dict.fromkeys(("content_ids", "post_ids", "source_ids", "question_ids", "ids"), both("question")),
    **dict.fromkeys(("report_id", "run_id", "clip_id"), fixed("0" * 12)),
    "space_id": lambda hidden: hidden.space_id,
    "comment_id": lambda hidden: hidden.comment_id,
    "case_id": lambda hidden: hidden.case_id,
    "image_id": lambda hidden: hidden.image_id,
    "image_ids": lambda hidden: [hidden.image_id],
    "answer_id": of("answer"),
    "card_id": of("card"),
    "card_ids": both("card"),
    "guide_id": of("article"),
    "checklist_id": of("checklist"),
    "video_id": of("video"),
    "topic_id": lambda hidden: hidden.topic.id,
    "topics": lambda hidden: (hidden.topic,),
    "thing": lambda hidden: f"community:{hidden.space_id}",
    "key": lambda hidden: f"edit-{hidden.of['question']}",
    "kind": fixed("question"),
    "text": fixed(LOOKED_FOR),
    "texts": fixed({"body": "What I have typed"}),
    "title": fixed(f"The {LOOKED_FOR} itself"),
    "words": fixed(LOOKED_FOR),
    "part": fixed(""),
    "prefix": fixed("pu"),
    "query": fixed(Query(LOOKED_FOR)),
    "search": fixed(Search(LOOKED_FOR)),
    "asked": fixed(Colleagues()),
    "chosen": lambda hidden: hidden.topic,
    "waiting": fixed(value=True),
    "form": fixed(Form.SMALL_FAILURES),
    "is_taken": fixed(false()),
    "rex_id": of("rex"),
    "piece": lambda hidden: f"{hidden.of['rex']}.0",
    "piece_id": fixed("0" * 12),
    "project_id": fixed("0" * 12),
    **dict.fromkeys(("note_id", "draft_id", "request_id"), fixed("0" * 12)),
    "typed": fixed("Si"),
    "at": lambda _hidden: clock.utcnow(),
    "item_id": of("card"),
    "item_ids": both("question"),
    "collection_id": of("collection"),
    "space_ids": lambda hidden: [hidden.space_id],
    "ritual_id": of("ritual"),
    "charter_id": of("charter"),
    "amendment_id": of("amendment"),
    "number": fixed(1),
    "day": lambda _hidden: clock.utcnow().date() + timedelta(days=1),
    "clip_ids": fixed({"0" * 12}),
    "person_id": of("author"),
    "cursor": fixed(None),
    **dict.fromkeys(("size", "limit", "most"), fixed(50)),
    **dict.fromkeys(("since", "after"), lambda _hidden: clock.utcnow().date()),
    "until": lambda _hidden: clock.utcnow().date() + timedelta(days=30),
}


def asked_for_somebody() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The queries of all rooms that take who asks."""
    for room in rooms.all_rooms():
        try:
            found = rooms.resolve(room, "queries:__dict__")
        except ImportError:
            continue
        for name in found.get("__all__") or [name for name in found if not name.startswith("_")]:
            query = found[name]
            if not inspect.isfunction(query) or "features" not in query.__module__:
                continue
            if not found.get("__all__") and not query.__module__.endswith(f"{room}.queries"):
                continue
            if "actor" in inspect.signature(query).parameters and name not in AFTER_LOOKING:
                yield f"{room}.{name}", query


def needed(parameter: inspect.Parameter) -> bool:
    is_asked = parameter.name in {"words", "search", "space_id", "topics"}
    is_one = parameter.kind is not parameter.VAR_POSITIONAL
    return is_one and (parameter.default is parameter.empty or (is_asked and parameter.name in ARGUMENTS))


def answers(actor: Actor, hidden: Hidden) -> dict[str, str]:
    """What each query answers somebody; what is refused answers nothing."""
    found = {}
    for name, query in asked_for_somebody():
        room = name.partition(".")[0]
        if room in ELSEWHERE:
            continue
        parameters = [
            each
            for each in inspect.signature(query).parameters.values()
            if each.name.lstrip("_") not in ("session", "actor") and needed(each)
        ]
        given = {each.name: ARGUMENTS[each.name](hidden) for each in parameters}
        given |= {"chosen": ""} if room == "audit" and "chosen" in given else {}
        given |= _window() if room == "rituals" and "since" in given else {}
        given |= {"item_id": 1} if room == "notices" and "item_id" in given else {}
        given |= _search_of(query, given)
        given = {name: value for name, value in given.items() if name in inspect.signature(query).parameters}
        try:
            found[name] = NOW.sub("", repr(db.write_now(query, actor, **given)))  # some lock what they find
        except LearnHubError:
            continue
    return found


def _window() -> dict[str, Any]:
    """Meetings are looked for between two moments."""
    now = clock.utcnow()
    return {"since": now, "until": now + timedelta(days=30)}


def _search_of(query: Callable[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Rooms have searches of their own; each is asked in its own way."""
    if "search" not in given:
        return {}
    default = inspect.signature(query).parameters["search"].default
    return {} if default is inspect.Parameter.empty else {"search": replace(default, words=LOOKED_FOR)}


def traces(told_of: Mapping[str, str], hidden: Hidden) -> dict[str, str]:
    return {name: said for name, said in told_of.items() if any(each in said for each in hidden.known)}


@pytest.fixture
def everything(hidden: Hidden, author: Actor) -> Hidden:
    return replace(hidden, of={**hidden.of, "author": str(author.person_id)})


@pytest.mark.parametrize("roles", [(), tuple(Role)], ids=["member", "all roles"])
def test_no_query_tells_a_stranger(everything: Hidden, people, roles) -> None:
    stranger = people.member(roles=roles)

    assert traces(answers(stranger, everything), everything) == {}


@pytest.mark.parametrize("roles", [(), tuple(Role)], ids=["member", "all roles"])
def test_nothing_changes_for_a_stranger_by_what_is_written_in_it(everything, people, author, roles) -> None:
    space_id = everything.space_id
    stranger, writer, friend = people.member(roles=roles), inside(author, space_id), people.member()
    db.write_now(service.invite, writer, space_id, InvitePeopleInput(people=[str(friend.person_id)]))
    db.write_now(service.join, friend, space_id)
    rule(space_id, approves="nobody")
    before = answers(stranger, everything)

    _image_id, shown = add_image(writer)
    written = write_all(writer, space_id, shown)
    answer = AnswerInput(body=f"As ever, {WORD}.")
    db.write_now(questions.answer_question, writer, answer, question_id=written["question"])
    decorate(load(written["question"]), writer, inside(friend, space_id))
    tell()
    after = answers(stranger, everything)

    assert {name: said for name, said in after.items() if said != before[name]} == {}


def test_walk_would_notice(everything: Hidden, author: Actor) -> None:
    found = traces(answers(inside(author, everything.space_id), everything), everything)

    assert {
        *(
            "cards.get_card",
            "checklists.get_checklist",
            "collections.get_collection",
            "communities.get_community",
            "communities.list_feed",
        ),
        *("communities.list_mine", "communities.list_waiting", "discussion.get_content", "search.search"),
        *("finding.look_up", "library.list_content", "questions.list_questions", "videos.get_video"),
        *("transfer.list_items", "profile.list_contributions"),
        *("rituals.get_ritual", "rituals.get_meeting", "rituals.list_meetings", "rituals.list_events"),
        *("rituals.get_event", "rituals.get_series", "actions.list_owed", "rituals.get_space_rituals"),
        *("rituals.next_in", "rituals.get_month", "rituals.list_rituals", "rituals.open_meeting"),
    } <= found.keys()


def test_what_is_shown_in_it_does_not_tell_of_it(hidden: Hidden, author, people) -> None:
    def found(actor: Actor) -> list[str]:
        search = QuestionSearch(space_id=hidden.space_id)
        listed = db.read_now(lists.list_questions, actor, search=search).items
        having = db.read_now(
            lists.list_questions, actor, search=replace(search, words="open everybody")
        ).items
        hits = db.read_now(search_for, actor, Query("open everybody", spaces=(hidden.space_id,))).hits
        asked = Asked((QUESTION,), space_id=hidden.space_id)
        number = db.read_now(listing.count, actor, asked, most=9).number
        return [*(row.title for row in (*listed, *having, *hits)), str(number)]

    assert found(people.member(roles=tuple(Role))) == ["0"]
    shown = "What is open to everybody here?"
    assert found(inside(author, hidden.space_id)) == [shown, TITLE, shown, shown, "2"]


def gathered(session: Session, actor: Actor, hidden: Hidden) -> dict[str, str]:
    """What rooms say of somebody where the house gathers it."""
    said: dict[str, Any] = {}
    since = clock.utcnow() - timedelta(days=30)
    for name, room in rooms.all_rooms().items():
        if room.calendar:
            said[f"calendar of {name}"] = rooms.resolve(name, room.calendar)(session, actor, since)
        if room.daily_line:
            said[f"line of {name}"] = rooms.resolve(name, room.daily_line)(session, actor)
        for piece in room.today:
            if piece.requires is None or actor.may(piece.requires):
                said[f"today: {piece.name}"] = rooms.resolve(name, piece.read)(session, actor)
        for word, function in room.told.items():
            things = rooms.resolve(name, function)(session, actor, [hidden.space_id])
            said[f"told: {word}"] = [*things.values()]
    said["export"] = export_person(session, str(actor.person_id))
    return {name: repr(words) for name, words in said.items()}


def test_nothing_that_is_gathered_tells_a_stranger(everything: Hidden, people, author) -> None:
    stranger = people.member(roles=tuple(Role))

    found = db.read_now(gathered, stranger, everything)
    mine = db.read_now(gathered, inside(author, everything.space_id), everything)

    assert traces(found, everything) == {}
    assert {"told: community", "export"} <= traces(mine, everything).keys()


def test_no_notice_reaches_a_stranger(people, hidden: Hidden, author) -> None:
    stranger = people.member(roles=tuple(Role))
    db.write_now(service.end, inside(author, hidden.space_id), hidden.space_id)
    tell()

    assert told(stranger) == []
    assert db.read_now(notices.things, stranger, [hidden.space_id]) == {}


@pytest.mark.usefixtures("postbox", "noon")  # at night it would wait
def test_mail_names_it_inside_only(hidden: Hidden) -> None:
    def mails(session: Session) -> list[Mail | None]:
        items = session.exec(select(InboxItem).where(InboxItem.thing == f"community:{hidden.space_id}")).all()
        return [compose_notice(session, {"person_id": item.person_id, "item": item.id}) for item in items]

    composed = [mail for mail in db.write_now(mails) if mail is not None]

    assert composed
    for mail in composed:
        assert WORD not in mail.subject + mail.preview
        assert WORD in repr(mail.parts)


def test_only_members_find_it_by_its_name(hidden: Hidden, people, author) -> None:
    def found(actor: Actor) -> list[str]:
        return [each.id for each in db.read_now(look_up, actor, f"of {WORD[:4]}").communities]

    assert found(people.member(roles=tuple(Role))) == []
    assert found(inside(author, hidden.space_id)) == [hidden.space_id]


def test_administrators_are_not_told_that_it_lost_its_facilitator(people, hidden: Hidden, author) -> None:
    admin = people.member(roles=tuple(Role))

    def leave(session: Session) -> None:
        session.get_one(Person, author.person_id).status = "suspended"

    db.write_now(leave)
    db.write_now(service.find_orphans)
    tell()

    assert told(admin) == []


def test_nothing_of_it_leaves_the_house(hidden: Hidden) -> None:
    def sent(session: Session) -> list[str]:
        rows = session.exec(select(Outbox).where(Outbox.channel.not_in(("notices", "mail")))).all()
        return [f"{row.channel} {row.payload}" for row in rows]

    assert [each for each in db.read_now(sent) if any(known in each for known in hidden.known)] == []


def calls(space_id: str, content_id: str, person_id: str) -> dict[str, tuple[Callable[..., Any], tuple]]:
    """Everything that can be done with the id of a community, or of what waits in one."""
    invited = InvitePeopleInput(people=[person_id])
    return {
        "get": (queries.get_community, (space_id,)),
        "feed": (queries.list_feed, (space_id,)),
        "members": (queries.list_members, (space_id,)),
        "figures": (queries.get_figures, (space_id,)),
        "kit": (queries.get_kit, (space_id,)),
        "bridges": (queries.list_bridges, (space_id,)),
        "admissions": (queries.list_admissions, (space_id,)),
        "handovers": (queries.list_handovers, (space_id,)),
        "waiting": (queries.list_waiting, (space_id,)),
        "place": (place, (space_id,)),
        "join": (service.join, (space_id,)),
        "decline": (service.decline, (space_id,)),
        "ask": (service.ask_to_join, (space_id, AskToJoinInput())),
        "withdraw": (service.withdraw_request, (space_id,)),
        "leave": (service.leave, (space_id,)),
        "invite": (service.invite, (space_id, invited)),
        "let in": (service.let_in, (space_id, person_id)),
        "turn away": (service.turn_away, (space_id, person_id)),
        "remove": (service.remove_member, (space_id, person_id)),
        "take over": (service.take_over, (space_id,)),
        "refuse": (service.refuse_to_take_over, (space_id,)),
        "hand over": (service.ask_to_take_over, (space_id, person_id)),
        "show": (service.show_in, (content_id, space_id)),
        "take out": (service.take_out, (content_id, space_id)),
        "appoint": (service.appoint, (space_id, person_id)),
        "turn": (service.note_turn, (space_id, person_id)),
        "renew": (service.renew, (space_id,)),
        "end": (service.end, (space_id,)),
        "reopen": (service.reopen, (space_id,)),
        "merge": (service.merge, (space_id, ids.new_id())),
        "approve": (service.approve, (content_id,)),
        "send back": (service.send_back, (content_id, SendBackInput(reason="Which one?"))),
        "send again": (service.send_again, (content_id,)),
        "move": (service.move, (content_id, "")),
    }


def outcome(actor: Actor, function: Callable[..., Any], arguments: tuple) -> str:
    try:
        return repr(db.write_now(function, actor, *arguments))
    except LearnHubError as error:
        return f"{error.code}: {error.message}"


def test_stranger_cannot_tell_it_from_nothing(hidden: Hidden, people) -> None:
    stranger, victim = people.member(roles=tuple(Role)), str(people.member().person_id)
    before = db.read_now(snapshot)
    real = calls(hidden.space_id, hidden.of["waiting"], victim)
    nothing = calls(ids.new_id(), ids.new_id(), victim)

    assert {name: outcome(stranger, *call) for name, call in real.items()} == {
        name: outcome(stranger, *call) for name, call in nothing.items()
    }
    assert db.read_now(snapshot) == before
