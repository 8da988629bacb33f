"""The ways in which Moodle lets a text be written, and what people read of it."""

from __future__ import annotations

import html
import re

from bot.formats import markup
from bot.formats.anki.notes import LeftOut
from bot.formats.moodle.questions import MEDIA

HTML, MOODLE, PLAIN, MARKDOWN = "html", "moodle", "plain", "markdown"
"""Moodle's own way is HTML whose lines stay."""
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")


def plain(text: str, way: str, left_out: LeftOut) -> str:
    """What people read of `text`, which was written in that way; pictures are counted in `left_out`."""
    if way in (PLAIN, MARKDOWN):
        return text
    if way != HTML:
        if not markup.looks_like_html(text):
            return html.unescape(text) if _ENTITY.search(text) else text
        text = text.replace("\n", "<br>")
    read = markup.strip(text)
    left_out[MEDIA] += read.media
    return read.text
