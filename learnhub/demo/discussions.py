"""What colleagues of the demo company said about the words of others: comments, thanks, edits and flags."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.discussion import service
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.room import COMMENT
from learnhub.features.discussion.schemas import CommentInput, ThankInput
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.moderation import service as moderation
from learnhub.features.moderation.enums import FlagReason
from learnhub.features.moderation.schemas import FlagInput
from learnhub.features.questions.room import ANSWER
from learnhub.features.questions.schemas import EditAnswerInput
from learnhub.features.questions.service import edit_answer

Told = Callable[[dict, Actor, str], None]


def scenes(content: dict, cast: Cast, now: datetime) -> list[Scene]:
    """A scene for each remark, and one more where a suggestion is taken."""
    found = []
    last = ""
    for entry in content["comments"]:
        found.append(Scene(_at(entry, now), partial(_comment, entry, cast, last)))
        last = entry["by"]
    for entry in content["suggestions"]:
        found.append(Scene(_at(entry, now), partial(_suggest, entry, cast, now)))
    for entry in content["edits"]:
        found.append(Scene(_at(entry, now), partial(_add, entry, cast)))
    for told, entries in (
        (_share, content["shared"]),
        (_thank, content["thanks"]),
        (_flag, content["flags"]),
    ):
        for entry in entries:
            people = [entry["by"]] if isinstance(entry["by"], str) else entry["by"]
            found += [Scene(_at(entry, now), partial(_tell, told, entry, cast, key)) for key in people]
    return found


def _at(entry: dict, now: datetime) -> datetime:
    return ago(now, entry["days"], hour=entry["hour"])


def _tell(told: Told, entry: dict, cast: Cast, key: str) -> None:
    told(entry, cast[key], _meant(entry, cast))


def _share(_entry: dict, actor: Actor, content_id: str) -> None:
    db.write_now(service.share_issue, actor, content_id=content_id)


def _thank(entry: dict, actor: Actor, content_id: str) -> None:
    form = ThankInput(reason=entry.get("reason", ""), language=entry.get("language"))
    db.write_now(service.thank, actor, form, content_id=content_id)


def _flag(entry: dict, actor: Actor, content_id: str) -> None:
    form = FlagInput(reason=FlagReason(entry["reason"]), note=entry.get("note", ""))
    db.write_now(moderation.flag, actor, content_id, form)


def _comment(entry: dict, cast: Cast, replied_to: str) -> None:
    """Say something about a text, or to whoever spoke last."""
    meant = {**entry, "comment_by": replied_to} if entry.get("reply") else entry
    form = CommentInput(body=entry["body"], language=entry["language"])
    db.write_now(service.comment, cast[entry["by"]], form, parent_id=_meant(meant, cast))


def _add(entry: dict, cast: Cast) -> None:
    """The author of an answer knows more by now."""
    answer = db.read_now(_row, _meant(entry, cast))
    form = EditAnswerInput(body=f"{answer.body}\n\n{entry['adds']}", edition=answer.edition)
    db.write_now(edit_answer, cast[entry["answer"]], form, answer_id=answer.id)


def _suggest(entry: dict, cast: Cast, now: datetime) -> list[Scene]:
    answer = db.read_now(_row, _meant(entry, cast))
    body = answer.body.replace(entry["instead_of"], entry["words"])
    form = SuggestInput(body=body, edition=answer.edition)
    suggestion = db.write_now(service.suggest, cast[entry["by"]], answer.id, form)
    if "taken_days" not in entry:
        return []
    taken = ago(now, entry["taken_days"], hour=entry["hour"]) + timedelta(minutes=20)
    author = cast[entry["answer"]]
    return [Scene(taken, lambda: db.write_now(service.accept_suggestion, author, suggestion))]


def _row(session: Session, content_id: str) -> Content:
    return session.get_one(Content, content_id)


def _meant(entry: dict, cast: Cast) -> str:
    """The id of what an entry is about: a root, an answer to it, or a comment under either."""
    return db.read_now(_find, entry, cast)


def _find(session: Session, entry: dict, cast: Cast) -> str:
    root = select(Content.id).where(Content.title.startswith(entry["under"]), Content.parent_id.is_(None))
    found = session.exec(root).one()
    for kind, key in ((ANSWER, entry.get("answer")), (COMMENT, entry.get("comment_by"))):
        if key:
            child = select(Content.id).join(Authorship, Authorship.content_id == Content.id)
            child = child.where(Content.parent_id == found, Content.kind == kind)
            found = session.exec(child.where(Authorship.person_id == cast[key].person_id)).one()
    return found
