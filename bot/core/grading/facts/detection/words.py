"""Tells persons, works, places and terms from sentences.

Short phrases are terms, capitalised ones names; what has a verb is a sentence, unless it only carries a term.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.context import asked_keys
from bot.core.grading.facts.detection.values import ASKS_DATE
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.names.names import Person
from bot.core.grading.facts.said import clean
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER, GIVEN_NAMES, OPPOSITES, PARTICLES, SUFFIXES, TITLES
from bot.core.grading.facts.words.expansions import spelled_words
from bot.core.grading.facts.words.languages import ARTICLES, asks_article, language_of
from bot.core.grading.facts.words.phrases import content_of, phrase
from bot.core.grading.facts.words.terms import Term
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import Word, undotted, words

LONGEST_TERM = 5
"""Content words of a term; longer phrases are sentences."""
SENTENCE_WORDS = 4
"""Words from which on what ends with a full stop is a sentence."""
_ROLES = (
    r"person|man|woman|king|queen|president|painter|artist|author|writer|poet|composer|scientist|physicist"
    r"|chemist|mathematician|philosopher|inventor|explorer|emperor|actor|actress|singer|musician|director"
    r"|player|astronaut|politician|general|leader|engineer|architect|sculptor|novelist|playwright|economist"
    r"|biologist|astronomer|psychologist|prime minister|monarch|pope|nurse|philanthropist|conductor|pianist"
    r"|footballer|athlete|physician|doctor|surgeon|biochemist|botanist|geologist|naturalist|sociologist"
    r"|historian|statesman|programmer|officer|researcher|pilot|sailor|navigator|admiral|pharaoh|sultan|tsar"
    r"|prince|princess|duke|saint|reformer|activist|lawyer|poetess|sculptress|designer|founder|discoverer"
    r"|logician|statistician|geneticist|anatomist|astronomer|monk|dramatist|librettist|photographer|dancer"
    r"|father|mother|brother|sister|son|daughter|wife|husband|creator|ruler|chancellor|minister|conqueror|guitarist"
    r"|drummer|boxer|wrestler|golfer|rapper|coach|captain|commander"
)
_ASKS_PERSON = pattern(
    r"(?i)\b(?:who|whose|whom)\b|\b(?:which|what|name (?:the|a|an)|this)\s+(?:\w+\s+){0,3}?(?:"
    + _ROLES
    + r")\b"
    r"|\bname of (?:[\w']+ ){0,3}?(?:" + _ROLES + r")\b|\b(?:girl|boy|" + _ROLES + r")'s (?:\w+ )?name\b"
    r"|^\W*(?:the )?(?:\w+ ){0,2}(?:" + _ROLES + r") (?:of|in|from|to|who|behind|at|during|until|since)\b"
    r"|^\W*(?:wer|wen|wem|qui|quién|quien|quem|chi|kto|kdo|кто|кем|чей|хто|ким|чий|cine|vem|hvem|kuka|siapa(?:kah)?|ki|من|किसने)\b"
    r"|\bkim\b(?=.*[ığşçöü])|\bwie (?=\w+(?:te|de|ef|ond)\b)"
)


_ASKS_TEAM = pattern(r"(?i)\b(?:teams?|club|franchise)\b")


def asks_person(question: str) -> bool:
    """Whether the question asks for a person."""
    return _ASKS_PERSON.search(question) is not None


EXPLAINS = pattern(
    r"(?i)^\s*(?:why|how(?! (?:many|much|long|far|old|tall|high|deep|big|large|fast|often|heavy"
    r"|hot|cold|wide))|explain|describe|discuss|compare|what happens|what happened"
    r"|what does .* do\b|what effect)\b"
)
VERB = pattern(
    r"(?i)\b(?:is|are|was|were|be|has|have|had|can|could|does|did|will|would|should|must|may"
    r"|might|because|if|when|so that|that|which|since"
    r"|while|who|where|it|they|you|we|cannot|become|becomes|causes|makes|means|allows|helps|uses"
    r"|contains|ended|began|sets|rises)\b"
)


def is_person(text: str, question: str) -> bool:
    """Whether the reference names a person by more than one name."""
    found = [word for word in words(undotted(text)) if not word.mark]
    if not 2 <= len(found) <= 6 or found[0].text.lower() in ("the", "a", "an"):
        return False
    capital = found[0].text[:1].isupper() and found[-1].text[:1].isupper()
    capital = capital or (asks_person(question) and _is_name_in_small_letters(found))
    if not capital or found[-1].key.startswith("#"):
        return False
    named = found[0].text.lower() in GIVEN_NAMES and len(found[0].text) > 1
    asked = asks_person(question) and all(word.text.lower() not in ("of", "and") for word in found)
    return asked or (
        named
        and not re.search(
            r"(?i)\b(?:where|which (?:city|country|state|river|book|film|company|university)"
            r"|what (?:city|country|state|river|book|film|company|work|novel|play))\b",
            question,
        )
    )


def _is_name_in_small_letters(found: list[Word]) -> bool:
    """Whether words in small letters can be nothing but a name: "severus snape", "professor flitwick"."""
    told = [word.text for word in found]
    common = [word for word in told if is_word(word, rare=False)]
    opened = told[0] in GIVEN_NAMES or (told[0] in TITLES and common == told[:1])
    return all(map(str.islower, told)) and (opened or not common)


def person(text: str) -> Person | None:
    """The reference as a person's name; None for a single name."""
    if text.count(",") == 1:
        last, first = (part.strip() for part in text.split(","))
        if first.lower().rstrip(".") not in SUFFIXES:
            text = f"{first} {last}"
    found = [word for word in words(undotted(text)) if not word.mark]
    while len(found) > 2 and found[0].text.lower() in TITLES:
        found = found[1:]
    while len(found) > 1 and found[-1].key in SUFFIXES:
        found = found[:-1]
    keys = [word.key for word in found]
    if len(keys) < 2 or keys[-1].startswith("#"):
        return None
    if _is_titled(found):
        return Person(text, (), tuple(keys[1:]))
    at = len(keys) - 1
    while at > 1 and keys[at - 1] in PARTICLES:
        at -= 1
    return Person(text, tuple(keys[:at]), tuple(keys[at:]))


def _is_titled(found: list[Word]) -> bool:
    """Whether a name is a title and a surname; "Queen Victoria" is a first name, "Captain Hook" an ordinary word."""
    title, *rest = (word.text.lower() for word in found)
    return (
        len(rest) == 1
        and title in TITLES
        and rest[0] not in TITLES | GIVEN_NAMES
        and not is_word(rest[0], rare=False)
    )


def known_by_one_name(text: str, question: str) -> Person | None:
    """A person or team told by one name, of which the answer may tell the rest: "Bonds", "Laguna"; None for others."""
    found = [word for word in words(undotted(text)) if not word.mark]
    lower = text.lower()
    if len(found) != 1 or not found[0].text.isalpha() or lower in TITLES | CARRIER:
        return None
    team = _ASKS_TEAM.search(question) is not None and lower.endswith("s")
    proper = lower in GIVEN_NAMES or not is_word(lower, rare=False)
    return Person(text, (), (found[0].key,)) if team or (proper and asks_person(question)) else None


def named(text: str, question: str) -> Matcher | None:
    """A person, a place, a work or a term; None for a sentence."""
    bare = _without_article(text, question)
    if bare != text:
        found_term = term(bare, question)
        return (
            replace(found_term, phrase=replace(found_term.phrase, text=text))
            if isinstance(found_term, Term)
            else found_term
        )
    if is_person(text, question) and not _describes(text, question):
        found: Person | None = person(text)
        if found is not None:
            return found
    return term(text, question) or (Term.of(text) if spelled_words(text, question) else None)


def _without_article(text: str, question: str) -> str:
    """A reference in the question's language without its article, which an ordinary question does not ask for."""
    if not language_of_text(question) or language_of(question) or asks_article(question):
        return text
    first, _, rest = text.partition(" ")
    letters = {"pt": {"i"}, "it": {"a", "o"}}.get(language_of_text(question), {"a", "o", "i"})
    return rest if rest and first.lower() in ARTICLES - letters - {"to", "an"} else text


def term(text: str, question: str) -> Matcher | None:
    """A place, a work or a term; None for a sentence."""
    plain = re.sub(r"(?<!\.[^\W\d_])[.!]+$", "", clean(text))  # the last dot of "U.S." is no full stop
    if _ASKS_WHERE_OR_HOW.match(question):
        plain = _PLACED.sub("", plain)
    found = [word for word in words(undotted(plain)) if not word.mark]
    if not found:
        return None
    marks = [
        word
        for word in words(undotted(plain))
        if word.mark == "stop" and word.text not in (":", "!", "?", ".")
    ]
    content = content_of(found, frozenset())
    pronoun = re.fullmatch(r"(?i)(?:it|they|he|she|this|you|we|that)\s+(\w+)", plain)
    if pronoun:
        return Term(AnswerKind.TERM, phrase(pronoun[1]))
    carried = VERB.search(plain) if not _titled(plain) and not _is_saying(found, question) else None
    told = text.rstrip().endswith((".", "!")) and len(found) >= SENTENCE_WORDS and not _titled(plain)
    if (carried and len(found) > 2) or told:
        return _carried(plain, question) if carried else None
    if len(content) > LONGEST_TERM or len(found) > 2 * LONGEST_TERM or marks:
        return None
    proper = plain[:1].isupper() and not plain.isupper() and _proper(plain)
    kind = AnswerKind.NAME if proper and not _describes(plain, question) else AnswerKind.TERM
    return Term(kind, phrase(plain))


_ASKS_WHAT_IT_IS = pattern(
    r"(?i)\W*was (?:ist|sind|bedeutet|bezeichnet|versteht|meint|regelt|besagt|beschreibt|misst|bewirkt|macht|tut)\b"
)
_NOUN_AND_MORE = pattern(r"[A-ZÄÖÜ][^\W\d_]+(?:,? [a-zäöüß]+)+ \w.*")


def _describes(text: str, question: str) -> bool:
    """Whether a German phrase tells what something is, so that its nouns are no names: "Miete ohne Heizkosten"."""
    return _ASKS_WHAT_IT_IS.match(question) is not None and _NOUN_AND_MORE.fullmatch(text) is not None


_ASKS_WHERE_OR_HOW = pattern(
    r"(?i)\W*(?:where|how|why|which way|(?:in|to|from|on|at|by) (?:which|what)|(?:which|what) direction)\b"
)
_PLACED = pattern(
    r"(?i)^(?:in|on|at|to|towards?|by|from|into|through|via|with|within|inside|near|under|using|due to|because of"
    r"|thanks to)\s+(?=\w{3}|the )"
)
"""How a place or means begins, which an answer may leave off or say otherwise."""
_ASKS_MEANING = pattern(r"(?i)\bmeans?\b|\btranslat|\bhow do (?:you|i|we) say\b|\bin english\b")
LONGEST_SAYING = 6


def _is_saying(found: list[Word], question: str) -> bool:
    """Whether the reference is a phrase of a language that is asked for as such: "thank you very much"."""
    return len(found) <= LONGEST_SAYING and _ASKS_MEANING.search(question) is not None


def _titled(text: str) -> bool:
    """Whether all longer words are capitalised, as in titles and names."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", text))


def _proper(text: str) -> bool:
    inner = re.findall(r"[^\W\d_]{2,}", text)
    return len(inner) == 1 or any(word[0].isupper() for word in inner[1:])


def _carried(text: str, question: str) -> Matcher | None:
    """A term or name in a carrier sentence of the question's words: "A proton has a positive charge"."""
    if EXPLAINS.search(question) or _DENIES.search(text) or len(text.split()) > LONGEST_CARRYING:
        return None
    text = text if ASKS_DATE.search(question) else _DATED.sub("", text)
    told = _PREDICATE.search(text)
    if told and asks_person(question) and is_person(told["name"], question):
        return person(told["name"])
    keys = asked_keys(question)
    found = words(undotted(text))
    left = content_of(found, keys, frozenset(OPPOSITES) - CARRIER)
    left = [word for word in left if not any(_derived(word.key, key) for key in keys)] or left
    if not left and len(found) > 2:
        left = [word for word in found if word.key in OPPOSITES and word.key not in keys][:1]
    if len(left) != 1:
        return None
    run = undotted(text)[left[0].start : left[0].end]
    kind = AnswerKind.NAME if run[:1].isupper() and left[0].start else AnswerKind.TERM
    return Term(kind, phrase(run), soft=True)


LONGEST_CARRYING = 10
"""Words of a sentence that carries a term."""
SHORTEST_DERIVED = 6
_DENIES = pattern(r"(?i)\b(?:not|no|never|because|if)\b|n't")
_DATED = pattern(r"(?i)\s+in\s+\d{3,4}(?=\W*$)")
"""A year behind what happened in it."""
_TITLE = pattern(r"[A-Z][\w'.-]*(?:\s+(?:(?:of|the|de|da|di|van|von|der|den)\s+){0,2}[A-Z][\w'.-]*){1,4}")
"""A name of several words."""
_PREDICATE = pattern(rf"\b(?:is|was|are|were|be|by)\s+(?P<name>{_TITLE.text})\W*$")
"""The name that a sentence ends in: "The inventor was Alexander Graham Bell."."""


def _derived(one: str, other: str) -> bool:
    """Whether two words are of one stem: "director" for "directed"."""
    return (
        min(len(one), len(other)) >= SHORTEST_DERIVED and one[:SHORTEST_DERIVED] == other[:SHORTEST_DERIVED]
    )
