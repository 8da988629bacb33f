"""The operations of arithmetic by all their names and signs: "( ), ^, × ÷, + −" for a list of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.facts.tables import listed, pattern

_NAMES = {
    "parentheses": "parenthes[ie]s|parens?|(?:round )?brackets?|braces",
    "exponents": "exponent(?:s|iation|ials?)?|powers?|indices|index|orders?|roots?",
    "multiplication": "multipl(?:ication|ications|y|ying|ied)|times|product",
    "division": "divi(?:sion|sions|de|ding|ded)(?: by)?|over",
    "addition": "add(?:ition|itions|ing|ed)?|plus|sums?",
    "subtraction": "subtract(?:ion|ions|ing|ed)?|minus|take away|taking away",
}
_SIGNS = {
    "parentheses": r"\(\s*\)|\[\s*\]",
    "exponents": r"\^|\*\*|√",
    "multiplication": "[×·∙⋅*]|(?<![^\\W_])x(?![^\\W_])",
    "division": "[÷:]",
    "addition": r"\+",
    "subtraction": "[−–-](?![^\\W_])",
}
_FINDS = {name: pattern(rf"(?i)\b(?:{_NAMES[name]})\b") for name in _NAMES}
_DRAWN = {name: pattern(sign) for name, sign in _SIGNS.items()}
_WORD = pattern(r"[^\W\d_]{2,}")
_MNEMONIC = pattern(r"(?i)\b(?:same as |like |it'?s )?(?:bidmas|bodmas|bedmas|pemdas|gemdas|podmas)\b\W*")
FEWEST = 3
"""Operations among the members of a list, from which on its answers are read so."""
_KNOWN = frozenset(
    listed(
        "parentheses brackets exponents powers indices orders multiplication division addition subtraction"
    )
)


def are_operations(members: Sequence[str]) -> bool:
    """Whether a list is one of operations."""
    told = [word.lower() for member in members for word in _WORD.findall(member)]
    return len(_KNOWN.intersection(told)) >= FEWEST


def in_operations(text: str) -> str:
    """The text with each operation by its one name, two that go together side by side, as one member has them."""
    text = _MNEMONIC.sub("", text)
    if not _WORD.search(text):
        for name, sign in _DRAWN.items():
            text = sign.sub(f" {name} ", text)
    for name, finds in _FINDS.items():
        text = finds.sub(name, text)
    return _PAIRED.sub(lambda found: " ".join(sorted((found[1], found[2]), key=_ORDER.index)), text)


_ORDER = tuple(_NAMES)
_PAIRED = pattern(
    r"(multiplication|division|addition|subtraction)\s*(?:/|&|\band\b|\bor\b|)\s*"
    r"(?!\1)(multiplication|division|addition|subtraction)"
)
