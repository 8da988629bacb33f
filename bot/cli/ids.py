"""Ids of Discord on the command line: of a person, of a server."""

from __future__ import annotations

import argparse

LARGEST_ID = 2**63 - 1
"""What the database holds."""


def discord_id(text: str) -> int:
    """The id; ArgumentTypeError, which argparse words, for what is none."""
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) <= LARGEST_ID:
        raise argparse.ArgumentTypeError(f"{text!r} is no id: a number such as 80351110224678912 is meant")
    return int(text)
