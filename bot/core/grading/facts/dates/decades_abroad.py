"""Puts decades as other languages tell them into English: "Ende der 80er", "les années 80", "los años ochenta"."""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import listed, pattern

_TENS = {
    word: 10 * ten
    for ten, words in enumerate(
        listed("""
    zwanziger|vingt|veinte|venti|vinte|twintig dreißiger|dreissiger|trente|treinta|trenta|trinta|dertig
    vierziger|quarante|cuarenta|quaranta|quarenta|veertig fünfziger|cinquante|cincuenta|cinquanta|cinquenta|vijftig
    sechziger|soixante|sesenta|sessanta|sessenta|zestig siebziger|soixante-dix|setenta|settanta|zeventig
    achtziger|quatre-vingts|quatre-vingt|ochenta|ottanta|oitenta|tachtig
    neunziger|quatre-vingt-dix|noventa|novanta|negentig
    """),
        2,
    )
    for word in words.split("|")
}
_TEN = "|".join(sorted(_TENS, key=len, reverse=True))
_GERMAN = "|".join(word for word in _TENS if word.endswith("iger"))
_DIGITS = r"'?(?P<{}>(?:1\d|20)?\d0)"
_DECADE = pattern(
    rf"(?i)(?<!\w)(?:{_DIGITS.format('ending')}\s?-?(?:ern?(?:[\s-]?jahren?)?|talet|х|е|ті|их|\.\s?let(?:ech)?)"
    rf"|(?:années|años|anni|anos|jaren|lata|latach|lat)\s+(?:{_DIGITS.format('behind')}\.?|(?P<named>{_TEN}))"
    rf"|(?:los|gli|os)\s+(?:{_DIGITS.format('listed')}|(?P<called>{_TEN}))"
    rf"|(?P<german>{_GERMAN})n?(?:\s?jahren?)?)(?!\w)"
)
_JOINING = r"(?:(?:der|des|degli|dos|de|del|van|den) )?(?:(?:los|les|gli|os) )?"
_PARTS = tuple(
    (pattern(rf"(?i)\b(?:{words}) {_JOINING}(?=\d+s)"), f"{part} ")
    for words, part in (
        (
            "ende|fin|finales|fines|fine|finais|fim|einde?|(?:pod )?koniec|slutet (?:av|på)|späten?|late"
            "|(?:(?:под|в) )?кон(?:ец|це)|кінець|(?:на)?прикінці|(?:na )?kon(?:ec|ci)",
            "late",
        ),
        (
            "anfang|début|principios|inizio?|início|begin|(?:na )?począt(?:ek|ku)|början (?:av|på)|frühen?|vroege"
            "|(?:в )?начал[оеа]|(?:на )?початок|(?:на )?початку|(?:na )?začát(?:ek|ku)",
            "early",
        ),
        (
            "mitte|milieu|mediados|metà|meados|midden|mitten (?:av|på)|(?:в )?середин[аеі]|(?:w )?połow(?:a|ie)",
            "mid",
        ),
    )
)


def decades_in_english(text: str) -> str:
    """The text with its decades, and the parts of them, in English; itself where it names none."""
    plain = _DECADE.sub(_in_digits, text)
    if plain != text:
        for words, part in _PARTS:
            plain = words.sub(part, plain)
    return plain


def _in_digits(found: re.Match[str]) -> str:
    told = next(group for group in found.groups() if group)
    return f"{_TENS.get(told.lower(), told)}s"
