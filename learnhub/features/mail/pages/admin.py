"""Mail for administrators: whether it leaves, what did not arrive and why, and a test to oneself."""

import reflex as rx

from learnhub import ui
from learnhub.features.integrations.components import (
    channel_dialog,
    chat_section,
    undelivered_row,
    undelivered_section,
    unposted_section,
)
from learnhub.features.mail.schemas import Undelivered
from learnhub.features.mail.state import MailState
from learnhub.features.people import components as parts
from learnhub.mail import smtp
from learnhub.mail.smtp import Step
from learnhub.ui.text import _, ngettext_

FAILURES = (
    *sorted(smtp.FAULTS),
    *(
        smtp.NO_ADDRESS,
        smtp.FULL,
        smtp.NOT_LET,
        smtp.LATER,
        smtp.REFUSED,
        smtp.LETTERS,
        smtp.RESERVED,
        smtp.SLOW,
        smtp.BROKEN,
    ),
)


def mail_bar() -> rx.Component:
    """The one thing to do here."""
    return rx.cond(
        MailState.mail.sends,
        ui.button(_("Send me a test"), variant="solid", icon="send", on_click=MailState.send_test),
    )


def mail_page() -> rx.Component:
    """How it stands in the title, the facts, what did not arrive, and what the domain must say."""
    state = MailState
    missing = undelivered_section(state.mail.undelivered, _row, on_all=state.try_all_again)
    return ui.el.div(
        ui.el.h1(_title(), class_name="t-h1 page-head"),
        parts.admin_tabs("/admin/mail"),
        ui.loaded(
            state.is_ready,
            rx.cond(state.mail.sends, ui.el.div(_facts(), _left_out(), _trial(), missing), _without()),
            rows=6,
        ),
        unposted_section(),
        ui.el.div(rx.cond(state.mail.sends, _domain()), chat_section(), class_name="pair mt6"),
        channel_dialog(),
    )


def _title() -> rx.Var[str]:
    mail = MailState.mail
    number = mail.undelivered.length()
    some = ngettext_(
        "Mail leaves. {n} message did not arrive.", "Mail leaves. {n} messages did not arrive.", number
    )
    leaves = rx.cond(number > 0, some, _("Mail leaves."))
    does_not = rx.cond(
        mail.sends, rx.cond(mail.fault != "", _("Mail does not leave."), leaves), _("No mail is sent.")
    )
    return rx.cond(MailState.is_ready, does_not, _("Mail and chat"))


def _without() -> rx.Component:
    """What is missing where no server is named, and what works all the same."""
    return ui.callout(
        _(
            "Everything works without mail: links are copied and handed over. To send mail, set "
            "LEARNHUB_SMTP_URL, LEARNHUB_MAIL_FROM and LEARNHUB_URL on the server and start LearnHub again."
        ),
        "info",
    )


def _facts() -> rx.Component:
    mail = MailState.mail
    works = ui.el.span(ui.icon("circle_check", 16), _("Working"), class_name="row g1 mail-good")
    fails = ui.el.span(ui.icon("triangle_alert", 16), _failure(mail.fault), class_name="row g1 mail-warn")
    encrypted = rx.cond(mail.is_encrypted, _("encrypted, valid certificate"), _("not encrypted"))
    return ui.facts(
        [
            (
                _("State"),
                _fact(
                    rx.cond(mail.fault == "", works, fails),
                    rx.cond(
                        mail.last_at,
                        _("last message {ago}", ago=ui.ago(mail.last_at)),
                        _("nothing since yesterday"),
                    ),
                ),
            ),
            (_("Server"), _fact(mail.server, encrypted)),
            (_("From"), _fact(rx.cond(mail.sender != "", mail.sender, mail.address), mail.address)),
            (
                _("Since yesterday"),
                _fact(
                    ngettext_("{n} sent", "{n} sent", mail.sent),
                    ngettext_("{n} waiting", "{n} waiting", mail.waiting),
                ),
            ),
        ],
        class_name="mb5",
    )


def _fact(value: ui.Content, detail: ui.Content) -> rx.Component:
    return ui.el.div(value, ui.el.div(detail, class_name="t-meta"))


def _left_out() -> rx.Component:
    """Who gets no mail, as in a demo company."""
    words = _(
        "Nothing is sent to addresses that end in .example, .test or .invalid, as those of the demo company: "
        "nobody receives mail there."
    )
    return rx.cond(MailState.mail.leaves_out, ui.callout(words, "info", class_name="mb5"))


def _trial() -> rx.Component:
    """What came of the last test, step by step."""
    trial = MailState.mail.trial
    steps = rx.foreach(
        trial.steps,
        lambda step: ui.el.li(
            ui.icon("circle_check", 16),
            ui.el.span(ui.match_text(step[0], *((each.value, _(each.value)) for each in Step), otherwise="")),
            ui.el.span(step[1], class_name="t-meta"),
            class_name="row g2 mail-good",
        ),
    )
    failed = ui.el.li(
        ui.icon("triangle_alert", 16),
        ui.el.span(_failure(trial.failure)),
        ui.el.span(trial.code, class_name="t-meta"),
        class_name="row g2 mail-warn",
    )
    return rx.cond(
        trial.at,
        ui.section(
            _("Last test"),
            ui.el.ul(steps, rx.cond(trial.failure != "", failed), class_name="col g2 mt2"),
            note=ui.ago(trial.at),
            class_name="mb5",
        ),
    )


def _row(row: ui.ViewVar[Undelivered]) -> rx.Component:
    correct = ui.button(_("Correct it"), to=rx.Var.create("/admin/members?q=") + row.email)
    again = ui.button(_("Try again"), on_click=MailState.try_again(row.id))
    return undelivered_row(
        row,
        name=row.name,
        what=_kind(row.kind),
        why=_failure(row.failure),
        detail=rx.cond(row.is_address, row.email, row.code),
        action=rx.cond(row.is_address, correct, again),
    )


def _kind(kind: ui.Text) -> rx.Var[str]:
    """What a mail is about; never its text."""
    return ui.match_text(
        kind,
        ("people.invitation", _("invitation")),
        ("people.reset", _("new password")),
        ("people.sign_in", _("sign-in from a new browser")),
        ("notices.digest", _("daily mail")),
        otherwise=_("message"),
    )


def _failure(sentence: ui.Text) -> rx.Var[str]:
    return ui.match_text(
        sentence, *((each, _(each)) for each in FAILURES), otherwise=_("Something went wrong.")
    )


def _domain() -> rx.Component:
    """What whoever runs the domain must see to, so that mail does not land among the unwanted."""
    mail = MailState.mail
    records = (
        _record(
            "SPF",
            _("The mail server may send for this domain."),
            (mail.domain, rx.Var.create("v=spf1 a:") + mail.host + " ~all"),
        ),
        _record(
            "DKIM", _("The mail server signs each mail, List-Unsubscribe and List-Unsubscribe-Post included.")
        ),
        _record(
            "DMARC",
            _("What becomes of mail that is not signed."),
            (rx.Var.create("_dmarc.") + mail.domain, "v=DMARC1; p=quarantine"),
        ),
    )
    return ui.section(
        _("Will it land in the inbox?"),
        ui.el.p(
            _(
                "Three things that whoever runs {domain} sees to. LearnHub does not read them.",
                domain=mail.domain,
            ),
            class_name="t-meta mt2",
        ),
        ui.el.ul(*records),
    )


def _record(name: str, text: ui.Text, record: tuple[ui.Text, ui.Text] | None = None) -> rx.Component:
    """What is asked of the domain, with the TXT record that says it: where it stands and its text."""
    shown, copied = [], []
    if record is not None:
        where, value = record
        shown = [ui.el.p(where, class_name="t-meta"), ui.el.code(value, class_name="mail-code")]
        copied = [ui.copy_button(value, size="1")]
    return ui.el.li(
        ui.el.div(name, class_name="t-m"),
        ui.el.div(ui.el.p(text), *shown, class_name="grow"),
        *copied,
        class_name="mail-row mail-record",
    )
