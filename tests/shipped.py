"""Writes `data/decks/digests.json`, what the shipped deck files hold: `python -m tests.shipped`, after one was changed.

A file that it does not tell of is read at each start, so forgetting this only costs time; a test reminds of it.
"""

from __future__ import annotations

import json

from bot.assets import DECKS, DIGESTS, file_digest
from bot.formats.yaml import reader
from bot.storage.decks.card_json import digest


def digests() -> dict[str, list[str]]:
    """By the digest of each deck file the slug and the digest of its deck."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(DECKS.glob("*.yaml")))
    decks = {file_digest(text): reader.parse(text) for text in texts}
    return {file: [deck.slug, digest(deck)] for file, deck in decks.items()}


def main() -> None:
    """Write the file."""
    DIGESTS.write_text(json.dumps(digests(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
