"""What somebody else has written of a text while one was changing it."""

from collections.abc import Mapping

from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.i18n import translate
from learnhub.core.markdown import typeset
from learnhub.features.discussion.differences import difference, shortened
from learnhub.features.discussion.models import Content, Revision
from learnhub.features.discussion.queries.content import BODY, get_content, html_of, sections_of
from learnhub.features.discussion.schemas import Sections
from learnhub.features.discussion.schemas.revisions import MeanwhileView, TextChange
from learnhub.features.people.refs import PersonRef, person_refs


def get_edition(session: Session, actor: Actor, content_id: str) -> int:
    """The present edition; raises NoSuchContent."""
    return get_content(session, actor, content_id).edition


def get_meanwhile(session: Session, actor: Actor, content_id: str, texts: Mapping[str, str]) -> MeanwhileView:
    """The present text with who wrote it, and what saving others over it would change.

    `texts` are the title, the body and sections as somebody wants them, by their names.

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
        changes=_changes(session, content, texts, actor.language),
        edition=content.edition,
    )


def _changes(session: Session, content: Content, texts: Mapping[str, str], language: str) -> list[TextChange]:
    labels = rooms.kind(content.kind).labels
    sections = sections_of(session, [content.id]).get(content.id, Sections())
    own = {"title": content.title, "body": content.body}
    found = [(name, own.get(name, sections.text(name)), mine) for name, mine in texts.items()]
    return [
        TextChange(name, translate(language, labels.get(name, name)), shortened(difference(present, mine)))
        for name, present, mine in found
        if present != mine
    ]
