"""Stems of Ukrainian words, for which Snowball has none: the ending taken off, the longest one first."""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern

SHORTEST = 3
"""Letters of a stem."""
_REFLEXIVE = ("ся", "сь")
LONGEST_PLAIN = 5
"""Letters from which on a word may end in "-ся"."""
_ENDINGS = frozenset(
    listed("""
    уваннями уванням ування увати ували увала увало ував уваний увана уване увані
    юваннями юванням ювання ювати ювали ювала ювало ював
    остями остях істю ості остей ість
    аннями анням ання анні ань еннями енням ення енні ень іннями інням іння інні
    ійськими ійського ійський ійська
    ованими ованого ованої ований ована оване овані
    ами ями ові еві єві ого ому ими ої ій ою ею єю ів їв ей ем єм ом ам ям ах ях их ім им ий ия ії ію ія
    а е є и і ї о у ю я ь й
    ати яти ити іти їти ути ає яє ають яють ить ять ать іть ує ують юють ав яв ив ала яла ила іла али яли или іли
    ало яло ило аєш аємо аєте имо ите емо ете уть ють учи ючи ачи ячи
    """)
)
_LONGEST = max(map(len, _ENDINGS))
_DOUBLED = pattern(r"([бвгджзклмнпрстфхцчш])\1$")
_APOSTROPHE = pattern(r"(?<=[^\W\d_])['’ʼ`](?=[яюєїЯЮЄЇ])")
"""Stands inside of words: "об'єм"."""


def whole(text: str) -> str:
    """The text without the apostrophes inside of its words, at which other languages' words are cut."""
    return _APOSTROPHE.sub("", text)


def stem(word: str) -> str:
    """A lower-case word without its ending."""
    if len(word) > LONGEST_PLAIN and word.endswith(_REFLEXIVE):
        word = word[:-2]
    for size in range(min(_LONGEST, len(word) - SHORTEST), 0, -1):
        if word[-size:] in _ENDINGS:
            word = word[:-size]
            break
    return _DOUBLED.sub(r"\1", word)
