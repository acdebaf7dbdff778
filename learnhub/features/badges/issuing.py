"""The company as an issuer: its key, and the public pages that holders make of their badges."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core.clock import utcnow
from learnhub.core.i18n import translate
from learnhub.core.upserts import insert
from learnhub.features.badges import credentials, policy, proofs
from learnhub.features.badges.errors import NoSuchBadge
from learnhub.features.badges.models import BadgeAward, BadgeCredential, BadgeEvidence, IssuerKey
from learnhub.features.badges.proofs import Document, UnknownContext
from learnhub.features.badges.room import BADGES_KEEP
from learnhub.features.badges.rules import BY_KEY, Rule
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Content
from learnhub.features.people import keys
from learnhub.features.people import queries as people
from learnhub.features.people.models import Person

PUBLIC_ID_BYTES, TRIES = 16, 8


@dataclass(frozen=True, slots=True)
class PublicBadge:
    """What the public page shows. Each check is True, False, or None when it could not be made."""

    public_id: str
    company: str
    host: str
    public_key: str
    checked_at: datetime
    signed: bool | None
    revoked_at: datetime | None = None
    rule: Rule | None = None
    holder: str = ""
    name: str = ""
    criterion: str = ""
    at: datetime | None = None
    signed_at: datetime | None = None
    evidence: Sequence[str] = ()
    document: Document = field(default_factory=dict)


def base_address() -> str:
    """The public address of this installation."""
    kept = settings()
    return (kept.url or f"http://{kept.host}:{kept.port}").rstrip("/")


def publish(session: Session, actor: Actor, award_id: str, evidence: Sequence[str]) -> str:
    """Sign a badge of one's own and answer the id of its public page, with the titles that one chose.

    Done again, the same page has other titles. Only of what the whole company reads a title is published.
    """
    guard.require_permission(actor, BADGES_KEEP)
    award = session.exec(
        select(BadgeAward).where(BadgeAward.id == award_id, col(BadgeAward.revoked_at).is_(None))
    ).first()
    if award is None or not policy.is_holder(actor, award) or award.rule not in BY_KEY:
        raise NoSuchBadge
    row = session.get(BadgeCredential, award_id) or _reserve(session, award)
    rule, person = BY_KEY[award.rule], session.get_one(Person, award.person_id)
    base, key, now = base_address(), _key(session), utcnow()
    document = credentials.badge(
        base,
        company=people.get_company(session).name,
        public_id=row.public_id,
        number=row.number,
        holder=person.name,
        rule=rule.key,
        name=translate(actor.language, rule.name),
        criterion=translate(actor.language, rule.criterion),
        at=award.at,
        evidence=_titles(session, award_id, evidence),
    )
    method, created = credentials.method_address(base), credentials.moment(now)
    row.document = json.dumps(proofs.sign(document, key, method=method, created=created))
    row.signed_at = now
    session.add(row)
    return row.public_id


def open_public(session: Session, public_id: str) -> PublicBadge:
    """A badge as anybody may check it who has its address; raises NoSuchBadge, whatever is unknown."""
    found = session.exec(
        select(BadgeCredential, BadgeAward)
        .join(BadgeAward, col(BadgeAward.id) == BadgeCredential.award_id)
        .where(BadgeCredential.public_id == public_id)
    ).first()
    if found is None or not found[0].document:
        raise NoSuchBadge
    row, award = found
    document, key = json.loads(row.document), session.get(IssuerKey, 1)
    public = key.public if key else ""
    seen = PublicBadge(
        public_id=public_id,
        company=people.get_company(session).name,
        host=urlsplit(base_address()).netloc,
        public_key=public,
        checked_at=utcnow(),
        signed=_is_signed(document, public),
        revoked_at=award.revoked_at,
    )
    if award.revoked_at is not None:
        return seen
    subject = document["credentialSubject"]
    return PublicBadge(
        public_id=public_id,
        company=seen.company,
        host=seen.host,
        public_key=public,
        checked_at=seen.checked_at,
        signed=seen.signed,
        rule=BY_KEY.get(award.rule),
        holder=subject["identifier"][0]["identityHash"],
        name=document["name"],
        criterion=subject["achievement"]["criteria"]["narrative"],
        at=award.at,
        signed_at=row.signed_at,
        evidence=[each["name"] for each in document.get("evidence", ())],
        document=document,
    )


def get_issuer(session: Session) -> Document:
    """The profile of the company, with its key; raises NoSuchBadge before anything was signed."""
    key = session.get(IssuerKey, 1)
    if key is None:
        raise NoSuchBadge
    return credentials.issuer(base_address(), people.get_company(session).name, key.public)


def get_status_list(session: Session) -> Document:
    """The signed list of what is revoked; raises NoSuchBadge before anything was signed."""
    if session.get(IssuerKey, 1) is None:
        raise NoSuchBadge
    revoked = session.exec(
        select(BadgeCredential.number)
        .join(BadgeAward, col(BadgeAward.id) == BadgeCredential.award_id)
        .where(col(BadgeAward.revoked_at).is_not(None))
    )
    base, now = base_address(), utcnow()
    document = credentials.status_list(base, revoked, now)
    method, created = credentials.method_address(base), credentials.moment(now)
    return proofs.sign(document, _key(session), method=method, created=created)


def _is_signed(document: Document, public: str) -> bool | None:
    try:
        return proofs.is_signed_by(document, public)
    except UnknownContext:
        return None


def _titles(session: Session, award_id: str, chosen: Sequence[str]) -> list[str]:
    evidence = (
        select(Content.root_id)
        .join(BadgeEvidence, col(BadgeEvidence.content_id) == Content.id)
        .where(BadgeEvidence.award_id == award_id, col(Content.id).in_(chosen))
        .where(Content.status == Status.PUBLISHED, Content.audience == OPEN)
    )
    return list(
        session.exec(select(Content.title).where(col(Content.id).in_(evidence)).order_by(Content.title))
    )


def _reserve(session: Session, award: BadgeAward) -> BadgeCredential:
    """An address and a place in the list, both by lot."""
    for _try in range(TRIES):
        row = {
            "award_id": award.id,
            "person_id": award.person_id,
            "public_id": secrets.token_urlsafe(PUBLIC_ID_BYTES),
            "number": secrets.randbelow(credentials.LIST_BITS),
            "document": "",
            "signed_at": utcnow(),
        }
        session.execute(insert(session, BadgeCredential, **row).on_conflict_do_nothing())
        if found := session.get(BadgeCredential, award.id):
            return found
    raise RuntimeError("no place is left in the list of badges")


def _key(session: Session) -> Ed25519PrivateKey:
    """The company's key, made when it is first needed; raises Unreadable when the secret key has changed."""
    row = session.get(IssuerKey, 1)
    if row is None:
        new = Ed25519PrivateKey.generate()
        kept = {
            "id": 1,
            "secret": keys.encrypted(new.private_bytes_raw().hex()),
            "public": proofs.public_key(new),
            "made_at": utcnow(),
        }
        session.execute(insert(session, IssuerKey, **kept).on_conflict_do_nothing())
        row = session.get_one(IssuerKey, 1)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(keys.decrypted(row.secret)))
