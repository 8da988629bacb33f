"""Parts a reference from what only tells more of its value: a reason, a year, what a person was, what a place lies in.

The question sets the grain: what stands first and is what it asks for is the value, and the rest may be left.
"""

from __future__ import annotations

from bot.core.cards import AnswerKind, AnswerSpec
from bot.core.grading.facts.detection.values import ASKS_DATE, asks_number, date_reference, measured_reference
from bot.core.grading.facts.detection.words import EXPLAINS, VERB, asks_person, is_person
from bot.core.grading.facts.formulas.notation import notation
from bot.core.grading.facts.lists.abroad import members_abroad
from bot.core.grading.facts.lists.members import ASKS_LIST, asks_both, asks_two, members_of
from bot.core.grading.facts.remarks import head as head_of
from bot.core.grading.facts.remarks import opens_remark
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.yes_no.words import opens_with_polarity

_CUTS = pattern(
    r":\s|[,;]\s|\s[-–—]\s|\s(?=(?:when|where|which|who|because)\s)|\s(?=(?:in|circa|ca?\.)\s\d{3,4}\.?$)"
)
_YEAR = pattern(r"(?:(?:in|ca?\.?|circa)\s)?\s*\d{3,4}(?:\s?-\s?\d{2,4})?(?:\s?(?:BC|AD|BCE|CE))?\.?")
_ASKS_YEAR_TOO = pattern(r"(?i)\band\b|\bwhen\b|&|\?.*\?")
_PLACE = pattern(
    r"(?P<main>[A-Z][^\W\d_]+(?:[ -][^\W\d_]+){0,3}), (?P<more>[A-Z][^\W\d_]*(?:[ -][^\W\d_]+){0,3})\.?"
)
"""A place, and the larger one that it lies in: "Ottawa, Ontario"."""
_ASKS_PLACE = pattern(
    r"(?i)\b(?:where|capital|city|town|village|place|hauptstadt|capitale|stadt|ville|ciudad|città)\b"
)
LONGEST_TERM = 3
"""Words of a term, its article among them, that a remark may follow."""
FEWEST_MEMBERS = 3
_COMPARES = pattern(
    r"(?i)\bdiffer(?:s|ed|ent|ence|ences)?\b|\bcompar(?:e|es|ed|ison)\b|\bcontrast"
    r"|^(?!.*\b(?:who|which|where|when)\b).*\b(?:versus|vs)\b"
)
"""What asks for both sides; who won one team vs. another has one answer."""
_LABELLED = pattern(r"(?:^|[;.]\s+|\n)[^\W\d_][\w -]{0,30}:\s")
"""What opens a part of a reference that speaks of several things in turn: "Online: ...; Offline: ..."."""
_YES_NO = pattern(r"(?i)(?:yes|no|true|false)\b")
_ASKS_SENSE = pattern(r"(?i)^\W*(?:what(?:'s| is| are| was| were)\s+an?\s|define\b|what does\b.*\bmean\b)")
"""What asks for a definition, all of which is the answer."""
_CLAUSAL = pattern(
    r"(?i)(?!(?:king|ring|wing|spring|string|thing|swing|ceiling|evening|morning|building|wedding|sterling|lightning)\s)"
    r"(?:\w{3,}ing|every|each|they|it|you|we|he|she|this|these|there|to)\s"
)
"""What opens a clause or a definition by what one does, and no name: "attacking a distorted, weaker version ..."."""
_LED = pattern(
    r"(?i)(?:in|on|at|for|by|with|within|from|after|before|during|under|per|since|until|if|when|of|to|like|as)\s"
)
TITLE = 2
"""Capitalised words behind a preposition that make a title: "In Cold Blood"; "In C++" is none."""
_SMALL = frozenset(("a", "an", "the", "of", "and", "in", "to", "for", "on"))
_RELATIVE = pattern(r"(?i)(?:which|where|who|because|since)\s")
"""What alone may follow a value that opens with a preposition: "In C++, the default ..." is a sentence."""
_LABEL = pattern(
    r"(?i)(?:definitions?|meanings?|answers?|explanations?|examples?|notes?|hints?|tips?|also|besides|then|thus|hence"
    r"|so|however|therefore|furthermore|moreover|instead|otherwise|overall|fill the gap"
    r"|e\.?g\.?|i\.?e\.?|(?:interesting|surprising|important|additional|similar|consequent|subsequent|essential|usual"
    r"|general|typical|normal|ideal|actual|obvious|clear|fortunate|unfortunate|final|first|second|third|last|initial"
    r"|original|eventual|ultimate|specific|notab|brief|simp|basical|technical|historical|traditional|current|recent"
    r"|previous|alternative|converse|according)ly)"
)
"""What opens a sentence, or labels the answer, and is none: "Definition: ...", "Furthermore, ..."."""
_FIRST_PIECE = pattern(r"(?i)(?P<piece>[^,;:]{1,30}?)(?:[,;:]\s|\s(?:or|and|nor)\s)")
MEMBER = 2
"""Words of a piece that is a member of a list rather than a remark: "again, hard, good or easy: ..."."""
_PRONOUN = pattern(r"(?i)(?:it|they|he|she|we|you|this|these)\s")
_RESUMED = pattern(r"(?i),\s(?:of|to|for|from|that|into|with)\s")
"""What goes on behind an insertion: "The probability, assuming ..., of seeing ..."."""
_INDEFINITE = pattern(
    r"(?i)(?:an?|those|all|one)\s|(?:some|any|every)(?:one|body|thing|where)\b|(?:people|things|when|where|what)\b"
)
"""What opens a definition: "someone who speaks many languages"."""


def without_apposition(text: str, question: str) -> tuple[str, str]:
    """The reference, and what stands behind it that is no part of what is asked; "" for nothing."""
    place = _PLACE.fullmatch(text) if _ASKS_PLACE.search(question) else None
    if place:
        return place["main"], place["more"]
    if (
        "\n" in text
        or EXPLAINS.search(question)
        or _COMPARES.search(question)
        or len(_LABELLED.findall(text)) > 1
        or _YES_NO.match(text)
        or opens_with_polarity(text, question)
        or asks_two(question, text)
        or asks_both(question, text)
        or _is_list(text)
        or members_abroad(text, question)
        or notation(text, question) is not None
    ):
        return text, ""
    for cut in _CUTS.finditer(text):
        main, more = text[: cut.start()].strip(), text[cut.end() :].strip()
        if cut[0].isspace() and main[:1].islower():
            continue  # "the person who sues" is no person
        if main and more and (_is_value(main, more, question) or _is_named(main, more, cut[0], question)):
            return main, more
    return text, ""


def _is_of_a_sentence(main: str, more: str, mark: str) -> bool:
    """Whether a text goes on behind `mark`, and what stands before it is no value: an opening, a member, a clause."""
    if _LABEL.fullmatch(main) or not _closed(main):
        return True
    capitals = _capitals(main)
    if _LED.match(main) and capitals < TITLE and not _RELATIVE.match(more):
        return True
    if "," in mark and (piece := _FIRST_PIECE.match(more)) and len(piece["piece"].split()) <= MEMBER:
        return not opens_remark(more)
    if len(main.split()) == 1:
        return False
    if (
        (_CLAUSAL.match(main) and not capitals)
        or _RESUMED.search(more)
        or (";" in mark and _PRONOUN.match(more))
    ):
        return True
    return "," in mark and not opens_remark(more)


def _capitals(text: str) -> int:
    """How many words behind the first are capitalised, as in a title; 0 where one has no place in a title."""
    others = [word for word in text.split()[1:] if word not in _SMALL]
    return len(others) if all(word[:1].isupper() for word in others) else 0


def _closed(text: str) -> bool:
    """Whether every bracket and quotation mark that opens in the text closes in it."""
    pairs = all(text.count(opening) == text.count(closing) for opening, closing in ("()", "[]", "{}", "“”"))
    return pairs and text.count('"') % 2 == 0


def _is_list(text: str) -> bool:
    """Whether the text is several things of a word or two."""
    parts = members_of(text)
    return (
        ":" not in text
        and len(parts) >= FEWEST_MEMBERS
        and all(len(part.split()) < FEWEST_MEMBERS for part in parts)
    )


def _is_value(main: str, more: str, question: str) -> bool:
    """Whether the text is the number or date that is asked for, and what follows is not another."""
    first = (members_of(more) or [more])[0]
    if asks_number(question) and measured_reference(main, question, AnswerSpec()) is not None:
        return measured_reference(first, question, AnswerSpec()) is None
    dated = ASKS_DATE.search(question) is not None and date_reference(main, question) is not None
    return dated and date_reference(first, question) is None


def _is_named(main: str, more: str, mark: str, question: str) -> bool:
    """Whether the text is the person or term that is asked for, and what follows `mark` only tells more of it."""
    if ASKS_LIST.search(question) or VERB.search(main) or is_person(more, question):
        return False
    if _YEAR.fullmatch(more):
        return not (
            ASKS_DATE.search(question) or _ASKS_YEAR_TOO.search(question) or any(map(str.isdigit, main))
        )
    if asks_person(question) and is_person(main, question):
        return not any(is_person(part, question) for part in members_of(more) or [more])
    words = len(main.split())
    if words > LONGEST_TERM or _INDEFINITE.match(main) or _ASKS_SENSE.search(question):
        return False
    if _is_of_a_sentence(main, more, mark):
        return False
    cut = head_of(f"{main}, {more}", AnswerKind.TERM)
    return cut is not None and cut[0] == main
