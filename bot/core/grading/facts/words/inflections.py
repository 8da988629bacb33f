"""Grades words asked for as words: translations and inflected forms, where every letter may be the answer.

A wrong accent or a missing article that is asked for costs half, another form is wrong or half right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from rapidfuzz.distance import OSA

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.judging import rivals
from bot.core.grading.facts.outcome import SHOTGUN, FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.scripts.scripts import fold, foreign
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.languages import ARTICLES, asks_article
from bot.core.grading.facts.words.phrases import Fit, Hit, content_of
from bot.core.grading.facts.words.spellings import fumbled, slip
from bot.core.grading.facts.words.word_forms import american, is_word, singular
from bot.core.grading.facts.words.words import Word, undotted, words

LONG_WORD = 9
SHORTEST_SLIP = 6
"""Shorter words of a language deck are wrong where a letter is wrong."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "æ": "ae", "ё": "е"})


class Form(Struct, frozen=True):
    """A word or phrase of a language."""

    text: str
    words: tuple[str, ...]
    """In lower case, with accents."""
    language: str
    kind: AnswerKind = AnswerKind.TERM

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer: accents left off are forgiven where that makes no other word."""
        text = undotted(said.text)
        found = words(text, strict=True)
        plain = [at for at, word in enumerate(found) if not word.mark]
        lacks_article = False
        loose = self._is_english() and not _NUMBER.search(said.question)
        hit, flag = self._hit(self.words, found, plain, loose=loose)
        pronoun = self.words[0] in _PRONOUNS and self.words[0] in re.findall(r"\w+", said.question.casefold())
        if hit is None and len(self.words) > 1 and pronoun:
            hit, flag = self._hit(self.words[1:], found, plain)  # "ging" for "ich ging"
        if hit is None and len(self.words) > 1 and self.words[0] in ARTICLES:
            hit, flag = self._hit(self.words[1:], found, plain, loose=loose)
            lacks_article = hit is not None and self.words[0] not in ("the", "a", "an", "to")
        if hit is None:
            return self._without(text, found, said.question)
        article = self._article(found, hit)
        if article and lacks_article:
            whole = f"{article} {text[found[hit.first].start : found[hit.after - 1].end]}"
            return (wrong if flag else partly)("term", self.text, whole, "neighbour")
        return self._judged(said, text, found, hit, flag, lacks_article=lacks_article)

    def _judged(
        self, said: Said, text: str, found: Sequence[Word], hit: Hit, flag: str, *, lacks_article: bool
    ) -> FactGrade:
        start, end = found[hit.first].start, found[hit.after - 1].end
        if claims.denied(text, start, end):
            return wrong("term", self.text, text[start:end], "denied")
        beside = rivals(
            text,
            found,
            hit,
            frozenset(word.key for word in words(said.question, strict=True)) - set(self.words),
        )
        if len(beside) >= SHOTGUN:
            return wrong("term", self.text, text[start:end], "rivals", false=tuple(beside[:5]))
        if beside:
            return partly("term", self.text, text[start:end], "rivals", false=tuple(beside))
        if flag == "accent" or (lacks_article and asks_article(said.question)):
            return partly("term", self.text, text[start:end], flag or "part")
        return right("term", self.text, text[start:end], *((flag,) if flag else ()))

    def _article(self, found: Sequence[Word], hit: Hit) -> str:
        before = found[hit.first - 1] if hit.first else None
        return (
            before.text if before is not None and before.key in ARTICLES - {"to", "i", "o", "as", "a"} else ""
        )

    def _hit(
        self, asked: tuple[str, ...], found: Sequence[Word], plain: list[int], *, loose: bool = False
    ) -> tuple[Hit | None, str]:
        """Where the answer has the words, and how nearly; `loose` where their spelling is not what is learnt."""
        best: tuple[Hit | None, str] = (None, "")
        for at in range(len(plain) - len(asked) + 1):
            run = plain[at : at + len(asked)]
            flags = [_fits(one, found[i].key, self.language) for one, i in zip(asked, run, strict=True)]
            if loose:
                flags = [
                    "slip" if flag is None and slip(one, found[i].key) else flag
                    for flag, one, i in zip(flags, asked, run, strict=True)
                ]
            if None in flags:
                continue
            flag = next((name for name in ("accent", "slip") if name in flags), "")
            if not flag or best[0] is None:
                best = (Hit(run[0], run[-1] + 1, Fit.SLIP if flag else Fit.EQUAL), flag)
            if not flag:
                break
        return best if best[0] is not None else (self._joined(asked, found, plain[:MOST]), "")

    def _joined(self, asked: tuple[str, ...], found: Sequence[Word], plain: list[int]) -> Hit | None:
        """The words written as one, or one written as two ("buon giorno")."""
        if len(asked) == 1:
            pairs = pairwise(plain)
            return next(
                (Hit(a, b + 1, Fit.EQUAL) for a, b in pairs if found[a].key + found[b].key == asked[0]), None
            )
        joined = "".join(asked).replace("'", "")
        return next(
            (Hit(at, at + 1, Fit.EQUAL) for at in plain if found[at].key.replace("'", "") == joined), None
        )

    def _in_other_number(self, told: Word, question: str) -> FactGrade | None:
        """The grade of the plural of an English noun, or its singular, where no number is asked; None for others.

        Right is the plural of what is a noun for sure; what may be a verb's form is half right.
        """
        own = self.words[-1]
        lone = len(self.words) == 1 or (len(self.words) == 2 and self.words[0] in ("the", "a", "an"))
        if not lone or _NUMBER.search(question) or not self._is_english() or own == told.key:
            return None
        if singular(american(own)) != singular(american(told.key)) or not is_word(told.key, rare=False):
            return None
        noun = len(self.words) > 1 or _NOUN.search(question) is not None
        grader = right if noun and singular(own) == own else partly
        return grader("term", self.text, told.text, "inflection")

    def _is_english(self) -> bool:
        """Whether the words are English and not the asked language's, which the label of a card may name."""
        return all(is_word(word, rare=False) for word in self.words) and (
            self.language == "en" or not all(is_word(word, self.language, rare=False) for word in self.words)
        )

    def _without(self, text: str, found: Sequence[Word], question: str) -> FactGrade | None:
        content = [word for word in found if not word.mark]
        had = [word for word in content if word.key in self.words and word.key not in ARTICLES]
        extras = [word for word in content_of(content, frozenset(self.words)) if word.key not in ARTICLES]
        if had and not extras and len(self.words) > 1:
            return partly("term", self.text, text, "part")
        if self.language == "en" and len(self.words) > 2 and len(content) > 2:
            return None
        told = content_of(content, frozenset())
        if len(told) == 1:
            number = self._in_other_number(told[0], question)
            if number is not None:
                return number
        plain = len(self.words) == 1 == len(told) and self.text[:1].islower()
        if plain and _inflected(self.words[0], told[0].key, self.language):
            return partly("term", self.text, text, "inflection")
        near = [
            w.text
            for w in content
            for own in self.words
            if len(own) > 2 and OSA.distance(own, w.key, score_cutoff=3) <= 3
        ]
        return wrong("term", self.text, text, "neighbour" if near else "other-term")


_PRONOUNS = frozenset(
    listed("""
    yo tú tu él ella nosotros nosotras vosotros ellos ellas usted ustedes je il elle on nous vous ils elles ich
    du er sie es wir ihr io lui lei noi voi loro eu ele ela nós eles elas я ты он она мы вы они
    """)
)
_ENDINGS = {"de": "e en er es em", "nl": "e", "sv": "a t", "fr": "e", "es": "a", "it": "a", "pt": "a"}
"""What an adjective takes on, by language; in the south in place of its "o"."""
_SOUTHERN = frozenset(("es", "it", "pt"))
_NUMBER = pattern(
    r"(?i)\b(?:plural|singular|form|past|tense|participle|conjugat\w*|decl\w*|gerund|infinitive|comparative|spell\w*)\b"
)
_NOUN = pattern(
    r"(?i)(?:[:\s\"']|^)(?:el|la|un|una|le|une|der|die|das|ein|eine|il|lo|uno|o|um|uma|de|het|een)\s\w+\W*$"
    r"|\bl'\w+\W*$"
)
"""A noun behind its article, at the end of a card's question."""
SHORTEST_STEM = 4
MOST = 40
"""Words of an answer tried as a joined phrase."""


def form(text: str, language: str) -> Form:
    """The reference as a form of a language."""
    found = tuple(word.key for word in words(undotted(text), strict=True) if not word.mark)
    return Form(text, found or (text.casefold(),), language)


def _inflected(asked: str, said: str, language: str) -> bool:
    """Whether two words are one adjective in two forms: "goedkoop", "goedkope"."""
    one, other = (_DOUBLED.sub(r"\1", fold(word)) for word in (asked, said))
    if language in _SOUTHERN and not one.endswith("o"):
        return False
    base = one[:-1] if language in _SOUTHERN else one
    return len(base) >= SHORTEST_STEM and other in [
        base + ending for ending in _ENDINGS.get(language, "").split()
    ]


_DOUBLED = pattern(r"(\w)\1")


def _fits(asked: str, said: str, language: str) -> str | None:
    """Returns "" where the words are one, "accent" or "slip" where nearly, None where they are two."""
    if said == "ال" + asked or asked == "ال" + said:
        return ""  # the Arabic article
    if asked.replace("'", "").translate(_UMLAUTS) == said.replace("'", "").translate(_UMLAUTS):
        return ""
    if fold(asked) == fold(said):
        if foreign(asked):
            return ""
        if said.isascii() and not is_word(said, language):
            return ""
        return "accent"
    if fumbled(fold(asked), fold(said)) and not (
        is_word(said, language, rare=False) or is_word(said, "en", rare=False)
    ):
        return "slip"
    if len(asked) < SHORTEST_SLIP or not asked.isalpha() or not said.isalpha():
        return None
    one, other = fold(asked), fold(said)
    kept = 1 if len(one) >= LONG_WORD else 2  # letters of the ending, which may be the answer
    if OSA.distance(one, other, score_cutoff=1) > 1 or one[-kept:] != other[-kept:] or one[0] != other[0]:
        return None
    return None if is_word(said, language) or is_word(said, "en") else "slip"
