"""Dictionaries in plain text: CC-CEDICT and EDICT, lists with sounds, a line each, and DSL of Lingvo.

愛 爱 [ai4] /to love/to be fond of/          #NAME "Polish-English"
会う [あう] /(v5u,vi) to meet/to see/(P)/     kot
                                                 [m1][trn]cat[/trn][/m]

abandon [ə'bændən] vt. 放弃; 抛弃 n. 放任       aloud adv. 大声地

The first meaning is the answer, the others are right, too. Sources: https://cc-cedict.org/wiki/format:syntax,
https://www.edrdg.org/wiki/index.php/EDICT-JMdict, the help of ABBYY Lingvo on DSL
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble

_ENTRY = re.compile(r"([^\s/\[#][^/\[\n]{0,200}?)\s{0,9}(?:\[([^\]\n]{1,200})\]\s{0,9})?/(\S[^\n]*)/\s{0,9}")
_SAME = re.compile(r"(\S+) (\S+)")
_MARKS = re.compile(
    r"(?:\((?:\d{1,2}|P|[a-zA-Z0-9-]{1,7}(?:,[a-zA-Z0-9-]{1,7}){0,6}:?)\)\s*|\{[a-zA-Z]{1,9}\}\s*)+"
)
"""What EDICT says before a meaning: parts of speech, numbers, fields."""
_LINKS = re.compile(
    r"CL:|(?:old |Japanese |erroneous )?variant of |see (?:also )?\S|also written |used in |EntL\d|\(P\)$"
)
"""What stands among the meanings of an entry and is none."""
_DSL = re.compile(r"\s{0,9}#NAME\s")
_TOKEN = re.compile(r"(?<!\\)\[(/?)([a-z!]{1,6}\d?|[*'])[^\]\n]{0,80}\]|(\{\{|<<)|(\}\}|>>)")
"""A tag of DSL, or where a remark or a link begins and ends."""
_ASIDE = frozenset(("ex", "com", "t", "s", "p", "ref", "url", "!trs"))
"""Tags of what is no meaning: examples, remarks, sounds, links."""
_TAG = re.compile(r"(?<!\\)\[/?(?:[a-z!*'][^\]\n]{0,80}|\*|')\]|(?<!\\)[{}]")
_ESCAPE = re.compile(r"\\(.)")
_COUNT = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-zа-я]\)|[•·–-])\s*")
_SPOKEN = re.compile(
    r"(\S[^\[\]/\n\t]{0,60}?)\s{0,60}(?:\[[^\[\]\n]{1,60}\]|［[^［］\n]{1,60}］|/[^/\n]{1,60}/)\s{0,60}(\S.*)"
)
"""A word, how it is spoken, and what it means."""
_PHONETIC = re.compile(r"[əɪʊʌæɑɒɔɛɜʃʒθðŋɡːˈˌ'ɚɐʔ∫εāáǎàēéěèīíǐìōóǒòūúǔùʼ]")
"""What stands in most lists of sounds, and not in links."""
_PART = r"(?:n|v|vt|vi|vbl|a|adj|ad|adv|prep|conj|pron|art|num|int|interj|aux|abbr|pl|phr)\."
_LABELLED = re.compile(rf"([^\W\d][^\n\t]{{0,40}}?)\s{{1,60}}({_PART}.*)")
"""A word, its part of speech, and what it means."""
_PARTS = re.compile(
    rf"(?:(?:^|(?<=[\s;；,，/&]))|(?<=[^\x00-\x7f])){_PART}(?:\s{{0,3}}[/&,]\s{{0,3}}{_PART})*\s{{0,9}}"
)
_MOST = 0.8
"""The share of lines with a sound or a part of speech from which a text is a list of words."""
_OTHERS = "lines that are no entry"
_NO_MEANING = "entries that only point to others"
_SHARE = 0.9
_SAMPLE = 20_000


def looks_like(text: str) -> bool:
    """Whether it is DSL, or nearly each of its lines is an entry, and many tell a reading."""
    if _DSL.match(text):
        return True
    lines = [line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#")]
    entries = [found for line in lines if (found := _ENTRY.fullmatch(line))]
    told = sum(bool(each[2]) for each in entries)
    return (len(entries) > 1 and len(entries) >= _SHARE * len(lines) and 4 * told > len(entries)) or _is_list(
        lines
    )


def _is_list(lines: list[str]) -> bool:
    """Whether most lines tell how a word is spoken, or its part of speech, before its meaning."""
    spoken = [found[0] for line in lines if (found := _SPOKEN.fullmatch(line)) and not _ENTRY.fullmatch(line)]
    if 3 * sum(_PHONETIC.search(line) is not None for line in spoken) < len(spoken):
        return False
    labelled = sum(
        _LABELLED.fullmatch(line) is not None and _SPOKEN.fullmatch(line) is None for line in lines
    )
    return len(lines) > 2 and len(spoken) + labelled >= _MOST * len(lines)


def _entry(line: str) -> re.Match[str] | None:
    return _SPOKEN.fullmatch(line) or _LABELLED.fullmatch(line)


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    left_out = LeftOut()
    drafts: list[Draft] = []
    for line, word, meanings in _entries(text, left_out):
        if not (word and meanings):
            left_out.note(_NO_MEANING, line)
            continue
        others = [each for each in meanings[1 : limits.MAX_EXAMPLES] if len(each) <= limits.MAX_EXAMPLE]
        card = Card("", word[: limits.MAX_PROMPT], meanings[0], accepted=tuple(others))
        drafts.append((explanations.fitting(card, left_out, line), line))
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} cards: take a part of the dictionary", line)
    deck, told = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *told)


def _entries(text: str, left_out: LeftOut) -> Iterator[tuple[int, str, list[str]]]:
    """The entries with their lines: word and meanings."""
    if _DSL.match(text):
        yield from _of_dsl(text)
    elif _is_list([line.strip() for line in text[:_SAMPLE].split("\n") if line.strip()]):
        yield from _of_list(text, left_out)
    else:
        yield from _of_lines(text)


def _of_list(text: str, left_out: LeftOut) -> Iterator[tuple[int, str, list[str]]]:
    """The entries of a list with sounds or parts of speech; of several parts each has a meaning."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if found := _entry(line.strip()):
            parts = [tidy(part).strip(" ;；,，") for part in _PARTS.split(found[2])]
            yield number, tidy(found[1]), list(dict.fromkeys(part for part in parts if part))
        elif line.strip():
            left_out.note(_OTHERS, number)


def _of_lines(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The entries of CEDICT and EDICT with their lines."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if found := _ENTRY.fullmatch(line):
            yield number, _word(found[1]), _meanings(found[3])


def _word(head: str) -> str:
    """The word: of two ways to write it with as many characters the second, as CEDICT has them; of others the first."""
    both = _SAME.fullmatch(head.strip())
    if both and len(both[1]) == len(both[2]):
        return both[2]
    return tidy(re.sub(r"\([^()]{0,20}\)", "", head.split(";")[0]))


def _meanings(said: str) -> list[str]:
    parts = [
        tidy(_MARKS.sub("", part, count=1)) for part in said.split("/") if not _LINKS.match(part.strip())
    ]
    return list(dict.fromkeys(part for part in parts if part))


def _of_dsl(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The entries of DSL with their lines: a word at the margin and what is set in below it."""
    word, start, body = "", 0, list[str]()
    for number, line in enumerate((text + "\n#").split("\n"), start=1):
        if line[:1] in (" ", "\t"):
            body.append(line)
        elif line.strip():
            if body:
                yield start, word, _senses(body)
                word, body = "", []
            if not word and not line.startswith("#"):
                word, start = _plain(line), number


def _senses(body: list[str]) -> list[str]:
    parted = [_meant(line) for line in body]
    meant = [each for _, inner in parted for each in inner]
    lines = meant or [outer for outer, _ in parted]
    plain = [_COUNT.sub("", _plain(line), count=1).strip(" ;") for line in lines]
    return list(dict.fromkeys(line for line in plain if any(map(str.isalnum, line))))


def _meant(line: str) -> tuple[str, list[str]]:
    """A line without what is no meaning, and the parts of it that are marked as translations."""
    kept: list[str] = []
    marked: list[list[str]] = []
    aside, place, within = 0, 0, False
    for token in (*_TOKEN.finditer(line), None):
        text = line[place : token.start() if token else len(line)]
        if not aside:
            kept.append(text)
            if within:
                marked[-1].append(text)
        if token is None:
            break
        place = token.end()
        closes, name = bool(token[1] or token[4]), token[2]
        if name in _ASIDE or name is None:
            aside = max(0, aside - 1) if closes else aside + 1
        elif name.startswith("trn"):
            within = not closes
            marked += [[]] if within else []
    return "".join(kept), ["".join(pieces) for pieces in marked]


def _plain(line: str) -> str:
    return tidy(_ESCAPE.sub(r"\1", _TAG.sub("", line)).replace("[]", ""))
