"""Takes off what Arabic writes together with a word: "وبالأسعار" is "and", "by" and what "سعر" is.

"And", "by", "as" and "to" stay as words of their own; the article, the sign of the future, the pronouns behind a word
and the endings of number, gender and person say nothing that English grammar would use. A plural that is made within
the word ("أسعار") stands in the glossary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.core.grading.text import MARKS, folded

Lookup = Callable[[str], str | None]
ARTICLE, TO = "ال", "ل"
AND = ("و", "ف")
"""What joins a word to those before it: "and", and "so"."""
BEFORE_ARTICLE = (("بال", "ب"), ("كال", "ك"), ("لل", TO))
"""What "by", "as" and "to" are with the article."""
BEFORE = {"ب": "by", "ك": "as", TO: "to", "س": ""}
"""What stands before a word, and what of it stays in English."""
_PRONOUNS = ("هما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي", "")
_ENDINGS = ("تان", "تين", "ات", "ون", "ين", "ان", "وا", "يه", "ت", "ه", "ي", "ا", "")
"""Of number, gender, person, of adjectives made of nouns, and of adverbs, folded."""
_SUFFIXES = tuple(
    sorted(
        {ending + pronoun for ending in _ENDINGS for pronoun in _PRONOUNS}, key=lambda one: (len(one), one)
    )
)
_PERSONS = frozenset("تنا")
"""What stands for the "ي" with which the glossary has present tenses: "تزيد" of "يزيد"."""
_PRESENT = "ي"
_HAMZA = frozenset("ؤئ")
"""How "ء" is written before an ending."""
SHORTEST, SHORTEST_CUT, LONGEST = 2, 3, 30
"""Letters of a word without its endings, of one also without a letter before it, and of a word that is looked at."""


def sense(word: str, lookup: Lookup) -> str | None:
    """The English words of a folded word, by the longest part of it that is known; None where there is none."""
    whole = lookup(word)
    if whole is not None or len(word) > LONGEST:
        return whole
    found = (
        (len(base), english, known)
        for prefix, english in _befores(word)
        for base in _bases(word[len(prefix) :], SHORTEST_CUT if prefix else SHORTEST)
        if (known := _known(base, word[len(prefix) :], lookup)) is not None
    )
    best = max(found, key=lambda one: one[0], default=None)
    return " ".join(filter(None, best[1:])) if best else None


def _befores(word: str) -> Iterator[tuple[str, str]]:
    yield "", ""
    if word[:1] in BEFORE:
        yield word[0], BEFORE[word[0]]


def _bases(word: str, shortest: int) -> Iterator[str]:
    """The word without each ending that it may have, the longest first."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            yield word.removesuffix(suffix)


def _known(base: str, word: str, lookup: Lookup) -> str | None:
    """What the glossary has for a word without its ending."""
    return next((known for one in _forms(base, word) if (known := lookup(one)) is not None), None)


def _forms(base: str, word: str) -> Iterator[str]:
    """How a word stands in the glossary whose beginning is `base`."""
    yield base
    if base != word:
        yield f"{base}ه"  # "طاقتها" of "طاقة"
        if base[-1] in _HAMZA:
            yield f"{base[:-1]}ء"  # "بناؤه" of "بناء"
        if base[-1] == "ا":
            yield f"{base[:-1]}ي"  # "مستواه" of "مستوى"
        yield f"{base}ي"  # "يعطون" of "يعطي"
    if base[0] in _PERSONS and len(base) > SHORTEST:
        present = _PRESENT + base[1:]
        yield present
        if base != word:
            yield f"{present}ي"


def told_apart(spelled: Sequence[str], lookup: Lookup) -> list[tuple[str, str]]:
    """The words without the article, "and" and what stands before the article apart, each with how it is written.

    What is cut off is written nothing; the word that it was cut off is written whole. What the glossary has as it
    stands is not cut.
    """
    found: list[tuple[str, str]] = []
    for word in spelled:
        if word in MARKS:
            found.append((word, word))
            continue
        *before, last = _cut(word, folded(word), lookup)
        found += [(one, "") for one in before]
        found.append((last, word))
    return found


def _cut(word: str, plain: str, lookup: Lookup) -> list[str]:
    if len(plain) <= SHORTEST_CUT - 1 or lookup(plain) is not None:
        return [word]
    if plain[0] in AND:
        rest = _cut(word[1:], plain[1:], lookup)
        if len(rest) > 1 or rest[0] != word[1:] or sense(plain[1:], lookup) is not None:
            return [word[0], *rest]
    for written, apart in BEFORE_ARTICLE:
        if plain.startswith(written) and len(plain) - len(written) >= SHORTEST:
            return [apart, word[len(written) :]]
    if plain.startswith(ARTICLE) and len(plain) - len(ARTICLE) >= SHORTEST:
        return [word[len(ARTICLE) :]]
    return [word]
