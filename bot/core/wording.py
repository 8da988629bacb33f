"""Counts in words, the same wherever people read them."""

from __future__ import annotations


def plural(count: int, noun: str, nouns: str = "") -> str:
    """`1 point`, `2,000 points`; `nouns` for a plural that takes more than an s."""
    return f"{count} {noun}" if count == 1 else f"{count:,} {nouns or f'{noun}s'}"
