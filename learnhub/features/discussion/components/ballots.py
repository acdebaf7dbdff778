"""What the browser keeps of votes for anonymous content."""

import reflex as rx
from reflex.event import passthrough_event_spec

from learnhub.ui.scripts import Script


class Ballot(Script):
    """Keeps the ballot of anonymous votes in this browser, and brings an older one back to the server."""

    library = "$/public/anonymous.js"
    tag = "Ballot"

    root: rx.Var[str]
    ballot: rx.Var[str]
    brought: rx.Var[bool]
    on_bring: rx.EventHandler[passthrough_event_spec(str)]
