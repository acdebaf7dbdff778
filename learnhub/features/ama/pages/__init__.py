"""The pages of live sessions."""

from learnhub.core.i18n import N_
from learnhub.features.ama.pages.console import host_page
from learnhub.features.ama.pages.lists import ama_list_page, join_page, schedule_button
from learnhub.features.ama.pages.room import ama_page, host_button
from learnhub.features.ama.pages.schedule import schedule_page
from learnhub.features.ama.pages.stage import stage_page
from learnhub.features.ama.room import AMA_HOST, AMA_READ, AMA_SCHEDULE
from learnhub.features.ama.state import (
    AmaHostState,
    AmaListState,
    AmaStageState,
    AmaState,
    JoinState,
    ScheduleState,
)
from learnhub.ui.text import _
from learnhub.web.pages import Page

AMA = N_("Ask me anything")
FOR_HOSTS = N_("It is for the hosts of this session. Ask one of them, or an administrator of LearnHub.")

PAGES = (
    Page(
        "/ama",
        ama_list_page,
        AMA,
        load=AmaListState.load,
        requires=AMA_READ,
        section="ama",
        bar=schedule_button,
    ),
    Page(
        "/ama/new",
        schedule_page,
        N_("Schedule a session"),
        load=ScheduleState.load,
        requires=AMA_SCHEDULE,
        section="ama",
        crumbs=((AMA, "/ama"),),
    ),
    Page(
        "/ama/[ama_ref]",
        ama_page,
        AmaState.ama.title,
        load=AmaState.load,
        requires=AMA_READ,
        section="ama",
        bar=host_button,
        crumbs=((AMA, "/ama"),),
        dock=True,
    ),
    Page(
        "/ama/[ama_ref]/host",
        host_page,
        _("Host console: {title}", title=AmaHostState.ama.title),
        load=AmaHostState.load,
        requires=AMA_HOST,
        frame="plain",
        refusal=FOR_HOSTS,
    ),
    Page(
        "/ama/[ama_ref]/stage",
        stage_page,
        _("Stage: {title}", title=AmaStageState.ama.title),
        load=AmaStageState.load,
        requires=AMA_HOST,
        frame="plain",
        refusal=FOR_HOSTS,
    ),
    Page(
        "/j/[ama_code]",
        join_page,
        N_("Join a session"),
        load=JoinState.load,
        requires=AMA_READ,
        section="ama",
        crumbs=((AMA, "/ama"),),
    ),
)
