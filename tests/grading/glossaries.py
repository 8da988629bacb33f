"""Makes what the grader reads of the glossaries that people write: `python -m tests.shipped`.

`data/grading/languages/XX.txt` has a line for each sense: English words, "=", and the forms and phrases that mean it,
parted by commas; "-" on the left is said of words that are dropped. Of a form that stands twice the first counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.core.grading.facts.scripts.vietnamese import syllable
from bot.core.grading.languages import ukrainian
from bot.core.grading.languages.arabic import told_apart
from bot.core.grading.languages.habits import HABITS
from bot.core.grading.languages.stems import stemmer_of
from bot.core.grading.languages.table import APART, UNMARKED
from bot.core.grading.text import MARKS, folded, spelled_words
from tests.grading.inflection import inflected

DROPPED = "-"
GRAMMAR = "# grammar"
"""How the head of a section begins whose words are not inflected by rules."""
FRAME = "i "
"""How what somebody says of himself begins ("i think"); other forms of such a verb speak of others."""
SHORTEST_IN_PHRASE = 3
"""Letters of each word of a phrase that may be inflected."""
Senses = dict[str, str]


def compiled(text: str, language: str) -> str:
    """The table of a glossary, a sense a line, in order. Raises ValueError for a malformed text."""
    habits = HABITS[language]
    forms, stems, phrases = Senses(), Senses(), Senses()
    stem = None if habits.unspaced else stemmer_of(habits)
    entries = [*_entries(ukrainian.whole(text) if habits.apostrophes else text)]
    if habits.syllables:
        entries = [([*map(syllable, spelled)], sense) for spelled, sense in entries]
        phrases.update((" ".join(spelled), sense) for spelled, sense in reversed(entries) if len(spelled) > 1)
    if habits.marked:
        _add_marked(entries, stem or str, forms, stems)
    if habits.clitics:
        singles = {folded(spelled[0]): sense for spelled, sense in reversed(entries) if len(spelled) == 1}
        entries = [(_apart(spelled, singles), sense) for spelled, sense in entries]
    for spelled, sense in entries:
        plain = [*map(folded, spelled)]
        if stem is None:
            forms.setdefault("".join(plain), sense)
        elif len(plain) > 1:
            phrases.setdefault(
                " ".join(UNMARKED + word if habits.syllables else word for word in plain), sense
            )
        else:
            forms.setdefault(plain[0], sense)
            if not sense.startswith(FRAME):
                stems.setdefault(folded(stem(plain[0] if habits.plain_stems else spelled[0])), sense)
    if stem is not None and habits.inflected:
        as_it_is = frozenset(tuple(spelled) for spelled, _ in _entries(_grammar(text)))
        rest = [(spelled, sense) for spelled, sense in entries if tuple(spelled) not in as_it_is]
        _add_inflected(rest, language, stem, forms, stems, phrases)
    if habits.suffixes or habits.clitics or habits.syllables:
        stems.clear()
    kept = {word: sense for word, sense in stems.items() if forms.get(word) != sense}
    every = sorted({*forms.values(), *kept.values(), *phrases.values()})
    by_sense = [_by_sense(one) for one in (forms, kept, phrases)]
    lines = (
        (
            sense,
            *(mark.join(one.get(sense, ())) for one, mark in zip(by_sense, (" ", " ", APART), strict=True)),
        )
        for sense in every
    )
    return "".join("\t".join(line) + "\n" for line in lines)


def _add_marked(
    entries: Sequence[tuple[list[str], str]], stem: Callable[[str], str], forms: Senses, stems: Senses
) -> None:
    """Each word as it is spelled: the senses of words that differ in their marks alone."""
    for spelled, sense in entries:
        if len(spelled) == 1:
            forms.setdefault(spelled[0], sense)
            if not sense.startswith(FRAME):
                stems.setdefault(stem(spelled[0]), sense)


def _apart(spelled: Sequence[str], singles: Senses) -> list[str]:
    """The words of an entry as they are looked up: those of a phrase without article, with "and" apart."""
    return [one for one, _ in told_apart(spelled, singles.get)] if len(spelled) > 1 else [*spelled]


def _add_inflected(
    entries: Sequence[tuple[list[str], str]],
    language: str,
    stem: Callable[[str], str],
    forms: Senses,
    stems: Senses,
    phrases: Senses,
) -> None:
    """The forms of each word that its stem does not find, and phrases by their stems."""
    written = frozenset(forms)
    for spelled, sense in entries:
        if len(spelled) == 1 and not sense.startswith(FRAME):
            for form in sorted(inflected(spelled[0], language)):
                plain = folded(form)
                if plain not in written and (plain in forms or stems.get(folded(stem(form))) != sense):
                    forms.setdefault(plain, sense)
        elif all(len(word) >= SHORTEST_IN_PHRASE for word in spelled):
            phrases.setdefault(" ".join(folded(stem(word)) for word in spelled), sense)


def _by_sense(senses: Senses) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(senses):
        found.setdefault(senses[word], []).append(word)
    return found


def _grammar(text: str) -> str:
    """The sections that are headed so, whose words have no other forms."""
    sections = re.split(r"(?m)^(?=#)", text)
    return "".join(one for one in sections if one.startswith(GRAMMAR))


def _entries(text: str) -> Iterator[tuple[list[str], str]]:
    """The words of each form in lower case, accents kept, and its sense."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        english, mark, forms = line.partition("=")
        if not mark or not english.strip():
            raise ValueError(f"glossary: line {number} has no English")
        sense = "" if english.strip() == DROPPED else " ".join(english.split())
        for form in forms.split(","):
            spelled = [word for word in spelled_words(form) if word not in MARKS]
            if spelled:
                yield spelled, sense
