"""Asking: with a name through the page's state, without one straight from the browser."""

import reflex as rx
from reflex.vars import StringVar

from learnhub import ui
from learnhub.features.ama.components.scripts import AnonymousMine, AskForm, MineCount, UnsentQuestion
from learnhub.features.ama.components.words import reason_words, state_words
from learnhub.features.ama.enums import Anonymity
from learnhub.features.ama.schemas import AmaView, QuestionRow
from learnhub.ui.text import _


def composer(
    ama: ui.ViewVar[AmaView],
    *,
    is_live: rx.Var[bool],
    error: rx.Var[str],
    cleared: ui.Number,
    on_named: ui.Handler,
) -> rx.Component:
    """The form for a question; anonymous unless one says otherwise, where the group is large enough.

    `is_live` is whether anonymous questions come out in batches, or all at the opening.
    """
    label = ui.el.label(
        _("Ask {name} a question", name=first_name(ama.leader.name)),
        html_for="text",
        class_name="t-sec ask-label",
    )
    area = ui.text_area(
        "text",
        3,
        placeholder=_("One question, as you would say it out loud"),
        error=error,
        aria_describedby="ask-privacy",
    )
    wrong = rx.cond(error, ui.el.p(error, role="alert", class_name="field-error"))
    send = ui.button(_("Send question"), variant="solid", size="3", type="submit", class_name="ask-send")
    foot = ui.el.div(
        rx.cond(ama.anonymity != Anonymity.CLOSED, _anonymous_switch(), ui.el.span()),
        send,
        class_name="ask-foot row between",
    )
    return AskForm.create(
        label,
        area,
        wrong,
        foot,
        _privacy(ama.anonymity),
        ama=ama.id,
        labels=_labels(is_live),
        draft=draft_of(ama.id),
        cleared=cleared,
        on_named=on_named,
        class_name="ask",
    )


def first_name(name: rx.Var[str]) -> rx.Var[str]:
    """The first word of a name."""
    return name.to(str).split(" ")[0]


def _anonymous_switch() -> rx.Component:
    return ui.switch("anonymous", _("Ask anonymously"), default_checked=True)


def _privacy(anonymity: rx.Var[str]) -> rx.Component:
    few = _("Fewer than five people can ask here, so every question carries its name.")
    thin = _("Fewer than ten people can ask here: your way of writing may give you away.")
    said = rx.match(
        anonymity,
        (Anonymity.CLOSED.value, ui.el.span(few)),
        (Anonymity.THIN.value, _promise_or_name(" ", thin)),
        _promise_or_name(),
    )
    return ui.el.p(said, id="ask-privacy", class_name="t-meta ask-privacy")


def _promise_or_name(*more: ui.Text) -> rx.Component:
    """What holds with the switch on and what holds with it off; the stylesheet leaves one of them."""
    promise = _(
        "Your name is not stored with the question. Whoever runs the server while you send it could see it, "
        "or know that it comes from one of the few who asked in the same minutes."
    )
    named = _("Your name stands beside the question, for everybody who can open this session.")
    return rx.fragment(
        ui.el.span(promise, *more, class_name="ask-if-unnamed"), ui.el.span(named, class_name="ask-if-named")
    )


def _errors() -> dict[str, rx.Var[str]]:
    return {
        "offline": _("This did not reach the server. Your text is still here; try again."),
        "empty": _("Write your question first."),
        "long": _("A question has 300 characters at most. Shorten it a little."),
    }


def _labels(is_live: rx.Var[bool]) -> rx.Var:
    """What is said once it is sent; the browser puts the moment of the next batch in place of {time}."""
    later = _("Sent without your name. All anonymous questions come out together when the session opens.")
    soon = _(
        "Sent without your name. Anonymous questions come out together at {time} if three people have "
        "asked by then, otherwise later, at the latest at the end.",
        time="{time}",
    )
    return rx.Var.create({**_errors(), "sent": rx.cond(is_live, soon, later)})


def mine_count(ama_id: rx.Var[str], named: rx.Var[int], rows: rx.Var[dict[str, QuestionRow]]) -> rx.Component:
    """How many questions are one's own: those asked by name, and what this browser asked without."""
    return MineCount.create(ama=ama_id, named=named, rows=rows)


def unsent(ama_id: StringVar) -> rx.Component:
    """What somebody was writing when the session ended, to keep or to throw away."""
    labels = {
        "title": _("This session ended before you sent your question"),
        "note": _("Nobody has seen it. It is kept in this browser until you discard it."),
        "copy": _("Copy"),
        "copied": _("Copied"),
        "discard": _("Discard"),
    }
    return UnsentQuestion.create(draft=draft_of(ama_id), labels=rx.Var.create(labels))


def draft_of(ama_id: StringVar) -> rx.Var[str]:
    """The key under which the browser keeps what is typed for a session."""
    return rx.Var.create("ama-") + ama_id


def anonymous_mine(
    ama_id: rx.Var[str], rows: rx.Var[dict[str, QuestionRow]], is_live: rx.Var[bool]
) -> rx.Component:
    """The questions that this browser asked without a name, which no account knows about."""
    states = state_words()
    sent = rx.cond(
        is_live,
        _("Sent. It comes out together with others, at the latest at the end."),
        _("Sent. It comes out when the session opens."),
    )
    labels = {
        **_errors(),
        "title": _("Asked anonymously from this browser"),
        "note": _("Only this browser knows that they are yours."),
        "rephrased": _("A host chose these words. Yours: “{words}”", words="{words}"),
        "reword": _("Reword"),
        "withdraw": _("Withdraw"),
        "sure": _("Withdraw it for good?"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "copy": _("Copy"),
        "copied": _("Copied"),
        "copy_key": _("Copy its key"),
        "discard": _("Discard"),
        "over": _("The session ended before this question came out. Nobody has seen it."),
        "have_key": _("I have the key of a question"),
        "key": _("Key of an anonymous question"),
        "wrong_key": _("A key has 32 letters and digits."),
        "follow": _("Follow"),
        "states": {**states, "sent": sent},
        "reasons": {key.value: word for key, word in reason_words().items()},
    }
    return AnonymousMine.create(ama=ama_id, rows=rows, labels=rx.Var.create(labels))
