"""Tells the ways in which one says a value: "aluminium or aluminum", "37 °C / 98.6 °F", "red, yellow or blue".

An "or" within a sentence or behind a negation is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.grading.facts.detection.same_values import alike, united
from bot.core.grading.facts.detection.words import EXPLAINS, VERB
from bot.core.grading.facts.formulas.notation import notation
from bot.core.grading.facts.lists.members import ASKS_LIST, needed
from bot.core.grading.facts.scripts.scripts import foreign
from bot.core.grading.facts.tables import pattern

MOST_WAYS = 4
"""Ways to say one value."""
LONGEST_WAY = 5
"""Words of one of several ways."""
PROSE = pattern(r"[^\W\d_]{3,}(?:[ '-][^\W\d_]+){0,4}")
"""A few words."""
_WAYS = pattern(
    r"\s+or\s+|\s+/\s+|(?<=[a-z]{3})/(?=[a-z]{3})(?!(?:second|minute|hour|day|week|month|year|mole)\b)|\s+aka\s+|\s*\ba\.k\.a\.\s*"
    r"|\s*\balso known as\b\s*|\s+=\s+(?=[A-Za-z]{3})",
    re.IGNORECASE,
)
_GERUND = pattern(r"(?i)\w{3,}ing\s+\w")
_CHOICE = pattern(r"(?i)[^,;()]{1,40}(?:,\s*(?!or\b)[^,;()]{1,40}){1,6},?\s+or\s+[^,;()]{1,40}")
"""Several things of which any is right: "red, yellow or blue"."""
_ASKS_SENSE = pattern(r"(?i)\bwhat does\b.*\bmean\b|\bmeaning of\b|\btranslat")
_DENIES = pattern(r"(?i)\b(?:not|no|without|never|neither|lack(?:s|ing)?|avoid(?:s|ing)?|un\w+ed)\b|n['’]t\b")
_ASKS_ONE = pattern(
    r"(?i)^\W*(?:name|give|state|identify|mention)\s+(?:the|this|that|an?)\s+(?:\w+\s+){0,2}?\w*[^s\W]\s+"
    r"(?:that|which|who|whose|where|when|of|for|in|on|at|from|with|to|by|\w{3,}ed)\b|\bname\W+as\b"
)
"""What asks for one thing: "Name the artery that ..., A / B" asks for one that has two names."""
_STROKE = pattern(r"\s/\s")
_ASKS_SINGLE = pattern(
    r"(?i)^(?!.*\b(?:are|were|do|have|both|all|each|two|three|four|five|six|seven|pair)\b)"
    r".{0,80}?\b(?:which|what)\s+(?:[\w-]+\s+){0,2}?\w*[^s\W](?:['’]s\s+\w+|\s+(?:is|was|has|does|did|had|can|could|would"
    r"|should|will|may|must|gives|makes|causes|carries|contains|means|names|produces|holds|keeps|helps|lets|stands|shows"
    r"|marks|says|tells|describes|refers|belongs|comes|goes|grows|lives|lies|looks|lasts|begins|ends|starts|stops|opens"
    r"|closes|runs|flows|turns|moves|measures|converts|stores|protects|connects|joins|supports|provides|prevents|allows"
    r"|follows|appears|happens|occurs|takes|brings|gets|plays|wins|uses|needs|treats|attacks|affects|controls|regulates"
    r"|covers|surrounds|separates|forms|serves|works|acts|falls|rises|cuts|removes|sends|shares|sits|ran|won|made|wrote"
    r"|played|invented|discovered|\w+ed))\b"
)
"""What asks for one thing, though a verb ends as a plural does: "Which tree gives us acorns?"."""
LONGEST_CHOICE = 3
"""Words of one of several things of which any is right."""
_LEADS = pattern(r"(?i)(?:\w{3,}ing|of|in|on|at|for|from|with|by|which|that|but|and|like)\s")
_SENSES = pattern(r"[^\W\d_]+(?: [^\W\d_]+){0,2}(?:\s*[,;]\s*[^\W\d_]+(?: [^\W\d_]+){0,2}){1,3}")
"""What a word means, in several words of which each will do: "soft, quietly"."""
_OPTIONAL = pattern(
    r"(?P<before>^|.*?[\w-]\s)\((?P<word>[^\W\d_][\w-]*)\)(?P<after>\s+[^()]*[^\W\d_]{2}[^()]*)"
)


def ways_of(text: str, question: str) -> list[str]:
    """The ways in which a text without a remark gives its value: "aluminium or aluminum", "37 °C / 98.6 °F"."""
    optional = _OPTIONAL.fullmatch(text)
    if optional and notation(text, question) is None:
        short = f"{optional['before']}{optional['after'].strip()}"
        return [short, f"{optional['before']}{optional['word']}{optional['after']}"]
    if EXPLAINS.search(question) and VERB.search(text):
        return [text]  # "attack structures or processes of bacteria" is one reason
    if _CHOICE.fullmatch(text):
        choices = re.split(r",\s*(?:or\s+)?|\s+or\s+", text)
        return choices if all(map(_is_choice, choices)) else [text]
    if _ASKS_SENSE.search(question) and _SENSES.fullmatch(text):
        return re.split(r"\s*[,;]\s*", text)
    if _is_one(text):
        return [text]
    parts = [part.strip(" ,") for part in _WAYS.split(text)]
    if not 1 < len(parts) <= MOST_WAYS or not all(
        part and len(part.split()) <= LONGEST_WAY for part in parts
    ):
        return [text]
    verbal = {bool(VERB.search(part) or _GERUND.match(part)) for part in parts}
    if len(verbal) > 1 and not any(map(foreign, parts)):
        return [text]  # "ensuring models don't favour or discriminate against any group"
    one = _ASKS_ONE.search(question) or (_STROKE.search(text) and _ASKS_SINGLE.search(question))
    several = ASKS_LIST.search(question) and not one
    if "/" in text and _plain(parts) and several and needed(question, len(parts)) > 1:
        return [", ".join(parts)]
    if all(map(united, parts)):
        return parts if all(alike(parts[0], part, question) for part in parts[1:]) else [text]
    plain = _plain(parts)
    return [text] if not plain and notation(text, question) is not None else parts


def _is_one(text: str) -> bool:
    """Whether an "or" or a stroke in the text parts no ways to say it.

    What is denied before an "or" is denied behind it ("without guile or deception"), and strokes among commas part
    members of a list ("data collection/preparation, model design/training").
    """
    denied = _DENIES.search(text.partition(" or ")[0]) is not None
    path = text.startswith(("/", "~/", "./")) and " " not in text
    return path or ";" in text or denied or ("," in text and "/" in text and " or " not in text)


def _is_choice(text: str) -> bool:
    """Whether the text may be one of several things to choose from, and no piece of a sentence around them."""
    return len(text.split()) <= LONGEST_CHOICE and not _LEADS.match(text) and VERB.search(text) is None


def _plain(parts: Sequence[str]) -> bool:
    """Whether all parts are words."""
    return all(PROSE.fullmatch(part) for part in parts)
