"""Integrations: webhooks that programs listen to, and chat channels."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.ama.events import AmaChanged, AmaEnded, AmaOpened, AmaScheduled
from learnhub.features.discussion.events import (
    ContentCreated,
    ContentEdited,
    ContentHidden,
    ContentPublished,
    ContentRemoved,
)
from learnhub.features.questions.events import AcceptanceWithdrawn, AnswerAccepted
from learnhub.rooms import Audited, Floor, Outlet, Recurring, Room

INTEGRATIONS_MANAGE = Permission(
    "integrations:manage", to=(Role.ADMINISTRATOR,), scope=N_("Administer webhooks")
)

ROOM = Room(
    floor=Floor.LISTS,
    permissions=(INTEGRATIONS_MANAGE,),
    audited={
        "webhooks:add": Audited(N_("Webhook added")),
        "webhooks:change": Audited(N_("Webhook changed")),
        "webhooks:start": Audited(N_("Webhook started again")),
        "webhooks:renew": Audited(N_("Webhook given a new secret")),
        "webhooks:delete": Audited(N_("Webhook deleted")),
        "chat:connect": Audited(N_("Chat channel connected")),
        "chat:disconnect": Audited(N_("Chat channel disconnected")),
    },
    recorders=(
        (ContentCreated, "recording:note_created"),
        (ContentPublished, "recording:note_created"),
        (ContentEdited, "recording:note_edited"),
        (ContentRemoved, "recording:note_removed"),
        (ContentHidden, "recording:note_hidden"),
        (AnswerAccepted, "recording:note_question"),
        (AcceptanceWithdrawn, "recording:note_question"),
        (AmaScheduled, "recording:note_ama"),
        (AmaScheduled, "posting:put_announced"),
        (AmaOpened, "posting:put_opening"),
        (AmaChanged, "recording:note_ama"),
        (AmaOpened, "recording:note_ama"),
        (AmaEnded, "recording:note_ama"),
    ),
    jobs=(
        Recurring("post unanswered questions", timedelta(hours=1), "posting:put_unanswered"),
        Recurring("post the week", timedelta(hours=1), "posting:put_weekly"),
    ),
    outlets=(
        Outlet("webhooks", "sending.webhooks:send", timedelta(seconds=20)),
        Outlet("chat", "sending.chat:send", timedelta(seconds=40)),
    ),
)
