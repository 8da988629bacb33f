"""Hears an answer in the reference's terms: its compounds, verbs and values as it has them, in its language.

A card in English about English things changes nothing: what is heard is the cleaned text (`said`).
"""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.as_written import Exact
from bot.core.grading.facts.beside_value import dots
from bot.core.grading.facts.compounds_abroad import compound_of
from bot.core.grading.facts.dates.decades_abroad import decades_in_english
from bot.core.grading.facts.formulas.formulas import Formula
from bot.core.grading.facts.formulas.notation import Notation
from bot.core.grading.facts.formulas.spoken_abroad import signs_in_english
from bot.core.grading.facts.kinds import AMOUNTS, NAMED, VALUES, WORDS
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.numbers.any_language import in_digits_of_any_language
from bot.core.grading.facts.numbers.halves_abroad import counted_halves, halves_in_figures
from bot.core.grading.facts.numbers.times_abroad import times_in_english
from bot.core.grading.facts.numbers.units_abroad import units_in_english
from bot.core.grading.facts.said import Said, said
from bot.core.grading.facts.scripts.abroad import POINTED, alternatives, in_english
from bot.core.grading.facts.scripts.joined_abroad import joined
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.terms import Term
from bot.core.grading.facts.words.verbs_abroad import verb_of

_CHEMICAL = NAMED | {AnswerKind.FORMULA}
_DECIMAL_COMMA = pattern(r"(?<=\d),(?=\d)")
_FIGURES = pattern(r"\W*\d[\d.,]*\W*")


class Hearing:
    """How the answers to one card are heard. Immutable."""

    __slots__ = (
        "_commas",
        "_compound",
        "_counts",
        "_dots",
        "_kind",
        "_language",
        "_question",
        "_sign",
        "_spoken",
        "_verb",
    )

    def __init__(
        self,
        own: Matcher,
        value: str,
        prompt: str,
        question: str,
        reference: str,
        language: str,
        *,
        spelled: bool,
    ) -> None:
        """`own` is the reference's matcher, `value` what it asks for.

        `language` is "" where the card is in English, or nothing is to be translated; `spelled` where it asks how a
        word is spelled.
        """
        self._kind = own.kind
        self._question = question
        self._language = language
        self._dots = dots(reference) if own.kind in WORDS else None
        self._verb = verb_of(value, prompt, language) if language and isinstance(own, Term) else None
        chemical = language and not spelled and own.kind in _CHEMICAL
        self._compound = compound_of(value, prompt) if chemical else None
        self._counts = own.kind in VALUES and not isinstance(own, Exact)
        self._spoken = isinstance(own, Formula) and own.notation is Notation.MATH
        self._sign = f"{value} " if isinstance(own, Formula) and own.notation is Notation.SYMBOL else ""
        pointed = language in POINTED or _DECIMAL_COMMA.search(value) is not None
        self._commas = bool(language) and self._spoken and not pointed

    def as_typed(self, answer: str) -> Said:
        """The answer cleaned."""
        heard = said(self._dots.sub(r"\1", answer) if self._dots else answer, self._question)
        if self._sign and heard.raw.startswith(self._sign):
            return replace(heard, text=heard.raw)  # "* or +" has no bullet
        return heard

    def as_referred(self, heard: Said) -> Said:
        """The answer with a compound named, a verb told and values, lists and signs written as the reference does."""
        if self._verb is not None:
            heard = replace(heard, raw=self._verb.told(heard.raw), text=self._verb.told(heard.text))
        if self._compound is not None:
            heard = replace(heard, raw=self._compound.named(heard.raw), text=self._compound.named(heard.text))
        if self._counts:
            if self._kind in AMOUNTS:
                heard = replace(heard, text=halves_in_figures(heard.text))
            heard = self._counted(heard)
        if self._language:
            return self._in_english(heard)
        return replace(heard, text=times_in_english(heard.text)) if self._kind in AMOUNTS else heard

    def _counted(self, heard: Said) -> Said:
        """The answer with the number words of a language in digits that is not the card's."""
        own = in_english(heard.text, self._language)
        dated = self._kind is AnswerKind.DATE
        if _FIGURES.fullmatch(own) or (not dated and any(map(str.isdigit, heard.text))):
            return heard
        alone = dated or any(map(str.isdigit, own))
        found = in_digits_of_any_language(heard.text, self._language, alone=alone)
        return heard if found == heard.text else replace(heard, text=found)

    def _in_english(self, heard: Said) -> Said:
        raw, text = heard.raw, heard.text
        if self._kind is AnswerKind.DATE:
            text = decades_in_english(text)
        text = in_english(text, self._language, values=self._kind in VALUES)
        if self._kind is AnswerKind.LIST:
            text = joined(text, self._language)
        if self._kind in AMOUNTS:
            text = units_in_english(counted_halves(text), self._language)
        if self._kind is AnswerKind.FORMULA:
            if self._spoken:
                raw, text = (signs_in_english(one, self._language) for one in (raw, text))
            if self._commas:
                raw, text = (_DECIMAL_COMMA.sub(".", one) for one in (raw, text))
            raw = alternatives(raw, self._language) or raw
        return replace(heard, raw=raw, text=text)
