"""The process that reads a calendar: the question as a line of JSON, then the text; JSON comes back."""

import json
import sys
from dataclasses import asdict
from typing import Any

from learnhub.core.busy_times.reading import read
from learnhub.core.busy_times.values import Question, UnreadableCalendar, range_of, texts_of

CPU_SECONDS = 10
MEMORY = 1024 * 1024 * 1024


def _limit() -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _answer(asked: dict[str, Any], content: bytes) -> dict[str, Any]:
    owners, known = frozenset(asked["owners"]), frozenset(asked["known"])
    question = Question(range_of(asked["window"]), asked["zone"], owners, known)
    try:
        found = read(content, question)
    except UnreadableCalendar as problem:
        return {"reason": problem.reason}
    return asdict(found) | {"ranges": [texts_of(each) for each in found.ranges]}


if __name__ == "__main__":
    _limit()
    line = sys.stdin.buffer.readline()
    answer = _answer(json.loads(line), sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(answer))
