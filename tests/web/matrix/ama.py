"""Rows of live sessions. Hosting is for whoever is a host, whatever the role."""

from datetime import timedelta

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.ama import service
from learnhub.features.ama.models import Ama, AmaAnswer, AmaAttendance, AmaPromise, AmaQuestion
from learnhub.features.ama.queries.ended import SECTION
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.discussion import ballots
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.models import AnonymousVote
from learnhub.features.discussion.queries import anonymous_under
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.waiting import Text, waiting
from tests.web.matrix import LEADERS, Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of


def watched(world: World, _actor: Actor) -> Case:
    return Case(f"/ama/{world.session(world.member())}")


def watched_and_asked(world: World, actor: Actor) -> Case:
    host = world.member()
    ama = world.session(host)
    return Case(f"/ama/{ama}", meanwhile=lambda: world.ama_question(ama, host, actor))


def hosted(world: World, actor: Actor) -> Case:
    return Case(f"/ama/{world.session(actor)}/host")


def staged(world: World, actor: Actor) -> Case:
    return Case(f"/ama/{world.session(actor)}/stage")


def announced(world: World, actor: Actor, **payload: object) -> Case:
    return Case(f"/ama/{world.session(actor, live=False)}/host", payload)


def changed_meanwhile(world: World, actor: Actor) -> Case:
    ama = world.session(actor, live=False)
    return Case(f"/ama/{ama}/host", meanwhile=lambda: db.write_now(service.open_session, actor, ama))


def opened_meanwhile(world: World, actor: Actor) -> Case:
    ama = world.session(actor, live=False)
    return Case(f"/ama/{ama}/stage", meanwhile=lambda: db.write_now(service.open_session, actor, ama))


def ask(world: World, _actor: Actor) -> Case:
    form = {"text": "And in winter?", "language": "en"}
    return Case(f"/ama/{world.session(world.member())}", {"form": form}, number_of(AmaQuestion))


def own_question(world: World, actor: Actor) -> tuple[str, str]:
    """A question of the actor's that waits, and the page of its session."""
    host = world.member()
    ama = world.session(host)
    return world.ama_question(ama, host, actor, shown=False), f"/ama/{ama}"


def edit(world: World, actor: Actor) -> Case:
    question, path = own_question(world, actor)
    return Case(path, {"question": question})


def stop_editing(world: World, actor: Actor) -> Case:
    question, path = own_question(world, actor)
    return Case(path, before=(("AmaState.edit", {"question": question}),))


def reword(world: World, actor: Actor) -> Case:
    question, path = own_question(world, actor)
    form = {"question": question, "text": "And in summer?", "language": "en", "edition": 1}
    return Case(path, {"form": form}, content(question, "title"))


def withdraw(world: World, actor: Actor) -> Case:
    question, path = own_question(world, actor)
    return Case(path, {"question": question}, content(question, "status"))


def bring_ballot(world: World, actor: Actor) -> Case:
    """Somebody has voted for the same anonymous question with two ballots; one of the votes goes."""
    host = world.member()
    ama = world.session(host)
    text = Text(hash_secret(new_secret()), str(AMA_QUESTION), ama, "And without a name?")
    waiting.put(text, "somebody")
    db.write_now(anonymous.publish, service.ANONYMOUS_QUESTION, ama)
    question = db.read_now(anonymous_under, ama)[0]
    db.write_now(service.approve, host, ama, question)
    db.write_now(service.vote_question, actor, question, on=True)
    before = ballots.find(ama, str(actor.person_id))
    ballots.clear()
    db.write_now(service.vote_question, actor, question, on=True)
    return Case(f"/ama/{ama}", {"ballot": before}, number_of(AnonymousVote))


def phase(world: World, actor: Actor, *, live: bool) -> Case:
    ama = world.session(actor, live=live)
    return Case(f"/ama/{ama}/host", {}, column(Ama, ama, "phase"))


def open_session(world: World, actor: Actor) -> Case:
    return phase(world, actor, live=False)


def end(world: World, actor: Actor) -> Case:
    return phase(world, actor, live=True)


def moved(world: World, actor: Actor, *, shown: bool, on_air: bool = False, **payload: object) -> Case:
    """A question in a session that the actor hosts, and its state as the effect."""
    ama = world.session(actor)
    question = world.ama_question(ama, actor, shown=shown)
    if on_air:
        db.write_now(service.put_on_air, actor, ama, question)
    sent = {name: question if value is ... else value for name, value in payload.items()}
    return Case(f"/ama/{ama}/host", sent, column(AmaQuestion, question, "state"))


def approve(world: World, actor: Actor) -> Case:
    return moved(world, actor, shown=False, question=...)


def dismiss(world: World, actor: Actor) -> Case:
    case = moved(world, actor, shown=False, question=...)
    form = {**case.payload, "reason": "off_topic", "note": ""}
    return Case(case.path, {"form": form}, case.effect)


def rephrase(world: World, actor: Actor) -> Case:
    case = moved(world, actor, shown=False, question=...)
    question = str(case.payload["question"])
    form = {"question": question, "text": "Who decides?", "edition": 1}
    return Case(case.path, {"form": form}, column(AmaQuestion, question, "original"))


def keep_words(world: World, actor: Actor) -> Case:
    case = choose_dismissal(world, actor)
    return Case(case.path, before=(("AmaHostState.choose_rephrasing", case.payload),))


def put_on_air(world: World, actor: Actor) -> Case:
    return moved(world, actor, shown=True, question=..., instead_of="")


def put_back(world: World, actor: Actor) -> Case:
    return moved(world, actor, shown=True, on_air=True, question=...)


def mark_answered(world: World, actor: Actor) -> Case:
    return moved(world, actor, shown=True, on_air=True, question=...)


def answer_and_next(world: World, actor: Actor) -> Case:
    return moved(world, actor, shown=True, answered="")


def asked_about(world: World, actor: Actor, **payload: object) -> Case:
    """A question that came on air a moment ago, about which the host was asked."""
    case = moved(world, actor, shown=True, on_air=True, answered=...)
    return Case(case.path, payload, case.effect, before=(("AmaHostState.answer_and_next", case.payload),))


def leave(world: World, actor: Actor) -> Case:
    return asked_about(world, actor, outcome="answered")


def stay(world: World, actor: Actor) -> Case:
    case = asked_about(world, actor)
    return Case(case.path, before=case.before)


def answering(world: World, actor: Actor, **payload: object) -> Case:
    """A question of a session that the actor hosts, which nobody has answered yet."""
    ama = world.session(actor)
    return Case(f"/ama/{ama}/host", {"question": world.ama_question(ama, actor), **payload})


def answered_after(world: World, actor: Actor, **payload: object) -> Case:
    """The same after the session, where it is read."""
    case = answering(world, actor, **payload)
    ama = case.path.split("/")[2]
    db.write_now(service.end_session, actor, ama)
    return Case(f"/ama/{ama}", case.payload)


def write_answer(world: World, actor: Actor) -> Case:
    return answered_after(world, actor, part="written")


def stop_writing(world: World, actor: Actor) -> Case:
    case = write_answer(world, actor)
    return Case(case.path, before=(("AmaAnswersState.write", case.payload),))


def save_answer(world: World, actor: Actor) -> Case:
    case = answered_after(world, actor, part="written", text="In January.", edition=0)
    return Case(case.path, {"form": case.payload}, number_of(AmaAnswer))


def stop_promising(world: World, actor: Actor) -> Case:
    case = answering(world, actor)
    return Case(case.path, before=(("AmaAnswersState.choose_promise", case.payload),))


def promise(world: World, actor: Actor) -> Case:
    due_on = (clock.utcnow() + timedelta(days=9)).date().isoformat()
    case = answering(world, actor, owed_by=actor.person_id, due_on=due_on)
    return Case(case.path, {"form": case.payload}, number_of(AmaPromise))


def keep_note(world: World, actor: Actor) -> Case:
    case = answering(world, actor, text="In January.", edition=0)
    return Case(case.path, case.payload, number_of(AmaAnswer))


@shared
def more_answers(world: World, _actor: Actor) -> Case:
    host = world.member()
    ama = world.session(host)
    for _number in range(SECTION + 1):
        world.ama_question(ama, host)
    db.write_now(service.end_session, host, ama)
    return Case(f"/ama/{ama}", {"section": "open"})


def choose_dismissal(world: World, actor: Actor) -> Case:
    case = moved(world, actor, shown=False, question=...)
    return Case(case.path, case.payload)


def keep(world: World, actor: Actor) -> Case:
    case = choose_dismissal(world, actor)
    return Case(case.path, before=(("AmaHostState.choose_dismissal", case.payload),))


def approve_by_itself(world: World, actor: Actor) -> Case:
    ama = world.session(actor)
    return Case(f"/ama/{ama}/host", {"on": True}, column(Ama, ama, "moderation"))


def more_questions(world: World, _actor: Actor) -> Case:
    host = world.member()
    ama = world.session(host)
    world.ama_question(ama, host)
    return Case(f"/ama/{ama}")


@shared
def more_sessions(world: World, _actor: Actor) -> Case:
    for _number in range(21):
        host = world.member()
        db.write_now(service.end_session, host, world.session(host))
    return Case("/ama")


def announced_meanwhile(world: World, _actor: Actor) -> Case:
    return Case("/ama", meanwhile=lambda: world.session(world.member(), live=False))


def attend(world: World, _actor: Actor) -> Case:
    ama = world.session(world.member(), live=False)
    return Case(f"/ama/{ama}", {"ama_id": ama, "on": True}, number_of(AmaAttendance))


def join_unknown(_world: World, _actor: Actor) -> Case:
    return Case("/j/000000", {"form": {"code": "000000"}})


def form(**more: object) -> dict[str, object]:
    day = (clock.utcnow() + timedelta(days=3)).date().isoformat()
    hours = {"day": day, "starts": "10:00", "ends": "11:00"}
    texts = {"title": "Spring plan", "introduction": "", "language": "en", "moderation": "before"}
    return {**hours, **texts, "leader": "", "hosts": "", **more}


def schedule(_world: World, _actor: Actor) -> Case:
    return Case("/ama/new", {"form": form()}, number_of(Ama))


def change(world: World, actor: Actor) -> Case:
    ama = world.session(actor, live=False)
    leader = column(Ama, ama, "leader_id")(None)
    return Case(f"/ama/{ama}/host", {"form": form(leader=leader)}, content(ama, "title"))


def find(world: World, actor: Actor) -> Case:
    return announced(world, actor, text="Colleague")


def add_host(world: World, actor: Actor) -> Case:
    case = announced(world, actor, person=world.member().person_id)
    return Case(case.path, case.payload, before=(("ScheduleState.find", {"text": "Colleague"}),))


def drop_host(world: World, actor: Actor) -> Case:
    return announced(world, actor, person=actor.person_id)


ROWS = (
    Row("AmaListState.load", announced_meanwhile),
    Row("AmaListState.show_more", more_sessions),
    Row("AttendanceState.attend", attend),
    Row("JoinState.load", at("/j/000000")),
    Row("JoinState.join", join_unknown),
    Row("AmaLiveState.resync", watched),
    Row("AmaState.load", watched_and_asked),
    Row("AmaState.ask", ask),
    Row("AmaState.edit", edit),
    Row("AmaState.stop_editing", stop_editing),
    Row("AmaState.reword", reword),
    Row("AmaState.withdraw", withdraw),
    Row("AmaState.bring_ballot", bring_ballot),
    Row("AmaState.show_more", more_questions),
    Row("AmaHostLiveState.resync", hosted),
    Row("AmaHostState.load", changed_meanwhile),
    Row("AmaHostState.open", open_session),
    Row("AmaHostState.end", end),
    Row("AmaHostState.call_off", open_session),
    Row("AmaHostState.approve", approve),
    Row("AmaHostState.choose_dismissal", choose_dismissal),
    Row("AmaHostState.keep", keep),
    Row("AmaHostState.dismiss", dismiss),
    Row("AmaHostState.choose_rephrasing", choose_dismissal),
    Row("AmaHostState.keep_words", keep_words),
    Row("AmaHostState.rephrase", rephrase),
    Row("AmaHostState.put_on_air", put_on_air),
    Row("AmaHostState.answer_and_next", answer_and_next),
    Row("AmaHostState.leave", leave),
    Row("AmaHostState.stay", stay),
    Row("AmaHostState.mark_answered", mark_answered),
    Row("AmaHostState.put_back", put_back),
    Row("AmaHostState.approve_by_itself", approve_by_itself),
    Row("AmaAnswersState.show_more", more_answers),
    Row("AmaAnswersState.write", write_answer),
    Row("AmaAnswersState.stop_writing", stop_writing),
    Row("AmaAnswersState.save", save_answer),
    Row("AmaAnswersState.choose_promise", answering),
    Row("AmaAnswersState.stop_promising", stop_promising),
    Row("AmaAnswersState.promise", promise),
    Row("AmaAnswersState.open_note", answering),
    Row("AmaAnswersState.keep_note", keep_note),
    Row("AmaStageLiveState.resync", staged),
    Row("AmaStageState.load", opened_meanwhile),
    Row("ScheduleState.load", at("/ama/new"), LEADERS),
    Row("ScheduleState.load_change", announced),
    Row("ScheduleState.schedule", schedule, LEADERS),
    Row("ScheduleState.change", change),
    Row("ScheduleState.find", find),
    Row("ScheduleState.add_host", add_host),
    Row("ScheduleState.drop_host", drop_host),
)
