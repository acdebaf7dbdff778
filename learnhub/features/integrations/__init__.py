"""What other programs hear of LearnHub: webhooks, signed, and lines in chat channels."""
