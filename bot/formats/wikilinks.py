"""Links between the pages of a notebook, as Obsidian and others write them: [[Napoleon|the emperor]].

What is shown is part of a card's text, the brackets and the page behind a bar are not; embedded pictures are left out.
Code keeps its brackets, and so does what is no name of a page: [[ -f a ]], [[1, 2]].
"""

from __future__ import annotations

import re

from bot.formats.documents.code import in_code

_LINK = re.compile(
    r"(?<!#)(!?)\[\[(?=[^\W_])(?!\d{1,3}\b)([^\[\]|\n#^]{1,200}(?<![\s\\]))(?:[#^][^\[\]|\n]{0,200}?)?(?:\\?\|([^\[\]|\n]{1,200}))?\]\]"
)
_CODE = re.compile(r"(`[^`\n]*`)")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|mp3|mp4|wav|pdf)$", re.IGNORECASE)


def plain(text: str) -> str:
    """The text with such links as what they show."""
    if "[[" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(
        line if code or "[[" not in line else _in_line(line)
        for line, code in zip(lines, in_code(lines), strict=True)
    )


def _in_line(line: str) -> str:
    parts = _CODE.split(line)
    return "".join(part if part.startswith("`") else _LINK.sub(_shown, part) for part in parts)


def _shown(link: re.Match[str]) -> str:
    if link[1] and _PICTURE.search(link[2]):
        return ""
    return (link[3] or link[2]).strip()
