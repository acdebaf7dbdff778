"""The scripts of `assets/` that pages use: components drawn by the browser, and handlers that need no server.

Nothing here evaluates text as code, so the content security policy can forbid it.
"""

from __future__ import annotations

import json
from typing import Any, Literal

import reflex as rx
from reflex.event import EventChain, no_args_event_spec, passthrough_event_spec
from reflex.utils.imports import ImportVar
from reflex.vars import VarData
from reflex_components_core.el.elements.forms import on_submit_mapping_event

Theme = Literal["light", "dark", "system"]


class Script(rx.Component):
    """A component written in one of our own browser modules."""


class Behaviours(Script):
    """Listens once for the whole page: keys, menus, tips, dialogs, swipes, copying. Draws nothing."""

    library = "$/public/behaviours.js"
    tag = "Behaviours"


class Preferences(Script):
    """Applies the account's language, theme, zone and the languages it reads as soon as they are known."""

    library = "$/public/preferences.js"
    tag = "Preferences"

    language: rx.Var[str]
    theme: rx.Var[str]
    zone: rx.Var[str]
    reads: rx.Var[str]


class Toasts(Script):
    """The region where toasts appear; each is shown once, also after a reload."""

    library = "$/public/toasts.js"
    tag = "Toasts"

    items: rx.Var[list[dict[str, Any]]]
    label: rx.Var[str]
    close_label: rx.Var[str]
    on_action: rx.EventHandler[passthrough_event_spec(str)]


class SignOutGuard(Script):
    """Before a sign-out it shows the keys of what was written anonymously in this browser."""

    library = "$/public/sign-out.js"
    tag = "SignOutGuard"

    labels: rx.Var[dict[str, str]]


class OfflineBar(Script):
    """Says that the connection is lost, while it is; forms wait meanwhile."""

    library = "$/public/offline.js"
    tag = "OfflineBar"

    text: rx.Var[str]


class Later(Script):
    """What is closed at first: drawn after the page's data, at the latest at the first key or click."""

    library = "$/public/later.js"
    tag = "Later"


class FirstLook(Script):
    """Where the server writes what can be read before the scripts have come (`web/first_look.py`).

    What follows it as `.sk-rows` is hidden while something is written there.
    """

    library = "$/public/first-look.js"
    tag = "FirstLook"


class NativeDialog(Script):
    """A modal `<dialog>`: `open` follows a state, `closes_on` closes it when that value changes."""

    library = "$/public/dialogs.js"
    tag = "Dialog"

    open: rx.Var[bool]
    closes_on: rx.Var[Any]
    on_close: rx.EventHandler[no_args_event_spec]


class FormKeeper(Script):
    """Inside a form: keeps a draft, forgets it when `cleared` changes, moves to the first error.

    It lets the form be sent again only when the server has answered. `once` gives it a `request_key`.
    """

    library = "$/public/forms.js"
    tag = "FormKeeper"

    draft: rx.Var[str]
    cleared: rx.Var[Any]
    once: rx.Var[bool]


class DraftOffer(Script):
    """First in a form with a draft: offers the one that was typed before somebody changed the text."""

    library = "$/public/drafts.js"
    tag = "DraftOffer"

    draft: rx.Var[str]
    labels: rx.Var[dict[str, str]]


class Preview(Script):
    """Inside a form: sends what is typed in `field`, the next time when `answered` has changed."""

    library = "$/public/preview.js"
    tag = "Preview"

    field: rx.Var[str]
    answered: rx.Var[int]
    on_typed: rx.EventHandler[passthrough_event_spec(str)]


class FormPreview(Script):
    """The same of a whole form."""

    library = "$/public/preview.js"
    tag = "Preview"

    answered: rx.Var[int]
    on_typed: rx.EventHandler[on_submit_mapping_event]


class Leaving(Script):
    """Inside a form: asks, `when` something in it is not saved, before the page is left."""

    library = "$/public/leaving.js"
    tag = "Leaving"

    when: rx.Var[bool]
    labels: rx.Var[dict[str, str]]


class MarkdownTools(Script):
    """Beside a text area: does what the toolbar says, takes pictures, shows what will become of the text."""

    library = "$/public/markdown.js"
    tag = "MarkdownTools"

    labels: rx.Var[dict[str, str]]
    on_show: rx.EventHandler[passthrough_event_spec(str, str)]


class Photo(Script):
    """Inside a form: takes one photo, sends it, and puts its address into the field `name`."""

    library = "$/public/photo.js"
    tag = "Photo"

    name: rx.Var[str]
    value: rx.Var[str]
    labels: rx.Var[dict[str, str]]


class Completion(Script):
    """Beside a text area: asks for names after @ and #, and offers them when `answered` is what was asked."""

    library = "$/public/completion.js"
    tag = "Completion"

    about: rx.Var[str]
    offers: rx.Var[Any]
    answered: rx.Var[str]
    labels: rx.Var[dict[str, str]]
    on_ask: rx.EventHandler[passthrough_event_spec(str, str, str)]


class PaletteField(Script):
    """The field of the search palette: asks while one types, and moves in the `list` of what is found.

    A question has a key, an answer says to which it is (`answered`).
    """

    library = "$/public/palette.js"
    tag = "PaletteField"

    list: rx.Var[str]
    answered: rx.Var[str]
    label: rx.Var[str]
    on_ask: rx.EventHandler[passthrough_event_spec(str, str, str, str)]


class SharedDraft(Script):
    """First in a form with a draft: keeps it on the server, too, and offers what another device kept."""

    library = "$/public/shared-drafts.js"
    tag = "SharedDraft"

    draft: rx.Var[str]
    found: rx.Var[dict[str, Any]]
    labels: rx.Var[dict[str, str]]
    on_look: rx.EventHandler[passthrough_event_spec(str)]
    on_keep: rx.EventHandler[passthrough_event_spec(str, list, str, int)]
    on_drop: rx.EventHandler[passthrough_event_spec(str)]


class Clip(Script):
    """Inside a form: records or takes a video, sends it, and writes into the fields `name` and `captions`."""

    library = "$/public/clip.js"
    tag = "Clip"

    name: rx.Var[str]
    value: rx.Var[str]
    captions: rx.Var[str]
    labels: rx.Var[dict[str, str]]


class Player(Script):
    """A video with its captions, and its transcript, of which each line leads to its moment."""

    library = "$/public/clip.js"
    tag = "Player"

    src: rx.Var[str]
    captions: rx.Var[str]
    cues: rx.Var[list[Any]]
    language: rx.Var[str]
    width: rx.Var[int]
    height: rx.Var[int]
    labels: rx.Var[dict[str, str]]


class Posted(Script):
    """Inside a form that the browser posts: shows what was wrong, and fills in what a link carries."""

    library = "$/public/posted.js"
    tag = "Posted"


class SwitchForKeys(Script):
    """The switch that turns single-key shortcuts off in this browser."""

    library = "$/public/behaviours.js"
    tag = "SwitchForKeys"

    label: rx.Var[str]


class TabLink(Script):
    """A tab of phones: it leads to the place that was chosen behind it today, else to its first (`to`)."""

    library = "$/public/places.js"
    tag = "TabLink"

    tab: rx.Var[str]
    to: rx.Var[str]


def _handler(module: str, function: str, *args: str) -> rx.Var[Any]:
    given = ", ".join(json.dumps(arg) for arg in args)
    return rx.Var(
        _js_expr=f"(() => {function}({given}))",
        _var_type=EventChain,
        _var_data=VarData(imports={f"$/public/{module}": [ImportVar(tag=function)]}),
    ).guess_type()


def set_language(code: str) -> rx.Var[Any]:
    """A handler that switches the page's language without a reload."""
    return _handler("i18n.js", "setLanguage", code)


def set_theme(theme: Theme) -> rx.Var[Any]:
    """A handler that switches between light, dark and what the system says."""
    return _handler("preferences.js", "setTheme", theme)


def toggle_sidebar() -> rx.Var[Any]:
    """A handler that folds the sidebar, or unfolds it, in this browser."""
    return _handler("preferences.js", "toggleSidebar")


def keep_place(tab: str, to: str) -> rx.Var[Any]:
    """A handler that has a tab of phones lead to a place for the rest of the day."""
    return _handler("places.js", "keepPlace", tab, to)
