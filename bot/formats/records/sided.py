r"""Records that hold both sides of a card in one field, as the programs that export them do.

{"content": "What is DNS?\n---\nIt turns names into addresses."}                                  Mochi
{"cardSides": [{"label": "word", "media": [{"plainText": "DNS"}]}, {"label": "definition", ...}]}   Quizlet's pages
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_RULE = re.compile(r"\n[ \t]{0,9}-{3,9}[ \t]{0,9}(?:\n|$)")
"""A line of hyphens, which parts the sides."""
_ASKS, _TELLS = "word", "definition"


def plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, by plain name, of such a record with a question and an answer; others as they are."""
    sides = _parted(fields.get("content")) or _labelled(fields.get("card_sides"))
    if sides is None:
        return dict(fields)
    rest = {name: value for name, value in fields.items() if name not in ("content", "card_sides")}
    return {**rest, "question": sides[0], "answer": sides[1]}


def _parted(text: Any) -> tuple[str, str] | None:
    """The sides of a text of two; of more, what stands behind the second is left out."""
    parts = [part.strip() for part in _RULE.split(text)] if isinstance(text, str) else []
    return (parts[0], parts[1]) if len(parts) > 1 and parts[0] and parts[1] else None


def _labelled(sides: Any) -> tuple[str, str] | None:
    """The texts of sides that say which they are."""
    if not isinstance(sides, list):
        return None
    told = {
        side["label"]: _text(side.get("media"))
        for side in sides
        if isinstance(side, dict) and "label" in side
    }
    return (told[_ASKS], told[_TELLS]) if told.get(_ASKS) and told.get(_TELLS) else None


def _text(media: Any) -> str:
    """The first text among what a side shows."""
    shown = media if isinstance(media, list) else []
    texts = (one.get("plainText") for one in shown if isinstance(one, dict))
    return next((text.strip() for text in texts if isinstance(text, str)), "")
