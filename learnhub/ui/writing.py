"""Text fields that help while one writes: formatting, pictures, how it will look, names to complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from learnhub.ui.controls import icon_button
from learnhub.ui.elements import el
from learnhub.ui.forms import text_area
from learnhub.ui.rich import rich_text
from learnhub.ui.scripts import Completion, MarkdownTools, Photo
from learnhub.ui.text import _
from learnhub.ui.vars import Handler, Text


@dataclass(frozen=True)
class Helper:
    """What a text field asks the server, and the Vars with the answers: `WritingState` of `discussion`."""

    offers: rx.Var[Any]
    answered: rx.Var[str]
    on_ask: Handler
    preview: rx.Var[str]
    on_show: Handler


def short_area(name: str, helper: Helper, *, about: Text = "", rows: int = 2, **props: Any) -> rx.Component:
    """A few lines in which names are completed; `about` is the content under which one writes."""
    return el.div(text_area(name, rows, **props), _completion(helper, about), class_name="editor")


def markdown_area(
    name: str, helper: Helper, *, about: Text = "", rows: int = 8, images: bool = True, **props: Any
) -> rx.Component:
    """The same for Markdown, with a toolbar and a preview; without `images` none is taken.

    Not within a `foreach` over many: each brings its toolbar.
    """
    return el.div(
        _toolbar(images),
        text_area(name, rows, **props),
        el.div(
            rich_text(helper.preview), class_name="editor-preview", role="region", aria_label=_("Preview")
        ),
        _tools(helper),
        _completion(helper, about),
        class_name="editor",
    )


def photo(name: str, value: Text = "") -> rx.Component:
    """One photo of a form, whose address is the value of the field `name`."""
    return Photo.create(name=name, value=value, labels=rx.Var.create(photo_labels()))


def photo_labels() -> dict[str, Text]:
    """What a field for a photo says."""
    return {
        "take": _("Add a photo"),
        "again": _("Take another one"),
        "drop": _("Without a photo"),
        "photo": _("Your photo"),
        "clean": _("Place, time and device are removed from the photo."),
        "sending": _("Photo on its way"),
        "lost": _("The photo could not be sent. Check the connection, and that you are still signed in."),
        "type": _("This is not a picture that can be shown. Use JPEG, PNG, WebP or GIF."),
        "wait": _("The photo is still on its way. Wait a moment, then send again."),
    }


def clip_labels() -> dict[str, Text]:
    """What a field for a video says."""
    return {
        "record": _("Record up to 60 s"),
        "choose": _("Choose a video"),
        "again": _("Record it again"),
        "other": _("Choose another one"),
        "drop": _("Without a video"),
        "stop": _("Stop"),
        "live": _("What the camera sees"),
        "yours": _("Your video"),
        "sending": _("Video on its way"),
        "limit": _("MP4 or WebM. Place, device and moment are removed."),
        "lost": _("The video could not be sent. Check the connection, and that you are still signed in."),
        "refused": _("The browser gives no access to camera and microphone. Allow it, or choose a video."),
        "wait": _("The video is still on its way. Wait a moment, then send again."),
        "moment": _("Caption from this moment on"),
        "file": _("Captions from a file"),
    }


def _toolbar(images: bool) -> rx.Component:
    tools = [
        ("bold", "bold", _("Bold"), "Ctrl B"),
        ("italic", "italic", _("Italic"), "Ctrl I"),
        ("link", "link", _("Link"), "Ctrl K"),
        ("list", "list", _("List"), ""),
        ("quote", "text_quote", _("Quote"), ""),
        ("code", "code", _("Code"), ""),
        *([("image", "image", _("Add a picture"), "")] if images else []),
    ]
    buttons = [_tool(*each, is_first=place == 0) for place, each in enumerate(tools)]
    preview = _tool("preview", "eye", _("Preview"), "", aria_pressed="false", class_name="push")
    return el.div(*buttons, preview, role="toolbar", aria_label=_("Formatting"), class_name="editor-tools")


def _tool(
    tool: str, icon: str, label: Text, keys: str, *, is_first: bool = False, **props: Any
) -> rx.Component:
    shown = {"data_tip_key": keys} if keys else {}
    props |= {"data_tool": tool, "tab_index": 0 if is_first else -1, **shown}
    return icon_button(icon, label, size="1", icon_size=16, **props)


def _tools(helper: Helper) -> rx.Component:
    labels = {
        "image": _("Add a picture"),
        "picture": _("Picture"),
        "sending": _("Picture on its way"),
        "lost": _("The picture could not be sent. Check the connection, and that you are still signed in."),
        "type": _("This is not a picture that can be shown. Use JPEG, PNG, WebP or GIF."),
        "wait": _("A picture is still on its way. Wait a moment, then send again."),
    }
    return MarkdownTools.create(labels=rx.Var.create(labels), on_show=helper.on_show)


def _completion(helper: Helper, about: Text) -> rx.Component:
    labels = {
        "people": _("Colleagues"),
        "topics": _("Topics"),
        "here": _("in this discussion"),
        "note": _("Only people who can read this"),
        "enter": _("Enter"),
    }
    return Completion.create(
        about=about,
        offers=helper.offers,
        answered=helper.answered,
        labels=rx.Var.create(labels),
        on_ask=helper.on_ask,
    )
