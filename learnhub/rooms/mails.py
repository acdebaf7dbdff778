"""What rooms declare of mail: how a kind of it is composed, and what its reader can do from it.

A kind of mail is a name such as "people.invitation", with a function of (session, payload) that answers a
`learnhub.mail.Mail`, or None when there is nothing to send any more. It is called when the mail is sent, in a
transaction that it may write in, and again when that failed: rights and wishes are asked then, and what it
makes, such as the secret of a link, must be the same again. The payload holds `kind`, `person_id` and the ids
that `learnhub.mail.put` was given.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailAction:
    """Something that a mail lets its reader do with one click, without signing in and once.

    `run` names a function of (session, person_id, about) that does it and bears being done again. `ask` is
    the question on the page that a link in the mail opens, `button` its button, `done` what is said then.
    """

    run: str
    ask: str
    button: str
    done: str
