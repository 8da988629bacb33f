"""Cards that stand between the rules at the top of a page of notes, as sites made of Markdown keep them.

---
title: Locks
cards:
- front: What is a mutex?
  back: A lock that one thread holds.
---
The page itself.
"""

from __future__ import annotations

import re

_NAMED = re.compile(r"^(?:cards|flashcards|questions|quiz):[ \t]*\n[ \t]*- ", re.MULTILINE)
_ASKED = re.compile(r"^[ \t]*(?:- )?(?:front|question|q|prompt|term):[ \t]", re.MULTILINE)
_START, _END = "---\n", "\n---"


def cards(text: str) -> str | None:
    """The lines at the top where a list of cards stands in them; None where none does."""
    text = text.removeprefix("\ufeff")
    end = text.find(_END, len(_START)) if text.startswith(_START) else -1
    head = text[len(_START) : end] + "\n" if end >= 0 else ""
    return f"\n{head}" if _NAMED.search(head) and _ASKED.search(head) else None
