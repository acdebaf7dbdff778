"""The page of a question with its answers."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.discussion.components import (
    Ballot,
    hide_dialog,
    new_comments,
    post_menu,
    remove_dialog,
    undo_comment,
    votes_of,
)
from learnhub.features.notices.components import follow_button
from learnhub.features.notices.state import FollowState
from learnhub.features.questions import components
from learnhub.features.questions.state import (
    AnswerState,
    BallotState,
    EditState,
    QuestionLiveState,
    QuestionState,
    SharedIssueState,
)
from learnhub.features.topics.state import TopicSuggestionState
from learnhub.ui.text import _, ngettext_
from learnhub.web.live import watch

PAUSE_MS = 350


def question_page() -> rx.Component:
    """A question, its answers, and what stands beside it."""
    state = QuestionState
    shown = state.question.post.id
    is_shown = (shown != "") & (shown == state.question_ref)  # both are empty before the data have come
    page = ui.columns([_question(), *_answers(), _answer_form()], _rail())
    ballot = Ballot.create(
        root=BallotState.root,
        ballot=BallotState.ballot,
        brought=BallotState.brought,
        on_bring=BallotState.bring,
    )
    return rx.fragment(watch(QuestionLiveState), ballot, ui.loaded(is_shown, page, first_look=True))


def _question() -> rx.Component:
    question, post = QuestionState.question, QuestionState.question.post
    source = EditState.source
    menu = post_menu(
        post, *rooms.around("menu", post, in_library=False), edit={"on_click": EditState.open(post.id)}
    )
    votes = votes_of(content_id=post.id, can_vote=post.can_vote, word=True, is_solution=False)
    sharing = components.shared_issue(
        SharedIssueState.shared,
        FollowState.is_on,
        on_press=lambda on: SharedIssueState.share(post.id, on),
    )
    body = components.question_body(question, votes, menu, sharing, _sent())
    fields = components.question_fields(
        EditState.errors,
        suggestions=TopicSuggestionState.completions,
        on_tags=TopicSuggestionState.suggest.debounce(PAUSE_MS),
        language=source.language,
        title=source.title,
        body=source.body,
        topics=source.topics,
        about=source.id,
    )
    form = components.edit_form(
        *fields,
        source=source,
        begun=EditState.begun,
        meanwhile=EditState.meanwhile,
        on_submit=EditState.save_question,
        on_cancel=EditState.close,
    )
    return ui.el.div(
        *rooms.around("note", post, in_library=False),
        components.question_head(question),
        rx.cond(source.id == post.id, form, body),
        components.own_panel(question),
        remove_dialog(
            post,
            QuestionState.remove,
            title=_("Delete your question?"),
            text=_("It cannot be recovered, and its answers are no longer shown."),
        ),
        hide_dialog(post),
        *rooms.around("dialogs", post, in_library=False),
    )


def _sent() -> rx.Component:
    state = QuestionState
    return components.sent_line(
        state.rail.sent, is_answered=state.question.answer_count > 0, on_decline=state.decline
    )


def _answers() -> list[rx.Component]:
    state = QuestionState
    count = state.question.answer_count
    title = rx.cond(count == 0, _("No answer yet"), ngettext_("{n} answer", "{n} answers", count))
    return [
        ui.section(title, rx.foreach(state.rows, _answer), ui.pager(state.has_more, state.show_more)),
        components.new_answers(QuestionLiveState, state.question, on_show=state.load),
        new_comments(
            QuestionLiveState.comments,
            is_here=QuestionLiveState.question_id == state.question.post.id,
            on_show=state.load,
        ),
        undo_comment(),
    ]


def _answer(post: Any) -> rx.Component:
    state, source = QuestionState, EditState.source
    form = components.edit_form(
        *components.answer_edit_fields(source, EditState.errors),
        source=source,
        begun=EditState.begun,
        meanwhile=EditState.meanwhile,
        on_submit=EditState.save_answer,
        on_cancel=EditState.close,
    )
    items = components.answer_items(
        post, on_open_wiki=state.open_wiki(post.id), on_end_wiki=state.end_wiki(post.id)
    )
    actions = components.answer_actions(
        post,
        can_withdraw=state.question.can_withdraw,
        is_asker=state.question.is_mine,
        on_accept=state.accept(post.id),
        on_withdraw=state.withdraw,
        menu=post_menu(post, *items, edit={"on_click": EditState.open(post.id)}),
    )
    dialogs = [
        remove_dialog(
            post,
            state.remove_answer(post.id),
            title=_("Delete your answer?"),
            text=_("It cannot be recovered."),
        ),
        hide_dialog(post),
    ]
    return components.answer_view(
        post,
        votes_of(content_id=post.id, can_vote=post.can_vote, word=False, is_solution=post.is_accepted),
        solved=components.solved_line(state.question),
        actions=ui.el.div(components.own_accept(state.question, post), actions, class_name="row g2 wrap"),
        form=form,
        editing=source.id == post.id,
        dialogs=dialogs,
    )


def _answer_form() -> rx.Component:
    state = QuestionState
    form = components.answer_form(
        AnswerState.answer,
        about=state.question_ref,
        draft=rx.Var.create("answer-") + state.question_ref,
        saved=AnswerState.saved,
        errors=AnswerState.errors,
        language=state.question.post.language,
    )
    return rx.cond(state.question.can_answer, form)


def _rail() -> list[rx.Component]:
    rail = QuestionState.rail
    about = ui.section(_("About"), components.about_line(rail.about), line=False)
    related = ui.section(
        _("Related questions"),
        ui.el.ul(rx.foreach(rail.related, components.linked_question)),
        line=False,
    )
    helpers = ui.section(
        _("People who know this"),
        ui.el.ul(rx.foreach(rail.helpers, components.helper_row), class_name="col g3"),
        line=False,
    )
    steps = rx.foreach(rail.happened, lambda one: components.happened_row(one, rail.sent))
    history = ui.section(_("History"), ui.el.ul(steps, class_name="happened t-meta"), line=False)
    return [
        follow_button(QuestionState.question.post.id),
        rx.cond(rail.about.id != "", about),
        rx.cond(rail.related.length() > 0, related),
        rx.cond(rail.helpers.length() > 0, helpers),
        rx.cond(rail.happened.length() > 1, history),
        *rooms.around("aside", QuestionState.question.post, in_library=False),
    ]
