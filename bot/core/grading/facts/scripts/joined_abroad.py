"""Reads what joins the members of a list in other languages as commas."""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import pattern

_ANDS = {
    "de": "und|sowie|dann|danach|zuletzt|schließlich|außerdem|plus|zum schluss",
    "fr": "et|puis|ensuite|enfin|ainsi que|plus",
    "es": "y|e|luego|después|finalmente|por último|así como",
    "it": "ed?|poi|infine|dopo|nonché",
    "pt": "e|depois|finalmente|por fim|por último|bem como|mais",
    "nl": "en|dan|daarna|ten slotte|tot slot|alsook|plus",
    "sv": "och|sedan|samt|till sist",
    "ru": "и|потом|затем|наконец|а также|ещё|а",
    "tr": "ve|sonra|ayrıca|bir de|ile|son olarak",
    "id": "dan|serta|lalu|kemudian|juga|terus|terakhir",
    "uk": "і|й|та|а також|також|потім|далі|нарешті|ще|а",
    "cs": "a|i|také|a také|pak|potom|nakonec|dále|ještě",
    "vi": "và|với|cùng với|cùng|rồi|sau đó|cuối cùng|thêm",
    "pl": "i|oraz|potem|następnie|wreszcie|na końcu|a|a także",
    "hi": "और|तथा|व|एवं|फिर|उसके बाद|अंत में|साथ ही|औऱ|एवम",
    "ar": "و|ثم|وبعدها|بعدها|وأخيرا|أخيرا|وأيضا|أيضا|وكذلك|بالإضافة إلى",
}
"""What joins the members of a list."""
_JOINED_TO = pattern(
    r"[,;]?\s+و(?=[^\W\d_]{3})(?!اشنطن|ارسو|ادي|ليام|لاية|ردة|زارة|سط|الدة|لد|لز|لف|قت|زن|جه|عي)"
)
"""The "and" of Arabic, written together with a word that hardly begins with that letter itself."""


def joined(text: str, language: str) -> str:
    """The text with what joins the members of a list in that language as commas."""
    if language not in _ANDS:
        return text
    if language == "ar":
        text = _JOINED_TO.sub(", ", text)
    return re.sub(rf"(?i)(?:\s*[,;]\s*|\s+)(?:(?:{_ANDS[language]})(?!\w)[\s,]+)+|\s*[,;]\s+", ", ", text)
