"""Rows of what is done with content of any kind."""

from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.core.images import made_anew
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import service, stored_files
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.models import (
    Authorship,
    Bookmark,
    Draft,
    Image,
    SharedIssue,
    Suggestion,
    Thanks,
)
from learnhub.features.discussion.schemas import KeptPicture, ThankInput
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import EditQuestionInput
from tests.api.matrix import Call, Row
from tests.core.test_images import image_bytes
from tests.web.matrix import MODERATORS
from tests.web.matrix.world import World, column, content, number_of, votes


def vote(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    return Call((question,), {"on": True}, votes(question))


def hide(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    return Call((question,), {"reason": "Names a customer"}, content(question, "status"))


def unhide(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    db.write_now(service.hide, world.person("moderator"), question, "Names a customer")
    return Call((question,), None, content(question, "status"))


def comments(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    world.comment(question)
    return Call((question,), shows='"body":"Is the foot flat?"')


def comment(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    return Call((question,), {"body": "Is the foot flat?"}, content(question, "comment_count"))


def edit_comment(world: World, actor: Actor) -> Call:
    mine = world.comment(world.question(world.member()), actor)
    return Call((mine,), {"body": "Is it flat?", "edition": 1}, content(mine, "body"))


def remove_comment(world: World, actor: Actor) -> Call:
    mine = world.comment(world.question(world.member()), actor)
    return Call((mine,), None, content(mine, "status"))


def changed(world: World, actor: Actor) -> str:
    """A question of the actor's that was changed once."""
    question = world.question(actor)
    form = EditQuestionInput(title="Why does pump 9 trip?", edition=1)
    db.write_now(questions.edit_question, actor, form, question_id=question)
    return question


def revisions(world: World, _actor: Actor) -> Call:
    return Call((changed(world, world.member()),), shows='"text":"9","change":"ins"')


def restore(world: World, actor: Actor) -> Call:
    question = changed(world, actor)
    return Call((question,), {"number": 1, "edition": 2}, content(question, "title"))


def thanks(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    form = ThankInput(reason="It saved us a day.")
    db.write_now(service.thank, world.member(), form, content_id=question)
    return Call((question,), shows="It saved us a day.")


def thank(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    return Call((question,), {"reason": "It saved us a day."}, content(question, "thanks_count"))


def withdraw_thanks(world: World, actor: Actor) -> Call:
    question = world.question(world.member())
    db.write_now(service.thank, actor, ThankInput(), content_id=question)
    return Call((question,), None, content(question, "thanks_count"))


def suggested(world: World, author: Actor, proposer: Actor) -> tuple[str, str]:
    """A question of an author's, and a suggestion of somebody's for it."""
    question = world.question(author)
    form = SuggestInput(title="Why does pump 9 trip?", edition=1)
    return question, db.write_now(service.suggest, proposer, question, form)


def suggest(world: World, _actor: Actor) -> Call:
    form = {"title": "Why does pump 9 trip?", "edition": 1}
    return Call((world.question(world.member()),), form, number_of(Suggestion))


def suggestions(world: World, actor: Actor) -> Call:
    question, suggestion = suggested(world, actor, world.member())
    return Call((question,), shows=f'"id":"{suggestion}"')


def accept_suggestion(world: World, actor: Actor) -> Call:
    question, suggestion = suggested(world, actor, world.member())
    return Call((suggestion,), None, content(question, "title"))


def answer_suggestion(world: World, actor: Actor) -> Call:
    _question, suggestion = suggested(world, actor, world.member())
    return Call((suggestion,), {"text": "It is pump 4."}, column(Suggestion, suggestion, "status"))


def withdraw_suggestion(world: World, actor: Actor) -> Call:
    _question, suggestion = suggested(world, world.member(), actor)
    return Call((suggestion,), None, number_of(Suggestion))


def share_issue(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    return Call((question,), None, number_of(SharedIssue))


def unshare_issue(world: World, actor: Actor) -> Call:
    question = world.question(world.member())
    db.write_now(service.share_issue, actor, content_id=question)
    return Call((question,), None, number_of(SharedIssue))


def thanked(world: World, _actor: Actor) -> Call:
    question, colleague = world.question(world.member()), world.member()
    form = ThankInput(reason="It saved us a day.")
    db.write_now(service.thank, colleague, form, content_id=question)
    return Call((question, colleague.person_id), None, number_of(Thanks, Thanks.reason == ""))


def add_image(_world: World, _actor: Actor) -> Call:
    return Call(data=image_bytes(), effect=number_of(Image))


def added(_world: World, actor: Actor) -> str:
    """A picture that somebody has added."""
    image_id, made = ids.new_id(), made_anew(image_bytes())
    file = stored_files.keep([made.data], made.ending)
    picture = KeptPicture(file, made.width, made.height)
    db.write_now(service.add_image, actor, image_id, picture)
    return image_id


def get_image(world: World, actor: Actor) -> Call:
    return Call((added(world, actor),), shows="PNG")


def remove_image(world: World, actor: Actor) -> Call:
    return Call((added(world, actor),), None, number_of(Image))


def kept(_world: World, actor: Actor) -> Call:
    db.write_now(service.keep_draft, actor, "ask", {"title": "Why does pump 4"}, Device.PHONE, known=0)
    return Call(("ask",), shows="Why does pump 4")


def keep_draft(_world: World, _actor: Actor) -> Call:
    return Call(("ask",), {"fields": {"title": "Why does pump 4"}}, number_of(Draft))


def drop_draft(world: World, actor: Actor) -> Call:
    kept(world, actor)
    return Call(("ask",), None, number_of(Draft))


def keep(world: World, _actor: Actor) -> Call:
    return Call((world.question(world.member()),), None, number_of(Bookmark))


def bookmarked(world: World, actor: Actor) -> str:
    """A colleague's question that the actor keeps."""
    question = world.question(world.member())
    db.write_now(service.add_bookmark, actor, content_id=question)
    return question


def bookmarks(world: World, actor: Actor) -> Call:
    return Call(shows=f'"id":"{bookmarked(world, actor)}"')


def keep_no_longer(world: World, actor: Actor) -> Call:
    return Call((bookmarked(world, actor),), None, number_of(Bookmark))


def together(world: World, _actor: Actor) -> Call:
    return Call((world.practice(),), shows='"is_wiki":false')


def chain(world: World, _actor: Actor) -> Call:
    guide = world.practice()
    form = CardInput(front="Who is called first?", back="The room.", language="en", source_id=guide)
    card = db.write_now(cards.create_card, world.member(), form)
    return Call((guide,), shows=f'"id":"{card}"')


def add_co_author(world: World, actor: Actor) -> Call:
    form = {"person_id": world.member().person_id}
    return Call((world.practice(actor),), form, number_of(Authorship))


def remove_co_author(world: World, actor: Actor) -> Call:
    guide, colleague = world.practice(actor), str(world.member().person_id)
    db.write_now(service.add_co_author, actor, guide, colleague)
    return Call((guide, colleague), None, number_of(Authorship))


def open_wiki(world: World, actor: Actor) -> Call:
    guide = world.practice(actor)
    return Call((guide,), None, content(guide, "is_wiki"))


def end_wiki(world: World, actor: Actor) -> Call:
    guide = world.practice(actor)
    db.write_now(service.put_wiki, actor, guide, on=True)
    return Call((guide,), None, content(guide, "is_wiki"))


ROWS = (
    Row("GET /api/v1/content/{}/together", together),
    Row("GET /api/v1/content/{}/chain", chain),
    Row("POST /api/v1/content/{}/co_authors", add_co_author, others=()),
    Row("DELETE /api/v1/content/{}/co_authors/{}", remove_co_author, others=()),
    Row("PUT /api/v1/content/{}/wiki", open_wiki, others=()),
    Row("DELETE /api/v1/content/{}/wiki", end_wiki, others=()),
    Row("DELETE /api/v1/posts/{}/thanks/{}/reason", thanked, MODERATORS),
    Row("POST /api/v1/images", add_image),
    Row("GET /api/v1/images/{}", get_image, others=()),
    Row("DELETE /api/v1/images/{}", remove_image, others=()),
    Row("GET /api/v1/drafts/{}", kept),
    Row("PUT /api/v1/drafts/{}", keep_draft),
    Row("DELETE /api/v1/drafts/{}", drop_draft, others=()),
    Row("GET /api/v1/bookmarks", bookmarks),
    Row("PUT /api/v1/content/{}/bookmark", keep),
    Row("DELETE /api/v1/content/{}/bookmark", keep_no_longer),
    Row("PUT /api/v1/posts/{}/shared-issue", share_issue),
    Row("DELETE /api/v1/posts/{}/shared-issue", unshare_issue),
    Row("GET /api/v1/posts/{}/thanks", thanks),
    Row("PUT /api/v1/posts/{}/thanks", thank),
    Row("DELETE /api/v1/posts/{}/thanks", withdraw_thanks),
    Row("GET /api/v1/content/{}/suggestions", suggestions),
    Row("POST /api/v1/content/{}/suggestions", suggest),
    Row("PUT /api/v1/suggestions/{}/accepted", accept_suggestion, others=()),
    Row("PUT /api/v1/suggestions/{}/answer", answer_suggestion, others=()),
    Row("DELETE /api/v1/suggestions/{}", withdraw_suggestion, others=()),
    Row("GET /api/v1/posts/{}/comments", comments),
    Row("POST /api/v1/posts/{}/comments", comment),
    Row("PUT /api/v1/comments/{}", edit_comment),
    Row("DELETE /api/v1/comments/{}", remove_comment),
    Row("PUT /api/v1/posts/{}/vote", vote),
    Row("GET /api/v1/content/{}/revisions", revisions),
    Row("PUT /api/v1/content/{}/restored", restore),
    Row("PUT /api/v1/content/{}/hidden", hide, MODERATORS),
    Row("DELETE /api/v1/content/{}/hidden", unhide, MODERATORS),
)
