"""What the release workflow asks: `python -m tests.release v0.2.0` prints the changes of that version, as Markdown.

The status is 1 where the tag is not the program's version, or the list of changes has nothing about it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from bot import __version__

CHANGES = Path(__file__).parents[1] / "CHANGELOG.md"


def notes(tag: str, changes: str) -> str:
    """The section of that version in the list of changes; ValueError says why there is none."""
    if tag != f"v{__version__}":
        raise ValueError(f"the tag {tag} is not v{__version__}, the version of the program")
    head = re.escape(__version__)
    found = re.search(rf"^## \[{head}\][^\n]*\n(.*?)(?=^## \[|\Z)", changes, flags=re.MULTILINE | re.DOTALL)
    if found is None or not found[1].strip():
        raise ValueError(f"CHANGELOG.md says nothing about {__version__}")
    return found[1].strip() + "\n"


if __name__ == "__main__":
    try:
        sys.stdout.write(notes(sys.argv[1], CHANGES.read_text(encoding="utf-8")))
    except ValueError as error:
        sys.exit(str(error))
