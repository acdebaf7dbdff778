"""What pages show of following, and of choosing what reaches one."""

from learnhub.features.notices.components.following import follow_button, follow_topic_button
from learnhub.features.notices.components.grid import kind_groups
from learnhub.features.notices.components.next_mail import next_mail
from learnhub.features.notices.components.rhythm import rhythm_lines

__all__ = ["follow_button", "follow_topic_button", "kind_groups", "next_mail", "rhythm_lines"]
