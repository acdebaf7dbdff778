"""Asking without a name, and what whoever did so may do later."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.discussion.components import kind_word, language_field
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.questions.components.scripts import (
    OwnAccept,
    OwnNews,
    OwnPanel,
    OwnQuestions,
    UnsignedForm,
    UnsignedSimilar,
)
from learnhub.features.questions.schemas import PostView, QuestionView, UnsignedView
from learnhub.features.topics.schemas import MAX_TAGS
from learnhub.ui.text import _, ngettext_

DRAFT = "ask-unsigned"


def ways_to_ask(*, unsigned: bool) -> rx.Component:
    """With one's name or without it: two forms, of which the server keeps no draft of the second."""
    ways = [
        (_("With your name"), "/questions/ask", not unsigned, None),
        (_("Without your name"), "/questions/ask/anonymous", unsigned, None),
    ]
    return ui.tabs(ways, label=_("How you ask"), class_name="mb5")


def unsigned_form(view: ui.ViewVar[UnsignedView], language: ui.Text) -> rx.Component:
    """The fields of a question without a name, and what that means."""
    tags = ngettext_(
        "At most {n} tag. They bring it to people who know about it.",
        "At most {n} tags, with commas between them. They bring it to people who know about it.",
        MAX_TAGS,
    )
    return UnsignedForm.create(
        promise(view),
        ui.field(
            "title",
            _("Your question in one sentence"),
            ui.text_input("title", max_length=TITLE_MAX, auto_complete="off"),
        ),
        UnsignedSimilar.create(labels=_similar_labels(), draft=DRAFT),
        ui.field(
            "body",
            _("Details"),
            ui.text_area("body", 6),
            hint=_("Leave out what only you can know. You can use Markdown."),
            optional=True,
        ),
        ui.field("topics", _("Tags"), ui.text_input("topics", auto_complete="off"), hint=tags, optional=True),
        language_field(language),
        ui.form_actions(
            ui.button(_("Cancel"), to="/questions", size="3"),
            ui.button(_("Ask without your name"), variant="solid", type="submit", size="3"),
        ),
        space=view.space,
        draft=DRAFT,
        labels=_form_labels(),
        class_name="form",
    )


def promise(view: ui.ViewVar[UnsignedView]) -> rx.Component:
    """What is true of a question without a name, and who might guess all the same."""
    stored = _(
        "Your name is not stored with the question. Whoever runs the server could see it while you send it."
    )
    few = ngettext_(
        "Only {n} person can read this, and may guess that it is you.",
        "Only {n} people can read this, and they may guess that it is you.",
        view.few,
    )
    style = _("Your way of writing, and what only you know, can give you away.")
    return ui.el.div(
        ui.el.p(stored, class_name="t-body"),
        ui.el.p(style, class_name="t-meta mt1"),
        rx.cond(view.few > 0, ui.el.p(few, class_name="t-warn mt1")),
        class_name="lh-sunk lh-sunk-pad mb5",
    )


def too_few() -> rx.Component:
    """Where nobody asks without a name."""
    return ui.empty(
        _("Fewer than five people use this LearnHub"),
        _("A question without a name could be traced to you. Ask with your name."),
        ui.button(_("Ask with your name"), to="/questions/ask"),
        icon="eye_off",
    )


def own_questions() -> rx.Component:
    """What this browser asked without a name."""
    return OwnQuestions.create(
        labels=_labels(
            title=_("Asked without your name from this browser"),
            note=_("Only this browser knows that they are yours."),
            over=_("It was not taken. Nobody has seen it."),
            discard=_("Discard"),
            have_key=_("I have the key of a question"),
            key=_("Key of a question without a name"),
            wrong_key=_("A key has 32 letters and digits."),
            follow=_("Follow"),
            fresh=_fresh(),
            states={
                "sent": _("Sent. It comes out together with others, at the latest in the night."),
                "open": _("Published"),
                "solved": _("Solved"),
                "hidden": _("A moderator has hidden it."),
            },
        )
    )


def own_news() -> rx.Component:
    """New answers to what this browser asked without a name."""
    return OwnNews.create(labels=_labels(fresh=_fresh()))


def own_panel(question: ui.ViewVar[QuestionView]) -> rx.Component:
    """What whoever asked without a name may do with the question."""
    panel = OwnPanel.create(
        mark=question.tag,
        answers=question.answer_count,
        labels=_labels(
            own=_("You asked this without your name. Only this browser knows."),
            waits=_("Your change shows together with the next questions without a name."),
            edit=_("Edit"),
            save=_("Save"),
            title_label=_("Your question in one sentence"),
            body_label=_("Details"),
        ),
    )
    return rx.cond(question.tag != "", panel)


def own_accept(question: ui.ViewVar[QuestionView], post: ui.ViewVar[PostView]) -> rx.Component:
    """The mark that an answer solved it, for the browser that asked without a name."""
    labels = _labels(accept=_("This solved it"), waits=_("Shows later, together with others."))
    mark = OwnAccept.create(mark=question.tag, answer=post.id, accepted=post.is_accepted, labels=labels)
    return rx.cond((question.tag != "") & ~post.is_hidden, mark)


def _fresh() -> list[rx.Var[str]]:
    return [_("1 new answer"), _("{n} new answers", n="{n}")]


def _labels(**more: Any) -> rx.Var:
    return rx.Var.create(
        {
            "offline": _("This did not reach the server. Your text is still here; try again."),
            "copy_key": _("Copy its key"),
            "copied": _("Copied"),
            "withdraw": _("Delete"),
            "sure": _("Delete it for good?"),
            "cancel": _("Cancel"),
            "noted": _(
                "Noted. It shows together with the next questions without a name, at the latest at {night}.",
                night="{night}",
            ),
            "short": _("A question has at least 10 characters."),
            "long": _("A question has 150 characters at most. Put the rest into the details."),
            "long_body": _("The details have 8,000 characters at most."),
            **more,
        }
    )


def _form_labels() -> rx.Var:
    return _labels(
        sent_title=_("Sent without your name"),
        sent=_(
            "Questions without a name come out together: at {time} if three people have asked by then, "
            "otherwise at {night}.",
            time="{time}",
            night="{night}",
        ),
        write_down=_(
            "This browser keeps the key of your question. Write it down to edit the question, or to say what "
            "solved it, from another device. It is shown to nobody else, and nobody can give you another one."
        ),
    )


def _similar_labels() -> rx.Var:
    kinds = {str(kind): kind_word(kind) for kind in rooms.kinds().values()}
    return _labels(
        similar=_("Does one of these answer it?"),
        solved=_("solved it"),
        answers=_("This answers it"),
        answers_it=_("This answers it: {title}", title="{title}"),
        kinds=kinds,
    )
