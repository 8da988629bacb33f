"""Grades formulas, code, commands, symbols and shortcuts: nothing that carries meaning is stripped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.algebra import canonical, plain_formula, sides
from bot.core.grading.facts.notation import Notation
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.quantities import unit_at
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.shortcuts import keys_of
from bot.core.grading.facts.surface import characters, unmarked
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import CARRIER

_RELATION = pattern(r"[=<>≤≥≠]|\b(?:equals|less than|greater than|more than|equal to|at least|at most)\b")
LONGEST_PIECE = 240
"""Characters of a stretch; a formula that a card asks for has half of them at most."""
MOST_PIECES = 24
"""Stretches of an answer that are compared with the formula."""
_SPOKEN_SYMBOLS = {
    "==": ("double equals", "equals equals", "equal equal", "double equal sign"), "!=": ("not equals",
    "not equal to", "not equal"),
    "&&": ("double ampersand", "and and"), "||": ("double pipe", "pipe pipe"), "&": ("ampersand", "and sign"),
    "#": ("hash", "pound sign", "hashtag", "number sign", "octothorpe"), "%": ("percent", "percent sign",
    "modulo", "percentage sign"),
    "*": ("asterisk", "star"), "@": ("at sign", "at symbol", "at"), "^": ("caret", "hat"), "~": ("tilde",),
    "!": ("exclamation mark",
    "exclamation point", "bang"), "?": ("question mark",), "+": ("plus", "plus sign"), "-": ("minus",
    "hyphen", "dash", "minus sign"),
    "/": ("slash", "forward slash"), "\\": ("backslash",), "|": ("pipe", "vertical bar"), ":": ("colon",),
    ";": ("semicolon",
    "semi-colon"), "=": ("equals", "equals sign", "equal sign"), "<": ("less than", "less than sign"),
    ">": ("greater than",
    "greater than sign"), "<=": ("less than or equal to",), ">=": ("greater than or equal to",),
    "$": ("dollar", "dollar sign"),
    "_": ("underscore",), "++": ("plus plus",), "--": ("minus minus",), "=>": ("fat arrow",),
    "->": ("arrow",), ".": ("dot", "full stop",
    "period", "point"), ",": ("comma",), "**": ("double asterisk", "double star"), "//": ("double slash",),
    "π": ("pi",),
    "Σ": ("sigma",), "Ω": ("omega",), "μ": ("mu",), "λ": ("lambda",), "Δ": ("delta",), "∞": ("infinity",),
    "'": ("apostrophe",), '"': ("quotation mark",), "()": ("parentheses", "brackets"),
    "[]": ("square brackets",), "{}": ("curly braces",
    "curly brackets", "braces"), "===": ("triple equals",),
}  # fmt: skip
_GROWTH = {
    "o(1)": ("constant",), "o(n)": ("linear",), "o(n^2)": ("quadratic",), "o(logn)": ("logarithmic",),
    "o(n^3)": ("cubic",),
    "o(2^n)": ("exponential",), "o(n!)": ("factorial",), "o(nlogn)": ("linearithmic", "log linear",
    "loglinear"),
}  # fmt: skip
_WORDS_BEFORE = pattern(r"^(?:[\s,]*(?:[A-Za-z']{2,}|[aAiI](?=\s))[\s,:]+)+")


@dataclass(frozen=True, slots=True)
class Formula:
    """A reference in signs."""

    text: str
    notation: Notation
    form: str
    """The reference in the one form that answers are brought into."""
    kind: AnswerKind = AnswerKind.FORMULA

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer: the formula alone or in a carrier sentence."""
        raw = said.raw
        stretches = dict.fromkeys(_pieces(raw, said.question))
        pieces = [piece for piece in stretches if len(piece) <= LONGEST_PIECE][:MOST_PIECES]
        if self.notation is Notation.MATH and _RELATION.search(raw):
            pieces = [piece for piece in pieces if _RELATION.search(piece)]
        if not pieces:
            return wrong("formula", self.text, raw, "no-value")
        if self._fits(pieces[0]):
            return right("formula", self.text, raw)
        hits = [piece for piece in pieces if self._fits(piece)]
        low = raw.lower()
        if hits:
            at = raw.find(hits[-1])
            if claims.denied(raw, at, at + len(hits[-1])):
                return wrong("formula", self.text, raw, "denied")
            others = self._others(raw, hits)
            if others and (claims.hedged(low) or re.search(r",|\band\b|;", low)):
                return (wrong if len(others) > 1 else partly)(
                    "formula", self.text, raw, "rivals", false=tuple(others[:3])
                )
            return right("formula", self.text, hits[0])
        return wrong("formula", self.text, raw, "other-formula")

    def _fits(self, piece: str) -> bool:
        if self.notation is Notation.MATH:
            return self._fits_math(piece)
        if self.notation is Notation.SYMBOL:
            return self._fits_symbol(piece)
        return folded(piece, self.notation) == self.form or self._fits_otherwise(piece)

    def _fits_otherwise(self, piece: str) -> bool:
        if self.notation is Notation.CHEMISTRY:
            plain = re.sub(r"[\s_^]", "", piece).strip(".,;!?'\"()")
            return plain.islower() and plain == self.form.lower()
        if self.notation is Notation.CODE and not self.text.startswith("-"):
            form = folded(piece, Notation.CODE)
            if self.form.startswith(".") and form.lstrip("*.") == self.form.lstrip("."):
                return True
            if re.fullmatch(r"<\w+>", self.form) and form == self.form[1:-1]:
                return True
            return form.rstrip("()") == self.form.rstrip("()") and (
                "(" not in form or "(" not in self.form or form == self.form
            )
        return False

    def _fits_math(self, piece: str) -> bool:
        form = canonical(piece)
        if form == self.form:
            return True
        if _same_unit(self.text, piece) or _flattened(self.text, piece):
            return True
        asked, told = sides(characters(self.text)), sides(piece)
        if len(asked) == 2 and len(told) == 1 and told[0] and _simple(self.text.split("=")[0]):
            return asked[1] == told[0]
        if len(asked) == 1 and len(told) == 2 and _simple(piece.split("=")[0]):
            return told[1] == asked[0]
        return self._fits_growth(piece)

    def _fits_growth(self, piece: str) -> bool:
        """O(n log n) as "n log n", "big O of n log n" or "linearithmic"."""
        form = plain_formula(self.text)
        match = re.fullmatch(r"(?:o|theta|Θ|omega)\((.*)\)", form)
        if match is None:
            return False
        told = plain_formula(
            re.sub(r"(?i)\b(?:big[- ]?(?:oh?|theta)|order)(?: of)?\s*|\btime\b|\bcomplexity\b", "", piece)
        )
        told = told.replace("lg", "log").replace("*", "").replace("log2", "log").replace("log_2", "log")
        inner = match[1].replace("*", "").replace("lg", "log")
        if told in (inner, f"o({inner})", f"theta({inner})", f"({inner})", f"oof{inner}", f"o{inner}"):
            return True
        return piece.lower().strip(" .!") in _GROWTH.get(f"o({inner})", ())

    def _fits_symbol(self, piece: str) -> bool:
        if piece == self.text or piece.strip("`'\"“” ") == self.text:
            return True
        plain = piece.lower().strip(" .,!`'\"")
        plain = re.sub(r"^(?:it'?s |its |the |an? )+", "", plain)
        return plain in _SPOKEN_SYMBOLS.get(self.text, ()) or re.sub(
            r" (?:sign|symbol|operator)$", "", plain
        ) in _SPOKEN_SYMBOLS.get(self.text, ())

    def _others(self, raw: str, hits: list[str]) -> list[str]:
        """Other formulas that the answer names beside the right one."""
        rest = raw
        for hit in hits:
            rest = rest.replace(hit, " ; ")
        found = []
        for piece in re.split(r"\s*(?:;|,|\bor\b|\band\b|\bvs\b|\bis\b)\s*", rest):
            core = _core(piece, "")
            if (
                core
                and not self._fits(core)
                and core.lower() not in CARRIER
                and not _wordy(core)
                and re.search(r"[\w<>=!+&|*-]", core)
            ):
                found.append(core)
        return found


def _same_unit(asked: str, told: str) -> bool:
    """Whether both are the same unit: "m/s^2", "metres per second squared"."""
    end, units = unit_at(asked, 0)
    after, others = unit_at(told, 0)
    return bool(units) and end == len(asked) and after == len(told) and bool(set(units) & set(others))


def _flattened(asked: str, told: str) -> bool:
    """Whether the answer is the reference with its raised digits on the line: "mc2"."""
    plain = plain_formula(characters(asked))
    return (
        re.search(r"\^\d", plain) is not None
        and "^" not in told
        and plain_formula(told) == plain.replace("^", "")
    )


def folded(text: str, notation: Notation) -> str:
    """The form in which two writings of one thing in that notation are equal."""
    if notation is Notation.MATH:
        return canonical(text)
    if notation is Notation.SHORTCUT:
        return keys_of(text)
    if notation is Notation.CHEMISTRY:
        return (
            re.sub(r"[\s_^{}$]|\\mathrm|\\ce", "", text)
            .strip(".,;!?'\"")
            .replace("->", "→")
            .replace("−", "-")
        )
    text = unmarked(text).strip()
    if notation is Notation.SYMBOL:
        return text
    text = re.sub(r"^\s*[$>]\s+", "", text).replace('"', "'")
    if notation is Notation.COMMAND:
        parts = (text if text.endswith((" .", "..", "/.")) else text.rstrip(".;,!?")).split()
        return " ".join(part if part.startswith("-") else part.lower() for part in parts)
    text = re.sub(r"\s+", "", text).rstrip(";")
    text = text.rstrip(".,?" if text.startswith(":") else ".,!?") if len(text) > 2 else text
    text = re.sub(r"^=(?=[A-Za-z]+\()", "", text)
    return text if text.startswith("-") or "\\" in text else text.casefold()


def _pieces(raw: str, question: str) -> list[str]:
    """The answer whole, then what is left without the words around it, then its separate stretches."""
    text = raw.strip()
    if not text:
        return []
    bare = unmarked(text).strip()
    found = [text, bare, bare.strip("\"'“”` "), bare.rstrip(".!, ")]
    found += [_core(bare, ""), _core(bare, question)]
    for cut in (
        r"(?:\bis\b|\bare\b|:|\bwould be\b|\bit's\b|\bits\b)\s",
        r"\s*(?:;|,(?=\s)|\bor\b|\band\b|\bbut\b|\bnot\b|\n|\bbecause\b|\. )\s*",
    ):
        for stretch in re.split(cut, bare)[:MOST_PIECES]:
            found += [stretch.strip(), _core(stretch, question)]
    found += re.findall(r"`([^`\n]+)`", text)[:4]
    found += re.findall(r"\S+", bare)[:MOST_PIECES] if len(bare) < 300 else []
    found += [one.strip("()\"'.,;!?") for one in found[-MOST_PIECES:] if len(one) > 3]
    return [one for one in found if one]


def _core(text: str, question: str) -> str:
    """`text` without carrier and question words at either end."""
    asked = {word.lower() for word in re.findall(r"[A-Za-z']{2,}", question)}
    words = text.strip().split()
    lo, hi = 0, len(words)
    while lo < hi and _carries(words[lo], asked):
        lo += 1
    while hi > lo and _carries(words[hi - 1], asked):
        hi -= 1
    return " ".join(words[lo:hi]).strip("\"'“”` ").rstrip(".,;" if hi > lo and len(words[hi - 1]) > 1 else "")


_EXTRA = frozenset(
    listed(
        "use type run press hit hold formula equation command operator symbol shortcut key keys "
        "sign inequality chemical"
    )
)


def _carries(word: str, asked: set[str]) -> bool:
    plain = word.lower().strip(".,:;!?\"'")
    if not plain or not re.fullmatch(r"[a-z']+", plain):
        return False
    return (
        (plain in CARRIER and len(plain) > 1)
        or plain in asked
        or plain in _EXTRA
        or (plain == "a" and word != "A")
    )


def _wordy(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z' ]{4,}", text) is not None or not text.strip()


def _simple(side: str) -> bool:
    """Whether the left side only names what is defined: "A", "f(x)", "y'", "dy/dx"."""
    plain = re.sub(r"\s+", "", side.strip().strip("$"))
    return (
        re.fullmatch(r"\\?[A-Za-zα-ωΑ-Ω]{1,8}'{0,2}(?:_?\{?\w{1,3}\}?)?(?:\([a-z]\))?|d[a-z]/d[a-z]", plain)
        is not None
    )


def formula(text: str, kind: Notation) -> Formula:
    """The reference ready to be compared."""
    plain = text.strip().strip("`") if kind is not Notation.SYMBOL or len(text.strip("`")) else text
    return Formula(plain or text, kind, folded(characters(plain or text), kind))
