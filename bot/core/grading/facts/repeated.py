"""Takes the card's question off an answer that writes it down first: "How many legs has a spider? 8"."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern

FEWEST = 3
"""Words of a question from which on no mark has to part it from what follows."""
_WORD = pattern(r"[^\W_]+")
_ANNOUNCED = pattern(r"(?i)^\W*(?:(?:the |my )?question(?: (?:is|was))?|q)\b[\s:.)]*")
_PARTED = pattern(r"\s*[\"'*_)\]]*\s*[?:=\n]|\s+[-.]\s")
_BETWEEN = pattern(r"(?:[\s?!:*_\"')\]`=]|[-.,;](?=\s))*")


def without_question(heard: Said, prompt: str) -> Said:
    """The answer without the whole question in front of it; itself where it is not there, or nothing follows."""
    asked = [fold(word) for word in _WORD.findall(cleaned_question(prompt))]
    if not asked:
        return heard
    text = _behind(heard.text, asked)
    return replace(heard, raw=_behind(heard.raw, asked) or text, text=text) if text else heard


def _behind(text: str, asked: list[str]) -> str:
    """What follows the words that are asked, all in order from the start on; "" where they are not there."""
    announced = _ANNOUNCED.match(text)
    end = announced.end() if announced is not None and "question" not in asked[:2] else 0
    for word in asked:
        found = _WORD.search(text, end)
        if found is None or fold(found[0]) != word:
            return ""
        end = found.end()
    if len(asked) < FEWEST and not _PARTED.match(text, end):
        return ""
    between = _BETWEEN.match(text, end)
    rest = text[between.end() if between else end :].strip()
    return rest if _WORD.search(rest) else ""
