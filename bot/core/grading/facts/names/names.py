"""Grades persons' names: the surname decides, a first name has to agree where one is given.

Titles, professions and particles are no names; a first name alone is none either.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from rapidfuzz.distance import OSA

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.context import question_keys, years_behind
from bot.core.grading.facts.judging import judged
from bot.core.grading.facts.names.given_names import same_name
from bot.core.grading.facts.names.transliterations import by_ear, sounds_like
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.scripts.abroad import holding
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.vocabulary import (
    CARRIER,
    GIVEN_NAMES,
    MONONYMS,
    OTHERS,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from bot.core.grading.facts.words.by_ear import heard_as, sounds_alike
from bot.core.grading.facts.words.languages import ARTICLES
from bot.core.grading.facts.words.phrases import Fit, Hit, Phrase, content_of, find, phrase
from bot.core.grading.facts.words.words import Word, undotted, words

SHORTEST_SURNAME, LONG_SURNAME = 6, 8
"""Letters of a surname that may be one letter off beside the right given name, and of one that may be two."""
LONGEST_CALLING = 4
"""Words of what a person is called before the surname."""
SHORTEST_CALLING = 4
"""Letters of a word that says what a person is."""
FIRST_NAME_ONLY = "first-name-only"
"""The flag of an answer that names a person by the first name alone, which is wrong but in a list of friends."""


def _is_heard(surname: str, told: str) -> bool:
    return sounds_like(surname, told) or heard_as(surname, told)


class Person(Struct, frozen=True):
    """A reference person."""

    text: str
    given: tuple[str, ...]
    """Keys of first and middle names; initials may be one key ("jk"). Without any, an answer may have some."""
    surname: tuple[str, ...]
    """Keys of the surname with its particles."""
    kind: AnswerKind = AnswerKind.NAME

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer: a surname alone passes, a first name alone or a wrong one does not."""
        text = undotted(said.text)
        said_words = words(text)
        owners = ("", *(word.text for word in said_words))  # "Brother Cadfael", but not "Cadfael's brother"
        found = [
            word
            for word, owner in zip(said_words, owners, strict=False)
            if word.text.lower() not in TITLES
            or word.key in (*self.given, *self.surname)
            or owner.endswith("'s")
        ]
        question = question_keys(said.question)
        initials = self._initials(found)
        if initials is not None:
            question |= years_behind(found, initials.after, question)
            return judged("name", self.text, text, found, initials, question)
        whole = find(phrase(self.text), said_words) if " " in self.text or self.given else None
        if whole is not None and whole.after - whole.first == 1:
            return judged("name", self.text, text, said_words, whole, question)  # "yoggsaron"
        for surname in self.surnames:
            hit = find(surname, found)
            if hit is not None:
                called = self._callings(found, hit.first, said.question)
                return self._with_surname(text, found, hit, question | called)
        own = fold(self.text.split()[-1])
        heard = [at for at, word in enumerate(found) if not word.mark and _is_heard(own, fold(word.text))]
        if heard:
            return self._with_surname(text, found, Hit(heard[0], heard[0] + 1, Fit.SLIP), question)
        near = self._near_surname(found)
        if near is not None:
            return judged("name", self.text, text, found, near, question - frozenset(self.given))
        return self._without(text, found, question)

    def _near_surname(self, found: Sequence[Word]) -> Hit | None:
        """A surname a letter or two off, real word or not, right after a given name: "Robert Louis Stephenson"."""
        surname = self.surname[-1]
        room = 2 if len(surname) >= LONG_SURNAME else 1
        heard = by_ear(surname)
        for at, (before, word) in enumerate(pairwise(found)):
            if word.mark or before.mark or not before.key or word.key[:1] not in (surname[0], heard[:1]):
                continue
            near = (
                len(surname) >= SHORTEST_SURNAME
                and len(before.key) > 1
                and word.key[:1] == surname[0]
                and OSA.distance(surname, word.key, score_cutoff=room) <= room
            )
            sounds = heard == by_ear(word.key) or sounds_alike(surname, word.key)
            if not (near or sounds):
                continue
            if any(same_name(key, before.key) for key in self.given):
                return Hit(at, at + 2, Fit.SLIP)
        return None

    @property
    def surnames(self) -> list[Phrase]:
        """The surname with and without its particles."""
        bare = tuple(key for key in self.surname if key not in PARTICLES) or self.surname
        at = next((at for at, key in enumerate(self.given) if key in PARTICLES), len(self.given))
        first = self.given[at + 1 :]  # "Miguel de Cervantes Saavedra"
        written = {word.key: fold(word.text) for word in words(undotted(self.text))}
        return [
            Phrase(self.text, keys, "".join(keys), tuple(written.get(key, key) for key in keys), ())
            for keys in dict.fromkeys((self.surname, bare, first))
            if keys
        ]

    def _initials(self, found: Sequence[Word]) -> Hit | None:
        letters = "".join(
            key if len(key) < 4 and key in ("jk", "jrr", "cs", "hg") else key[0]
            for key in (*self.given, *self.surname)
        )
        if len(letters) < 3:
            return None
        for at, word in enumerate(found):
            if word.key == letters and word.text.isupper():
                return Hit(at, at + 1, Fit.EQUAL)
        return None

    def _callings(self, found: Sequence[Word], first: int, question: str) -> frozenset[str]:
        """What other languages say of a person between an article and the surname: "der Dichter Goethe"."""
        articles = ARTICLES & holding(language_of_text(question))
        before = found[max(0, first - LONGEST_CALLING) : first]
        opens = [at for at, word in enumerate(before) if word.text.lower() in articles]
        called = before[opens[-1] :] if opens else []
        return frozenset(word.key for word in called)

    def _with_surname(
        self, text: str, found: Sequence[Word], hit: Hit, question: frozenset[str]
    ) -> FactGrade:
        first = hit.first
        while first and (found[first - 1].key in PARTICLES or found[first - 1].text.lower() in TITLES):
            if found[first - 1].key in self.given:
                break  # "good old King John"
            first -= 1
        told, start = self._told(found, first, question)
        agrees = self._agrees(told)
        if not agrees:
            whole = text[found[start].start : found[hit.after - 1].end]
            return wrong("name", self.text, whole, "other-name")
        after, extra = self._after(found, hit.after)
        second = len(self.surname) > 1 or any(key in PARTICLES for key in self.given)
        if extra and second and told[:1] == list(self.given[:1]):
            extra = False  # "Miguel de Cervantes Saavedra"
        if not self.given and not told and self._goes_on(found, hit):
            after, extra = hit.after + 1, False
        if extra:
            return wrong("name", self.text, text[found[first].start : found[after - 1].end], "other-name")
        whole_hit = Hit(start, after, hit.fit)
        if self.given and not told and after == hit.after and question.intersection(self.surname):
            return partly("name", self.text, found[hit.first].text, "surname-only")
        question = question - frozenset(self.given) - frozenset(self.surname)
        question |= years_behind(found, after, question)
        if start and told and told[:1] == list(self.given[:1]) and not found[start - 1].mark:
            question |= {found[start - 1].key}
        return judged("name", self.text, text, found, whole_hit, question)

    def _told(self, found: Sequence[Word], first: int, question: frozenset[str]) -> tuple[list[str], int]:
        """The names right before the surname, and where they begin."""
        told: list[str] = []
        at = first
        opener = found[first - 2] if first > 1 else None
        if (
            opener is not None
            and opener.text.lower() == "the"
            and found[first - 1].text.lower() not in GIVEN_NAMES
        ):
            return told, first - 2  # "the Spaniard Picasso"
        while at and not found[at - 1].mark and self._is_name(found[at - 1], question) and len(told) < 5:
            whole = bool(told) and len(told[0]) > 1 and any(same_name(key, told[0]) for key in self.given)
            if whole and found[at - 1].text.islower():
                break  # "the astronaut Neil Armstrong"
            if not told and self._describes(found[at - 1], found[first]):
                break  # "the German meteorologist Wegener"
            at -= 1
            told.insert(0, found[at].key)
            if self.given and found[at].key == self.given[0] and len(self.given[0]) > 1:
                break  # what stands before the first name is none: "Rear Admiral Grace Hopper"
        return told, at

    def _describes(self, word: Word, surname: Word) -> bool:
        """Whether a word in small letters before a capitalised surname says what the person is."""
        if not word.text.islower() or len(word.text) < SHORTEST_CALLING or not surname.text[:1].isupper():
            return False
        return word.text not in GIVEN_NAMES and not any(same_name(key, word.key) for key in self.given)

    def _is_name(self, word: Word, question: frozenset[str]) -> bool:
        if word.key in self.given or word.text.lower() in GIVEN_NAMES:
            return True
        lower = word.text.lower()
        if lower == "but":
            return False  # "not Dante but Manzoni"
        if len(lower) == 1:
            return lower not in ("a", "i") or word.text.isupper()
        return lower not in CARRIER and word.key not in CARRIER and word.key not in question

    def _agrees(self, told: list[str]) -> bool:
        """Whether the names told are among the person's own, as names, initials, nicknames or slips."""
        if not told or not self.given:
            return OTHERS.isdisjoint(told)
        own = list(self.given)
        compact = "".join(own) if all(len(key) <= 3 for key in own) else "".join(key[0] for key in own)
        particles = "".join(key[0] for key in self.surname[:-1])
        if len(own) == 1 and own[0] == compact and all(len(name) > 1 for name in told):
            return compact.startswith("".join(name[0] for name in told))  # "Wolfgang Amadeus" for "W. A."
        if "".join(told) in (compact, compact + particles) or (
            all(len(name) == 1 for name in told) and compact.startswith("".join(told))
        ):
            return True
        if not any(same_name(key, told[0]) for key in own):
            return False
        return all(any(same_name(key, name) for key in own) or len(own) == 1 for name in told[1:])

    def _goes_on(self, found: Sequence[Word], hit: Hit) -> bool:
        """Whether the one name told is the first of two, and the answer ends in the other: "Laguna Loire"."""
        one, rest = found[hit.first].text, found[hit.after :]
        if len(rest) != 1 or rest[0].mark or not rest[0].text.isalpha() or one.endswith("'s"):
            return False
        capitals = rest[0].text[:1].isupper() or one.islower()
        return capitals and rest[0].key not in OTHERS and self._is_name(rest[0], frozenset())

    def _after(self, found: Sequence[Word], at: int) -> tuple[int, bool]:
        """Where the name ends ("King Jr", "Einstein, Albert"), and whether another name follows it directly."""
        while at < len(found) and found[at].key in SUFFIXES:
            at += 1
        if at + 1 < len(found) and found[at].text == "," and found[at + 1].key in SUFFIXES:
            at += 2
        if (
            at + 1 < len(found)
            and found[at].mark
            and found[at].text == ","
            and found[at + 1].key in self.given
        ):
            at += 2
            while at < len(found) and not found[at].mark and found[at].key in self.given:
                at += 1
            return at, False
        if at < len(found) and not found[at].mark and found[at].key in self.given:
            return at + 1, False  # "Mao Zedong" in either order
        follows = at < len(found) and not found[at].mark and found[at].text[:1].isupper()
        extra = (
            follows and found[at].text.lower() not in CARRIER and found[at].key.startswith(("#",)) is False
        )
        return (at + 1, True) if extra and not found[at].text.isupper() else (at, False)

    def _without(self, text: str, found: Sequence[Word], question: frozenset[str]) -> FactGrade:
        content = content_of(found, question - frozenset(self.given))
        if any(
            claims.denied(text, word.start, word.end)
            for word in content
            if any(same_name(key, word.key) for key in self.given[:1])
        ):
            return wrong("name", self.text, text, "denied")
        if question.intersection(self.surname) and find(
            Phrase(self.text, self.given, "".join(self.given), self.given, ()), found
        ):
            content = [word for word in content if word.key not in self.given]
            if not content:
                return right("name", self.text, text)
        had = [word for word in content if any(same_name(key, word.key) for key in self.given[:1])]
        if had and len(content) == len(had):
            if self.given[0] in MONONYMS:
                return right("name", self.text, had[0].text)
            told = partly if "the" in self.given else wrong  # "Alexander the Great" has no surname
            return told("name", self.text, had[0].text, FIRST_NAME_ONLY)
        said = text[content[0].start : content[-1].end] if content else ""
        return wrong("name", self.text, said, "other-name" if content else "no-value")
