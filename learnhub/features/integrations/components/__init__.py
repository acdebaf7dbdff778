"""How chat channels and webhooks are drawn."""

from learnhub.features.integrations.components.chat import channel_dialog, chat_section, unposted_section
from learnhub.features.integrations.components.undelivered import undelivered_row, undelivered_section

__all__ = ["channel_dialog", "chat_section", "undelivered_row", "undelivered_section", "unposted_section"]
