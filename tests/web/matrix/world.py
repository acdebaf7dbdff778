"""What the matrix plays with: people of every kind, and things made for them through the services."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import TextClause, text
from sqlmodel import Session, SQLModel, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db, ids
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.ama import service as amas
from learnhub.features.ama.schemas import AskInput as AmaAskInput
from learnhub.features.ama.schemas import ScheduleInput
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.charters import queries as charter_queries
from learnhub.features.charters import service as charters
from learnhub.features.charters.models import Charter, CharterAmendment
from learnhub.features.charters.schemas import AmendmentInput, CharterInput
from learnhub.features.charters.service.stages import open_round
from learnhub.features.checklists import service as checklists
from learnhub.features.checklists.schemas import ChecklistInput, StartRunInput
from learnhub.features.collections import service as collections
from learnhub.features.collections.models import CollectionProposal
from learnhub.features.collections.schemas import CollectionInput, ListItemInput
from learnhub.features.communities import service as communities
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.schemas import ProposeInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content, Vote
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.failures import service as failures
from learnhub.features.failures.schemas import FailureInput
from learnhub.features.guides import service as guides
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.schemas import ArticleInput, PracticeInput, ReportInput, StepsInput
from learnhub.features.leaders import service as leaders
from learnhub.features.leaders.schemas import LeaderNoteInput
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.queries import get_week
from learnhub.features.mentoring.schemas import BookInput, HoursInput, OfferInput
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.questions import service as questions
from learnhub.features.questions.models import AskRequest
from learnhub.features.questions.schemas import AnswerInput, AskInput
from learnhub.features.rituals import service as rituals
from learnhub.features.rituals.schemas import AgendaItemInput, RitualInput
from learnhub.features.topics.service import topics_for
from learnhub.features.videos import service as videos
from learnhub.features.videos.schemas import VideoInput
from tests.writes import PERSONAL

ROLES = {"moderator": Role.MODERATOR, "leader": Role.LEADER, "administrator": Role.ADMINISTRATOR}


@dataclass
class World:
    """A company in which rows make what they need; `member` is the fixture's maker of people."""

    member: Callable[..., Actor]
    made: dict[object, Any] = field(default_factory=dict)

    def person(self, kind: str) -> Actor:
        """Somebody of a kind; who is nobody, suspended or signed out begins as a member."""
        roles = (ROLES[kind],) if kind in ROLES else ()
        return self.member(roles=roles)

    def once(self, name: object, make: Callable[[], Any]) -> Any:
        """What is made with the first call, and answered with every other one."""
        if name not in self.made:
            self.made[name] = make()
        return self.made[name]

    def question(self, actor: Actor, title: str = "Why does pump 4 trip?") -> str:
        """A question that somebody asked."""
        return db.write_now(questions.ask_question, actor, AskInput(title=title, topics=["Pumps"]))

    def questions(self, count: int) -> list[str]:
        """As many questions, the same for whoever asks for them."""
        asked = self.made.setdefault("questions", [])
        while len(asked) < count:
            asked.append(self.question(self.member()))
        return asked[:count]

    def send(self, question_id: str, actor: Actor) -> None:
        """Have a question wait for somebody who knows about it."""
        request = AskRequest(question_id=question_id, person_id=actor.person_id or "", at=clock.utcnow())
        db.write_now(lambda session: session.add(request))

    def answer(self, question_id: str, actor: Actor | None = None) -> str:
        """An answer of somebody, by default of a colleague."""
        form = AnswerInput(body="Cold grease.")
        return db.write_now(questions.answer_question, actor or self.member(), form, question_id=question_id)

    def comment(self, post_id: str, actor: Actor | None = None) -> str:
        """A comment of somebody, by default of a colleague."""
        form = CommentInput(body="Is the foot flat?")
        return db.write_now(discussion.comment, actor or self.member(), form, parent_id=post_id)

    def topic(self) -> str:
        """A topic of which nobody has written yet."""
        return db.write_now(topics_for, ["Seals"], "en")[0]

    def card(self, actor: Actor | None = None, front: str = "How much grease?") -> str:
        """A card that somebody wrote; it is in their review."""
        form = CardInput(front=front, back="A third.", language="en", topics=["Pumps"])
        return db.write_now(cards.create_card, actor or self.member(), form)

    def practice(self, actor: Actor | None = None, title: str = "Call before a restart") -> str:
        """A best practice that somebody told."""
        form = PracticeInput(
            title=title, context="A trip at night.", result="Fewer visits.", language="en", topics=["Pumps"]
        )
        return db.write_now(guides.publish_practice, actor or self.member(), form)

    def steps(self, actor: Actor | None = None) -> str:
        """A step-by-step that somebody showed."""
        told = [{"name": "Lock out", "lasts": "1 min"}, {"name": "Turn the shaft", "good": "it is even"}]
        form = StepsInput.model_validate(
            {"title": "Restart a pump after a stop", "steps": told, "language": "en"}
        )
        return db.write_now(guides.publish_steps, actor or self.member(), form)

    def article(self, actor: Actor | None = None) -> str:
        """An article that somebody wrote."""
        form = ArticleInput(title="Why a pump sounds like gravel", text="# Air\n\nBubbles.", language="en")
        return db.write_now(guides.publish_article, actor or self.member(), form)

    def report(
        self, actor: Actor, guide_id: str = "", outcome: HowItWent = HowItWent.WORKED
    ) -> tuple[str, str]:
        """What somebody said who applied a colleague's best practice, with its guide."""
        guide = guide_id or self.practice()
        form = ReportInput(outcome=outcome, body="Nine restarts.")
        return db.write_now(guides.apply_guide, actor, guide, form), guide

    def video(self, actor: Actor | None = None, title: str = "How to seat a seal") -> str:
        """A video on another site that somebody published."""
        form = VideoInput(title=title, link="https://videos.example/seal", language="en", topics=["Pumps"])
        return db.write_now(videos.publish_video, actor or self.member(), form)

    def failure(self, actor: Actor | None = None, title: str = "An update on Friday at five") -> str:
        """A small failure that somebody told."""
        form = FailureInput(
            title=title,
            happened="The phones rang all weekend, and nobody was there.",
            lesson="Nothing that cannot be undone after Thursday noon.",
            language="en",
        )
        return db.write_now(failures.tell_failure, actor or self.member(), form)

    def leader_note(self, actor: Actor | None = None, title: str = "What November taught me") -> str:
        """A note of a leader."""
        wrong = "I announced the reorganisation by email, to go faster."
        form = LeaderNoteInput(title=title, wrong=wrong, language="en", is_open=True)
        return db.write_now(leaders.write_note, actor or self.person("leader"), form)

    def checklist(self, actor: Actor | None = None, title: str = "Restart a pumping station") -> str:
        """A checklist of two points that somebody published."""
        form = ChecklistInput(title=title, points="Key is out\nReset", language="en", topics=["Pumps"])
        return db.write_now(checklists.publish_checklist, actor or self.member(), form)

    def run(self, actor: Actor, checklist_id: str = "", subject: str = "Givors") -> str:
        """A run of a checklist that somebody has begun for themselves."""
        form = StartRunInput(subject=subject)
        return db.write_now(checklists.start_run, actor, checklist_id or self.checklist(), form)

    def ritual(
        self, actor: Actor | None = None, title: str = "Coffee of the pumps", form: str = "coffee"
    ) -> str:
        """A daily ritual that somebody hosts, which begins at this minute."""
        now, host = clock.utcnow(), actor or self.member()
        rhythm = {"rule": "FREQ=DAILY", "first_on": now.date(), "at": f"{now:%H:%M}", "zone": "UTC"}
        given = {"title": title, "form": form, "language": "en", "minutes": 60}
        ritual = db.write_now(rituals.plan_ritual, host, RitualInput.model_validate(given | rhythm))
        self.made[ritual] = host
        return ritual

    def meeting(self, actor: Actor | None = None) -> tuple[str, date]:
        """A ritual and its meeting of today, which goes on."""
        ritual = self.ritual(actor)
        day = clock.utcnow().date()
        db.write_now(rituals.begin_meeting, self.made[ritual], ritual, day)
        return ritual, day

    def on_agenda(self, actor: Actor, ritual_id: str, day: date) -> str:
        """Something on the agenda of a meeting."""
        return db.write_now(rituals.add_item, actor, ritual_id, day, AgendaItemInput(title="The gauge"))

    def action(self, actor: Actor, ritual_id: str, day: date) -> str:
        """Something that somebody has taken on in a meeting."""
        form = ActionItemInput(words="Photograph it", owner_id=str(actor.person_id), due_on=day)
        return db.write_now(rituals.add_action, actor, ritual_id, day, form)

    def collection(self, actor: Actor | None = None, *items: str) -> str:
        """A collection that somebody published, with items that wait for their check."""
        author = actor or self.member()
        form = CollectionInput(title="What a new colleague needs", language="en")
        collection = db.write_now(collections.publish_collection, author, form)
        for item in items:
            self.gather(author, collection, item)
        return collection

    def gather(self, actor: Actor, collection_id: str, item_id: str) -> str:
        """Bring an item to a collection, or propose it; the answer is the id of a proposal, if it is one."""
        form = ListItemInput(item_id=item_id, sentence="Read it first.")
        db.write_now(collections.gather, actor, collection_id, form)
        made = select(CollectionProposal.id).where(CollectionProposal.collection_id == collection_id)
        return db.read_now(lambda session: session.exec(made).first()) or ""

    def community(
        self, actor: Actor | None = None, *members: Actor, openness: Openness = Openness.OPEN
    ) -> str:
        """A community that somebody facilitates, by default a colleague, with at least two members."""
        others = [*members, *(self.member() for _ in range(2 - len(members)))]
        form = ProposeInput(
            name="Rotating machines",
            purpose="What we hear, and what we measure.",
            language="en",
            openness=openness,
            people=[str(each.person_id) for each in others],
        )
        space_id = db.write_now(communities.propose, actor or self.member(), form)
        for each in others:
            db.write_now(communities.join, each, space_id)
        return space_id

    def space_of(self, *people: Actor) -> str:
        """The space of an open community of these people, whom the first one leads, and of four others."""

        def add(session: Session) -> str:
            space = Space(kind=SpaceKind.COMMUNITY, name="Rotating machines")
            session.add(space)
            session.flush()
            session.add_all(
                SpaceMember(space_id=space.id, person_id=each.person_id, is_facilitator=place == 0)
                for place, each in enumerate((*people, *others))
            )
            return space.id

        if "others" not in self.made:
            self.made["others"] = [self.member() for _ in range(4)]
        others = self.made["others"]
        return db.write_now(add)

    def charter(self, actor: Actor | None = None) -> str:
        """The charter of a community that somebody facilitates; its only article is about asking."""
        author = actor or self.member()
        form = CharterInput(
            title="Our charter", articles=["We ask first."], language="en", space=self.space_of(author)
        )
        return db.write_now(charters.write_charter, author, form)

    def company_charter(self) -> str:
        """That of the company, which has one."""
        admin = self.member(roles=(Role.ADMINISTRATOR,))
        place = db.read_now(charter_queries.get_place, admin)
        form = CharterInput(title="Our charter", articles=["We ask first."], language="en")
        return place.charter_id or db.write_now(charters.write_charter, admin, form)

    def amendment(self, author: Actor | None = None, *, asked: Actor | None = None) -> tuple[str, str]:
        """A charter and an amendment to it, about which somebody is asked."""
        charter = self.charter(asked)
        form = AmendmentInput(article=1, wording="We ask before we start.")
        amendment = db.write_now(charters.propose, author or self.member(), charter, form)

        def begin(session: Session) -> None:
            row = session.get_one(CharterAmendment, amendment)
            open_round(session, session.get_one(Charter, charter), row)

        if asked:
            db.write_now(begin)
        return charter, amendment

    def mentor(self, actor: Actor | None = None) -> Actor:
        """Somebody who offers an hour on every working day."""
        mentor = actor or self.member()
        offer = OfferInput(sentence="Show me.", place="Room 2", zone=mentor.zone, languages=["en"])
        db.write_now(mentoring.save_offer, mentor, form=offer)
        for weekday in range(7):
            hours = HoursInput(weekday=weekday, starts=time(9), ends=time(10))
            db.write_now(mentoring.add_hours, mentor, form=hours)
        return mentor

    def slot(self, reader: Actor, mentor: Actor) -> datetime:
        """A free slot of a mentor, as a reader sees it."""
        day = clock.utcnow().date() + timedelta(days=7)
        week = db.read_now(get_week, reader, mentor.person_id, day=day)
        return next(slot.starts_at for shown in week.days for slot in shown.slots if slot.is_free)

    def booking(self, mentee: Actor) -> str:
        """Twenty minutes that somebody booked with a mentor."""
        mentor = self.mentor()
        form = BookInput(
            starts_at=self.slot(mentee, mentor), question="Which bearing?", request_key=ids.new_id()
        )
        return db.write_now(mentoring.book_slot, mentee, mentor_id=mentor.person_id, form=form)

    def session(self, host: Actor, *, live: bool = True, title: str = "Winter plan") -> str:
        """A live session of a leader, with somebody as its host."""
        leader = self.member(roles=(Role.LEADER,), zone=zone_at_midday())
        now = clock.utcnow().astimezone(ZoneInfo(leader.zone)).replace(second=0, microsecond=0)
        start = now + timedelta(days=0 if live else 3)
        form = ScheduleInput(
            title=title,
            day=start.date(),
            starts=start.time().replace(second=0, microsecond=0),
            ends=(start + timedelta(hours=1)).time().replace(second=0, microsecond=0),
            hosts=[host.person_id],
        )
        ama_id = db.write_now(amas.schedule_session, leader, form)
        if live:
            db.write_now(amas.open_session, leader, ama_id)
        return ama_id

    def ama_question(
        self, ama_id: str, host: Actor, asker: Actor | None = None, *, shown: bool = True
    ) -> str:
        """A question in a session, waiting or approved by a host."""
        form = AmaAskInput(text="And in winter?")
        question = db.write_now(amas.ask_question, asker or self.member(), ama_id, form)
        if shown:
            db.write_now(amas.approve, host, ama_id, question)
        return question


def zone_at_midday() -> str:
    """A zone in which no hour from now on is near midnight, whenever the tests run."""
    zones = ("Europe/Paris", "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Honolulu")
    return next(zone for zone in zones if 2 <= clock.utcnow().astimezone(ZoneInfo(zone)).hour < 21)


def column(table: type[SQLModel], key: object, name: str) -> Callable[[object], object]:
    """An effect: a column of one row, None while there is no such row."""

    def read(session: Session) -> object:
        row = session.get(table, key)
        return getattr(row, name) if row else None

    return lambda _tab: db.read_now(read)


def number_of(table: type[SQLModel], *clauses: object) -> Callable[[object], object]:
    """An effect: how many rows there are."""
    return lambda _tab: db.read_now(lambda session: len(session.exec(select(table).where(*clauses)).all()))


def content(content_id: str, name: str) -> Callable[[object], object]:
    """An effect: a column of a piece of content."""
    return column(Content, content_id, name)


def votes(content_id: str) -> Callable[[object], object]:
    """An effect: the votes for a piece of content."""
    return number_of(Vote, Vote.content_id == content_id)


def snapshot(session: Session) -> dict[str, list[str]]:
    """Everything in the database, except what a refusal or the passing of time writes."""
    connection = session.connection()
    return {table: sorted(map(repr, connection.execute(rows))) for table, rows in _tables().items()}


@cache
def _tables() -> dict[str, TextClause]:
    """What reads each table; as text, because hundreds of calls would compile each statement again."""
    return {
        table.name: text(str(select(*(each for each in table.columns if each.name != "last_seen_hour"))))
        for table in SQLModel.metadata.sorted_tables
        if table.name not in PERSONAL
    }
