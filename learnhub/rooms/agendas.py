"""Agendas that one room makes for the meetings of another, which knows when people meet and who comes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposed:
    """Content for the agenda of a meeting, and its minutes. What `leads` comes first and stays there."""

    content_id: str
    minutes: int
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a room proposes for meetings of a form.

    `form` is what the ritual says that it is (`rituals.enums.Form`). `label` is the name of the agenda,
    `detail` a sentence about it, `lacking` what is said while nothing leads it: message ids. `most` is how
    much of it fits into a meeting. `propose` names, as "module:function", a function of `(session, actor,
    space_id, at, is_taken)` that answers each `Proposed`, in order, for a meeting of a space at a moment;
    `is_taken` is a clause on content that is on an agenda already.
    """

    form: str
    label: str
    detail: str
    lacking: str
    most: int
    propose: str
