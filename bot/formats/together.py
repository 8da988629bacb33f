"""Questions of which several options are right, and all of them are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card
from bot.core.decks import limits

_SEVERAL = re.compile(
    r"\b(?:select|choose|pick|mark|check|tick|identify|name|which|what)\b.{0,40}\b(?:all|two|three|four|both|[2-5])\b"
    r"|\ball that apply\b|\((?:choose|select|pick)? ?(?:two|three|four|[2-5])\.?\)|\bmultiple answers\b"
    r"|\b(?:selecciona|seleccione|elige|elija|escolha|selecione|wähle|choisissez|выберите)\b.{0,40}\b(?:dos|tres|todas|todos|"
    r"duas|três|zwei|drei|alle|deux|trois|toutes|два|две|три|все|несколько)\b"
    r"|多选|不定项|哪些|哪几|分别是",
    re.IGNORECASE | re.DOTALL,
)

KINDS = ("type", "kind", "question_type", "题型", "类型")
"""What the kind of a question is called."""
_ALL = re.compile(
    r"多选|多项|不定项|multi_?-?(?:ple)?_?-?\s?(?:select|answer|response)|checkbox", re.IGNORECASE
)


def is_of_all(kind: str) -> bool:
    """Whether of questions of that kind several options are the answer together: "checkboxes"."""
    return _ALL.search(kind) is not None


def asked(prompt: str) -> bool:
    """Whether a question asks for several options together: "Select two."."""
    return _SEVERAL.search(prompt) is not None


def answer_of(texts: Sequence[str]) -> tuple[str, AnswerSpec | None]:
    """The answer that all of `texts` are together, and its form where a card can hold it."""
    members = len(texts) <= limits.MAX_MEMBERS and all(len(text) <= limits.MAX_MEMBER for text in texts)
    spec = AnswerSpec(kind=AnswerKind.LIST, all_of=tuple(texts)) if members else None
    return (", " if spec else "\n").join(texts), spec


def brought(card: Card, *, all_asked: bool = False) -> Card:
    """The card whose accepted answers are right options, these brought together where its question asks for all.

    `all_asked`: the file says otherwise that it does.
    """
    if not card.accepted or not (all_asked or asked(card.prompt)):
        return card
    reference, spec = answer_of((card.reference, *card.accepted))
    return replace(card, reference=reference, accepted=(), answer=spec)
