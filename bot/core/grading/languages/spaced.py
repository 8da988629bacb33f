"""Reads texts that part their words by spaces, through a glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.grading.facts.scripts.vietnamese import syllable
from bot.core.grading.languages import arabic, turkish, ukrainian
from bot.core.grading.languages.habits import INFINITIVE, PARTICIPLE, Habits
from bot.core.grading.languages.stems import stemmer_of
from bot.core.grading.languages.table import UNMARKED, Table
from bot.core.grading.languages.translated import said
from bot.core.grading.text import MARKS, STOP, folded, spelled_words

SHORTEST_BASE = 3
"""Letters of a word without its ending."""
LONGEST = 40
"""Letters that are read of a word: no word is longer."""
SHORTEST_SLIP = 9
"""Letters of a word that may be a slip of one in the glossary; shorter ones have too many neighbours."""
SHORTEST_CLAUSE, SHORTEST_VERB = 3, 4
"""Words of a clause whose last one may belong to its verb, and letters of that."""
NOT = "not"
TWICE = "2"
"""What stands for a word said again: "anak2"."""
_JOINTS = ("", "s", "es", "n", "en", "e")
"""What stands between the parts of a compound."""
_TWO_LETTERS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
"""How umlauts are written where the keyboard has none, and what they are folded to."""
_CACHE = 20_000


class SpacedReader:
    """Looks each word up: the longest phrase, the form, the stem, the parts of a compound, the nearest in writing."""

    def __init__(self, table: Table, habits: Habits) -> None:
        self._stem = stemmer_of(habits)
        self._negated = habits.negated
        self._inflected = habits.inflected
        self._apostrophes = habits.apostrophes
        self._syllables = habits.syllables
        self._compounds = habits.compounds
        self._part = habits.shortest_part
        self._marked = habits.marked
        self._suffixes = habits.suffixes
        self._clitics = habits.clitics
        self._doubled = habits.doubled
        self._endings_left = habits.endings_left
        self._verbs = habits.verbs
        self._particles = habits.particles
        self._table = table
        self._seen: dict[str, str] = {}
        self._buckets: dict[tuple[str, int], list[str]] = {}

    def words(self, text: str) -> Iterator[str]:
        """The words in English, and the marks; an empty word for what is dropped."""
        senses = self._senses(text)
        for sense, word in turkish.in_front(senses) if self._suffixes else senses:
            if word in MARKS:
                yield word
            else:
                yield from said(sense, word)

    def _senses(self, text: str) -> Iterator[tuple[str, str]]:
        """The English words of each word or phrase, and how it is written; a mark twice."""
        text = ukrainian.whole(text) if self._apostrophes else text
        spelled = [word[:LONGEST] for word in spelled_words(text)]
        if self._syllables:
            spelled = [*map(syllable, spelled)]
        if self._particles:
            spelled = self._joined_verbs(spelled)
        shown = spelled
        if self._suffixes:
            shown = spelled = turkish.told_apart(spelled)
        if self._clitics:
            apart = arabic.told_apart(spelled, self._form)
            spelled, shown = [word for word, _ in apart], [written for _, written in apart]
        plain = self._plain(spelled)
        stems = (
            [word if word in MARKS else folded(self._stem(word)) for word in spelled]
            if self._inflected
            else []
        )
        at = 0
        while at < len(spelled):
            word = spelled[at]
            if word in MARKS:
                yield word, word
                at += 1
                continue
            sense, used = self._table.phrase(plain, at)
            if not used and stems:
                sense, used = self._table.phrase(stems, at)
            if used:
                word = " ".join(one for one in shown[at : at + used] if one and one not in MARKS)
            if not used and self._doubled and self._says_twice(plain, at):
                at += 1
                word = max(word, spelled[at], key=len)
            yield (sense if used else self._sense(word)), word if used or not self._clitics else shown[at]
            at += used or 1

    def _plain(self, spelled: Sequence[str]) -> Sequence[str]:
        """The words as phrases have them."""
        if not self._syllables:
            return [word if word in MARKS else folded(word) for word in spelled]
        if all(map(str.isascii, spelled)):
            return [word if word in MARKS else UNMARKED + word for word in spelled]
        return spelled

    def _says_twice(self, words: Sequence[str], at: int) -> bool:
        """Whether a word stands there twice, the second time perhaps with its endings: "tumbuh-tumbuhan"."""
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        return word.isalpha() and after not in MARKS and self._stem(word) == self._stem(after)

    def _joined_verbs(self, spelled: list[str]) -> list[str]:
        """The words with each particle at the end of a clause joined to its verb: "die Wärme nimmt stark zu"."""
        out: list[str] = []
        clause: list[str] = []
        for word in (*spelled, STOP):
            if word in MARKS:
                out += [*self._joined_verb(clause), word]
                clause = []
            else:
                clause.append(word)
        return out[:-1]

    def _joined_verb(self, clause: list[str]) -> list[str]:
        """A clause whose last word may be a particle of its verb."""
        if len(clause) < SHORTEST_CLAUSE or folded(clause[-1]) not in self._particles:
            return clause
        *words, particle = clause
        for at, word in enumerate(words):
            if len(word) >= SHORTEST_VERB and folded(particle + word) in self._table.forms:
                return [*words[:at], particle + word, *words[at + 1 :]]
        return clause

    def _sense(self, word: str) -> str:
        """The English words of one word, or itself without its endings."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _CACHE:
                self._seen.clear()
            found = self._seen[word] = self._found(word)
        return found

    def _found(self, word: str) -> str:
        plain = folded(word)
        known = self._known(word)
        if known is not None:
            return known
        if self._doubled and word.endswith(TWICE) and word[:-1].isalpha():
            return self._sense(word.removesuffix(TWICE))
        if not plain.isalpha():
            return plain
        verb = self._verb(plain)
        if verb is not None:
            return verb
        if (known := self._without_ending(word)) is not None:
            return known
        if (denied := self._denied(word)) is not None:
            return denied
        if self._compounds and (parts := self._by_parts(word if self._marked else plain)):
            return parts
        near = self._near(plain)
        if near:
            return self._table.forms[near]
        return word if self._syllables else folded(self._stem(word))

    def _known(self, word: str) -> str | None:
        """What the glossary has for a word, as it stands or by its stem, with its accents or without."""
        if self._suffixes:
            return turkish.sense(word, self._form)
        plain = folded(word)
        if self._clitics:
            return arabic.sense(plain, self._form)
        found = self._as_marked(word) if self._marked and word != plain else None
        if self._syllables and word != plain:
            return found
        if found is None:
            found = self._table.forms.get(plain)
        if found is None:
            found = self._table.by_stem(folded(self._stem(word)))
        return self._table.by_stem(folded(self._stem(plain))) if found is None and plain != word else found

    def _form(self, word: str) -> str | None:
        """What the glossary has for a word as it stands; one without marks may be typed without them."""
        return self._table.forms.get(word)

    def _as_marked(self, word: str) -> str | None:
        """What the glossary has for a word with its marks, where that is not what it has for the word without them."""
        found = self._table.forms.get(word)
        return self._table.by_stem(self._stem(word)) if found is None else found

    def _denied(self, word: str) -> str | None:
        """What the glossary has for a word behind the "not" that is written as one with it."""
        base = word.removeprefix(self._negated)
        known = self._known(base) if base != word and len(base) >= SHORTEST_BASE else None
        return f"{NOT} {known}" if known else None

    def _without_ending(self, word: str) -> str | None:
        """What the glossary has for a word without one of the endings that the stemmer leaves."""
        bases = (word.removesuffix(ending) for ending in self._endings_left if word.endswith(ending))
        return next(
            (known for one in bases if len(one) >= SHORTEST_BASE and (known := self._known(one)) is not None),
            None,
        )

    def _verb(self, word: str) -> str | None:
        """What the glossary has for the infinitive of a verb's form."""
        for ending in self._verbs:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BASE:
                base = word.removesuffix(ending)
                for form in (base, base.removeprefix(PARTICIPLE)):
                    found = self._table.forms.get(form + INFINITIVE)
                    if found is not None:
                        return found
        return None

    def _by_parts(self, word: str) -> str:
        """The English words of a compound, or of a word whose umlauts are written with two letters; else none."""
        for two, one in _TWO_LETTERS:
            if two in word and (known := self._known(word.replace(two, one))):
                return known
        return self._two_parts(word) or self._three_parts(word)

    def _two_parts(self, word: str) -> str:
        """The English words of a compound of two, the last part as long as may be."""
        for cut in range(self._part, len(word) - self._part + 1):
            last = self._known(word[cut:])
            first = last and self._joined(word[:cut])
            if first:
                return f"{first} {last}"
        return ""

    def _three_parts(self, word: str) -> str:
        for cut in range(self._part, len(word) - 2 * self._part + 1):
            first = self._joined(word[:cut])
            others = first and self._two_parts(word[cut:])
            if others:
                return f"{first} {others}"
        return ""

    def _joined(self, part: str) -> str:
        """The English words of a part that another follows, with or without what joins them."""
        bare = (part.removesuffix(joint) for joint in _JOINTS if part.endswith(joint))
        return next((known for one in bare if len(one) >= self._part and (known := self._known(one))), "")

    def _near(self, word: str) -> str | None:
        """The form that is one slip away, with the same first letter."""
        if len(word) < SHORTEST_SLIP:
            return None
        if not self._buckets:
            for form in self._table.forms:
                self._buckets.setdefault((form[0], len(form)), []).append(form)
        sizes = range(len(word) - 1, len(word) + 2)
        near = [form for size in sizes for form in self._buckets.get((word[0], size), ())]
        hit = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1)
        return str(hit[0]) if hit else None
