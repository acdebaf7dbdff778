"""Notices: what waits for a person and what there is to know, of what happens in all rooms."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import (
    CoAuthorAdded,
    CommentWritten,
    ContentHidden,
    ContentRemoved,
    IssueShared,
    IssueUnshared,
    Mentioned,
    Thanked,
)
from learnhub.features.notices.events import InboxChanged, PieceGone
from learnhub.rooms import (
    Entry,
    Erase,
    Floor,
    MailAction,
    NoticeGroup,
    NoticeKind,
    Outlet,
    Pace,
    Room,
    Saying,
)

NOTICES_READ = Permission("notices:read", scope=N_("Read your inbox and what you follow"))
NOTICES_CHANGE = Permission("notices:change", scope=N_("Archive in your inbox and choose what reaches you"))

ROOM = Room(
    floor=Floor.NOTICES,
    permissions=(NOTICES_READ, NOTICES_CHANGE),
    personal_data={
        "follow": Entry(("person_id",), (), ("content_id", "reason", "since", "stopped_at")),
        "topic_follow": Entry(("person_id",), (), ("topic_id", "since", "stopped_at")),
        "inbox_item": Entry(
            ("person_id",), (), ("thing", "last_at", "archived_at", "seen_at", "mailed_at", "digest_at")
        ),
        # Gone with their items; in the inboxes of others the id of an actor leads to nobody any more.
        "notice": Entry(("person_id", "actor_id"), (), (), Erase.KEEP),
        "notice_choice": Entry(("person_id",), (), ("kind", "channel", "is_on")),
        "notice_rhythm": Entry(
            ("person_id",),
            (),
            (
                *("days", "digest_min", "quiet_from", "quiet_to", "quiet_weekends"),
                *("leave_from", "leave_to"),
            ),
        ),
    },
    notices=(
        NoticeKind(
            "mentions",
            group=NoticeGroup.FOR_ME,
            label=N_("Somebody mentions me"),
            detail=N_("in a question, an answer or a comment"),
            tells=((Mentioned, "discussions:mentioned"),),
            sayings={"mentioned": Saying(N_("mentions you"), N_("Read it"), about=N_("mention"))},
            pace=Pace.AT_ONCE,
        ),
        NoticeKind(
            "comments",
            group=NoticeGroup.FOR_ME,
            label=N_("Somebody comments on what I wrote"),
            detail=N_("or replies to my comment"),
            tells=((CommentWritten, "discussions:commented_to_authors"),),
            sayings={
                "commented": Saying(N_("commented on it"), N_("Read the comment"), about=N_("comment")),
                "replied": Saying(
                    N_("replied to your comment"), N_("Read the reply"), about=N_("reply to your comment")
                ),
            },
            pace=Pace.AT_ONCE,
        ),
        NoticeKind(
            "thanks",
            group=NoticeGroup.FOR_ME,
            label=N_("Somebody thanks me"),
            detail=N_("for what I wrote"),
            tells=((Thanked, "discussions:thanked"),),
            sayings={"thanked": Saying(N_("thanks you for it"), N_("Read it"), about=N_("thanks"))},
        ),
        NoticeKind(
            "discussions",
            group=NoticeGroup.AROUND_ME,
            label=N_("Comments on what I follow"),
            detail=N_("also on what I commented on"),
            tells=((CommentWritten, "discussions:commented_to_followers"),),
            sayings={"commented": Saying(N_("commented on it"), N_("Read the comment"), about=N_("comment"))},
        ),
    ),
    recorders=(
        (ContentHidden, "fanout:note_gone"),
        (ContentRemoved, "fanout:note_gone"),
        (CoAuthorAdded, "discussions:follow_as_co_author"),
        (CommentWritten, "discussions:follow_as_commenter"),
        (IssueShared, "discussions:follow_as_sharer"),
        (IssueUnshared, "discussions:unfollow_as_sharer"),
    ),
    mails={
        "notices.notice": "mails:compose_notice",
        "notices.digest": "digests:compose_digest",
        "notices.preview": "digests:compose_preview",
    },
    mail_actions={
        "notices.stop": MailAction(
            run="mails:stop_thing",
            ask=N_("Hear no more of this?"),
            button=N_("Stop"),
            done=N_("You will hear no more of it."),
        ),
        "notices.stop_topic": MailAction(
            run="mails:stop_topic",
            ask=N_("Hear no more of this topic?"),
            button=N_("Stop"),
            done=N_("You will hear no more of it."),
        ),
        "notices.archive": MailAction(
            run="mails:archive",
            ask=N_("Archive this?"),
            button=N_("Archive"),
            done=N_("It is archived, and comes back when something new happens."),
        ),
        "notices.no_daily": MailAction(
            run="mails:stop_daily",
            ask=N_("Stop the daily mail?"),
            button=N_("Stop these mails"),
            done=N_("The daily mail is stopped. Everything stays in your inbox."),
        ),
        "notices.weekly": MailAction(
            run="mails:tell_weekly",
            ask=N_("Get this mail once a week, on Monday?"),
            button=N_("Once a week"),
            done=N_("It comes once a week from now on, on Monday. Everything stays in your inbox."),
        ),
        "notices.mentions": MailAction(
            run="mails:mail_mentions_only",
            ask=N_("Get mail only when somebody mentions you?"),
            button=N_("Only when I am mentioned"),
            done=N_(
                "Only mentions, your sessions and your account are mailed to you. The rest is in your inbox."
            ),
        ),
    },
    announcers=((InboxChanged, "hints:show_inbox"),),
    outlets=(Outlet("notices", "fanout:tell", timedelta(seconds=30)),),
    figures={
        "inbox_waiting": "queries:inbox_waiting",
        "inbox_newest": "queries:inbox_newest",
    },
    settled=((PieceGone, "fanout:gone"),),
)
