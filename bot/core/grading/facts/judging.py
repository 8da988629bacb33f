"""Decides the verdict on an answer that has the reference, by what stands around it: denials, additions, rivals.

A rival is another thing named as if it were the answer; reasons, places and remarks are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.context import additions
from bot.core.grading.facts.in_passing import compared, in_passing
from bot.core.grading.facts.outcome import SHOTGUN, FactGrade, partly, right, wrong
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import ARTICLES, CONTINENTS, COUNTRIES, HEADS, NOBODYS, REASON, STATES
from bot.core.grading.facts.words.phrases import Fit, Hit, content_of
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import Word

MOST_RIVAL_WORDS = 4
"""Content words of a rival; a longer part of an answer is talk."""
MOST_MORE = 1
"""Content words that a rival may have more than the answer."""
_RIVAL_CUES = frozenset(
    listed("or maybe perhaps actually no wait either possibly versus vs and but probably")
)
_TALK = frozenset(
    listed(
        "i you he she they we it is are was were has have had can does do did will would because getting becoming"
    )
)


class Part(Struct, frozen=True):
    """A stretch of the answer between two boundaries."""

    words: tuple[Word, ...]
    opened: str
    """The boundary before it: a mark, a word such as "or" or "because", "" at the start."""


def parts(said: Sequence[Word]) -> list[Part]:
    """The answer cut at marks, alternatives and reasons."""
    found: list[Part] = []
    opened, current = "", []  # type: str, list[Word]
    for word in said:
        lower = word.text.lower()
        if word.mark or lower in NOBODYS or lower in REASON or lower == "but":
            if current or not found:
                found.append(Part(tuple(current), opened))
            opened = opened if not current and opened in NOBODYS else lower
            current = []
        else:
            current.append(word)
    found.append(Part(tuple(current), opened))
    return [part for part in found if part.words]


def rivals(
    text: str,
    said: Sequence[Word],
    hit: Hit,
    question: frozenset[str],
    always: frozenset[str] = frozenset(),
    letters: tuple[str, ...] = (),
    *,
    term: bool = False,
) -> list[str]:
    """The other things that the answer names as if each were the answer, in its own words.

    With the `letters` that a name is asked for, only what has them too is another name. Beside a `term` of common
    words what it is may be told in others: "stepping down as king, abdication".
    """
    inside = {said[at].start for at in range(hit.first, hit.after)}
    found = []
    for part in parts(said):
        if any(word.start in inside for word in part.words):
            continue
        content = [
            word
            for word in content_of(part.words, question, always)
            if word.text.lower() != "one" or word.key in always
        ]
        if (
            letters
            and part.opened == ","
            and "".join(word.text[0].lower() for word in part.words) not in letters
        ):
            continue
        if term and _tells_it(part, content, said, hit):
            continue
        proper = said[hit.first].text[:1].isupper()
        size, country = hit.after - hit.first, said[hit.first].key in COUNTRIES - STATES
        if content and _is_rival(text, part, content, size, proper=proper, country=country):
            found.append(text[content[0].start : content[-1].end])
    return found


_INNER = frozenset(listed("as of to for in when with by from that which who"))
_SET_APART = frozenset((",", "/", ""))
SHORTEST_ABROAD = 4


def _tells_it(part: Part, content: Sequence[Word], said: Sequence[Word], hit: Hit) -> bool:
    """Whether a part set apart from a term by a comma or stroke tells what that is, and names no other thing.

    It has more words than a term of one, words within that join others, an article behind a term without one, or is
    the word of another language: "low blood count, anaemia", "Brechung / refraction".
    """
    lower = [word.text.lower() for word in part.words]
    nearest = part.opened if part.words[0].start > said[hit.first].start else _mark_before(said, hit)
    if part.opened not in _SET_APART or nearest not in _SET_APART or not _RIVAL_CUES.isdisjoint(lower):
        return False
    articled = hit.first > 0 and said[hit.first - 1].key in ARTICLES
    if lower[0] == "the" and part.words[0].start > said[hit.first].start and not articled:
        return True
    if len(content) == 1:
        told, own = content[0].text, said[hit.first].text
        abroad = told[:1].isupper() and told[1:].islower() and own.islower() and len(told) >= SHORTEST_ABROAD
        return abroad and not is_word(fold(told)) and not is_word(told.lower())
    if any(word.key.startswith("#") for word in content):
        return False
    return hit.after - hit.first == 1 or not _INNER.isdisjoint(lower[1:-1])


def _mark_before(said: Sequence[Word], hit: Hit) -> str:
    """The mark or word that parts the term from what stands before it."""
    return next((word.text.lower() for word in reversed(said[: hit.first]) if _parts(word)), "")


def _parts(word: Word) -> bool:
    return bool(word.mark) or word.text.lower() in NOBODYS or word.text.lower() in REASON


def _is_rival(text: str, part: Part, content: list[Word], size: int, *, proper: bool, country: bool) -> bool:
    """Whether a part is named as if it were the answer: it is shaped like that, of `size` words, or joined by "or".

    Before a `proper` name an article and small words say what it is: "the Greek capital, Athens". A country says
    where a thing is that is no `country` itself.
    """
    first, last = content[0], content[-1]
    if (
        proper
        and part.opened == ","
        and (size > 1 or part.words[0].key in ARTICLES)
        and any(word.key.startswith("#") for word in content)
    ):
        return False  # "Neil Armstrong, 1969, Apollo 11"
    denied = any(claims.denied(text, word.start, last.end) for word in (first, last))  # "surely not Sydney"
    if len(content) > MOST_RIVAL_WORDS or denied:
        return False
    lower = [word.text.lower() for word in part.words]
    cued = part.opened in NOBODYS or lower[0] in _RIVAL_CUES
    if part.opened in REASON or part.opened in ("(", "["):
        return cued and part.opened not in REASON
    if (
        all(word.key in COUNTRIES or word.key in STATES or word.key in HEADS for word in content)
        and not (cued or (country and CONTINENTS.isdisjoint(word.key for word in content)))
        and part.opened == ","
    ):
        return False
    talk = any(word in _TALK for word in lower) or (
        len(content) > size + MOST_MORE or (part.words[0] is not first and lower[0] not in ARTICLES)
    )
    if part.opened in (",", "/", "|", "&", "and", "", "or", "either", "vs", "versus", "but"):
        apposed = lower[0] in ARTICLES and (
            "of" in lower or (part.opened == "" and last.text.islower() and proper)
        )
        return cued or part.opened in NOBODYS or not (talk or apposed)
    return (cued and not talk) or len(content) == len(part.words)


_WITHOUT = pattern(r"(?i)\b(?:no|without|zero|lack of|absence of)\s+(?:the |any |an? )?$")


def judged(
    kind: str,
    reference: str,
    text: str,
    found: Sequence[Word],
    hit: Hit,
    question: frozenset[str],
    contrary: frozenset[str] = frozenset(),
    letters: tuple[str, ...] = (),
) -> FactGrade:
    """The grade of an answer that has the reference at `hit`, by what stands around it."""
    start, end = found[hit.first].start, found[hit.after - 1].end
    said = text[start:end]
    if (
        claims.denied(text, start, end) or _WITHOUT.search(text[max(0, start - 24) : start])
    ) and not _negative(reference):
        return wrong(kind, reference, said, "denied")
    added = additions(text, found, hit, question)
    if added:
        whole = text[min(start, added[0].start) : max(end, added[-1].end)]
        return wrong(kind, reference, whole, "other-term")
    beside = rivals(text, found, hit, question, contrary, letters, term=kind == AnswerKind.TERM.value)
    if len(beside) >= SHOTGUN or in_passing(found, hit, question, beside):
        return wrong(kind, reference, said, "rivals", false=tuple(beside[:5]))
    if not beside and compared(found, hit, question):
        return wrong(kind, reference, text, "other-term")
    if beside:
        return partly(kind, reference, said, "rivals", false=tuple(beside))
    return right(kind, reference, said, *(("slip",) if hit.fit is Fit.SLIP else ()))


LONG_NAME = 4
"""Words of a name that a few more do not change."""


def _negative(reference: str) -> bool:
    return any(word in ("not", "no", "never", "non", "nor", "cannot") for word in reference.lower().split())
