"""What content said in its editions, and what changed from each to the next."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.differences import ADDED, REMOVED, Stretch
from learnhub.features.discussion.enums import Origin
from learnhub.features.discussion.schemas.revisions import MeanwhileView, RevisionView, TextChange
from learnhub.features.people.components import person_avatar, person_name
from learnhub.ui.text import _


def text_difference(change: ui.ViewVar[TextChange], language: ui.Text) -> rx.Component:
    """The words of a text that were removed and added, also without colours."""
    return ui.el.div(
        ui.el.p(change.label, class_name="t-meta"),
        difference_in_place(change.pieces, language),
        class_name="mt2",
        key=change.name,
    )


def difference_in_place(pieces: ui.ViewVar[list[Stretch]], language: ui.Text) -> rx.Component:
    """The same where the text itself stands, and nothing has to say which it is."""
    return ui.el.p(rx.foreach(pieces, _piece), lang=language, class_name="t-read diff")


def _piece(piece: ui.ViewVar[Stretch]) -> rx.Component:
    removed = ui.el.del_(ui.only_spoken(_("Removed:")), piece.text, class_name="diff-del")
    added = ui.el.ins(ui.only_spoken(_("Added:")), piece.text, class_name="diff-ins")
    return ui.match_component(
        piece.change, (REMOVED, removed), (ADDED, added), otherwise=ui.el.span(piece.text)
    )


def revision_row(revision: ui.ViewVar[RevisionView], on_restore: Any) -> rx.Component:
    """An edition: who wrote it and when, and what it changed."""
    person = ui.el.span(
        person_avatar(revision.person, "1"),
        person_name(revision.person, class_name="t-m t-ink"),
        class_name="author",
    )
    about = ui.meta(
        rx.cond(revision.person.id != "", person, ui.el.span(_nobody(revision))),
        ui.el.span(_origin(revision)),
        rx.cond(revision.at, ui.el.span(ui.moment(revision.at, "short"))),
        rx.cond(revision.is_current, ui.badge(_("Present version"), "grass")),
    )
    restore = ui.button(_("Bring back"), size="1", icon="history", on_click=on_restore)
    return ui.row(
        about,
        _beside(revision),
        rx.foreach(revision.changes, lambda change: text_difference(change, revision.language)),
        actions=[rx.cond(revision.can_restore, restore)],
        key=revision.number.to_string(),
    )


def _nobody(revision: ui.ViewVar[RevisionView]) -> ui.Text:
    return rx.cond(revision.origin == Origin.REDACTED, _("A moderator"), _("Anonymous"))


def _origin(revision: ui.ViewVar[RevisionView]) -> ui.Text:
    return ui.match_text(
        revision.origin,
        (Origin.WRITTEN, _("wrote it")),
        (Origin.SUGGESTED, _("suggested this, and the author accepted")),
        (Origin.RESTORED, _("brought an earlier version back")),
        (Origin.REDACTED, _("took words out")),
        otherwise=_("changed it"),
    )


def _beside(revision: ui.ViewVar[RevisionView]) -> rx.Component:
    """What changed besides the words: language and tags."""
    added = _("Tags added: {topics}", topics=revision.topics_added.join(", "))
    removed = _("Tags removed: {topics}", topics=revision.topics_removed.join(", "))
    return ui.el.div(
        rx.cond(revision.language_before != "", ui.el.span(_language(revision.language))),
        rx.cond(revision.topics_added.length() > 0, ui.el.span(added)),
        rx.cond(revision.topics_removed.length() > 0, ui.el.span(removed)),
        class_name="t-meta row g3 wrap",
    )


def _language(language: ui.Text) -> ui.Text:
    return rx.cond(language == "fr", _("Now in French"), _("Now in English"))


def meanwhile_note(meanwhile: ui.ViewVar[MeanwhileView]) -> rx.Component:
    """Over a form whose text somebody else has changed: what it says now, and what saving would change.

    What was typed stays in the form. Saving once more puts it over the present text, which the history keeps.
    """
    named = _("{name} changed this while you were writing.", name=meanwhile.person.name)
    said = rx.cond(meanwhile.person.id != "", named, _("This was changed while you were writing."))
    now = ui.el.div(
        ui.el.p(_("It says now"), class_name="t-meta"),
        rx.cond(meanwhile.title != "", ui.el.p(meanwhile.title, lang=meanwhile.language, class_name="t-m")),
        ui.rich_text(meanwhile.html, lang=meanwhile.language, class_name="t-read-s"),
        class_name="mt2",
    )
    yours = ui.el.div(
        ui.el.p(_("What your text would change"), class_name="t-meta"),
        rx.foreach(meanwhile.changes, lambda change: text_difference(change, meanwhile.language)),
        class_name="mt3",
    )
    note = ui.el.div(
        ui.callout(
            ui.el.span(
                said, " ", _("Your text is still in the form. Take what you need from both, then save again.")
            ),
            "warning",
        ),
        now,
        rx.cond(meanwhile.changes.length() > 0, yours),
        class_name="mb5 meanwhile",
    )
    return rx.cond(meanwhile.content_id != "", note)
