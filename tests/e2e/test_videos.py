"""A video, recorded and captioned, is published, played and sought; what an attacker sends runs nowhere."""

import re
from base64 import b64encode
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.core.test_images import SVG, image_bytes
from tests.e2e.conftest import PHONE, Visits
from tests.videos import mp4_bytes, webm_bytes

CAMILLE, LUCIE = "camille.roussel@ardelle.example", "lucie.tran@ardelle.example"
LENGTH = "video => video.duration"
SCRIPT = b"<script>window.ran = 1; new Image().src = 'https://evil.example/s'</script>"
HTML = b"<!doctype html><title>x</title>" + SCRIPT + b"<img src=x onerror='window.ran = 1'>"
SEND = """async ([where, bytes, type, name]) => {
    const data = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    let body = data;
    if (where === "/auth/images") {
        body = new FormData();
        body.append("file", new File([data], name, { type }));
    }
    const answer = await fetch(where + (where === "/auth/clips" ? "?end=yes" : ""), { method: "POST", body });
    return (await answer.json()).address ?? "";
}"""
BROKEN = "images => images.filter((image) => !image.naturalWidth).map((image) => image.src)"
RUN = """(src) => new Promise((done) => {
    const script = Object.assign(document.createElement("script"), { src });
    script.onload = () => done("ran");
    script.onerror = () => done("");
    document.head.append(script);
})"""


def test_video_is_recorded_captioned_published_played_and_sought(visits: Visits, serious) -> None:
    page = visits.browse(CAMILLE, viewport=PHONE)
    page.goto("/videos/new")
    page.get_by_role("button", name="Record up to 60 s").click()
    expect(page.get_by_role("timer")).to_have_text(re.compile("0:5[0-6]"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Record it again")).to_be_visible()
    page.locator("[name=title]").fill("How to seat a seal in a minute")
    send = page.get_by_role("button", name="Publish", exact=True)
    send.click()
    expect(page.locator(".field-error", has_text="Add captions: what is said")).to_be_visible()
    page.get_by_role("button", name="Caption from this moment on").click()
    page.keyboard.type("Close the valve <img src=x onerror=alert(1)>\n0:02 Then lift the seal")
    assert serious(page) == []
    send.click()
    page.wait_for_url(re.compile("/videos/[0-9a-z]{12}$"))

    reading = visits.browse(LUCIE, locale="fr-FR")
    reading.goto(page.url)
    lines, video = reading.locator(".cue"), reading.locator(".player video")
    expect(lines).to_have_count(2)
    expect(lines.first).not_to_contain_text("img")
    reading.wait_for_function("() => document.querySelector('.player video').readyState >= 2")
    assert 2.5 < video.evaluate(LENGTH) < 60
    lines.nth(1).click()
    expect(lines.nth(1)).to_have_attribute("aria-current", "true")
    reading.wait_for_function("() => document.querySelector('.player video').currentTime > 2.1")
    assert video.evaluate("video => video.textTracks[0].cues.length") == 2
    assert serious(reading) == []


@pytest.fixture
def watched(visits: Visits) -> Callable[[Page], list[str]]:
    """What a page asks for, of other places than LearnHub."""

    def watch(page: Page) -> list[str]:
        foreign: list[str] = []

        def note(request: Request) -> None:
            if not request.url.startswith((visits.server.url, "data:", "blob:")):
                foreign.append(request.url)

        page.context.on("request", note)
        return foreign

    return watch


def test_attacked_uploads_execute_nothing_in_a_page_or_at_their_address(visits: Visits, watched) -> None:
    page = visits.browse(CAMILLE)
    foreign = watched(page)
    page.goto("/library")
    sent = {
        name: _sent(page, where, data, kind, name)
        for name, (where, data, kind) in {
            "script.svg": ("/auth/images", SVG + SCRIPT, "image/svg+xml"),
            "page.png": ("/auth/images", HTML, "image/png"),
            "two.png": ("/auth/images", image_bytes("PNG") + HTML, "image/png"),
            "two.gif": (
                "/auth/images",
                b"GIF89a/*" + image_bytes("GIF")[8:] + b"*/=1;window.ran=1",
                "image/gif",
            ),
            "two.jpeg": ("/auth/images", image_bytes("JPEG") + SCRIPT, "text/html"),
            "two.mp4": ("/auth/clips", mp4_bytes() + SCRIPT, "video/mp4"),
            "inside.mp4": ("/auth/clips", mp4_bytes(frames=HTML), "video/mp4"),
            "page.mp4": ("/auth/clips", HTML, "video/mp4"),
            "inside.webm": ("/auth/clips", webm_bytes() + HTML, "text/html"),
        }.items()
    }
    taken = {name: address for name, address in sent.items() if address}

    # What is both is kept as the picture or the video that it is; what is only one of them is not kept.
    assert {"script.svg", "page.png", "page.mp4", "two.mp4", "inside.webm"} & taken.keys() == set()
    assert {"two.png", "two.jpeg", "inside.mp4"} <= taken.keys()
    for address in taken.values():
        page.goto(address)
        assert page.evaluate("[window.ran ?? 0, document.scripts.length]") == [0, 0]
        assert page.evaluate("document.contentType").startswith(("image/", "video/", "text/html"))
        assert "evil" not in page.content()
    page.goto("/library")
    tags = "".join(
        f"<img src='{address}'><video src='{address}'></video><iframe src='{address}'></iframe>"
        f"<object data='{address}'></object><embed src='{address}'>"
        for address in taken.values()
    )
    frame = "html => document.body.insertAdjacentHTML('beforeend', html)"
    page.evaluate(frame, tags)
    page.wait_for_function(
        "() => [...document.querySelectorAll('body > img')].every((image) => image.complete)"
    )
    assert [page.evaluate(RUN, address) for address in taken.values()] == [""] * len(taken)
    assert page.evaluate("window.ran ?? 0") == 0
    assert foreign == []
    visits.errors.clear()  # the browser says of each that it was refused

    reader = visits.browse(LUCIE)
    foreign = watched(reader)
    for shown in (_publish_pictures(page, taken), _publish_video(page)):
        reader.goto(shown)
        expect(reader.locator("h1")).to_contain_text("What an attacker sent")
        for image in reader.locator(".article-text img").all():
            image.scroll_into_view_if_needed()
        reader.wait_for_function("() => [...document.images].every((image) => image.complete)")
        assert reader.evaluate("window.ran ?? 0") == 0
        assert reader.locator(".article-text img").evaluate_all(BROKEN) == []
    for address in taken.values():
        reader.goto(address)  # also what is shown nowhere, which is not there for her
        assert reader.evaluate("window.ran ?? 0") == 0
    assert foreign == []
    visits.errors.clear()


def _publish_pictures(page: Page, taken: dict[str, str]) -> str:
    """An article that shows every picture that was taken, and links to it; the answer is its address."""
    page.goto("/articles/new")
    page.locator("[name=title]").fill("What an attacker sent as pictures")
    pictures = [address for address in taken.values() if address.startswith("/images/")]
    page.locator("[name=text]").fill(
        "\n\n".join(f"![{SCRIPT.decode()}]({each}) [it]({each})" for each in pictures)
    )
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url(re.compile("/guides/[0-9a-z]{12}$"))
    expect(page.locator(".article-text img")).to_have_count(len(pictures))
    return page.url


def _publish_video(page: Page) -> str:
    """The same for a video whose frames and captions are a page with a script."""
    page.goto("/videos/new")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Choose a video").click()
    clip = {"name": "a.mp4", "mimeType": "video/mp4", "buffer": mp4_bytes(frames=HTML)}
    choosing.value.set_files(clip)  # type: ignore[arg-type]
    expect(page.locator("[name=clip]")).to_have_value(re.compile("^[0-9a-z]{12}$"))
    page.locator("[name=title]").fill("What an attacker sent as a video")
    page.locator("[name=captions]").fill(f"0:00 {HTML.decode()}")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url(re.compile("/videos/[0-9a-z]{12}$"))
    return page.url


def _sent(page: Page, where: str, data: bytes, kind: str, name: str) -> str:
    return page.evaluate(SEND, [where, b64encode(data).decode(), kind, name])
