"""What becomes of each note, as it waits in the database."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from learnhub.features.transfer.planning import Planned


def rows_of(planned: Sequence[Planned]) -> list[dict[str, Any]]:
    """The rows of a plan."""
    return [
        {
            "path": each.draft.path,
            "title": each.draft.title,
            "kind": str(each.kind),
            "id": each.content_id,
            "outcome": each.outcome.value,
            "digest": each.digest,
            "pictures": len(each.draft.pictures),
            "clips": len(each.draft.clips),
            "problems": [[note.message, note.params] for note in each.problems],
            "remarks": [[note.message, note.params] for note in each.draft.remarks[:5]],
        }
        for each in planned
    ]


def mark_of(rows: Sequence[dict[str, Any]]) -> str:
    """What a plan would do, in a few characters: another plan has another mark."""
    told = [(row["path"], row["id"], row["outcome"], row["digest"]) for row in rows]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
