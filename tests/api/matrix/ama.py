"""Rows of live sessions: by name with a key, and without a name from the browser.

Hosting is for whoever is a host, whatever the role, and for moderators.
"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.ama import service
from learnhub.features.ama.enums import AnswerPart
from learnhub.features.ama.models import Ama, AmaAnswer, AmaAttendance, AmaPromise, AmaQuestion
from learnhub.features.ama.schemas import AnswerInput, PromiseInput
from tests.api.matrix import Call, Row
from tests.web.matrix import LEADERS, MODERATORS
from tests.web.matrix.world import World, column, content, number_of, votes

TITLE, TEXT = "Winter plan", "And in winter?"


def upcoming(world: World, _actor: Actor) -> Call:
    world.session(world.member())
    return Call(shows=TITLE)


def ended(world: World, _actor: Actor) -> Call:
    host = world.member()
    db.write_now(service.end_session, host, world.session(host))
    return Call(shows=TITLE)


def get(world: World, _actor: Actor) -> Call:
    return Call((world.session(world.member()),), shows=TITLE)


def calendar_file(world: World, _actor: Actor) -> Call:
    return Call((world.session(world.member()),), shows=f"DESCRIPTION:{TITLE}")


def form(**more: object) -> dict[str, object]:
    day = (clock.utcnow() + timedelta(days=3)).date().isoformat()
    return {"title": "Spring plan", "day": day, "starts": "10:00", "ends": "11:00", **more}


def schedule(_world: World, _actor: Actor) -> Call:
    return Call((), form(), number_of(Ama))


def change(world: World, actor: Actor) -> Call:
    ama = world.session(actor, live=False)
    leader = column(Ama, ama, "leader_id")(None)
    words = form(leader=leader, hosts=[actor.person_id], edition=1)
    return Call((ama,), words, content(ama, "title"))


def call_off(world: World, actor: Actor) -> Call:
    ama = world.session(actor, live=False)
    return Call((ama,), None, content(ama, "status"))


def attend(world: World, _actor: Actor) -> Call:
    return Call((world.session(world.member(), live=False),), None, number_of(AmaAttendance))


def withdraw_attendance(world: World, actor: Actor) -> Call:
    call = attend(world, actor)
    db.write_now(service.set_attendance, actor, str(call.ids[0]), on=True)
    return call


def phase(*, live: bool):
    """A session that is to go live, or to end."""

    def make(world: World, actor: Actor) -> Call:
        ama = world.session(actor, live=live)
        return Call((ama,), None, column(Ama, ama, "phase"))

    return make


def moderation(world: World, actor: Actor) -> Call:
    ama = world.session(actor)
    return Call((ama,), {"moderation": "after"}, column(Ama, ama, "moderation"))


def board(world: World, _actor: Actor) -> Call:
    host = world.member()
    ama = world.session(host)
    world.ama_question(ama, host)
    return Call((ama,), shows=TEXT)


def mine(world: World, actor: Actor) -> Call:
    host = world.member()
    ama = world.session(host)
    world.ama_question(ama, host, actor, shown=False)
    return Call((ama,), shows=TEXT)


def ask(world: World, _actor: Actor) -> Call:
    return Call((world.session(world.member()),), {"text": TEXT}, number_of(AmaQuestion))


def reword(world: World, actor: Actor) -> Call:
    host = world.member()
    ama = world.session(host)
    question = world.ama_question(ama, host, actor, shown=False)
    return Call((ama, question), {"text": "Why?", "edition": 1}, content(question, "title"))


def withdraw(world: World, actor: Actor) -> Call:
    host = world.member()
    ama = world.session(host)
    question = world.ama_question(ama, host, actor, shown=False)
    return Call((ama, question), None, content(question, "status"))


def vote(world: World, _actor: Actor) -> Call:
    host = world.member()
    ama = world.session(host)
    question = world.ama_question(ama, host)
    return Call((ama, question), {"on": True}, votes(question))


def dismiss(world: World, actor: Actor) -> Call:
    ama = world.session(actor)
    question = world.ama_question(ama, actor, shown=False)
    return Call((ama, question), {"reason": "off_topic"}, column(AmaQuestion, question, "state"))


def rephrase(world: World, actor: Actor) -> Call:
    ama = world.session(actor)
    question = world.ama_question(ama, actor, shown=False)
    form = {"text": "Who decides?", "edition": 1}
    return Call((ama, question), form, column(AmaQuestion, question, "original"))


def following(world: World, actor: Actor) -> Call:
    ama = world.session(actor)
    question = world.ama_question(ama, actor)
    return Call((ama,), {}, column(AmaQuestion, question, "state"))


def leaders(world: World, _actor: Actor) -> Call:
    return Call(shows=world.member("Rosa Lind", roles=(Role.LEADER,)).name)


def moved(*, shown: bool = True, on_air: bool = False):
    """A question in a session that the actor hosts, and its state as the effect."""

    def make(world: World, actor: Actor) -> Call:
        ama = world.session(actor)
        question = world.ama_question(ama, actor, shown=shown)
        if on_air:
            db.write_now(service.put_on_air, actor, ama, question)
        return Call((ama, question), None, column(AmaQuestion, question, "state"))

    return make


def owed(world: World, _actor: Actor) -> Call:
    host = world.member()
    ama = world.session(host)
    promised(host, ama, world.ama_question(ama, host))
    return Call(shows=TEXT)


def promised(host: Actor, ama: str, question: str) -> None:
    form = PromiseInput(question=question, owed_by=str(host.person_id), due_on=today(host))
    db.write_now(service.promise, host, ama, form)


def today(actor: Actor) -> date:
    return clock.utcnow().astimezone(ZoneInfo(actor.zone)).date()


def over(shows: str):
    """A session that is over, with one question."""

    def make(world: World, _actor: Actor) -> Call:
        host = world.member()
        ama = world.session(host)
        db.write_now(service.mark_answered, host, ama, world.ama_question(ama, host))
        db.write_now(service.end_session, host, ama)
        return Call((ama,), shows=shows)

    return make


def get_note(world: World, actor: Actor) -> Call:
    ama = world.session(actor)
    question = world.ama_question(ama, actor)
    note = AnswerInput(question=question, part=AnswerPart.NOTE, text="Half of it.")
    db.write_now(service.save_answer, actor, ama, note)
    return Call((ama, question, "note"), shows="Half of it.")


def save_answer(world: World, actor: Actor) -> Call:
    ama = world.session(actor)
    question = world.ama_question(ama, actor)
    return Call((ama, question, "note"), {"text": "Half of it.", "edition": 0}, number_of(AmaAnswer))


def get_promise(world: World, actor: Actor) -> Call:
    ama = world.session(actor)
    return Call((ama, world.ama_question(ama, actor)), shows=TEXT)


def promise(world: World, actor: Actor) -> Call:
    ama = world.session(actor)
    question = world.ama_question(ama, actor)
    words = {"owed_by": actor.person_id, "due_on": today(actor).isoformat()}
    return Call((ama, question), words, number_of(AmaPromise))


ROWS = (
    Row("GET /api/v1/amas/owed", owed),
    Row("GET /api/v1/amas/{}/summary", over('"live":1')),
    Row("GET /api/v1/amas/{}/answers", over(TEXT)),
    Row("GET /api/v1/amas/{}/export", over(TEXT)),
    Row("GET /api/v1/amas/{}/questions/{}/answers/{}", get_note, others=MODERATORS),
    Row("PUT /api/v1/amas/{}/questions/{}/answers/{}", save_answer, others=MODERATORS),
    Row("GET /api/v1/amas/{}/questions/{}/promise", get_promise, others=MODERATORS),
    Row("PUT /api/v1/amas/{}/questions/{}/promise", promise, others=MODERATORS),
    Row("GET /api/v1/amas", upcoming),
    Row("GET /api/v1/amas/ended", ended),
    Row("POST /api/v1/amas", schedule, LEADERS),
    Row("GET /api/v1/amas/{}", get),
    Row("GET /api/v1/amas/{}/calendar.ics", calendar_file),
    Row("PUT /api/v1/amas/{}", change, others=MODERATORS),
    Row("PUT /api/v1/amas/{}/attendance", attend),
    Row("DELETE /api/v1/amas/{}/attendance", withdraw_attendance),
    Row("DELETE /api/v1/amas/{}", call_off, others=MODERATORS),
    Row("POST /api/v1/amas/{}/open", phase(live=False), others=MODERATORS),
    Row("POST /api/v1/amas/{}/end", phase(live=True), others=MODERATORS),
    Row("PUT /api/v1/amas/{}/moderation", moderation, others=MODERATORS),
    Row("GET /api/v1/amas/{}/questions", board),
    Row("GET /api/v1/amas/{}/questions/mine", mine),
    Row("POST /api/v1/amas/{}/questions", ask),
    Row("PUT /api/v1/amas/{}/questions/{}", reword, others=()),
    Row("DELETE /api/v1/amas/{}/questions/{}", withdraw, others=()),
    Row("PUT /api/v1/amas/{}/questions/{}/vote", vote),
    Row("POST /api/v1/amas/{}/questions/{}/approve", moved(shown=False), others=MODERATORS),
    Row("POST /api/v1/amas/{}/questions/{}/rephrase", rephrase, others=MODERATORS),
    Row("POST /api/v1/amas/{}/questions/{}/dismiss", dismiss, others=MODERATORS),
    Row("POST /api/v1/amas/{}/next", following, others=MODERATORS),
    Row("GET /api/v1/amas/leaders", leaders, LEADERS),
    Row("POST /api/v1/amas/{}/questions/{}/on-air", moved(), others=MODERATORS),
    Row("POST /api/v1/amas/{}/questions/{}/put-back", moved(on_air=True), others=MODERATORS),
    Row("POST /api/v1/amas/{}/questions/{}/answered", moved(on_air=True), others=MODERATORS),
)
