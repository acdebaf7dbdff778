"""Small things that are only looked at: people, tiles, states, figures."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.vars import NumberVar

from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.ui.elements import classes, el, icon, link
from learnhub.ui.text import _, match_text
from learnhub.ui.vars import Content, Flag, Number, Text


def tile(name: str, colour: str, size: int = 18) -> rx.Component:
    """The square with an icon on the tint of its colour; repeat the word beside it."""
    return el.span(icon(name, size, 1.9), class_name=f"ty ty-{colour} ty-tile")


def coloured_label(name: str, colour: str, word: Content, *, bare: bool = False) -> rx.Component:
    """Icon and word in a colour; `bare` without the icon, beside a tile."""
    shown = [] if bare else [icon(name, 14)]
    return el.span(*shown, word, class_name=f"ty ty-{colour}")


def grey_tile(name: str, size: int = 18) -> rx.Component:
    """A tile for what is no content: a state, a step."""
    return el.span(icon(name, size, 1.75), class_name="ty ty-gray ty-tile")


def avatar(
    initials: Text, colour: Text = "gray", size: str = "2", *, src: Text | None = None, **props: Any
) -> rx.Component:
    """A person's initials on their colour (gray, bronze, gold, brown, petrol); decoration beside the name."""
    inside = initials if src is None else rx.cond(src, el.img(src=src, alt="", loading="lazy"), initials)
    names = classes(props, "avatar", f"avatar-{size}", f"avatar-{colour}")
    return el.span(inside, aria_hidden="true", **names)


def avatar_stack(*avatars: rx.Component | rx.Var[Any], more: Text | None = None) -> rx.Component:
    """Several people overlapping; at most five, then how many more."""
    tail = [] if more is None else [el.span(more, class_name="t-small")]
    return el.span(*avatars, *tail, class_name="avatars")


def badge(text: Content, colour: Text = "gray", **props: Any) -> rx.Component:
    """A state: grass done, amber in progress, gray planned, sky invited, red refused, petrol chosen."""
    return el.span(text, **classes(props, "badge", f"badge-{colour}"))


def tag(label: Content, to: Text | None = None, **props: Any) -> rx.Component:
    """A skill or topic; with `to` it leads there."""
    props = classes(props, "tag")
    return el.span(label, **props) if to is None else link(label, to=to, **props)


def language_mark(language: Text) -> rx.Component:
    """The name of the language of a text, seen by those only who do not say that they read it."""
    name = match_text(rx.Var.create(language), *LANGUAGE_NAMES.items(), otherwise="")
    return rx.fragment(" ", el.span(name, lang=language, class_name="language-mark"))  # it may begin a line


def meta(*pieces: Content, **props: Any) -> rx.Component:
    """A line of metadata: the pieces with points between them, which the style sheet draws."""
    shown = (piece if isinstance(piece, rx.Component) else el.span(piece) for piece in pieces)
    return el.div(*shown, **classes(props, "t-meta", "meta"))


def live(label: Text | None = None) -> rx.Component:
    """The dot of a live session with its word."""
    word = _("Live") if label is None else label
    return el.span(el.span(class_name="lh-live"), el.span(word), class_name="ty ty-pink live")


def progress(
    value: float | rx.Var[int | float], max: float | rx.Var[int | float], label: Text | None = None
) -> rx.Component:
    """A bar that fills from 0 to `max`."""
    said = label if label is not None else _("Progress")
    return el.progress(value=value, max=max, class_name="prog", aria_label=said)


def segments(
    done: int | NumberVar[int], total: int | NumberVar[int], label: Text | None = None
) -> rx.Component:
    """One segment per step, for at most twelve; the step after the done ones is the current one."""
    said = _("{done} of {total}", done=done, total=total) if label is None else label
    if isinstance(total, int) and isinstance(done, int):
        parts: Any = [_segment("on" if i < done else "now" if i == done else "") for i in range(total)]
    else:
        steps = rx.Var.range(total)
        parts = [
            rx.foreach(steps, lambda i: _segment(rx.cond(i < done, "on", rx.cond(i == done, "now", ""))))
        ]
    return el.span(*parts, role="img", aria_label=said, class_name="segments")


def _segment(state: Text) -> rx.Component:
    return el.i(class_name=state)


def level(value: Number, total: int = 4) -> rx.Component:
    """Filled dashes that illustrate a level; say the level in words beside them."""
    shown = [el.i(class_name=rx.cond(rx.Var.create(value).to(int) > i, "on", "")) for i in range(total)]
    return el.span(*shown, aria_hidden="true", class_name="dots")


def ring(value: Number, total: Number, *, size: int = 84, label: Text | None = None) -> rx.Component:
    """A goal as a ring with its figures inside."""
    said = _("{done} of {total}", done=value, total=total) if label is None else label
    share = rx.Var.create(value).to(float) / rx.Var.create(total).to(float) * 100
    circle = {"cx": "50", "cy": "50", "r": "45", "path_length": 100}
    return el.span(
        el.svg(
            el.svg.circle(**circle, class_name="ring-track"),
            el.svg.circle(**circle, class_name="ring-fill", custom_attrs={"strokeDasharray": f"{share} 100"}),
            width=size,
            height=size,
            view_box="0 0 100 100",
        ),
        el.b(said),
        role="img",
        aria_label=said,
        class_name="ring" if size > 72 else "ring ring-s",
    )


def figure(value: Number, is_more: Flag) -> rx.Var[Any]:
    """A number that was counted up to a bound: `12`, or `99+` when there are more."""
    return rx.cond(is_more, _("{n}+", n=value), value)


def beat_marks(marks: Any) -> rx.Component:
    """Whether meetings were held, the oldest first: for the eye, with words beside it."""
    held = rx.Var.create(marks).to(list[bool])
    drawn = rx.foreach(held, lambda is_held: el.i(class_name=rx.cond(is_held, "", "no")))
    return el.span(drawn, aria_hidden="true", class_name="beat")


def stat(value: Content, label: Content, detail: Content | None = None) -> rx.Component:
    """A figure with what it counts."""
    more = [] if detail is None else [el.p(detail, class_name="t-meta")]
    return el.div(el.b(value), el.p(label, class_name="t-body"), *more, class_name="stat")
