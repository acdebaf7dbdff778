"""The form that announces a session."""

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.ama.enums import Moderation
from learnhub.features.ama.schemas import HOSTS_MAX, INTRODUCTION_MAX, AmaView
from learnhub.features.discussion.components import language_field
from learnhub.features.people.components import person_avatar
from learnhub.features.people.refs import PersonRef
from learnhub.ui.text import _, ngettext_


def words_fields(ama: ui.ViewVar[AmaView], errors: ui.Errors) -> rx.Component:
    """What it is about."""
    return rx.fragment(
        ui.field(
            "title",
            _("Subject"),
            ui.text_input("title", default_value=ama.title, max_length=150, error=errors["title"]),
            hint=_("A few words, such as “Winter plan and on-call duty”."),
            error=errors["title"],
        ),
        ui.field(
            "introduction",
            _("Introduction"),
            ui.text_area("introduction", 4, default_value=ama.introduction, max_length=INTRODUCTION_MAX),
            hint=_("What is it about, what happens to questions that find no time? Markdown works."),
            error=errors["introduction"],
            optional=True,
        ),
        language_field(ama.language, error=errors["language"]),
    )


def time_fields(
    day: ui.Text, starts: ui.Text, ends: ui.Text, zone: ui.Text, errors: ui.Errors
) -> rx.Component:
    """When, in the leader's own zone, which is named."""
    return ui.el.div(
        ui.el.div(
            _time("day", _("Day"), "date", day, errors),
            _time("starts", _("From"), "time", starts, errors),
            _time("ends", _("To"), "time", ends, errors),
            class_name="three",
        ),
        ui.el.p(_("Times in your zone: {zone}.", zone=zone), class_name="field-hint"),
        class_name="mt4",
    )


def _time(name: str, label: ui.Text, kind: str, value: ui.Text, errors: ui.Errors) -> rx.Component:
    error = errors[name]
    return ui.field(
        name, label, ui.text_input(name, type=kind, default_value=value, error=error), error=error
    )


def leader_field(leaders: ui.Options, chosen: ui.Text, errors: ui.Errors) -> rx.Component:
    """Who answers."""
    error = errors["leader"]
    control = ui.select("leader", leaders, default_value=chosen, error=error)
    return ui.field("leader", _("Who answers"), control, error=error, class_name="mt4")


def hosts_field(
    hosts: ArrayVar[list[PersonRef]],
    host_ids: ui.Text,
    found: ArrayVar[list[PersonRef]],
    errors: ui.Errors,
    *,
    on_search: ui.Handler,
    on_add: ui.ById,
    on_drop: ui.ById,
) -> rx.Component:
    """Who keeps the questions in order beside the leader."""
    chosen = ui.el.ul(
        rx.foreach(hosts, lambda host: _chosen(host, on_drop(host.id))), class_name="row g2 wrap picked"
    )
    offered = ui.el.ul(
        rx.foreach(found, lambda person: _offered(person, on_add(person.id))), class_name="offers"
    )
    search = ui.text_input(
        "find_host",
        type="search",
        placeholder=_("Type a name"),
        auto_complete="off",
        on_change=on_search,
        custom_attrs={"data-no-draft": "", "form": "elsewhere"},
    )
    hint = ngettext_(
        "At most {n} colleague. They approve and order the questions with you.",
        "At most {n} colleagues. They approve and order the questions with you.",
        HOSTS_MAX,
    )
    return ui.el.div(
        ui.field("find_host", _("Hosts"), search, hint=hint, error=errors["hosts"], optional=True),
        rx.cond(found.length() > 0, offered),
        rx.cond(hosts.length() > 0, chosen),
        ui.hidden("hosts", host_ids),
        class_name="mt4",
    )


def _chosen(host: ui.ViewVar[PersonRef], on_drop: ui.Handler) -> rx.Component:
    drop = ui.icon_button("x", _("Remove {name}", name=host.name), size="1", icon_size=14, on_click=on_drop)
    return ui.el.li(person_avatar(host, "1"), host.name, drop, class_name="tag row g1", key=host.id)


def _offered(person: ui.ViewVar[PersonRef], on_add: ui.Handler) -> rx.Component:
    words = ui.el.span(
        person.name, rx.cond(person.job != "", ui.el.span(" · ", person.job, class_name="t-meta"))
    )
    button = ui.el.button(
        person_avatar(person, "1"), words, type="button", on_click=on_add, class_name="menu-item"
    )
    return ui.el.li(button, key=person.id)


def moderation_field(chosen: rx.Var[str]) -> rx.Component:
    """Whether a host reads a question before everybody does."""
    return ui.choices(
        _("New questions"),
        ui.choice_card(
            "moderation",
            Moderation.BEFORE.value,
            _("A host approves first"),
            _("Nobody sees a question before a host has read it."),
            icon_name="shield_check",
            default_checked=chosen == Moderation.BEFORE,
        ),
        ui.choice_card(
            "moderation",
            Moderation.AFTER.value,
            _("Shown at once"),
            _("A host can dismiss a question later, with a reason."),
            icon_name="zap",
            default_checked=chosen == Moderation.AFTER,
        ),
        class_name="mt4",
    )
