"""Formulas said in words of other languages, word by word in English: "pi r kwadrat", "racine de 2gh", "a hoch zwei".

What they say is read by `spoken`, as in English.
"""

from __future__ import annotations

import re
from functools import cache

from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.word_forms import is_word

_SIGNS = (
    " squared ", " cubed ", " plus minus ", " square root of ", " all over ", " divided by ", " times ", " equals ",
    " plus ", " minus ", " half ", " pi ", " 2 ",
)  # fmt: skip
"""What the columns of the table below mean."""
_WORDS = {
    "de": (
        "(?:im |zum )?quadrat|hoch (?:zwei|2)|quadriert",
        "hoch (?:drei|3)",
        "plus[- ]?(?:oder )?minus",
        "(?:quadrat)?wurzel (?:aus|von)",
        "alles (?:geteilt )?durch|das ganze durch",
        "geteilt durch|durch",
        "mal",
        "(?:ist )?gleich",
        "plus",
        "minus",
        "ein ?halb(?:e[rs]?)?|(?:die )?hälfte (?:von|mal)",
        "pi",
        "zwei",
    ),
    "fr": (
        "(?:au |élevée? au )?carr[ée]e?",
        "(?:au )?cube",
        "plus ou moins",
        "racine(?: carrée)? de",
        "(?:le )?tout (?:sur|divisé par)",
        "divisé par|sur",
        "fois|multiplié par",
        "(?:est )?égale? à|égale?",
        "plus",
        "moins",
        "un demi(?: de)?|(?:la )?moitié de",
        "pi",
        "deux",
    ),
    "es": (
        "(?:al |elevado al )?cuadrado",
        "al cubo",
        r"más (?:o|y)?\s?menos",
        "ra[ií]z(?: cuadrada)? de",
        "todo (?:sobre|entre|dividido (?:por|entre))",
        "dividido (?:por|entre)|sobre|entre",
        "por|multiplicado por",
        "(?:es )?igual(?: a)?",
        "más",
        "menos",
        "un medio(?: de)?|(?:la )?mitad de",
        "pi",
        "dos",
    ),
    "it": (
        "(?:al |elevato al )?quadrato|quadro",
        "al cubo",
        "più o meno",
        "radice(?: quadrata)? di",
        "tutto (?:fratto|diviso|su)",
        "diviso(?: per)?|fratto|su",
        "per|moltiplicato per",
        "(?:è )?uguale(?: a)?",
        "più",
        "meno",
        "un mezzo(?: di)?|mezzo",
        "pi ?greco",
        "due",
    ),
    "pt": (
        "(?:ao |elevado ao )?quadrado",
        "ao cubo",
        "mais ou menos",
        "raiz(?: quadrada)? de",
        "tud?o (?:sobre|dividido por)",
        "dividido por|sobre",
        "vezes|multiplicado por",
        "(?:é )?igual(?: a)?",
        "mais",
        "menos",
        "(?:um )?meio(?: de)?|metade de",
        "pi",
        "dois",
    ),
    "nl": (
        "(?:in het |tot de )?kwadraat|tot de tweede",
        "tot de derde",
        "plus of min(?:us)?",
        "(?:vierkants)?wortel (?:van|uit)",
        "alles gedeeld door",
        "gedeeld door",
        "keer|maal",
        "(?:is )?gelijk aan",
        "plus",
        "min(?:us)?",
        "een halve?|(?:de )?helft van",
        "pi",
        "twee",
    ),
    "sv": (
        "(?:i )?kvadrat",
        "(?:i )?kubik",
        "plus[- ]?(?:eller )?minus",
        "(?:kvadrat)?roten (?:ur|av)",
        "allt delat med",
        "delat (?:med|på)|genom",
        "gånger",
        "(?:är )?lika med",
        "plus",
        "minus",
        "(?:en )?halv(?:a)?|hälften av",
        "pi",
        "två",
    ),
    "ru": (
        "в квадрате|в квадрат|квадрат",
        "в кубе",
        "плюс[- ]?минус",
        "(?:квадратный )?корень из",
        "вс[её] (?:разделить|делить) на",
        "(?:разделить|делить|делённое|деленное) на",
        "умножить на|умноженное на",
        "равно|равняется",
        "плюс",
        "минус",
        "(?:одна )?вторая|половина",
        "пи",
        "два",
    ),
    "uk": (
        "(?:у|в) квадраті",
        "(?:у|в) кубі",
        "плюс[- ]?мінус",
        "(?:квадратний )?корінь з",
        "усе поділити на",
        "поділити на|ділити на",
        "помножити на",
        "дорівнює",
        "плюс",
        "мінус",
        "половина",
        "пі",
        "два",
    ),
    "pl": (
        "(?:do )?kwadratu?",
        "do sześcianu",
        "plus[- ]?(?:lub )?minus",
        "pierwiastek(?: kwadratowy)? z",
        "wszystko (?:podzielić )?przez",
        "podzielić przez|podzielone przez|przez",
        "razy",
        "równa się|równe",
        "plus",
        "minus",
        "pół|połowa",
        "pi",
        "dwa",
    ),
    "cs": (
        "na druhou",
        "na třetí",
        "plus[- ]?(?:nebo )?minus",
        "(?:druhá )?odmocnina (?:z|ze)",
        "to celé (?:děleno|lomeno)",
        "děleno|lomeno",
        "krát",
        "(?:se )?rovná(?: se)?",
        "plus",
        "minus",
        "(?:jedna )?polovina|půl",
        "pí",
        "dva",
    ),
    "tr": (
        "(?:üzeri|üssü) (?:iki|2)|kare(?:si)?",
        "küpü?|üzeri (?:üç|3)",
        "artı eksi",
        "karekök(?:ü)?",
        "hepsi bölü",
        "bölü",
        "çarpı|kere",
        "eşittir|eşit",
        "artı",
        "eksi",
        "yarım|yarısı",
        "pi",
        "iki",
    ),
    "id": (
        "kuadrat|pangkat (?:dua|2)",
        "pangkat (?:tiga|3)",
        "plus minus",
        "akar(?: kuadrat)?(?: dari)?",
        "semuanya dibagi",
        "dibagi",
        "kali",
        "sama dengan",
        "tambah",
        "kurang",
        "setengah",
        "pi",
        "dua",
    ),
    "vi": (
        "bình phương",
        "lập phương",
        "cộng trừ",
        "căn(?: bậc hai)?(?: của)?",
        "tất cả chia(?: cho)?",
        "chia(?: cho)?",
        "nhân(?: với)?",
        "bằng",
        "cộng",
        "trừ",
        "một nửa|nửa",
        "pi",
        "hai",
    ),
}
"""For each language its words for these."""
_LETTERS = pattern(r"(?i)(?<!\w)(?:erre|эр)(?!\w)")


def signs_in_english(text: str, language: str) -> str:
    """A formula with the language's words for signs in English; as it is where it has none of them."""
    if language not in _WORDS:
        return text
    told = text
    for words, sign in zip(_of(language), _SIGNS, strict=True):
        told = words.sub(sign, told)
    return re.sub(r" {2,}", " ", _LETTERS.sub("r", told)).strip() if told != text else text


def signs_of_any_language(text: str) -> list[str]:
    """A formula with the words for signs of each language that it has one of, which is no English word, in English."""
    strange = (
        [word for word in _LONG_WORD.findall(text.lower()) if not is_word(word)]
        if len(text) <= LONGEST
        else []
    )
    found = []
    for language in _WORDS if strange else ():
        told = " ".join(match[0].lower() for words in _of(language) for match in words.finditer(text))
        if any(word in told for word in strange):
            found.append(signs_in_english(text, language))
    return found


_LONG_WORD = pattern(r"[^\W\d_]{3,}")


LONGEST = 200
"""Characters of a formula that is said in another language than its card's."""


@cache
def _of(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)") for words in _WORDS[language])
