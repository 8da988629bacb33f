"""The forms of a word of Ukrainian or Czech, by rules: what a glossary need not write out.

The rules make forms that nobody says beside those that people do; a form that stands in the glossary itself counts
first, and what the stem finds is left out (`glossaries.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

SHORTEST = 3
"""Letters of a word that has forms."""


def inflected(word: str, language: str) -> set[str]:
    """The forms of a lower-case word, spelled with its marks; none for a language without rules."""
    rules = _RULES.get(language)
    return set(rules(word)) if rules and len(word) >= SHORTEST and word.isalpha() else set()


def _with(base: str, endings: str) -> Iterator[str]:
    yield from (base + ending for ending in endings.split())


_UK_SOFT = {"д": "дж", "т": "ч", "з": "ж", "с": "ш", "к": "ч", "г": "ж"}
_UK_PALATAL = {"к": "ц", "г": "з", "х": "с"}
_UK_LABIALS = frozenset("бпвмф")
_UK_VOWELS = "аеєиіїоуюя"
_UK_ADJECTIVE = "ий ого ому им ім а ої ій у ою е і их ими о іший іша іше іші іших ішого ішої ішу"
_UK_PRESENT = ("ю", "єш", "є", "ємо", "єте", "ють", "ючи", "й", "йте")
_UK_PARTICIPLE = "ний ного ному ним на ної ній ну не ні них ними но ня ню ням"


def _ukrainian(word: str) -> Iterator[str]:
    if word.endswith("ся"):
        for form in _ukrainian(word[:-2]):
            yield form + ("сь" if form[-1] in _UK_VOWELS else "ся")
            yield form + "ся"
    elif word.endswith("ти") and len(word) > SHORTEST + 1:
        yield from _ukrainian_verb(word)
    elif word.endswith("ній"):
        yield from _with(word[:-2], "ій ього ьому ім я ьої ю ьою є і іх іми ьо")
    elif word.endswith("ий"):
        yield from _with(word[:-2], _UK_ADJECTIVE)
    else:
        yield from _ukrainian_noun(word)


def _ukrainian_verb(word: str) -> Iterator[str]:
    base = word[:-2]
    yield from _with(base, "в ла ло ли вши")
    if word.endswith(("увати", "ювати")):
        stem, vowel = word[:-5], word[-5]
        yield from (f"{stem}{vowel}{one}" for one in _UK_PRESENT)
        yield from _with(
            stem, "ований ована оване овані ованого ованої ованому ованій ованих ованим ованими ування уванню"
        )
        yield from _with(base, "ння нню нням нні в")
    elif word.endswith(("ати", "яти")):
        yield from _with(base, "ю єш є ємо єте ють ючи й йте ння нню нням нні")
        yield from _with(base, _UK_PARTICIPLE)
    elif word.endswith("нути"):
        yield from _with(base[:-1], "у еш е емо ете уть утий ута уте уті ення")
    elif word.endswith(("ити", "іти", "їти")):
        stem = word[:-3]
        soft = stem[:-1] + _UK_SOFT.get(stem[-1], stem[-1] + ("л" if stem[-1] in _UK_LABIALS else ""))
        if stem.endswith("ст"):
            soft = stem[:-2] + "щ"
        yield from _with(stem, "ить ять ать иш имо ите ячи ачи и іть")
        yield from _with(
            soft,
            "у ю ять ать ений ена ене ені еного еної еному еній ених еним еними ено ення енню енням енні",
        )


_UK_NOUNS = (
    ("ість", "ості істю остей остям остями остях"),
    ("ія", "ія ії ію єю ій іям іями іях"),
    ("ння", "ння нню нням нні ннями ннях нь"),
    ("ття", "ття ттю ттям тті ттями ттях"),
    ("я", "і ї ю ею єю ь й ям ями ях"),
    ("е", "я ю ем і ь ям ями ях а у ам ами ах"),
)
"""How nouns end, and what stands in its place, the longest first."""


def _ukrainian_noun(word: str) -> Iterator[str]:
    for ending, others in _UK_NOUNS:
        if word.endswith(ending):
            yield from _with(word.removesuffix(ending), others)
            return
    base = word[:-1]
    if word.endswith(("а", "о")):
        yield from _with(base, "и і у ою ею о ам ами ах" if word.endswith("а") else "а у ом і ам ами ах")
        yield base
        if base[-1] in _UK_PALATAL:
            yield base[:-1] + _UK_PALATAL[base[-1]] + "і"
        if word.endswith("ка"):
            yield base[:-1] + "ок"
    elif word[-1] not in _UK_VOWELS:
        for one in _ukrainian_bases(word):
            yield from _with(one, _UK_SOFTENED if word.endswith(("ь", "й")) else _UK_HARD)


_UK_SOFTENED = "я ю ем єм еві єві і ї ів їв ям ями ях ей"
_UK_HARD = "у а ом ем ові еві і и ів ам ами ах е"


def _ukrainian_bases(word: str) -> Iterator[str]:
    """What the endings of a noun in a consonant join: "ринк" of "ринок", "кінц" of "кінець", "лод" of "лід"."""
    base = word.removesuffix("ь").removesuffix("й")
    yield base
    if base.endswith(("ок", "ец", "ен", "ер", "ел")) and len(base) > SHORTEST:
        yield base[:-2] + base[-1]
    if len(base) > 2 and base[-2] == "і":
        yield f"{base[:-2]}о{base[-1]}"
        yield f"{base[:-2]}е{base[-1]}"


_CS_SOFT = {"k": "c", "h": "z", "r": "ř"}
_CS_VOWELS = "aáeéěiíoóuúůyý"
_CS_ADJECTIVE = "ý ého ému ým á é ou í ých ými ě ější ejší ějšího ějších"
_CS_PARTICIPLE = "n na no ny ni ný ná né ní ného né ném nou ných ným ními ními nímu ní ním"


_CS_OVAT = (
    "uji uju uješ uje ujeme ujete ují ujou ujíc uj ujte ující ujícího ujících ujícím ován ována ováno "
    "ovány ovaný ovaná ované ovaných ovaného ované ovaným ovanou ování ováním"
)
_CS_AT = (
    "ám áš á áme áte ají ající ajícího ajících ej an ana ano any aný aná ané aných aného aným anou ání "
    "áním án ána áno ány"
)


def _czech(word: str) -> Iterator[str]:
    if word.endswith("ý"):
        yield from _with(word[:-1], _CS_ADJECTIVE)
        if word[-2] in _CS_SOFT:
            yield word[:-2] + _CS_SOFT[word[-2]] + "í"
        if word.endswith("ký"):
            yield from _with(word[:-1], "y")
            yield word[:-3] + "čtí" if word.endswith("cký") else word[:-3] + "ští"
    elif word.endswith("t") and word[-2] in _CS_VOWELS and len(word) > SHORTEST:
        yield from _czech_verb(word)
        yield from _czech_noun(word)
    else:
        yield from _czech_noun(word)


def _czech_verb(word: str) -> Iterator[str]:
    base = word[:-1]
    yield from _with(base, "l la lo li ly")
    yield word + "i"
    if word.endswith("ovat"):
        yield from _with(
            word[:-4],
            _CS_OVAT,
        )
    elif word.endswith(("at", "át")):
        stem = word[:-2]
        yield from _with(
            stem,
            _CS_AT,
        )
        yield from _with(stem, "e eme ou u")
    elif word.endswith("nout"):
        yield from _with(
            word[:-4], "nu neš ne neme nete nou nutý nutá nuté nutí nul nula nulo nuly l la lo ly ut"
        )
    elif word.endswith(("it", "et", "ět")):
        stem = word[:-2]
        yield from _with(
            stem, "ím íš í íme íte ejí ějí ící ících il ila ilo ily ěl ěla ělo ěly el ela elo ely"
        )
        for one in (stem, _cs_softened(stem)):
            yield from _with(
                one,
                "en ena eno eny ený ená ené ených eného ením ení eným enou ěn ěna ěno ěny ění ěním ěný ěná ěné",
            )


def _cs_softened(stem: str) -> str:
    for ending, soft in (("st", "št"), ("sl", "šl"), ("z", "ž"), ("s", "š"), ("t", "c"), ("d", "z")):
        if stem.endswith(ending):
            return stem.removesuffix(ending) + soft
    return stem


_CS_NOUNS = (
    ("ost", "osti ostí ostem ostech ostmi"),
    ("a", "y u o ou ám ách ami ě e"),
    ("o", "a u em ě e y ům ech ách"),
    ("e", "e i í ím ích emi em ě ěmi ech"),
    ("ě", "e i í ím ích emi em ě ěmi ech"),
    ("í", "í ím ích ími ího ímu"),
)
"""How nouns end, and what stands in its place."""


def _czech_noun(word: str) -> Iterator[str]:
    for ending, others in _CS_NOUNS:
        if word.endswith(ending):
            base = word.removesuffix(ending)
            yield from _with(base, others)
            yield from _czech_plural(base) if ending in ("a", "o", "e", "ě") else ()
            return
    if word[-1] not in _CS_VOWELS:
        for one in _czech_bases(word):
            yield from _with(one, "u a i y e ě em ovi ů ům ech ích ách mi ami í ím ové é")
            if one[-1] in _CS_SOFT:
                yield from _with(one[:-1] + _CS_SOFT[one[-1]], "i e ích ech")


def _czech_plural(base: str) -> Iterator[str]:
    """A feminine or neuter noun without its ending, and with the consonant that "e" softens."""
    yield base
    if base[-1] in _CS_SOFT:
        yield base[:-1] + _CS_SOFT[base[-1]] + "e"
    if base.endswith("k"):
        yield base[:-1] + "ek"
    if base.endswith("ch"):
        yield base[:-2] + "še"


def _czech_bases(word: str) -> Iterator[str]:
    """What the endings of a noun in a consonant join: "prostředk" of "prostředek", "dol" of "důl"."""
    yield word
    if word[-2] in "eě" and len(word) > SHORTEST:
        yield word[:-2] + word[-1]
    if word[-2] == "ů":
        yield f"{word[:-2]}o{word[-1]}"
    for hard, soft in (("ň", "n"), ("ť", "t"), ("ď", "d")):
        if word.endswith(hard):
            yield word[:-1] + soft


_RULES: dict[str, Callable[[str], Iterable[str]]] = {"uk": _ukrainian, "cs": _czech}
