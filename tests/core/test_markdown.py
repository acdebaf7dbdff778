"""What people write is shown as meant and can do no harm."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.core import markdown, markdown_images

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "[press](javascript:alert(1))",
    "[press](data:text/html;base64,PHNjcmlwdD4=)",
    "[press](vbscript:x)",
    "![tracker](http://elsewhere.example/pixel.png)",
    "<a href='javascript:alert(1)'>x</a>",
    "<form action=//elsewhere.example><button>ok</button></form>",
    "<style>body{display:none}</style>",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "```html\n<script>alert(1)</script>\n```",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_attack_is_shown_as_text(text: str) -> None:
    html = markdown.render(text)

    for forbidden in (
        "<script",
        "<img",
        "<iframe",
        "<form",
        "<style",
        "<svg",
        'href="javascript',
        'href="data',
    ):
        assert forbidden not in html


@given(st.text(max_size=200))
def test_any_text_is_rendered(text: str) -> None:
    assert "<script" not in markdown.render(text)
    assert "<script" not in markdown.render(text, "fr")


@pytest.mark.parametrize(
    "target",
    [
        "http://elsewhere.example/pixel.png",
        "//elsewhere.example/images/k3v9x2m4p7q1-40x20",
        "/images/k3v9x2m4p7q1-40x20?next=//elsewhere.example",
        "/images/k3v9x2m4p7q1-40x20 'title'",
        "/images/../auth/sign-out",
        "/images/k3v9x2m4p7q1-40x99999",
        "/images/k3v9x2m4p7qi-40x20",
    ],
)
def test_only_pictures_of_our_own_are_shown(target: str) -> None:
    assert "<img" not in markdown.render(f"![A seal]({target})")


def test_a_picture_says_what_it_shows_and_how_large_it_is() -> None:
    text = '![A "seal" <b>](/images/k3v9x2m4p7q1-40x20) leaks.'

    html = markdown.render(text).strip()
    html = html.replace("&lt;b&gt;", "<b>")  # the same in an attribute: versions of nh3 differ
    assert html == (
        '<p><img src="/images/k3v9x2m4p7q1-40x20" alt="A &quot;seal&quot; <b>" width="40" height="20"'
        ' loading="lazy"> leaks.</p>'
    )
    assert markdown.plain(text) == 'A "seal" <b> leaks.'
    assert markdown_images.ids_in(text) == {"k3v9x2m4p7q1"}
    assert markdown_images.without_images(text) == 'A "seal" <b> leaks.'


def test_headings_stay_below_those_of_the_page() -> None:
    assert markdown.render("# Restart").strip() == "<h3>Restart</h3>"


def test_links_tell_nothing_to_their_target() -> None:
    html = markdown.render("[sheet](https://intranet.example/sheet)")

    assert html.strip() == (
        '<p><a href="https://intranet.example/sheet" rel="nofollow noopener noreferrer">sheet</a></p>'
    )


def test_a_single_line_break_is_kept() -> None:
    assert markdown.render("one\ntwo").strip() == "<p>one<br>\ntwo</p>"


def test_french_gets_its_spaces_outside_code() -> None:
    html = markdown.render("Pourquoi ? Voici : « la pompe » ! Et `a ? b : c`.", "fr")

    assert html.strip() == (
        "<p>Pourquoi\u202f? Voici\u00a0: «\u00a0la pompe\u00a0»\u202f! Et <code>a ? b : c</code>.</p>"
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**Attention** !", "<strong>Attention</strong>\u202f!"),
        ("*Pourquoi*?", "<em>Pourquoi</em>\u202f?"),
        ("« **oui** » : ~~non~~ ;", "«\u00a0<strong>oui</strong>\u00a0»\u00a0: <s>non</s>\u202f;"),
        ("Plus de **30** %", "Plus de <strong>30</strong>\u00a0%"),
        ("`a ? b` ! x", "<code>a ? b</code>\u202f! x"),
        ("P &gt; 3 ? Oui &amp; non !", "P &gt; 3\u202f? Oui &amp; non\u202f!"),
        ("Attention&nbsp;!", "Attention&nbsp;!"),
    ],
)
def test_french_gets_its_spaces_across_formatting(typed: str, shown: str) -> None:
    assert markdown.render(typed, "fr").strip() == f"<p>{shown}</p>"


def test_blocks_are_no_neighbours() -> None:
    assert markdown.render("- a\n- ! b", "fr") == "<ul>\n<li>a</li>\n<li>! b</li>\n</ul>\n"


@pytest.mark.parametrize(
    "link", ["[sheet](foo:bar)", "[sheet](ftp://files.example/x)", "[sheet]()", "[sheet](tel:12)"]
)
def test_a_link_without_an_allowed_address_is_text(link: str) -> None:
    assert markdown.render(link).strip() == "<p>sheet</p>"


def test_excerpts_have_neither_entities_nor_fixed_spaces() -> None:
    typed = "&nbsp;«&nbsp;Fuite&nbsp;» d&rsquo;huile\u00a0: **A&amp;B** &lt; 3\u202f!" + "&nbsp;mot" * 60

    excerpt = markdown.rendered(typed, "fr").excerpt

    assert excerpt.startswith("« Fuite » d’huile : A&B < 3 ! mot mot")
    assert not set(excerpt) & set("\u00a0\u202f;")


def test_fixed_spaces_become_plain_ones_outside_of_code() -> None:
    typed = "Fermer&nbsp;la\u00a0vanne&#160;! `a&nbsp;b`\n```\n&nbsp;\n```\n&nbsp;fin"

    assert markdown.with_plain_spaces(typed) == ("Fermer la vanne ! `a&nbsp;b`\n```\n&nbsp;\n```\n fin")


def test_english_keeps_its_spaces() -> None:
    assert markdown.render("Why ?", "en").strip() == "<p>Why ?</p>"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Pourquoi ?", "Pourquoi\u202f?"),
        ("Pourquoi?", "Pourquoi\u202f?"),
        ("Vraiment ?! Oui", "Vraiment\u202f?! Oui"),
        ("Il dit “stop ! ”, puis : rien ;", "Il dit “stop\u202f! ”, puis\u00a0: rien\u202f;"),
        ("Que veut dire « P < 3 > P0 ? » ici", "Que veut dire «\u00a0P < 3 > P0\u202f?\u00a0» ici"),
        ("62 000 € en 5 ans, soit −5 % à 20 °C", "62\u00a0000\u00a0€ en 5 ans, soit −5\u00a0% à 20\u00a0°C"),
        ("Voir https://x.example/?a=1 à 12:30", "Voir https://x.example/?a=1 à 12:30"),
        ("", ""),
    ],
)
def test_french_title_gets_its_spaces(typed: str, shown: str) -> None:
    assert markdown.typeset(typed, "fr") == shown
    assert markdown.typeset(typed, "en") == typed


@given(st.text(alphabet="ab 1%?!:;«»\u202f\u00a0<&"))
def test_typesetting_twice_changes_nothing(text: str) -> None:
    once = markdown.typeset(text, "fr")

    assert markdown.typeset(once, "fr") == once


def test_plain_text_is_cut_at_a_word() -> None:
    assert markdown.plain("**Zero pressure**: open the bleed valve", 20) == "Zero pressure: open…"


def test_plain_text_that_fits_is_whole() -> None:
    assert markdown.plain("1 < 2 & 3") == "1 < 2 & 3"


def test_plain_text_separates_blocks() -> None:
    text = "# Two risks\n\n- Danger to people\n- Water or **product** lost.\n\nCall\nthe shift."

    assert markdown.plain(text) == "Two risks; Danger to people; Water or product lost. Call the shift."


EVERYTHING = """# Restart

Close it **now**, *then* ~~wait~~ `vent`; see [it](https://x.example "t"), www.x.example and a@x.example.
A line.

- one
  1. two
     > three

| part | torque |
|---|:-:|
| seal | 12 |

```sh
valve --close
```

---

![A seal](/images/k3v9x2m4p7q1-900x450)
"""


def test_other_html_for_the_same_text_is_another_renderer() -> None:
    """Stored HTML is made anew when RENDERER goes up: do that, and write down here what it makes now."""
    made = markdown.rendered(EVERYTHING, "fr")

    digest = hashlib.sha256(f"{made.html}\0{made.excerpt}\0{made.words}".encode()).hexdigest()[:16]
    assert (markdown.RENDERER, digest) == (5, "7bde107e155e769d")
