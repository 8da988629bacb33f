"""Number words of German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Russian and Turkish.

It puts them into digits, slips mended; a word that is an article too counts only inside a longer number.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.word_forms import LISTS, is_word

_UNTIL_20 = {
    "de": """null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn
    siebzehn achtzehn neunzehn""",
    "fr": """zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
    dix-huit dix-neuf""",
    "es": """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis
    diecisiete dieciocho diecinueve""",
    "it": """zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici
    sedici diciassette diciotto diciannove""",
    "pt": """zero um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete
    dezoito dezenove""",
    "nl": """nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
    zeventien achttien negentien""",
    "sv": """noll ett tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton
    nitton""",
    "ru": """ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать
    четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать""",
    "tr": "sifir bir iki uc dort bes alti yedi sekiz dokuz on",
    "pl": """zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie trzynascie
    czternascie pietnascie szesnascie siedemnascie osiemnascie dziewietnascie""",
}
_TENS = {
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio attio nittio",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "tr": "yirmi otuz kirk elli altmis yetmis seksen doksan",
    "pl": "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat "
    "osiemdziesiat dziewiecdziesiat",
}
_MORE = {
    "de": "ein:1 zwo:2 dreisig:30 fuenf:5 zwoelf:12 fuenfzehn:15 fuenfzig:50 hundert:100 tausend:1000 million:1000000",
    "fr": "une:1 vingts:20 cent:100 cents:100 mille:1000 mil:1000 million:1000000",
    "es": """un:1 una:1 veinti:20 cien:100 ciento:100 doscientos:200 trescientos:300 cuatrocientos:400 quinientos:500
    seiscientos:600 setecientos:700 ochocientos:800 novecientos:900 mil:1000 millon:1000000 dieci:10""",
    "it": """un:1 una:1 vent:20 trent:30 quarant:40 cinquant:50 sessant:60 settant:70 ottant:80 novant:90 cento:100
    mille:1000 mila:1000 milione:1000000""",
    "pt": """uma:1 duas:2 dezasseis:16 dezassete:17 dezanove:19 quatorze:14 cem:100 cento:100 duzentos:200
    trezentos:300 quatrocentos:400 quinhentos:500 seiscentos:600 setecentos:700 oitocentos:800 novecentos:900
    mil:1000 milhao:1000000""",
    "nl": "honderd:100 duizend:1000 miljoen:1000000",
    "sv": "en:1 hundra:100 tusen:1000 miljon:1000000 miljoner:1000000",
    "ru": """одна:1 одно:1 две:2 сто:100 двести:200 триста:300 четыреста:400 пятьсот:500 шестьсот:600 семьсот:700
    восемьсот:800 девятьсот:900 тысяча:1000 тысячи:1000 тысяч:1000 миллион:1000000""",
    "tr": "yuz:100 bin:1000 milyon:1000000",
    "pl": """dwie:2 sto:100 dwiescie:200 trzysta:300 czterysta:400 piecset:500 szescset:600 siedemset:700 osiemset:800
    dziewiecset:900 tysiac:1000 tysiace:1000 tysiecy:1000 milion:1000000""",
}
_AND = {
    "de": "und",
    "fr": "et",
    "es": "y",
    "it": "",
    "pt": "e",
    "nl": "en",
    "pl": "",
    "sv": "och",
    "ru": "",
    "tr": "",
}
_ARTICLES = frozenset(
    ("ein", "un", "une", "uno", "una", "um", "uma", "een", "eins", "en", "ett", "bir", "один", "одна", "одно")
)
"""Words for one that are articles: digits only inside a longer number."""
MOST_ATOMS = 14
"""Parts of one number."""


@cache
def _atoms(language: str) -> dict[str, int]:
    small = {word: value for value, word in enumerate(listed(_UNTIL_20[language]))}
    tens = {word: 10 * value for value, word in enumerate(listed(_TENS[language]), 2)}
    more = {word: int(value) for word, value in (pair.split(":") for pair in listed(_MORE[language]))}
    return small | tens | more


@cache
def _run(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _atoms(language)), key=len, reverse=True))
    joint = rf"(?:\s+|-|(?:\s+|-)?{_AND[language]}(?:\s+|-)?)" if _AND[language] else r"(?:\s+|-)"
    return re.compile(rf"(?<![^\W_])(?:{words})(?:{joint}?(?:{words}))*(?![^\W_])")


def mended(text: str, language: str) -> str:
    """The text with slips in number words of the language put right: "docientos", "septt"."""
    if language not in _UNTIL_20:
        return text
    return _LONG_WORD.sub(lambda found: _nearest(found[0], language), text)


def _nearest(word: str, language: str) -> str:
    folded = fold(word)
    if _run(language).fullmatch(folded) or _is_other_word(folded, language) or not word.islower():
        return word
    if language not in LISTS and len(word) < SHORTEST_UNLISTED:
        return word
    near = [
        atom
        for atom in _atoms(language)
        if len(atom) >= SHORTEST and atom[0] == folded[0] and OSA.distance(atom, folded, score_cutoff=1) == 1
    ]
    return near[0] if len(near) == 1 else word


def _is_other_word(word: str, language: str) -> bool:
    """Whether it is a word of its own; in long ones, as the lists have it, a slip is likelier."""
    return len(word) < SURE and (is_word(word, language, rare=False) or is_word(word, rare=False))


SURE = 8
"""Letters from which on a word one letter off a number word is a slip in it."""
_LONG_WORD = pattern(r"[^\W\d_]{4,24}")
SHORTEST, SHORTEST_UNLISTED = 4, 6
"""Letters of a number word, and of a slip in one where no list tells what is a word."""


_SCALED = pattern(
    r"(?i)(?<=\d)\s+(?:(1000000|mil+i?[oóõ]n(?:en|es|i|ow|ów|er)?|milh(?:ão|ões|oes)|milion[ei]|miljoen|miljon(?:er)?|milyon"
    r"|миллион(?:а|ов)?)|(mil+iarden?|mil+iards?|miliard[iyó]?w?|miljard(?:er)?|milyar|миллиард(?:а|ов)?|mil millones)"
    r"|(1000|tausend|mille|mil|mila|duizend|tusen|tysi[ąa]c[ey]?|bin|тысяч[аи]?))(?!\w)"
)
"""Scales behind digits: "16 Millionen", "3 mil millones", "20 tysięcy"."""


def in_digits(text: str, language: str) -> str:
    """The text with number words of the language as digits, scales behind digits in English."""
    folded = "".join(fold(char)[:1] or char for char in text)
    for found in reversed(list(_run(language).finditer(folded))):
        value = _value(found[0], language)
        if value is not None and (found[0] not in _ARTICLES or len(text.split()) == 1):
            text = f"{text[: found.start()]}{value}{text[found.end() :]}"
    return _SCALED.sub(
        lambda found: " million" if found[1] else " billion" if found[2] else " thousand", text
    )


def _value(run: str, language: str) -> int | None:
    atoms = _atoms(language)
    words = "|".join(sorted(map(re.escape, atoms), key=len, reverse=True))
    parts = [atoms[word] for word in re.findall(words, run)]
    if len(parts) > MOST_ATOMS:
        return None
    total = current = 0
    for part in parts:
        if part >= 1000:
            total, current = total + max(current, 1) * part, 0
        elif part == 100 or (part == 20 and current % 100 == 4 and language == "fr"):
            current = (
                current - current % 100 + max(current % 100, 1) * part
                if part == 20
                else max(current, 1) * part
            )
        else:
            current += part
    return total + current
