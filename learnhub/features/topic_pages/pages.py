"""The page of a topic, and the list of all of them."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.notices.components import follow_topic_button
from learnhub.features.topic_pages import components as parts
from learnhub.features.topic_pages.state import TopicListState, TopicState
from learnhub.features.topics.room import TOPICS_READ
from learnhub.features.topics.schemas import TopicRef
from learnhub.ui.text import _
from learnhub.web.pages import Page


def topic_page() -> rx.Component:
    """What waits, what there is to read and who knows, on one topic."""
    overview = TopicState.overview
    is_shown = (overview.topic.id != "") & (overview.topic.id == TopicState.topic_ref)
    kinds = ui.el.div(
        rx.foreach(overview.sections, parts.kind_section), class_name="pair topic-kinds section"
    )
    page = ui.columns(
        [
            ui.el.div(
                ui.el.div(ui.heading(overview.topic.name), parts.facts(overview)),
                ui.el.span(follow_topic_button(overview.topic.id), class_name="only-phone"),
                class_name="row between top g3",
            ),
            parts.waiting(overview),
            rx.cond(overview.sections.length() > 0, kinds),
        ],
        [parts.people(overview), parts.if_followed(TopicState.reach), parts.related(overview)],
    )
    dock = ui.dock(_ask(), class_name="only-phone")
    return ui.el.div(ui.loaded(is_shown, page, dock), class_name="topic")


def topic_bar() -> rx.Component:
    """Follow the topic, or ask about it."""
    follow = ui.el.span(follow_topic_button(TopicState.overview.topic.id), class_name="not-phone")
    return rx.fragment(follow, ui.el.span(_ask(key_cap="a"), class_name="not-phone"))


def _ask(key_cap: str | None = None) -> rx.Component:
    topic = TopicState.overview.topic
    return ui.button(
        _("Ask about {topic}", topic=topic.name),
        variant="solid",
        icon="plus",
        to=rx.Var.create("/questions/ask?topic=") + topic.id,
        key_cap=key_cap,
    )


def topics_page() -> rx.Component:
    """All topics by name."""
    state = TopicListState
    nothing = ui.empty(_("No topic yet"), _("The first question or card makes the first one."), icon="tag")
    listed = ui.el.ul(rx.foreach(state.rows, _listed), class_name="topic-list")
    return ui.el.div(
        ui.heading(_("Topics")),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, listed, nothing),
            ui.pager(state.has_more, state.show_more),
        ),
        class_name="reading",
    )


def _listed(topic: ui.ViewVar[TopicRef]) -> rx.Component:
    name = ui.link(topic.name, to=parts.topic_address(topic), class_name="t-body t-m")
    return ui.el.li(name, data_item="", class_name="lh-li", key=topic.id)


PAGES = (
    Page(
        "/topics",
        topics_page,
        N_("Topics"),
        load=TopicListState.load,
        section="questions",
        requires=TOPICS_READ,
        in_language=True,
    ),
    Page(
        "/topics/[topic_ref]",
        topic_page,
        TopicState.overview.topic.name,
        load=TopicState.load,
        section="questions",
        requires=TOPICS_READ,
        bar=topic_bar,
        in_language=True,
        crumbs=((N_("Topics"), "/topics"),),
    ),
)
