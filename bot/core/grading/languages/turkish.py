"""Takes the chains of endings off Turkish words: "değiştirilemez" is "not" and what "değiştirmek" is.

Endings are matched without their marks, so that each stands for all that vowel harmony makes of it. Of what they say
English has as words of its own, cases, "without" and "not" are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.core.grading.facts.tables import pattern
from bot.core.grading.text import MARKS, STOP, folded

NOT, FRAME = "not", " that"
"""What is said of the word before it, and how the English of that ends which is said of a sentence."""
Lookup = Callable[[str], str | None]
SHORTEST, LONGEST = 2, 40
"""Letters of a word before its endings, and of one that is looked at."""
BEFORE = "once"
"""What follows "-madan" where that means "before", and not "without", folded."""
_CASES = r"(?P<from>n?[dt][ae]n)|(?P<in>n?[dt][ae])|(?P<with>y?l[ae])|(?P<to>[yn]?[ae])|[ny]?[iu]n|[yn]?[iu]|n?c[ae]"
_OWNERS = r"l[ae]r[iu]|[iu]m[iu]z|m[iu]z|[iu]n[iu]z|n[iu]z|[iu]m|[iu]n|s?[iu]|m|n"
_IS = r"[dt][iu]r(?:l[ae]r)?|y?[dt][iu]|ym[iu]s|m[iu]s|ys[ae]|s[ae]|yken|yd[iu]|y[iu]m|y[iu]z"
_AFTER_NOUN = (
    rf"(?:(?P<without>s[iu]z)|l[iu](?!k)|l[iu][kg]|c[iu])?(?:l[iu][kg])?(?:l[ae]r)?(?:{_OWNERS})?(?:{_CASES})?"
    rf"(?:ki(?:l[ae]r)?(?:n[iu]n|n[iu]|n[ae]|n[dt][ae]n?)?)?(?:{_IS})?"
)
_NOUN = pattern(rf"{_AFTER_NOUN}$")
_VOICES = r"(?:[iu]?l|[iu]?n|[iu]s|[iu]?t|[dt][iu]r|[iu]r){0,3}"
_PERSONS = r"(?:l[ae]r|[iu]?m|s[iu]n(?:[iu]z)?|[iu]z|k|n[iu]z|n|y[iu]m|y[iu]z)?"
_ANY_CASE = re.sub(r"\?P<\w+>", "?:", _CASES)
_NAMED = rf"(?:l[ae]r)?(?:{_OWNERS})?(?:{_ANY_CASE})?(?:ki)?(?:{_IS})?"
_TENSES = (
    rf"(?:[iu]?yor|y?[ae]c[ae][kg]|m[iu]s|m[ae]l[iu]|m[ae]kt[ae])(?:{_NAMED}|(?:{_IS})?{_PERSONS})"
    rf"|y?[ae]n{_NAMED}|[dt][iu][kg]{_NAMED}|[dt][iu]{_PERSONS}|s[ae]{_PERSONS}|s[iu]n(?:l[ae]r)?"
    r"|y?[iu]p|y?[ae]r[ae]k(?:t[ae]n)?|y?[iu]nc[ae]|y?ken|[dt][iu]kc[ae]|y?[ae]l[iu]|y?[iu]s" + _NAMED
)
_AORIST = rf"[aeiu]?r(?:{_IS})?{_PERSONS}|[aeiu]?rken|[aeiu]?rs[ae]"
_VERB = pattern(
    rf"{_VOICES}(?:y?[ae]b[iu]l)?"
    rf"(?:(?P<not>(?:y?[ae])?m(?:[ae](?:z(?:l[iu][kg])?(?:{_NAMED}|{_PERSONS})|m|y[iu]z|{_TENSES}|m[ae]{_NAMED}|y[ae]b[iu]l(?:{_AORIST}|{_TENSES}))"
    rf"|[iu]yor(?:{_NAMED}|{_PERSONS})))|(?P<without>m[ae]d[ae]n|m[ae]ks[iu]z[iu]n)"
    rf"|{_TENSES}|{_AORIST}|m[ae]k(?:{_ANY_CASE})?(?:{_IS})?|m[ae]{_NAMED})$"
)
_SAID = ("without", "not", "from", "to", "in", "with")
"""The endings that are kept, by their English words."""
_HARD = {"b": "p", "c": "ç", "d": "t", "ğ": "k", "g": "k"}
"""What the last letter of a word was before its endings made it soft: "kitabı" is of "kitap"."""
_VOWELS, _CLOSE, _BACK = "aeiıoöuü", "iıuü", "aıou"
_INFINITIVES = ("mak", "mek")


def sense(word: str, lookup: Lookup) -> str | None:
    """The English words of the longest beginning that is known and goes on in endings; None where there is none.

    `lookup` has the senses of words and of infinitives, with marks or without.
    """
    for size in range(len(word) if len(word) <= LONGEST else 0, min(SHORTEST, len(word)) - 1, -1):
        base, rest = word[:size], folded(word[size:])
        for known, endings in ((_verb(base, rest, lookup), _VERB), (_noun(base, rest, lookup), _NOUN)):
            found = endings.match(rest) if known is not None else None
            if found and known is not None:
                kept = [name for name in _SAID if name in found.re.groupindex and found[name]]
                if base.endswith(_INFINITIVES) and rest:
                    kept = []  # "-mektedir" is a tense
                return " ".join(filter(None, (*kept, known)))
    return sense("ı" + word[1:], lookup) if word[:1] == "i" else None  # "Isı" in lower case


def _noun(base: str, rest: str, lookup: Lookup) -> str | None:
    """What a noun is that begins so: as it stands, hardened, or with the vowel that it lost."""
    return next((known for one in _nouns(base, rest) if (known := lookup(one)) is not None), None)


def _nouns(base: str, rest: str) -> Iterator[str]:
    yield base
    if rest[:1] not in _VOWELS or not rest:
        return
    if base[-1] in _HARD:
        yield base[:-1] + _HARD[base[-1]]
    if base[-1] not in _VOWELS and base[-2] not in _VOWELS:
        yield from (f"{base[:-1]}{vowel}{base[-1]}" for vowel in _CLOSE)


def _verb(base: str, rest: str, lookup: Lookup) -> str | None:
    """What a verb is that begins so, by its infinitive."""
    for one in _verbs(base, rest):
        vowel = next((letter for letter in reversed(one) if letter in _VOWELS), "")
        for ending in _INFINITIVES if vowel in _BACK else reversed(_INFINITIVES):
            known = lookup(one + ending)
            if known is not None:
                return known
    return None


def _verbs(base: str, rest: str) -> Iterator[str]:
    yield base
    if base[-1] == "d" and rest[:1] in _VOWELS:
        yield base[:-1] + "t"  # "ediyor" of "etmek"
    if rest[1:4] == "yor":
        yield from (base + vowel for vowel in "ae")  # "başlıyor" of "başlamak"


def in_front(senses: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Senses and how they are written, a "not" and "it is not true that" before what they are said of.

    They stand behind it, the one behind a word, the other behind a sentence.
    """
    sentence: list[tuple[str, str]] = []
    for one in senses:
        sense, word = one
        at = len(sentence)
        if sense == NOT:
            while at and not sentence[at - 1][0]:  # what is dropped
                at -= 1
            at -= bool(at) and sentence[at - 1][1] not in MARKS
        elif sense.endswith(FRAME):
            at = 0
        sentence.insert(at, one)
        if word == STOP:
            yield from sentence
            sentence = []
    yield from sentence


def told_apart(spelled: Sequence[str]) -> list[str]:
    """The words with "-madan önce", which is "before", told from "-madan", which is "without"."""
    followed = [*spelled[1:], ""][: len(spelled)]
    return [
        word[:-3] if folded(word).endswith(("madan", "meden")) and folded(after) == BEFORE else word
        for word, after in zip(spelled, followed, strict=True)
    ]
