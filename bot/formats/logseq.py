"""What Logseq notes of its blocks for itself, between the lines of a text: `id:: 62345678-..`, `collapsed:: true`."""

from __future__ import annotations

import re

_OWN = re.compile(
    r"^[ \t]*(?:[-*] )?(?:id:: [0-9a-f]{8}-|collapsed:: (?:true|false)$|(?:ls-type|hl-page|hl-color|card-repeats):: )",
    re.MULTILINE,
)
"""What nobody writes by hand."""
_NOTED = re.compile(r"^[ \t]*(?:[-*] )?[a-z][a-z0-9._-]{0,40}:: [^\n]*$", re.MULTILINE)


def without_notes(text: str) -> str:
    """The text without the lines that note something, where it is Logseq's; each other line stays where it is."""
    return _NOTED.sub("", text) if _OWN.search(text) else text
