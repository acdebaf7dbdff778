"""What every French sentence keeps to: French quotation marks, one word for each thing, no lost elision."""

import re

import pytest

from learnhub.locales.catalogues import OWN

# Before an inserted name these words may have to lose their vowel: "de Élodie".
ELIDED = r"\b(?:de|que|le|la|je|ne|se|si|jusque|lorsque|puisque) \{(?:name|who|asker|skill|topic)\}"


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    """Every translated sentence, each plural form for itself."""
    texts = OWN.merged("fr").values()
    return [form for text in texts for form in ([text] if isinstance(text, str) else text)]


@pytest.mark.parametrize(
    "unwanted",
    ["[“”]", ELIDED, r"\bentretiens?\b", r"(?<!fuseau )\bhoraires?\b", r"\bsessions?\b", r"\braisons?\b"],
    ids=["quotes", "elision", "échange", "disponibilités", "séance", "motif"],
)
def test_unwanted_words_stand_nowhere(sentences: list[str], unwanted: str):
    assert [text for text in sentences if re.search(unwanted, text, re.IGNORECASE)] == []
