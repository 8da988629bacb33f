"""A deck in a block of code, as a chat hands it over, with some talk around it.

Here are your flashcards:
```csv
Front,Back
What is DNA?,Genetic material
```
"""

from __future__ import annotations

import re
from itertools import islice

_OPENED = re.compile(
    r"^(```|~~~) ?(csv|tsv|json|jsonl|yaml|yml)[ \t]*\n",
    re.MULTILINE | re.IGNORECASE,
)
_CLOSED = {fence: re.compile(rf"^{fence}[ \t]*$", re.MULTILINE) for fence in ("```", "~~~")}
_MOST_TALK = 800
"""Characters around the block."""


def deck_in(text: str) -> tuple[str, str] | None:
    """What stands in the only block, on the lines where it stands, and the extension that it names; else None."""
    opened = list(islice(_OPENED.finditer(text), 2))
    if len(opened) != 1:
        return None
    (start,) = opened
    end = _CLOSED[start[1]].search(text, start.end())
    if end is None:
        return None
    before, after = text[: start.end()], text[end.end() :]
    if len(before) + len(after) > _MOST_TALK or "```" in after:
        return None
    return "\n" * before.count("\n") + text[start.end() : end.start()], start[2].lower()
