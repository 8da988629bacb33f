"""Grades terms, places and works: words or short phrases, by their words in any spelling.

An answer that lacks a word is a part, a neighbour or another term; what may be a paraphrase is left to sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.context import choices, opposites, question_keys, years_behind
from bot.core.grading.facts.disowned import DENYING, is_turned
from bot.core.grading.facts.judging import judged
from bot.core.grading.facts.namings import asks_company
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.scripts.abroad import holding
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import EVENTS, HEADS, SMALL
from bot.core.grading.facts.words.expansions import expanded
from bot.core.grading.facts.words.languages import ARTICLES as ARTICLES_ABROAD
from bot.core.grading.facts.words.negatives import denying
from bot.core.grading.facts.words.numbered import other_number
from bot.core.grading.facts.words.phrases import (
    OWNERS,
    Hit,
    Phrase,
    content_of,
    derived,
    find,
    generic,
    phrase,
    same_verb,
)
from bot.core.grading.facts.words.roots import one_root
from bot.core.grading.facts.words.spellings import neighbour, slip
from bot.core.grading.facts.words.told import PARAPHRASE, Told
from bot.core.grading.facts.words.words import Word, undotted, words
from bot.core.grading.result import Verdict

_ASKS_WHO = pattern(r"(?i)\b(?:who|whom|whose)\b")
_STANDS_FOR = pattern(r"(?i)\b(?:stands? for|abbreviat\w+|acronym|initialism|short for|full form)\b")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
LONGEST_ENDING = 4
MOST_CHECKED = 40
"""Words of an answer that are compared with the reference one by one."""


class Term(Struct, frozen=True):
    """A reference term."""

    kind: AnswerKind
    phrase: Phrase
    soft: bool = False
    """The reference is a sentence that carries the term: another sentence may say it in its own words."""

    @classmethod
    def of(cls, text: str) -> Term:
        """The term that a text is."""
        return cls(AnswerKind.TERM, phrase(text))

    @property
    def text(self) -> str:
        """As the reference says it."""
        return self.phrase.text

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer; None where it may be a paraphrase."""
        if other := other_number(self.text, said.text):
            return wrong(self.kind.value, self.text, said.text, "other-number", false=(other,))
        text = undotted(said.text)
        found = self._without_articles(words(text), language_of_text(said.question))
        question = question_keys(said.question)
        question = question - choices(said.question) - frozenset(self.phrase.keys)
        hit = find(self.phrase, found, language=language_of_text(said.question) or "en")
        if hit is None:
            without = self._denying(text, found, said) or self._without(said, text, found)
            hit = (
                self._bare_hit(said, found)
                if without is None or without.verdict is not Verdict.CORRECT
                else None
            )
            if hit is None:
                return without
        letters = self.phrase.letters if _STANDS_FOR.search(said.question) and not self.phrase.short else ()
        contrary = opposites(self.phrase.keys)
        question |= self._rest_of_name(said, found, hit)
        if self.kind is AnswerKind.NAME and not EVENTS.isdisjoint(self.phrase.keys):
            question |= years_behind(found, hit.after, question)
        return judged(self.kind.value, self.text, text, found, hit, question, contrary, letters)

    def _without_articles(self, told: Sequence[Word], language: str) -> list[Word]:
        """The words without the language's articles, but for those inside the phrase: "le Rouge et le Noir"."""
        articles, own = ARTICLES_ABROAD & holding(language), frozenset(self.phrase.keys)
        follows = [*(word.key for word in told[1:]), ""]
        return [
            word
            for word, after in zip(told, follows, strict=False)
            if word.mark
            or word.text.lower() not in articles
            or (word.text.lower() in own and after != self.phrase.keys[0])
        ]

    def _rest_of_name(self, said: Said, found: Sequence[Word], hit: Hit) -> frozenset[str]:
        """The other name behind a person known by one: "Michelangelo Buonarroti"."""
        after = found[hit.after] if hit.after < len(found) else None
        named = (
            self.kind is AnswerKind.NAME and self.phrase.short and _ASKS_WHO.search(said.question) is not None
        )
        return (
            frozenset((after.key,))
            if named and after is not None and after.text[:1].isupper()
            else frozenset()
        )

    def _bare_hit(self, said: Said, found: Sequence[Word]) -> Hit | None:
        """Where the answer has the phrase without its last word, which only says what kind of thing it is: "Sahara"."""
        keys, folds = self.phrase.keys[:-1], self.phrase.folds[:-1]
        named = self.kind is AnswerKind.NAME or self.phrase.keys[-1] in HEADS
        if not named or self._hyphened(self.phrase.keys[-1]) or _STANDS_FOR.search(said.question):
            return None
        if (
            not keys
            or not self._says_kind(self.phrase.keys[-1], said.question)
            or all(generic(key, question_keys(said.question)) for key in keys)
        ):
            return None
        bare = Phrase(self.text, keys, "".join(keys), folds, ())
        return find(bare, found, language=language_of_text(said.question) or "en")

    def _says_kind(self, key: str, question: str) -> bool:
        """Whether a closing word says only what kind of thing it is: "Group" of a company."""
        company = self.kind is AnswerKind.NAME and key in ("group", "motor") and asks_company(question)
        return company or generic(key, question_keys(question))

    def _hyphened(self, key: str) -> bool:
        """Whether a key is of a word written together with another: "Bissau" of "Guinea-Bissau"."""
        return "-" in self.text and any(key in one.lower() for one in self.text.split() if "-" in one)

    def _is_disowned(self, text: str, found: Sequence[Word], question: frozenset[str]) -> bool:
        """Whether the answer has the term's own words only to deny them, and claims another thing in their place."""
        own = [word for word in found if word.key in self.phrase.keys and word.key not in question | SMALL]
        claimed = is_turned(text) and not DENYING.search(self.text)
        return claimed and bool(own) and all(claims.denied(text, word.start, word.end) for word in own)

    def _exchanged(self, content: Sequence[Word]) -> bool:
        """Whether the answer is the reference with other words in place of some of its own.

        "Unsalted palm oil" is no "unsalted butter": what they share stands at the same end.
        """
        own = [key for key in self.phrase.keys if key not in SMALL]
        told = [word.key for word in content if word.key not in SMALL]
        lacking, added = set(own) - set(told), set(told) - set(own)
        if len(own) == len(told) > 1 == len(lacking) == len(added):
            return not same_verb(*lacking, *added)
        row = all(after.start - word.end <= 1 for word, after in pairwise(content))
        shared = told[:1] == own[:1] or told[-1:] == own[-1:]
        return row and shared and bool(lacking and added) and 1 < len(told) <= len(own) + 1

    def _denying(self, text: str, found: Sequence[Word], said: Said) -> FactGrade | None:
        if self._is_disowned(text, found, question_keys(said.question)):
            return wrong(self.kind.value, self.text, text, "denied")
        if _STANDS_FOR.search(said.question) and (
            short := expanded(self.kind.value, self.phrase, found, said.question, text)
        ):
            return short
        named = self.kind is AnswerKind.TERM
        return denying(self.text, text, found, question_keys(said.question)) if named else None

    def _without(self, said: Said, text: str, found: Sequence[Word]) -> FactGrade | None:
        """The grade of an answer that does not have the whole phrase."""
        told = self._told(said, text, found)
        kind, keys, quoted = self.kind.value, self.phrase.keys, told.quoted
        if told.contrary:
            return wrong(kind, self.text, quoted, "opposite", false=told.contrary[:3])
        if not told.extras and told.had:
            places = [word.start for word in told.had.values()]
            other = self._other_head(told, found)
            if other:
                return wrong(kind, self.text, quoted, "exchanged", false=(other,))
            turned = DIRECTED.search(self.text) is not None and places != sorted(places)
            part = self._part(told)
            return None if turned and part.verdict is Verdict.CORRECT else part
        if self.soft and told.wordy:
            return None
        flag = self._other_form(told)
        if flag:
            return right(kind, self.text, quoted, flag, unsure=True)
        near = tuple(word.text for word in told.extras for key in keys if neighbour(key, word.key))
        if near and not (self._may_paraphrase(told) and 2 * len(told.had) <= len(keys)):
            return wrong(kind, self.text, quoted, "neighbour", false=near[:3])
        figures = [word.text for word in told.extras if word.key.startswith("#")]
        if figures and any(key.startswith("#") and key not in told.had for key in keys):
            return wrong(kind, self.text, quoted, "other-number", false=tuple(figures[:3]))
        if any(map(self._exchanged, (told.content, told.first(self.phrase), told.head(self.phrase, found)))):
            return wrong(
                kind, self.text, quoted, "exchanged", false=tuple(word.text for word in told.extras[:3])
            )
        if told.wordy and self.kind is AnswerKind.TERM and len(keys) > 1:
            return None
        return wrong(kind, self.text, quoted, "other-term" if told.content else "no-value")

    def _other_form(self, told: Told) -> str:
        """The flag of an answer that has the term in another form; "" for all others."""
        if self._is_derived(told):
            return "derived"
        word = told.content[0].key if len(self.phrase.keys) == 1 == len(told.content) else ""
        return "slip" if one_root(self.phrase.keys[0], word) else ""

    def _is_derived(self, told: Told) -> bool:
        """Whether the answer has each word of a term, or its adjective or verb, and else only what kind of thing it is.

        "A meiotic division", "recursive function"; not "refractive index", which is another thing.
        """
        if self.kind is not AnswerKind.TERM or self.phrase.text[:1].isdigit():
            return False
        others = [word for word in told.extras if word.key not in CLASSES]
        lacking = [key for key in self.phrase.keys if key not in told.had]
        return len(others) == len(lacking) > 0 and all(
            derived(key, word.key) for key, word in zip(lacking, others, strict=True)
        )

    def _may_paraphrase(self, told: Told) -> bool:
        """Whether the answer is long enough beside the phrase to say it in words of its own."""
        keys = self.phrase.keys
        return (
            self.kind is AnswerKind.TERM and len(keys) > 1 and len(told.content) >= max(PARAPHRASE, len(keys))
        )

    def _told(self, said: Said, text: str, found: Sequence[Word]) -> Told:
        """Which words of the phrase the answer has, and which others it adds."""
        keys = self.phrase.keys
        question = question_keys(said.question)
        language = language_of_text(said.question) or "en"
        opposed = opposites(keys)
        always = opposed.union(keys, _LETTERS if any(len(key) == 1 for key in keys) else ())
        content = [
            word
            for word in content_of(found, frozenset(), always)
            if not claims.denied(text, word.start, word.end)
        ][:MOST_CHECKED]
        had = {
            key: word for key in keys for word in content if key == word.key or slip(key, word.key, language)
        }
        spelled_out = _STANDS_FOR.search(said.question) is not None
        return Told(
            quoted=text[content[0].start : content[-1].end] if content else text,
            content=content,
            had=had,
            telling=[
                key
                for key in keys
                if len(key) == 1
                or (self.kind is AnswerKind.NAME and key not in _JOINING and self._hyphened(key))
                or not (
                    generic(key, question)
                    or key in _JOINING
                    or (key in OWNERS and _OFFICES.intersection(keys))
                )
                or (spelled_out and key not in SMALL)
            ],
            extras=[
                word
                for word in content
                if word.key not in question
                and all(word is not own for own in had.values())
                and (not generic(word.key, question) or (len(word.key) == 1 and word.key in always))
            ],
            contrary=tuple(word.text for word in content if word.key in opposed),
            question=question,
        )

    def _other_head(self, told: Told, found: Sequence[Word]) -> str:
        """A capital word that the name of another one has in the place of what is lacking: "Department of State"."""
        if self.kind is not AnswerKind.NAME or all(key in told.had for key in told.telling):
            return ""
        own = [word.start for word in told.had.values()]
        others = (
            word.text
            for word in found
            if not word.mark
            and word.text.istitle()
            and word.key not in SMALL | frozenset(self.phrase.keys)
            and word.start > min(own)
            and word.key not in told.question
        )
        return next(others, "")

    def _part(self, told: Told) -> FactGrade:
        had = [key for key in told.telling if key in told.had]
        if told.telling and len(had) == len(told.telling):
            return right(self.kind.value, self.text, told.quoted)
        return (partly if had else wrong)(self.kind.value, self.text, told.quoted, "part")


_OFFICES = frozenset(
    listed("department ministry secretary army navy senate congress supreme treasury office agency")
)
"""What is the same without the country that has it: "US Department of Defense"."""
DIRECTED = pattern(r"(?i)\S\s+(?:into|from|to|that|which|who|without|than)\s")
"""A phrase that is another one with its words turned round: "an animal that eats plants"."""
_JOINING = frozenset(
    listed(
        "between with from into only just its their his her that which who is are be as than it they im ive санкт"
    )
)
"""Words of a phrase that only join others."""
CLASSES = frozenset(
    listed("""
    act action activity agent animal being behavior behaviour body call case change compound creature device division
    effect event flow form function kind manner material mean method motion movement operation order organism
    phenomenon plant practice procedure process programming property publication quality reaction relation relationship
    statement state structure style substance system technique thing tissue transport treatment type way work
    """)
)
"""What kind of thing a word says that stands behind the adjective of the term: "carcinogenic substance"."""
