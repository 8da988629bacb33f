"""Tells a comparative in the two words that the card's reference has for it: "denser" where that says "less dense".

Stemmed, "denser" is "dense", and the "more" in it, of which "less" is the contrary, is lost.
"""

from __future__ import annotations

import re

_COMPARED = re.compile(r"\b(?:less|more) ([a-z]{3,12})\b")


class Comparatives:
    """The adjectives that a reference compares by."""

    def __init__(self, reference: str) -> None:
        self._of = {form: one for one in _COMPARED.findall(reference.lower()) for form in forms(one)}
        self._found = re.compile(rf"(?i)\b({'|'.join(map(re.escape, self._of))})\b") if self._of else None

    def in_two_words(self, text: str) -> str:
        """The text with these adjectives' comparatives as "more" and the adjective; itself where it has none."""
        if self._found is None:
            return text
        return self._found.sub(lambda found: f"more {self._of[found[0].lower()]}", text)


def forms(adjective: str) -> tuple[str, ...]:
    """How the comparative of an English adjective may be written."""
    if adjective.endswith("y"):
        return (f"{adjective[:-1]}ier",)
    return f"{adjective.removesuffix('e')}er", f"{adjective}{adjective[-1]}er"
