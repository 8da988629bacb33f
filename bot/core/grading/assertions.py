"""Cuts an answer into assertions: what a person claims, clause by clause, freed of what they say around it.

A greeting, a hedge, the question said again and "hope that's right!" claim nothing; they are taken off first. What is
left is cut at sentence and clause marks and at joining words ("because", "but"), never into pieces too small to claim
anything. Of each piece it is known whether it is *denied* ("it is a myth that ...") or *rival* ("... or maybe ...").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import LCSseq

from bot.core.grading.lexicon import Lexicon, Starts
from bot.core.grading.text import MARKS, STOP

MOST = 10
"""Assertions of one answer; the rest of a longer text is one more."""
SMALLEST = 3
"""Words that are not grammar, from which a piece stands as an assertion of its own."""
REPEATED = 0.8
"""Share of the question's words, in order, at the front of an answer that make it a repeated question."""
SLACK = 4
"""Words that may stand before and among the words of a repeated question ("the question is ...")."""
GREETINGS = frozenset(("hi", "hello", "hey", "hiya", "howdy", "yo", "greetings"))
"""Openings of one word that stand without a mark behind them."""
CHAT = frozenset("lol lmao haha hahaha hehe xd thanks thx ty cheers tbh imo imho afaik iirc".split())  # noqa: SIM905
"""Closings of one word that stand without a mark before them."""
_ASKING = """
what whats is are was were does do did how why when where who which the a an of can could should would
explain describe define name list give me tell please
"""
ASKING = frozenset(_ASKING.split())
"""Words of a question that a statement of it does not repeat."""
_LINKS = "is are was were means mean refers happens because so when by to that"
LINKS = frozenset(_LINKS.split())
"""Words that join a question, made a statement, to the answer."""
TAILS = 4
"""Greetings in front and tails at the end that are taken off at most, one after the other."""
EITHER = 5
"""Words at the front of a sentence among which an "either" makes each "or" of it offer a rival."""


SCORN = frozenset(("rubbish", "nonsense", "bullshit", "bs", "wrong"))
"""Last words of a rejection that are said of things, too: "the film is rubbish" denies nothing."""
CLAIM = 4
"""Words of a clause from which scorn behind it is of what it says."""
NEGATIVE = frozenset(("no", "nope", "nah", "not"))
POINTING = frozenset(("that", "thats", "this", "it", "its", "is", "so", "which", "wait"))
"""Words that only speak of what was said before: a sentence of them and of a "not" rejects it ("no, not that")."""


class Assertion(Struct, frozen=True):
    """One claim."""

    words: tuple[str, ...]
    """In order, with marks between clauses, none at the ends."""
    denied: bool = False
    """The answer says that this is not so."""
    rival: bool = False
    """The answer offers it as one of several possibilities."""


class Statement(Struct, frozen=True):
    """An answer as its assertions."""

    assertions: tuple[Assertion, ...]
    repeated: bool
    """The question was said first, and taken off."""
    words: tuple[str, ...] = ()
    """All that was said, marks left out."""


def assertions(lexicon: Lexicon, raw: Sequence[str], prompt: Sequence[str] = ()) -> Statement:
    """The assertions of an answer's `raw` words; `prompt` holds the question's words without marks."""
    rest = _unopened(lexicon, list(raw))
    bare = _unasked(rest, prompt)
    repeated = bare is not rest
    rest = _unopened(lexicon, bare) if repeated else rest
    rest = _unclosed(lexicon, rest)
    found: list[list[Assertion]] = []
    for sentence in _split(rest, STOP):
        if found and _rejects(lexicon, sentence):
            found[-1] = [replace(one, denied=True) for one in found[-1]]
        else:
            found.append(_claims(lexicon, sentence))
    once = dict.fromkeys(one for claims in found for one in claims)
    said = tuple(word for word in raw if word not in MARKS)
    return Statement(tuple(_bounded(list(once))), repeated, said)


def matched(words: Sequence[str], at: int, phrases: Starts) -> int:
    """How many words from `at` on the longest of the phrases takes; 0 where none begins there."""
    if at >= len(words):
        return 0
    rests = phrases.get(_plain(words[at]))
    if rests is None:
        return 0
    longest = max(map(len, rests))
    follow = tuple(map(_plain, words[at + 1 : at + 1 + longest]))
    return max((1 + len(rest) for rest in rests if follow[: len(rest)] == rest), default=0)


def _plain(word: str) -> str:
    """The word without apostrophes: "that's" is "thats"."""
    return word.replace("'", "") if "'" in word else word


def _unopened(lexicon: Lexicon, words: list[str]) -> list[str]:
    """Without greetings and hedges in front; all of it where nothing else is said."""
    at = _opened(lexicon, words)
    return words[at:] if at < len(words) else words


def _opened(lexicon: Lexicon, words: Sequence[str]) -> int:
    """Where the greetings and hedges in front end, with the marks behind them.

    A single word that could be content ("easy", "answer") is an opening only before a mark.
    """
    at = 0
    for _ in range(TAILS):
        size = matched(words, at, lexicon.openings)
        end = at + size
        alone = size == 1 and words[at] not in lexicon.fillers and words[at] not in GREETINGS
        if not size or (alone and end < len(words) and words[end] not in MARKS):
            break
        at = end
        while at < len(words) and words[at] in MARKS:
            at += 1
    return at


def _unclosed(lexicon: Lexicon, words: list[str]) -> list[str]:
    """Without thanks and hopes at the end; a single word that could be content ("best") only behind a mark."""
    end = len(words)
    for _ in range(TAILS):
        while end and words[end - 1] in MARKS:
            end -= 1
        start = next(
            (
                at
                for at in range(max(0, end - lexicon.longest_closing), end)
                if _plain(words[at]) in lexicon.closings and _closes(lexicon, words[:end], at)
            ),
            end,
        )
        if start == end:
            break
        end = start
    return words[:end] if end else words


def _closes(lexicon: Lexicon, words: Sequence[str], at: int) -> bool:
    """Whether a closing takes the words from `at` to the end."""
    size = matched(words, at, lexicon.closings)
    if at + size != len(words):
        return False
    return size > 1 or at == 0 or words[at - 1] in MARKS or words[at] in CHAT


def _unasked(words: list[str], prompt: Sequence[str]) -> list[str]:
    """Without the question at the front, said again or made a statement ("drift is ..."), if something follows."""
    subject = [word for word in prompt if word not in ASKING]
    rest = _behind(words, prompt) or (_behind(words, subject, linked=True) if subject else None)
    return rest if rest and sum(word not in MARKS for word in rest) >= 2 else words


def _behind(words: list[str], said: Sequence[str], *, linked: bool = False) -> list[str] | None:
    """What follows `said` at the front, four fifths of it in order; `linked` asks for an "is" or the like between."""
    spoken = [at for at, word in enumerate(words) if word not in MARKS][: len(said) + SLACK]
    front = [_plain(words[at]) for at in spoken]
    least = max(1 if linked else 2, REPEATED * len(said))
    if sum(map(set(front).__contains__, said)) < least:
        return None
    common = [block for block in LCSseq.opcodes(said, front) if block.tag == "equal"]
    if sum(block.src_end - block.src_start for block in common) < least:
        return None
    rest = words[spoken[common[-1].dest_end - 1] + 1 :]
    while rest and rest[0] in MARKS:
        rest = rest[1:]
    if linked:
        return rest[1:] if rest and rest[0] in LINKS else None
    return rest


def _split(words: Sequence[str], mark: str) -> list[list[str]]:
    """The stretches between `mark`, without empty ones."""
    found: list[list[str]] = [[]]
    for word in words:
        if word == mark:
            found.append([])
        else:
            found[-1].append(word)
    return [part for part in found if not MARKS.issuperset(part)]


def _claims(lexicon: Lexicon, sentence: list[str]) -> list[Assertion]:
    """The assertions of one sentence."""
    rest, denied = _denied(lexicon, sentence)
    parts = _alternatives(lexicon, rest)
    return [
        Assertion(tuple(piece), denied=denied, rival=len(parts) > 1)
        for part in parts
        for piece in _pieces(lexicon, part)
    ]


def _rejects(lexicon: Lexicon, sentence: list[str]) -> bool:
    """Whether a sentence says only that what was said before it is not so."""
    if matched(sentence, 0, lexicon.rejections) == len(sentence):
        return True
    rest, denied = _denied(lexicon, sentence)
    told = {_plain(word) for word in rest if word not in MARKS}
    return told <= NEGATIVE | POINTING and (denied or not told.isdisjoint(NEGATIVE))


def _denied(lexicon: Lexicon, sentence: list[str]) -> tuple[list[str], bool]:
    """The sentence without a frame that denies it, and whether there was one."""
    at = _opened(lexicon, sentence)
    size = matched(sentence, at, lexicon.denials)
    if size and at + size < len(sentence):
        return sentence[at + size :], True
    for at in range(max(1, len(sentence) - lexicon.longest_rejection), len(sentence)):
        if _plain(sentence[at]) not in lexicon.rejections:
            continue
        paused = sentence[at - 1] in MARKS
        phrases = lexicon.rejections if paused else lexicon.rejections_within
        if not paused and _plain(sentence[-1]) in SCORN and _clause(sentence, at) < CLAIM:
            continue
        if matched(sentence, at, phrases) == len(sentence) - at:
            return sentence[:at], True
    return sentence, False


def _clause(sentence: Sequence[str], end: int) -> int:
    """How many words stand before `end` since the last mark."""
    return next((end - at - 1 for at in range(end - 1, -1, -1) if sentence[at] in MARKS), end)


def _alternatives(lexicon: Lexicon, words: list[str]) -> list[list[str]]:
    """The sentence cut at words that offer another answer in place of the one before."""
    either = "either" in words[:EITHER]
    if not either and lexicon.rivals.keys().isdisjoint(map(_plain, words)):
        return [] if MARKS.issuperset(words) else [words]
    found: list[list[str]] = [[]]
    at = 0
    while at < len(words):
        size = matched(words, at, lexicon.rivals) or (either and words[at] == "or")
        if size:
            found.append([])
            at += size
        else:
            found[-1].append(words[at])
            at += 1
    return [part for part in found if not MARKS.issuperset(part)]


def _pieces(lexicon: Lexicon, words: list[str]) -> list[list[str]]:
    """Clauses of a sentence: cut at marks and joining words, each large enough to claim something."""
    idle = lexicon.grammar
    weights = [*accumulate([word not in MARKS and word not in idle for word in words], initial=0)]
    whole = weights[-1]
    pieces: list[list[str]] = []
    start = 0
    for cut, word in enumerate(words):
        if (
            weights[cut] - weights[start] >= SMALLEST
            and whole - weights[cut] >= SMALLEST
            and (word in MARKS or word in lexicon.joining)
        ):
            pieces.append(words[start:cut])
            start = cut
    pieces.append(words[start:])
    return [trimmed for piece in pieces if (trimmed := _trimmed(piece))]


def _trimmed(words: list[str]) -> list[str]:
    start, end = 0, len(words)
    while start < end and words[start] in MARKS:
        start += 1
    while end > start and words[end - 1] in MARKS:
        end -= 1
    return words[start:end]


def _bounded(found: list[Assertion]) -> list[Assertion]:
    """At most MOST assertions; what is over is joined into the last one."""
    if len(found) <= MOST:
        return found
    rest = found[MOST - 1 :]
    words = tuple(word for one in rest for word in (*one.words, STOP))[:-1]
    return [
        *found[: MOST - 1],
        Assertion(words, denied=all(one.denied for one in rest), rival=any(one.rival for one in rest)),
    ]
