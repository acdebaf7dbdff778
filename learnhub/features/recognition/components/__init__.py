"""How thanks from a person to a person are drawn."""

from learnhub.features.recognition.components.dialog import thank_button, thank_dialog
from learnhub.features.recognition.components.rows import received_section, thanks_row

__all__ = ["received_section", "thank_button", "thank_dialog", "thanks_row"]
