"""Lists on cards in other languages: their members, and the parts of answers in Chinese, Japanese and Korean.

These write no blank space around "and", so that an answer is cut at the members that it has, and what is left is cut
at marks and at what joins words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.core.grading.facts.said import Said
from bot.core.grading.facts.scripts.abroad import in_english
from bot.core.grading.facts.scripts.eastern import in_figures
from bot.core.grading.facts.scripts.joined_abroad import joined
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.scripts.names_east import is_foreign_name
from bot.core.grading.facts.scripts.phrases_east import AFTER, BEFORE
from bot.core.grading.facts.scripts.scripts import fold, foreign, unspaced
from bot.core.grading.facts.tables import pattern

LONGEST_MEMBER = 9
"""Signs of a member in Chinese, Japanese and Korean."""
MOST_WORDS = 4
"""Words of a member in other languages, its article among them."""
SURE_MEMBERS = 3
"""Members from which on marks between them make a list, whatever is asked."""
_COUNT = pattern(r"(?<![\d.,])[2-9](?![\d.,ºª°]|th\b)")
_SEVERAL = pattern(
    r"(?i)\b(?:beide[nrs]?|les deux|quels|quelles|ambos|ambas|cuáles|entrambi|entrambe|quali|elenca|quais|oba|obie"
    r"|obydwa|jakie są|обе|оба|какие|перечислите|båda|vilka|hangileri(?:dir)?|nelerdir|kedua|apa saja"
    r"|обидва|обидві|які|перелічіть|obě|kteří|jaké jsou|vyjmenuj(?:te)?|cả hai|kể tên|liệt kê|những \w+ nào"
    r"|كلا|كلتا|اذكر|عدد|ما هي أهم|ما هما|ما هم|was sind|wat zijn)\b|दोनों|कौन-? ?कौन"
)
_COUNT_EAST = pattern(
    r"(?<![第十百])(?P<count>[二两兩三四五六七八九2-9])\s?(?:[つ個个種种人名位条條座国國大项項色省원州景元산강]|か国|カ国|ヶ国|가지|개|대|명|곳)"
    r"|(?P<some>哪些|哪几|哪幾|何と何|どれとどれ|(?<!\w)(?:두|세|네|다섯|여섯)\s)"
)
"""What asks for several things in Chinese, Japanese and Korean: 三つ, 两个, 두 가지."""
_MARKS = pattern(r"\s*(?:[、，,;；/／・\n]|\s[-–—]\s)\s*")
_ANDS = {
    "zh": (pattern("以及"), pattern("[与與及跟]"), pattern("和(?![国國平谐諧服])")),
    "ja": (pattern("および|及び|並びに|ならびに"), pattern("と"), pattern("や")),
    "ko": (
        pattern(r"\s+(?:및|그리고)\s+"),
        pattern(r"(?<=[\uac00-\ud7af])(?:이?랑|하고|[와과])\s+"),
    ),
}
"""What joins the members of a list in each of these languages, the surest first."""
_THEN = (
    r"(?:それから|それに|そして|あと|次に|つぎに|最後に|まず|最初に|다음에?|그 ?다음에?|그리고|또|마지막으로|먼저|및"
    r"|然后|然後|接着|最后|最後|首先|还有|還有|以及|及び|および|とか|など|等等?|和|与|與|及|跟|と|や|이?랑|하고|와|과|[はがをのも은는이가을를])"
)
_OPENING = pattern(rf"^{_THEN}+")
_GLUE = pattern(rf"(?:{_THEN}|[一二三四五六七八九两兩\d][つ个個种種](?:です)?)+")
_JOINT = pattern("以及|及び|および|[和与與及跟とや]")
_KINDS = frozenset("色树樹子花草い")
"""What may stand behind a member of one sign: 红色, 松树, 竹子."""
_CLOSING = pattern(rf"(?:{_THEN}|이?요)+$")
_LEADING = frozenset("のは的是은는의")
"""What leads up to a member ends in: 三景は松島."""
TALK = 12
"""Signs of a stretch that is talk and no member."""


@lru_cache(maxsize=256)
def asks_several(question: str) -> int:
    """How many things a question in another language asks for: 0 for one, 1 where it does not say how many."""
    language = language_of_text(question)
    if language in _ANDS:
        found = _COUNT_EAST.search(question)
        count = in_figures(found["count"]) if found and found["count"] else ""
        return int(count) if count.isdigit() else int(found is not None)
    if not language:
        return 0
    counts = _COUNT.findall(in_english(question, language))
    return int(counts[0]) if counts else int(_SEVERAL.search(question) is not None)


def members_abroad(text: str, question: str) -> list[str]:
    """The members of a list as a reference in another language writes it; empty for others."""
    asked, language = asks_several(question), language_of_text(question)
    if not asked and is_foreign_name(text, question):
        return []
    if unspaced(text):
        return _members_east(text.strip().rstrip("。."), asked, language)
    parts = joined(text, language).split(", ") if asked else []
    parts = [re.sub("^[LlDd]['’]", "", part) for part in parts]
    few = all(part and len(part.split()) <= MOST_WORDS for part in parts)
    return parts if len(parts) > 1 and few and (asked == 1 or len(parts) >= asked) else []


def _members_east(text: str, asked: int, language: str) -> list[str]:
    marked = [part for part in _MARKS.split(text) if part]
    ways = [marked] + [[*marked[:-1], *sign.split(marked[-1])] for sign in _ANDS.get(language, ())]
    fitting = [parts for parts in ways if len(parts) > 1 and all(map(_is_member, parts))]
    counted = [parts for parts in fitting if len(parts) == asked]
    sure = [parts for parts in fitting if len(parts) >= SURE_MEMBERS or asked]
    return (counted or sure or [[]])[0]


def _is_member(part: str) -> bool:
    return 0 < len(part) <= LONGEST_MEMBER and "を" not in part[1:]


def parts_east(text: str, members: Sequence[str], question: str) -> list[str]:
    """The stretches of an answer in such a script that may each be one of the members."""
    known = "|".join(map(re.escape, sorted((one for one in members if len(one) > 1), key=len, reverse=True)))
    if known:
        text = re.sub(
            rf"(?:不是|并非)(?:{known})|(?:{known})(?:(?:では|じゃ|で)な|[이가]? ?아니)\w*", "\n", text
        )
        text = re.sub(known, r"\n\g<0>\n", text)
    found = []
    for piece in re.split(r"[\s,;/・|&.!?、。]+", text):
        cores = [piece] if piece in members else [_core(part, members) for part in _apart(piece, members)]
        talk = piece[-1:] in _LEADING
        found += [
            core
            for core in cores
            if core in members or (core and len(core) <= TALK and core not in question and not talk)
        ]
    return found


def _apart(piece: str, members: Sequence[str]) -> list[str]:
    """A piece cut at what joins words, where one of its parts is a member; signs that are members each, in a row."""
    letters = [sign for sign in members if len(sign) == 1]
    row = AFTER.sub("", piece)
    if len(letters) == len(members) and len(row) > 1 and set(row) <= set(letters):
        return list(row)
    parts = _JOINT.split(piece)
    return parts if any(_core(part, members) in members for part in parts) else [piece]


def _core(piece: str, members: Sequence[str]) -> str:
    """The piece without what joins it to others, what opens or closes a sentence, and what kind of thing it is."""
    if _GLUE.fullmatch(piece) or AFTER.fullmatch(piece):
        return ""
    piece = AFTER.sub("", BEFORE.sub("", piece))
    piece = _CLOSING.sub("", _OPENING.sub("", re.sub("^[是為为]", "", piece)))
    if _GLUE.fullmatch(piece):
        return ""
    return piece[:1] if piece[:1] in members and piece[1:] in _KINDS else piece


def with_ending(part: str, members: Sequence[str]) -> str:
    """A part with the signs that all members end in, where it has none of them: 司法 for 司法権."""
    shortest = min(members, key=len)
    tails = (shortest[at:] for at in range(1, len(shortest)))
    ending = next((one for one in tails if all(member.endswith(one) for member in members)), "")
    return part if not unspaced(ending) or part.endswith(ending) else part + ending


def parts_abroad(said: Said, parts: list[str], members: Sequence[str]) -> list[str]:
    """The parts of an answer on a card in another language, cut at blanks where each word may be a member.

    Where all of them shorten one member each ("им., род., дат."), they are these members.
    """
    if not language_of_text(said.question) or re.search(r"\b(?:not|or)\b", said.text):
        return parts
    single = all(len(member.split()) == 1 for member in members)
    if single and len(parts) == 1 and len(parts[0].split()) == len(members) > 1:
        return parts[0].split()
    short = [fold(part.strip(". ")) for part in parts]
    clear = "." in said.text or 2 * sum(len(one) >= CLEAR for one in short) >= len(short)
    if not single or len(parts) < FEWEST_SHORTENED or not clear:
        return parts
    meant = [[member for member in members if _shortens(one, fold(member))] for one in short]
    return [one[0] for one in meant] if all(len(one) == 1 for one in meant) else parts


FEWEST_SHORTENED, CLEAR, SHORTEST = 3, 3, 2
"""Members that are shortened together; letters of one that is clearly shortened, and of any."""


def _shortens(short: str, member: str) -> bool:
    """Whether a word is how a member begins, or its first and later letters: "wt", "pt" for "piątek"."""
    if not SHORTEST <= len(short) <= len(member) or not short.isalpha():
        return False
    if member.startswith(short):
        return True
    rest = iter(member)
    return len(short) == SHORTEST and short[0] == member[0] and all(letter in rest for letter in short)


_FIGURE = pattern(r"(?<![^\W_])\d")
"""A number, and no digit of a formula."""
_NUMERAL = pattern(r"[\d〇一二三四五六七八九十百千万]+")


def told_abroad(members: Sequence[str], text: str, language: str) -> bool:
    """Whether an answer tells members that are words in another script, or with other letters than English has.

    Which of them it tells is read as in a sentence, word by word; `language` is the card's, "" for English.
    """
    if any(map(_NUMERAL.fullmatch, members)) or _FIGURE.search(text):
        return False
    scripts = {foreign(member) for member in members}
    return scripts == {not foreign(text)} or not (language or "".join(filter(str.isalpha, text)).isascii())
