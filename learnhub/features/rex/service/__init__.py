"""What people do with REX."""

from learnhub.features.rex.service.acting import add_action, follow_action
from learnhub.features.rex.service.causes import (
    add_cause,
    mark_cause,
    move_cause,
    remove_cause,
    reword_cause,
)
from learnhub.features.rex.service.effects import answer_effect, ask_effects
from learnhub.features.rex.service.moving import hang_cause, step_cause
from learnhub.features.rex.service.opening import frame_rex, open_rex, remove_rex
from learnhub.features.rex.service.people import add_person, ask_check, check_facts, remove_person
from learnhub.features.rex.service.projects import add_project, edit_project, open_ended, remove_project
from learnhub.features.rex.service.publishing import plan_review, publish_rex
from learnhub.features.rex.service.texts import follow_words, save_text
from learnhub.features.rex.service.timeline import add_entry, edit_entry, remove_entry
from learnhub.features.rex.service.typed import add_causes
from learnhub.features.rex.service.units import keep_as_lesson, present_unit, save_unit

__all__ = [
    "add_action",
    "add_cause",
    "add_causes",
    "add_entry",
    "add_person",
    "add_project",
    "answer_effect",
    "ask_check",
    "ask_effects",
    "check_facts",
    "edit_entry",
    "edit_project",
    "follow_action",
    "follow_words",
    "frame_rex",
    "hang_cause",
    "keep_as_lesson",
    "mark_cause",
    "move_cause",
    "open_ended",
    "open_rex",
    "plan_review",
    "present_unit",
    "publish_rex",
    "remove_cause",
    "remove_entry",
    "remove_person",
    "remove_project",
    "remove_rex",
    "reword_cause",
    "save_text",
    "save_unit",
    "step_cause",
]
