"""Puts small words of dialects and of quick speech into those of the standard language: "fae", "o'", "yer", "wi'".

Only words that hold a sentence together or call somebody dear are listed; what a thing is called stays as it is.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import listed, pattern

_WORDS = {
    word: standard
    for standard, words in (
        pair.split(":")
        for pair in listed("""
        from:fae|frae with:wi|wi'|wiv to:tae of:o'|av|ov oh:och|ach|ay|eh|arrah|aye|hoots yes:aye the:da|th'|t'
        that:thon|dat|yon|tha
        your:yer|yir|yo|thy thy:thi you:ye|yous|youse|yez|yinz|thee|thou|yall|y'all ya:yah my:ma|mah
        our:oor|wor|oor his:hees us:uz down:doon out:oot round:roon about:aboot now:noo|noow house:hoose and:an'|an
        them:'em|thaim|dem this:dis they:dey because:cos|'cos|cuz|coz|cause
        going:gaun|gan old:auld|owd|ol' who:wha|whae
        what:whit|wot|wut one:yin|wan thing:ting|fing|thingy nothing:nowt|nuffin|nothin something:summat|summit|sumfin
        is:iz was:wis|wuz isn't:isnae|isna|ent wasn't:wisnae|wasnae don't:dinnae|dinna|divvent can't:cannae|canna
        did:didst not:nae give:gie get:git going:goin' just:jus|jist|juss only:ainly|anly well:weel before:afore
        """)
    )
    for word in words.split("|")
}
_OPENING = frozenset(listed("och ach ay eh arrah aye hoots"))
_DEAR = pattern(
    r"(?i)(?<![\w'])(?:wee|yon|guid|bonnie|canny|lil'?|poor wee|good ol[de]?'?|me owd)\s+(?=[^\W\d_])"
)
"""What somebody is called with love: "wee Graeme Obree"."""
_WORD = pattern(r"(?i)(?<![\w'’])'?[a-z]+'?(?:[a-z]+)?(?![\w’])")
_KEPT = frozenset(listed("an av ma da tha ye git summit wan cause ay yo ting thou thee thy ta"))
"""What is a word of English or another language elsewhere: told only beside another word of a dialect."""


def in_standard_words(text: str) -> str:
    """The text in standard words; as it is where none of a dialect stands there."""
    if not text.isascii():
        return text
    found = [word for word in _WORD.findall(text) if word.lower() in _WORDS]
    dear = _DEAR.sub("", text)
    if not found:
        return dear
    sure = any(word.lower() not in _KEPT for word in found)

    def standard(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word not in _WORDS or (word in _KEPT and not sure):
            return match[0]
        return _WORDS[word]

    return _WORD.sub(standard, dear)
