"""What people are told of comments and mentions, each once."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.schemas import CommentInput, EditCommentInput, ThankInput
from learnhub.features.notices import queries, service
from tests.features.notices.support import item, tell, told
from tests.features.questions.support import answer, ask


def say(actor: Actor, parent_id: str, body: str = "Is the foot flat?") -> str:
    comment = db.write_now(discussion.comment, actor, CommentInput(body=body), parent_id=parent_id)
    tell()
    return comment


def test_comment_is_told_to_authors_then_followers_and_who_comments_follows(ana, ben, eve) -> None:
    question_id = ask(ana)
    say(ben, question_id)
    assert told(ana) == [("comments", "commented", "wrote")]
    assert db.read_now(queries.is_following, ben, question_id)

    comment = say(eve, question_id)
    assert told(ben) == [("discussions", "commented", "commented")]
    say(ana, comment)
    assert told(eve) == [("comments", "replied", "commented")]
    assert told(ben)[1:] == [("discussions", "commented", "commented")]
    assert len(told(ana)) == 2


def test_comment_on_an_answer_or_a_card_is_told_to_who_wrote_it(ana, ben, eve) -> None:
    answer_id = answer(ben, ask(ana))
    say(eve, answer_id)
    assert ("comments", "commented", "wrote") in told(ben)
    assert ("discussions", "commented", "asked") in told(ana)

    form = CardInput(front="How much grease?", back="A third.", language="en")
    say(ana, db.write_now(cards.create_card, eve, form))
    assert told(eve)[-1] == ("comments", "commented", "wrote")


def test_mention_waits_and_is_told_once_also_to_who_wrote_or_follows(ana, ben, eve) -> None:
    question_id = ask(ana)
    names = " ".join(f"@{actor.name}" for actor in (ana, eve))
    comment = say(ben, question_id, f"Ask {names}")
    assert (told(ana), told(eve)) == ([("mentions", "mentioned", "mentioned")],) * 2
    assert item(eve).waits

    change = EditCommentInput(body=f"Please ask {names} @{ben.name}", edition=1)
    db.write_now(discussion.edit_comment, ben, change, comment_id=comment)
    tell()
    assert (len(told(eve)), told(ben)) == (1, [])


def test_who_has_stopped_following_is_not_told_of_comments_there(ana, ben, eve) -> None:
    question_id = ask(ana)
    say(eve, question_id)
    db.write_now(service.unfollow, eve, question_id)
    say(ben, question_id)
    say(eve, question_id)
    say(ben, question_id)
    assert told(eve) == []


def test_thanks_are_told_to_who_wrote_it(ana, ben) -> None:
    question_id = ask(ana)
    db.write_now(discussion.thank, ben, ThankInput(), content_id=question_id)
    tell()
    assert told(ana) == [("thanks", "thanked", "wrote")]
