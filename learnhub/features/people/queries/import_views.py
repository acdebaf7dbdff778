"""What administrators see of a file of members, before and after it is imported."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core.i18n import N_, translate
from learnhub.core.language import fold
from learnhub.features.people.enums import LineOutcome
from learnhub.features.people.member_rows import Row
from learnhub.features.people.members_file import kept_file
from learnhub.features.people.models import MemberImport
from learnhub.features.people.policy import can_manage_members
from learnhub.features.people.queries.imports import (
    GOOD,
    Checked,
    can_withdraw,
    check_again,
    gaining,
    get_import,
    mark_of,
    new_administrators,
)
from learnhub.features.people.schemas import GroupView, ImportRoles, ImportRowView, ImportView

SHOWN = 200
PEOPLE_NAMED = 20  # of those who get a role; each new administrator is named
BLANKS_NAMED = 12
BY_RIGHTS = (Role.ADMINISTRATOR, Role.LEADER, Role.MODERATOR)

LOOKS_LIKE = N_("This address looks like {other}. Are these two people?")
MIXES_ALPHABETS = N_("This address mixes letters of several alphabets. Is it as its owner writes it?")
REASON = N_("What is wrong")


def find_import(session: Session, actor: Actor, *, shown: int = SHOWN) -> ImportView | None:
    """What confirming one's file would do or, once that was done, what it did."""
    guard.require(can_manage_members(actor))
    kept = session.get(MemberImport, actor.person_id)
    if kept is None:
        return None
    return _view(actor, kept, check_again(session, actor, kept), shown)


def _view(actor: Actor, kept: MemberImport, checked: Checked, shown: int) -> ImportView:
    file = kept_file(checked.rows, kept.about)
    good, bad = checked.those(*GOOD), checked.those(LineOutcome.PROBLEM)
    numbers = Counter(row.outcome for row in checked.rows)
    before = {row["line"]: row.get("outcome") for row in kept.rows}
    changed = [row for row in checked.rows if row.outcome != before[row.line]]
    return ImportView(
        file_name=kept.file_name,
        lines=file.lines,
        good=len(good),
        good_lines=sum(row.lines for row in good),
        bad=len(bad),
        bad_lines=sum(row.lines for row in bad),
        blank=len(file.blanks),
        blanks=tuple(file.blanks[:BLANKS_NAMED]),
        headings=len(file.headings),
        columns=len(file.columns),
        unread=tuple(file.unread),
        invited=numbers[LineOutcome.INVITED],
        changed=numbers[LineOutcome.CHANGED],
        kept=numbers[LineOutcome.KEPT],
        roles=tuple(_roles(actor, checked)),
        administrators=len(new_administrators(checked)),
        new_sites=_groups(checked.new_sites, (row.site for row in good)),
        new_teams=_groups(checked.new_teams, (row.team for row in good)),
        problems=tuple(_row_view(actor, row) for row in bad[:shown]),
        more_problems=max(0, len(bad) - shown),
        rows=tuple(_row_view(actor, row) for row in good[:SHOWN]),
        more_rows=max(0, len(good) - SHOWN),
        look_alikes=tuple(_look_alikes(actor, checked)),
        meanwhile=tuple(_row_view(actor, row) for row in changed[:SHOWN]),
        mark=mark_of(checked),
        is_done=kept.done_at is not None,
        can_withdraw=can_withdraw(kept),
    )


def _look_alikes(actor: Actor, checked: Checked) -> Iterator[ImportRowView]:
    for row in islice((row for row in checked.rows if row.email in checked.look_alikes), SHOWN):
        other = checked.look_alikes[row.email]
        said = translate(actor.language, LOOKS_LIKE if other else MIXES_ALPHABETS, other=other)
        yield replace(_row_view(actor, row), problems=(said,))


def _roles(actor: Actor, checked: Checked) -> Iterator[ImportRoles]:
    rows_gaining = gaining(checked)
    for role in BY_RIGHTS:
        rows = [row for row in rows_gaining if row.role == role]
        named = rows if role == Role.ADMINISTRATOR else rows[:PEOPLE_NAMED]
        if rows:
            people = tuple(_row_view(actor, row) for row in named)
            yield ImportRoles(role, len(rows), people, len(rows) - len(named))
    if plain := len(checked.those(LineOutcome.INVITED)) - sum(
        row.outcome == LineOutcome.INVITED for row in rows_gaining
    ):
        yield ImportRoles("", plain)


def _groups(new: dict[str, str], names: Iterable[str]) -> tuple[GroupView, ...]:
    people = Counter(fold(name) for name in names)
    return tuple(GroupView(name=name, members=people[folded]) for folded, name in new.items())


def _row_view(actor: Actor, row: Row) -> ImportRowView:
    return ImportRowView(
        line=row.line,
        last=row.last,
        name=row.name,
        email=row.email,
        detail=", ".join(filter(None, (row.job, row.team, row.site))),
        outcome=row.outcome,
        is_member=row.outcome in (LineOutcome.CHANGED, LineOutcome.KEPT),
        problems=tuple(explained(row, actor.language)),
    )


def list_problem_lines(session: Session, actor: Actor) -> tuple[list[list[str]], str]:
    """The lines that cannot be imported, each with the reason at its end, and what separates their cells."""
    kept = get_import(session, actor)
    checked = check_again(session, actor, kept)
    file, bad = kept_file(checked.rows, kept.about), checked.those(LineOutcome.PROBLEM)
    wide = max([len(file.columns), *(len(row.cells) for row in bad)])
    head = [*file.columns, *[""] * (wide - len(file.columns)), translate(actor.language, REASON)]
    lines = [
        [*row.cells, *[""] * (wide - len(row.cells)), " ".join(explained(row, actor.language))] for row in bad
    ]
    return [head, *lines], file.delimiter


def explained(row: Row, language: str) -> Iterator[str]:
    """What is wrong with a row, in the reader's language."""
    return (translate(language, problem.message, **problem.params) for problem in row.problems)
