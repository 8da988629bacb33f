"""Reads letters and figures by their names: "double-u" is W, "aitch two oh" H2O, エイチツーオー the same.

A text is read only where it names nothing but letters and figures.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import listed, pattern

LETTER_NAMES = {
    name: letter
    for letter, names in (
        pair.split(":")
        for pair in listed("""
        a:ay/eh b:bee/be c:cee/see/sea d:dee e:ee f:eff/ef g:gee/jee h:aitch/haitch/aych i:eye j:jay k:kay l:el/ell
        m:em n:en o:oh p:pee/pea q:cue/queue/kew r:ar/arr s:ess/es t:tee/tea u:you/yoo v:vee w:doubleu/dubya x:ex
        y:why/wye z:zee/zed
        """)
    )
    for name in names.split("/")
}
"""The names of letters in British and American English."""
_FIGURES = dict(zip(listed("zero one two three four five six seven eight nine"), "0123456789", strict=True))
_KATAKANA = {
    name: sign
    for sign, names in (
        pair.split(":")
        for pair in listed("""
        a:エー b:ビー c:シー d:ディー e:イー f:エフ g:ジー h:エイチ/エッチ
        i:アイ j:ジェー/ジェイ k:ケー/ケイ l:エル
        m:エム n:エヌ o:オー p:ピー q:キュー r:アール s:エス t:ティー u:ユー v:ブイ
        w:ダブリュー/ダブリュ x:エックス y:ワイ z:ゼット
        1:ワン 2:ツー 3:スリー 4:フォー 5:ファイブ 6:シックス 7:セブン 8:エイト
        """)
    )
    for name in names.split("/")
}
_OF_KATAKANA = pattern("|".join(sorted(_KATAKANA, key=len, reverse=True)) + r"|\d|[\s・ー]")
_DOUBLE_U = pattern(r"(?i)\bdouble[- ]?(?:u|you|yoo)\b")
_LEAD = pattern(r"(?i)^(?:(?:it'?s|its|the|that'?s|is|symbol|letters?|just)\s+)+(?=\S)")
MOST_LETTERS = 12


def letters_named(text: str) -> str:
    """The letters and figures that a text names, in small letters; "" where it has other words, or no name of one."""
    plain = _LEAD.sub("", text.strip(" .!?'\"")) or text
    if any("\u30a1" <= char <= "\u30fa" for char in plain):
        parts = _OF_KATAKANA.findall(plain)
        whole = "".join(parts) == plain
        return "".join(_KATAKANA.get(part, part if part.isdigit() else "") for part in parts) if whole else ""
    words = re.split(r"[\s,.-]+", _DOUBLE_U.sub("doubleu", plain).lower())
    words = [word for word in words if word]
    if len(words) == 2 and words[0] in ("capital", "big", "uppercase", "letter"):
        words = words[1:]  # the case of several letters tells CO from Co
    if not 1 <= len(words) <= MOST_LETTERS or not (
        len(words) > 1 or any(word in LETTER_NAMES for word in words)
    ):
        return ""
    read = [
        LETTER_NAMES.get(word) or _FIGURES.get(word) or (word if len(word) == 1 else "") for word in words
    ]
    return "".join(read) if all(read) else ""
