"""Names of languages, by which lists of words call their two sides."""

from __future__ import annotations

_LANGUAGE_NAMES = (
    "english spanish german french italian portuguese russian japanese chinese korean dutch swedish polish "
    "czech greek latin arabic hindi turkish vietnamese hebrew norwegian danish finnish ukrainian hungarian "
    "romanian indonesian thai irish welsh uzbek kazakh persian farsi urdu bengali tamil telugu malay filipino "
    "tagalog swahili croatian serbian bosnian slovak slovene bulgarian lithuanian latvian estonian icelandic "
    "catalan basque galician georgian armenian azerbaijani afrikaans yoruba igbo amharic albanian macedonian "
    "mongolian nepali khmer esperanto magyar englisch spanisch deutsch französisch italienisch russisch anglais "
    "espagnol allemand français italien inglés español alemán francés inglês português pinyin kanji hiragana "
    "romaji hanzi hangul en es de fr ru ja zh ko nl sv pl cs cz ar hi tr vi he da fi uk hu ro el la eng spa ger "
    "deu fra fre ita por rus jpn"
)
LANGUAGES = frozenset(_LANGUAGE_NAMES.split())
