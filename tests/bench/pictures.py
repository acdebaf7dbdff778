"""A page of many pictures, written as a person writes it, and what a reader has to fetch for it."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count

from PIL import Image, ImageChops
from playwright.sync_api import Page, Request

SIZE = (4_000, 3_000)  # of a phone's camera
COARSEST, FINEST = 8, 1_024  # pixels of the layers of a photo, before they are stretched
STEPS = 8
SCREENS = {  # what a reader looks at, and the most that one photo may weigh there, in kB
    "desktop": ({"viewport": {"width": 1_440, "height": 900}}, 60),
    "dense phone": ({"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3}, 150),
}

# Scrolls to the end as somebody who reads, so that what waits to be seen is fetched.
READ_ON = """async () => {
    for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight / 2) {
        scrollTo(0, at);
        await new Promise((go) => setTimeout(go, 100));
    }
}"""


def photos() -> Iterator[bytes]:
    """Pictures that weigh what photos do: light that changes on every scale, finer ones less (1/f)."""
    for _number in count():
        photo = Image.new("RGB", SIZE, "gray")
        side, strength = COARSEST, 100
        while side <= FINEST:
            bands = [Image.effect_noise((side, side * 3 // 4), strength) for _band in "RGB"]
            layer = Image.merge("RGB", bands).resize(SIZE, Image.Resampling.BICUBIC)
            photo = ImageChops.add(photo, layer, offset=-128)
            side, strength = side * 2, strength * 6 // 10
        written = BytesIO()
        photo.save(written, "JPEG", quality=92)
        yield written.getvalue()


def write_steps(page: Page) -> tuple[str, int]:
    """Write a step-by-step with a photo in each step; its path, and the bytes that were sent."""
    page.goto("/steps/new")
    page.locator("[name=title]").fill("How to seat a seal, with a picture of each step")
    sent = 0
    for number, photo in zip(range(STEPS), photos(), strict=False):
        if number:
            page.locator(".steps-field > button").click()
        step = page.locator(".step-row").nth(number)
        step.locator(f"#step-{number + 1}-name").fill(f"Step {number + 1}")
        file = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo}
        step.locator(".photo input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        step.locator(".photo[aria-busy=false] img").wait_for()
        step.locator("input:visible").last.fill("The seal, from the side")
        sent += len(photo)
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url("**/guides/*")
    return page.evaluate("location.pathname"), sent


def pictures_fetched(page: Page, path: str) -> tuple[int, int]:
    """The bytes of pictures that a page fetches before one scrolls, and in all when one reads to its end."""
    fetched: list[Request] = []
    page.on("requestfinished", fetched.append)
    page.goto(path)
    page.locator("main img").first.wait_for()
    page.wait_for_load_state("networkidle")
    at_once = len(fetched)
    page.evaluate(READ_ON)
    page.wait_for_load_state("networkidle")
    weights = [request.sizes()["responseBodySize"] * _is_picture(request) for request in fetched]
    return sum(weights[:at_once]), sum(weights)


def _is_picture(request: Request) -> bool:
    return request.resource_type == "image" and "/images/" in request.url
