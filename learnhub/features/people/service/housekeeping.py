"""What is forgotten when its time is over, whoever comes by."""

from datetime import timedelta

from sqlalchemy import delete, or_
from sqlmodel import Session

from learnhub.core.clock import utcnow
from learnhub.features.people.models import MemberImport, OneTimeLink, SignIn

KEPT = timedelta(days=7)


def forget_expired(session: Session) -> None:
    """Drop sign-ins that have expired, links a week after their end, and files of members after a week."""
    long_ago = utcnow() - KEPT
    over = or_(OneTimeLink.expires_at < long_ago, OneTimeLink.used_at < long_ago)
    session.execute(delete(SignIn).where(SignIn.expires_at <= utcnow()))
    session.execute(delete(OneTimeLink).where(over))
    session.execute(delete(MemberImport).where(MemberImport.made_at < long_ago))
