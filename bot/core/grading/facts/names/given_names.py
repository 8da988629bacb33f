"""Decides whether two first names are one: nicknames, initials, other languages' forms, slips.

Two different full names are never one, however near in spelling, unless the table says so.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from bot.core.grading.facts.names.transliterations import sounds_like
from bot.core.grading.facts.scripts.romanise import loose
from bot.core.grading.facts.vocabulary import GIVEN_NAMES
from bot.core.grading.facts.words.by_ear import sounds_alike
from bot.core.grading.facts.words.spellings import slip

_NICKNAMES = {
    "bill": "william", "will": "william", "billy": "william", "bob": "robert", "rob": "robert", "tom": "thomas",
    "dick": "richard", "jim": "james", "jimmy": "james", "jack": "john", "johnny": "john", "ted": "theodore",
    "teddy": "theodore", "abe": "abraham", "ben": "benjamin", "mike": "michael", "joe": "joseph",
    "tony": "anthony",
    "kate": "katherine", "liz": "elizabeth", "alex": "alexander", "charlie": "charles", "fred": "frederick",
    "ed": "edward", "sam": "samuel", "dan": "daniel", "nick": "nicholas", "steve": "stephen", "andy": "andrew",
    "vlad": "vladimir", "larry": "lawrence", "maggie": "margaret", "jackie": "jacqueline", "tim": "timothy",
    "matt": "matthew", "chris": "christopher", "dave": "david", "ron": "ronald", "don": "donald",
    "franz": "francis",
    "josef": "joseph", "jozef": "joseph", "jan": "john", "johannes": "john", "johann": "john",
    "hans": "john", "lev": "leo",
    "karl": "charles", "carl": "charles", "wilhelm": "william", "heinrich": "henry", "henri": "henry",
    "pierre": "peter",
    "pyotr": "peter", "mikhail": "michael", "aleksandr": "alexander", "antonio": "anthony", "antoni": "anthony",
    "antoine": "anthony", "marie": "mary", "maria": "mary", "elisabeth": "elizabeth", "nikolai": "nicholas",
    "nicolaus": "nicholas", "georg": "george", "georges": "george", "francisco": "francis",
    "friedrich": "frederick",
    "katherine": "catherine", "kathryn": "catherine", "catharine": "catherine", "sergey": "sergei",
    "fyodor": "theodore",
    "jas": "james", "wm": "william", "geo": "george", "chas": "charles", "thos": "thomas", "jos": "joseph",
    "robt": "robert", "saml": "samuel", "benj": "benjamin", "edw": "edward", "danl": "daniel", "jno": "john",
    "fredk": "frederick", "richd": "richard", "andw": "andrew", "matw": "matthew", "nath": "nathaniel",
    "alexr": "alexander", "elizth": "elizabeth", "margt": "margaret", "cathne": "catherine", "hy": "henry",
    "abm": "abraham", "archd": "archibald", "patk": "patrick", "michl": "michael", "zach": "zachary",
}  # fmt: skip
LONG_NAME = 6
"""Letters of a first name that may have a slip in it that makes another form of it."""
SAME_ENDING = 5
"""Closing letters that two forms of one first name share."""
MOST_APART = 2
"""Slips between two such forms."""


def same_name(asked: str, told: str) -> bool:
    """Whether a first name that is told is the asked one."""
    if asked == told or slip(asked, told):
        return True
    if not told:  # the key of a mark that stands alone
        return False
    if len(told) == 1 or len(asked) == 1:
        return asked[0] == told[0]
    if len(asked) <= 3 and asked not in GIVEN_NAMES and asked[0] == told[0] and len(told) > 3:
        return not any(letter in "aeiouy" for letter in asked)
    if (
        sounds_like(asked, told)
        or sounds_alike(asked, told)
        or (loose(asked) and loose(asked) == loose(told))
    ):
        return True  # "Juri" for "Yuri"
    near = min(len(asked), len(told)) >= LONG_NAME and asked[:3] == told[:3] and told not in GIVEN_NAMES
    if near and OSA.distance(asked, told) == 1:
        return True
    ends_alike = asked[-SAME_ENDING:] == told[-SAME_ENDING:] and min(len(asked), len(told)) > SAME_ENDING
    if ends_alike and OSA.distance(asked, told) <= MOST_APART:
        return True  # "Emanuel" for "Immanuel"
    full, other = _full(asked), _full(told)
    return full == other


def _full(name: str) -> str:
    """The name that a nickname or another language's form stands for; keys have lost a closing "s"."""
    return (_NICKNAMES.get(name) or _NICKNAMES.get(name + "s", name)).removesuffix("s")
