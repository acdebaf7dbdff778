"""Administering webhooks."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.integrations.components import fields as parts
from learnhub.features.integrations.components import rows, undelivered_section
from learnhub.features.integrations.models import ADDRESS_MAX, NAME_MAX
from learnhub.features.integrations.room import INTEGRATIONS_MANAGE
from learnhub.features.integrations.schemas import UndeliveredEvent, WebhookView
from learnhub.features.integrations.state import WebhooksState
from learnhub.features.people import components as people
from learnhub.features.people.pages import ADMINISTRATION
from learnhub.ui.text import _
from learnhub.web.pages import Page

HERE = "/admin/webhooks"


def webhooks_page() -> rx.Component:
    """All webhooks, and what did not reach them."""
    state = WebhooksState
    return ui.el.div(
        ui.heading(_("Webhooks")),
        people.admin_tabs(HERE),
        _webhooks(),
        undelivered_section(state.undelivered, _undelivered, on_all=state.try_all_again),
        _new_webhook_dialog(),
        _webhook_dialog(),
    )


def _webhooks() -> rx.Component:
    state = WebhooksState
    nothing = ui.empty(
        _("No webhook yet"), _("A program of yours then hears at once what happens here."), icon="webhook"
    )
    listed = ui.list_(rx.foreach(state.webhooks, _webhook))
    return ui.section(
        _("Addresses that are told of events"),
        ui.el.p(
            _("Ids and addresses, signed as Standard Webhooks describes. Nothing anonymous or private."),
            class_name="t-meta mt2 mb3",
        ),
        rx.cond(state.secret != "", _fresh_secret()),
        ui.loaded(state.is_ready, rx.cond(state.webhooks.length() > 0, listed, nothing)),
        more=ui.button(_("Add a webhook"), icon="plus", size="1", **ui.open_dialog("new-webhook")),
    )


def _fresh_secret() -> rx.Component:
    label = _("The secret of the webhook")
    note = _(
        "Copy it now: it is not shown again. With it the receiver checks that a message comes from here."
    )
    return ui.panel(
        ui.el.p(label, class_name="t-sec mb2"),
        people.shown_once(WebhooksState.secret, label, note),
        ui.button(_("I have copied the secret"), on_click=WebhooksState.forget, class_name="mt3"),
        class_name="mb5",
    )


def _webhook(webhook: ui.ViewVar[WebhookView]) -> rx.Component:
    state, delete, renew = WebhooksState, f"delete-{webhook.id}", f"renew-{webhook.id}"
    test = rx.cond(
        webhook.stopped_at,
        ui.button(_("Start again"), size="1", on_click=state.start(webhook.id)),
        ui.button(_("Test"), size="1", on_click=state.test(webhook.id)),
    )
    return ui.row(
        *rows.webhook_words(webhook),
        lead=ui.grey_tile("webhook"),
        actions=ui.el.span(
            test,
            ui.icon_button("pencil", _("Change {name}", name=webhook.name), on_click=state.edit(webhook.id)),
            ui.icon_button(
                "key_round", _("New secret for {name}", name=webhook.name), **ui.open_dialog(renew)
            ),
            ui.icon_button("trash_2", _("Delete {name}", name=webhook.name), **ui.open_dialog(delete)),
            ui.confirm(
                id=renew,
                title=_("New secret for {name}?", name=webhook.name),
                text=_("The present one is valid beside it for a day."),
                confirm=_("New secret"),
                on_confirm=state.renew(webhook.id),
            ),
            ui.confirm(
                id=delete,
                title=_("Delete {name}?", name=webhook.name),
                text=_("Nothing is sent there any more."),
                confirm=_("Delete"),
                on_confirm=state.delete(webhook.id),
            ),
            class_name="row g1",
        ),
        class_name="connection",
    )


def _undelivered(row: ui.ViewVar[UndeliveredEvent]) -> rx.Component:
    return rows.undelivered_event(row, rows.event_names(), on_again=WebhooksState.try_again(row.id))


def _new_webhook_dialog() -> rx.Component:
    state = WebhooksState
    form = ui.form(
        parts.text_field("name", "new-webhook-name", _("Name"), "", state.errors["name"], NAME_MAX),
        parts.text_field(
            "address",
            "new-webhook-address",
            _("Address"),
            "",
            state.errors["address"],
            ADDRESS_MAX,
            _("It begins with https://. It is kept encrypted and not shown again."),
        ),
        parts.boxes("events", _("What it is told of"), rows.event_names(), None, state.errors["events"]),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog("new-webhook")),
            ui.button(_("Add"), variant="solid", type="submit"),
        ),
        on_submit=state.add,
        cleared=state.saved,
    )
    return ui.dialog(form, id="new-webhook", title=_("Add a webhook"), closes_on=state.saved)


def _webhook_dialog() -> rx.Component:
    state, one = WebhooksState, WebhooksState.one
    form = ui.form(
        parts.text_field("name", "webhook-name", _("Name"), one.name, state.errors["name"], NAME_MAX),
        parts.boxes(
            "events", _("What it is told of"), rows.event_names(), one.events, state.errors["events"]
        ),
        parts.form_actions(state.close, _("Save")),
        on_submit=state.change,
        key=f"webhook-{one.id}-{state.saved}",
    )
    title = _("Change {name}", name=one.name)
    return ui.dialog(form, id="webhook", title=title, open=state.is_open, on_close=state.close)


PAGES = (
    Page(
        HERE,
        webhooks_page,
        N_("Webhooks"),
        load=WebhooksState.load,
        section="members",
        requires=INTEGRATIONS_MANAGE,
        crumbs=ADMINISTRATION,
    ),
)
