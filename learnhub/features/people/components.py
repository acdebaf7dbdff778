"""People as every room shows them, and the pieces of the pages about accounts."""

from collections.abc import Callable
from typing import Any

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.access.roles import NAMES, Role
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.schemas import CompanyView, GroupView
from learnhub.ui.text import _, ngettext_


def profile_address(person: ui.ViewVar[PersonRef]) -> rx.Var[str]:
    """The address of a colleague's page."""
    return rx.Var.create("/people/") + person.id


def person_avatar(person: ui.ViewVar[PersonRef], size: str = "2", **props: Any) -> rx.Component:
    """The initials of a `PersonRef` on their colour; say the name beside it."""
    return ui.avatar(person.initials, person.colour, size, **props)


def person_name(person: ui.ViewVar[PersonRef], **props: Any) -> rx.Component:
    """The name, leading to the page of its owner."""
    return ui.link(
        person.name, to=profile_address(person), class_name=props.pop("class_name", "t-m"), **props
    )


def person_line(
    person: ui.ViewVar[PersonRef], *, size: str = "2", detail: ui.Content | None = None, links: bool = True
) -> rx.Component:
    """Avatar, name and under it the job (or `detail`): how a colleague stands in a list."""
    name = person_name(person) if links else ui.el.span(person.name, class_name="t-m")
    under = job_and_site(person) if detail is None else detail
    return ui.el.div(
        person_avatar(person, size),
        ui.el.div(name, ui.el.div(under, class_name="t-meta"), class_name="person-words"),
        class_name="person",
    )


def found_people(
    found: ArrayVar[list[Any]],
    on_choose: ui.ById,
    *,
    detail: Callable[[Any], ui.Text] = lambda each: each.job,
) -> rx.Component:
    """Colleagues whom a name fits that is being typed, as `PersonRef` or as what else has their names and
    colours; a click chooses one. `detail` stands under the name.
    """

    def row(each: Any) -> rx.Component:
        words = ui.el.span(
            ui.el.span(each.name, class_name="t-m"),
            ui.el.span(detail(each), class_name="t-meta"),
            class_name="col",
        )
        button = ui.el.button(
            person_avatar(each, "2"),
            words,
            type="button",
            on_click=on_choose(each.id),
            class_name="menu-item",
        )
        return ui.el.li(button, key=each.id)

    return ui.el.ul(rx.foreach(found, row), aria_live="polite", class_name="col g2 mt2 found-people")


def job_and_site(person: ui.ViewVar[PersonRef]) -> rx.Var[str]:
    """The job and the site, or what is known of them."""
    both = (person.job != "") & (person.site != "")
    return rx.cond(both, person.job + ", " + person.site, person.job + person.site)


def author_meta(
    person: ui.ViewVar[PersonRef],
    *more: ui.Content,
    size: str = "1",
    others: ui.ViewVar[list[PersonRef]] | None = None,
) -> rx.Component:
    """Avatar and name in a line of metadata, with the pieces that follow; nobody: a word for it.

    `person` is a `PersonRef` Var; an anonymous author is one without an id. `others` wrote it, too.
    """
    name = person_name(person)
    names = name if others is None else ui.el.span(name, and_others(others))
    known = ui.el.span(person_avatar(person, size), names, class_name="author")
    return ui.meta(rx.cond(person.id != "", known, ui.el.span(_("Anonymous"))), *more)


def and_others(people: ui.ViewVar[list[PersonRef]]) -> rx.Component:
    """What follows a name when these have a part in it: the first of them, and how many more there are."""
    rest = people.length() - 1
    first = rx.foreach(people[:1], lambda each: ui.el.span(", ", ui.el.span(each.name, class_name="t-m")))
    counted = ui.el.span(" ", ngettext_("and {n} other", "and {n} others", rest))
    return rx.fragment(first, rx.cond(rest > 0, counted))


def role_name(role: rx.Var[str]) -> rx.Var[str]:
    """The word for a role; nothing added is a member."""
    return ui.match_text(role, *((known.value, _(NAMES[known])) for known in Role), otherwise=_("Member"))


def role_names(roles: ArrayVar[tuple[str, ...]]) -> rx.Component:
    """The roles of somebody in words."""
    several = rx.foreach(roles, lambda role: ui.el.span(role_name(role), class_name="role-name"))
    return rx.cond(roles.length() > 0, ui.el.span(several), ui.el.span(_("Member")))


STATUS_COLOURS = {PersonStatus.ACTIVE: "grass", PersonStatus.INVITED: "sky", PersonStatus.SUSPENDED: "gray"}


def status_name(status: PersonStatus) -> rx.Var[str]:
    """The word for the state of an account."""
    names = {
        PersonStatus.ACTIVE: _("Active"),
        PersonStatus.INVITED: _("Invited"),
        PersonStatus.SUSPENDED: _("Suspended"),
        PersonStatus.FORMER: _("Former"),
    }
    return names[status]


def status_badge(status: rx.Var[str]) -> rx.Component:
    """The state of an account as a badge."""
    badges = [(known.value, ui.badge(status_name(known), colour)) for known, colour in STATUS_COLOURS.items()]
    return ui.match_component(status, *badges, otherwise=ui.badge(status_name(PersonStatus.FORMER)))


def settings_tabs(current: str) -> rx.Component:
    """The parts of one's own settings."""
    parts = [
        (_("Profile"), "/settings"),
        (_("Skills"), "/settings/skills"),
        (_("What reaches me"), "/settings/notices"),
        (_("Language and appearance"), "/settings/appearance"),
        (_("Password and browsers"), "/settings/sign-ins"),
        (_("Calendar"), "/settings/calendar"),
        (_("API keys"), "/settings/tokens"),
    ]
    tabs = [(label, to, to == current, None) for label, to in parts]
    return ui.tabs(tabs, label=_("Settings"), class_name="mb5")


def admin_tabs(current: str) -> rx.Component:
    """The parts of administration."""
    parts = [
        (_("Start"), "/admin/start"),
        (_("Members"), "/admin/members"),
        (_("Sites and teams"), "/admin/groups"),
        (_("Company"), "/admin/company"),
        (_("Mail and chat"), "/admin/mail"),
        (_("Webhooks"), "/admin/webhooks"),
        (_("Audit log"), "/admin/audit"),
    ]
    return ui.tabs(
        [(label, to, to == current, None) for label, to in parts], label=_("Administration"), class_name="mb4"
    )


def door(
    company: ui.ViewVar[CompanyView], *children: Any, title: ui.Text, intro: ui.Text | None = None
) -> rx.Component:
    """A page in front of the door: the form at the left, words of the company at the right."""
    said = [] if intro is None else [ui.el.p(intro, class_name="t-body t-2 mt1")]
    return ui.el.div(
        ui.el.main(
            ui.logo(),
            ui.el.div(ui.el.h1(title, class_name="t-h1"), *said, *children, class_name="signin-body"),
            ui.el.div(
                ui.el.span(rx.cond(company.name != "", _("Hosted by {company}", company=company.name), "")),
                rx.cond(company.languages.length() > 1, ui.language_switch()),
                class_name="signin-foot t-meta",
            ),
            id="main",
            class_name="signin-form",
        ),
        ui.el.aside(
            ui.el.p(rx.cond(company.article != "", _("From our charter, article 1"), ""), class_name="over"),
            rx.cond(company.article != "", _article(company), _words(company)),
            ui.el.p(_("Open source, on your company’s own server. What you write here stays here.")),
            class_name="signin-word",
        ),
        class_name="signin",
    )


def _article(company: ui.ViewVar[CompanyView]) -> rx.Component:
    """The first article of the company's charter, as the company lets strangers read it."""
    writers = ngettext_("Written by {n} colleague", "Written by {n} colleagues", company.article_writers)
    signed = ngettext_("signed by {n}", "signed by {n}", company.article_signed)
    return ui.el.div(
        ui.el.p(company.article, lang=company.article_language, class_name="words pre-line"),
        ui.el.p(writers, ", ", signed, ".", class_name="who"),
    )


def _words(company: ui.ViewVar[CompanyView]) -> rx.Component:
    """The company's own words in the page's language, or ours."""
    ours = _("We learn faster when we dare to say what we do not know.")
    return ui.el.div(
        *(
            ui.el.p(rx.cond(own != "", own, ours), lang=language, class_name=f"words in-{language}")
            for language, own in (("en", company.sentence_en), ("fr", company.sentence_fr))
        )
    )


def email_field(label: ui.Text, **props: Any) -> rx.Component:
    """The e-mail of an account, as password managers know it."""
    box = ui.text_input(
        "email", type="email", auto_complete="username", required=True, max_length=254, **props
    )
    return ui.field("email", label, box)


def new_password_field(label: ui.Text) -> rx.Component:
    """A password to choose, with the one rule that matters."""
    box = ui.text_input(
        "password",
        type="password",
        auto_complete="new-password",
        required=True,
        min_length=12,
        max_length=256,
    )
    return ui.field(
        "password", label, box, hint=_("12 characters or more. Four ordinary words make a good one.")
    )


def link_token() -> rx.Component:
    """A hidden field that the page's script fills with the secret of the link."""
    return ui.el.input(type="hidden", name="token")


def page_language() -> rx.Component:
    """A hidden field that the page's script fills with the language it is shown in: answers come in it."""
    return ui.el.input(type="hidden", name="language")


def browser_zone() -> rx.Component:
    """A hidden field that the page's script fills with the browser's time zone."""
    return ui.el.input(type="hidden", name="zone", data_fill="zone")


def pairs_of(groups: ArrayVar[list[GroupView]]) -> rx.Var[list[list[str]]]:
    """Sites or teams as the options of a choice."""
    return groups.map(lambda group: [group.id, group.name]).to(list[list[str]])


def zone_pairs(zones: ArrayVar[list[str]]) -> rx.Var[list[list[str]]]:
    """Time zones as the options of a choice."""
    return zones.map(lambda zone: [zone, zone]).to(list[list[str]])


def group_select(
    name: str,
    groups: ArrayVar[list[GroupView]],
    label: ui.Text,
    chosen: ui.Text,
    nothing: ui.Text,
    control: str | None = None,
    **props: Any,
) -> rx.Component:
    """A choice among sites or teams, or none."""
    select = ui.select(name, pairs_of(groups), id=control, placeholder=nothing, default_value=chosen, **props)
    return ui.field(name, label, select, id=control)


def shown_once(secret: ui.Text, label: ui.Text, note: ui.Text) -> rx.Component:
    """Something secret that is never shown again, with a button to copy it."""
    box = ui.el.input(
        value=secret, read_only=True, aria_label=label, class_name="input input-3 grow", spell_check=False
    )
    return ui.el.div(
        ui.el.div(box, ui.copy_button(secret), class_name="row g2"),
        ui.el.p(note, class_name="t-meta mt2"),
    )


def role_rights() -> dict[Role, rx.Var[str]]:
    """What each role adds."""
    return {
        Role.LEADER: _("Schedules AMA sessions and answers in them."),
        Role.MODERATOR: _("Hides what breaks the rules, with a reason."),
        Role.ADMINISTRATOR: _("Invites members, gives roles, keeps sites, teams and the company’s settings."),
    }


def each_role(draw: Callable[[Role, rx.Var[str], rx.Var[str]], rx.Component]) -> list[rx.Component]:
    """Something for each role, with its name and what it adds."""
    return [draw(role, _(NAMES[role]), adds) for role, adds in role_rights().items()]
