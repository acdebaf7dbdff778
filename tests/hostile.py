"""Markdown that costs more than it looks, of any length; none of it hurts when it is short."""

from collections.abc import Iterator

UNITS = (
    *("[", "[]", "[](", "[a](", "[a]", "[a][", "[a](b)", "[](b)", "![", "[[a]", "[`", "[*", "*[", "[\\"),
    *(
        "*",
        "**a",
        "*a*",
        "a*b_",
        "*a_ ",
        "*_*_",
        "*a **b ",
        "~~a",
        "`",
        "``a",
        "`a` ",
        "\\*",
        "&",
        "&amp;",
        "&#1;",
    ),
    *("<", "<a", "<http://a>", "<a@b.co> ", "<b>", "<!--", "<![CDATA[", '"', "é", "?! ", "« » ", "\t", " \n"),
    *(
        "http://",
        "http://a",
        "http://a.co ",
        "http://a.co/(",
        "www.a.co ",
        "www.",
        "a@b.co ",
        "a@",
        "mailto:",
    ),
    *("://", "//", "a.", "http://é.fr ", "|awww.0", "a.co«", "(a@b.co?mailto:", "|a", "|-", "a|b\n-|-\n"),
    *("- ", "- a\n", "-\n", "-\n\n", "- - - - a\n", "* * * a\n", "1. a\n", "- [a\n", "- ```\n", "  - a\n"),
    *(">", ">\n", "> a\n", "> ```\n", ">>>> a\n", "> - > - a\n", "> [a]: x 'b\n", "\t- a\n", ">\t>\ta\n"),
    *("#", "# a\n", "#\n", "a\n", "a\n\n", "    a\n\n", "```\n", "~~~a\n", "---\n", "a\n=\n", "a  \n", "\n"),
    *("[a]: x\n", "[a]: <x> 't\n", "[a\nb\n", "[a\n", "[a]: x 'b\n"),
)


def texts(length: int) -> Iterator[tuple[str, str]]:
    """Texts of this length by name."""
    half = length // 2
    for unit in UNITS:
        yield repr(unit), _filled(unit, length)
    for columns in (10, 50, 200):
        head = "|" + "a|" * columns + "\n|" + "-|" * columns + "\n"
        yield f"{columns} columns, empty rows", _filled(head, len(head)) + _filled("|\n", length - len(head))
        yield f"{columns} columns, rows of a word", head + _filled("x\n", length - len(head))
        yield f"tables of {columns} columns", _filled(head + "|\n" * 30 + "\n", length)
    yield "one address, many links", _with_definition("http://x.co/" + "b" * half, length)
    yield "one title, many links", _with_definition("x '" + '"' * half + "'", length)
    yield "one address to escape, many links", _with_definition("http://x.co/" + "é" * half, length)
    yield "many definitions", "".join(f"[{n}]: x\n" for n in range(length))[:length]
    yield "brackets", "[" * half + "]" * half
    yield "growing code", "a".join("`" * n for n in range(1, 1000))[:length]
    yield "emphasis in emphasis", "*_" * (half // 2) + "a" + "_*" * (half // 2)
    yield "stars around a word", "*" * half + "a" + "*" * half
    yield "lists in lists", "".join("  " * n + "- a\n" for n in range(200))[:length]
    yield "quotes in quotes", _filled(">" * 15 + " a\n", length)
    yield "a quote that goes on", "> a\n" + _filled("a\n", length - 4)
    yield "a heading of many lines", _filled("a\n", length - 4) + "===\n"
    yield "a title that does not end", "[a]: x '" + _filled("a\n", length - 8)
    yield "brackets before addresses", _filled("[](", length // 3) + _filled("a.co«", length - length // 3)


def _filled(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[: max(length, 0)]


def _with_definition(target: str, length: int) -> str:
    head = f"[a]: {target}\n\n"
    return head + _filled("[a]", length - len(head))
