"""Notices in sentences, as mails say them."""

from learnhub.core.i18n import N_, translate
from learnhub.features.notices import queries
from learnhub.features.notices.schemas import InboxRow, NoticeView
from learnhub.mail import Link, signed
from learnhub.rooms import Reason
from learnhub.rooms.notices import REASONS

EXCERPT_MAX = 240
TITLED = N_("{sentence}: {title}")


def sentence_of(row: InboxRow, language: str) -> str:
    """What happened last; it names who did it unless nobody is to be named."""
    newest = row.notices[0]
    saying = queries.kinds()[newest.kind].sayings[newest.what]
    if newest.actor.id:
        return f"{newest.actor.name} {translate(language, saying.did)}"
    return translate(language, saying.alone or saying.did)


def titled(row: InboxRow, language: str) -> str:
    """The same with the title of the thing."""
    title = row.title if row.language else translate(language, row.title)
    return translate(language, TITLED, sentence=sentence_of(row, language), title=title)


def action_of(row: InboxRow, language: str) -> str:
    """What there is to do."""
    newest = row.notices[0]
    saying = queries.kinds()[newest.kind].sayings[newest.what]
    return translate(language, (row.is_repeated and saying.action_many) or saying.action)


def excerpt_of(notice: NoticeView) -> str:
    """The beginning of what was written."""
    words = notice.excerpt
    return words if len(words) <= EXCERPT_MAX else f"{words[: EXCERPT_MAX - 1].rsplit(' ', 1)[0]}…"


def quoted(words: str, language: str) -> str:
    """Words between the quotation marks of their language."""
    if not words:
        return ""
    return f"«\u00a0{words}\u00a0»" if language == "fr" else f"“{words}”"


def why_of(row: InboxRow, language: str) -> str:
    """Why its reader is told."""
    return translate(language, REASONS[Reason(row.reason)], topic=row.topic)


def stop_address(row: InboxRow, person_id: str) -> str:
    """The signed address that ends what brought a row; none where nothing can be stopped."""
    if row.stops == "topic":
        return signed.address_of_action("notices.stop_topic", person_id, row.topic_id)
    return signed.address_of_action("notices.stop", person_id, row.thing) if row.stops else ""


def act_links(row: InboxRow, person_id: str, language: str) -> list[Link]:
    """What its reader can do at once without opening it, each behind its signed address."""
    return [
        Link(translate(language, act.label), signed.address_of_action(act.by_mail, person_id, row.thing))
        for act in queries.acts_by_mail(row.acts)
    ]
