"""What becomes of each draft, decided against the database; nothing is written here.

A file of LearnHub's own is known by its id, everything else by where it came from the last time. What a kind
asks of its texts is asked here; a kind that is not known becomes the most general one that there is.
"""

import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.i18n import N_, translate
from learnhub.core.ids import new_id
from learnhub.core.language import fold
from learnhub.features.discussion import lists
from learnhub.features.discussion import policy as discussion_policy
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import Sections
from learnhub.features.transfer import videos
from learnhub.features.transfer.drafts import Draft, Note
from learnhub.features.transfer.enums import NoteOutcome
from learnhub.features.transfer.fitting import name as give_name
from learnhub.features.transfer.fitting import spread, take_sections
from learnhub.features.transfer.folders import Folder
from learnhub.features.transfer.here import Here, find_here
from learnhub.features.transfer.models import ImportedContent
from learnhub.features.transfer.queries import kinds_listed
from learnhub.features.transfer.resolving import resolved
from learnhub.features.transfer.room import LIBRARY_IMPORT
from learnhub.features.transfer.spaces import space_of
from learnhub.features.videos.room import VIDEO
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
NO_SPACE = N_(
    "It belongs to “{name}”, and you write in no community or team of that name here. Join it or, to publish "
    "it for everybody, take the lines “space” and “space_id” out of the file."
)
LEADS_NOWHERE = N_("Lines of its list that lead to nothing here are left out.")


@dataclass(slots=True)
class Planned:
    """A draft with what becomes of it. `edition` is the one that an edit replaces, `space` where new content
    goes; `pictures` and `clips` are the files that come with it.
    """

    draft: Draft
    kind: Kind
    content_id: str
    outcome: NoteOutcome = NoteOutcome.NEW
    language: str = "en"
    digest: str = ""
    edition: int = 0
    space: str = ""
    pictures: list[str] = field(default_factory=list)
    clips: list[str] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """What becomes of all drafts. `pages` are the addresses of notes by their files, `moved` those of content
    by the ids that it had where the files were written.
    """

    notes: list[Planned]
    pages: dict[str, str]
    moved: dict[str, str]


def plan(
    session: Session,
    actor: Actor,
    drafts: Sequence[Draft],
    folder: Folder,
    *,
    language: str,
    checks: Mapping[str, int],
    ids: Mapping[str, str],
) -> Plan:
    """What becomes of each; `checks` tell the pictures of the folder apart, `ids` are those given before."""
    guard.require_permission(actor, LIBRARY_IMPORT)
    here = find_here(session, actor, drafts)
    planned, seen = [], set[str]()
    for draft in sorted(drafts, key=_leads):
        one = _planned(actor, draft, folder, here, language, checks, ids)
        if one.outcome != NoteOutcome.PROBLEM and one.content_id in seen:
            one.problems.append(Note(TWICE))
            one.outcome = NoteOutcome.PROBLEM
        seen.add(one.content_id)
        planned.append(one)
    taken = [one for one in planned if one.outcome != NoteOutcome.PROBLEM]
    moved = here.moved | {
        one.draft.id: _address(one) for one in taken if one.draft.id and one.draft.id != one.content_id
    }
    listed = here.listed | {one.content_id for one in taken}
    for one in taken:
        if one.outcome != NoteOutcome.KEPT:
            _take_files(one, folder, here)
            _take_lists(one, here, listed, moved)
    return Plan(planned, {one.draft.path: _address(one) for one in taken}, moved)


def _leads(draft: Draft) -> bool:
    """What lists others comes behind them: it takes in what is there."""
    return draft.kind in rooms.kinds() and bool(rooms.kind(draft.kind).lists)


def _address(one: Planned) -> str:
    return one.kind.at(one.content_id, one.content_id)


def _take_files(one: Planned, folder: Folder, here: Here) -> None:
    """The files of the folder that are not here yet."""
    found = resolved(one.draft, folder, here.shown)
    one.pictures, one.clips = found.pictures, found.clips
    if one.draft.id:
        one.draft.remarks = found.remarks


def _take_lists(one: Planned, here: Here, listed: Container[str], moved: Mapping[str, str]) -> None:
    """Lists as they shall be: they lead to what is here or comes along, and keep what one does not see."""
    present = here.sections.get(one.content_id, Sections())
    for name in one.kind.lists:
        given = "\n".join(one.draft.sections.pop(name, ()))
        led = lists.led(given, moved)
        if not all(each in listed for each in lists.ids_in(led)):
            one.draft.remarks.append(Note(LEADS_NOWHERE))
        if text := lists.merged(present.text(name), led, listed):
            one.draft.sections[name] = (text,)


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
    if kind == VIDEO and not one.problems:
        one.problems += videos.problems(draft, here.shown, is_here=content_id in here.besides)
    if content is None:
        _take_space(one, here)
    elif not one.problems:
        _compare(actor, one, content, known, here, folder)
    if one.problems:
        one.outcome = NoteOutcome.PROBLEM
    return one


def _take_space(one: Planned, here: Here) -> None:
    space = space_of(one.draft, one.kind, here.spaces)
    if space is None:
        one.problems.append(Note(NO_SPACE, {"name": one.draft.space or one.draft.space_id}))
    one.space = space or ""


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
    told = resolved(draft, folder, here.shown)
    topics = {fold(name) for name in draft.topics}
    return (
        (draft.title, told.body) == (content.title, content.body.strip())
        and told.sections == _sections_seen(one, here)
        and (draft.language or content.language) == content.language
        and topics == here.topics.get(content.id, set())
    )


def _sections_seen(one: Planned, here: Here) -> dict[str, tuple[str, ...]]:
    """The sections of what is here, as a file of its reader has them."""
    now = here.sections.get(one.content_id, Sections())
    beside = here.besides.get(one.content_id, {})
    found = {name: tuple(text.strip() for text in texts) for name, texts in now.items()}
    for name in found.keys() & set(one.kind.lists):
        found[name] = tuple(filter(None, (lists.seen(text, here.listed) for text in found[name])))
    found |= {name: (text.strip(),) for name, text in beside.items()}
    return {name: texts for name, texts in found.items() if texts}


def _digest(one: Planned, checks: Mapping[str, int]) -> str:
    draft = one.draft
    pictures = [(name, checks.get(name, 0)) for name in (*draft.pictures, *draft.clips)]
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
