"""The page of a story."""

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.discussion.components import item_dialogs, item_first_look, keep_button, kind_label
from learnhub.features.discussion.schemas import Words
from learnhub.features.failures.components.scripts import OwnFailurePanel
from learnhub.features.failures.components.unsigned import own_labels
from learnhub.features.failures.components.wall import kept
from learnhub.features.failures.schemas import FailureView
from learnhub.ui.text import _

Story = ui.ViewVar[FailureView]


def story_head(story: Story) -> rx.Component:
    """The sentence, with its kind and its day; of one without a name with its month."""
    month = ui.el.span(ui.moment(story.published_at, "month"), " ", ui.moment(story.published_at, "year"))
    day = ui.el.span(_("told {when}", when=ui.moment(story.published_at, "date")))
    about = ui.meta(
        kind_label(story.kind),
        rx.cond(story.is_anonymous, month, day),
        rx.cond(story.edited_at, ui.el.span(_("changed {when}", when=ui.moment(story.edited_at, "date")))),
        rx.cond(story.has_faded, ui.el.span(_("has left the wall"))),
        *rooms.around("mark", story, in_library=False),
    )
    return ui.heading(
        ui.el.span(story.title, lang=story.language),
        over=ui.el.div(about, keep_button(content_id=story.id), class_name="row between g2"),
    )


def story_words(story: Story) -> rx.Component:
    """What happened, what would have helped, what one takes from it."""
    help_ = ui.section(_("What would have helped"), ui.rich_text(story.help_html, story.language), line=False)
    return ui.el.div(
        ui.rich_text(story.happened_html, story.language),
        rx.cond(story.help_html != "", help_),
        kept(ui.rich_text(story.lesson_html, story.language)),
        class_name="note-page",
    )


def closed_note(story: Story) -> rx.Component:
    """Why there is no line for a comment."""
    words = _("Whoever told this wants no comments. “Me too” says it without words.")
    is_shut = ~story.is_open & ~story.is_hidden & ~story.has_faded
    return rx.cond(is_shut, ui.el.p(words, class_name="t-meta mt4"))


def own_panel(story: Story) -> rx.Component:
    """What whoever told it without a name may do with it."""
    return rx.cond(story.tag != "", OwnFailurePanel.create(mark=story.tag, labels=own_labels()))


def story_dialogs(story: Story, *, on_remove: ui.Handler) -> rx.Component:
    """The dialogs that the menu opens."""
    return item_dialogs(story, on_remove, title=_("Delete your story?"), text=_("It cannot be recovered."))


def first_look(story: Words) -> str:
    """The title in its place, as HTML; the rest comes with the page."""
    return item_first_look(story, ui.first_text(story.html, story.language))
