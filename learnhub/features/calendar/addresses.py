"""The address of somebody's calendar."""


def feed_address(origin: str, secret: str) -> str:
    """The address for programs; the secret is a part of its own, so that the log knows and hides it."""
    return f"{origin}/calendar/{secret}/learnhub.ics"
