"""YAML read into a tree that remembers lines and what the author typed.

One pass over the parser's events, without recursion: aliases, tags of one's own, deep nesting and huge
documents are refused before anything is built from them. No scalar is converted: `no`, `1.50` and `007` stay
the text that stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from bot.core.decks import limits
from bot.core.decks.check import short
from bot.core.decks.problems import DeckError, Problems

MAX_DEPTH = 12
MAX_NODES = 300_000
MAX_ENTRIES = limits.MAX_CARDS + 10
"""Of one list or mapping: cards, or trivia questions and the few names beside them."""
_TOO_DEEP = f"nested over {MAX_DEPTH} deep"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = "tag:yaml.org,2002:"
_TAGS = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null", "seq", "map"))


class Scalar(Struct):
    """A text as typed."""

    text: str
    line: int
    quoted: bool = False

    @property
    def absent(self) -> bool:
        """Whether YAML reads it as nothing: `key:` or `key: null`."""
        return not self.quoted and self.text in ("", "~", "null", "Null", "NULL")


class Sequence(Struct):
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.items)


class Mapping(Struct):
    """Named values; a name that stands twice has its last value, as other readers do, and is a problem."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each name, which may be above that of its value."""
    open: str | None = None
    """While the document is read: the name that waits for its value."""

    def __len__(self) -> int:
        return len(self.entries)


Node = Scalar | Sequence | Mapping


def read(text: str, problems: Problems) -> Node:
    """The one document in `text`; DeckError where it cannot be read on, duplicate names go to `problems`."""
    builder = _Builder(problems)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.feed(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or ""
        # libyaml may have a limit of its own, and reads ahead of the events that it gives.
        said = _TOO_DEEP if "nesting depth" in problem else f"not YAML: {problem}"
        raise DeckError.of(said, mark.line + 1 if mark else 0) from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise DeckError.of(f"not YAML: {str(error).splitlines()[0]}") from error
    if builder.root is None:
        raise DeckError.of("the file is empty")
    return builder.root


class _Builder:
    def __init__(self, problems: Problems) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._stack: list[Sequence | Mapping] = []
        self._count = 0

    def feed(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise DeckError.of(
                f"YAML aliases (*{short(str(event.anchor))}) are not taken: write the text again", line
            )
        if isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise DeckError.of("a second YAML document starts here; a deck is one", line)

    def _node(self, event: Any, line: int) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise DeckError.of(f"over {MAX_NODES:,} YAML values", line)
        if event.tag not in (None, "!") and event.tag not in _TAGS:
            raise DeckError.of(f"the YAML tag {short(str(event.tag))} is not taken", line)
        if isinstance(event, yaml.ScalarEvent):
            quoted = event.style not in (None, "") or event.tag == _CORE + "str"
            self._place(Scalar(event.value, line, quoted), line)
            return
        node = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
        self._place(node, line)
        self._stack.append(node)
        if len(self._stack) > MAX_DEPTH:
            raise DeckError.of(_TOO_DEEP, line)

    def _place(self, node: Node, line: int) -> None:
        parent = self._stack[-1] if self._stack else None
        if parent is not None and len(parent) > MAX_ENTRIES:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} entries in one list; a deck has fewer cards", line)
        if parent is None:
            self.root = node
        elif isinstance(parent, Sequence):
            parent.items.append(node)
        elif parent.open is not None:
            parent.entries[parent.open] = node
            parent.open = None
        elif isinstance(node, Scalar):
            self._name(parent, node.text, line)
        else:
            raise DeckError.of("a name must be a text, not a list or a mapping", line)

    def _name(self, parent: Mapping, name: str, line: int) -> None:
        parent.open = name
        if name in parent.lines:
            self._problems.add(
                line, f"{short(name)!r} stands here again; it was set at line {parent.lines[name]}"
            )
        parent.lines[name] = line


def plain(node: Node) -> Any:
    """Texts, lists and dicts; names without a value are left out, an empty list item is None."""
    if isinstance(node, Scalar):
        return None if node.absent and not node.text else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, value in node.entries.items() if not _absent(value)}


def _absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.absent


def line_of(node: Node, path: tuple[int | str, ...]) -> int:
    """The line of the deepest part of `path` that the document has."""
    line = node.line
    for part, child in zip(path, _walk(node, path), strict=False):
        line = node.lines[part] if isinstance(node, Mapping) and isinstance(part, str) else child.line
        node = child
    return line


def _walk(node: Node, path: tuple[int | str, ...]) -> Iterator[Node]:
    for part in path:
        if isinstance(node, Mapping) and part in node.entries:
            node = node.entries[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return
        yield node
