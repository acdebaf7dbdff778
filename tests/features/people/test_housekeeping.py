"""What is forgotten when its time is over."""

from datetime import timedelta

from sqlmodel import Session, col, select

from learnhub.core import clock, db
from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.models import OneTimeLink, SignIn
from learnhub.features.people.service.housekeeping import forget_expired
from tests.conftest import People


def test_expired_sign_ins_and_old_links_are_forgotten(people: People) -> None:
    person_id = people.member("Ana Petit").person_id
    assert person_id
    now, day = clock.utcnow(), timedelta(days=1)

    def add(session: Session) -> None:
        for name, expires_at in (("expired", now - day), ("open", now + day)):
            session.add(
                SignIn(
                    id_hash=name,
                    person_id=person_id,
                    created_at=now - 9 * day,
                    seen_at=now,
                    expires_at=expires_at,
                    password_version=1,
                )
            )
        for name, expires_at, used_at in (
            ("long expired", now - 8 * day, None),
            ("long used", now + day, now - 8 * day),
            ("just expired", now - day, None),
            ("open", now + day, None),
        ):
            link = OneTimeLink(hash=name, purpose=LinkPurpose.RESET, expires_at=expires_at, used_at=used_at)
            session.add(link)

    db.write_now(add)

    db.write_now(forget_expired)

    assert db.read_now(lambda session: session.exec(select(SignIn.id_hash)).all()) == ["open"]
    left = select(OneTimeLink.hash).order_by(col(OneTimeLink.hash))
    assert db.read_now(lambda session: session.exec(left).all()) == ["just expired", "open"]
