"""Mail as rooms compose it: its parts, its links, the message that leaves and the talk with the server.

A room says in `Room.mails` which function composes a kind of mail. That happens when it is sent, so that it
says what is true then, in the language that its reader has then; `learnhub.features.mail` sends it.
"""

from learnhub.mail.letter import Invitation, Mail, Reader
from learnhub.mail.parts import Link, Part
from learnhub.mail.queue import address_of, put, put_many

__all__ = ["Invitation", "Link", "Mail", "Part", "Reader", "address_of", "put", "put_many"]
