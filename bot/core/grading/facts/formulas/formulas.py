"""Grades formulas, code, commands, symbols and shortcuts: nothing that carries meaning is stripped.

It decides which stretch of the answer stands for the answer, and whether others beside it are rivals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.grading.facts import claims
from bot.core.grading.facts.formulas import command_prose
from bot.core.grading.facts.formulas.asked_form import asks_form
from bot.core.grading.facts.formulas.chemistry import in_atoms, only_elements
from bot.core.grading.facts.formulas.evaluation import Likeness, has_both_signs, same_relation, sole_letter
from bot.core.grading.facts.formulas.fit import MOST_TRIED, FormulaFit, two_signs
from bot.core.grading.facts.formulas.keys_told import keys_told
from bot.core.grading.facts.formulas.letter_names import letters_named
from bot.core.grading.facts.formulas.notation import Notation, are_elements, is_unit_sign, notation
from bot.core.grading.facts.formulas.sign_names import MODIFIERS, keys_of, option, spelled
from bot.core.grading.facts.formulas.spoken import in_tokens, names_of, ways_to_read
from bot.core.grading.facts.formulas.spoken_abroad import signs_of_any_language
from bot.core.grading.facts.formulas.text import LONGEST_PIECE, MOST_PIECES, core_of, folded, pieces_of, wordy
from bot.core.grading.facts.numbers.intervals import interval
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER
from bot.core.grading.facts.words.spellings import fumbled

_RELATION = pattern(r"[=<>≤≥≠]|\b(?:equals|less than|greater than|more than|equal to|at least|at most)\b")
_CONSTANT = pattern(r"\s*\+\s*(?:[cCkK]|[Cc]onst(?:ant)?\.?)$")
"""The constant of an antiderivative, at its end."""
_ANY_CONSTANT = pattern(r"\+\s*(?:[cCkK]\b|[Cc]onst)")
_BARS = pattern(r"\|([^|]{1,40})\|")
_NATURAL = pattern(
    r"(?i)[\s,(]+(?:with|where|here|meaning)?\s*(?:log\s*(?:=|is|means)\s*)?(?:the )?(?:natural log\w*|ln)\)?$"
)
_MINDS_CASE = pattern(r"(?i)\b(?:case|capitals?|upper)\b")
_LAW = pattern(r"(?i)\b(?:law|theorem|identity|formula|equation)\b|\brelat|\bconnect")
_NOT = pattern(r"(?i)\W*(?:but |it'?s |its |that'?s )?(?:not|never)\b")
MOST_WHOLE = 4
"""Stretches of an answer that are all of it but for what carries it."""
_LEGEND = pattern(r"(?i)[\s,;(]+where\s+\w{1,3}\s+(?:is|are|=|stands for|means)\b.*$", re.DOTALL)
"""What tells the letters of a formula behind it: "where n is how often a year"."""
_LETTERED = pattern(r"(?<=^\w)[-\s](?=\w(?:[-\s]|$))|(?<=[-\s]\w)[-\s](?=\w(?:[-\s]|$))")
"""What parts letters that are told one by one: "g-r-e-p"."""
_LONE = pattern(
    r"\s+(?!(?:does|works?|command|it|shows?|lists?)\b)[^\W\d_]+\s*(?:[.,;!?)]|$)|\s+(?i:limit|where|having)\b"
)
"""One word behind a command, which makes another of it: "git stash pop", "ORDER BY price DESC"."""
_SHORTCUTS = pattern(r"(?:[\w⌘⌃⌥⇧]+ ?\+ ?)+[^\s,.;!?]+")


class Formula(FormulaFit, frozen=True):
    """A reference in signs, ready to grade answers."""

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer: the formula alone or in a carrier sentence."""
        raw = _LEGEND.sub("", said.raw) if self.notation is Notation.MATH else said.raw
        found = pieces_of(raw, said.question)
        stretches = dict.fromkeys((*found[:1], *self._typed(raw), *found[1:]))
        pieces = [piece for piece in stretches if len(piece) <= LONGEST_PIECE][:MOST_PIECES]
        if self.notation is Notation.MATH and _RELATION.search(raw):
            pieces = [piece for piece in pieces if _RELATION.search(piece)]
        if not pieces:
            return wrong("formula", self.text, raw, "no-value")
        if self._is_it(raw, pieces[0], said.question):
            return right("formula", self.text, raw)
        hits = [piece for piece in pieces if self.fits(piece)]
        if hits:
            return self._beside_others(raw, hits)
        return (
            self._in_words(said, pieces)
            or self._but_for_constant(raw, pieces)
            or wrong("formula", self.text, raw, "other-formula")
        )

    def _is_it(self, raw: str, whole: str, question: str) -> bool:
        """Whether the whole answer is the formula, at work, in capitals, letter by letter, or a command in prose."""
        bare = raw.strip(" .!")
        if self.fits(whole) or (self.notation is Notation.SYMBOL and self.used(raw)) or self._shouted(bare):
            return True
        typed = self.notation in (Notation.CODE, Notation.COMMAND) and _LETTERED.sub("", bare) == self.text
        return typed or (
            self.notation is Notation.COMMAND
            and (
                any(map(self.fits, _led(raw, self.text, question)))
                or command_prose.quoted(self.text, raw, question)
                or command_prose.heads_clause(self.text, raw, question)
            )
        )

    def _beside_others(self, raw: str, hits: list[str]) -> FactGrade:
        """The grade of an answer that has the formula, by what stands beside it."""
        at = raw.find(hits[-1])
        if claims.denied(raw, at, at + len(hits[-1])):
            return wrong("formula", self.text, raw, "denied")
        if self.notation is Notation.MATH and has_both_signs(raw) and not has_both_signs(self.text):
            return partly("formula", self.text, raw, "rivals")
        others = self._others(raw, hits)
        low = raw.lower()
        if others and (claims.hedged(low) or re.search(r",|\band\b|;", low)):
            grader = wrong if len(others) > 1 else partly
            return grader("formula", self.text, raw, "rivals", false=tuple(others[:3]))
        return right("formula", self.text, hits[0])

    def _shouted(self, told: str) -> bool:
        """Whether an answer is an element's symbol in capitals that are no compound's: "NA", not "CO" for cobalt."""
        one = self.notation is Notation.CHEMISTRY and not self.cased and told.isupper()
        return one and told.lower() == self.form.lower() and not are_elements(told)

    def _but_for_constant(self, raw: str, pieces: list[str]) -> FactGrade | None:
        """The grade of an antiderivative without its constant, or without the bars of its logarithm."""
        own = characters(self.text).strip(" $")
        if self.notation is not Notation.MATH or not _CONSTANT.search(own):
            return None
        bare = formula(_CONSTANT.sub("", own), Notation.MATH)
        plain = formula(_BARS.sub(r"(\1)", bare.text), Notation.MATH)
        whole = (one for one in pieces[:MOST_TRIED] if not re.search(r"[\d+*/^-]", raw.replace(one, "", 1)))
        for piece in whole:
            rest = _CONSTANT.sub("", piece.strip(" $."))
            natural = _NATURAL.sub("", rest)
            if natural != rest or "ln" in bare.text:
                rest = re.sub(r"\blog\b|(?<=\d)log\b", "ln", _CONSTANT.sub("", natural))
            if bare.fits(rest) and (rest == natural or natural != piece) and _ANY_CONSTANT.search(piece):
                exact = "log" not in piece or natural != _CONSTANT.sub("", piece)
                return (right if exact else partly)("formula", self.text, piece, *(() if exact else ("log",)))
            if bare.fits(rest) or plain.fits(_BARS.sub(r"(\1)", rest)):
                return partly("formula", self.text, piece, "constant")
        return None

    def _typed(self, raw: str) -> list[str]:
        """The command of several words where the answer has it as it is: "you write ORDER BY price DESC at the end"."""
        if self.notation is Notation.SYMBOL:
            return [raw.split()[0]] if raw.split()[:1] == [self.text] and len(raw.split()) > 1 else []
        if self.notation not in (Notation.CODE, Notation.COMMAND) or " " not in self.text:
            return []
        found = re.search(rf"(?i)(?<![\w-]){re.escape(self.text)}(?![\w./-]| -)", raw)
        if found is None or (self.notation is Notation.COMMAND and _LONE.match(raw, found.end())):
            return []
        return [found[0]]

    def _in_words(self, said: Said, pieces: list[str]) -> FactGrade | None:
        """The grade of an answer that says the formula in words or in another notation."""
        text = said.text
        if self.notation is Notation.COMMAND:
            if command_prose.by_parts(self.text, said.raw, said.question):
                return right("formula", self.text, text)
            if command_prose.half(self.text, said.raw):
                return partly("formula", self.text, text, "part")
        if self.notation is Notation.CHEMISTRY and only_elements(said.raw, self.form):
            return partly("formula", self.text, text, "part")
        rivals = re.search(r"(?i)(?<!plus )\bor\b(?! (?:equal|more|less))|\bnot\b", text)
        if claims.denied(text, len(text), len(text)) or (rivals and not two_signs(text)):
            return None
        if self.notation is Notation.MATH:
            return self._math_in_words(said, pieces)
        if self.notation is Notation.SHORTCUT:
            return self._keys_in_words(said)
        if self.text.startswith("--") and re.fullmatch(r"--[a-z-]+", text):
            near = fumbled(re.sub(r"\W", "", self.text), re.sub(r"\W", "", text))
            return right("formula", self.text, text, "slip") if near else None
        option_told = self.notation is Notation.CODE and option(text, self.text, said.question)
        letters_told = self.notation is Notation.CHEMISTRY and (
            spelled(text) == self.text or letters_named(text) == self.text.lower()
        )
        if option_told or letters_told:
            return right("formula", self.text, text)
        return None

    def _keys_in_words(self, said: Said) -> FactGrade | None:
        """The grade of a shortcut told in a sentence; half where its last key is left open."""
        if {keys_of(one) for one in _SHORTCUTS.findall(said.text)} == {self.form}:
            return right("formula", self.text, said.text)
        told = keys_told(said.raw)
        if told is None:
            return None
        if told.form == self.form:
            return right("formula", self.text, said.text)
        own = self.form.split("+")
        open_ = told.vague and told.held and told.held < set(own) and not set(told.pressed) - set(own)
        held = {key for key in own if key in MODIFIERS.values()}
        return partly("formula", self.text, said.text, "part") if open_ and told.held == held else None

    def _math_in_words(self, said: Said, pieces: list[str]) -> FactGrade | None:
        text = said.text
        asked = interval(self.text)
        told = [one for one in map(interval, (text, *pieces)) if one is not None] if asked is not None else []
        if asked is not None and told:
            if any(one.same(asked) for one in told):
                return right("formula", self.text, text)
            return None
        worded = ways_to_read(text, sole_letter(characters(self.text)))
        if any(map(self.fits, worded)) and not names_of(characters(self.text)):
            return right("formula", self.text, text)
        valued = self._by_value([*pieces[:MOST_WHOLE], *worded, *pieces[MOST_WHOLE:]], said)
        if valued is not None:
            return valued
        names = names_of(characters(self.text))
        if names:
            told_names = in_tokens(characters(said.raw), names)
            own = formula(in_tokens(characters(self.text), names), Notation.MATH)
            if told_names and own.fits(told_names):
                return right("formula", self.text, text)
            return own._solved([told_names], said) if told_names else None
        return self._solved([*pieces[:MOST_TRIED], *worded], said) or self._in_another_language(said)

    def _in_another_language(self, said: Said) -> FactGrade | None:
        for told in signs_of_any_language(said.raw):
            pieces = [told, *(one.strip() for one in told.split(":")[1:])]
            if any(map(self.fits, pieces)) or self.likest(pieces, said.question) is Likeness.SAME:
                return right("formula", self.text, said.text)
        return None

    def _solved(self, pieces: list[str], said: Said) -> FactGrade | None:
        """The grade of an equation that holds where the reference does: all of a law, half of another formula."""
        if not any(same_relation(characters(self.text), piece) for piece in pieces):
            return None
        law = _LAW.search(said.question)
        return (right if law else partly)("formula", self.text, said.text, "solved")

    def _by_value(self, pieces: list[str], said: Said) -> FactGrade | None:
        """The grade of an answer whose value is the formula's; half where a form is asked, or of two signs one."""
        like = self.likest(pieces, said.question)
        if like is Likeness.SAME:
            shaped = asks_form(said.question)
            return (partly if shaped else right)(
                "formula", self.text, said.text, *(("form",) if shaped else ())
            )
        if like is Likeness.HALF:
            return partly("formula", self.text, said.text, "part")
        return partly("formula", self.text, said.text, "rivals") if like is Likeness.BOTH else None

    def _others(self, raw: str, hits: list[str]) -> list[str]:
        """Other formulas that the answer names beside the right one."""
        rest = raw
        for hit in hits:
            rest = rest.replace(hit, " ; ")
        if self.notation is Notation.CHEMISTRY and in_atoms(rest.strip(" :;,.()")) == self.form:
            return []  # "two H, one C, three O: H2CO3"
        found = []
        for piece in re.split(r"\s*(?:;|,|\bor\b|\band\b|\bvs\b|\bis\b)\s*", rest):
            if self.notation is not Notation.CODE and _NOT.match(piece):
                continue  # "K, not P"
            core = core_of(piece, "")
            if (
                core
                and not self.fits(core)
                and core.lower() not in CARRIER
                and (
                    not wordy(core)
                    or (self.notation is Notation.COMMAND and not _spells_out(core, self.text))
                )
                and (self.notation is not Notation.SYMBOL or not re.search(r"[^\W_]{2}", core))
                and (self.notation is not Notation.COMMAND or command_prose.is_rival(core, self.text))
                and re.search(r"[\w<>=!+&|*/%^~@#$\\-]", core)
            ):
                found.append(core)
        return found


def _spells_out(told: str, command: str) -> bool:
    """Whether words are what a command's letters are short for: "print working directory" for "pwd"."""
    letters = iter(told.lower())
    return " " in told and told[:1].lower() == command[:1] and all(letter in letters for letter in command)


def _led(raw: str, reference: str, question: str) -> Iterator[str]:
    """An answer behind the program, and its own command, that the question names: "push" of "git push"."""
    words, named = reference.split(), set(re.findall(r"[\w.-]+", question.lower()))
    for size in (1, 2):
        if size < len(words) and named.issuperset(word.lower() for word in words[:size]):
            yield " ".join([*words[:size], raw.strip(" `").removeprefix(f"{words[0]}-")])


def formula(text: str, kind: Notation, question: str = "") -> Formula:
    """The reference ready to be compared."""
    cased = kind is Notation.CHEMISTRY and (
        _MINDS_CASE.search(question) is not None or is_unit_sign(text, question)
    )
    plain = text.strip().strip("`") if kind is not Notation.SYMBOL or len(text.strip("`")) else text
    return Formula(plain or text, kind, folded(characters(plain or text), kind), cased, question)


def ion(text: str, question: str) -> Formula | None:
    """The matcher of a chemical formula whose raised charge would be read as a number."""
    plain = characters(text)
    if "^" not in plain or notation(text, question) is not Notation.CHEMISTRY:
        return None
    return formula(text, Notation.CHEMISTRY, question)
