"""Short ways to thanks from a person to a person."""

from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.charters import service as charters
from learnhub.features.charters.schemas import CharterInput
from learnhub.features.recognition import queries, service
from learnhub.features.recognition.schemas import RecognitionInput, RecognitionRow

WORDS = "Your dial indicator on the flange saved us from opening it a second time."
ARTICLES = ["We ask before we take apart. Then we look.", "We write it down for others."]


def write_charter(administrator: Actor) -> str:
    """The company's charter, of two articles."""
    form = CharterInput(title="Our charter", articles=ARTICLES, language="en")
    return db.write_now(charters.write_charter, administrator, form)


def thank(giver: Actor, receiver: Actor, **given: Any) -> str:
    """Thanks of somebody to a colleague."""
    form = RecognitionInput.model_validate({"words": WORDS} | given)
    return db.write_now(service.thank_colleague, giver, str(receiver.person_id), form)


def received(reader: Actor, receiver: Actor) -> list[RecognitionRow]:
    """What somebody sees of the thanks to a colleague."""
    return db.read_now(queries.list_received, reader, str(receiver.person_id)).items
