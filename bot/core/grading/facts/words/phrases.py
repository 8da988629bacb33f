"""Decides whether and where an answer has a phrase: as written, joined, by its letters or with slips.

What stands beside it is judged elsewhere (`context`, `judging`).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from msgspec import Struct

from bot.core.grading.facts.article import AFTER_LETTER, BEHIND_ANSWER
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed
from bot.core.grading.facts.vocabulary import ARTICLES, CARRIER, HEADS, SMALL
from bot.core.grading.facts.words.by_ear import heard_as
from bot.core.grading.facts.words.spellings import LONG, slip
from bot.core.grading.facts.words.word_forms import plural, stem
from bot.core.grading.facts.words.words import Word, words

LONGEST_ACRONYM = 8
INFINITIVE = 1
"""Words that an infinitive has at least, its "to" among them."""


OWNERS = frozenset(("usa", "uk"))
"""Countries before the name of an institution, which its letters leave out: "US Department of Defense" is the DoD."""


class Fit(IntEnum):
    """How well a stretch of the answer is the reference, worst first."""

    NONE = 0
    SLIP = 1
    EQUAL = 2


class Hit(Struct, frozen=True):
    """Where the reference stands in a list of words."""

    first: int
    after: int
    fit: Fit


class Phrase(Struct, frozen=True):
    """A reference phrase as keys."""

    text: str
    keys: tuple[str, ...]
    joined: str
    folds: tuple[str, ...]
    """The words as written, folded, for slips in irregular forms."""
    letters: tuple[str, ...]
    """The letters of an acronym, or the initials of a phrase with and without its small words; empty for others."""

    @property
    def short(self) -> bool:
        """Whether the reference is itself the acronym."""
        return len(self.keys) == 1


def phrase(text: str, *, strict: bool = False) -> Phrase:
    """The phrase ready to be found. With `strict` inflection, articles and accents count."""
    found = [word for word in words(text, strict=strict) if not word.mark]
    content = (
        found if strict else [word for word, after in _with_next(found) if not _article(word, after)] or found
    )
    if not strict and len(content) > INFINITIVE and content[0].key == "to":
        content = content[1:]  # "to fight infection"
    keys = tuple(word.key for word in content)
    return Phrase(text, keys, _join(keys), tuple(fold(word.text) for word in content), _initials(found))


def _with_next(found: list[Word]) -> zip[tuple[Word, Word | None]]:
    return zip(found, (*found[1:], None), strict=False)


_POSSESSIVES = frozenset(listed("my your his her its our their"))


def _article(word: Word, after: Word | None) -> bool:
    """Whether the word is an article and no letter, as in "A minor" and "vitamin A"."""
    return word.key in ARTICLES | _POSSESSIVES and not (
        word.text == "A" and (after is None or after.key in AFTER_LETTER)
    )


def _join(keys: Sequence[str]) -> str:
    return "".join(key.removeprefix("#") for key in keys)


def _initials(found: list[Word]) -> tuple[str, ...]:
    if not found:
        return ()
    if len(found) == 1:
        text = found[0].text
        return (
            (text.lower(),) if text.isupper() and 2 <= len(text) <= LONGEST_ACRONYM and text.isalpha() else ()
        )
    runs = [
        found,
        found[1:] if found[0].key in ARTICLES else found,
        [word for word in found if word.key not in SMALL],
        found[1:] if found[0].key in OWNERS else found,
    ]
    letters = ("".join(word.text[0].lower() for word in run) for run in runs)
    return tuple(dict.fromkeys(one for one in letters if 2 <= len(one) <= LONGEST_ACRONYM))


def find(asked: Phrase, said: Sequence[Word], *, exact: bool = False, language: str = "en") -> Hit | None:
    """The best stretch of `said` that is the phrase; articles in between do not count."""
    content = [
        at
        for at, word in enumerate(said)
        if not word.mark and (exact or word.key not in ARTICLES or _is_letter(said, at, asked))
    ]
    keys = [said[at].key for at in content]
    size = len(asked.keys)
    if not size:
        return None
    for at in range(len(keys) - size + 1):
        if keys[at] == asked.keys[0] and tuple(keys[at : at + size]) == asked.keys:
            return Hit(content[at], content[at + size - 1] + 1, Fit.EQUAL)
    hit = _joined(asked.joined, [key.removeprefix("#") for key in keys], content, size)
    written = "".join(asked.folds).replace("'", "")
    if not (hit or exact) and len(written) >= SHORTEST_JOINED:  # "stgeorges", "sana a"
        letters = ["/" if word.mark else fold(word.text).replace("'", "") for word in said]
        hit = _joined(written, letters, range(len(said)), size)
    if hit or exact:
        return hit
    return _acronym(asked, said, content) or _slipped(asked, said, content, language)


def _is_letter(said: Sequence[Word], at: int, asked: Phrase) -> bool:
    """Whether a word that may be an article is one of the phrase: the letter of "vitamin a is", not of "a vitamin"."""
    word, after = said[at], said[at + 1] if at + 1 < len(said) else None
    if word.key not in asked.keys or word.text != "a" or after is None or after.mark:
        return word.key in asked.keys
    behind = at > 0 and said[at - 1].key in asked.keys
    return behind or after.key in BEHIND_ANSWER


SHORTEST_JOINED = 4
"""Letters of a name that may be written in one word or in two; "A, B" is no "AB"."""


def _joined(asked: str, parts: Sequence[str], places: Sequence[int], size: int) -> Hit | None:
    """Where parts together are the reference of so many words; one word is no "C#" for being a "c" and a sign."""
    for at in range(len(parts)):
        joined = ""
        for last in range(at, min(at + size + 3, len(parts))):
            joined += parts[last]
            if joined == asked and (last > at or size > 1):
                return Hit(places[at], places[last] + 1, Fit.EQUAL)
            if not asked.startswith(joined):
                break
    return None


def _acronym(asked: Phrase, said: Sequence[Word], content: list[int]) -> Hit | None:
    if not asked.letters:
        return None
    if not asked.short:
        for at in content:
            letters = said[at].text
            if letters.lower() in asked.letters or (
                letters.endswith("s") and letters[:-1].isupper() and letters[:-1].lower() in asked.letters
            ):
                return Hit(at, at + 1, Fit.EQUAL)
        return None
    size = len(asked.letters[0])
    if size < 3:
        return None
    big = [at for at in content if said[at].key not in SMALL]
    for at in range(len(big) - size + 1):
        run = big[at : at + size]
        if "".join(said[i].text[0].lower() for i in run) == asked.letters[0] and run[-1] - run[0] < 2 * size:
            return Hit(run[0], run[-1] + 1, Fit.EQUAL)
    return None


def _slipped(asked: Phrase, said: Sequence[Word], content: list[int], language: str) -> Hit | None:
    size = len(asked.keys)
    keys = [said[at].key for at in content]
    for at in range(len(keys) - size + 1):
        run = [said[i] for i in content[at : at + size]]
        if all(
            key == word.key
            or word.key == key + "ly"
            or (
                size > 1 and len(word.text) == 1 and word.text.isupper() and key.startswith(word.text.lower())
            )
            or (size > 1 and same_verb(key, word.key, doer=True))
            or slip(key, word.key, language)
            or slip(own, fold(word.text), language)
            or slip(plural(key), fold(word.text), language)
            or heard_as(own, fold(word.text), language, within=size > 1)
            for key, own, word in zip(asked.keys, asked.folds, run, strict=True)
        ):
            return Hit(content[at], content[at + size - 1] + 1, Fit.SLIP)
    if len(asked.joined) < LONG:
        return None
    for at in range(len(keys)):
        for last in range(at, min(at + size + 1, len(keys))):
            if last - at + 1 != size and slip(asked.joined, _join(keys[at : last + 1]), language):
                return Hit(content[at], content[last] + 1, Fit.SLIP)
    return None


_VERBAL = frozenset(("", "s", "e", "es", "ed", "ing", "ion", "ation", "ate", "ates", "ated", "ating"))
SHORTEST_STEM = 4


def same_verb(one: str, other: str, *, doer: bool = False) -> bool:
    """Whether two words are one verb, or a verb and the noun of it: "pumps", "pumping"; "evaporates", "evaporation".

    With `doer` the one that does it counts too: "processing", "processor".
    """
    endings = _VERBAL | {"or", "er"} if doer else _VERBAL
    pairs = enumerate(zip(one, other, strict=False))
    size = next((at for at, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))
    stems = range(max(SHORTEST_STEM, size - 3), size + 1)
    return any(one[at:] in endings and other[at:] in endings for at in stems)


_DERIVED = _VERBAL | frozenset(
    listed("""
    y ity eous ious cy ty ic ical al ar ary ory ive ature ative ant ance ancy ent ence ency able ible ability ibility
    ous ose ly ness ment ization isation ize ise ure ual ial
    """)
)


SHORTEST_ROOT = 3


def same_root(one: str, other: str) -> bool:
    """Whether two words differ in a derivational ending alone: "durable", "durability"; never by a meaningful one."""
    pairs = enumerate(zip(one, other, strict=False))
    size = next((at for at, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))
    return any(
        one[at:] in _DERIVED and other[at:] in _DERIVED
        for at in range(max(SHORTEST_ROOT, size - 2), size + 1)
    )


_NOUNS = frozenset(
    listed(
        "sis ion sion tion ation ism ia y ity ness ance ancy ence ency ment asis esis ysis ics icity ability e"
    )
) | {""}
_ADJECTIVES = frozenset(
    listed("tic ic ical al ial ive ative atory ory ous ant ent able ible atic etic ytic ed ised ized ated")
)
_INFLECTED = frozenset(listed("ing ed ning ging ting ling bing ming ping"))
SHORTEST_DERIVED = 4


def derived(noun: str, other: str) -> bool:
    """Whether a word is the adjective or an inflected verb of a noun: "meiotic" of "meiosis", "refracted"."""
    pairs = enumerate(zip(noun, other, strict=False))
    size = next((at for at, pair in pairs if pair[0] != pair[1]), min(len(noun), len(other)))
    return any(
        (noun[at:] in _NOUNS and other[at:] in _ADJECTIVES)
        or (noun[at:] in _NOUNS | {"ing"} and other[at:] in _INFLECTED)
        for at in range(max(SHORTEST_DERIVED, size - 3), size + 1)
    )


def content_of(
    said: Sequence[Word], question: frozenset[str], always: frozenset[str] = frozenset()
) -> list[Word]:
    """The words that carry an answer of their own: no carrier words, no words of the question, but all of `always`."""
    return [
        word
        for word in said
        if not word.mark
        and (word.key in always or not (_carries(word) or word.key in question or stem(word.key) in question))
    ]


def _carries(word: Word) -> bool:
    return (word.text.lower() in CARRIER and not word.key.startswith("#")) or word.key in CARRIER


def generic(key: str, question: frozenset[str]) -> bool:
    """Whether a word says only what kind of thing is asked."""
    if key.startswith("#"):
        return False
    return key in question or stem(key) in question or key in HEADS or key in ARTICLES or key in SMALL
