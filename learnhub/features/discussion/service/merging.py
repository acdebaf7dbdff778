"""What somebody changed in an earlier edition, put into the present one when nothing is lost by it."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlmodel import Session, func, select

from learnhub.features.discussion.enums import Origin
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.merging import merged
from learnhub.features.discussion.models import Content, Revision
from learnhub.features.discussion.queries.revisions import as_it_is
from learnhub.features.topics.models import TopicName, folded

T = TypeVar("T")
Sections = Mapping[str, Sequence[str]]


def onto_present(
    session: Session, content: Content, edition: int, changes: Mapping[str, Any]
) -> dict[str, Any]:
    """The changes of that edition as changes of the present one, without those that it has already.

    Texts go together by sentence, everything else only when one side left it as it was. Raises
    EditedMeanwhile where both changed the same, where that edition is kept no more, and where words were
    taken out since: what was typed still has them.
    """
    began = session.get(Revision, (content.id, edition))
    if began is None or _is_redacted_since(session, content, edition):
        raise EditedMeanwhile
    now = as_it_is(session, content)
    together = dict(changes)
    for name in ("title", "body"):
        if changes.get(name) is not None:
            together[name] = _text(getattr(began, name), changes[name], getattr(now, name))
    if changes.get("language"):
        together["language"] = _either(began.language, changes["language"], now.language)
    if changes.get("sections"):
        together["sections"] = _sections(began.sections, changes["sections"], now.sections)
    if changes.get("topics") is not None and _leaves_topics(session, began, changes["topics"], now):
        del together["topics"]
    return {name: value for name, value in together.items() if not _says(now, name, value)}


def _says(now: Revision, name: str, value: Any) -> bool:
    """Whether the present edition says so already."""
    if name != "sections":
        return value is None or (name != "topics" and getattr(now, name) == value)
    return all(list(now.sections.get(each, ())) == texts for each, texts in value.items())


def _is_redacted_since(session: Session, content: Content, edition: int) -> bool:
    redacted = (
        select(func.count())
        .select_from(Revision)
        .where(Revision.content_id == content.id, Revision.number > edition)
        .where(Revision.origin == Origin.REDACTED)
    )
    return session.exec(redacted).one() > 0


def _either(began: T, mine: T, now: T) -> T:
    if mine in (began, now):
        return now
    if now == began:
        return mine
    raise EditedMeanwhile


def _text(began: str, mine: str, now: str) -> str:
    text = merged(began, mine, now)
    if text is None:
        raise EditedMeanwhile
    return text


def _sections(
    began: Sections, mine: Mapping[str, Sequence[str] | str], now: Sections
) -> dict[str, list[str]]:
    """Texts by themselves; lists all at once, because the places in one answer to those in another."""
    texts = {
        name: _listed(_text(_first(began, name), text, _first(now, name)))
        for name, text in mine.items()
        if isinstance(text, str)
    }
    named = [name for name, given in mine.items() if not isinstance(given, str)]
    lists = _either(
        {name: list(began.get(name, ())) for name in named},
        {name: _listed(*mine[name]) for name in named},
        {name: list(now.get(name, ())) for name in named},
    )
    return texts | lists


def _listed(*texts: str) -> list[str]:
    """An empty text is not kept."""
    return [text for text in texts if text]


def _first(sections: Sections, name: str) -> str:
    return next(iter(sections.get(name, ())), "")


def _leaves_topics(session: Session, began: Revision, names: Sequence[str], now: Revision) -> bool:
    """Whether these are the tags with which somebody began, under any of their names."""
    wanted = {folded(name) for name in names if name.strip()}
    found = session.exec(
        select(TopicName.folded, TopicName.topic_id).where(TopicName.folded.in_(wanted))
    ).all()
    if wanted == {name for name, _topic_id in found} and {each for _name, each in found} == set(began.topics):
        return True
    if set(now.topics) != set(began.topics):
        raise EditedMeanwhile
    return False
