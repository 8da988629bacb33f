"""The labels of the Q/A text format, in which words and under which marks people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

ASKED = (
    "q question front term frage vorderseite anverso recto pregunta pergunta domanda вопрос питання pytanie "
    "vraag fråga soru 問題 问题 問 问 질문"
)
ANSWERED = (
    "a answer back definition antwort rückseite reverso verso respuesta resposta réponse risposta ответ "
    "відповідь odpowiedź antwoord svar cevap 答え 答案 答 답"
)
"""Words by which people label what is asked, and what answers it."""
_QUESTIONS, _ANSWERS = frozenset(ASKED.split()), frozenset(ANSWERED.split())
_LABEL = re.compile(
    r"(?:#{1,6} {0,4}|(?:[-*+>]|\d{1,4}[.)]) {1,4})?(\*{0,3}|_{0,3})("
    + "|".join(sorted(_QUESTIONS | _ANSWERS, key=len, reverse=True))
    + r")[ \t]?(\d{0,6})(\*{0,3}|_{0,3})[:：](\*{0,3}|_{0,3})[ \t]*(.*)",
    re.IGNORECASE,
)
"""A label in another word or under marks of Markdown; a colon is asked for, which leaves the lists of notes alone."""
# Possessive quantifiers: a long run of spaces must not be tried in every division.
QUESTION = re.compile(r"Q[ \t]*+(\d{0,6})[ \t]*+[:.)][ \t]*+(.*)", re.IGNORECASE)
ANSWER = re.compile(r"A[ \t]*+(\d{0,6})[ \t]*+[:.)][ \t]*+(.*)", re.IGNORECASE)
EXTRA = re.compile(r"(explanation|source|e|s)[ \t]*+(\d{0,6})[ \t]*+:[ \t]*+(.*)", re.IGNORECASE)


def plainly(line: str) -> str:
    """The line with its label as `Q3:` or `A:`, where it has one in other words or under marks of Markdown."""
    found = _LABEL.fullmatch(line)
    if found is None:
        return line
    before, word, digits, inner, behind, text = found.groups()
    mark = "Q" if word.casefold() in _QUESTIONS else "A"
    if before and not (inner or behind):  # the marks are around the whole line
        text = text.removesuffix(before)
    return f"{mark}{digits}: {text}"


def is_labelled(text: str) -> bool:
    """Whether a question and an answer are labelled in other words, or under marks of Markdown."""
    kinds = {plainly(line)[0] for line in map(str.strip, text.split("\n")) if _LABEL.fullmatch(line)}
    return kinds >= {"Q", "A"}


def are_marked_shortly(lines: Sequence[str]) -> bool:
    """Whether lines that begin with `E:` are explanations: headings come once, and right before a question."""
    kinds = [_kind(plainly(line.rstrip())) for line in lines if line.strip() and not line[0].isspace()]
    places = [place for place, kind in enumerate(kinds) if kind == "e"]
    below = all(place and kinds[place - 1] in ("answer", "extra") for place in places)
    alone = all(kinds[place + 1 : place + 2] == ["question"] for place in places)
    return below and (len(places) > 1 or not alone)


def _kind(line: str) -> str:
    """Of a line at the left margin: question, answer, e, extra, or another."""
    if QUESTION.fullmatch(line):
        return "question"
    if ANSWER.fullmatch(line):
        return "answer"
    extra = EXTRA.fullmatch(line)
    return "" if extra is None else "e" if extra[1] in "eE" else "extra"
