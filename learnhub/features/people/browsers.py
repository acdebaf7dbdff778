"""What a browser calls itself, in the few words by which its owner recognises it."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_of(agent: str) -> str:
    """The browser's name, or the first word of what it says."""
    known = next((name for sign, name in BROWSERS if sign in agent), "")
    return known or agent.partition("/")[0].partition(" ")[0]


def system_of(agent: str) -> str:
    """The system it runs on, if it says so."""
    return next((name for sign, name in SYSTEMS if sign in agent), "")
