"""Tells Persian and Urdu from Arabic, and Marathi and Nepali from Hindi, with which they share a script."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.grading.facts.tables import Pattern, pattern

_WORDS = {"ar": pattern("[\u0621-\u06d3]+"), "hi": pattern("[\u0900-\u097f]+")}
_OWN = {
    "ar": pattern("^[وفبكل]{0,2}ال\\w\\w|[ةيكىأإ]"),
    "hi": pattern(
        "^(?:है|हैं|की|में|से|पर|ने|था|थी|थे|और|यह|वह|ये|वे|क्या|क्यों|कैसे|कौन|कब|कहाँ|कहां|नहीं|जो|जिस|जिसमें|जिससे|होता|होती|होते|करता"
        "|करती|करते|किया|गया|गई|इसे|इसके|उसके|एक|लिए|द्वारा|कहते|कितने|कितना)$"
    ),
}
"""What a word of the language has and hardly one of its neighbours: "ال" before it, "ة"; words of grammar."""
_OTHERS = {
    "ar": pattern("[پچژگٹڈڑںےھہۓکی]|^(?:است|را|در|از|با|این|آن|برای|شود|اور|سے|کو|پر)$"),
    "hi": pattern(
        "ळ|(?:ांच्या|ाच्या|ामध्ये|ांमध्ये|हरू|हरु|हरूको|तात|लेल्या|ण्यासाठी|ण्याची)$|^(?:आहे|आहेत|आणि|काय|नाही|म्हणजे|मध्ये|च्या|असते|असतो|असतात|होते|कोण|कोणते|कोणती"
        "|कोणता|कसे|किंवा|साठी|मुळे|केले|झाले|करतात|त्याला|ज्यामध्ये|आपण|छ|छन्|भनेको|गर्छ|गर्छन्|गर्ने|गर्दछ|हुन्छ|हुन्छन्|हुने|पनि|भएको|यो|त्यो|कुन|कसरी|किन"
        "|लाई|बाट|छैन|गरेको|रहेको|भन्दा|तथापि)$"
    ),
}
"""What a word of a neighbour has, or is."""


def of_neighbour(text: str, language: str) -> bool:
    """Whether a text in the script of that language, "ar" or "hi", is rather in one of its neighbours."""
    words = set(_WORDS[language].findall(text)) if language in _WORDS else set()
    own, others = (sum(_has(tells, word, language) for word in words) for tells in (_OWN, _OTHERS))
    return others > own


def _has(tells: Mapping[str, Pattern], word: str, language: str) -> bool:
    return tells[language].search(word) is not None
