"""Rows of flags and of what moderators decide."""

from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.policy import can_moderate
from learnhub.features.moderation import service
from learnhub.features.moderation.enums import Decision, FlagReason
from learnhub.features.moderation.models import Flag, ModerationCase, ModerationPass
from learnhub.features.moderation.schemas import DecideInput, FlagInput
from tests.web.matrix import MODERATORS, Case, Row, shared
from tests.web.matrix.world import World, column, number_of

QUEUE = "/admin/moderation"


def flagged(world: World, author: Actor | None = None) -> str:
    """A case about a question that a colleague flagged."""
    question = world.question(author or world.member())
    db.write_now(service.flag, world.member(), question, FlagInput(reason=FlagReason.UNKIND))
    about = select(ModerationCase.id).where(ModerationCase.content_id == question)
    return db.read_now(lambda session: session.exec(about).one())


def decided(world: World, actor: Actor | None = None, author: Actor | None = None) -> str:
    """A case that somebody decided, by default a moderator."""
    case_id = flagged(world, author)
    moderator = actor if actor and can_moderate(actor) else world.person("moderator")
    form = DecideInput(decision=Decision.HIDE, reason=FlagReason.UNKIND, note="Be kind.")
    db.write_now(service.decide, moderator, case_id, form)
    return case_id


def open_queue(world: World, _actor: Actor) -> Case:
    return Case(QUEUE, meanwhile=lambda: flagged(world))


@shared
def more_cases(world: World, _actor: Actor) -> Case:
    for _number in range(21):
        flagged(world)
    return Case(QUEUE)


def change(world: World, _actor: Actor) -> Case:
    flagged(world)
    return Case(QUEUE, {"name": "decision", "value": "hide"})


def mark(world: World, _actor: Actor) -> Case:
    flagged(world)
    marks = '[{"name":"title","start":0,"end":3}]'
    redact = ("CasesState.change", {"name": "decision", "value": "redact"})
    return Case(QUEUE, {"marks": marks}, before=(redact,))


def decide(world: World, _actor: Actor) -> Case:
    case_id = flagged(world)
    keep = ("CasesState.change", {"name": "decision", "value": "keep"})
    effect = column(ModerationCase, case_id, "decision")
    return Case(f"{QUEUE}?case={case_id}", {}, effect, before=(keep,))


def ask_another(world: World, _actor: Actor) -> Case:
    flagged(world)
    world.person("moderator")
    return Case(QUEUE, {}, number_of(ModerationPass))


def undo(world: World, actor: Actor) -> Case:
    case_id = decided(world, actor)
    return Case(QUEUE, {"case_id": case_id}, column(ModerationCase, case_id, "decision"))


def open_flag(world: World, _actor: Actor) -> Case:
    return Case(f"/flag/{world.question(world.member())}")


def flag(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    return Case(f"/flag/{question}", {"form": {"reason": "unkind", "note": ""}}, number_of(Flag))


def open_decision(world: World, actor: Actor) -> Case:
    return Case(f"/moderation/{decided(world, author=actor)}")


def answer(world: World, actor: Actor) -> Case:
    form = {"text": "I was asked to say it."}
    case_id = decided(world, author=actor)
    return Case(f"/moderation/{case_id}", {"form": form}, number_of(ModerationCase))


def open_log(world: World, _actor: Actor) -> Case:
    return Case("/moderation", meanwhile=lambda: decided(world))


@shared
def more_log(world: World, _actor: Actor) -> Case:
    for _number in range(21):
        decided(world)
    return Case("/moderation")


ROWS = (
    Row("CasesState.load", open_queue, MODERATORS),
    Row("CasesState.show_more", more_cases, MODERATORS),
    Row("CasesState.change", change, MODERATORS),
    Row("CasesState.mark", mark, MODERATORS),
    Row("CasesState.decide", decide, MODERATORS),
    Row("CasesState.ask_another", ask_another, MODERATORS),
    Row("CasesState.undo", undo, MODERATORS),
    Row("FlagState.load", open_flag),
    Row("FlagState.flag", flag),
    Row("DecisionState.load", open_decision),
    Row("DecisionState.answer", answer),
    Row("LogState.load", open_log),
    Row("LogState.show_more", more_log),
)
