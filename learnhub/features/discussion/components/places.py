"""The field that says where something new is written."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.state.places import PlaceState
from learnhub.ui.text import _


def where_field(errors: ui.Errors) -> rx.Component:
    """The company or one of one's communities; nothing to choose for whoever belongs to none."""
    places = PlaceState.places
    options = places.foreach(lambda each: [each.id, each.name]).to(list[list[str]])
    box = ui.select("space_id", options, placeholder=_("The whole company"), default_value=PlaceState.chosen)
    hint = rx.cond(
        PlaceState.looked_at != "",
        _(
            "What you write in {communities} is looked at before it is shown.",
            communities=PlaceState.looked_at,
        ),
        _("Its members see it in their feed. Where it is closed, only they read it."),
    )
    field = ui.field("space_id", _("Where"), box, hint=hint, error=errors["space_id"])
    chosen = ui.el.div(field, key=PlaceState.chosen)  # another choice to begin with begins the field anew
    return rx.cond(places.length() > 0, chosen, ui.hidden("space_id", ""))


def publish_words() -> rx.Var[str]:
    """What the button says that publishes: for everybody, where there is no other choice."""
    return rx.cond(PlaceState.places.length() > 0, _("Publish"), _("Publish for the whole company"))
