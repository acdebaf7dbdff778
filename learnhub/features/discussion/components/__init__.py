"""What content of any kind shows around its words, in the same way on every page."""

from learnhub.features.discussion.components.ballots import Ballot
from learnhub.features.discussion.components.bookmarks import keep_button
from learnhub.features.discussion.components.chain import become_buttons, become_items, chain, made_lines
from learnhub.features.discussion.components.comments import new_comments, undo_comment
from learnhub.features.discussion.components.drafts import shared_draft
from learnhub.features.discussion.components.fields import markdown_field, short_field
from learnhub.features.discussion.components.history import difference_in_place, meanwhile_note
from learnhub.features.discussion.components.items import (
    LIBRARY,
    form_page,
    item_authors,
    item_bar,
    item_dialogs,
    item_first_look,
    item_foot,
    item_head,
    item_page,
    undo_publishing,
)
from learnhub.features.discussion.components.kinds import kind_label, kind_tile, kind_word
from learnhub.features.discussion.components.panel import panel
from learnhub.features.discussion.components.places import where_field
from learnhub.features.discussion.components.post_items import small_menu
from learnhub.features.discussion.components.posts import (
    author_line,
    dialog_id,
    hidden_note,
    hide_dialog,
    post_menu,
    remove_dialog,
    tags_row,
)
from learnhub.features.discussion.components.thanks import thanks_button
from learnhub.features.discussion.components.together import authors
from learnhub.features.discussion.components.votes import is_voted, vote_count, vote_tile, votes_of
from learnhub.features.discussion.components.writing import (
    edit_item_form,
    folded,
    item_tags,
    language_field,
    new_item_form,
    tags_field,
    told,
)

__all__ = [
    "LIBRARY",
    "Ballot",
    "author_line",
    "authors",
    "become_buttons",
    "become_items",
    "chain",
    "dialog_id",
    "difference_in_place",
    "edit_item_form",
    "folded",
    "form_page",
    "hidden_note",
    "hide_dialog",
    "is_voted",
    "item_authors",
    "item_bar",
    "item_dialogs",
    "item_first_look",
    "item_foot",
    "item_head",
    "item_page",
    "item_tags",
    "keep_button",
    "kind_label",
    "kind_tile",
    "kind_word",
    "language_field",
    "made_lines",
    "markdown_field",
    "meanwhile_note",
    "new_comments",
    "new_item_form",
    "panel",
    "post_menu",
    "remove_dialog",
    "shared_draft",
    "short_field",
    "small_menu",
    "tags_field",
    "tags_row",
    "thanks_button",
    "told",
    "undo_comment",
    "undo_publishing",
    "vote_count",
    "vote_tile",
    "votes_of",
    "where_field",
]
