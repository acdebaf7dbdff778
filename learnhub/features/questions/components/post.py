"""A question and its answers on their page."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.discussion.components import (
    author_line,
    become_items,
    hidden_note,
    keep_button,
    kind_label,
    made_lines,
    panel,
    tags_row,
    thanks_button,
)
from learnhub.features.discussion.components.votes import PressButton, PressFigure, Pressing
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.components import person_name
from learnhub.features.questions.components.worked import worked_button, worked_form, worked_lines
from learnhub.features.questions.room import QUESTION
from learnhub.ui.text import _, ngettext_


def question_head(question: Any) -> rx.Component:
    """Kind, moment and title."""
    post = question.post
    edited = _("edited {when}", when=ui.ago(post.edited_at))
    about = ui.meta(
        kind_label(QUESTION),
        rx.cond(
            question.is_anonymous,
            ui.el.span(ui.moment(post.written_at, "date")),
            ui.el.span(ui.ago(post.written_at)),
        ),
        rx.cond(post.edited_at, ui.el.span(edited)),
        *rooms.around("mark", post, in_library=False),
    )
    return ui.el.header(
        ui.el.div(about, keep_button(content_id=post.id), class_name="row between g2"),
        ui.el.h1(question.title, lang=post.language, class_name="t-h1"),
        class_name="question-head",
    )


def first_look(question: Words) -> str:
    """Title and words in their places, as HTML; votes, tags and author come with the page."""
    title = ui.first_title(question.title, question.language)
    words = ui.first_text(question.html, question.language)
    return ui.first_columns(
        f'<header class="question-head">{ui.first_meta()}{title}</header>',
        f'<div class="question"><div class="vote"></div><div class="grow">{words}</div></div>',
    )


def question_body(question: Any, votes: Any, menu: Any, *under: Any) -> rx.Component:
    """The words of a question with its votes, tags, author, and what else stands under them."""
    post = question.post
    foot = ui.el.div(
        tags_row(question.topics),
        ui.el.div(author_line(post.author), menu, class_name="row g2"),
        class_name="under",
    )
    return ui.el.div(
        votes,
        ui.el.div(
            hidden_note(post),
            ui.rich_text(post.html, post.language),
            foot,
            *under,
            made_lines(post),
            panel(post),
            class_name="grow",
        ),
        class_name="question",
    )


def sent_line(sent: Any, *, is_answered: Any, on_decline: Any) -> rx.Component:
    """Who was asked, until somebody answers; under the words. Whom it waits for can hand it over."""
    people = rx.foreach(sent.people, lambda person: person_name(person))
    opened = ui.el.span(_("no answer yet, now open to everyone"), class_name="t-warn")
    asked = ui.meta(people, rx.cond(sent.is_open, opened))
    line = ui.el.div(ui.el.span(_("Sent to"), class_name="t-meta"), asked, class_name="row g2 wrap")
    hand_over = ui.el.div(
        ui.el.p(_("This question was sent to you, because you know about its topic."), class_name="grow"),
        ui.button(_("Not mine"), on_click=on_decline),
        class_name="lh-sunk lh-sunk-pad row g3 wrap mt3",
    )
    shown = ui.el.div(line, rx.cond(sent.is_mine, hand_over), class_name="mt3")
    return rx.cond((sent.people.length() > 0) & ~is_answered, shown)


def shared_issue(shared: Any, is_following: Any, *, on_press: Any) -> rx.Component:
    """The button of those who have the question too; nothing where nobody may and nobody does."""
    button = PressButton.create(
        ui.icon("hand", 15, 1.75),
        ui.el.span(_("I have this too")),
        PressFigure.create(count=shared.count),
        disabled=~(shared.can_share | shared.is_mine),
        on_press=on_press,
        class_name="react",
        custom_attrs={
            "aria-label": ngettext_(
                "I have this too, {n} person", "I have this too, {n} people", shared.count
            )
        },
    )
    others = ngettext_("{n} other does too.", "{n} others do too.", shared.count - 1)
    heard = ui.el.span(_("You hear about every new answer."), " ", others, class_name="t-meta")
    row = ui.el.div(button, rx.cond(shared.is_mine & is_following, heard), class_name="row g3 wrap mt3")
    return rx.cond(
        shared.can_share | shared.is_mine | (shared.count > 1),
        Pressing.create(row, pressed=shared.is_mine),
    )


def answer_view(
    post: Any,
    votes: Any,
    *,
    solved: Any,
    actions: Any,
    form: Any,
    editing: Any,
    dialogs: Any,
) -> rx.Component:
    """An answer. `solved` is the line over an accepted one; `form` takes its place while `editing`;
    `dialogs` are what its menu opens.
    """
    read = ui.el.div(
        rx.cond(post.is_accepted, solved),
        worked_lines(answer_id=post.id),
        hidden_note(post),
        ui.rich_text(post.html, post.language),
        ui.el.div(
            author_line(post.author, _written(post), rx.cond(post.is_wiki, _wiki_mark(post))),
            actions,
            class_name="under",
        ),
        worked_form(answer_id=post.id),
        made_lines(post),
        panel(post),
        class_name="grow",
    )
    words = rx.fragment(votes, rx.cond(editing, ui.el.div(form, class_name="grow"), read))
    return ui.el.article(
        rx.cond(post.is_withheld, _withheld(post), words),
        *dialogs,
        id=rx.Var.create("answer-") + post.id,
        data_item="",
        class_name="answer",
        key=post.id,
    )


def _withheld(post: Any) -> rx.Component:
    """The line where an answer stands that is hidden from its reader."""
    reason = ui.el.span(post.hidden_reason, lang=post.language)
    decided = rx.fragment(_("This answer was hidden by a moderator."), " ", reason)
    words = rx.cond(post.is_waiting, _("Hidden until a moderator has read it."), decided)
    return ui.el.p(ui.icon("eye_off", 14), ui.el.span(words), class_name="t-meta row g1")


def _written(post: Any) -> rx.Component:
    when = ui.ago(post.written_at)
    return ui.el.span(rx.cond(post.edited_at, _("{when}, edited", when=when), when))


def _wiki_mark(post: Any) -> rx.Component:
    """That colleagues may edit an answer; it leads to who wrote what."""
    return ui.el.span(
        ui.text_link(_("Wiki"), to=rx.Var.create("/history/") + post.id),
        data_tip=_("Everybody who may answer can edit it"),
    )


def solved_line(question: Any) -> rx.Component:
    """Who said that the answer below solved it, and for whom."""
    day = ui.moment(question.accepted_at, "date")
    on_behalf = _(
        "{who} accepted this on behalf of {asker}, {day}",
        who=question.accepted_by,
        asker=question.post.author.name,
        day=day,
    )
    on_behalf_of_nobody = _(
        "{who} accepted this on behalf of whoever asked, {day}", who=question.accepted_by, day=day
    )
    by_nobody = _("Whoever asked confirmed, {day}", day=day)
    by_asker = _("{who} confirmed, {day}", who=question.accepted_by, day=day)
    said = rx.cond(
        question.is_anonymous,
        rx.cond(question.is_on_behalf, on_behalf_of_nobody, by_nobody),
        rx.cond(question.is_on_behalf, on_behalf, by_asker),
    )
    return ui.el.div(
        ui.badge(_("Solved it"), "grass"),
        ui.el.span(said, class_name="t-meta"),
        class_name="solved wrap",
    )


def answer_actions(
    post: Any, *, can_withdraw: Any, is_asker: Any, on_accept: Any, on_withdraw: Any, menu: Any
) -> rx.Component:
    """What the reader may do with an answer: in one click, and in its `menu`, which stays at the end."""
    accept = ui.chip(
        rx.cond(is_asker, _("This solved it"), _("Accept for the asker")),
        icon="check",
        pressed=False,
        on_click=on_accept,
    )
    withdraw = ui.chip(_("This solved it"), icon="check", pressed=True, on_click=on_withdraw)
    card = ui.chip_link(_("Make a card"), icon="layers", to=card_address(post))
    chips = ui.el.div(
        thanks_button(post_id=post.id),
        worked_button(answer_id=post.id, can_confirm=post.can_confirm),
        rx.cond(post.can_accept, accept),
        rx.cond(post.is_accepted & can_withdraw, withdraw),
        rx.cond(post.is_accepted & post.can_promote, card),
        class_name="row g2 wrap",
    )
    return ui.el.div(chips, menu, class_name="row g2 top answer-do")


def answer_items(post: Any, *, on_open_wiki: Any, on_end_wiki: Any) -> list[rx.Component]:
    """What stands in the menu of an answer besides what all menus of posts have."""
    become = [rx.cond(post.can_promote, each) for each in become_items(post.id)]
    opened = ui.menu_item(_("Let colleagues edit it"), icon="users", on_click=on_open_wiki)
    ended = ui.menu_item(_("Edit it alone again"), icon="users", on_click=on_end_wiki)
    return [
        *become,
        rx.cond(post.can_open_wiki, rx.cond(post.is_wiki, ended, opened)),
    ]


def card_address(post: Any) -> rx.Var[str]:
    """Where a card is made of a post."""
    return rx.Var.create("/library/new?from=") + post.id


def new_answers(live: Any, question: Any, *, on_show: Any) -> rx.Component:
    """What was answered since the page was loaded is shown when somebody asks for it: nothing jumps."""
    count = live.answers - question.answer_count
    words = ngettext_("{n} new answer", "{n} new answers", count)
    is_new = (live.question_id == question.post.id) & (count > 0)
    show = ui.button(words, icon="chevron_down", on_click=on_show)
    return ui.el.div(rx.cond(is_new, show), role="status", class_name="mt3")
