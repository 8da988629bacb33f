"""Cuts an answer to a list into the parts that may each be a member, and reads a part in other ways.

Whether a part is a member is decided in `grading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.core.cards import AnswerKind
from bot.core.grading.facts.carriers import without_holding
from bot.core.grading.facts.context import question_keys
from bot.core.grading.facts.lists.abroad import parts_abroad, parts_east, with_ending
from bot.core.grading.facts.lists.members import NUMBERED, Matcher
from bot.core.grading.facts.numbers.measures import Measure
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.numbers.values import measured
from bot.core.grading.facts.remarks import head
from bot.core.grading.facts.rephrasings import from_symbol, in_common_words, unabbreviated
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.scripts.scripts import fold, unspaced
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import SMALL
from bot.core.grading.facts.words.adjectives_abroad import agreeing
from bot.core.grading.facts.words.own_words import is_other_name
from bot.core.grading.facts.words.phrases import same_root
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.synonyms import asks_word
from bot.core.grading.facts.words.words import words

LONGEST_REMARKED = 8
"""Words of a part that may be a member and a remark on it."""
_BOTH_SIGNS = pattern(r"(?:±|\+/?-|plus or minus)\s*(\d+(?:\.\d+)?)")
_SHARE = pattern(r"\s*[(~]*\s*\d[\d.,]*\s*%.*$")
"""How much there is of a member: "nitrogen 78%"."""
_LABEL = pattern(r"^\w{1,12}\s*[=:]\s*(?=\S)")
MOST_PARTS = 30
"""Parts of an answer that are held against the members."""
_SEPARATOR = pattern(
    r"\s*(?:\n+|;|,(?!\d{3}(?!\d))|(?<!\d)/(?!\d)|\s\|\s|&|(?<=\s)\+(?=\s)|(?<=[a-z])\+(?=[a-z])"
    r"|->|→|\s>\s|\s-\s|\band then\b|\bthen\b|\band also\b|\bas well as\b"
    r"|\bplus\b|\band\b|\bor\b|\bwith\b|\balso\b|\bfollowed by\b|\bafter that\b|\bfinally\b"
    r"|\blastly\b|\by\b(?=\s[a-z])|\bund\b|\bet\b|\boch\b|\b(?:e|i|en)\b(?=\s[^\W\d_]{3}))\s*",
    re.IGNORECASE,
)
_FIRST = pattern(
    r"(?i)^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|\d(?:st|nd|rd|th)|next|last(?:ly)?|finally|(?:much )?later"
    r"|(?:at|in) the (?:end|beginning|start|middle)|to (?:start|begin|end)(?: with)?|(?:start|begin|end)(?:s|ing)? with"
    r"|after (?:it|that|this|them)|before (?:it|that|this|them))"
    r"(?: of all| comes?| the)?,?\s+(?=\w)|\s+(?:first|last|at the (?:end|start|beginning)|comes? (?:first|last|next))$"
)
_AND_CUT = pattern(r"(?i)\s(?:an['’]|['’]n['’]?|['’]?n['’])\s")
"""How "and" is written as it is spoken: "green an' blue"."""
_MONTH = pattern(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d[./]\d")
_YEAR_BEHIND = pattern(r"(?P<name>\b[A-Z][\w'’]*)\s+(?:in\s+|of\s+)?(?P<year>1\d{3}|20\d\d)(?=\W*$)")
"""A year right behind what happened in it, where both are asked: "Waterloo 1815"."""
_SPAN = pattern(r"(?i)(?:from\s+)?(\d+)\s*(?:-|–|\bto\b)\s*(\d+)")
"""Two numbers with all between them, where the lowest and the highest are asked."""
_ALL = pattern(
    r"(?i)\W{0,3}\b(?:all|both) (?:of (?:them|these)|two|three|four|five|six|seven|eight|\d)\b\W{0,3}"
)


def parts_of(said: Said, members: Sequence[Matcher]) -> list[str]:
    """The stretches of an answer that may each be one of the members."""
    if all(unspaced(member.text) for member in members):
        return parts_east(said.text, [member.text for member in members], said.question)[:MOST_PARTS]
    if all(isinstance(member, Measure) and member.unit for member in members):
        told = [value.text for value in measured(said.text)]
        return told[:MOST_PARTS] if told else [said.text]
    if all(len(member.text) == 1 for member in members):
        told = [one for one in re.findall(r"[^\W\d_]+", said.text) if one.lower() != "and"]
        lead = list(takewhile(lambda one: len(one) == 1, told))
        if len(lead) >= len(members):
            told = lead  # "c-e-g, so root, third and fifth"
        letters = list(told[0]) if len(told) == 1 and len(told[0]) == len(members) else told
        if letters and all(len(one) == 1 for one in letters):
            return letters[:MOST_PARTS]
    parted = _AND_CUT.sub(" and ", said.text)
    both = in_figures(parted) if "plus or minus" in said.text else parted
    text = _ALL.sub(" ", NUMBERED.sub("\n", _BOTH_SIGNS.sub(r"\1, -\1", both)))
    text = re.sub(r"(?i)\b(?:because|since)\b.*", "", text)
    if any(member.kind is AnswerKind.DATE for member in members) and not _MONTH.search(text):
        text = _YEAR_BEHIND.sub(r"\g<name>\n\g<year>", text)
    parts = [
        _FIRST.sub("", part.strip())
        for part in _SEPARATOR.split(re.sub(r"[.!?](?=\s|$)", "\n", text))
        if part and part.strip()
    ][:MOST_PARTS]
    if all(isinstance(member, Measure) for member in members):
        spans = [(part, _SPAN.fullmatch(part)) for part in parts]
        parts = [end for part, span in spans for end in (span.groups() if span else (part,))]
    return parts_abroad(said, parts, [member.text for member in members])


def forms_of(part: str, members: Sequence[Matcher], question: str) -> Iterator[str]:
    """Other readings of a part: without a label, without a remark, in common words, with the noun of all members."""
    if len(part.split()) > LONGEST_REMARKED:
        return
    forms = [_LABEL.sub("", part), _SHARE.sub("", part)]
    cut = head(part, members[0].kind) or _TRAILED.match(part)
    if cut:
        forms.append(cut[0] if isinstance(cut, tuple) else cut["head"])
    forms += [_COUNTED.sub("", part), *_BRACKETED.findall(part), _NAMED_AS.sub("", part)]
    forms.append(_SIDES.sub(lambda found: _SIDE[found[1].lower()], part))
    asked = question_keys(question)
    forms += [member.text for member in members if _is_place_of(part, member.text)]
    forms.append(" ".join(word.text for word in words(part) if not word.mark and word.key not in asked))
    bare = [without_holding(part, question, member.text) for member in members]
    forms += bare
    alike = [member.text for member in members if any(_stands_for(one, member.text) for one in (part, *bare))]
    forms += alike if len(alike) == 1 else []
    forms += [in_common_words(part, member.text) for member in members]
    forms += [agreeing(one, member.text, question) for member in members for one in (part, *bare)]
    forms += [unabbreviated(part, member.text) for member in members]
    forms += [from_symbol(part, question, member.text) for member in members]
    if not (asks_word(question) or language_of_text(question)):
        forms += [member.text for member in members if is_other_name(member.text, part, question)]
    nouns = {member.text.split()[-1].lower() for member in members if " " in member.text}
    if len(nouns) == 1 and all(" " in member.text for member in members):
        forms.append(f"{part} {nouns.pop()}")  # "direct and alternating current"
    heads = {member.text.rpartition(" ")[0] for member in members}
    if len(heads) == 1:
        forms += [f"{head_} {one}" for head_ in heads for one in bare]  # "le pouvoir judiciaire"
    forms.append(with_ending(part, [member.text for member in members]))
    yield from (form for form in dict.fromkeys(forms) if form and form != part)


_TRAILED = pattern(
    r"(?i)^(?P<head>\S.*?)\s+(?:in|on|at|of|from|for|around|inside|outside|near|which|that|who)\s+(?:the|it|them|a|an|its)\b"
)
"""What only says where a member is: "electrons around the nucleus"."""


REMARKS = pattern(
    r"(?i)(?:which|who|that|all of|both|these|those|they|it|the (?:\d|two|three|four|five|six|seven)"
    r"|wie|weil|comme|parce|como|come|zoals|omdat|jak|как|потому)\b.* "
)
"""How a clause on the members begins, which is none of them."""
CLAUSE = pattern(
    r"(?i)^(?:the|an?|one) (?:[^\W\d_]+ ){0,3}ones?$|\b(?:you|them|we|i'?m?|my|our)\b"
    r"|^(?:in|on|at|from|for|of|all|together|both|not|no|as|like)\s|\s(?:is|are|was|were|has|have|gives?|makes?|does\w*|do"
    r"|don'?t|can|check|counts?)\b"
)
"""What stands behind a whole list and is a clause of its own, no member: "pluto doesn't count"."""
_NAMED_AS = pattern(
    r"(?i)^.*?\s(?:aka|a\.k\.a\.|i\.e\.|also (?:known as|called)|(?:is |are )?(?:called|known as|named)|or rather)\s+"
)
"""What leads up to a member's name: "brown sauce aka espagnole"."""
_SIDE = {"l": "left", "r": "right", "lt": "left", "rt": "right", "u": "upper", "n": "north", "s": "south"}
_SIDES = pattern(r"(?i)\b(l|r|lt|rt|u|n|s)\.?(?=\s[^\W\d_]{3})")
"""A side cut short before what has it: "l atrium"."""
_COUNTED = pattern(r"(?i)^(?:\d+|one|two|three|four)\s*x?\s+(?=[^\W\d])")
_BRACKETED = pattern(r"\(([^()]{2,40})\)")


_HEADED = pattern(
    r"(?:the )?(?:peace|treaty|treaties|battle|siege|edict|congress|council|convention|accords?|act|union|pact|war|diet"
    r"|armistice|agreement|declaration|synod|massacre) of (?:the )?(?P<name>\S.*)",
    re.IGNORECASE,
)
_BARE = pattern(
    r"(?i)^(?:(?:the|that|at|of|in|one|treaty|treaties|peace|battle|siege|accords?|war|agreement)\s+)+"
    r"|\s(?:one|treaty|treaties|peace|battle|siege|accords?|war|agreement)$"
)


def _is_place_of(part: str, member: str) -> bool:
    """Whether a part is the place that an event is named after: "Westphalia", "the Westfalia one"."""
    found = _HEADED.fullmatch(member)
    bare = _BARE.sub("", _BARE.sub("", part.strip())) if found else ""
    if found is None or not bare[:1].isupper():
        return False
    own, told = fold(found["name"].lower()), fold(bare.lower())
    return own == told or slip(own, told)


def _stands_for(part: str, member: str) -> bool:
    """Whether a part is what a member's letters stand for, its word in another form ("judiciary") or its beginning."""
    told = [word for word in re.findall(r"[^\W\d_]+", part.lower()) if word not in SMALL]
    if member.isupper() and len(member) == len(told) and "".join(word[0] for word in told) == member.lower():
        return True
    own = member.lower()
    if len(told) != 1 or not own.isalpha():
        return False
    if own[-1] in "oa" and told[0][-1] in "oa" and own[:-1] == told[0][:-1]:
        return len(own) > SHORTEST_CUT  # "rojo", "roja"
    if {own[-1], told[0][-1]} == {"e", "o"} and own[:-1] == told[0][:-1]:
        return len(own) > 2 * SHORTEST_CUT - 1  # "tomate", "tomato"
    own, one = fold(own), fold(told[0])
    return same_root(own, one) or (len(one) >= SHORTEST_CUT and own.startswith(one))


SHORTEST_CUT = 3
"""Letters of a member that is cut short, where no other begins alike."""


FEWEST_INITIALS = 3
"""Members of a list that its initials tell; those of two are as likely symbols: "H, O"."""


def are_initials(parts: Sequence[str], members: Sequence[Matcher]) -> bool:
    """Whether the parts are the first letters of the members: "A, T, G, C", "RGB", "n s e w"; no symbols of two."""
    if len(members) < FEWEST_INITIALS:
        return False
    if len(parts) == 1:
        whole = parts[0]
        parts = list(whole) if whole.isupper() and whole.isalpha() else whole.split()
    letters = sorted(member.text[0].lower() for member in members)
    return len(set(letters)) == len(letters) and sorted(part.lower() for part in parts) == letters
