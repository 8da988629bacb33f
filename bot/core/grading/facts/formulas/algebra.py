"""Brings formulas into one form: LaTeX, raised digits, spoken operators, the order of sums and products.

Two formulas with one canonical form are the same; nothing is solved or multiplied out here.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from bot.core.grading.facts.numbers.intervals import MIRRORED
from bot.core.grading.facts.tables import listed, pattern

_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξπρστυφχψω",
        listed(
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho "
            "sigma tau upsilon phi chi psi omega"
        ),
        strict=True,
    )
)
_SIGNS = str.maketrans(
    {"≤": "<=", "≥": ">=", "≠": "!=", "÷": "/", "∙": "*", "·": "*", "⋅": "*", "∞": "infinity", "√": "sqrt", "→": "->",
     "⇒": "=>", "↔": "<->", "⇔": "<=>", "−": "-", "–": "-", "Δ": "delta", "Σ": "sigma", "Π": "pi",
     "Ω": "omega", "∆": "delta",
     "∧": "&&", "∨": "||", "¬": "!", "⇌": "<->", "≈": "~", "±": "+-", "∓": "-+", "∛": "cbrt",
     "′": "'", "’": "'", "∑": "sum",
     "∫": "int", **_GREEK}
)  # fmt: skip
_LATEX = (
    (pattern(r"\\(?:left|right|big|Big|displaystyle|limits|quad|qquad)\b|\\[,;:! ]|\\\$"), ""),
    (pattern(r"\\(?:text|mathrm|mathbf|operatorname|mathit)\s?\{([^{}]*)\}"), r"\1"),
    (pattern(r"\\[dt]?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}"), r"(\1)/(\2)"),
    (pattern(r"\\[dt]?frac\s?(\d)\s?(\d)"), r"\1/\2"),
    (pattern(r"\\sqrt\s?\{([^{}]*)\}"), r"sqrt(\1)"),
    (pattern(r"\\(?:cdot|times|ast)\b"), "*"),
    (pattern(r"\\div\b"), "/"),
    (pattern(r"\\(?:leq|le)\b"), "<="),
    (pattern(r"\\(?:geq|ge)\b"), ">="),
    (pattern(r"\\(?:neq|ne)\b"), "!="),
    (pattern(r"\\(?:to|rightarrow)\b"), "->"),
    (pattern(r"\\(?:infty)\b"), "infinity"),
    (pattern(r"\\pm\b"), "+-"),
    (pattern(r"\\mp\b"), "-+"),
    (pattern(r"\\(?![dt]?frac|sqrt)([A-Za-z]+)"), r"\1"),
    (pattern(r"\$+|\\[()\[\]]"), ""),
)
_SPOKEN = (
    (pattern(r"\s+(?:is )?(?:less than or equal to|at most)\s+"), "<="),
    (pattern(r"\s+(?:is )?(?:greater than or equal to|at least)\s+"), ">="),
    (pattern(r"\s+(?:is )?(?:less|smaller) than\s+"), "<"),
    (pattern(r"\s+(?:is )?(?:greater|more|bigger|larger) than\s+"), ">"),
    (pattern(r"\s+(?:is not equal to|not equals?(?: to)?)\s+"), "!="),
    (pattern(r"\s+(?:equals|is equal to|equal to)\s+"), "="),
    (pattern(r"\s+plus\s+"), "+"),
    (pattern(r"(?:^|\s+)(?:minus|negative)\s+"), "-"),
    (pattern(r"\s+(?:times|multiplied by)\s+"), "*"),
    (pattern(r"\s+(?:divided by|over)\s+"), "/"),
    (pattern(r"(?<=\d)\s+to\s+(?=\d)"), ":"),
    (pattern(r"\s+squared\b"), "^2"),
    (pattern(r"\s+cubed\b"), "^3"),
    (pattern(r"\s+to the (?:power (?:of )?)?(?=[\w-])"), "^"),
    (pattern(r"\b(?:the )?square root of\s+"), "sqrt "),
    (pattern(r"\b(?<!sq)root\s?(?=\()"), "sqrt"),
    (pattern(r"\+\s?/\s?-"), "+-"),
    (pattern(r"=<"), "<="),
    (pattern(r"(?<![a-z])exp\s?(?=\()"), "e^"),
    (pattern(r"(?<![a-z])log_?(?:e|\(e\)|ₑ)(?![a-z])"), "ln "),
    (pattern(r"^[a-z]_?1[,/]2(?=\s*=)|^[a-z]_?\(1,2\)(?=\s*=)"), "x"),
)
_CROSS = pattern(r"(?<=[\w)])\s+x\s+(?=[\w(])|(?<=\d)x(?=\d)")
_FUNCTIONS = listed(
    "arcsin arccos arctan sinh cosh tanh sin cos tan sec csc cot log ln lg exp sqrt cbrt lim det max min sum int"
)
_OF_X = pattern(rf"(?:{'|'.join(_FUNCTIONS)})(?:\s?\^\s?-?\d)?\Z")
"""A function before what only looks like a cross: "sin x cos x"."""
_NAMES = [*_FUNCTIONS, *_GREEK.values(), "infinity"]
_TOKEN = pattern(
    rf"\d+(?:\.\d+)?|{'|'.join(sorted(_NAMES, key=len, reverse=True))}|[a-z]'*(?:_\w)?|\^|[-+*/()!':]|."
)
_SHARE_BEFORE = pattern(r"^\(?(?P<above>\d{1,20})/(?P<below>\d{1,20})\)?\*?(?P<rest>(?![\d.]).*)$")
_SHARE_AFTER = pattern(r"^(?P<above>)(?P<rest>.*[a-z)].*)/\(?(?P<below>\d{1,20})\)?$")
_RELATION = pattern(r"<=>|<->|<=|>=|!=|==|->|=>|=|<|>|~")
_PRODUCT_POWER = pattern(rf"(?<=\))\^(?!(?:{'|'.join(_NAMES)}))([a-z]{{2}})(?![a-z(])")
"""A power of two letters behind a bracket, which are both of it: "(1 + r/n)^nt"."""
_POWERED = pattern(r"([^^]+)\^(\d{1,3})")
MOST_SIGNS = 200
"""Longer formulas are compared as written."""


@lru_cache(maxsize=256)
def plain_formula(text: str) -> str:
    """The formula without LaTeX, in lower case, without blank spaces."""
    text = text.translate(_SIGNS)
    if "\\" in text or "$" in text:
        for _ in range(3):
            for pattern, form in _LATEX:
                text = pattern.sub(form, text)
    text = text.lower().replace("×", "*")
    for pattern, form in _SPOKEN:
        text = pattern.sub(form, text)
    if "x" in text:
        text = _CROSS.sub(lambda found: found[0] if _OF_X.search(text, 0, found.start()) else "*", text)
    text = text.replace("**", "^").replace("{", "(").replace("}", ")").replace("[", "(").replace("]", ")")
    text = _PRODUCT_POWER.sub(r"^(\1)", re.sub(r"\s+", "", text))
    text = re.sub(r"\^\((-?(?:\d{1,4}|[a-z]))\)", r"^\1", text)
    text = re.sub(r"^([a-z]=)?(\d+)(?:or|and|,)-\2$", r"\1+-\2", text)
    text = re.sub(r"^f('*)\(x\)=", r"y\1=", text)
    text = re.sub(r"_\((\w+)\)", r"_\1", text)
    text = re.sub(r"(?<=[\d)a-z])x(?=10\^)", "*", text)
    text = re.sub(r"(?<![a-z])\((\w)\)(?=/|$)|(?<=/)\((\w)\)", lambda m: m[1] or m[2], text)
    return text.rstrip(".;,!?") if not text.endswith("!") else text.rstrip(".;,?")


@lru_cache(maxsize=256)
def canonical(text: str) -> str:
    """One text for formulas that differ only in the order of sums, products and sides."""
    text = plain_formula(text)
    if len(text) > MOST_SIGNS:
        return text
    pieces = _RELATION.split(text)
    signs = _RELATION.findall(text)
    sides = [_sum(piece) for piece in pieces]
    if len(signs) == 1:
        sign = signs[0]
        if sign in ("=", "==", "!=", "~", "<->", "<=>"):
            sides.sort()
        elif sign in MIRRORED and sides[0] > sides[1]:
            sides, signs = sides[::-1], [MIRRORED[sign]]
    return "".join(side + sign for side, sign in zip(sides, [*signs, ""], strict=True))


@lru_cache(maxsize=256)
def sides(text: str) -> tuple[str, ...]:
    """The canonical sides of an equation; one for a formula without "="."""
    return tuple(_sum(piece) for piece in re.split(r"(?<![<>!=])=(?![=>])", plain_formula(text))[:4])


def _sum(text: str) -> str:
    """The terms of a sum in one order."""
    terms, depth, current = [], 0, ""
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char in "+-" and depth == 0 and at and text[at - 1] not in "^*/(+-":
            terms.append(current)
            current = char
        else:
            current += char
    terms.append(current)
    return "".join(sorted(sign + _product(term) for sign, term in map(_signed, terms)))


def _signed(term: str) -> tuple[str, str]:
    return ("-", term[1:]) if term.startswith("-") else ("+", term.removeprefix("+"))


def _product(text: str) -> str:
    """The factors of a product in one order; quotients and ratios keep theirs.

    A quotient has another sign than a fraction before a product: 1/(2√x) is not ½√x.
    """
    if ":" in text:
        return text
    share, text = _share(text)
    above, slash, below = _top_slash(text)
    if slash and not share:
        inner = below[1:-1] if below.startswith("(") and below.find(")") == len(below) - 1 else below
        return _product(above) + "÷" + (below if re.search(r"[-+/:]", inner) else _product(inner))
    amount, factors = share or Fraction(1), list[str]()
    tokens = _TOKEN.findall(text)
    at = 0
    while at < len(tokens):
        factor, at = _factor(tokens, at)
        if re.fullmatch(r"\d{1,30}(?:\.\d{1,30})?", factor):
            amount *= Fraction(factor)
        elif factor != "*":
            factors.append(factor)
    return "*".join([*([str(amount)] if amount != 1 or not factors else []), *sorted(_powers(factors))])


def tokens_of(text: str) -> list[str]:
    """The signs, numbers and names of a plain formula."""
    return list(_TOKEN.findall(text))


def _powers(factors: list[str]) -> list[str]:
    """The factors with equal ones as one power: r, r as r^2."""
    if len(set(factors)) == len(factors) and not any("^" in factor for factor in factors):
        return factors
    counts: dict[str, int] = {}
    for factor in factors:
        match = _POWERED.fullmatch(factor)
        base, power = (match[1], int(match[2])) if match else (factor, 1)
        counts[base] = counts.get(base, 0) + power
    return [base if count == 1 else f"{base}^{count}" for base, count in counts.items()]


def _share(text: str) -> tuple[Fraction | None, str]:
    """A numeric fraction before or after a product, and the product: "1/2bh", "bh/2" and "(bh)/2" are one."""
    match = _SHARE_BEFORE.match(text) or _SHARE_AFTER.match(text)
    if match is None or "/" in match["rest"] or not int(match["below"]):
        return None, text
    rest = match["rest"]
    if rest.startswith("(") and rest.endswith(")") and "(" not in rest[1:]:
        rest = rest[1:-1] if not re.search(r"[+-]", rest) else rest
    return Fraction(int(match["above"] or 1), int(match["below"])), rest


def _top_slash(text: str) -> tuple[str, str, str]:
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == "/" and depth == 0:
            return text[:at], "/", text[at + 1 :]
    return text, "", ""


def _factor(tokens: list[str], at: int) -> tuple[str, int]:
    sign = tokens[at]
    at += 1
    if sign in _FUNCTIONS:
        sign, at = _powered(sign, tokens, at)
        if at < len(tokens):
            argument, at = _factor(tokens, at)
            sign += "(" + argument.strip("()") + ")"
        return sign, at
    if sign == "(":
        depth = 1
        while at < len(tokens) and depth:
            depth += (tokens[at] == "(") - (tokens[at] == ")")
            sign += tokens[at]
            at += 1
        if sign.endswith(")"):
            sign = "(" + _sum(sign[1:-1]) + ")"
    return _powered(sign, tokens, at)


def _powered(token: str, tokens: list[str], at: int) -> tuple[str, int]:
    if at + 1 < len(tokens) and tokens[at] == "^":
        if tokens[at + 1] == "(":
            inner, after = _factor(tokens, at + 1)
            return f"{token}^{inner}", after
        if tokens[at + 1] == "-" and at + 2 < len(tokens):
            return f"{token}^-{tokens[at + 2]}", at + 3
        return f"{token}^{tokens[at + 1]}", at + 2
    return token, at
