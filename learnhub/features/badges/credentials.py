"""Badges as Open Badges 3.0: what is signed, the issuer that signs it, and the list of what is revoked."""

import base64
import gzip
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from learnhub.features.badges.proofs import CREDENTIALS, OPEN_BADGES, Document

LIST_BITS = 131_072  # the least that BitstringStatusList allows, so that a place in it tells nothing
KEY_NAME = "key-1"
CONTROLLER_CONTEXTS = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")


def moment(at: datetime) -> str:
    """A moment as XML Schema writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def issuer_address(base: str) -> str:
    """Where the company says which key is its own."""
    return f"{base}/badges/issuer"


def method_address(base: str) -> str:
    """The key that a proof names."""
    return f"{issuer_address(base)}#{KEY_NAME}"


def status_address(base: str) -> str:
    """The list of what is revoked."""
    return f"{base}/badges/status"


def page_address(base: str, public_id: str) -> str:
    """The public page of a badge."""
    return f"{base}/b/{public_id}"


def issuer(base: str, company: str, public: str) -> Document:
    """The profile of the company, with its key."""
    address = issuer_address(base)
    key = {
        "id": method_address(base),
        "type": "Multikey",
        "controller": address,
        "publicKeyMultibase": public,
    }
    return {
        "@context": [*CONTROLLER_CONTEXTS, OPEN_BADGES],
        "id": address,
        "type": "Profile",
        "name": company,
        "url": base,
        "assertionMethod": [key],
    }


def badge(
    base: str,
    *,
    company: str,
    public_id: str,
    number: int,
    holder: str,
    rule: str,
    name: str,
    criterion: str,
    at: datetime,
    evidence: Sequence[str],
) -> Document:
    """A badge before it is signed. Its holder is named, and by nothing else: no address, no other badge."""
    page = page_address(base, public_id)
    document: dict[str, Any] = {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": f"{page}/credential.json",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": name,
        "issuer": {"id": issuer_address(base), "type": ["Profile"], "name": company, "url": base},
        "validFrom": moment(at),
        "credentialSubject": {
            "id": f"{page}#holder",
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": holder, "identityType": "name"}
            ],
            "achievement": {
                "id": f"{base}/badges#{rule}",
                "type": ["Achievement"],
                "name": name,
                "description": criterion,
                "criteria": {"narrative": criterion},
            },
        },
        "credentialStatus": {
            "id": f"{status_address(base)}#{number}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(number),
            "statusListCredential": status_address(base),
        },
    }
    if evidence:
        document["evidence"] = [{"type": ["Evidence"], "name": title} for title in evidence]
    return document


def status_list(base: str, revoked: Iterable[int], at: datetime) -> Document:
    """The list of what is revoked, before it is signed."""
    bits = bytearray(LIST_BITS // 8)
    for number in revoked:
        bits[number // 8] |= 1 << (7 - number % 8)
    packed = base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
    address = status_address(base)
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_address(base),
        "validFrom": moment(at),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": f"u{packed}",
        },
    }
