"""Words of references and answers, each with the key under which its spellings are one.

It decides where words begin and end, and what is one word in two spellings ("U.A.E.", "2nd", "colour").
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from bot.core.grading.facts.numbers.numerals import CARDINALS, ORDINALS, roman
from bot.core.grading.facts.scripts.scripts import MARKS, fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import ABBREVIATIONS, COUNTRY_NAMES
from bot.core.grading.facts.words.exonyms import EXONYMS
from bot.core.grading.facts.words.word_forms import american, singular

MOST_MARKS = 120
"""Marks of an answer that are read."""
MOST_LETTERS = 60
"""Letters of a word that are compared."""
MOST_WORDS = 120
"""Words of an answer that are read; a term is named early or not at all."""
ONE_ANSWER = 40
"""Texts whose words are kept: of one answer the same few are asked for by each value that it is compared with."""
_LETTER = rf"(?:[^\W_]|[{MARKS}])"
_WORD = pattern(
    rf"(?P<comma>[,/|&]|\b[aA]nd\b)|(?P<word>{_LETTER}+(?:'{_LETTER}+)*(?:\+\+|\#|\*(?!\w))?)"
    rf"|(?P<stop>[.;:!?\n()\[\]{{}}]|\s-+\s|-+>|=+>?)"
)
_DOTTED = pattern(rf"(?<!{_LETTER})((?:[^\W\d_]\.\s?){{2,}})(?:([^\W\d_])(?!{_LETTER}))?")
_ABBREVIATED = pattern(
    r"(?i:\b(dr|mr|mrs|ms|st|mt|jr|sr|prof|vs|ft|gen|capt|sgt|jas|wm|geo|chas|thos|jos|robt|saml|benj|edw|danl|fredk|richd))\.(?=\s|,|$)|\b([A-Z])\.(?=\s?(?:[A-Z][a-z]|(?:de|van|von|da|di|del)\b))"
)
_NUMBERED = pattern(r"(?i)\bno\.\s?(?=\d)")
_ELIDED = pattern(r"(?i)(?<!\w)(l|d|qu|dell|all|un|nell|sull)'(?=[^\W\d_]{3})")
_WORLD_WAR = pattern(r"(?i)\b(first|1st|second|2nd) world war\b")
_COUNTRY = pattern(rf"(?i)\b({'|'.join(COUNTRY_NAMES)})\b")
_SECTION = pattern(
    r"(?i)(?P<article>\bart(?:\.|ikel|icle)?\s?)(?=\d)|(?P<section>§+\s?|\bsec(?:\.|tion)?\s?|\bs\.\s?)(?=\d)"
    r"|(?P<chapter>\bch(?:\.|apter)?\s?)(?=\d)"
)
_SECTIONS = {name: f"{name.capitalize()} " for name in ("article", "section", "chapter")}
_BLOOD = pattern(r"(?<![\w.])(A|B|AB|O)(?: ?Rh)?([+-])(?![\w=+-])")
_RHESUS = pattern(
    r"\b(A|B|AB|O),?[ -](?i:rh|rhesus)(?i:[ -]factor)?[ -]?([nNpP])(?i:eg|os|egative|ositive)\b"
)
_SHARP = pattern(r"(?i)\b([a-gj])[ -]?sharp\b")
_FLAT = pattern(r"\b(?:([B-Gb-g])|([Aa]))[ -]flat(?=\s+(?:major|minor|maj|min)\b|\W*$|\s*[,;]|(?(2)(?!))\b)")
_PLUS_PLUS = pattern(r"(?i)\b([a-z])[ -]?plus[ -]?plus\b")
_JOINED_ROMAN = pattern(r"^(ww|wrestlemania|mk|ps|part|gta|vol|ch)([ivx]+|\d+)$")
_ORDINAL = pattern(r"0*(\d+)(?:st|nd|rd|th)?")
_MC = pattern(r"^mc(?=[a-z]{3})")
"""A surname's "Mac", cut short: "McKenzie"."""
_COUNTED = frozenset(listed("war part type phase stage level class chapter book volume act scene factor"))
_TWO_ROMANS = frozenset(
    ("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi")
)


class Word(Struct, frozen=True):
    """One word at its place, or a mark that parts words."""

    text: str
    key: str
    """One for all spellings: folded, American, singular; numerals as "#2"."""
    start: int
    end: int
    mark: str = ""
    """The mark: "stop" between clauses, "comma" between members, "" for a word."""


_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩ",
        listed("""
        alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau
        upsilon phi chi psi omega gamma delta theta lambda xi pi sigma phi psi omega
        """),
        strict=True,
    )
)


def words(text: str, *, strict: bool = False) -> list[Word]:
    """The words and marks of `text`. `strict` keeps inflection and accents: in language decks they are the answer."""
    return list(_words(text, strict))


@lru_cache(ONE_ANSWER)
def _words(text: str, strict: bool) -> tuple[Word, ...]:
    found: list[Word] = []
    count = 0
    for match in islice(_WORD.finditer(undotted(text)), MOST_MARKS + MOST_WORDS):
        if match.lastgroup != "word" and match["word"] is None:
            kind = "stop" if match["stop"] else "comma"
            found.append(Word(match[0].strip() or match[0], "", match.start(), match.end(), kind))
            continue
        written = match["word"][:MOST_LETTERS]
        for part in _parts(written):
            before = next((word for word in reversed(found) if not word.mark), None)
            found.append(Word(part, _placed(part, before, strict=strict), match.start(), match.end()))
        count += 1
        if count >= MOST_WORDS:
            break
    return tuple(found)


@lru_cache(ONE_ANSWER)
def undotted(text: str) -> str:
    """Writes "U.A.E." and "J. K." as "UAE" and "JK"; the length may change."""
    text = _COUNTRY.sub(lambda m: COUNTRY_NAMES[m[1].lower()], text)
    text = _ELIDED.sub(r"\1' ", text) if "'" in text else text
    if any(map(str.isdigit, text)):
        text = _SECTION.sub(lambda m: _SECTIONS[m.lastgroup or ""], text)
    text = (
        _WORLD_WAR.sub(lambda m: "World War " + ("II" if m[1][0] in "s2S" else "I"), text)
        if "ar" in text.lower()
        else text
    )
    text = _RHESUS.sub(lambda m: f"{m[1]}{'-' if m[2] in 'nN' else '+'}", text)
    text = _BLOOD.sub(lambda m: m[1] + (" positive" if m[2] == "+" else " negative"), text)
    text = _SHARP.sub(r"\1#", text)
    text = _FLAT.sub(lambda m: f"{m[1] or m[2]}b", text) if "flat" in text else text
    text = _PLUS_PLUS.sub(r"\1++", text)
    if "." not in text:
        return text
    text = _NUMBERED.sub("number ", text)
    text = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m[1]) + (m[2] or "") + ("" if m[2] else " "), text)
    return _ABBREVIATED.sub(lambda m: m[1] or m[2] + " ", text)


def _parts(written: str) -> list[str]:
    match = _JOINED_ROMAN.match(written.lower())
    if match is None:
        return [written]
    if match[1] == "ww":
        return ["World", "War", match[2].upper()]
    return [written[: match.end(1)], match[2].upper()]


def _placed(written: str, before: Word | None, *, strict: bool) -> str:
    """The key of a word where it stands: "I" counts after a name or "part", it is the pronoun elsewhere."""
    if written in ("I", "i") and not strict:
        counted = before is not None and (
            before.text.lower() in _COUNTED or (written == "I" and before.text[:1].isupper())
        )
        return (
            "#1"
            if counted and before is not None and before.text.lower() not in ("yes", "no", "hi", "so")
            else written.lower()
        )
    if written in ("x", "v") and not strict and before is not None and before.key[:1].isalpha():
        return f"#{roman(written.upper())}"  # "iphone x"
    return key(written, strict=strict, first=before is None)


def key(written: str, *, strict: bool = False, first: bool = False) -> str:
    """The key of one word. `first`: it opens the text, so that a small Roman numeral there is a letter."""
    lower = written.lower()
    if lower.isascii() and lower[0].isdigit():
        ordinal = _ORDINAL.fullmatch(lower)
        return "#" + ordinal[1] if ordinal else lower
    if strict:
        return written.casefold()
    if (not first or (len(written) > 1 and written.isupper())) and (
        written.isupper() or lower in _TWO_ROMANS
    ):
        value = roman(written.upper()) if set(lower) <= set("ivx") else None
        if value is not None:
            return f"#{value}"
    if lower in CARDINALS:
        return f"#{CARDINALS[lower]}"
    if lower in ORDINALS and not first:
        return f"#{ORDINALS[lower]}"
    if len(written) == 1 and written in _GREEK:
        return _GREEK[written]
    folded = _MC.sub("mac", fold(written).removesuffix("'s").replace("'", ""))
    folded = EXONYMS.get(folded) or ABBREVIATIONS.get(folded, folded)
    return singular(american(folded)) if folded.isascii() else folded
