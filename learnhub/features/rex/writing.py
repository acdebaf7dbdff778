"""A REX as one Markdown text; pure rules on what its reader sees of it."""

from collections import defaultdict
from collections.abc import Iterator

from learnhub.core.i18n import N_, translate
from learnhub.features.rex.enums import Text
from learnhub.features.rex.schemas import CauseView, RexView, SeenView

HEADINGS = {
    Text.FACTS: N_("What happened"),
    Text.COST: N_("What it cost"),
    Text.WELL: N_("What went well"),
    Text.LUCKY: N_("Where we were lucky"),
    Text.LESSONS: N_("What we take from it"),
}
TIMELINE, CAUSES, ACTIONS = N_("What was seen when"), N_("Why it happened"), N_("What we change")
ACT, UNKNOWN = N_("we can act"), N_("nobody knows")


def as_markdown(rex: RexView) -> str:
    """Everything in it in the order of its page, in the language it is written in."""
    parts = [f"# {rex.title}", rex.texts.get(Text.SUMMARY, ""), *_parts(rex)]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _parts(rex: RexView) -> Iterator[str]:
    def said(sentence: str) -> str:
        return translate(rex.language, sentence)

    for name in (Text.FACTS, Text.COST):
        yield from _section(said(HEADINGS[name]), rex.texts.get(name, ""))
    yield from _section(said(TIMELINE), "\n".join(map(_entry, rex.entries)))
    ends = {"act": said(ACT), "unknown": said(UNKNOWN)}
    yield from _section(said(CAUSES), "\n".join(_facts(rex.causes, ends)) if rex.causes[1:] else "")
    for name in (Text.WELL, Text.LUCKY, Text.LESSONS):
        yield from _section(said(HEADINGS[name]), rex.texts.get(name, ""))
    boxes = [
        f"- [{'x' if each.done_at else ' '}] {each.words} ({each.owner.name}, {each.due_on})"
        for each in rex.actions
    ]
    yield from _section(said(ACTIONS), "\n".join(boxes))


def _section(heading: str, text: str) -> Iterator[str]:
    if text.strip():
        yield f"## {heading}"
        yield text


def _entry(entry: SeenView) -> str:
    viewpoint = f"{entry.viewpoint}: " if entry.viewpoint else ""
    return f"- {entry.at:%Y-%m-%d %H:%M} UTC, {viewpoint}{' '.join(entry.words.split())}"


def _facts(causes: list[CauseView], ends: dict[str, str]) -> Iterator[str]:
    depth: dict[str, int] = defaultdict(int)
    for cause in causes:
        depth[cause.id] = depth[cause.parent_id] + 1 if cause.parent_id else 0
        end = ends["act"] if cause.can_act else ends["unknown"] if cause.nobody_knows else ""
        yield f"{'  ' * depth[cause.id]}- {cause.words}{f' ({end})' if end else ''}"
