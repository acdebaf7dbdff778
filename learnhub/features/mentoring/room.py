"""Mentoring: twenty minutes with somebody who has done it before."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.mentoring.events import (
    BookingCancelled,
    BookingMoved,
    ConsentAsked,
    ConsentGiven,
    ConsentSettled,
    OfferChanged,
    SessionSoon,
    SessionTomorrow,
    SlotBooked,
)
from learnhub.features.notices.events import LeaveChanged
from learnhub.features.people.events import PersonSuspended
from learnhub.rooms import (
    Act,
    Audited,
    Deed,
    Entry,
    Erase,
    Floor,
    NoticeGroup,
    NoticeKind,
    Origin,
    Pace,
    Piece,
    Place,
    Recurring,
    Room,
    Saying,
    Wing,
)

MENTORING_BOOK = Permission("mentoring:book", scope=N_("Book, move and cancel sessions"))
MENTORING_OFFER = Permission("mentoring:offer", scope=N_("Change your hours as a mentor"))
MENTORING_READ = Permission("mentoring:read", scope=N_("See mentors and your sessions"))

CONSENT = (
    Act(
        "agree",
        N_("Yes, share it"),
        N_("You agreed. Until it is published you can take that back."),
        "service:agree_at",
        "check",
    ),
    Act("refuse", N_("No"), N_("It stays between the two of you."), "service:refuse_at", "x"),
)

NOTICES = (
    NoticeKind(
        "sessions",
        group=NoticeGroup.FOR_ME,
        label=N_("A session I booked or give"),
        detail=N_("confirmation, change, a day and an hour before"),
        tells=(
            (SlotBooked, "notices:booked"),
            (BookingMoved, "notices:moved"),
            (BookingCancelled, "notices:cancelled"),
            (SessionTomorrow, "notices:tomorrow"),
            (SessionSoon, "notices:soon"),
            (ConsentAsked, "notices:consent_asked"),
            (ConsentGiven, "notices:consent_given"),
        ),
        sayings={
            "booked": Saying(N_("booked it with you"), N_("Open the session")),
            "moved": Saying(N_("moved it"), N_("Open the session"), N_("It was moved")),
            "cancelled": Saying(N_("cancelled it"), N_("Open the session"), N_("It was cancelled")),
            "tomorrow": Saying("", N_("Open the session"), N_("It begins within a day")),
            "soon": Saying("", N_("Open the session"), N_("It begins within the hour")),
            "consent_asked": Saying(
                N_("asks whether what they took away may be shared with everybody"),
                N_("Open the session"),
                N_("May what was taken away be shared with everybody?"),
                acts=CONSENT,
            ),
            "consent_given": Saying(
                N_("agrees that you share with everybody what you took away"),
                N_("Open the session"),
                N_("You may share with everybody what you took away"),
            ),
        },
        pace=Pace.AT_ONCE,
        always=True,
    ),
)

ROOM = Room(
    floor=Floor.ROOMS,
    permissions=(MENTORING_READ, MENTORING_BOOK, MENTORING_OFFER),
    audited={
        "mentoring:connect_calendar": Audited(N_("Calendar of a mentor connected")),
        "mentoring:disconnect_calendar": Audited(N_("Calendar of a mentor disconnected")),
    },
    personal_data={
        "mentor": Entry(
            ("person_id",), ("sentence", "place"), ("zone", "sentence", "place", "languages", "is_paused")
        ),
        "weekly_hours": Entry(("mentor_id",), (), ("weekday", "starts_min", "ends_min")),
        "day_off": Entry(("mentor_id",), (), ("day",)),
        "mentor_calendar": Entry(("mentor_id",), ("address", "host", "busy"), ("host", "busy", "read_at")),
        "booking": Entry(
            ("mentor_id", "mentee_id", "cancelled_by"),
            ("question",),
            ("starts_at", "ends_at", "question", "status"),
            Erase.BLANK,
            {"question": ""},
        ),
        "takeaway": Entry(("person_id",), ("text",), ("text", "is_shared", "noted_at")),
        "busy_cell": Entry(("person_id",), (), ()),
    },
    recorders=(
        (PersonSuspended, "service:cancel_bookings_of"),
        (SlotBooked, "mails:send_to_both"),
        (BookingMoved, "mails:send_to_both"),
        (BookingCancelled, "mails:send_to_both"),
        (SlotBooked, "notices:plan_reminders"),
        (BookingMoved, "notices:plan_reminders"),
    ),
    mails={"mentoring.session": "mails:compose"},
    notices=NOTICES,
    told={"booking": "notices:things"},
    settled=((ConsentSettled, "notices:settled"),),
    origins={
        "takeaway": Origin(
            N_("A mentoring session"),
            begin="queries:begin_with_takeaway",
            take="service:take_takeaway",
            address="queries:session_address",
        ),
    },
    announcers=(
        (OfferChanged, "hints:show_week"),
        (LeaveChanged, "hints:show_week_with_leave"),
        (SlotBooked, "hints:show_weeks_of_both"),
        (SlotBooked, "hints:show_sessions_of_both"),
        (BookingMoved, "hints:show_weeks_of_both"),
        (BookingMoved, "hints:show_sessions_of_both"),
        (BookingCancelled, "hints:show_weeks_of_both"),
        (BookingCancelled, "hints:show_sessions_of_both"),
    ),
    jobs=(
        Recurring(
            "read calendars of mentors", timedelta(minutes=1), "refreshing:refresh_calendars", outside=True
        ),
    ),
    calendar="queries:list_events",
    figures={"sessions_ahead": "queries.attention:sessions_ahead"},
    today=(
        Piece(
            "next_session",
            "queries:today",
            10,
            rail="components.today:next_session",
            requires=MENTORING_READ,
            follows="sessions_ahead",
        ),
        Piece(
            "to_note",
            "queries:to_note",
            11,
            rail="components.today:to_note",
            requires=MENTORING_BOOK,
        ),
    ),
    deeds=(
        Deed(N_("Book a mentor"), "/mentoring", "handshake", 25),
        Deed(N_("My availability"), "/mentoring/my-hours", "calendar_clock", 60),
    ),
    places=(Place("mentoring", N_("Mentoring"), "/mentoring", "handshake", Wing.MEET, 10, key="m"),),
)
