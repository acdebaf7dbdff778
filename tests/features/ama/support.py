"""A leader, a co-host, colleagues and sessions, for the tests of this room."""

from dataclasses import dataclass, field
from datetime import date, time

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.ama import service
from learnhub.features.ama.enums import Moderation
from learnhub.features.ama.models import AmaQuestion
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.ama.schemas import AskInput, ScheduleInput
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.waiting import Text, waiting

TODAY = date(2026, 3, 11)


def form(**given: object) -> ScheduleInput:
    """A session this afternoon, in Paris, where the tests stand still at one o'clock."""
    values = {
        "title": "Winter plan and on-call duty",
        "introduction": "Every question gets an answer, live or in writing by Friday.",
        "day": TODAY,
        "starts": time(14),
        "ends": time(15),
        **given,
    }
    return ScheduleInput(**values)


@dataclass
class Room:
    """A session with its people; every method commits."""

    leader: Actor
    host: Actor
    members: list[Actor]
    id: str = ""
    secrets: list[str] = field(default_factory=list)

    def schedule(self, **given: object) -> str:
        """Announce it with the co-host."""
        given = {"hosts": [self.host.person_id], **given}
        self.id = db.write_now(service.schedule_session, self.leader, form(**given))
        return self.id

    def open(self, **given: object) -> str:
        """Announce it and go live."""
        self.schedule(**given)
        db.write_now(service.open_session, self.leader, self.id)
        return self.id

    def ask(self, text: str, actor: Actor | None = None) -> str:
        """A question by name, of the first member unless said."""
        return db.write_now(service.ask_question, actor or self.members[0], self.id, AskInput(text=text))

    def approved(self, text: str, actor: Actor | None = None) -> str:
        """A question by name that everybody sees."""
        question = self.ask(text, actor)
        if state_of(question) == "waiting":
            db.write_now(service.approve, self.host, self.id, question)
        return question

    def ask_anonymously(self, text: str, actor: Actor | None = None) -> str:
        """A text that waits for its publication; the answer is its secret."""
        secret, person_id = new_secret(), (actor or self.members[0]).person_id
        db.read_now(anonymous.send, Text(hash_secret(secret), str(AMA_QUESTION), self.id, text), person_id)
        self.secrets.append(secret)
        return secret

    def publish(self) -> int:
        """Everything that waits for its publication comes out; the answer is how much."""
        return db.write_now(anonymous.publish, service.ANONYMOUS_QUESTION, self.id)

    def vote(self, question: str, *actors: Actor) -> None:
        """Votes of these people."""
        for actor in actors:
            db.write_now(service.vote_question, actor, question, on=True)


def make_room(people, members: int = 6) -> Room:
    """A leader, a co-host and some members."""
    return Room(
        leader=people.member("Hélène Marchetti", roles=(Role.LEADER,)),
        host=people.member("Élodie Faure"),
        members=[people.member(f"Member {number}") for number in range(members)],
    )


def get(model, key: str):
    """One row, as it is committed."""
    return db.read_now(Session.get, model, key)


def state_of(question: str) -> str:
    """Where a question stands."""
    return get(AmaQuestion, question).state


def content_of(question: str) -> Content:
    """Its row of content."""
    return get(Content, question)


def waiting_texts() -> set[str]:
    """What waits for its publication."""
    return {text.text for place in waiting.places() for text in waiting.under(place)}


AFTER = Moderation.AFTER
