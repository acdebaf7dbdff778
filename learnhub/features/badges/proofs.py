"""Signing and checking JSON-LD with Ed25519: Data Integrity proofs of the suite `eddsa-rdfc-2022` (W3C).

What is signed is the SHA-256 of the canonical N-Quads of the proof's own options, followed by that of the
document. Contexts come from files of this package and nowhere else: a document that names another one is
refused, so that nothing is fetched on its word.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyld import jsonld

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FILES = {CREDENTIALS: "credentials-v2.json", OPEN_BADGES: "open-badges-3.0.3.json"}
SUITE = "eddsa-rdfc-2022"
ED25519 = b"\xed\x01"  # before a public key, in a Multikey
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # of base 58, as Bitcoin writes it
SIGNATURE_BYTES, KEY_BYTES = 64, 32

Document = dict[str, Any]


class UnknownContext(Exception):
    """A document names a context that is not among our files."""


def sign(document: Mapping[str, Any], key: Ed25519PrivateKey, *, method: str, created: str) -> Document:
    """The document with its proof; `method` is the address of the public key, `created` an XSD moment."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    signature = key.sign(_hashes(document, proof))
    return {**deepcopy(dict(document)), "proof": {**proof, "proofValue": multibase(signature)}}


def is_signed_by(document: Mapping[str, Any], public: str) -> bool:
    """Whether the proof of a document is that of this public key (a Multikey), and nothing has changed since.

    Raises UnknownContext for one that cannot be checked.
    """
    bare = {name: value for name, value in document.items() if name != "proof"}
    proof = dict(document.get("proof") or {})
    value = proof.pop("proofValue", "")
    try:
        signature = from_multibase(value)
        key = from_multibase(public).removeprefix(ED25519)
        if len(signature) != SIGNATURE_BYTES or len(key) != KEY_BYTES or proof.get("cryptosuite") != SUITE:
            return False
        Ed25519PublicKey.from_public_bytes(key).verify(signature, _hashes(bare, proof))
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key(key: Ed25519PrivateKey) -> str:
    """The public half of a key, as a Multikey writes it."""
    return multibase(ED25519 + key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def multibase(given: bytes) -> str:
    """Bytes in base 58 with the letter that says so."""
    number, digits = int.from_bytes(given, "big"), ""
    while number:
        number, rest = divmod(number, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    zeros = len(given) - len(given.lstrip(b"\0"))
    return "z" + ALPHABET[0] * zeros + digits


def from_multibase(text: str) -> bytes:
    """The bytes again; raises ValueError for what is no base 58."""
    if not text.startswith("z"):
        raise ValueError("not base 58")
    number, digits = 0, text[1:]
    for digit in digits:
        number = number * len(ALPHABET) + ALPHABET.index(digit)
    zeros = len(digits) - len(digits.lstrip(ALPHABET[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _hashes(document: Mapping[str, Any], proof: Mapping[str, Any]) -> bytes:
    options = {"@context": document["@context"], **proof}
    return b"".join(sha256(_canonical(each).encode()).digest() for each in (options, document))


def _canonical(document: Mapping[str, Any]) -> str:
    options: Any = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _load}
    try:
        return str(jsonld.normalize(dict(document), options))
    except jsonld.JsonLdError as error:
        raise UnknownContext(str(error)) from error


def _load(address: str, _options: Any = None) -> dict[str, Any]:
    if address not in FILES:
        raise UnknownContext(address)
    return {"contextUrl": None, "documentUrl": address, "document": _context(address)}


@cache
def _context(address: str) -> Document:
    folder = Path(__file__).parent / "contexts"
    return json.loads((folder / FILES[address]).read_text(encoding="utf-8"))
