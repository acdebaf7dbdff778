"""Questions in lists: the list itself, and what stands beside a question."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import keep_button
from learnhub.features.people.components import person_avatar, person_name
from learnhub.features.questions.enums import Step
from learnhub.features.search.components import marked
from learnhub.ui.text import _, ngettext_


def address(question: Any) -> rx.Var[str]:
    """Where a question is."""
    return rx.Var.create("/questions/") + question.id


def topic_address(topic: Any) -> rx.Var[str]:
    """The page of a topic."""
    return rx.Var.create("/topics/") + topic.id


def tally(question: Any) -> rx.Component:
    """The number of answers, on green once one of them solved it."""
    said = rx.cond(
        question.is_solved,
        ngettext_("{n} answer, solved", "{n} answers, solved", question.answer_count),
        ngettext_("{n} answer", "{n} answers", question.answer_count),
    )
    return ui.el.span(
        ui.el.span(ui.number(question.answer_count), aria_hidden="true"),
        ui.only_spoken(said),
        data_tip=said,
        class_name=rx.cond(question.is_solved, "count-box has", "count-box"),
    )


def _counted(question: Any) -> rx.Component:
    """The tally with its word below."""
    word = ngettext_("answer", "answers", question.answer_count)
    return ui.el.div(tally(question), ui.el.span(word, aria_hidden="true"), class_name="counted t-small")


def question_row(question: Any) -> rx.Component:
    """A question in a list, with who asked, when, and how it stands."""
    return _row(question, question.title)


def listed_question(question: Any) -> rx.Component:
    """The same on the page of the list, with the words that were looked for marked in its title."""
    for_me = rx.cond(question.is_for_me, ui.el.span(_("in your skills"), class_name="t-acc"))
    keep = keep_button(content_id=question.id)
    return _row(question, marked(question.title_parts), for_me, actions=[keep])


def _row(question: Any, title: Any, *more: Any, **props: Any) -> rx.Component:
    waiting = rx.cond(
        question.answer_count == 0,
        ui.el.span(_("no answer yet"), class_name="t-warn"),
        ui.el.span(ngettext_("{n} vote", "{n} votes", question.vote_count)),
    )
    helped = ui.el.span(
        ngettext_("helped {n} person", "helped {n} people", question.helped_count), class_name="t-num"
    )
    names = rx.foreach(question.topics, lambda topic: ui.tag(topic.name, to=topic_address(topic)))
    return ui.row(
        ui.item_title(title, address(question), lang=question.language),
        ui.meta(
            ui.el.span(rx.cond(question.is_anonymous, _("Anonymous"), question.author.name)),
            ui.el.span(
                rx.cond(
                    question.is_anonymous, ui.moment(question.asked_at, "date"), ui.ago(question.asked_at)
                )
            ),
            waiting,
            rx.cond(question.helped_count > 1, helped),
            *more,
            rx.cond(question.is_hidden, ui.badge(_("Hidden"), "amber")),
            class_name="mt1",
        ),
        rx.cond(question.topics.length() > 0, ui.el.div(names, class_name="row g2 wrap mt2")),
        lead=_counted(question),
        feed=True,
        class_name="top",
        key=question.id,
        **props,
    )


def linked_question(question: Any) -> rx.Component:
    """A question beside another one."""
    title = ui.link(question.title, to=address(question), lang=question.language, class_name="t-body")
    words = ui.el.span(title, ui.language_mark(question.language))
    return ui.el.li(tally(question), words, class_name="lh-li row g3 top beside", key=question.id)


def happened_row(one: Any, sent: Any) -> rx.Component:
    """The day of a step of the question, and what it was; `sent` are those to whom it was sent."""
    name = one.person.name
    names = rx.foreach(sent.people, lambda person: ui.el.span(person.name))
    asked = rx.cond(
        sent.people.length() > 0,
        ui.el.span(_("Asked, sent to"), " ", ui.el.span(names, class_name="with-commas")),
        ui.el.span(_("Question asked")),
    )
    worked = rx.cond(
        one.context != "",
        ui.el.span(_("{name}: also worked", name=name), " ", ui.el.span(one.context, lang=one.language)),
        ui.el.span(_("{name}: also worked", name=name)),
    )
    by_nobody = _("Whoever asked chose the answer of {author}", author=name)
    by_author = _("{name} chose their own answer", name=name)
    by_asker = _("{name} chose the answer of {author}", name=one.by, author=name)
    accepted = rx.cond(one.by == "", by_nobody, rx.cond(one.by == name, by_author, by_asker))
    said = ui.match_component(
        one.step,
        (Step.ANSWERED, ui.el.span(_("{name} answered", name=name))),
        (Step.WORKED, worked),
        (Step.ACCEPTED, ui.el.span(accepted)),
        otherwise=asked,
    )
    return ui.el.li(ui.el.span(ui.moment(one.at, "day"), class_name="t-num"), said)


def helper_row(helper: Any) -> rx.Component:
    """Somebody who can help with a topic of the question."""
    level = rx.cond(
        helper.level == "reference",
        _("Reference on {topic}", topic=helper.topic),
        _("Can help with {topic}", topic=helper.topic),
    )
    book = ui.text_link(
        _("20 minutes free: {moment}", moment=ui.moment(helper.next_at, "short")),
        to=rx.Var.create("/mentoring/") + helper.person.id,
        class_name="t-small",
    )
    back = _("Back on {day}", day=ui.moment(helper.back_at, "full"))
    return ui.el.li(
        person_avatar(helper.person),
        ui.el.div(
            person_name(helper.person, class_name="t-body t-m"),
            ui.el.p(level, class_name="t-meta"),
            rx.cond(helper.back_at, ui.el.p(back, class_name="t-meta"), rx.cond(helper.next_at, book)),
            class_name="grow",
        ),
        class_name="row g3 top",
        key=helper.person.id,
    )
