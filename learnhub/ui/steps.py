"""Steps: the field in which they are written, and the dialog that shows one at a time."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec

from learnhub.ui.scripts import Script
from learnhub.ui.text import _
from learnhub.ui.vars import Text
from learnhub.ui.writing import clip_labels, photo_labels


class StepsField(Script):
    """Inside a form: steps that are written, added, moved and removed, as one JSON text in the field `name`.

    `sizes` are the most characters of each text, `photo` and `clip` the labels of the fields for these.
    """

    library = "$/public/steps.js"
    tag = "StepsField"

    name: rx.Var[str]
    value: rx.Var[str]
    sizes: rx.Var[dict[str, int]]
    labels: rx.Var[dict[str, str]]
    photo: rx.Var[dict[str, str]]
    clip: rx.Var[dict[str, str]]


class StepsGuide(Script):
    """A dialog that shows one step at a time; what opens it may say at which one, as `data-step`.

    `on_send` hears at which step somebody wants to go on with their phone.
    """

    library = "$/public/steps.js"
    tag = "StepsGuide"

    steps: rx.Var[list[Any]]
    language: rx.Var[str]
    labels: rx.Var[dict[str, str]]
    on_send: rx.EventHandler[passthrough_event_spec(int)]


def steps(name: str, value: Text, sizes: dict[str, int]) -> rx.Component:
    """Steps of a form, as one JSON text in the field `name`; `sizes` bound the length of their texts."""
    labels = {
        "name": _("What is done"),
        "text": _("How"),
        "lasts": _("It takes"),
        "example": _("1 min 30"),
        "good": _("Good when"),
        "warning": _("Take care"),
        "photo_shows": _("What the photo shows"),
        "clip_shows": _("What the clip shows, and what is said"),
        "up": _("Move step {n} up", n="{n}"),
        "down": _("Move step {n} down", n="{n}"),
        "remove": _("Remove step {n}", n="{n}"),
        "add": _("Add a step"),
    }
    return StepsField.create(
        name=name,
        value=value,
        sizes=rx.Var.create(sizes),
        labels=rx.Var.create(labels),
        photo=rx.Var.create(photo_labels()),
        clip=rx.Var.create(
            clip_labels()
            | {
                "record": _("Record a clip, up to 60 s"),
                "choose": _("Choose a clip"),
                "drop": _("Without a clip"),
                "yours": _("Your clip"),
                "limit": "",
            }
        ),
    )
