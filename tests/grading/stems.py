"""Writes `data/grading/stems.json`, the stems of the lexicon's words: `python -m tests.grading.stems`.

Snowball is pure Python and would take most of the time in which a grader is made. A word that is not in the file is
stemmed when it comes, so a lexicon that has grown since is only a little slower.
"""

from __future__ import annotations

import json

from bot.assets import GRADING
from bot.core.grading.lexicon import Lexicon

PATH = GRADING / "stems.json"


def lexicon_stems() -> dict[str, list[str]]:
    """Words that the lexicon is made of, by their stems, both in order."""
    texts = [
        (GRADING / name).read_text(encoding="utf-8") for name in ("lexicon.yaml", "lexicon-general.yaml")
    ]
    found: dict[str, list[str]] = {}
    for word, stem in sorted(Lexicon.parse(*texts).stem.known.items()):
        if " " not in word:
            found.setdefault(stem, []).append(word)
    return dict(sorted(found.items()))


def main() -> None:
    """Write the file, a stem a line."""
    lines = (f"{json.dumps(stem)}: {json.dumps(' '.join(words))}" for stem, words in lexicon_stems().items())
    PATH.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
