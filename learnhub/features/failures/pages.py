"""The pages of small failures: the wall, one story, and the forms."""

import reflex as rx

from learnhub import rooms, ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    become_items,
    edit_item_form,
    hidden_note,
    item_authors,
    item_foot,
    new_comments,
    new_item_form,
    post_menu,
    undo_comment,
    undo_publishing,
)
from learnhub.features.discussion.components.chain import chain
from learnhub.features.discussion.components.comments import comments_of
from learnhub.features.discussion.components.thanks import thanks_of
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.features.failures import queries
from learnhub.features.failures.components import reading, unsigned, wall, writing
from learnhub.features.failures.components.echoes import ballot, echo_buttons
from learnhub.features.failures.room import FAILURE, FAILURES_READ, FAILURES_TELL
from learnhub.features.failures.state import (
    EditFailureState,
    FailureState,
    TellFailureState,
    UnsignedFailureState,
    WallState,
)
from learnhub.features.notices.components import follow_button
from learnhub.ui.text import _
from learnhub.web.live import watch
from learnhub.web.pages import FirstLook, Page

HERE = ((N_("Small failures"), "/failures"),)


def tell_button() -> rx.Component:
    """The one solid button of the wall."""
    return ui.button(_("Tell a small failure"), variant="solid", icon="plus", to="/failures/new")


def wall_page() -> rx.Component:
    """Stories, the latest first."""
    state = WallState
    notes = ui.el.div(rx.foreach(state.rows, wall.note), class_name="notes")
    return ui.el.div(
        ballot(),
        wall.head(state.coming),
        wall.narrowing(state.wall, state.figures, has_trade=state.has_trade),
        ui.loaded(
            state.is_ready,
            rx.cond(state.rows.length() > 0, notes, wall.nothing(state.wall)),
            ui.pager(state.has_more, state.show_more),
            rows=5,
        ),
    )


def story_page() -> rx.Component:
    """A story, what was answered, and comments where its author wants them."""
    story = FailureState.story
    comments = new_comments(
        DiscussionLiveState.comments,
        is_here=DiscussionLiveState.root_id == story.id,
        on_show=FailureState.load,
    )
    words = [
        reading.story_words(story),
        item_foot(story, echo_buttons(story_id=story.id, all_three=True)),
        reading.own_panel(story),
        thanks_of(post_id=story.id),
        rx.cond(
            story.is_open,
            comments_of(post_id=story.id, can_comment=story.can_comment),
            reading.closed_note(story),
        ),
        comments,
    ]
    aside = [
        item_authors(story),
        follow_button(story.id),
        chain(story, story.title, story.kind),
        *rooms.around("aside", story, in_library=False),
    ]
    shown = ui.loaded(
        story.id != "",
        hidden_note(story),
        *rooms.around("note", story, in_library=False),
        reading.story_head(story),
        ui.columns(words, aside, label=_("About this page")),
        reading.story_dialogs(story, on_remove=FailureState.remove),
        undo_publishing(TellFailureState, story),
        *rooms.around("dialogs", story, in_library=False),
        undo_comment(),
        first_look=True,
    )
    return rx.fragment(watch(DiscussionLiveState), ballot(), shown)


def story_bar() -> rx.Component:
    """What can be done with a story: nobody suggests other words for it."""
    story = FailureState.story
    form = rx.Var.create("/failures/") + story.id + "/edit"
    items = [rx.cond(~story.is_hidden, each) for each in become_items(story.id)]
    bar = rx.fragment(
        post_menu(story, *items, *rooms.around("menu", story, in_library=False), edit={"to": form}),
        rx.cond(story.can_edit, ui.button(_("Edit"), icon="pencil", to=form, data_key="e")),
    )
    return rx.cond(story.id != "", bar)


def new_page() -> rx.Component:
    """The form of a new story under one's name."""
    state = TellFailureState
    form = new_item_form(
        state,
        FAILURE,
        writing.story_fields(state.text, state.errors),
        title=_("Tell a small failure"),
        draft="failure-new",
        on_template=state.begin,
    )
    return ui.el.div(ui.el.div(unsigned.ways_to_tell(unsigned=False), class_name="reading"), form)


def unsigned_page() -> rx.Component:
    """The form of a story without a name, and what this browser told so."""
    state = UnsignedFailureState
    form = unsigned.unsigned_form(state.view, state.language)
    return ui.el.div(
        unsigned.ways_to_tell(unsigned=True),
        ui.heading(_("Tell a small failure"), _("Two minutes are enough.")),
        ui.loaded(state.is_ready, rx.cond(state.view.is_closed, unsigned.too_few(), form)),
        unsigned.own_failures(),
        class_name="reading",
    )


def edit_page() -> rx.Component:
    """The form of a story that is told."""
    state = EditFailureState
    fields = writing.story_fields(state.text, state.errors)
    return edit_item_form(state, FAILURE, fields, title=_("Edit your story"), draft="failure")


PAGES = (
    Page(
        "/failures", wall_page, N_("Small failures"), load=WallState.load, section="failures",
        requires=FAILURES_READ, bar=tell_button,
    ),
    Page(
        "/failures/new", new_page, N_("Tell a small failure"), load=TellFailureState.load, section="failures",
        requires=FAILURES_TELL, crumbs=HERE, dock=True,
    ),
    Page(
        "/failures/new/anonymous", unsigned_page, N_("Tell it without your name"),
        load=UnsignedFailureState.load, section="failures", requires=FAILURES_TELL, crumbs=HERE,
    ),
    Page(
        "/failures/[failure_ref]", story_page, FailureState.story.title, load=FailureState.load,
        section="failures", requires=FAILURES_READ, crumbs=HERE, bar=story_bar, in_language=True,
        first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    Page(
        "/failures/[failure_ref]/edit", edit_page, N_("Edit your story"), load=EditFailureState.load,
        section="failures", requires=FAILURES_TELL, crumbs=HERE, dock=True,
    ),
)  # fmt: skip
