"""Taking words out of content for good: out of each of its editions, and of everything made of them."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, delete, select

from learnhub.core import bus
from learnhub.features.discussion.enums import Origin
from learnhub.features.discussion.events import ContentRedacted
from learnhub.features.discussion.models import THANKS_MAX, Content, Revision, Suggestion, Thanks
from learnhub.features.discussion.queries.revisions import as_it_is, texts_of
from learnhub.features.discussion.redacting import (
    Mark,
    cut,
    lost_words,
    places_before,
    without,
    without_sentences,
)
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.discussion.service import images, writing

Texts = Mapping[str, str]


def redact(session: Session, content: Content, marks: Sequence[Mark], *, edition: int) -> list[str]:
    """Take the marked words out of content, which is locked; answers the passages that they were.

    They go wherever they stand in it, and out of the words of thanks for it. Of earlier editions go also what
    stood there, and the sentences with a word that is nowhere in what is left; suggested edits go as a whole.
    The next edition is what is left, and names nobody. What is made of the texts is made anew, and
    `ContentRedacted` lets others do so as well.
    Raises EditedMeanwhile.
    """
    present = texts_of(as_it_is(session, content))
    places: dict[str, list[tuple[int, int]]] = {}
    for mark in marks:
        places.setdefault(mark.name, []).append((mark.start, mark.end))
    passages = [present.get(mark.name, "")[mark.start : mark.end] for mark in marks]
    left = {name: without(cut(text, places.get(name, ())), passages) for name, text in present.items()}
    title, body, sections = _parts(left)
    writing.rewrite(
        session,
        content,
        edition=edition,
        origin=Origin.REDACTED,
        title=title,
        body=body,
        sections=sections,
    )
    lost = lost_words(passages, left.values())
    earlier = select(Revision).where(Revision.content_id == content.id, Revision.number < content.edition)
    for row in session.exec(earlier):
        texts = texts_of(row)
        for name, text in texts.items():
            same = places_before(text, present.get(name, ""), places.get(name, ()))
            texts[name] = without_sentences(without(cut(text, same), passages), lost)
        row.title, row.body, row.sections = _parts(texts)
        session.add(row)
    for thanks in session.exec(select(Thanks).where(Thanks.content_id == content.id, Thanks.reason != "")):
        thanks.reason = without(thanks.reason, passages)[:THANKS_MAX]
        session.add(thanks)
    gone = delete(Suggestion).where(col(Suggestion.content_id) == content.id)
    session.execute(gone, execution_options={"synchronize_session": False})
    images.keep_only(session, content.id, left.values())
    bus.record(session, ContentRedacted(content.id, content.kind, content.root_id, tuple(passages)))
    return passages


def _parts(texts: Texts) -> tuple[str, str, dict[str, list[str]]]:
    sections: dict[str, list[str]] = {}
    for name, text in texts.items():
        if ":" in name:
            sections.setdefault(name.partition(":")[0], []).append(text)
    return texts["title"][:TITLE_MAX], texts["body"], sections
