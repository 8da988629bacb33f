"""Questions with options whose right ones stand in a key at the end: the key is brought to the options.

    1. Which of these flies?          Answer key
    a) Cow                            1. b
    b) Bat                            2. a

No line is added or taken away, so that the numbers of lines stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS = (
    r"(?:the )?(?:correct )?answers? ?keys?|answer sheet|correct answers|answers?|keys?|solutions?|respuestas|clave|"
    r"soluciones|"
    r"lösungen|antworten|réponses|corrigé|gabarito|respostas|soluzioni|risposte|ответы|odpowiedzi|cevaplar|"
    r"đáp án|(?:参考|正确|标准)?答案|解答|正解|정답"
)
_TITLE = re.compile(rf"\W{{0,6}}(?:{_WORDS})\W{{0,6}}(.*)", re.IGNORECASE)
_PAIR = re.compile(
    r"(?:q(?:uestion)? ?)?(\d{1,3}) ?[.):=–-]{0,2} ?\(?([a-hA-H])\)?(?![\w'])[.,;|]?", re.IGNORECASE
)
_RANGE = re.compile(r"(\d{1,3}) ?[-~–—～至] ?(\d{1,3}) ?[.:：、)]? ?((?:[A-H][ ,、]{0,2}){2,50})(?![\w'])")
"""The letters of questions in a row: `1-5 ABCDA`."""
_QUESTION = re.compile(r"\W{0,4}(?:q(?:uestion)? ?)?(\d{1,3}) ?(?:[.):-]|\*\*)+ ?", re.IGNORECASE)
_OPTION = re.compile(r"(\s*(?:[-*+] +)?)(?=(?:\*\*)?\(?([A-Ha-h])\)?(?:\*\*)? ?[.):] ?(?:\*\*)?\s*\S)")
_LEAST = 2
"""Answers in a key."""
_LONGEST = 400
"""Lines at the end in which a key is looked for."""


def applied(text: str) -> str | None:
    """The text with its right options marked and the key taken out; None where it has no key for its questions."""
    lines = text.split("\n")
    found = _key(lines)
    if found is None:
        return None
    start, key = found
    marked = _marked(lines[:start], key)
    return None if marked is None else "\n".join([*marked, *("" for _ in lines[start:])])


def _key(lines: Sequence[str]) -> tuple[int, dict[str, str]] | None:
    """Where the last key begins, and the letter of each number; None where there is none."""
    for start in range(len(lines) - 1, max(len(lines) - _LONGEST, 0) - 1, -1):
        title = _TITLE.fullmatch(lines[start].strip()) if len(lines[start]) < 2_000 else None
        if title is None:
            continue
        lines_of_key = [title[1], *(line[:200] for line in lines[start + 1 :])]
        said = " ".join(re.sub(r"[|*_`]", " ", " ".join(lines_of_key)).split())
        said = _RANGE.sub(_each, said)
        pairs = _PAIR.findall(said)
        rest = re.sub(r"[\s|*_#\-]+", "", _PAIR.sub("", said))
        numbers = [number for number, _ in pairs]
        if len(pairs) >= _LEAST and len(set(numbers)) == len(numbers) and not rest:
            return start, {number: letter.lower() for number, letter in pairs}
        if not pairs:
            continue
        return None
    return None


def _each(found: re.Match[str]) -> str:
    """The letters of questions in a row, each with its number; as it stands where they are not as many."""
    first, last, letters = int(found[1]), int(found[2]), re.findall(r"[A-H]", found[3])
    if last - first + 1 != len(letters):
        return found[0]
    return (
        " ".join(
            f"{number}. {letter}" for number, letter in zip(range(first, last + 1), letters, strict=True)
        )
        + " "
    )


def _marked(lines: Sequence[str], key: dict[str, str]) -> list[str] | None:
    """The lines with an asterisk before the right options; None where a number of the key has no option for it."""
    marked, current, left = list(lines), "", dict(key)
    seen: set[str] = set()
    for place, line in enumerate(lines):
        option = _OPTION.match(line)
        if option and current:
            if left.get(current) == option[2].lower():
                marked[place] = f"{option[1]}*{line[option.end() :]}"
                del left[current]
        elif question := _QUESTION.match(line):
            current = question[1].lstrip("0") or question[1]
            if current in seen and current in key:
                return None  # numbers that start anew: nothing tells whose answers these are
            seen.add(current)
    return None if left else marked
