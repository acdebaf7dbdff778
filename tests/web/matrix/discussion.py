"""Rows of what is done with content of any kind."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import service
from learnhub.features.notices.models import Follow
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import EditQuestionInput
from tests.web.matrix import MODERATORS, Case, Row, at
from tests.web.matrix.world import World, content, number_of, votes


def vote(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    return Case(f"/questions/{question}", {"content_id": question, "on": True}, votes(question))


def hide(world: World, _actor: Actor) -> Case:
    card = world.card()
    form = {"content_id": card, "reason": "Names a customer"}
    return Case(f"/library/{card}", {"form": form}, content(card, "status"))


def unhide(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    db.write_now(service.hide, world.person("moderator"), question, "Names a customer")
    return Case(f"/questions/{question}", {"content_id": question}, content(question, "status"))


def follow(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    return Case(f"/questions/{question}", {"content_id": question, "on": True}, number_of(Follow))


def changed(world: World, actor: Actor, times: int = 1) -> str:
    """A question of the actor's that was changed."""
    question = world.question(actor)
    for edition in range(1, times + 1):
        form = EditQuestionInput(title=f"Why does pump {edition} trip again?", edition=edition)
        db.write_now(questions.edit_question, actor, form, question_id=question)
    return question


def open_history(world: World, _actor: Actor) -> Case:
    asker = world.member()
    question = changed(world, asker)
    form = EditQuestionInput(title="Why does pump 9 trip?", edition=2)
    return Case(
        f"/history/{question}",
        meanwhile=lambda: db.write_now(questions.edit_question, asker, form, question_id=question),
    )


def more_history(world: World, _actor: Actor) -> Case:
    return Case(f"/history/{changed(world, world.member(), times=21)}")


def restore(world: World, actor: Actor) -> Case:
    question = changed(world, actor)
    return Case(f"/history/{question}", {"number": 1}, content(question, "title"))


def name_somebody(world: World, _actor: Actor) -> Case:
    question = world.question(world.member("Sofia Lindqvist"))
    return Case(f"/questions/{question}", {"sign": "@", "typed": "so", "about": question})


ROWS = (
    Row("WritingState.complete", name_somebody),
    Row("WritingState.show", at("/questions/ask", text="**Cold**", language="en")),
    Row("VoteState.vote", vote),
    Row("FollowState.follow", follow),
    Row("HistoryState.load", open_history),
    Row("HistoryState.show_more", more_history),
    Row("HistoryState.restore", restore),
    Row("ModerationState.hide", hide, MODERATORS),
    Row("ModerationState.unhide", unhide, MODERATORS),
)
