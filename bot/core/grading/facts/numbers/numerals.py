"""Numbers in words, Roman numerals and ordinals, as exact values.

Words beside each other that make no number together are numbers of their own ("five six").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.core.grading.facts.tables import listed, pattern

_SMALL = listed("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL_SMALL = listed("""
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """)
CARDINALS = (
    {word: value for value, word in enumerate(_SMALL)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {"fourty": 40, "nil": 0, "nought": 0}
    | {
        ten + one: value + 10 * at
        for at, ten in enumerate(_TENS, 2)
        for value, one in enumerate(_SMALL[1:10], 1)
    }
)
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_SMALL)} | {
    word[:-1] + "ieth": 10 * value for value, word in enumerate(_TENS, 2)
}
ORDINALS |= {
    ten + one: 10 * at + ORDINALS[one] for at, ten in enumerate(_TENS, 2) for one in _ORDINAL_SMALL[1:10]
}
SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "quintillion": 10**18, "sextillion": 10**21, "lakh": 10**5, "crore": 10**7,
    "dozen": 12, "score": 20,
}  # fmt: skip
SHORT_SCALES = {
    "k": 10**3, "mn": 10**6, "mln": 10**6, "mil": 10**6, "bn": 10**9, "bil": 10**9, "tn": 10**12,
    "m": 10**6, "b": 10**9, "grand": 10**3, "mio": 10**6, "mrd": 10**9,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12, "quadrillionth": 10**15,
}  # fmt: skip
_TIMES = {word: count for word, count in _PARTS.items() if count >= 100}
_WORDS = sorted((*CARDINALS, *ORDINALS, *_TIMES, "half", "quarter", *SCALES), key=len, reverse=True)
_WORD = "|".join(_WORDS)
_RUN = pattern(
    rf"(?<![\w'-])(?:an?[\s-]+(?=(?:half|quarter|third|fourth|fifth|sixth|eighth|tenth|dozen|score"
    rf"|(?:hundred|thousand|(?:m|b|tr|quadr|quint|sext)illion)(?:th)?)s?\b))?(?:{_WORD})(?:s|lves)?(?:(?:,?\s+and\s+|,?\s+"
    rf"|-)(?:an?\s+(?=half|quarter|third)|point\s+|oh[\s-]+)?"
    rf"(?:{_WORD})(?:s)?)*(?![\w])",
    re.IGNORECASE,
    needs=rf"(?i)\b(?:{'|'.join(sorted({word[:4] for word in _WORDS}))})",
)
_ROMAN = pattern(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROUND_TENS = frozenset(str(10 * value) for value in range(2, 10))
SHORTEST_DICTATED, LONGEST_DICTATED = 3, 12
"""Digits said one by one that make a number; two of them are two numbers."""
LONGEST_RUN = 40
"""Number words read as one number; no number that people write has more."""


def roman(word: str) -> int | None:
    """The value of a Roman numeral in capitals, or None."""
    if len(word) > 15 or _ROMAN.fullmatch(word) is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))


def worded(text: str) -> Iterator[tuple[int, int, Fraction, bool]]:
    """Numbers in words in `text`: start, end, value, and whether it is an ordinal ("seventeenth")."""
    for run in _RUN.finditer(text):
        words = re.split(r"[\s-]+", run[0].lower().replace(",", ""))
        if len(words) <= LONGEST_RUN:
            value, ordinal = _evaluate(words)
            if value is not None:
                yield run.start(), run.end(), value, ordinal
                continue
        yield from _one_by_one(run)


def _one_by_one(run: re.Match[str]) -> Iterator[tuple[int, int, Fraction, bool]]:
    """Words that make no number together ("five six") are numbers beside each other; an ordinal ends one."""
    parts = list(re.finditer(r"[A-Za-z]+", run[0][:400]))
    if pair := _joined(parts):
        yield from ((run.start() + start, run.start() + end, *told) for start, end, told in pair)
        return
    at = next((at for at, word in enumerate(parts) if word[0].lower() in ORDINALS), len(parts))
    if 0 <= at < len(parts) - 2:
        rest = parts[at + 1 :]
        value, ordinal = _evaluate([word[0].lower() for word in rest])
        first, _ = _evaluate([word[0].lower() for word in parts[: at + 1]])
        if value is not None and first is not None:
            yield run.start(), run.start() + parts[at].end(), first, True
            yield run.start() + rest[0].start(), run.start() + rest[-1].end(), value, ordinal
            return
    for word in re.finditer(r"[A-Za-z]+", run[0][:400]):
        value, ordinal = _evaluate([word[0].lower()])
        if value is not None:
            yield run.start() + word.start(), run.start() + word.end(), value, ordinal


def _joined(parts: list[re.Match[str]]) -> list[tuple[int, int, tuple[Fraction, bool]]]:
    """The two numbers that an "and" joins, of which one has several words: "ninety-four and ninety-eight"."""
    for at, word in enumerate(parts):
        sides = (parts[:at], parts[at + 1 :]) if word[0].lower() == "and" else ()
        found = [
            (side[0].start(), side[-1].end(), (value, ordinal))
            for side in sides
            if side
            for value, ordinal in (_evaluate([one[0].lower() for one in side]),)
            if value is not None
        ]
        if len(found) == len(sides) > 0:
            return found
    return []


def _evaluate(words: list[str]) -> tuple[Fraction | None, bool]:
    """The value of number words, None where they do not make one number, and whether it is an ordinal."""
    added = "and" in words
    words = [word for word in _one_part(words) if word not in ("and", "a", "an")]
    if not words:
        return None, False
    if len(words) > 1 and SCALES.get(words[-1], 0) >= 1000:
        share = _fraction(words[:-1], added=added)
        if share is None and "point" in words[:-1]:
            share = _pointed(words[:-1])
        if share is not None:
            return share * SCALES[words[-1]], False
    part = _fraction(words, added=added)
    if part is not None:
        return part, False
    if "point" in words:
        return _pointed(words), False
    ordinal = bool(words) and (words[-1] in ORDINALS or words[-1] in _TIMES)
    if ordinal:
        words = [*words[:-1], _cardinal(words[-1])]
    value = _year_like(words) if len(words) > 1 and not added else None
    if value is None:
        value = _whole(words)
    if value is None and not added and not ordinal:
        value = _dictated(words)
    return (None if value is None else Fraction(value)), ordinal


def _one_part(words: list[str]) -> list[str]:
    """Reads "a thousandth" as one thousandth."""
    part = len(words) > 1 and words[0] in ("a", "an") and words[1] in _PARTS
    return ["one", *words[1:]] if part else words


def _cardinal(word: str) -> str:
    if word in _TIMES:
        return word[:-2]
    return next(name for name, value in CARDINALS.items() if value == ORDINALS[word])


def _fraction(words: list[str], *, added: bool) -> Fraction | None:
    """Reads "three quarters", "half", "one third"; with `added` "two and a half"."""
    last = words[-1]
    name = last if last in _PARTS else last.removesuffix("s")
    if name not in _PARTS or (name not in ("half", "halves", "quarter") and len(words) == 1 and last == name):
        return None
    share = Fraction(1, _PARTS[name])
    before = words[:-1]
    if not before:
        return share
    count = _whole(before)
    if count is None:
        return None
    if added and name in ("half", "quarter", "third") and last == name:
        return count + share
    if last == name and count != 1:
        return None  # "twenty fifth" is an ordinal
    return count * share


def _pointed(words: list[str]) -> Fraction | None:
    """Reads "two point five"."""
    at = words.index("point")
    whole = _whole(words[:at]) if at else 0
    digits = [CARDINALS.get(word) for word in words[at + 1 :]]
    if whole is None or not digits or any(digit is None or digit > 9 for digit in digits):
        return None
    return Fraction(f"{whole}.{''.join(map(str, digits))}")


def _year_like(words: list[str]) -> int | None:
    """Reads "nineteen thirty-seven" and "nineteen hundred" as years are said."""
    first = CARDINALS.get(words[0], 0)
    if len(words) == 3 and words[1] == "oh" and 11 <= first <= 20:
        last = CARDINALS.get(words[2], 10)
        return 100 * first + last if last < 10 else None
    if not 10 <= first <= 20 or words[1] in SCALES:
        return None
    rest = _whole(words[1:])
    return (
        100 * first + rest
        if rest is not None and 10 <= rest <= 99 and (first < 20 or len(words) < 4)
        else None
    )


def _dictated(words: list[str]) -> int | None:
    """Reads digits one by one or in pairs: "four four three", "four twenty-nine", "twenty-two oh five"."""
    pieces: list[str] = []
    for word in words:
        value = 0 if word in ("oh", "o") else CARDINALS.get(word)
        if value is None:
            return None
        if 0 < value < 10 and pieces and pieces[-1] in _ROUND_TENS:
            pieces[-1] = str(int(pieces[-1]) + value)
        else:
            pieces.append(str(value))
    sizes = [len(piece) for piece in pieces]
    spelled = len(sizes) >= SHORTEST_DICTATED and set(sizes) == {1}
    paired = sizes in ([1, 2], [2, 2], [2, 1, 1], [1, 2, 2], [2, 2, 2]) and (
        sizes[1:2] != [1] or pieces[1] == "0"
    )
    return int("".join(pieces)) if (spelled or paired) and len(sizes) <= LONGEST_DICTATED else None


def _whole(words: list[str]) -> int | None:
    """The cardinal that the words make; None for words that stand beside each other without making one."""
    total = current = 0
    room = 10**18
    for word in words:
        word = word if word in SCALES or word in CARDINALS else word.removesuffix("s")
        scale = SCALES.get(word)
        if scale is None:
            value = CARDINALS.get(word)
            if value is None or value >= room:
                return None
            current += value
            room = 10 if value >= 20 else 1
        elif scale in (100, 12, 20):
            if scale == 100 <= current:
                return None  # "a hundred and a hundred"
            current = max(current, 1) * scale
            room = 100
        else:
            total += max(current, 1) * scale
            current, room = 0, scale
    return total + current if words else None
