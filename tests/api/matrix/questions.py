"""Rows of questions, of topics and of moderation."""

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.models import Content
from learnhub.features.questions import service
from learnhub.features.questions.models import AlsoWorked, AskRequest, Question, SparedQuestion
from learnhub.features.questions.schemas import WorkedInput
from learnhub.features.topics.models import TopicName
from tests.api.matrix import Call, Row
from tests.web.matrix import MODERATORS
from tests.web.matrix.world import World, column, content, number_of

TITLE = "Why does pump 4 trip?"


def listed(world: World, _actor: Actor) -> Call:
    world.question(world.member())
    return Call(shows=TITLE)


def get(world: World, _actor: Actor) -> Call:
    return Call((world.question(world.member()),), shows=TITLE)


def ask(_world: World, _actor: Actor) -> Call:
    return Call((), {"title": "Why does pump 5 trip?"}, number_of(Content))


def spared(world: World, actor: Actor) -> Call:
    found = world.question(world.member())
    db.write_now(service.spare_question, world.member(), content_id=found)
    return Call(shows='"number":')


def spare(world: World, _actor: Actor) -> Call:
    return Call((), {"content": world.question(world.member())}, number_of(SparedQuestion))


def edit(world: World, actor: Actor) -> Call:
    question = world.question(actor)
    form = {"title": "Why does pump 9 trip?", "edition": 1}
    return Call((question,), form, content(question, "title"))


def remove(world: World, actor: Actor) -> Call:
    question = world.question(actor)
    return Call((question,), None, content(question, "status"))


def decline(world: World, actor: Actor) -> Call:
    question = world.question(world.member())
    world.send(question, actor)
    return Call((question,), None, column(AskRequest, (question, actor.person_id), "state"))


def answer(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    return Call((question,), {"body": "Cold grease."}, content(question, "answer_count"))


def answers(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    world.answer(question)
    return Call((question,), shows='"body":"Cold grease."')


def own_answer(world: World, actor: Actor) -> str:
    return world.answer(world.question(world.member()), actor)


def edit_answer(world: World, actor: Actor) -> Call:
    mine = own_answer(world, actor)
    return Call((mine,), {"body": "Warm grease.", "edition": 1}, content(mine, "body"))


def remove_answer(world: World, actor: Actor) -> Call:
    mine = own_answer(world, actor)
    return Call((mine,), None, content(mine, "status"))


def accept(world: World, actor: Actor) -> Call:
    question = world.question(actor)
    return Call((question, world.answer(question)), None, column(Question, question, "accepted_id"))


def withdraw(world: World, actor: Actor) -> Call:
    question = world.question(actor)
    db.write_now(service.accept_answer, actor, answer_id=world.answer(question))
    return Call((question,), None, column(Question, question, "accepted_id"))


def open_wiki(world: World, actor: Actor) -> Call:
    mine = own_answer(world, actor)
    return Call((mine,), None, content(mine, "is_wiki"))


def end_wiki(world: World, actor: Actor) -> Call:
    mine = own_answer(world, actor)
    db.write_now(service.open_wiki, actor, answer_id=mine)
    return Call((mine,), None, content(mine, "is_wiki"))


def worked(world: World, _actor: Actor) -> Call:
    answer_id = world.answer(world.question(world.member()))
    db.write_now(service.say_worked, world.member(), WorkedInput(context="on press 12"), answer_id=answer_id)
    return Call((answer_id,), shows="on press 12")


def say_worked(world: World, _actor: Actor) -> Call:
    answer_id = world.answer(world.question(world.member()))
    return Call((answer_id,), {"context": "on press 12"}, number_of(AlsoWorked))


def withdraw_worked(world: World, actor: Actor) -> Call:
    answer_id = world.answer(world.question(world.member()))
    db.write_now(service.say_worked, actor, WorkedInput(), answer_id=answer_id)
    return Call((answer_id,), None, number_of(AlsoWorked))


def topics(world: World, _actor: Actor) -> Call:
    world.question(world.member())
    return Call(query="?starting=pum", shows="Pumps")


def name_topic(world: World, _actor: Actor) -> Call:
    world.question(world.member())
    topic = db.read_now(_topic)
    return Call(
        (topic, "fr"), {"name": f"Pompes {world.member().name}"}, lambda _: db.read_now(_names, topic)
    )


def _topic(session: Session) -> str:
    return session.exec(select(TopicName.topic_id)).first()


def _names(session: Session, topic: str) -> list[str]:
    return sorted(session.exec(select(TopicName.name).where(TopicName.topic_id == topic)))


ROWS = (
    Row("GET /api/v1/questions", listed),
    Row("POST /api/v1/questions", ask),
    Row("GET /api/v1/questions/spared", spared),
    Row("POST /api/v1/questions/spared", spare),
    Row("GET /api/v1/questions/{}", get),
    Row("PUT /api/v1/questions/{}", edit, others=()),
    Row("DELETE /api/v1/questions/{}", remove, others=()),
    Row("DELETE /api/v1/questions/{}/request", decline, others=()),
    Row("GET /api/v1/questions/{}/answers", answers),
    Row("POST /api/v1/questions/{}/answers", answer),
    Row("PUT /api/v1/answers/{}", edit_answer, others=()),
    Row("DELETE /api/v1/answers/{}", remove_answer, others=()),
    Row("PUT /api/v1/questions/{}/accepted/{}", accept, others=()),
    Row("DELETE /api/v1/questions/{}/accepted", withdraw, others=()),
    Row("PUT /api/v1/answers/{}/wiki", open_wiki, others=()),
    Row("DELETE /api/v1/answers/{}/wiki", end_wiki, others=()),
    Row("GET /api/v1/answers/{}/worked", worked),
    Row("PUT /api/v1/answers/{}/worked", say_worked),
    Row("DELETE /api/v1/answers/{}/worked", withdraw_worked),
    Row("GET /api/v1/topics", topics),
    Row("PUT /api/v1/topics/{}/names/{}", name_topic, MODERATORS),
)
