"""How chat channels and webhooks are drawn."""

from learnhub.features.integrations.components.chat import channel_dialog, chat_section

__all__ = ["channel_dialog", "chat_section"]
