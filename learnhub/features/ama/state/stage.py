"""What the projector in the room shows."""

from datetime import datetime
from typing import TYPE_CHECKING

import reflex as rx
import segno

from learnhub.access import guard
from learnhub.features.ama import queries
from learnhub.features.ama.room import AMA_HOST
from learnhub.features.ama.schemas import AmaView, QuestionRow
from learnhub.features.ama.state.joining import join_address, origin_of
from learnhub.web.actions import action, read
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.vars import StateVar, state_var

QR_DARK = "#21201c"


class AmaStageLiveState(LiveState, rx.State):
    """The question on air and the next two, pushed by the hub (tables: ama, ama_question, content)."""

    phase: StateVar[str] = state_var("")
    moderation: StateVar[str] = state_var("")
    next: StateVar[list[str]] = state_var([])
    on_air: StateVar[str] = state_var("")
    on_air_at: StateVar[datetime | None] = state_var(None)
    rows: StateVar[dict[str, QuestionRow]] = state_var({})
    votes: StateVar[dict[str, int]] = state_var({})
    counts: StateVar[dict[str, int]] = state_var({})
    viewers: StateVar[int] = state_var(0)


hub.register(
    Topic(
        "ama",
        AmaStageLiveState,
        queries.live_stage_view,
        queries.may_host,
        audience="stage",
        route="/ama/[ama_ref]/stage",
        counts="",
    )
)


class AmaStageState(rx.State):
    """How to join the session that is shown (table: ama)."""

    if TYPE_CHECKING:
        ama_ref: StateVar[str]

    ama: StateVar[AmaView] = state_var(AmaView())
    address: StateVar[str] = state_var("")
    qr: StateVar[str] = state_var("")

    @action(AMA_HOST)
    async def load(self):
        """The code as digits and as a picture, and from then on what the hub pushes."""
        ama = await read(queries.open_ama, self.ama_ref)
        guard.require(ama.can_host)
        await hub.join(self, f"ama:{self.ama_ref}:stage")
        self.address = origin_of(self).split("://", 1)[-1]
        self.qr = picture(join_address(self, ama.code))
        self.ama = ama


def picture(address: str) -> str:
    """A QR code as an image address; without a border, which the stage draws around it in white."""
    return segno.make(address, error="m").svg_data_uri(dark=QR_DARK, border=0, omitsize=True)
