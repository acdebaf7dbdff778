"""Content that most people may not see, with everything around it."""

from dataclasses import dataclass

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db, ids, markdown_images
from learnhub.features.discussion import service
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import CommentInput, KeptFile, KeptPicture, ThankInput
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from tests.features.discussion.support import write_question
from tests.features.moderation.support import case_of, flag

WORD, AUTHOR = "zarquon", "Sigrid Halvorsen"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a piece of content, by ids."""

    comment_id: str
    suggestion_id: str
    case_id: str


@dataclass(frozen=True, slots=True)
class Secret:
    """A piece of content that few may see."""

    content_id: str
    kind: str
    image_id: str
    around: Around


def add_image(author: Actor) -> tuple[str, str]:
    """A picture of somebody, and how a text shows it."""
    image_id = ids.new_id()
    db.write_now(
        service.add_image, author, image_id, KeptPicture(KeptFile(ids.new_id(), "png", 0, image_id), 4, 3)
    )
    return image_id, f"![{WORD}]({markdown_images.address(image_id, 4, 3)})"


def decorate(content: Content, author: Actor, friend: Actor) -> Around:
    """Comments, a mention, thanks, a suggestion and a flag."""
    comment = db.write_now(
        service.comment, friend, CommentInput(body=f"{WORD} @{AUTHOR}"), parent_id=content.id
    )
    db.write_now(service.comment, author, CommentInput(body=f"{WORD}!"), parent_id=comment)
    db.write_now(service.thank, friend, ThankInput(reason=f"For {WORD}"), content_id=content.id)
    suggested = SuggestInput(title=f"Is it {WORD} again?", body=f"{content.body} again", edition=1)
    suggestion = db.write_now(service.suggest, friend, content.id, suggested)
    flag(friend, content.id, f"He says {WORD}")
    return Around(comment, suggestion, case_of(content.id).id)


def closed_question(author: Actor, friend: Actor) -> Secret:
    """A question in a space to which only its author and a friend belong."""

    def make(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name="Seals", is_open=False)
        session.add(space)
        session.flush()
        session.add_all(SpaceMember(space_id=space.id, person_id=each.person_id) for each in (author, friend))
        return space.id

    image_id, shown = add_image(author)
    space_id = db.write_now(make)
    content = write_question(author, f"Is it {WORD}?", body=f"So: {WORD}. {shown}", space=space_id)
    return Secret(content.id, "question", image_id, decorate(content, author, friend))
