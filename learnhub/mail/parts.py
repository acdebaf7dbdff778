"""The parts of a mail, each as HTML and as plain text from the same values.

Styles are inline, because many mail programs read no others; the classes are for `drawing`, which adds what
is different on narrow screens and in the dark. Nothing is loaded from anywhere, and every value is escaped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from learnhub.core.text import cleaned

SERIF = "'Source Serif 4 Variable','Source Serif 4',Georgia,'Times New Roman',serif"
SANS = "'Hanken Grotesk Variable','Segoe UI',Helvetica,Arial,sans-serif"
INK, INK_2, INK_3 = "#21201c", "#55534c", "#6b6961"
LINK, SOLID, RULE, RULE_STRONG = "#035d73", "#05617a", "#e7e4dd", "#d5d1c8"
KINDS = {  # the colour of a kind of content, and its class, which has the one for the dark
    "amber": ("#8a5200", "ml-f"),
    "bronze": ("#7d5e54", "ml-r"),
    "indigo": ("#3a5bc7", "ml-c"),
    "orange": ("#b34400", "ml-q"),
    "pink": ("#c2298a", "ml-a"),
}
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a mail in both forms."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; raises ValueError for an address that is no page."""

    label: str
    address: str

    def __post_init__(self) -> None:
        if not self.address.startswith(("https://", "http://")):
            raise ValueError("a mail leads to whole addresses only")


def heading(*lines: str) -> Part:
    """What the mail is about, in large letters."""
    style = f"font:600 28px/35px {SERIF};color:{INK};margin:20px 0 6px;letter-spacing:-.01em"
    return Part(f'<h1 class="ml-1" style="{style}">{"<br>".join(map(_html, lines))}</h1>', _lines(*lines))


def paragraph(text: str) -> Part:
    """A sentence or two."""
    style = f"font:400 16px/24px {SERIF};color:{INK_2};margin:0 0 18px"
    return Part(f'<p class="ml-2" style="{style}">{_html(text)}</p>', _lines(text))


def note(text: str) -> Part:
    """A sentence in small letters."""
    style = f"font:400 14px/21px {SANS};color:{INK_3};margin:18px 0 0"
    return Part(f'<p class="ml-3" style="{style}">{_html(text)}</p>', _lines(text))


def button(link: Link) -> Part:
    """The one thing to do."""
    style = (
        f"display:inline-block;padding:12px 22px;font:600 15px/20px {SANS};color:#ffffff;text-decoration:none"
    )
    html = (
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin-top:12px"><tr>'
        f'<td class="ml-btn" style="background:{SOLID};border-radius:6px">'
        f'<a href="{escape(link.address)}" class="ml-btn-a" style="{style}">{_html(link.label)}</a>'
        "</td></tr></table>"
    )
    return Part(html, f"{one_line(link.label)}\n{link.address}")


def quote(text: str, language: str = "") -> Part:
    """Somebody's words, in their own language."""
    style = (
        f"font:400 16px/24px {SERIF};color:{INK_2};margin:0 0 18px;"
        f"padding:0 0 0 14px;border-left:3px solid {RULE_STRONG}"
    )
    html = f'<p class="ml-2 ml-line" dir="auto"{_lang(language)} style="{style}">{_html(text)}</p>'
    return Part(html, f"> {one_line(text)}")


def facts(pairs: Sequence[tuple[str, str]]) -> Part:
    """Names and what they are, one under the other."""
    cells = "".join(
        f'<tr><td class="ml-3" style="padding:4px 18px 4px 0;font:400 14px/21px {SANS};color:{INK_3};'
        f'vertical-align:top;white-space:nowrap">{_html(name)}</td>'
        f'<td class="ml-1" style="padding:4px 0;font:500 14px/21px {SANS};color:{INK}">'
        f"{_html(value)}</td></tr>"
        for name, value in pairs
    )
    html = f'<table {TABLE} style="margin:0 0 18px">{cells}</table>'
    return Part(html, "\n".join(f"{one_line(name)}: {one_line(value)}" for name, value in pairs))


def section(title: str, about: str = "") -> Part:
    """The name of a list, and a word about it."""
    html = (
        f'<table {TABLE}><tr><td class="ml-line" style="padding:24px 0 8px;'
        f'border-bottom:1px solid {RULE_STRONG};font:600 14px/20px {SANS}">'
        f'<span class="ml-1" style="color:{INK}">{_html(title)}</span> '
        f'<span class="ml-3" style="color:{INK_3};font-weight:400">{_html(about)}</span></td></tr></table>'
    )
    words = f"{one_line(title)}, {one_line(about)}" if about else one_line(title)
    return Part(html, f"{words}\n{'-' * len(words)}")


def row(
    *,
    kind: str,
    colour: str,
    reason: str,
    title: str,
    address: str,
    said: str = "",
    links: Sequence[Link] = (),
    language: str = "",
) -> Part:
    """One thing in a list: its kind, why it stands here, its title, what somebody said, what can be done."""
    ink, name = KINDS.get(colour, (INK_2, "ml-2"))
    to = Link(title, address)
    parts = [
        f'<div class="ml-3" style="font:400 13px/18px {SANS};color:{INK_3}">'
        f'<b class="{name}" style="color:{ink};font-weight:600">{_html(kind)}</b>. {_html(reason)}</div>',
        f'<div dir="auto"{_lang(language)} style="font:600 18px/25px {SERIF};padding:2px 0 4px">'
        f'<a href="{escape(to.address)}" class="ml-1" style="color:{INK};text-decoration:none">'
        f"{_html(title)}</a></div>",
    ]
    if said:
        style = f"font:400 16px/24px {SERIF};color:{INK_2}"
        parts.append(f'<div class="ml-2" dir="auto" style="{style}">{_html(said)}</div>')
    if links:
        line = link_line(links, has_first=True)
        parts.append(f'<div style="font:400 14px/32px {SANS};padding-top:4px">{line}</div>')
    html = (
        f'<table {TABLE}><tr><td class="ml-line" style="padding:16px 0 9px;border-bottom:1px solid {RULE}">'
        f"{''.join(parts)}</td></tr></table>"
    )
    lines = [f"{one_line(kind)}. {one_line(reason)}", f"{one_line(title)}\n{address}", one_line(said)]
    others = text_of([link for link in links if link.address != address])
    return Part(html, "\n".join(line for line in (*lines, others) if line))


def links(*each: Link) -> Part:
    """Links beside each other, under a list."""
    html = f'<p style="font:400 14px/21px {SANS};margin:18px 0 0">{link_line(each)}</p>'
    return Part(html, text_of(each))


def link_line(links: Sequence[Link], *, has_first: bool = False) -> str:
    """Links beside each other; with `has_first` the first one is strong, as what there is to do."""
    style = f"color:{LINK};text-decoration:underline;white-space:nowrap;margin-right:14px"
    weights = (600 if has_first and not place else 400 for place in range(len(links)))
    return " ".join(
        f'<a href="{escape(link.address)}" class="ml-link" style="{style};font-weight:{weight}">'
        f"{_html(link.label)}</a>"
        for link, weight in zip(links, weights, strict=True)
    )


def text_of(links: Sequence[Link]) -> str:
    """Links in plain text, one under the other."""
    return "\n".join(f"{one_line(link.label)} <{link.address}>" for link in links)


def one_line(text: str) -> str:
    """A text without breaks and unseen signs; spaces that keep words together stay."""
    return _BREAKS.sub(" ", cleaned(text))


def _html(text: str) -> str:
    return escape(one_line(text))


def _lines(*texts: str) -> str:
    return "\n".join(map(one_line, texts))


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""
