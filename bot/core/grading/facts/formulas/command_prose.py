"""Hears a command in prose: in backticks, at the head of a clause, by its parts ("checkout with the -b flag").

It decides what a sentence tells of the asked command; whether two commands are one is decided in `commands`.
"""

from __future__ import annotations

import re

from bot.core.grading.facts import claims
from bot.core.grading.facts.formulas.commands import (
    begins_with,
    command_of,
    commands_in,
    head,
    is_own_name,
    is_program,
    same_command,
    twin,
)
from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import CARRIER

_QUOTED = pattern(r"`([^`\n]+)`")
_OR = pattern(r"(?i)\bor\b|\bmaybe\b|/\s|\?|\bversus\b|\bvs\b|\bnot\b")
_FLAG = pattern(
    r"(?i)(?<![\w-])(?P<long>--[a-z][a-z-]+)|(?<![\w-])-(?P<short>[a-z]+)(?![\w-])"
    r"|\b(?:dash|minus|hyphen)[ -](?:dash |minus )?(?P<said>[a-z])\b"
    r"|\b(?:flag|option|switch) ['\"]?(?P<behind>[a-z])['\"]?(?=\s*(?:$|[,.;)]|and\b|then\b))"
    r"|(?<![\w-])['\"]?(?P<first>[a-z])(?:,? and |, )(?P<second>[a-z]) (?:flag|option|switch)\w*"
    r"|(?<![\w-])['\"]?(?P<before>(?!a\b)[a-z])['\"]? (?:flag|option|switch)\b"
)
_SPOKEN = frozenset(
    listed("""
    flag flags option options switch param parameter argument arguments followed plus add adding added put type typing
    run command git docker name named new branch file create with and then after behind the its whatever want
    you'd you your terminal shell lowercase lower-case uppercase capital small letter short long newer older modern
    classic old way nowadays these days followed-by desired
    """)
)
_VAGUE = pattern(
    r"(?i)\b(?:some|a|an|another|certain) (?:kind of |sort of )?(?:flag|option|switch|argument|letter)\b"
)


def quoted(asked: str, raw: str, question: str) -> bool:
    """Whether what the answer writes as code is the command, and nothing else is: "plain `git blame` does it"."""
    spans = [(one.start(), one.end(), one[1]) for one in _QUOTED.finditer(raw[:ESSAY])]
    hits = [span for span in spans if same_command(asked, span[2], question)]
    if not hits or len(hits) < len(spans):
        return False
    start, end, _ = hits[0]
    return not claims.denied(raw, start, end) and not _OR.search(raw)


def heads_clause(asked: str, raw: str, question: str) -> bool:
    """Whether each command of the program in the answer, and one at least, is the asked one with prose behind it."""
    if len(raw) > ESSAY or _OR.search(raw):
        return False
    found = commands_in(raw, twin(asked).split()[0])
    return bool(found) and all(
        same_command(asked, one, question) or begins_with(asked, one, question) for one in found
    )


def by_parts(asked: str, raw: str, question: str) -> bool:
    """Whether the answer tells the command's words and options one by one, and no others of either."""
    ours = command_of(asked)
    if len(raw) > ESSAY or not ours.options or _OR.search(raw):
        return False
    told = re.sub(r"[`'\",.;:()]", " ", _FLAG.sub(" ", raw)).lower().split()
    own = [one for one in ours.arguments if one and not is_own_name(one, question.lower())]
    named = ours.program in told or re.search(rf"(?i)\b{re.escape(ours.program)}\b", question) is not None
    if not named or any(one not in told for one in own):
        return False
    known = CARRIER | _SPOKEN | {ours.program, *ours.arguments} | set(re.findall(r"[\w-]+", question.lower()))
    return _flags(raw) == ours.options and all(word in known for word in told)


def _flags(raw: str) -> frozenset[str]:
    found: set[str] = set()
    for one in _FLAG.finditer(raw):
        short = one["said"] or one["behind"] or one["before"]
        if one["long"]:
            found.add(one["long"])
        else:
            letters = short or one["short"] or one["first"] + one["second"]
            found.update("-" + letter for letter in letters)
    return frozenset(found)


def half(asked: str, raw: str) -> bool:
    """Whether the answer has the command and its own subcommand, and none of its options: "git checkout and a flag"."""
    ours = command_of(asked)
    start = head(asked)
    if len(raw) > ESSAY or not ours.options or _flags(raw) or " " not in start:
        return False
    bare = twin(raw)
    if bare == start or bare == start.split(" ", 1)[1]:
        return True
    return _VAGUE.search(raw) is not None and re.search(rf"(?i)\b{re.escape(start)}\b", raw) is not None


def is_rival(told: str, asked: str) -> bool:
    """Whether what stands beside the right command is another one, and no remark: "cd", "git log", "docker rm x"."""
    words = told.strip(" `'\".").split()
    if not words or len(words) > len(asked.split()) + 2:
        return False
    if words[0].lower() in (twin(asked).split()[0], *(["git"] if asked.startswith("git") else [])):
        return True
    return len(words) == 1 or (is_program(words[0]) and all(word not in CARRIER for word in words[1:]))
