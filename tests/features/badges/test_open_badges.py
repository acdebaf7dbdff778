"""Badges as Open Badges 3.0: signed, checked by us and by a verifier that is not ours, and revoked."""

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlmodel import Session

from learnhub import _run
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.badges import credentials, issuing, pictures, proofs, service
from learnhub.features.badges.errors import NoSuchBadge
from learnhub.features.badges.models import BadgeEvidence, IssuerKey
from learnhub.features.badges.public_page import badge_page, unknown_page
from learnhub.features.badges.rules import RULES
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from tests.features.badges.support import award
from tests.features.failures.support import tell

VERIFIER = Path(__file__).parent / "verify.mjs"
PACKAGES = (
    "@digitalbazaar/vc@7.3.0",
    "@digitalbazaar/data-integrity@2.5.0",
    "@digitalbazaar/eddsa-rdfc-2022-cryptosuite@1.3.0",
    "@digitalbazaar/vc-bitstring-status-list@2.0.1",
)
CONTROLLER = "https://www.w3.org/ns/did/v1"
MULTIKEY = "https://w3id.org/security/multikey/v1"


@pytest.fixture
def holder(people, noon) -> Actor:
    return people.member("Karim Benali")


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the verifier, installed by npm; skipped where the registry does not answer."""
    tools, folder = (
        _run.building(),
        tmp_path_factory.mktemp("verifier"),
    )
    npm = shutil.which("npm", path=tools["PATH"])
    if npm is None:
        pytest.skip("npm, which installs the verifier, is not here (the extra `build` has it)")
    (folder / "package.json").write_text('{"type": "module", "private": true}')
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    made = subprocess.run(
        command, cwd=folder, env=tools, capture_output=True, text=True, timeout=240, check=False
    )
    if made.returncode:
        pytest.skip(f"npm could not install the verifier: {made.stderr.strip()[:200]}")
    shutil.copy(VERIFIER, folder)
    return folder


def publish(holder: Actor, badge: str, *evidence: str) -> str:
    return db.write_now(issuing.publish, holder, badge, evidence)


def opened(public_id: str) -> issuing.PublicBadge:
    return db.read_now(issuing.open_public, public_id)


def checked(folder: Path, credential: dict[str, Any]) -> dict[str, Any]:
    """What the verifier says of a badge, with the issuer and the list of this moment."""
    issuer = db.read_now(issuing.get_issuer)
    (method,) = issuer["assertionMethod"]
    listed = db.read_now(issuing.get_status_list)
    contexts = {address: proofs._context(address) for address in proofs.FILES}
    documents = {
        **contexts,
        issuer["id"]: {**issuer, "@context": [CONTROLLER, MULTIKEY]},
        method["id"]: {**method, "@context": MULTIKEY},
        listed["id"]: listed,
    }
    given = json.dumps({"credential": credential, "documents": documents})
    tools = _run.building()
    node = shutil.which("node", path=tools["PATH"]) or "node"
    command = [node, VERIFIER.name]
    said = subprocess.run(
        command, cwd=folder, env=tools, input=given, capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(said.stdout)


def test_base_58_and_back() -> None:
    for given in (b"", b"\0", b"\0\0\x01", b"hello", bytes(range(64))):
        assert proofs.from_multibase(proofs.multibase(given)) == given
    assert proofs.multibase(b"Hello World!") == "z2NEpo7TZRRrLZSi2U"
    for wrong in ("hello", "z0", "zI"):
        with pytest.raises(ValueError):  # noqa: PT011
            proofs.from_multibase(wrong)


def test_a_badge_is_signed_and_says_what_its_holder_chose(holder) -> None:
    badge, story, other = award(holder), tell(holder), tell(holder)

    def add(session: Session) -> None:
        session.add_all(BadgeEvidence(award_id=badge, content_id=each) for each in (story, other))

    db.write_now(add)
    public_id = publish(holder, badge, story)

    seen = opened(public_id)
    assert (seen.signed, seen.holder, seen.name) == (True, "Karim Benali", "First to speak")
    assert len(seen.evidence) == 1
    assert publish(holder, badge) == public_id
    assert opened(public_id).evidence == []


def test_what_was_changed_is_refused(holder) -> None:
    document = opened(publish(holder, award(holder))).document
    public = db.read_now(lambda session: session.get_one(IssuerKey, 1).public)

    assert proofs.is_signed_by(document, public)
    for change in (
        {"name": "Best of all"},
        {"validFrom": "2020-01-01T00:00:00Z"},
        {"proof": {**document["proof"], "created": "2020-01-01T00:00:00Z"}},
        {"proof": {**document["proof"], "proofValue": "z" + "1" * 64}},
        {"proof": {}},
    ):
        assert not proofs.is_signed_by({**document, **change}, public)
    with pytest.raises(proofs.UnknownContext):
        proofs.is_signed_by({**document, "@context": ["https://elsewhere.example/context"]}, public)


def test_nobody_publishes_the_badge_of_another_or_what_was_revoked(holder, people) -> None:
    badge = award(holder)
    with pytest.raises(NoSuchBadge):
        publish(people.member(), badge)

    db.write_now(service.give_back, holder, badge)
    with pytest.raises(NoSuchBadge):
        publish(holder, badge)


def test_titles_of_what_is_not_for_the_whole_company_stay_inside(holder, people) -> None:
    badge, story = award(holder), tell(people.member())
    public_id = publish(holder, badge, story)  # no evidence of this badge

    assert opened(public_id).evidence == []


def test_after_the_holder_has_left_it_is_still_there(holder) -> None:
    public_id = publish(holder, award(holder))

    def leave(session: Session) -> None:
        person = session.get_one(Person, str(holder.person_id))
        person.status = PersonStatus.SUSPENDED
        session.add(person)

    db.write_now(leave)
    seen = opened(public_id)
    assert (seen.signed, seen.holder) == (True, "Karim Benali")


def test_what_was_revoked_shows_nothing_of_it(holder) -> None:
    badge = award(holder)
    public_id = publish(holder, badge)
    db.write_now(service.give_back, holder, badge)

    seen = opened(public_id)
    page = badge_page(seen, "en")
    assert seen.document == {}
    assert "This badge no longer counts" in page
    for word in ("Karim", "First to speak", "Download"):
        assert word not in page


def test_pages_name_no_address_but_their_own(holder) -> None:
    public_id = publish(holder, award(holder))
    for language in ("en", "fr"):
        page = badge_page(opened(public_id), language)
        assert 'content="noindex"' in page
        assert "<script" not in page
        assert f"/people/{holder.person_id}" not in page
        assert str(holder.person_id) not in page
    assert "Valable" in badge_page(opened(public_id), "fr")
    assert "Karim" not in unknown_page("en")


def test_names_that_people_wrote_are_escaped(people, noon) -> None:
    holder = people.member("<b>Ana</b> & {day}")

    page = badge_page(opened(publish(holder, award(holder))), "en")
    assert "&lt;b&gt;Ana&lt;/b&gt; &amp;" in page


def test_what_could_not_be_checked_is_never_said_to_be_valid(holder, monkeypatch: pytest.MonkeyPatch) -> None:
    public_id = publish(holder, award(holder))

    def fail(*_given: object) -> bool:
        raise proofs.UnknownContext("no file")

    monkeypatch.setattr(proofs, "is_signed_by", fail)
    page = badge_page(opened(public_id), "en")
    assert "Could not be checked" in page
    assert ">Valid<" not in page
    assert "Download" not in page


def test_pictures_carry_the_same_signature(holder) -> None:
    document = opened(publish(holder, award(holder))).document
    for rule in RULES:
        assert pictures.medal(rule).startswith("<svg")

    drawn = pictures.svg(RULES[0], document)
    inside = drawn.partition("<![CDATA[")[2].partition("]]>")[0]
    assert json.loads(inside) == document
    image = Image.open(BytesIO(pictures.png(RULES[0], document)))
    assert json.loads(image.info[pictures.KEYWORD]) == document
    assert image.size == (pictures.SIDE, pictures.SIDE)


def test_the_list_of_what_is_revoked_tells_no_more() -> None:
    listed = credentials.status_list("https://x.example", [0, 9], clock.utcnow())

    assert listed["credentialSubject"]["encodedList"].startswith("u")
    assert listed["credentialSubject"]["statusPurpose"] == "revocation"


@pytest.mark.slow
def test_a_verifier_that_is_not_ours(holder, verifier: Path) -> None:
    badge = award(holder)
    document = opened(publish(holder, badge)).document

    good = checked(verifier, document)
    assert (good["verified"], good["isRevoked"], good["problem"]) == (True, False, "")
    tampered = checked(verifier, {**document, "name": "Best of all"})
    assert (tampered["verified"], "signature" in tampered["problem"].lower()) == (False, True)
    db.write_now(service.give_back, holder, badge)
    assert checked(verifier, document)["isRevoked"]
