"""Rows of the questions room, of topics and of what all content shares."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import ballots
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import AnonymousVote, Content, SharedIssue
from learnhub.features.questions import service
from learnhub.features.questions.models import AlsoWorked, AskRequest, Question, SparedQuestion
from tests.features.questions import unsigned
from tests.web.matrix import Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of


def asked(world: World, actor: Actor) -> tuple[str, str]:
    """A question of the actor's, and its page."""
    question = world.question(actor)
    return question, f"/questions/{question}"


def answered(world: World, actor: Actor) -> tuple[str, str, str]:
    """A question of the actor's, a colleague's answer, and the page."""
    question, path = asked(world, actor)
    return question, world.answer(question), path


def ask(_world: World, _actor: Actor) -> Case:
    form = {"title": "Why does pump 5 trip?", "body": "", "topics": "", "language": "en"}
    return Case("/questions/ask", {"form": form}, number_of(Content))


def spare(world: World, _actor: Actor) -> Case:
    found = world.question(world.member())
    return Case("/questions/ask", {"content_id": found}, number_of(SparedQuestion))


def open_question(world: World, _actor: Actor) -> Case:
    question, path = asked(world, world.member())
    return Case(path, meanwhile=lambda: world.answer(question))


@shared
def more_answers(world: World, _actor: Actor) -> Case:
    question, path = asked(world, world.member())
    helper = world.member()
    for _number in range(21):
        world.answer(question, helper)
    return Case(path)


@shared
def more_questions(world: World, _actor: Actor) -> Case:
    asker = world.member()
    for _number in range(21):
        world.question(asker)
    return Case("/questions")


def choose(_world: World, _actor: Actor) -> Case:
    return Case("/questions", {"name": "status", "value": "solved"})


def ask_meanwhile(path: str):
    """A list that another question joins while it is shown."""
    return lambda world, _actor: Case(path, meanwhile=lambda: world.question(world.member()))


def accept(world: World, actor: Actor) -> Case:
    question, answer, path = answered(world, actor)
    return Case(path, {"answer_id": answer}, column(Question, question, "accepted_id"))


def withdraw(world: World, actor: Actor) -> Case:
    question, answer, path = answered(world, actor)
    db.write_now(service.accept_answer, actor, answer_id=answer)
    return Case(path, {}, column(Question, question, "accepted_id"))


def decline(world: World, actor: Actor) -> Case:
    question, path = asked(world, world.member())
    world.send(question, actor)
    return Case(path, {}, column(AskRequest, (question, actor.person_id), "state"))


def remove(world: World, actor: Actor) -> Case:
    question, path = asked(world, actor)
    return Case(path, {}, content(question, "status"))


def remove_answer(world: World, actor: Actor) -> Case:
    question, path = asked(world, world.member())
    answer = world.answer(question, actor)
    return Case(path, {"answer_id": answer}, content(answer, "status"))


def answer(world: World, _actor: Actor) -> Case:
    question, path = asked(world, world.member())
    return Case(path, {"form": {"body": "Cold grease.", "language": "en"}}, content(question, "answer_count"))


def share(world: World, _actor: Actor) -> Case:
    question, path = asked(world, world.member())
    return Case(path, {"content_id": question, "on": True}, number_of(SharedIssue))


def open_wiki(world: World, actor: Actor) -> Case:
    question, path = asked(world, world.member())
    mine = world.answer(question, actor)
    return Case(path, {"answer_id": mine}, content(mine, "is_wiki"))


def end_wiki(world: World, actor: Actor) -> Case:
    question, path = asked(world, world.member())
    mine = world.answer(question, actor)
    db.write_now(service.open_wiki, actor, answer_id=mine)
    return Case(path, {"answer_id": mine}, content(mine, "is_wiki"))


def confirm(world: World, _actor: Actor) -> Case:
    question, path = asked(world, world.member())
    return Case(path, {"answer_id": world.answer(question), "on": True}, number_of(AlsoWorked))


def confirm_close(world: World, _actor: Actor) -> Case:
    question, path = asked(world, world.member())
    answer_id = world.answer(question)
    return Case(path, before=(("WorkedState.confirm", {"answer_id": answer_id, "on": True}),))


def confirm_say(world: World, _actor: Actor) -> Case:
    question, path = asked(world, world.member())
    form = {"answer_id": world.answer(question), "context": "on press 12"}
    return Case(path, {"form": form}, number_of(AlsoWorked))


def edit_open(world: World, actor: Actor) -> Case:
    question, path = asked(world, actor)
    return Case(path, {"content_id": question})


def edit_close(world: World, actor: Actor) -> Case:
    question, path = asked(world, actor)
    return Case(path, before=(("EditState.open", {"content_id": question}),))


def save_question(world: World, actor: Actor) -> Case:
    question, path = asked(world, actor)
    form = {"title": "Why does pump 9 trip?", "body": "", "topics": "", "language": "en", "edition": 1}
    before = (("EditState.open", {"content_id": question}),)
    return Case(path, {"form": form}, content(question, "title"), before)


def save_answer(world: World, actor: Actor) -> Case:
    question, path = asked(world, world.member())
    mine = world.answer(question, actor)
    form = {"body": "Warm grease.", "language": "en", "edition": 1}
    return Case(path, {"form": form}, content(mine, "body"), (("EditState.open", {"content_id": mine}),))


def bring_ballot(_world: World, actor: Actor) -> Case:
    """Somebody has voted for a question without a name with two ballots; one of the votes goes."""
    question = unsigned.of_somebody()
    db.write_now(discussion.vote, actor, question, on=True)
    before = ballots.find(question, str(actor.person_id))
    ballots.clear()
    db.write_now(discussion.vote, actor, question, on=True)
    return Case(f"/questions/{question}", {"ballot": before}, number_of(AnonymousVote))


ROWS = (
    Row("AskState.load", at("/questions/ask")),
    Row("AskState.preview_title", at("/questions/ask", text="Why does")),
    Row("AskState.preview_body", at("/questions/ask", text="*Monday*")),
    Row("AskState.spare", spare),
    Row("AskState.ask", ask),
    Row("UnsignedAskState.load", at("/questions/ask/anonymous")),
    Row("BallotState.bring", bring_ballot),
    Row("QuestionListState.load", ask_meanwhile("/questions")),
    Row("QuestionListState.show_more", more_questions),
    Row("QuestionListState.search", at("/questions", words="pump")),
    Row("QuestionListState.clear", at("/questions")),
    Row("QuestionListState.choose", choose),
    Row("QuestionLiveState.resync", lambda world, _actor: Case(asked(world, world.member())[1])),
    Row("QuestionState.load", open_question),
    Row("QuestionState.show_more", more_answers),
    Row("QuestionState.accept", accept),
    Row("QuestionState.withdraw", withdraw),
    Row("QuestionState.decline", decline),
    Row("QuestionState.remove", remove),
    Row("QuestionState.remove_answer", remove_answer),
    Row("QuestionState.open_wiki", open_wiki),
    Row("QuestionState.end_wiki", end_wiki),
    Row("WorkedState.confirm", confirm),
    Row("WorkedState.close", confirm_close),
    Row("WorkedState.say", confirm_say),
    Row("SharedIssueState.share", share),
    Row("AnswerState.answer", answer),
    Row("EditState.open", edit_open),
    Row("EditState.close", edit_close),
    Row("EditState.save_question", save_question),
    Row("EditState.save_answer", save_answer),
    Row("TopicSuggestionState.suggest", at("/questions/ask", text="Pu")),
)
