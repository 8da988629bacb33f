"""Answers that only say that their author does not know, whatever their words share with the card.

Whole answers, in the words of several languages; a card that has these words as its own answer ("pass", of a
language's keywords), or within one, takes them as an answer.
"""

from __future__ import annotations

import re
import unicodedata

from bot.core.cards import Card

_ENGLISH = (
    "i do not know|do not know|i dont know|dont know|idk|dunno|i dunno|no idea|i have no idea|ive no idea|no clue|"
    "i have no clue|not sure|i am not sure|im not sure|no answer|pass|i pass|skip|give up|i give up|"
    "help|help me|hint|a hint|i need a hint|i cannot remember|i cant remember|cant remember|i do not remember|"
    "i dont remember|i forgot|forgot|never heard of it|i have never heard of it|beats me|who knows|"
    "i cant|i can not|i cannot|i do not understand|i dont understand|i dont get it"
)
_OTHERS = (
    "no se|no lo se|ni idea|no tengo ni idea|nao sei|nao faco ideia|non so|non lo so|boh|je ne sais pas|je sais pas|"
    "aucune idee|keine ahnung|weiss nicht|ich weiss nicht|ich weiss es nicht|kp|weet niet|weet ik niet|"
    "ik weet het niet|geen idee|nie wiem|nevim|nem tudom|bilmiyorum|"
    "vet inte|jag vet inte|ved ikke|jeg ved ikke|vet ikke|jeg vet ikke|"
    "en tieda|не знаю|не знаю ответа|понятия не имею|хз|わからない|分からない|わかりません|分かりません|知らない|"
    "不知道|我不知道|不清楚|모르겠어요|모르겠다|몰라요|몰라|nu stiu|ne znam|"
    "لا اعرف|لا أعرف|لا أدري|لا ادري|لا أعلم|لا اعلم|مش عارف|ما أعرف|ما اعرف|ليس لدي فكرة|لا فكرة لدي|"
    "לא יודע|मुझे नहीं पता|पता नहीं|नहीं पता|मुझे पता नहीं|मालूम नहीं|"
    "नहीं मालूम|मुझे नहीं मालूम|मुझे मालूम नहीं|मैं नहीं जानता|मैं नहीं जानती"
)
_BEFORE = r"(?:(?:um+|uh+|er+|hm+|well|sorry|ok|okay|honestly|so)\s)*"
_AFTER = (
    r"(?:\s(?:sorry|really|honestly|at all|tbh|please|pls|mate|man|lol|"
    r"th(?:is|at) one|what (?:this|it) is|yet|now))*"
)


def _plain(text: str) -> str:
    """Words alone: without marks over Latin letters, apostrophes, signs and capitals."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    bare = "".join(c for c in letters if not "\u0300" <= c <= "\u036f")
    return " ".join(re.findall(r"\w[\w\u0900-\u097f]*", unicodedata.normalize("NFC", bare)))


_PASS = re.compile(
    _BEFORE + "(?:" + "|".join(_plain(each) for each in f"{_ENGLISH}|{_OTHERS}".split("|")) + ")" + _AFTER
)


LONGEST = 80
"""Characters of a text that may be one."""


def is_pass(text: str, card: Card) -> bool:
    """Whether an answer only says that the person does not know, in words that are no text of the card's own."""
    if len(text) > LONGEST:
        return False
    said = _plain(text)
    return _PASS.fullmatch(said) is not None and said not in map(
        _plain, (card.reference, *card.accepted, *card.partial)
    )


def may_be_meant(text: str, card: Card) -> bool:
    """Whether a right answer has such words within: "pass" may mean "the pass statement"."""
    said = f" {_plain(text)} "
    return any(said in f" {_plain(own)} " for own in (card.reference, *card.accepted))
