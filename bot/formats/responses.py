"""What is said on a board of a quiz show: "What is the Nile?" answers "Longest in Africa", and is the Nile."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.formats.assemble import Draft

_RESPONSE = re.compile(
    r"(?:what|who|where|when)(?:[’']s|[’']re| is| are| was| were) (.{1,200}?)\s?\?", re.IGNORECASE
)
_LEAST, _SHARE = 2, 0.8
"""Answers from which a deck is of such a board, and the share of them that are worded so."""


def plain(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, their answers as what they name where nearly all are worded as questions; the wording is accepted."""
    said = [_RESPONSE.fullmatch(card.reference) for card, _ in drafts]
    if sum(map(bool, said)) < max(_LEAST, _SHARE * len(drafts)):
        return list(drafts)
    return [
        (
            replace(card, reference=found[1], accepted=(card.reference, *card.accepted)) if found else card,
            line,
        )
        for (card, line), found in zip(drafts, said, strict=True)
    ]
