"""What the author of something reads of a decision about it, in their language."""

from learnhub import rooms
from learnhub.core.i18n import N_, translate
from learnhub.features.moderation.enums import REASONS, Decision, FlagReason
from learnhub.features.moderation.models import ModerationCase

HEADLINES = {
    "": N_("Your {kind} waits for a moderator."),
    Decision.KEEP: N_("Your {kind} is visible again, as you wrote it."),
    Decision.REDACT: N_("Part of your {kind} was removed."),
    Decision.HIDE: N_("Your {kind} is hidden."),
}
WAITS = N_("Several colleagues asked for it. Until it is decided only you and moderators see it.")
KEPT = N_("A moderator has read it.")
BECAUSE = {
    Decision.REDACT: {
        FlagReason.NAMES_A_PERSON: N_("The rest is visible. The words that are gone named a person."),
        FlagReason.UNKIND: N_("The rest is visible. The words that are gone were unkind to somebody."),
        FlagReason.CUSTOMER_DATA: N_("The rest is visible. The words that are gone told about a customer."),
        FlagReason.UNSAFE: N_("The rest is visible. The words that are gone are not safe to follow."),
        FlagReason.REVEALS_AUTHOR: N_("The rest is visible. The words that are gone could reveal who wrote."),
        FlagReason.OTHER: N_("The rest is visible."),
    },
    Decision.HIDE: {
        FlagReason.NAMES_A_PERSON: N_("Only you and moderators see it, because it names a person."),
        FlagReason.UNKIND: N_("Only you and moderators see it, because it is unkind to somebody."),
        FlagReason.CUSTOMER_DATA: N_("Only you and moderators see it, because it tells about a customer."),
        FlagReason.UNSAFE: N_("Only you and moderators see it, because it is not safe to follow."),
        FlagReason.REVEALS_AUTHOR: N_("Only you and moderators see it, because it could reveal its author."),
        FlagReason.OTHER: N_("Only you and moderators see it."),
    },
}
ANSWERED = N_("You answered. Another moderator reads it.")
SIGNATURE = N_("{name}, moderator")
LINE_MAX = 300


def headline(language: str, kind: str, decision: str) -> str:
    """What became of it, in a sentence."""
    return translate(
        language, HEADLINES[Decision(decision) if decision else ""], kind=kind_in(language, kind)
    )


def because(language: str, decision: str, reason: str) -> str:
    """What that means, and why."""
    if not decision:
        return translate(language, WAITS)
    if decision == Decision.KEEP or not reason:
        return translate(language, KEPT)
    return translate(language, BECAUSE[Decision(decision)][FlagReason(reason)])


def signature(language: str, name: str) -> str:
    """Who decided."""
    return translate(language, SIGNATURE, name=name)


def reason_line(language: str, case: ModerationCase) -> str:
    """What stands over hidden content, in the language of its text: a line for all, then the author's."""
    known = case.reason != FlagReason.OTHER
    words = [f"{translate(language, REASONS[FlagReason(case.reason)])}."] if known else []
    return "\n".join([*words, " ".join(case.note.split())])[:LINE_MAX]


def kind_in(language: str, kind: str) -> str:
    """The word for a kind within a sentence."""
    word = translate(language, rooms.kind(kind).one)
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
