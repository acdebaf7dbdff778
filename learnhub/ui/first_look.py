"""HTML for `web.first_look`: the few parts of a page that its first look draws, with the classes of the page.

They are texts and no components, because a server without Node cannot draw components. A test in a browser
holds the place of every word against the page's own.
"""

from html import escape


def first_columns(*blocks: str) -> str:
    """As `columns`, with an empty rail."""
    main = f'<div class="lh-2-main">{"".join(blocks)}</div>'
    return f'<div class="lh-2">{main}<aside class="lh-rail"></aside></div>'


def first_meta() -> str:
    """As `meta`, a line that is still empty."""
    return '<div class="t-meta meta">\u00a0</div>'


def first_title(title: str, language: str) -> str:
    """The page's h1."""
    return f'<h1 class="t-h1" lang="{escape(language)}">{escape(title)}</h1>'


def first_text(html: str, language: str) -> str:
    """As `rich_text`: HTML from `core.markdown.render`, and nothing else."""
    return f'<div class="prose t-read" lang="{escape(language)}">{html}</div>'
