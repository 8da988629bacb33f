"""Cuts an answer into the stretches that may be the formula, and brings each into one form of its notation.

Two writings of one formula have the same form; whether an answer is right is decided in `formulas`.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.article import without_article
from bot.core.grading.facts.formulas.algebra import canonical, plain_formula
from bot.core.grading.facts.formulas.commands import twin
from bot.core.grading.facts.formulas.notation import PLACEHOLDER, Notation
from bot.core.grading.facts.formulas.sign_names import keys_of
from bot.core.grading.facts.said import characters, unmarked
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import CARRIER

LONGEST_PIECE = 240
"""Characters of a stretch; a formula that a card asks for has half of them at most."""
MOST_PIECES = 24
"""Stretches of an answer that are compared with the formula."""


def pieces_of(raw: str, question: str) -> list[str]:
    """The answer whole, then what is left without the words around it, then its separate stretches."""
    text = raw.strip()
    if not text:
        return []
    bare = unmarked(text).strip()
    found = [text, bare, bare.strip("\"'“”` "), bare.rstrip(".!, ")]
    found += [core_of(bare, ""), core_of(bare, question), _BRACKETED_WORDS.sub("", bare)]
    for cut in (
        r"(?:\bis\b|\bare\b|:|\bwould be\b|\bit's\b|\bits\b)\s",
        r"\s*(?:;|,(?=\s)|\bor\b|\band\b|\bbut\b|\bnot\b|\n|\bbecause\b|\. )\s*",
    ):
        for stretch in re.split(cut, bare)[:MOST_PIECES]:
            found += [stretch.strip(), core_of(stretch, question)]
    found += re.findall(r"`([^`\n]+)`", text)[:4]
    found += re.findall(r"\S+", without_article(bare))[:MOST_PIECES] if len(bare) < 300 else []
    found += [one.strip("()\"'.,;!?") for one in found[-MOST_PIECES:] if len(one) > 3]
    return [one for one in found if one]


_BRACKETED_WORDS = pattern(r"\s+\([A-Za-z][A-Za-z ,]{2,40}\)$")
"""A remark behind a formula: "Au (aurum)"."""


def core_of(text: str, question: str) -> str:
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


def wordy(text: str) -> bool:
    """Whether a stretch is words or nothing."""
    return re.fullmatch(r"[A-Za-z' ]{4,}", text) is not None or not text.strip()


ORDER = pattern(r"(?i)(?:o|theta|θ|Θ|omega|Ω)\((.*)\)|o(.*)")
_LOGARITHM = pattern(r"(?:lg|ld|log_?2|log_\(2\)|ln|log_?10|log)")


def fills(form: str, told: str) -> bool:
    """Whether a command is the form with anything, or nothing, for its placeholders: "git checkout -b <name>".

    Behind a bare "--" something has to come.
    """
    wanted = PLACEHOLDER.split(form)
    if re.fullmatch(r"\S*".join(map(re.escape, wanted)), told):
        return not told.endswith("--")
    left = " ".join(part.strip() for part in wanted if part.strip())
    return told == left and not left.endswith("--")


_REGEX_TWINS = (
    ("[0-9]", "\\d"),
    ("[^0-9]", "\\D"),
    ("[A-Za-z0-9_]", "\\w"),
    ("[a-zA-Z0-9_]", "\\w"),
    ("{1,}", "+"),
    ("{0,}", "*"),
    ("{0,1}", "?"),
    ("\\d\\d*", "\\d+"),
    ("\\w\\w*", "\\w+"),
    ("[\\d]", "\\d"),
    ("[\\w]", "\\w"),
)
"""Ways to write one regular expression."""
_CHARGE = pattern(r"(?<=[A-Za-z\d\])])(\++|-+)(\d?)$")


def growth(form: str) -> str:
    """The form with one logarithm, without signs of products and brackets around one sign."""
    form = _LOGARITHM.sub("log", form).removeprefix("of")
    form = canonical(form[1:-1] if form.startswith("(") and form.endswith(")") else form)
    return re.sub(r"(?<=log)\(\+?(\w)\)", r"\1", form.replace("*", ""))


def flattened(asked: str, told: str) -> bool:
    """Whether the answer is the reference with its raised digits on the line: "mc2"."""
    plain = plain_formula(characters(asked))
    if "=" not in told and plain.count("=") == 1:
        plain = plain.partition("=")[2]
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
        return _CHARGE.sub(
            _charge,
            re.sub(r"[\s_^{}$]|\\mathrm|\\ce|\((?=\d?[+-]\))|(?<=\([+-])\)|(?<=\(\d[+-])\)", "", text)
            .strip(".,;!?'\"")
            .replace("->", "→")
            .replace("−", "-"),
        )
    text = unmarked(text).strip()
    if notation is Notation.SYMBOL:
        return text
    text = re.sub(r"^\s*[$>]\s+", "", text).replace('"', "'")
    if notation is Notation.COMMAND:
        text = re.sub(r"(?<=\s)'([\w./:~-]+)'(?=\s|;|$)", r"\1", text)  # an argument that needs no quotes
        text = twin(text)
        parts = (text if text.endswith((" .", "..", "/.")) else text.rstrip(".;,!?")).split()
        return " ".join(part if part.startswith("-") else _argument(part.lower()) for part in parts)
    text = re.sub(r"\s+", "", text).rstrip(";")
    if "\\" in text or "[" in text:
        for one, other in _REGEX_TWINS:
            text = text.replace(one, other)
    text = text.rstrip(".,?" if text.startswith(":") else ".,!?") if len(text) > 2 else text
    text = re.sub(r"^=(?=[A-Za-z]+\()", "", text)
    return text if text.startswith("-") or "\\" in text else text.casefold()


def _argument(word: str) -> str:
    """An argument without what says that it is a folder, or one right here: "./tmp/" is "tmp"."""
    return word.removeprefix("./").rstrip("/") or word


def same_options(asked: str, told: str) -> bool:
    """Whether two commands are one but for a long option in the place of its letter: "-r", "--recursive"."""
    ours, theirs = asked.split(), told.split()
    return len(ours) == len(theirs) > 1 and all(
        one == other or (re.fullmatch(r"-[a-z]", one) and re.match(rf"-{one}[a-z]+$", other))
        for one, other in zip(ours, theirs, strict=True)
    )


def _charge(written: re.Match[str]) -> str:
    """A charge at the end of a formula as its number and sign: "Ca+2" and "Ca++" as "Ca2+"."""
    number = written[2] or (str(len(written[1])) if len(written[1]) > 1 else "")
    return number + written[1][0]


def simple(side: str) -> bool:
    """Whether the left side only names what is defined: "A", "f(x)", "y'", "dy/dx"."""
    plain = re.sub(r"\s+", "", side.strip().strip("$"))
    return (
        re.fullmatch(
            r"\\?[A-Za-zα-ωΑ-Ω]{1,8}'{0,2}(?:_?\{?\w{1,3}\}?)?(?:\([a-z]\))?|d[a-z]?/d[a-z](?:\(.*\))?", plain
        )
        is not None
    )
