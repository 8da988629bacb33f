"""The key of an exam's question: which of its options it names, or whether what is said is right."""

from __future__ import annotations

import re

from bot.core.cards import Card, Misconception
from bot.core.decks import limits
from bot.core.listed_options import listed
from bot.formats import together
from bot.formats.documents import wording
from bot.formats.exams.asked import TICK, Asked
from bot.formats.exams.marks import joined

_TRUE = frozenset(
    ("正确", "对", "√", "✓", "✔", "是", "t", "true", "y", "○", "o", "正確", "對", "정답", "참", "正しい")
)
_FALSE = frozenset(
    ("错误", "错", "×", "✗", "✘", "x", "否", "f", "false", "n", "╳", "錯誤", "錯", "거짓", "誤り", "不正确")
)
_WORDS = {"zh": ("正确", "错误", "判断正误："), "": ("True", "False", "True or false: ")}
_IN_BRACKETS = re.compile(
    r"[(（\[【]\s*([A-Ha-h](?:[\s,，、]?[A-Ha-h]){0,7}|[①-⑥]|[√✓×✗╳○对错正确误TFYNX]{1,2})\s*[)）\]】]"
)
_LETTER_AND_TEXT = re.compile(r"([A-Ha-hア-カ①-⑥])\s*(?:[.．、:：)）]|\s)\s*\S")
_PARTS = re.compile(r"[\s,，、;；/|&和及]+")
_ENDS = " 。.;；:：*_`'\"“”"
_HAN = re.compile(r"[\u4e00-\u9fff]")


def card_of(asked: Asked) -> Card | None:
    """The card of a question; None where nothing tells its answer."""
    stem, answer = joined(asked.stem), wording.without_tags(asked.answer).strip(_ENDS)
    texts = [joined(lines) for lines in asked.options]
    ticked = [place for place, text in enumerate(texts) if text.startswith(TICK)]
    options = [wording.without_tags(text.removeprefix(TICK)).strip() for text in texts]
    if not answer and not ticked:
        stem, answer = _taken_out(stem, asked)
    explanation = joined(asked.explanation)
    if len(options) < 2:
        return _without_options(asked, stem, answer, explanation) if not options else None
    right = _named(answer, asked.run, options) or (ticked if len(ticked) < len(options) else [])
    if not right or not all(options) or not stem:
        return None
    judged = {text.casefold() for text in options} <= _TRUE | _FALSE
    reference, form = together.answer_of([options[place] for place in right])
    card = Card(
        key="",
        prompt=f"{_words(stem)[2]}{stem}" if judged and not stem.endswith(("?", "？")) else stem,
        reference=reference,
        topic=asked.topic,
        wrong=tuple(Misconception((text,)) for text in _others(options, right)),
        explanation=explanation,
        answer=form if len(right) > 1 else None,
    )
    return listed(card, limits.MAX_PROMPT)


def _others(options: list[str], right: list[int]) -> dict[str, None]:
    said = {options[place] for place in right}
    return dict.fromkeys(text for text in options if text not in said)


def _words(text: str) -> tuple[str, str, str]:
    """What is called right and wrong, and how it is asked, in the language of the text."""
    return _WORDS["zh" if _HAN.search(text) else ""]


def _without_options(asked: Asked, stem: str, answer: str, explanation: str) -> Card | None:
    """The card of a question without options: of what is right or wrong, or of any other answer."""
    said = answer.casefold()
    if not stem or not answer:
        return None
    if said in _TRUE or said in _FALSE:
        yes, no, asks = _words(stem)
        right, wrong = (yes, no) if said in _TRUE else (no, yes)
        return Card(
            "", asks + stem, right, asked.topic, wrong=(Misconception((wrong,)),), explanation=explanation
        )
    if re.fullmatch(r"[A-H]{1,8}", answer):
        return None  # letters of options that are not there
    return Card("", stem, answer, asked.topic, explanation=explanation)


def _taken_out(stem: str, asked: Asked) -> tuple[str, str]:
    """The question and its key, where that stands in brackets in it: "Which flies? ( B )"."""
    found = list(_IN_BRACKETS.finditer(stem))
    for each in reversed(found):
        said = each[1].strip()
        letters = _letters(said, asked.run)
        fits = (
            bool(letters) and max(letters) < len(asked.options)
            if asked.options
            else said.casefold() in _TRUE | _FALSE
        )
        if fits:
            blank = stem[: each.start()] + ("（ ）" if asked.options else "") + stem[each.end() :]
            return blank.strip(), said
    return stem, ""


def _letters(said: str, run: str) -> list[int]:
    """The places of the letters in the run; empty where something else is said."""
    plain = _PARTS.sub("", said)
    if run[:1] in ("A", "a"):
        plain = plain.translate(_NARROW).upper() if run[0] == "A" else plain.lower()
    places = [run.find(letter) for letter in plain] if run else []
    return places if places and min(places) >= 0 and len(set(places)) == len(places) else []


_NARROW = {ord("Ａ") + place: "ABCDEFGH"[place] for place in range(8)}


def _named(answer: str, run: str, options: list[str]) -> list[int]:
    """The places of the options that the key names: by letters, by their text, or by both."""
    if not answer:
        return []
    folded = [text.strip(_ENDS).casefold() for text in options]
    if answer.casefold() in folded:
        return [folded.index(answer.casefold())]
    letters = sorted(_letters(answer.strip(" ()（）[]【】"), run))
    if not letters and (found := _LETTER_AND_TEXT.match(answer)):
        letters = _letters(found[1], run)
    if not letters and answer.casefold() in _TRUE | _FALSE:
        wanted = _TRUE if answer.casefold() in _TRUE else _FALSE
        letters = [place for place, text in enumerate(folded) if text in wanted]
    return letters if letters and letters[-1] < len(options) else []
