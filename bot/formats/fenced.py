"""A deck in a block of code, as a chat hands it over, with some talk around it.

Here are your flashcards:
```csv
Front,Back
What is DNA?,Genetic material
```
"""

from __future__ import annotations

import re

_BLOCK = re.compile(
    r"^(```|~~~) ?(csv|tsv|json|jsonl|yaml|yml)[ \t]*\n(.*?)^\1[ \t]*$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_MOST_TALK = 800
"""Characters around the block."""


def deck_in(text: str) -> tuple[str, str] | None:
    """What stands in the only block, on the lines where it stands, and the extension that it names; else None."""
    blocks = list(_BLOCK.finditer(text))
    if len(blocks) != 1:
        return None
    (block,) = blocks
    before, after = text[: block.start(3)], text[block.end() :]
    if len(before) + len(after) > _MOST_TALK or "```" in after:
        return None
    return "\n" * before.count("\n") + block[3], block[2].lower()
