"""Which columns of a list of words are asked and answered, where no name says question and answer.

Hanzi, Pinyin, English            9, 会う, あう, to meet, verb, JLPT_N5
爱, ài, love                      10, 青, あお, blue, noun, JLPT_N5

A reading is no answer where a meaning stands beside it; nor are counts, parts of speech, sounds, levels, and the same
words in another script.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

Cells = Sequence[str]
"""The filled cells of a column."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆]")
_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f\s・～〜~ー,、;；/()（）［］\[\]「」…。.!?！？-]+")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜǹńňḿ"
_PINYIN = re.compile(
    rf"(?:[a-z{_TONES}üêǘ\u0300-\u030f:]|\d|[\s'’·.,，．、;；/!?！？()（）|…:-])+", re.IGNORECASE
)
_TONED = re.compile(rf"[{_TONES}]|[a-zü:][1-5](?![0-9])|[\u0300\u0301\u0304\u030c]", re.IGNORECASE)
_ZHUYIN = re.compile(r"[\u3105-\u312f˙ˊˇˋ\s,，/]+")
_SPOKEN = re.compile(r"(?:[/\[［][^/\[\]]{1,60}[/\]］][\s,;]*){1,4}")
_NUMBER = re.compile(r"[#№]?[-+]?\d{1,12}(?:[.,]\d{1,12})?[.)%]?")
_SOUND = re.compile(
    r"\[(?:sound|anki):|<(?:img|audio)\b|(?:https?://.{1,300}|\S+)\.(?:mp3|ogg|wav|m4a|opus|jpe?g|png|gif|svg|webp)$",
    re.IGNORECASE,
)
_PART_NAMES = (
    "n v adj adv noun verb adjective adverb pron pronoun prep preposition conj conjunction interj interjection num "
    "numeral number art article det determiner phr phrase expr expression vt vi aux part particle prefix "
    "suffix pl sg sing "
    "m f nt masc fem neut masculine feminine neuter name proper exclamation modal abbr idiom noun_phrase "
    "phrasal_verb "
    "plural_noun other unknown 名词 动词 形容词 副词 名 动 形 副 介 连 代 量 助 数 名詞 動詞 形容詞 명사 동사 "
    "형용사 부사 "
    "сущ гл прил нареч существительное глагол прилагательное наречие nomen verben substantiv adverb adjektiv "
    "verbo sustantivo adjetivo"
)
_PARTS = frozenset(_PART_NAMES.split())
_TAG = re.compile(r"<(?!img\b|audio\b)[^<>]{0,200}>")
_SEEN = 400
"""Characters of a cell that are looked at."""
_MOST = 0.9
"""The share of the filled cells from which a column is of a kind."""
_LEAST_ROWS = 8
"""Rows from which cells that come again and again are seen as labels."""
_STAMP = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T][\d:.+Z-]+)?|\d+\.\d{3,}|0x[0-9a-f]+", re.IGNORECASE
)
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_QUESTION_MARKS = ("?", "？", "؟")
_LEAST_REPEATED = 24
_LEAST_SPELLED = 4
"""Rows from which a column is seen to spell another."""
_NAMELESS = ("LATIN", "CJK")
"""How the names of letters begin that tell no sound."""
_ALIKE = ("rl", "kgq", "tdcj", "pbvf", "szj", "hf", "iy", "uw")
"""Letters of which one stands for the other in ways to spell a language."""


def placed(rows: Sequence[Sequence[str]], free: Sequence[int]) -> tuple[int, int]:
    """The columns that are asked and answered in rows without names, of the two and more in `free`."""
    filled = {at: [text for row in rows if at < len(row) and (text := _bare(row[at]))] for at in free}
    usual = [at for at in free if 2 * len(filled[at]) >= len(rows)]
    usual = [at for at in usual if not _all(filled[at], _is_sound)]
    if len(free) == 2 or len(usual) < 2:
        return free[0], free[1]
    han = {at for at in usual if _share(filled[at], _holds_han) > 0.5}
    asides = {at for at in usual if _is_aside(filled[at])}
    readings = {at for at in usual if at not in asides and _is_reading(filled[at], han - {at})}
    words = next((at for at in usual if at not in asides | readings), usual[0])
    spelled = {at for at in usual if at not in (words, *asides) and _spells(rows, at, words)}
    readings |= {
        at for at in spelled if not any(_shares(filled[at], filled[each]) for each in usual if each != at)
    }
    texts = [at for at in usual if at not in asides | readings]
    if not texts:
        return (usual[0], usual[1])
    asked = next((at for at in texts[:-1] if not _is_label(filled[at])), texts[0])
    behind = [at for at in texts if at > asked and not _is_same(rows, asked, at)]
    others = sorted(readings - {asked}) or [at for at in usual if at != asked]
    return asked, _answered(filled, behind) if behind else others[0]


def turned(rows: Sequence[Sequence[str]], asked: int, answered: int) -> tuple[int, int]:
    """The two columns the other way round where all in the second are questions, and longer than what is in the first.

    What is longer than a question that answers it is a clue of a quiz show.
    """
    pairs = [(row[asked].strip(), row[answered].strip()) for row in rows if max(asked, answered) < len(row)]
    ask = sum(right.endswith(_QUESTION_MARKS) for _, right in pairs)
    if len(pairs) < 2 or ask < _MOST * len(pairs) or any(left.endswith(_QUESTION_MARKS) for left, _ in pairs):
        return asked, answered
    longer = sum(len(right) > len(left) for left, right in pairs)
    return (answered, asked) if longer >= _MOST * len(pairs) else (asked, answered)


def is_no_question(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column of a table without names can hold no questions: the same few texts, dates, files."""
    cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
    few = len(cells) >= _LEAST_REPEATED and 6 * len(set(cells)) <= len(cells)
    return few or (len(cells) > 1 and (_all(cells, _matches(_STAMP)) or _all(cells, _is_sound)))


def identifies(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column holds nothing but identifiers that programs make up."""
    return all(place < len(row) and _IDENTIFIER.fullmatch(row[place].strip()) for row in rows)


def _bare(cell: str) -> str:
    """The start of a cell without tags: enough to see what it is."""
    return _TAG.sub("", cell[:_SEEN]).strip()


def _answered(filled: Mapping[int, Cells], behind: Sequence[int]) -> int:
    """The first of the columns behind the question; one in which few labels come again only where all do."""
    return next((at for at in behind if not _is_label(filled[at])), behind[0])


def _is_aside(cells: Cells) -> bool:
    """Whether a column counts its rows or tells parts of speech."""
    return _counts(cells) or _all(cells, _is_part)


def _counts(cells: Cells) -> bool:
    """Whether these are numbers that grow from row to row, as those do that count or order the rows."""
    if len(cells) < 2 or not _all(cells, lambda cell: _NUMBER.fullmatch(cell) is not None):
        return False
    numbers = [float(re.sub(r"[^\d.]", "", cell.replace(",", ".")).strip(".") or 0) for cell in cells]
    steps = [after - before for before, after in pairwise(numbers)]
    return all(step >= 0 for step in steps) or all(step <= 0 for step in steps)


def _is_part(cell: str) -> bool:
    words = re.split(r"[\s.,;/&()+-]+", cell.casefold())
    return len(cell) < 40 and all(word in _PARTS for word in words if word)


def _is_label(cells: Cells) -> bool:
    """Whether few texts come again and again, as a level, a unit or a tag does."""
    return len(cells) >= _LEAST_ROWS and 4 * len(set(cells)) <= len(cells)


def _is_reading(cells: Cells, written: set[int]) -> bool:
    """Whether a column tells how words are spoken; `written` are the columns in Chinese characters beside it."""
    if _all(cells, _matches(_SPOKEN)) or _all(cells, _matches(_ZHUYIN)):
        return True
    if not written:
        return False
    if _all(cells, _matches(_KANA)):
        return True
    return _all(cells, _matches(_PINYIN)) and _share(cells, _holds(_TONED)) > 0.5


def _shares(cells: Cells, others: Cells) -> bool:
    """Whether a column holds what stands in another, as the options of a question do in that of the right ones."""
    known, held = set(cells), set(others)
    return 2 * len(known & held) > len(held)


def _spells(rows: Sequence[Sequence[str]], place: int, other: int) -> bool:
    """Whether a column spells in Latin letters what another has in a script of its own: 가다, gada."""
    pairs = [(row[other].strip(), row[place].strip()) for row in rows if max(place, other) < len(row)]
    sounds = [
        (_sound_of(written[0]), spelled[0].casefold()) for written, spelled in pairs if written and spelled
    ]
    told = [(sound, letter) for sound, letter in sounds if sound]
    alike = sum(letter in sound for sound, letter in told)
    return 2 * len(told) > len(pairs) and len(told) >= _LEAST_SPELLED and alike >= 0.6 * len(told)


def _sound_of(letter: str) -> str:
    """Latin letters by which a letter of another alphabet may be spelled, as its name tells; empty where none is."""
    name = unicodedata.name(letter, "")
    if name.startswith(_NAMELESS) or not letter.isalpha():
        return ""
    sound = name.rpartition("SYLLABLE ")[2] if "SYLLABLE" in name else name.rpartition("LETTER ")[2]
    sound = sound.removeprefix("SMALL ").casefold()[:1]
    return next((group for group in _ALIKE if sound in group), sound)


def _is_same(rows: Sequence[Sequence[str]], one: int, other: int) -> bool:
    """Whether two columns hold the same words, perhaps in another script: 爱 and 愛."""
    pairs = [(row[one].strip(), row[other].strip()) for row in rows if max(one, other) < len(row)]
    pairs = [pair for pair in pairs if all(pair)]
    alike = sum(_unstressed(left) == _unstressed(right) or _is_variant(left, right) for left, right in pairs)
    equal = sum(not set(left).isdisjoint(right) for left, right in pairs)
    return bool(pairs) and alike >= _MOST * len(pairs) and 4 * equal >= len(pairs)


def _unstressed(text: str) -> str:
    """The text without marks on its letters."""
    apart = unicodedata.normalize("NFD", _bare(html.unescape(text[:_SEEN])).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _is_variant(left: str, right: str) -> bool:
    return len(left) == len(right) and bool(_HAN.search(left) and _HAN.search(right))


def _is_sound(cell: str) -> bool:
    return _SOUND.match(cell) is not None


def _holds_han(cell: str) -> bool:
    return _HAN.search(cell) is not None


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda cell: pattern.fullmatch(cell) is not None


def _holds(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda cell: pattern.search(cell) is not None


def _all(cells: Cells, is_one: Callable[[str], bool]) -> bool:
    return _share(cells, is_one) >= _MOST


def _share(cells: Cells, is_one: Callable[[str], bool]) -> float:
    return sum(map(is_one, cells)) / len(cells) if cells else 0
