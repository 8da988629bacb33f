"""Spells what is written in Devanagari one way, where people write it in several: हिन्दी and हिंदी, गयी and गई."""

from __future__ import annotations

import re

LETTERS = "\u0900-\u0963\u0970-\u097f"
"""Its letters and signs, for character classes."""
_ANY = re.compile(f"[{LETTERS}]")
_NASALS = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")
"""A nasal before a letter that is spoken in the same place, for which a dot may stand."""
_DROPPED = re.compile("[\u093c\u0903\u200c\u200d]")
"""Nukta and visarga, which many leave out, and what joins letters or keeps them apart."""
_TWICE = re.compile("(?<=र्)([क-ह])्(?=\\1)|त्(?=त्व)|ज्(?=ज्व)")
"""A letter written twice behind another, as some do: कर्त्तव्य, महत्त्व."""
_GLIDES = (
    (re.compile("(?<=[क-हािीेोु])यी(?=ं?(?![ऀ-ॣ]))"), "ई"),
    (re.compile("(?<=[क-हािीेोु])ये(?=(?:ं|ग[ाी])?(?![ऀ-ॣ]))"), "ए"),
)
"""A glide that is hardly heard: गये, चाहिये."""
_SAME = str.maketrans({"ँ": "ं", "ऑ": "आ", "ॉ": "ा", "ऍ": "ए", "ॅ": "े"})


def spelled_alike(text: str) -> str:
    """A text, in its composed form, as all who write it spell it alike; others as they are."""
    if not _ANY.search(text):
        return text
    text = _DROPPED.sub("", text.translate(_SAME))
    text = _TWICE.sub("", _NASALS.sub("ं", text))
    for glide, vowel in _GLIDES:
        text = glide.sub(vowel, text)
    return text
