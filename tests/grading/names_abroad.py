"""Writes `names_abroad.txt`, the names of countries, continents, cities and planets in other languages, from CLDR.

`python -m tests.grading.names_abroad` in an environment that has Babel, which the bot itself does without.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from babel import Locale  # type: ignore[import-not-found, unused-ignore]

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed
from bot.core.grading.facts.words.word_forms import is_word

TARGET = Path(__file__).parents[2] / "bot/core/grading/facts/words/names_abroad.txt"
LANGUAGES = listed(
    "en de fr es it pt nl sv da nb fi pl cs sk hu ro bg hr sr uk ru tr id vi ar fa he hi el ja ko zh zh_Hant th"
)
EASTERN = ("en", "ja", "zh", "zh_Hant")
"""Languages that write cities with signs whose sound is not known; others are told by it."""
AREAS = ("002", "003", "005", "009", "013", "019", "142", "150")
"""Continents and their parts, by the codes of the United Nations."""
PLANETS = (
    "mercury: merkur mercure mercurio mercúrio mercurius merkury merkür меркурий меркурій 水星 수성 عطارد बुध बुध_ग्रह"
    " sao_thủy",
    "venus: vénus venere vénus wenus venuše venüs венера 金星 금성 الزهرة शुक्र शुक्र_ग्रह sao_kim",
    "earth: erde terre tierra terra aarde jorden ziemia země dünya bumi земля 地球 지구 الأرض पृथ्वी trái_đất",
    "mars: marte марс 火星 화성 المريخ मंगल मंगल_ग्रह sao_hỏa",
    "jupiter: júpiter giove jowisz jüpiter юпитер юпітер 木星 목성 المشتري बृहस्पति बृहस्पति_ग्रह जुपिटर गुरु_ग्रह sao_mộc",
    "saturn: saturne saturno saturnus satürn сатурн 土星 토성 زحل शनि शनि_ग्रह sao_thổ",
    "uranus: urano úrano uran уран 天王星 천왕성 أورانوس अरुण sao_thiên_vương",
    "neptune: neptun neptuno nettuno netuno neptunus neptün нептун 海王星 해왕성 نبتون वरुण sao_hải_vương",
)


def main() -> None:
    """Write one line for each thing, its names folded and parted by tabs."""
    locales = {code: Locale.parse(code) for code in LANGUAGES}
    english = locales["en"]
    things = [
        [locale.territories.get(code, "") for locale in locales.values()]
        for code in english.territories
        if code.isalpha() or code in AREAS
    ]
    for zone in locales["ja"].time_zones:
        cities = [dict(locales[code].time_zones.get(zone, {})).get("city", "") for code in EASTERN]
        things.append([zone.rpartition("/")[2].replace("_", " "), *cities])
    things += [line.replace(":", "").replace(" ", "\t").replace("_", " ").split("\t") for line in PLANETS]
    TARGET.write_text("\n".join(filter(None, map(_line, things))) + "\n", encoding="utf-8")


def _line(names: Iterable[str]) -> str:
    """The names, the English one first, without those that are another word in English: "Island" for Iceland."""
    folded = list(dict.fromkeys(fold(name) for name in names if name))
    folded = [name for name in folded if name == folded[0] or not is_word(name, rare=False)]
    return "\t".join(folded) if len(folded) > 1 else ""


if __name__ == "__main__":
    main()
