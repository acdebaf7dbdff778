"""Events as iCalendar."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from learnhub.core import ical
from learnhub.core.ical import Event

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
EVENT = Event(
    uid=ical.uid_of("abc"),
    sequence=2,
    changed_at=NOON,
    starts_at=NOON + timedelta(days=1),
    ends_at=NOON + timedelta(days=1, minutes=20),
    summary="20 minutes, with Ana; é",
    description="Line one\nLine two " + "long " * 40,
)
GOLDEN_FEED = b"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//LearnHub//LearnHub//EN
X-WR-CALNAME:LearnHub
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
BEGIN:VEVENT
SUMMARY:Twenty minutes
DTSTART:20260312T120000Z
DTEND:20260312T122000Z
DTSTAMP:20260311T120000Z
UID:abc@learnhub
SEQUENCE:2
CLASS:PUBLIC
LAST-MODIFIED:20260311T120000Z
STATUS:CANCELLED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")


def test_a_file_is_folded_escaped_and_the_same_each_time() -> None:
    content = ical.file_of(EVENT)

    lines = content.split(b"\r\n")
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert content == ical.file_of(EVENT)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert "SUMMARY:20 minutes\\, with Ana\\; é".encode() in lines
    assert str(event["DESCRIPTION"]) == EVENT.description


def test_a_feed_names_itself_and_says_what_was_cancelled() -> None:
    cancelled = Event(
        **{name: getattr(EVENT, name) for name in ("uid", "sequence", "changed_at", "starts_at", "ends_at")},
        summary="Twenty minutes",
        is_cancelled=True,
    )

    feed = ical.feed_of([cancelled], name="LearnHub")

    assert sorted(feed.split(b"\r\n")) == sorted(GOLDEN_FEED.split(b"\r\n"))
