"""Decides what an answer asserts of what it names: not what it denies, hedges with "or", or only echoes.

"Not Lyon but Paris" asserts Paris; "GIS stands for GIS" asserts nothing.
"""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind
from bot.core.grading.facts.article import without_article
from bot.core.grading.facts.kinds import NAMED
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER

REACH = 90
"""Characters before a value in which a denial is looked for; clauses of answers are shorter."""
_BOUNDARY = pattern(
    r"[.;!?\n,:)(](?!\d)"
    r"|(?<!anything )(?<!everything )(?<!nothing )(?<!all )(?<!anywhere )(?<!anyone )\bbut\b"
    r"|\bit'?s\b(?! not)|\bi mean\b|\band\b"
)
_DENIAL = pattern(
    r"\b(?:not|never|nor|neither|outside|cannot|except|excluding)\b|n't\b"
    r"|\b(?:is|was|are|were|ai|do|does|did|ca|wo|could|would|should|has|have|had)nt\b"
    r"|\b(?:anything|everything|anywhere|anyone|all) (?:but|except|other than)\b"
    r"|\b(?:other than|rather than|instead of|as opposed to|different from|no longer|far from|opposite of)\b"
)
_NO_DENIAL = pattern(
    r"^\W*(?:is|was|are|were|would|does|did)(?:n't|nt) (?:it|that|this|he|she|they)\b"
    r"|^\W*(?:is|was|are|were|would|does|did) (?:it|that|this|he|she|they) not\b|^\W*ain'?t (?:it|that)\b"
    r"|\bnot (?:below|above|under|over)\b"
    r"|\b(?:not|n't) (?:until|before|only|just|sure\b(?: but)?|certain|quite sure|a doubt)|\bwhy not\b"
    r"|\b(?:do|am|i'm|im|did|don't|dont|can|could|is|was)(?:n't| not|nt)? (?:know|sure|think of|remember)\b"
    r"|\bif (?:i'm|im|i am) not (?:wrong|mistaken)\b|\bnot (?:gonna|going to) lie\b|\bnot (?:100"
    r"|entirely|totally)\b"
)
_DENIED_AFTER = pattern(
    r"^\W{0,3}(?:is|was|are|were|does|did|has|had|can|would|will|must|could|should)(?:n't|nt"
    r"| not)\b(?! only| just)"
    r"|^\W{0,3}(?:is|was|are|were|would be|sounds) (?:definitely |clearly |totally )?"
    r"(?:wrong|false|incorrect|impossible|out|the wrong)\b"
    r"|^(?: [^\W\d_]{1,12})?\W{0,3}(?:is|was|are|were|would be|sounds|seems)"
    r"(?: (?:way|far|a bit|definitely|clearly|just|really|much))?"
    r" (?:overkill|not enough|too (?:many|much|few|little|long|short|high|low|big|small|early|late))\b"
    r"|^\s*\((?:wrong|false|no|not)\)"
    r"|^ cannot be\b|^ \?*not!?$"
)
_OVER = pattern(
    r"\b(?:more than|less than|fewer than|over|under|above|below|at least|at most|greater than"
    r"|up to|after|before"
    r"|no more than|no less than|half of|twice)\s+(?:about |than )?[$£€]?$"
)
_HEDGE = pattern(r"\b(?:or|either|vs|versus)\b|/")


def clause_before(text: str, start: int) -> str:
    """The lower-case clause that leads up to `start`."""
    left = text[max(0, start - REACH) : start].lower()
    end = 0
    for found in _BOUNDARY.finditer(left):
        end = found.end()
    return left[end:]


def denied(text: str, start: int, end: int) -> bool:
    """Whether `text` says that what stands from `start` to `end` is not the answer."""
    left = clause_before(text, start)
    if ("n" in left or "ex" in left or "f" in left or "but" in left or "oppos" in left) and _DENIAL.search(
        _NO_DENIAL.sub(" ", left)
    ):
        return True
    return _DENIED_AFTER.search(text[end : end + 40].lower()) is not None


def bounded(text: str, start: int) -> bool:
    """Whether the value at `start` is named as a bound only: "more than 5", "before 1937"."""
    return _OVER.search(text[max(0, start - 30) : start].lower()) is not None


def hedged(text: str) -> bool:
    """Whether the text joins alternatives."""
    return _HEDGE.search(text.lower()) is not None


_WORD = pattern(r"[^\W_]+|[<>=≥≤+*/^-]")
_CHOICE = pattern(r"(?i)\bor\b|/|\boder\b|\bou\b")


LETTERS = 2
"""Letters that a name in a formula may have."""


def echoes(said: Said, reference: str, kind: AnswerKind) -> bool:
    """Whether the answer stands in the question word for word and the reference does not.

    An answer that shares a word with the reference is one only where that is a formula: it may be the shorter name.
    """
    if kind in (AnswerKind.YES_NO, AnswerKind.LIST, AnswerKind.QUANTITY) or not said.question:
        return False
    asked, own = _words(cleaned_question(said.question)), _words(reference)
    told = _words(without_article(said.text) if "a" in own else said.text)
    in_words = kind is AnswerKind.FORMULA and own and not set(own) & set(asked)
    if (kind in NAMED or (in_words and any(map(_is_long_word, told)))) and _says_nothing(told, asked, own):
        return _CHOICE.search(said.question) is None
    if not told or not _within(told, asked) or _within(own, asked) or _CHOICE.search(said.question):
        return False
    if kind is AnswerKind.FORMULA:
        return any(len(word) > 1 and word.isalpha() for word in told)
    return not set(told) & set(own)


def _says_nothing(told: list[str], asked: list[str], own: list[str]) -> bool:
    """Whether the answer is the question's words and words that carry them, none of the reference: "GIS means GIS"."""
    shared = set(told) & set(asked)
    lettered = "a" in own and "a" not in told
    own_words = set(own).difference(("a", *asked)) if lettered else set(own)
    return bool(shared) and set(told) <= CARRIER.union(asked) and not own_words & CARRIER.union(told)


def _is_long_word(word: str) -> bool:
    """Whether a word can be none of a formula's letters."""
    return len(word) > LETTERS and word.isalpha() and word not in CARRIER


def _words(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"(?<=\w)['’]s?\b", "", fold(text)))


def _within(some: list[str], all_of: list[str]) -> bool:
    size = len(some)
    return bool(size) and any(all_of[at : at + size] == some for at in range(len(all_of) - size + 1))
