"""Tables of mail: addresses that were refused, and what was done from a mail."""

from datetime import datetime

from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference
from learnhub.core.db import Utc


class MailBounce(Table, table=True):
    """An address that the mail server says does not exist, until a mail is accepted or it is corrected."""

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    email: Mapped[str] = Field(max_length=254)
    bounces: Mapped[int] = Field(default=1)
    at: Mapped[datetime] = Field(sa_type=Utc)


class MailActionUse(Table, table=True):
    """A signed address of a mail that was used, by the hash of its token, for as long as it would work."""

    hash: Mapped[str] = Field(primary_key=True, max_length=64)
    until: Mapped[datetime] = Field(sa_type=Utc, index=True)
