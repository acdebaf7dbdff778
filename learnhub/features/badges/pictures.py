"""A badge as a picture that carries its signed form: SVG and PNG, as Open Badges 3.0 bakes them."""

import json
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from learnhub.features.badges.proofs import Document
from learnhub.features.badges.rules import Rule

NAMESPACE, KEYWORD = "https://purl.imsglobal.org/ob/v3p0", "openbadgecredential"
SIDE, FINER = 520, 4  # pixels of a PNG, and how much larger it is drawn before it is made smooth
OUTER = ((26, 2.5), (46.4, 14.2), (46.4, 37.8), (26, 49.5), (5.6, 37.8), (5.6, 14.2))
INNER = ((26, 7.5), (42, 16.8), (42, 35.2), (26, 44.5), (10, 35.2), (10, 16.8))
# The mark of LearnHub, in a square of 24: a stem and four branches, and a point over them.
STEM, BRANCHES = (12, 9.4), ((8, 8.6), (16, 8.6), (4, 11.2), (20, 11.2))
LINES = tuple(((12, 20.6), end) for end in (STEM, *BRANCHES))
POINT, POINT_RADIUS = (12, 4.1), 1.5
COLOURS = {  # paper and ink
    "sky": ("#e1f6fd", "#00749e"),
    "bronze": ("#f6edea", "#7d5e54"),
    "amber": ("#fff7c2", "#8a5a00"),
    "orange": ("#ffefd6", "#b34200"),
    "grass": ("#e9f6e9", "#2a7e3b"),
    "indigo": ("#edf2fe", "#3a5bc7"),
}


def svg(rule: Rule, document: Document) -> str:
    """The badge as SVG, with what is signed in it."""
    said = json.dumps(document, ensure_ascii=False).replace("]]>", "]]\\u003e")
    baked = (
        f'<openbadges:credential xmlns:openbadges="{NAMESPACE}"><![CDATA[{said}]]></openbadges:credential>'
    )
    return medal(rule, baked)


def medal(rule: Rule, inside: str = "") -> str:
    """The hexagon of a badge."""
    paper, ink = COLOURS[rule.colour]
    lines = "".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in LINES)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 52" width="520" height="520">'
        f"{inside}"
        f'<path d="{path_of(OUTER)}" fill="{paper}" stroke="{ink}" stroke-width="1.2"/>'
        f'<path d="{path_of(INNER)}" fill="none" stroke="{ink}" stroke-opacity=".35" stroke-width=".8"/>'
        f'<g transform="translate(14 14)" stroke="{ink}" stroke-width="2" stroke-linecap="round">'
        f'<path d="{lines}" fill="none"/>'
        f'<circle cx="{POINT[0]}" cy="{POINT[1]}" r="{POINT_RADIUS}" fill="{ink}" stroke="none"/></g></svg>'
    )


def png(rule: Rule, document: Document) -> bytes:
    """The badge as PNG, with what is signed in it."""
    said = PngInfo()
    said.add_itxt(KEYWORD, json.dumps(document, ensure_ascii=False))
    kept = BytesIO()
    _drawn(rule).save(kept, "PNG", pnginfo=said, optimize=True)
    return kept.getvalue()


def _drawn(rule: Rule) -> Image.Image:
    paper, ink = COLOURS[rule.colour]
    scale = SIDE * FINER / 52
    image = Image.new("RGBA", (SIDE * FINER, SIDE * FINER), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)

    def at(point: tuple[float, float], by: float = 0) -> tuple[float, float]:
        return (point[0] + by) * scale, (point[1] + by) * scale

    outer, inner = [at(each) for each in OUTER], [at(each) for each in INNER]
    draw.polygon(outer, fill=paper)
    draw.line([*outer, outer[0], outer[1]], fill=ink, width=round(1.2 * scale), joint="curve")
    draw.line([*inner, inner[0], inner[1]], fill=ink + "59", width=round(0.8 * scale), joint="curve")

    def dot(point: tuple[float, float], radius: float) -> None:
        x, y = at(point, 14)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)

    for start, end in LINES:
        draw.line([at(start, 14), at(end, 14)], fill=ink, width=round(2 * scale))
        dot(start, scale)
        dot(end, scale)
    dot(POINT, POINT_RADIUS * scale)
    return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def path_of(points: tuple[tuple[float, float], ...]) -> str:
    """The outline of a figure, as SVG writes it."""
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"
