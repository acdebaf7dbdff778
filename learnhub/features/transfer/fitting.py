"""Giving the notes of other tools the form of a kind, as far as nothing has to be invented."""

import re

from learnhub.core.i18n import LANGUAGES, translate
from learnhub.core.language import fold
from learnhub.features.transfer.drafts import Draft
from learnhub.rooms import Kind

_HEADING = re.compile(r"^#{1,6} +([^\n]+?)[ #]*$", re.MULTILINE)


def name(draft: Draft, kind: Kind) -> None:
    """A title that is too short alone says in which folder the note was."""
    if len(draft.title) < kind.texts["title"][0] and draft.folder:
        draft.title = f"{draft.folder}: {draft.title}"


def take_sections(draft: Draft, kind: Kind) -> None:
    """What stands under a heading that is the name of a section, in any language, is that section."""
    names = {
        fold(translate(language, kind.labels[name])): name
        for language in LANGUAGES
        for name in kind.texts
        if name not in ("title", "body") and name in kind.labels
    }
    pieces = _HEADING.split(draft.body)
    if not any(fold(heading) in names for heading in pieces[1::2]):
        return
    headings = _HEADING.finditer(draft.body)
    body, current = pieces[0], ""
    found: dict[str, str] = {}
    for heading, text in zip(headings, pieces[2::2], strict=True):
        current = names.get(fold(heading[1]), current)
        if fold(heading[1]) in names:
            found[current] = found.get(current, "") + text
        elif current:
            found[current] += heading[0] + text
        else:
            body += heading[0] + text
    draft.body = body.strip()
    draft.sections |= {name: (text.strip(),) for name, text in found.items() if text.strip()}


def spread(draft: Draft, kind: Kind) -> None:
    """A body that is too long goes on in the section that takes most, if that is empty."""
    most = kind.texts.get("body", (0, 0))[1]
    rest = {name: size for name, (_least, size) in kind.texts.items() if name not in ("title", "body")}
    longest = max(rest, key=lambda name: rest[name], default="")
    if len(draft.body) <= most or not longest or draft.sections.get(longest) or rest[longest] <= most:
        return
    head = draft.body[: draft.body.rfind("\n\n", 0, most) + 1].strip()
    draft.sections[longest] = (draft.body[len(head) :].strip(),)
    draft.body = head
