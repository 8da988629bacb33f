"""Stems of words: Snowball's, each worked out once."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from importlib import import_module

_STEM_CACHE = 20_000


class Stemmer:
    """A stemmer of Snowball's behind a bounded cache (pure Python takes tens of microseconds a word).

    Snowball's object works in place, so each thread has its own: cards are made ready in a thread.
    """

    def __init__(self, known: Mapping[str, str] | None = None, language: str = "english") -> None:
        """`known` holds stems that were worked out before."""
        self._language = language
        self._own = threading.local()
        self._given = known or {}
        self._known: dict[str, str] = {}

    @property
    def known(self) -> dict[str, str]:
        """The stem of each word that is known now."""
        return {**self._given, **self._known}

    def __call__(self, word: str) -> str:
        """The stem of a lower-case word."""
        found = self._known.get(word) or self._given.get(word)
        if found is None:
            if len(self._known) >= _STEM_CACHE:
                self._known.clear()
            found = self._known[word] = self._stem(word[:40])
        return found

    def _stem(self, word: str) -> str:
        if not hasattr(self._own, "stemmer"):
            # It takes longer than this whole package.
            module = import_module(f"snowballstemmer.{self._language}_stemmer")
            self._own.stemmer = getattr(module, f"{self._language.capitalize()}Stemmer")()
        return str(self._own.stemmer.stemWord(word))
