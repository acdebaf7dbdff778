"""What people do with rituals and in their meetings."""

from learnhub.features.rituals.service.agenda import (
    ITEMS_MAX,
    add_item,
    end_meeting,
    pause,
    place_item,
    remove_item,
    start_item,
    time_item,
)
from learnhub.features.rituals.service.answering import answer_closing, close_due
from learnhub.features.rituals.service.attending import begin_meeting, reply, say_here, take_here_back
from learnhub.features.rituals.service.dates import cancel_meeting, move_meeting, restore_meeting
from learnhub.features.rituals.service.noting import add_action, follow_action, write_notes
from learnhub.features.rituals.service.planning import edit_ritual, follow_words, plan_ritual, remove_ritual
from learnhub.features.rituals.service.proposing import propose_items

__all__ = [
    "ITEMS_MAX",
    "add_action",
    "add_item",
    "answer_closing",
    "begin_meeting",
    "cancel_meeting",
    "close_due",
    "edit_ritual",
    "end_meeting",
    "follow_action",
    "follow_words",
    "move_meeting",
    "pause",
    "place_item",
    "plan_ritual",
    "propose_items",
    "remove_item",
    "remove_ritual",
    "reply",
    "restore_meeting",
    "say_here",
    "start_item",
    "take_here_back",
    "time_item",
    "write_notes",
]
