"""The page about mail, and the one that a signed address of a mail opens."""

from learnhub.core.i18n import N_
from learnhub.features.mail.pages import action, admin
from learnhub.features.mail.room import MAIL_MANAGE
from learnhub.features.mail.state import MailActionState, MailState
from learnhub.features.people.pages import ADMINISTRATION
from learnhub.mail.signed import PAGE
from learnhub.web.pages import Page

PAGES = (
    Page(PAGE, action.action_page, N_("From your mail"), load=MailActionState.load, frame="plain"),
    Page(
        "/admin/mail",
        admin.mail_page,
        N_("Mail and chat"),
        load=MailState.load,
        section="members",
        requires=MAIL_MANAGE,
        bar=admin.mail_bar,
        crumbs=ADMINISTRATION,
    ),
)
