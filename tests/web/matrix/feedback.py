"""Rows of growth feedback."""

from collections.abc import Callable

from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.features.feedback import queries, service
from learnhub.features.feedback.enums import Step
from learnhub.features.feedback.models import (
    FeedbackAsked,
    FeedbackChoice,
    FeedbackDraft,
    FeedbackNote,
    FeedbackRequest,
    FeedbackThanks,
)
from learnhub.features.feedback.schemas import FeedbackOfferInput
from tests.features.feedback.support import ABOUT, WORDS, ask, offer
from tests.web.matrix import Case, Row, at
from tests.web.matrix.world import World, column, number_of

PAGE = 20
Make = Callable[[World, Actor], Case]


def draft_of(world: World, actor: Actor, *, filled: bool = False) -> str:
    """A note that somebody has begun; all but its last step when it is filled."""
    recipient = world.member()
    form = FeedbackOfferInput(recipient_id=str(recipient.person_id), about=ABOUT)
    draft = db.write_now(service.begin_offer, actor, form)
    for step in [*Step][:-1] if filled else []:
        db.write_now(service.keep, actor, draft, step, WORDS[step.value])
    return draft


def note_of(world: World, actor: Actor) -> str:
    """A note that somebody was given."""
    offer(world.member(), actor)
    [row, *_more] = db.read_now(queries.list_notes, actor).items
    return row.id


def open_list(world: World, actor: Actor) -> Case:
    return Case("/feedback", meanwhile=lambda: offer(world.member(), actor))


def more_notes(world: World, actor: Actor) -> Case:
    for number in range(PAGE + 1):
        offer(world.member(), actor, about=f"the hand-over, number {number}")
    return Case("/feedback")


def stop(world: World, actor: Actor) -> Case:
    request = ask(actor, world.member())
    return Case("/feedback", {"request_id": request}, number_of(FeedbackAsked))


def discard(world: World, actor: Actor) -> Case:
    return Case("/feedback", {"draft_id": draft_of(world, actor)}, number_of(FeedbackDraft))


def choose(_world: World, _actor: Actor) -> Case:
    return Case("/feedback", {"only_when_asked": True}, number_of(FeedbackChoice))


def look_for(path: str) -> Make:
    def case(world: World, _actor: Actor) -> Case:
        return Case(path, {"typed": named(world).name})

    return case


def named(world: World) -> Actor:
    """A colleague whose name nobody else has."""
    return world.member(f"Sofia {ids.new_id()}")


def pick(path: str, name: str) -> Make:
    def case(world: World, _actor: Actor) -> Case:
        colleague = named(world)
        before = ((f"{name}.look_for", {"typed": colleague.name}),)
        return Case(path, {"person_id": str(colleague.person_id)}, before=before)

    return case


def drop(path: str, name: str) -> Make:
    def case(world: World, _actor: Actor) -> Case:
        colleague = named(world)
        chosen = {"person_id": str(colleague.person_id)}
        before = ((f"{name}.look_for", {"typed": colleague.name}), (f"{name}.choose", chosen))
        return Case(path, chosen, before=before)

    return case


def send_request(world: World, _actor: Actor) -> Case:
    form = {"about": ABOUT, "people": str(world.member().person_id)}
    return Case("/feedback/ask", {"form": form}, number_of(FeedbackRequest))


def begin_offer(world: World, _actor: Actor) -> Case:
    form = {"about": ABOUT, "recipient_id": str(world.member().person_id)}
    return Case("/feedback/offer", {"form": form}, number_of(FeedbackDraft))


def open_asked(world: World, actor: Actor) -> Case:
    return Case(f"/feedback/asked/{ask(world.member(), actor)}")


def begin_answer(world: World, actor: Actor) -> Case:
    return Case(f"/feedback/asked/{ask(world.member(), actor)}", {}, number_of(FeedbackDraft))


def decline(world: World, actor: Actor) -> Case:
    return Case(f"/feedback/asked/{ask(world.member(), actor)}", {}, number_of(FeedbackAsked))


def open_draft(world: World, actor: Actor) -> Case:
    return Case(f"/feedback/write/{draft_of(world, actor)}")


def step(world: World, actor: Actor) -> Case:
    return Case(f"/feedback/write/{draft_of(world, actor)}", {"step": "impact"})


def typed(world: World, actor: Actor) -> Case:
    draft = draft_of(world, actor)
    given = {"step": "situation", "words": "Tuesday, which was careless of you."}
    return Case(f"/feedback/write/{draft}", given, column(FeedbackDraft, draft, "situation"))


def silence(world: World, actor: Actor) -> Case:
    before = (("WriteFeedbackState.leave", {"step": "situation", "words": "It was careless of you."}),)
    return Case(f"/feedback/write/{draft_of(world, actor)}", {"words": "careless of you"}, before=before)


def go_on(world: World, actor: Actor) -> Case:
    draft = draft_of(world, actor, filled=True)
    return Case(f"/feedback/write/{draft}", {"form": {"words": WORDS["ahead"]}}, number_of(FeedbackNote))


def discard_open(world: World, actor: Actor) -> Case:
    return Case(f"/feedback/write/{draft_of(world, actor)}", {}, number_of(FeedbackDraft))


def open_note(world: World, actor: Actor) -> Case:
    return Case(f"/feedback/{note_of(world, actor)}")


def thank(world: World, actor: Actor) -> Case:
    form = {"words": "It stands on the sheet now."}
    return Case(f"/feedback/{note_of(world, actor)}", {"form": form}, number_of(FeedbackThanks))


def remove(world: World, actor: Actor) -> Case:
    return Case(f"/feedback/{note_of(world, actor)}", {}, number_of(FeedbackNote))


ROWS = (
    Row("FeedbackState.load", open_list),
    Row("FeedbackState.show_more", more_notes),
    Row("FeedbackState.stop", stop),
    Row("FeedbackState.discard", discard),
    Row("FeedbackState.choose", choose),
    Row("AskFeedbackState.load", at("/feedback/ask")),
    Row("AskFeedbackState.look_for", look_for("/feedback/ask")),
    Row("AskFeedbackState.choose", pick("/feedback/ask", "AskFeedbackState")),
    Row("AskFeedbackState.drop", drop("/feedback/ask", "AskFeedbackState")),
    Row("AskFeedbackState.ask", send_request),
    Row("OfferFeedbackState.load", at("/feedback/offer")),
    Row("OfferFeedbackState.look_for", look_for("/feedback/offer")),
    Row("OfferFeedbackState.choose", pick("/feedback/offer", "OfferFeedbackState")),
    Row("OfferFeedbackState.drop", drop("/feedback/offer", "OfferFeedbackState")),
    Row("OfferFeedbackState.begin", begin_offer),
    Row("AskedFeedbackState.load", open_asked),
    Row("AskedFeedbackState.begin", begin_answer),
    Row("AskedFeedbackState.decline", decline),
    Row("WriteFeedbackState.load", open_draft),
    Row("WriteFeedbackState.open_step", step),
    Row("WriteFeedbackState.keep", typed),
    Row("WriteFeedbackState.leave", typed),
    Row("WriteFeedbackState.silence", silence),
    Row("WriteFeedbackState.go_on", go_on),
    Row("WriteFeedbackState.discard", discard_open),
    Row("FeedbackNoteState.load", open_note),
    Row("FeedbackNoteState.thank", thank),
    Row("FeedbackNoteState.remove", remove),
)
