"""Compares commands: options in any order and by their long names, placeholders filled or left out, known synonyms.

Another command of the same program, and another option, is another answer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from bot.core.grading.facts.formulas.command_names import (
    EITHER_CASE,
    GIT,
    HARMLESS,
    LONG,
    OWN_NAMES,
    PROGRAMS,
    TWINS,
    WIDER,
)
from bot.core.grading.facts.said import unmarked
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import CARRIER

LONGEST = 160
"""Characters of a command."""
MOST_TOKENS = 24
_TOKEN = pattern(r"'[^']*'|\"[^\"]*\"|<[^<>]{1,40}>|\[[^\[\]]{1,40}\]|\{[^{}]{1,40}\}|[^\s\"']+")
_PLACE = pattern(
    r"<[^<>]+>|\[[^\[\]]+\]|\{[^{}]+\}|\.\.\.|'[^']*\s[^']*'|'\.\.\.'"
    r"|(?=[A-Z])(?:FILE|FILENAME|NAME|BRANCH|PATH|DIR|DIRECTORY|URL|PACKAGE|IMAGE|CONTAINER|MESSAGE|MSG|USER"
    r"|HOST|PORT|PID|ID|SOURCE|DEST|SRC|DST|TARGET|PATTERN|NEW_?NAME|OLD_?NAME|FOO|BAR|YOUR_?[A-Z]{2,12})\d?"
)
"""What stands for anything: "<file>", "[branch]", "NAME", "'some message'"."""
_OWN_NAME = pattern(
    r"(?i)(?:(?:my|your|the|new|old|some|your_?own|feature|existing)[-_/ ]?)?(?P<name>[a-z]+?)"
    r"(?:[-_]?(?:name|here|\d))?(?:\.[a-z]{1,4}){0,2}/?"
)
_QUERIES = frozenset(
    listed(
        "select insert delete update create drop alter order group truncate grant revoke desc having where show"
    )
)
"""Words that open a query, in which every word is as it is."""
_WITH_COMMANDS = frozenset(
    listed(
        "git docker podman npm pip apt kubectl systemctl tmux helm terraform cargo brew conda go yarn pnpm snap dnf yum"
    )
)
"""Programs whose first argument is a command of theirs."""
_LONG_NAMED = frozenset(("find", "java", "go", "terraform"))
"""Programs whose options of one dash are words."""


class Command(Struct, frozen=True):
    """A command in its parts."""

    program: str
    options: frozenset[str]
    arguments: tuple[str, ...]
    """With what stands for anything as ""."""
    dangling: bool = False
    """It ends in "--", behind which something has to come."""

    @property
    def named(self) -> int:
        """How many arguments are the program's own command: the "commit" of "git commit"."""
        return int(self.program in _WITH_COMMANDS)


@lru_cache(maxsize=256)
def command_of(text: str) -> Command:
    """The command that a text is, whatever it is."""
    tokens = _TOKEN.findall(twin(text))[:MOST_TOKENS]
    program = tokens[0].lower() if tokens else ""
    options: set[str] = set()
    arguments = []
    for token in tokens[1:]:
        if token.startswith("-") and token.strip("-"):
            options.update(_options(token, program))
        elif token.strip("-"):
            arguments.append(_argument(token))
    return Command(program, frozenset(options), tuple(arguments), text.rstrip().endswith("--"))


def twin(text: str) -> str:
    """The command by its usual name, without a prompt, in small letters but for options and placeholders."""
    text = unmarked(text[:LONGEST]).strip().replace('"', "'")
    text = re.sub(r"^\s*(?:[$>%#]|\w+@\w+:\S*[$#])\s+", "", text).rstrip(";,!?` ")
    text = text if text.endswith((" .", "..", "/.")) else text.rstrip(".")
    text = " ".join(token if _kept(token) else token.lower() for token in text.split())
    for older, newer in TWINS:
        text = older.sub(newer, text)
    return text


def _kept(token: str) -> bool:
    return token.startswith("-") or _PLACE.fullmatch(token) is not None


def _options(told: str, program: str) -> list[str]:
    """The options of one token, each by its letter where it has one: "-rf", "--force"."""
    name, _, value = told.partition("=")
    short = {long: letter for letter, long in LONG.get(program, {}).items()}
    if name.startswith("--") or program in _LONG_NAMED or not re.fullmatch(r"-[A-Za-z]+", name):
        found = [short.get(name, name)]
    else:
        found = ["-" + letter for letter in name[1:]]
    if program in EITHER_CASE:
        found = ["-r" if one == "-R" else one for one in found]
    return [*found, *([f"={value.lower()}"] if value else [])]


def _argument(token: str) -> str:
    """An argument without quotes and what says that it is a folder, or one right here; "" for a placeholder."""
    if _PLACE.fullmatch(token):
        return ""
    plain = token.strip("'")
    return plain.removeprefix("./").rstrip("/") or plain


def same_command(asked: str, told: str, question: str = "") -> bool:
    """Whether a text is the asked command; an argument that the question does not name may be called anything."""
    if not told or len(told) > LONGEST:
        return False
    return any(_same(command_of(one), command_of(told), question) for one in (asked, *_wider(asked)))


def _same(ours: Command, theirs: Command, question: str) -> bool:
    if ours.program != theirs.program or theirs.dangling or not ours.program:
        return False
    more = theirs.options - ours.options
    harmless = set(HARMLESS.get(ours.program, "").split())
    return (
        ours.options <= theirs.options
        and more <= harmless
        and (
            ours.arguments == theirs.arguments
            if ours.program in _QUERIES
            else ours.arguments[: ours.named] == theirs.arguments[: ours.named]
            and _fill(ours.arguments[ours.named :], theirs.arguments[ours.named :], question.lower())
        )
    )


def _wider(asked: str) -> list[str]:
    """What does all that the asked command does."""
    plain = twin(asked)
    return [
        other + plain.removeprefix(command)
        for command, others in WIDER.items()
        if plain.startswith(command)
        for other in others
    ]


def _fill(asked: tuple[str, ...], told: tuple[str, ...], question: str) -> bool:
    """Whether the told arguments are the asked ones, what stands for anything filled or all of that left out."""
    free = [not one or is_own_name(one, question) for one in asked]
    if len(asked) == len(told):
        return all(open_ or one == other for open_, one, other in zip(free, asked, told, strict=True))
    fixed = [one for open_, one in zip(free, asked, strict=True) if not open_]
    left = [one for one in told if one and not (is_own_name(one, question) and one not in fixed)]
    return len(told) < len(asked) and left == fixed


def is_own_name(argument: str, question: str) -> bool:
    """Whether an argument only stands for somebody's own thing, and the question does not name it: "file.txt"."""
    match = _OWN_NAME.fullmatch(argument)
    if match is None or match["name"].lower() not in OWN_NAMES:
        return False
    own = re.escape(argument)
    general = argument == match["name"]  # "with a message"; not "with the message 'fix'"
    named = rf"['\"`]{own}\b|\b(?:called|named)\s{own}\b" if general else rf"(?<![\w-]){own}(?![\w-])"
    return re.search(named, question, re.IGNORECASE) is None


def commands_in(text: str, program: str) -> list[str]:
    """What begins with the program's name in a text, each to the end of its clause."""
    cut = re.compile(rf"(?i)(?<![\w./-])(?:{re.escape(program)}3?)(?=\s)[^\n,;()`]{{0,{LONGEST}}}")
    return [one.strip() for one in cut.findall(text)][:8]


def begins_with(asked: str, told: str, question: str) -> bool:
    """Whether the asked command stands at the beginning of a clause of prose: "git blame does it in the terminal"."""
    words = told.split()
    for size in range(len(words) - 1, 0, -1):
        rest = words[size:]
        joined = rest[0].lower() in ("and", "plus", "then", "&", "&&", "|", "with", "/")
        prose = not joined and (len(rest) > 1 or rest[0].lower() in CARRIER)
        if prose and not rest[0].startswith("-") and same_command(asked, " ".join(words[:size]), question):
            return not any(word.startswith("-") and len(word) > 1 for word in rest)
    return False


def head(asked: str) -> str:
    """The program with its own command of two words, without options: "git checkout", "docker ps"."""
    ours = command_of(asked)
    first = ours.arguments[:1]
    sub = (
        first[0]
        if first and (first[0] in GIT or ours.program in ("docker", "npm", "kubectl", "pip", "apt"))
        else ""
    )
    return f"{ours.program} {sub}".strip()


def is_program(word: str) -> bool:
    """Whether a word is a program's name."""
    return word.lower() in PROGRAMS
