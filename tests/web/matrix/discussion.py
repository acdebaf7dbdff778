"""Rows of what is done with content of any kind."""

from functools import partial

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import service
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.models import Authorship, Bookmark, Draft, Suggestion, Thanks
from learnhub.features.discussion.schemas import ThankInput
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.notices.models import Follow
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import EditQuestionInput
from tests.web.matrix import MODERATORS, Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of, votes


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


def keep(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    return Case(f"/questions/{question}", {"content_id": question, "on": True}, number_of(Bookmark))


def kept(world: World, actor: Actor) -> Case:
    def keep_another() -> None:
        db.write_now(service.add_bookmark, actor, content_id=world.question(world.member()))

    return Case("/kept", meanwhile=keep_another)


def more_kept(world: World, actor: Actor) -> Case:
    for question in world.questions(21):
        db.write_now(service.add_bookmark, actor, content_id=question)
    return Case("/kept")


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


@shared
def more_history(world: World, _actor: Actor) -> Case:
    return Case(f"/history/{changed(world, world.member(), times=21)}")


def restore(world: World, actor: Actor) -> Case:
    question = changed(world, actor)
    return Case(f"/history/{question}", {"number": 1}, content(question, "title"))


def name_somebody(world: World, _actor: Actor) -> Case:
    question = world.question(world.member("Sofia Lindqvist"))
    return Case(f"/questions/{question}", {"sign": "@", "typed": "so", "about": question})


def commented(world: World, actor: Actor | None = None) -> tuple[str, str, str]:
    """A question, somebody's comment on it, and the page."""
    question = world.question(world.member())
    return question, world.comment(question, actor), f"/questions/{question}"


def comment_open(world: World, _actor: Actor) -> Case:
    question, _comment, path = commented(world)
    return Case(path, {"parent_id": question})


def comment(world: World, _actor: Actor) -> Case:
    question, _comment, path = commented(world)
    form = {"parent_id": question, "body": "Is it flat?"}
    return Case(path, {"form": form}, content(question, "comment_count"))


def comment_edit(world: World, actor: Actor) -> Case:
    _question, mine, path = commented(world, actor)
    return Case(path, {"comment_id": mine})


def comment_close(world: World, _actor: Actor) -> Case:
    question, _comment, path = commented(world)
    return Case(path, before=(("CommentState.open", {"parent_id": question}),))


def comment_save(world: World, actor: Actor) -> Case:
    _question, mine, path = commented(world, actor)
    form = {"comment_id": mine, "body": "Is it flat?", "edition": 1}
    return Case(path, {"form": form}, content(mine, "body"))


def comment_remove(world: World, actor: Actor) -> Case:
    _question, mine, path = commented(world, actor)
    return Case(path, {"comment_id": mine}, content(mine, "status"))


def comment_undo(world: World, actor: Actor) -> Case:
    _question, mine, path = commented(world, actor)
    before = (("CommentState.remove", {"comment_id": mine}),)
    return Case(path, {}, content(mine, "edition"), before)


def more_comments(world: World, actor: Actor) -> Case:
    question, _comment, path = commented(world, actor)
    for _number in range(10):
        world.comment(question, actor)
    return Case(path, {"post_id": question})


def thank(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    payload = {"content_id": question, "on": True}
    return Case(f"/questions/{question}", payload, content(question, "thanks_count"))


def thanks_open(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    return Case(f"/questions/{question}", {"content_id": question})


def thanks_close(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    before = (("ThanksState.open", {"content_id": question}),)
    return Case(f"/questions/{question}", before=before)


def thanks_say(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())
    form = {"content_id": question, "reason": "It saved us a day."}
    return Case(f"/questions/{question}", {"form": form}, content(question, "thanks_count"))


def thanks_all(world: World, _actor: Actor) -> Case:
    question = world.question(world.member())

    def thanked() -> None:
        for _number in range(3):
            form = ThankInput(reason="It saved us a day.")
            db.write_now(service.thank, world.member(), form, content_id=question)

    return Case(f"/questions/{question}", {"content_id": question}, meanwhile=thanked)


def thanks_reason(world: World, _actor: Actor) -> Case:
    question, colleague = world.question(world.member()), world.member()
    form = ThankInput(reason="It saved us a day.")
    db.write_now(service.thank, colleague, form, content_id=question)
    payload = {"content_id": question, "person_id": str(colleague.person_id)}
    return Case(f"/questions/{question}", payload, number_of(Thanks, Thanks.reason == ""))


def suggested(world: World, author: Actor, proposer: Actor) -> tuple[str, str]:
    """A question of an author's, and a suggestion of somebody's for it."""
    question = world.question(author)
    form = SuggestInput(title="Why does pump 9 trip?", edition=1)
    return question, db.write_now(service.suggest, proposer, question, form)


def open_suggest(world: World, _actor: Actor) -> Case:
    return Case(f"/suggest/{world.question(world.member())}")


def suggest(world: World, _actor: Actor) -> Case:
    form = {"title": "Why does pump 9 trip?", "body": "", "edition": 1}
    return Case(f"/suggest/{world.question(world.member())}", {"form": form}, number_of(Suggestion))


def accept_suggestion(world: World, actor: Actor) -> Case:
    question, suggestion = suggested(world, actor, world.member())
    return Case(f"/questions/{question}", {"suggestion_id": suggestion}, content(question, "title"))


def answer_suggestion(world: World, actor: Actor) -> Case:
    question, suggestion = suggested(world, actor, world.member())
    form = {"suggestion_id": suggestion, "text": "It is pump 4."}
    return Case(f"/questions/{question}", {"form": form}, column(Suggestion, suggestion, "status"))


def withdraw_suggestion(world: World, actor: Actor) -> Case:
    question, suggestion = suggested(world, world.member(), actor)
    return Case(f"/questions/{question}", {"suggestion_id": suggestion}, number_of(Suggestion))


def find_draft(_world: World, actor: Actor) -> Case:
    keep = partial(service.keep_draft, fields={"title": "Why?"}, device=Device.PHONE, known=0)
    return Case("/questions/ask", {"key": "ask"}, meanwhile=lambda: db.write_now(keep, actor, "ask"))


def keep_draft(_world: World, _actor: Actor) -> Case:
    typed = {"key": "ask", "fields": [["title", "Why?"]], "device": "phone", "known": 0}
    return Case("/questions/ask", typed, number_of(Draft))


def drop_draft(_world: World, actor: Actor) -> Case:
    db.write_now(service.keep_draft, actor, "ask", {"title": "Why?"}, Device.PHONE, known=0)
    return Case("/questions/ask", {"key": "ask"}, number_of(Draft))


def co_authored(world: World, author: Actor, added: Actor) -> str:
    """A best practice of somebody's with a co-author."""
    guide = world.practice(author)
    db.write_now(service.add_co_author, author, guide, added.person_id)
    return guide


def look_for_colleague(world: World, actor: Actor) -> Case:
    world.member("Sofia Lindqvist")
    return Case(f"/guides/{world.practice(actor)}", {"typed": "sof"})


def add_co_author(world: World, actor: Actor) -> Case:
    guide, colleague = world.practice(actor), world.member()
    return Case(f"/guides/{guide}", {"person_id": colleague.person_id}, number_of(Authorship))


def take_co_author_off(world: World, actor: Actor) -> Case:
    colleague = world.member()
    guide = co_authored(world, actor, colleague)
    return Case(f"/guides/{guide}", {"person_id": colleague.person_id}, number_of(Authorship))


def leave_authors(world: World, actor: Actor) -> Case:
    return Case(f"/guides/{co_authored(world, world.member(), actor)}", {}, number_of(Authorship))


def put_wiki(world: World, actor: Actor) -> Case:
    guide = world.practice(actor)
    return Case(f"/guides/{guide}", {"on": True}, content(guide, "is_wiki"))


ROWS = (
    Row("TogetherState.look_for", look_for_colleague),
    Row("TogetherState.add", add_co_author),
    Row("TogetherState.take_off", take_co_author_off),
    Row("TogetherState.leave", leave_authors),
    Row("TogetherState.put_wiki", put_wiki),
    Row("BookmarkState.keep", keep),
    Row("BookmarkListState.load", kept),
    Row("BookmarkListState.show_more", more_kept),
    Row("ThanksState.thank", thank),
    Row("ThanksState.open", thanks_open),
    Row("ThanksState.close", thanks_close),
    Row("ThanksState.say", thanks_say),
    Row("ThanksState.show_all", thanks_all),
    Row("ThanksState.remove_reason", thanks_reason, MODERATORS),
    Row("SuggestState.load", open_suggest),
    Row("SuggestState.suggest", suggest),
    Row("SuggestionState.accept", accept_suggestion),
    Row("SuggestionState.answer", answer_suggestion),
    Row("SuggestionState.withdraw", withdraw_suggestion),
    Row("DraftState.look", find_draft),
    Row("DraftState.keep", keep_draft),
    Row("DraftState.drop", drop_draft),
    Row("WritingState.complete", name_somebody),
    Row("WritingState.show", at("/questions/ask", text="**Cold**", language="en")),
    Row("CommentState.open", comment_open),
    Row("CommentState.comment", comment),
    Row("CommentState.edit", comment_edit),
    Row("CommentState.close", comment_close),
    Row("CommentState.save", comment_save),
    Row("CommentState.remove", comment_remove),
    Row("CommentState.undo", comment_undo),
    Row("CommentState.show_more", more_comments),
    Row("DiscussionLiveState.resync", lambda world, _actor: Case(f"/library/{world.card()}")),
    Row("VoteState.vote", vote),
    Row("FollowState.follow", follow),
    Row("HistoryState.load", open_history),
    Row("HistoryState.show_more", more_history),
    Row("HistoryState.restore", restore),
    Row("ModerationState.hide", hide, MODERATORS),
    Row("ModerationState.unhide", unhide, MODERATORS),
)
