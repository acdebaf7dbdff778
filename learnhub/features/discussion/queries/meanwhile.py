"""What somebody else has written of a text while one was changing it."""

from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.i18n import translate
from learnhub.core.markdown import typeset
from learnhub.features.discussion.differences import difference, shortened
from learnhub.features.discussion.models import Content, Revision
from learnhub.features.discussion.queries.content import BODY, get_content, html_of
from learnhub.features.discussion.schemas.revisions import MeanwhileView, TextChange
from learnhub.features.people.refs import PersonRef, person_refs


def get_meanwhile(session: Session, actor: Actor, content_id: str, *, title: str, body: str) -> MeanwhileView:
    """The present text with who wrote it, and what saving another one over it would change.

    Raises NoSuchContent.
    """
    content = get_content(session, actor, content_id)
    person_id = session.exec(
        select(Revision.person_id).where(
            Revision.content_id == content_id, Revision.number == content.edition
        )
    ).first()
    people = person_refs(session, [person_id] if person_id else [])
    return MeanwhileView(
        content_id=content_id,
        person=people.get(person_id or "", PersonRef()),
        at=content.edited_at,
        language=content.language,
        title=typeset(content.title, content.language),
        html=html_of(session, content_id).get(BODY, ""),
        changes=_changes(content, title, body, actor.language),
    )


def _changes(content: Content, title: str, body: str, language: str) -> list[TextChange]:
    labels = rooms.kind(content.kind).labels
    texts = (("title", content.title, title), ("body", content.body, body))
    return [
        TextChange(name, translate(language, labels[name]), shortened(difference(present, mine)))
        for name, present, mine in texts
        if present != mine
    ]
