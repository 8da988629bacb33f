"""Tells sentences in other languages, which the rules for English ones take for terms and names."""

from __future__ import annotations

from bot.core.cards import AnswerKind, Card
from bot.core.grading.facts.lists.abroad import asks_several
from bot.core.grading.facts.scripts.language import language_of_card
from bot.core.grading.facts.scripts.scripts import fold, unspaced
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.yes_no.words import asks_why

_ARTICLES = frozenset(listed("ein eine un une una uno um uma een en ett"))
"""What a definition begins with, and no name: "Ein Prozess, bei dem ..."."""
_RELATIVES = frozenset(
    listed("""
    bei dem der die das den denen deren dessen wobei wodurch worin womit in mit durch aus fur von zu weil da damit indem
    qui que qu dont ou ce lequel laquelle lesquels par pour dans en au avec auquel car
    cual cuales quien donde cuyo cuya el la los las por para porque
    che cui il quale dove nel nella con perche chi
    qual quem onde cujo cuja no na pelo pela o a os as
    waarbij waardoor waarin waarmee dat die om met zodat omdat waar
    som dar den det
    который которая которое которые при котором которой в которых где чтобы если что потому
    ktory ktora ktore ktorych ktorym w gdzie ze przez ktorej czyli gdy
    який яка яке яких якого якому якій якщо щоб коли бо тому у в за що
    ktery kterem kterych ktereho kteremu pri aby kdyz kde protoze
    khi vi nen trong giup
    """)
)
"""What a clause that tells more of its noun begins with."""
SHORTEST_CLAUSE = 4
"""Words of such a clause."""
SHORTEST, LONG = 10, 22
"""Signs of an unspaced text from which it may be, and is, a sentence."""
EXPLAINED = 6
"""Signs from which it is one where the question asks what something means, or why and how it is."""
_ASKS_TO_EXPLAIN = pattern(
    "什么是|什么叫|何谓|什么意思|什麼是|什麼意思|为什么|為什麼|为何|怎么|如何|とは何|とはなん|どういう意味|なぜ|どうして|どのように"
)
MEMBER = 9
"""Signs of a list's member."""
_SEPARATORS = pattern("[、，,;；・/／\n]|和|(?<!こ)と(?!して|なる|なっ|いう|き|する)|及び|以及")
_END = pattern("[。！!]\\s*$")
_KOREAN_END = pattern("(?:다|요|죠|까|것|음|함|됨|임|때문|위해)[.!]?\\s*$")
"""How Korean sentences end, and what stands for one."""
_GRAMMAR = pattern(
    "は|が|を|に|で|から|ため|こと|もの|です|ます|する|した|して|れる|られ|など|より|的|是|在|把|被|使|了|而|因|由|并|或|会|能|所|于|让|将|其"
)


def is_sentence(card: Card, kind: AnswerKind) -> bool:
    """Whether the reference, which could be read as a value of that kind, is a sentence in another language."""
    language = language_of_card(card.prompt, card.reference)
    if kind is AnswerKind.LIST and asks_several(card.prompt):
        return False
    if kind is AnswerKind.LIST and language and asks_why(card.prompt):
        return True  # reasons one after another: "folket var fattigt, skatterna orättvisa"
    return bool(language) and _is_sentence(card.reference, language, card.prompt)


def _is_sentence(text: str, language: str, question: str) -> bool:
    if unspaced(text) and " " not in text.strip():
        return _unspaced(text, explained=_ASKS_TO_EXPLAIN.search(question) is not None)
    return (language == "ko" and _KOREAN_END.search(text) is not None and len(text.split()) > 2) or _defines(
        text
    )


def _unspaced(text: str, *, explained: bool) -> bool:
    """Whether a text without blank spaces is a sentence; `explained`: its question asks for more than a name."""
    text = text.strip()
    parts = [part for part in _SEPARATORS.split(text.rstrip("。")) if part]
    clauses = explained and ("，" in text or "," in text)  # members of a list have 、 between them
    if len(parts) > 1 and all(len(part) <= MEMBER for part in parts) and not clauses:
        return False
    if len(text) < (EXPLAINED if explained else SHORTEST):
        return False
    return explained or len(text) >= LONG or _END.search(text) is not None or len(_GRAMMAR.findall(text)) > 1


def _defines(text: str) -> bool:
    """Whether a noun stands there and a clause that tells of it."""
    head, _, rest = text.partition(",")
    words = [fold(word) for word in rest.split()]
    if len(words) < SHORTEST_CLAUSE:
        return False
    first = fold(head.split()[0]) if head.split() else ""
    return first in _ARTICLES or words[0] in _RELATIVES or words[1] in _RELATIVES
