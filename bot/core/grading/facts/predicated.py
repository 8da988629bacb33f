"""Finds what an answer says the thing is, where more than a value stands there.

"The bloke who wrote Filth, Irvine Welsh" describes and then names, "Jupiter spins round in ten hours" says something of
what it names, "Melbourne until 1927, Canberra since" tells which one holds. What only describes, goes before or is
told of the thing is no other value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.grading.facts.detection.words import asks_person
from bot.core.grading.facts.dialects import in_standard_words
from bot.core.grading.facts.namings import (
    renamed,
    without_company,
    without_latin,
    without_mothers_name,
    without_state,
)
from bot.core.grading.facts.remarks import RIVAL, begins_remark
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import TITLES
from bot.core.grading.facts.words.synonyms import asks_word
from bot.core.grading.facts.words.word_forms import is_word

LONGEST_NAME = 5
"""Words of a name behind its description."""
SHORTEST_DESCRIPTION = 3
_LAST = pattern(r"(?s)^(?P<lead>.{3,200})(?:(?P<colon>:)|,|;|\s[-–—]|\s?\.{3})\s+(?P<name>[^,;:]{2,60})$")
_UP = r"[A-ZÀ-ÞА-ЯЁІЇЄҐİŞĞŁŚŻŹĆŽŠČŘĎŤŇĐ]"
_INTRODUCED = pattern(
    r"(?i)^(?:(?:well|so|oh|hm+|um+|erm|it'?s|it is|that'?s|he'?s|she'?s|das ist|es ist|c'est|esto es|es|è"
    r"|é|это|het is|dit is"
    r"|dat is|det är|to jest|was|it was|it'?ll be)\s+)+"
)
_OPENS = pattern(
    r"(?i)^(?:the|that|this|an?|one of"
    r"|him|her|he|she|some|my|our|their|fifth|fourth|third|second|first|sixth|seventh|eighth|ninth|tenth"
    r"|\d+(?:st|nd|rd|th)"
    r"|last|only|biggest|largest|smallest|longest|highest|same|der|die|das|den|ein|eine|dieser?|jener?"
    r"|derjenige|le|la|les|l'"
    r"|une?|cette?|ce|celui|celle|el|los|las|una?|aquel|ese|esa|il|lo|gli|quel|quello|quella|o|os|as|um|uma"
    r"|aquele|aquela"
    r"|тот|та|то|этот|эта|het|een|den|det|ten|ta|to)\b"
)
"""What a description begins with."""
_INNER = frozenset(
    listed("""
    who that which whose with from of in on at by for as out to near where when between after before under about
    der die das mit aus von in im am bei zu auf für wo qui que dont avec de du des dans en sur à où con del en
    por para donde che di da nel nella col dove com do da no na onde который которая которое которые с из в на от для
    uit met van op som från med på i który która które z ze w na
    """)
)
"""Words within a description that join its parts."""
_LISTED = pattern(r"(?i)\s(?:and|und|et|y|e|i|и|en|och)\s")
_NICKNAME = pattern(rf"(?:[Tt]he|[Dd]er|[Dd]ie|[Ll]e|[Ll]a|[Ee]l|[Ii]l|[Oo])(?: {_UP}[\w'’-]+){{1,3}}")
_SUBJECT = pattern(
    rf"(?P<name>{_UP}[\w'’-]*(?: {_UP}[\w'’-]*){{0,3}}) (?P<verb>[a-z]{{2,}}(?:[^\Wisu]s|ed))\s+\S+\s+\S.*"
)
"""A name of which a verb says something."""
_FORMER = pattern(
    r"(?i)\b(?:until|till|up to|before|formerly|previously|used to be|once|originally|earlier|first|in the past"
    r"|jusqu'(?:en|à|au)|avant|autrefois|anciennement|bis|früher|vorher|ehemals|zuvor|einst|hasta|antes|anteriormente"
    r"|fino al?|prima|un tempo|até|antigamente|до|раньше|ранее|прежде|сначала|tot|vroeger|voorheen|fram till|tidigare"
    r"|dawniej|wcześniej|przedtem)\b"
)
_CURRENT = pattern(
    r"(?i)\b(?:nowadays|now|today|currently|since(?: then)?|these days|after that|afterwards|depuis"
    r"|aujourd'hui|maintenant"
    r"|désormais|actuellement|seitdem|seit|heute|jetzt|inzwischen|nun|desde|ahora|hoy|actualmente|adesso|oggi"
    r"|attualmente|ora|agora|hoje|atualmente|теперь|сейчас|сегодня|ныне|sinds|tegenwoordig|nu|numera|teraz|obecnie"
    r"|dziś|dzisiaj)\b(?: (?:in |en |em |в |с )?\d{3,4})?"
)
_SPLIT = pattern(r"(?i)\s*[,;.]\s+(?:(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|и|а|но|en|och|i|a)\s+)?")
_JOIN = pattern(r"(?i)\s(?:and|but|und|aber|et|mais|y|pero|ma|mas|и|а|но)\s")
_PAST = pattern(
    r"(?i)\b(?:was|were|former\w*|until|before|once|war|früher|était|avant|era|fue|était|был[аи]?|до)\b|\d{4}"
)


def predicated(text: str, question: str) -> Iterator[tuple[str, bool]]:
    """What the answer says the thing is, and whether that has to be right for the answer to be."""
    for start in dict.fromkeys((in_standard_words(text), text)):
        yield start, False
        for named in (without_state(start), without_company(start, question), without_mothers_name(start)):
            if named != start:
                yield named, False
        yield from _named_last(start, question)
        yield from _called_besides(start, question)
        yield from _subject(start, question)
        yield from _holding_now(start, question)
        if named := renamed(start):
            yield named, True


def _named_last(text: str, question: str) -> Iterator[tuple[str, bool]]:
    """The name behind a description, behind a nickname or behind the Latin name of the thing."""
    found = _LAST.match(text)
    if not found or len(found["name"].split()) > LONGEST_NAME:
        return
    lead, name = found["lead"].strip(), found["name"].strip()
    if (
        any(map(str.isdigit, name))
        or RIVAL.search(name)
        or begins_remark(name)
        or re.search(r"(?i)\b(?:or|maybe|either|oder|или)\b", lead)
    ):
        return
    if _is_description(lead, name, colon=found["colon"] is not None):
        yield name, True
    elif asks_person(question) and _is_nickname(lead) and name[:1].isupper():
        yield name, False


def _called_besides(text: str, question: str) -> Iterator[tuple[str, bool]]:
    """The answer without the thing's Latin name, or the person's nickname behind it."""
    if not asks_word(question) and (common := without_latin(text)) != text:
        yield common, False
    name, _, rest = text.partition(", ")
    if asks_person(question) and _is_nickname(rest.strip(" .!")) and name.istitle():
        yield name, False


def _is_nickname(text: str) -> bool:
    """Whether an article and capital words call somebody, and are no title: "the Flying Scotsman"."""
    return _NICKNAME.fullmatch(text) is not None and TITLES.isdisjoint(text.lower().split())


def _is_description(lead: str, name: str, *, colon: bool) -> bool:
    """Whether what leads up to a name says which thing it is, and is no value itself."""
    first, *others = re.split(r"\s*[,;]\s+", lead)
    first = _INTRODUCED.sub("", first)
    told = first.split()
    if not _OPENS.match(first) or len(told) < SHORTEST_DESCRIPTION:
        return False
    joined = not _INNER.isdisjoint(word.lower() for word in told[1:])
    small = not re.search(rf"\s{_UP}", first) and name[:1].isupper()
    clauses = all(_LISTED.search(one) or len(one.split()) > SHORTEST_DESCRIPTION for one in others)
    return (joined or small) and (clauses or colon)


def _subject(text: str, question: str) -> Iterator[tuple[str, bool]]:
    """The name of which the answer says what the question asks: "Jupiter spins round in ten hours"."""
    found = _SUBJECT.fullmatch(text)
    if not found or found["name"].lower() in question.lower():
        return
    base = re.sub(r"(?:s|ed)$", "", found["verb"])
    if any(is_word(one, rare=False) for one in (base, f"{base}e", found["verb"])):
        yield found["name"], True


def _holding_now(text: str, question: str) -> Iterator[tuple[str, bool]]:
    """Of what was and what is, the latter, where the question does not ask for the former."""
    for mark in (_SPLIT, _JOIN):
        parts = mark.split(text)
        if len(parts) != 2 or _PAST.search(question):
            continue
        former = [part for part in parts if _FORMER.search(part) and not _CURRENT.search(part)]
        current = [part for part in parts if _CURRENT.search(part) and not _FORMER.search(part)]
        if len(former) == 1 == len(current):
            yield _CURRENT.sub(" ", current[0]).strip(" ,.;"), True
