"""The pieces of the page of a topic."""

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.discussion.components import kind_tile, tags_row
from learnhub.features.notices.pages import NOTICES
from learnhub.features.notices.queries import kinds
from learnhub.features.people.components import person_avatar, person_name
from learnhub.features.search.browsing import FoundRow
from learnhub.features.topic_pages.queries import FOLLOWED
from learnhub.features.topic_pages.schemas import (
    FollowReach,
    KindSection,
    Knowing,
    TopicOverview,
    WaitingQuestion,
)
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.schemas import TopicRef
from learnhub.ui.text import _, ngettext_


def topic_address(topic: ui.ViewVar[TopicRef]) -> rx.Var[str]:
    """The page of a topic."""
    return rx.Var.create("/topics/") + topic.id


def facts(overview: ui.ViewVar[TopicOverview]) -> rx.Component:
    """The other names of a topic, and how many follow it."""
    names = _("Also found as {names}", names=overview.other_names.join(", "))
    followers = ngettext_("{n} colleague follows it", "{n} colleagues follow it", overview.followers)
    return ui.meta(
        rx.cond(overview.other_names.length() > 0, ui.el.span(names)),
        rx.cond(overview.followers > 0, ui.el.span(followers)),
        class_name="topic-facts",
    )


def waiting(overview: ui.ViewVar[TopicOverview]) -> rx.Component:
    """The questions that wait for an answer, the oldest first, and the way to all of them."""
    total, every = overview.waiting_total, overview.questions_total
    figure = ui.figure(every.number, every.is_more)
    return ui.section(
        _("Waiting for an answer"),
        rx.cond(
            overview.waiting.length() > 0,
            ui.list_(rx.foreach(overview.waiting, _waiting_row)),
            ui.el.p(_("No question waits"), class_name="t-body t-2 mt3"),
        ),
        note=rx.cond(total.number > 0, ui.figure(total.number, total.is_more), ""),
        more=ui.el.span(rx.cond(every.number > 0, _all_questions(overview.topic, figure))),
    )


def _all_questions(topic: ui.ViewVar[TopicRef], figure: rx.Var) -> rx.Component:
    return ui.link(_("All questions: {n}", n=figure), to=rx.Var.create("/questions?topic=") + topic.id)


def _waiting_row(waiting: ui.ViewVar[WaitingQuestion]) -> rx.Component:
    question = waiting.question
    sent = waiting.sent
    names = rx.foreach(sent.people, lambda person: ui.el.span(person.name))
    to_whom = ui.el.span(_("sent to"), " ", ui.el.span(names, class_name="with-commas"))
    late = rx.cond(
        sent.is_open,
        ui.el.span(_("no answer yet, now open to everyone"), class_name="t-warn"),
        ui.el.span(_("no answer yet"), class_name="t-warn"),
    )
    asked = rx.cond(
        question.author.site != "", question.author.name + ", " + question.author.site, question.author.name
    )
    answer = ui.button(
        _("Answer it"),
        to=question.address + "#answer-body",
        aria_label=_("Answer “{title}”", title=question.title),
    )
    return ui.row(
        ui.item_title(question.title, question.address, lang=question.language),
        ui.meta(
            ui.el.span(rx.cond(question.author.id != "", asked, _("Anonymous"))),
            rx.cond(~question.is_anonymous, ui.el.span(ui.ago(question.asked_at))),
            rx.cond((sent.people.length() > 0) & ~sent.is_open, to_whom),
            rx.cond(waiting.is_late, late),
            class_name="mt1",
        ),
        actions=rx.cond(~waiting.is_mine, answer),
        key=question.id,
    )


def kind_section(section: ui.ViewVar[KindSection]) -> rx.Component:
    """What there is of a kind, the most used of it."""
    many = ((str(kind), _(kind.many)) for kind in rooms.kinds().values())
    return ui.section(
        ui.match_text(section.kind, *many, otherwise=""),
        ui.list_(rx.foreach(section.rows, _item)),
        note=ui.figure(section.total.number, section.total.is_more),
        more=(_("All"), section.address),
        key=section.kind,
    )


def _item(item: ui.ViewVar[FoundRow]) -> rx.Component:
    author = rx.cond(item.author.id != "", item.author.name, _("Anonymous"))
    return ui.row(
        ui.item_title(item.title, to=item.address, lang=item.language),
        ui.meta(ui.el.span(author), ui.el.span(ui.moment(item.published_at, "date"))),
        lead=kind_tile(item.kind),
        class_name="top",
        key=item.id,
    )


def people(overview: ui.ViewVar[TopicOverview]) -> rx.Component:
    """Who knows the topic, the soonest free first."""
    listed = ui.list_(rx.foreach(overview.people, _knowing))
    section = ui.section(
        _("People who know"),
        ui.el.p(_("Soonest free twenty minutes first"), class_name="t-meta"),
        listed,
        line=False,
        class_name="topic-people",
    )
    return rx.cond(overview.people.length() > 0, section)


def _knowing(one: ui.ViewVar[Knowing]) -> rx.Component:
    level = ui.match_text(one.level, (SkillLevel.REFERENCE.value, _("Reference")), otherwise=_("Can help"))
    time = ui.link(
        ui.icon("clock", 14, 1.75),
        ui.el.span(ui.moment(one.next_at, "short")),
        to=rx.Var.create("/mentoring/") + one.person.id,
        aria_label=_("{name}: {moment}", name=one.person.name, moment=ui.moment(one.next_at, "short")),
        class_name="t-link row g1 t-num topic-time",
    )
    return ui.el.li(
        person_avatar(one.person, "3"),
        ui.el.div(
            person_name(one.person, class_name="t-body t-m"),
            ui.el.p(
                rx.cond(one.person.site != "", level + ", " + one.person.site, level), class_name="t-meta"
            ),
            rx.cond(one.next_at, time, ui.el.p(_("Answers in writing"), class_name="t-meta")),
            class_name="grow",
        ),
        class_name="lh-li row g3 top",
        key=one.person.id,
    )


def if_followed(reach: ui.ViewVar[FollowReach]) -> rx.Component:
    """What following brings, and where; that is for the reader to choose."""
    what = _(kinds()[FOLLOWED].detail)
    inbox = _reached("inbox", _("Your inbox: {what}", what=what))
    mail = _reached("mail", _("The mail: {what}", what=what))
    nothing = ui.el.p(_("Nothing reaches you, as you chose."), class_name="t-meta")
    return ui.sunk(
        ui.el.h2(_("If you follow it"), class_name="t-sec mb2"),
        rx.cond(reach.inbox, inbox, nothing),
        rx.cond(reach.mail, mail),
        ui.text_link(_("Choose what reaches you"), to=NOTICES, class_name="t-small"),
        class_name="topic-side",
    )


def _reached(icon: str, words: rx.Var[str]) -> rx.Component:
    return ui.el.p(ui.icon(icon, 15, 1.75), ui.el.span(words), class_name="row g2 t-body t-2 mb1")


def related(overview: ui.ViewVar[TopicOverview]) -> rx.Component:
    """The topics next to this one."""
    section = ui.section(_("Next to it"), tags_row(overview.related), line=False, class_name="topic-side")
    return rx.cond(overview.related.length() > 0, section)
