"""What becomes of each draft, decided against the database; nothing is written here.

A file of LearnHub's own is known by its id, everything else by where it came from the last time. What a kind
asks of its texts is asked here; a kind that is not known becomes the most general one that there is.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import markdown_images
from learnhub.core.i18n import N_, translate
from learnhub.core.ids import new_id
from learnhub.core.language import fold
from learnhub.features.discussion import policy as discussion_policy
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import Sections
from learnhub.features.transfer.enums import NoteOutcome
from learnhub.features.transfer.fitting import name as give_name
from learnhub.features.transfer.fitting import spread, take_sections
from learnhub.features.transfer.folders import Folder
from learnhub.features.transfer.models import ImportedContent
from learnhub.features.transfer.notes import Draft, Note, nowhere, resolved
from learnhub.features.transfer.queries import kinds_listed
from learnhub.features.transfer.room import LIBRARY_IMPORT
from learnhub.rooms import Kind

GENERAL = ("article", "tutorial", "practice")  # the first of them that there is
SECTION_MAX = 20_000
TEXTS_MAX = 200  # of one section
NOT_TOLD = N_("Still to be told.")

TITLE_SHORT = N_("The title “{title}” is shorter than {least} characters. Give the note a longer name.")
TITLE_LONG = N_("The title is longer than {most} characters.")
MISSING = N_("“{part}” is empty.")
LONG = N_("“{part}” is longer than {most} characters. Split the note into several.")
OF_OTHERS = N_("A colleague wrote it. Suggest the changes on its page.")
CHANGED_HERE = N_("It was changed in LearnHub since the file was made, and stays as it is here.")
ODD_SECTION = N_("The section “{part}” is too long, or has too many texts.")
TWICE = N_("Another file of the zip is the same piece of content.")
ONLY_WORDS = N_("The file holds its words only. Add it on its own page.")

_IDS, _SOURCES = bindparam("ids", expanding=True), bindparam("sources", expanding=True)
_CONTENTS: Any = select(Content).where(Content.id.in_(_IDS), VISIBLE, Content.status != Status.REMOVED)
_KNOWN: Any = select(ImportedContent).where(
    ImportedContent.person_id == bindparam("person_id"), ImportedContent.source.in_(_SOURCES)
)


@dataclass(slots=True)
class Planned:
    """A draft with what becomes of it. `edition` is the one that an edit replaces."""

    draft: Draft
    kind: Kind
    content_id: str
    outcome: NoteOutcome = NoteOutcome.NEW
    language: str = "en"
    digest: str = ""
    edition: int = 0
    problems: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Here:
    """What there is already of the things that drafts name."""

    contents: dict[str, Content]
    sections: dict[str, Sections]
    topics: dict[str, set[str]]
    mine: set[str]
    imported: dict[str, ImportedContent]
    pictures: dict[str, str]


def plan(
    session: Session,
    actor: Actor,
    drafts: Sequence[Draft],
    folder: Folder,
    *,
    language: str,
    checks: Mapping[str, int],
    ids: Mapping[str, str],
) -> list[Planned]:
    """What becomes of each; `checks` tell the pictures of the folder apart, `ids` are those given before."""
    guard.require_permission(actor, LIBRARY_IMPORT)
    here = _here(session, actor, drafts)
    planned, seen = [], set[str]()
    for draft in drafts:
        one = _planned(actor, draft, folder, here, language, checks, ids)
        if one.outcome != NoteOutcome.PROBLEM and one.content_id in seen:
            one.problems.append(Note(TWICE))
            one.outcome = NoteOutcome.PROBLEM
        seen.add(one.content_id)
        planned.append(one)
    return planned


def addresses(planned: Iterable[Planned]) -> dict[str, str]:
    """Where the notes are read, by the names of their files; a note with a problem is nowhere."""
    return {
        each.draft.path: each.kind.at(each.content_id, each.content_id)
        for each in planned
        if each.outcome != NoteOutcome.PROBLEM
    }


def picture_addresses(session: Session, actor: Actor, drafts: Iterable[Draft]) -> dict[str, str]:
    """The addresses of the pictures that drafts name by id and the reader may see."""
    named = {image_id for draft in drafts for image_id in draft.own_pictures}
    sizes = discussion.image_sizes(session, actor, named) if named else {}
    return {image_id: markdown_images.address(image_id, *size) for image_id, size in sizes.items()}


def _here(session: Session, actor: Actor, drafts: Sequence[Draft]) -> Here:
    sources = [draft.source for draft in drafts]
    who = {"person_id": actor.person_id}
    imported = {row.source: row for row in session.scalars(_KNOWN, params={"sources": sources, **who}).all()}
    wanted = {draft.id for draft in drafts if draft.id} | {row.content_id for row in imported.values()}
    found = session.scalars(_CONTENTS, params={"ids": list(wanted), **reader(actor)}).all()
    contents = {content.id: content for content in found}
    topics = discussion.topics_of(session, contents, actor.language)
    return Here(
        contents,
        discussion.sections_of(session, contents),
        {content_id: {fold(topic.name) for topic in tags} for content_id, tags in topics.items()},
        discussion.parts_of(session, actor, contents),
        imported,
        picture_addresses(session, actor, drafts),
    )


def _planned(
    actor: Actor,
    draft: Draft,
    folder: Folder,
    here: Here,
    language: str,
    checks: Mapping[str, int],
    ids: Mapping[str, str],
) -> Planned:
    known = here.imported.get(draft.source)
    content = here.contents.get(draft.id) or (here.contents.get(known.content_id) if known else None)
    kind = rooms.kind(content.kind) if content else _kind_of(draft)
    content_id = content.id if content else ids.get(draft.path) or new_id()
    one = Planned(draft, kind, content_id, language=draft.language or language)
    if not draft.problems:
        _fit(one)
    one.digest = _digest(one, checks)
    one.problems += draft.problems
    if not content and not kind.from_files:
        one.problems.append(Note(ONLY_WORDS))
    if content and not one.problems:
        _compare(actor, one, content, known, here, folder)
    if one.problems:
        one.outcome = NoteOutcome.PROBLEM
    return one


def _kind_of(draft: Draft) -> Kind:
    listed = {str(kind): kind for kind in kinds_listed() if kind.texts}
    general = next(listed[name] for name in GENERAL if name in listed)
    return listed.get(draft.kind, general) if draft.id else general


def _compare(
    actor: Actor,
    one: Planned,
    content: Content,
    known: ImportedContent | None,
    here: Here,
    folder: Folder,
) -> None:
    """Whether the file says anything else than what is here, and may."""
    one.edition = content.edition
    if _is_same(one, content, here, folder) or (known and known.digest == one.digest):
        one.outcome = NoteOutcome.KEPT
        return
    one.outcome = NoteOutcome.CHANGED
    if not discussion_policy.can_edit(actor, content, is_author=content.id in here.mine):
        one.problems.append(Note(OF_OTHERS))
    elif content.edition != (known.edition if known else one.draft.edition or content.edition):
        one.problems.append(Note(CHANGED_HERE))


def _is_same(one: Planned, content: Content, here: Here, folder: Folder) -> bool:
    draft = one.draft
    if draft.id != content.id:
        return False
    told = resolved(draft, folder, nowhere, nowhere, lambda each: here.pictures.get(each, ""))
    now = here.sections.get(content.id, Sections())
    sections = {name: tuple(text.strip() for text in texts) for name, texts in now.items()}
    topics = {fold(name) for name in draft.topics}
    return (
        (draft.title, told.body, told.sections) == (content.title, content.body.strip(), sections)
        and (draft.language or content.language) == content.language
        and topics == here.topics.get(content.id, set())
    )


def _digest(one: Planned, checks: Mapping[str, int]) -> str:
    draft = one.draft
    pictures = [(name, checks.get(name, 0)) for name in draft.pictures]
    said = [draft.title, draft.body, draft.sections, one.language, draft.topics, pictures]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _fit(one: Planned) -> None:
    """Give the texts of a draft the form that its kind asks for, as far as nothing has to be invented."""
    draft, kind = one.draft, one.kind
    if not draft.id:
        take_sections(draft, kind)
        spread(draft, kind)
        give_name(draft, kind)
    for name, (least, most) in kind.texts.items():
        label = str(kind.labels.get(name, name))
        if name == "title":
            _check_title(one, least, most)
            continue
        text = draft.body if name == "body" else "".join(draft.sections.get(name, ())[:1])
        if least and not text and not draft.id:
            text = translate(one.language, NOT_TOLD)
            _set(draft, name, text)
        if len(text) < least:
            one.problems.append(Note(MISSING, {"part": label}))
        elif len(text) > most:
            one.problems.append(Note(LONG, {"part": label, "most": str(most)}))
    for name, texts in draft.sections.items():
        if len(texts) > TEXTS_MAX or any(len(text) > SECTION_MAX for text in texts):
            one.problems.append(Note(ODD_SECTION, {"part": name}))


def _set(draft: Draft, name: str, text: str) -> None:
    if name == "body":
        draft.body = text
    else:
        draft.sections[name] = (text,)


def _check_title(one: Planned, least: int, most: int) -> None:
    length = len(one.draft.title)
    if length < least:
        one.problems.append(Note(TITLE_SHORT, {"title": one.draft.title, "least": str(least)}))
    elif length > most:
        one.problems.append(Note(TITLE_LONG, {"most": str(most)}))
