"""Whom it concerns what happens in live sessions. Nobody is told of a question that has no name."""

from collections.abc import Iterator

from sqlmodel import Session, select

from learnhub.features.ama.enums import Phase, QuestionState
from learnhub.features.ama.events import AmaOpened, AmaScheduled, QuestionDecided, QuestionRephrased
from learnhub.features.ama.models import Ama, AmaAttendance, AmaHost, AmaQuestion
from learnhub.features.discussion.models import Authorship
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.rooms import Reason, Telling

_WHAT = {
    QuestionState.APPROVED: "approved",
    QuestionState.DISMISSED: "dismissed",
    QuestionState.ANSWERED: "answered",
    QuestionState.IN_WRITING: "in_writing",
}


def announced(session: Session, event: AmaScheduled) -> Iterator[Telling]:
    """Everybody, of a session that is still to come."""
    leader = session.exec(
        select(Ama.leader_id).where(Ama.content_id == event.ama_id, Ama.phase == Phase.SCHEDULED)
    ).first()
    if leader:
        everybody = session.exec(select(Person.id).where(Person.status == PersonStatus.ACTIVE))
        people = dict.fromkeys(everybody, Reason.EVERYBODY)
        yield Telling("announced", event.ama_id, people, actor_id=leader, is_quiet=True)


def opened(session: Session, event: AmaOpened) -> Iterator[Telling]:
    """Who said that they come, and who hosts it."""
    live = select(Ama.content_id).where(Ama.content_id == event.ama_id, Ama.phase == Phase.LIVE)
    if session.exec(live).first():
        coming = select(AmaAttendance.person_id).where(AmaAttendance.ama_id == event.ama_id)
        hosts = select(AmaHost.person_id).where(AmaHost.ama_id == event.ama_id)
        people = dict.fromkeys(session.exec(coming), Reason.COMES)
        yield Telling("opened", event.ama_id, people | dict.fromkeys(session.exec(hosts), Reason.HOSTS))


def rephrased(session: Session, event: QuestionRephrased) -> Iterator[Telling]:
    """Who asked it by name, for whom their own words are kept."""
    asker = select(Authorship.person_id).where(Authorship.content_id == event.question_id)
    if person_id := session.exec(asker).first():
        people = {person_id: Reason.ASKED}
        yield Telling("rephrased", event.ama_id, people, content_id=event.question_id, is_quiet=True)


def decided(session: Session, event: QuestionDecided) -> Iterator[Telling]:
    """Who asked it by name."""
    row = session.exec(
        select(AmaQuestion.state, Authorship.person_id)
        .join(Authorship, Authorship.content_id == AmaQuestion.content_id)
        .where(AmaQuestion.content_id == event.question_id)
    ).first()
    if row and row[0] in _WHAT:
        people = {row[1]: Reason.ASKED}
        yield Telling(
            _WHAT[QuestionState(row[0])], event.ama_id, people, content_id=event.question_id, is_quiet=True
        )
