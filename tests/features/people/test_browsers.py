"""Browsers in a few words."""

import pytest

from learnhub.features.people.browsers import browser_of, system_of

MOZILLA = "Mozilla/5.0"


@pytest.mark.parametrize(
    ("agent", "browser", "system"),
    [
        (f"{MOZILLA} (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox", "Linux"),
        (
            f"{MOZILLA} (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge",
            "Windows",
        ),
        (
            f"{MOZILLA} (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
            "Chrome",
            "Android",
        ),
        (
            f"{MOZILLA} (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari",
            "iPhone",
        ),
        ("curl/8.5.0", "curl", ""),
        ("", "", ""),
    ],
)
def test_browser_is_named_as_its_owner_knows_it(agent: str, browser: str, system: str):
    assert (browser_of(agent), system_of(agent)) == (browser, system)
