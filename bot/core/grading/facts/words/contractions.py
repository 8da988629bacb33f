"""English words drawn together, "I'm" and "how's", with or without the apostrophe, and the same written out."""

from __future__ import annotations

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern

_DRAWN = (
    (pattern(r"\bwo(?:n't|nt)\b"), "will not"),
    (pattern(r"\bca(?:n't|nt|nnot)\b"), "can not"),
    (pattern(r"\b(is|are|was|were|do|does|did|has|have|had|could|would|should)n'?t\b"), r"\1 not"),
    (pattern(r"\bi'?m\b"), "i am"),
    (pattern(r"\b(you|they)'?re\b"), r"\1 are"),
    (pattern(r"\bwe're\b"), "we are"),
    (pattern(r"\b(he|she|it|that|what|how|who|where|there|here)'?s\b"), r"\1 is"),
    (pattern(r"\b(i|you|we|they)'?ve\b"), r"\1 have"),
    (pattern(r"\b(i|you|he|she|it|we|they)'ll\b"), r"\1 will"),
    (pattern(r"\blet'?s\b"), "let us"),
)


def written_out(text: str) -> str:
    """The text folded, its contractions written out, without marks."""
    text = fold(text).replace("’", "'")
    for drawn, out in _DRAWN:
        text = drawn.sub(out, text)
    return " ".join(pattern(r"[^\W_]+(?:'[^\W_]+)*").findall(text))


def uncontracted(text: str, reference: str) -> str:
    """The reference where the answer is the same words, drawn together or written out: "I am" for "I'm"."""
    return reference if " " in reference and written_out(text) == written_out(reference) else text
