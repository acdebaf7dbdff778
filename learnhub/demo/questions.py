"""What colleagues of the demo company asked and answered."""

import random
from datetime import datetime, timedelta

from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago, some, vote_all
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import company_space
from learnhub.features.discussion.service import anonymous, vote
from learnhub.features.discussion.waiting import Text, waiting
from learnhub.features.notices.service import follow
from learnhub.features.questions import service
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import AnswerInput, AskInput, UnsignedInput, WorkedInput


def scenes(content: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    """A scene for each question; it leads to those of its answers and votes."""
    return [_ask(question, cast, now, chance) for question in content["questions"]]


def _ask(question: dict, cast: Cast, now: datetime, chance: random.Random) -> Scene:
    at = ago(now, question["days"], hour=question["hour"], minute=chance.randrange(60))

    def act() -> list[Scene]:
        words = {
            "topics": question["tags"],
            **{name: question[name] for name in ("title", "body", "language")},
        }
        if "by" in question:
            question_id = db.write_now(service.ask_question, cast[question["by"]], AskInput(**words))
        else:
            question_id = _ask_unsigned(UnsignedInput(**words))
        for follower in question.get("followed_by", ()):
            db.write_now(follow, cast[follower], question_id)
        answers = [_answer(question, answer, question_id, at, cast, chance) for answer in question["answers"]]
        return [*answers, _votes(question_id, question, at + timedelta(hours=30), cast, chance)]

    return Scene(at, act)


def _ask_unsigned(form: UnsignedInput) -> str:
    """It comes out at once, as it would in the night."""
    secret, space = new_secret(), db.read_now(company_space)
    waiting.put(Text(hash_secret(secret), str(QUESTION), space, form.model_dump_json()), person_id=secret)
    db.write_now(anonymous.publish, service.ANONYMOUS_QUESTION, space)
    asked = select(Content.id).where(Content.kind == QUESTION, Content.is_anonymous)
    return db.read_now(lambda session: session.exec(asked.where(Content.title == form.title)).one())


def _answer(
    question: dict, answer: dict, question_id: str, asked: datetime, cast: Cast, chance: random.Random
) -> Scene:
    at = asked + timedelta(hours=answer["after"], minutes=chance.randrange(40))

    def act() -> list[Scene]:
        form = AnswerInput(body=answer["body"], language=answer["language"])
        answer_id = db.write_now(service.answer_question, cast[answer["by"]], form, question_id=question_id)
        following = [_votes(answer_id, answer, at + timedelta(hours=20), cast, chance)]
        if answer.get("solved"):
            following.append(_accept(cast[question["by"]], answer_id, at + timedelta(hours=26)))
        following += [_work(voice, answer_id, at, cast) for voice in answer.get("worked", ())]
        return following

    return Scene(at, act)


def _accept(asker: Actor, answer_id: str, at: datetime) -> Scene:
    return Scene(at, lambda: db.write_now(service.accept_answer, asker, answer_id=answer_id))


def _work(voice: dict, answer_id: str, answered: datetime, cast: Cast) -> Scene:
    """It worked for a colleague as well, a number of hours after it was written."""
    form = WorkedInput(context=voice.get("context", ""), language=voice.get("language"))

    def act() -> None:
        db.write_now(service.say_worked, cast[voice["by"]], form, answer_id=answer_id)

    return Scene(answered + timedelta(hours=voice["after"]), act)


def _votes(content_id: str, entry: dict, at: datetime, cast: Cast, chance: random.Random) -> Scene:
    voters = some(cast, chance, entry["votes"], but=[entry.get("by", "")])
    return Scene(at, lambda: db.write_now(vote_all, vote, voters, content_id))
