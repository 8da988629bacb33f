"""Writes what is worked out ahead of the files that come with the bot: `python -m tests.shipped`, when one changed.

- `data/decks/digests.json`: what the deck files hold, so that a start need not read them.
- `data/grading/lexicon.json`, `lexicon-general.json`: the lexicons in JSON, which is read in a tenth of the time.
- `data/grading/words.txt`: common English words, from the list of `pyspellchecker`, and the lexicons' words;
  `words-sorted.txt`: the same in the order of their letters, which can be searched as it is.
- `data/grading/stems.json`: the stems of the lexicons' words, and of the decks': Snowball is pure Python.
- `data/grading/languages/*.tsv`: what the grader reads of the glossaries beside them.
- `english.txt` beside `word_forms.py`: all of the English list of `pyspellchecker`, which takes long to read as it is.

The bot looks whether they are of the files that are there, and a word without a stem is stemmed when it comes. So
forgetting this only costs time; tests remind of it.
"""

from __future__ import annotations

import json
from pathlib import Path

from bot.assets import DECKS, DIGESTS, GRADING, file_digest, load_decks, load_more
from bot.core.grading.common_words import FREQUENT, SHORTEST, CommonWords, table_of
from bot.core.grading.facts.words import word_forms
from bot.core.grading.languages.habits import HABITS
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.lexicon_table import table
from bot.core.grading.prepared_card import prepare
from bot.core.grading.word_order import WordOrder
from bot.core.grading.worked_out import parse_solutions
from bot.formats.yaml import reader
from bot.storage.decks.card_json import digest
from tests.grading.glossaries import compiled

MOST_WORDS = 36_000
"""Common words that are kept; the rarest of them is told some 200 times in the subtitles that were counted."""
CONTRACTIONS = 10_000
"""So many of the words, counted from the most frequent, are on the list without their apostrophe, too ("thats")."""
LEXICONS = ("lexicon", "lexicon-general")
LANGUAGES = GRADING / "languages"
ENGLISH = Path(word_forms.__file__).with_name("english.txt")


def digests() -> str:
    """By the digest of each deck file the name and the digest of its deck."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(DECKS.glob("*.yaml")))
    decks = {file_digest(text): reader.parse(text) for text in texts}
    return json.dumps({file: [deck.slug, digest(deck)] for file, deck in decks.items()}, indent=1)


def in_json(name: str) -> str:
    """A lexicon, a section a line, with the digest of the YAML that it is of."""
    text = (GRADING / f"{name}.yaml").read_text(encoding="utf-8")
    parts = {"of": file_digest(text), **table(text)}
    lines = (f"{json.dumps(key)}: {json.dumps(part, ensure_ascii=False)}" for key, part in parts.items())
    return "{" + ",\n".join(lines) + "}"


def stems() -> str:
    """Words of the lexicons and of the decks as the grader reads them, by their stems, a stem a line, both in order."""
    common = CommonWords(common_words())
    texts = [(GRADING / f"{name}.yaml").read_text(encoding="utf-8") for name in LEXICONS]
    taught, bare = Lexicon.parse(texts[0], common=common), Lexicon.parse(*texts, common=common)
    order = WordOrder.parse((GRADING / "word-order.json").read_text(encoding="utf-8"))
    solutions = parse_solutions((GRADING / "solutions.json").read_text(encoding="utf-8"))
    for deck in (*load_decks(), *load_more()):
        for card in deck.cards:
            for lexicon in (taught, bare):
                prepare(lexicon, order, card, solutions)
    found: dict[str, list[str]] = {}
    for word, stem in sorted({**taught.stem.known, **bare.stem.known}.items()):
        if " " not in word:
            found.setdefault(stem, []).append(word)
    lines = (f"{json.dumps(stem)}: {json.dumps(' '.join(words))}" for stem, words in sorted(found.items()))
    return "{\n" + ",\n".join(lines) + "\n}"


def common_words() -> str:
    """Common English words of letters alone, the most frequent first, a word a line; the lexicons' among them."""
    from spellchecker import SpellChecker

    counts = SpellChecker().word_frequency.dictionary
    every = sorted(counts, key=lambda word: (-counts[word], word))
    found = [word for word in every if word.isascii() and word.isalpha()][:MOST_WORDS]
    shortened = {word.replace("'", "") for word in every[:CONTRACTIONS] if "'" in word}
    lexicon = Lexicon.parse(*((GRADING / f"{name}.yaml").read_text(encoding="utf-8") for name in LEXICONS))
    own = sorted(word for word in lexicon.known_words | shortened if word.isascii() and word.isalpha())
    own = [word for word in own if len(word) >= SHORTEST and word not in set(found)]
    return "\n".join((*found[: FREQUENT // 2], *own, *found[FREQUENT // 2 :]))


def copies() -> dict[Path, str]:
    """What the files are to hold that tell which files they are of."""
    words = (GRADING / "words.txt").read_text(encoding="utf-8")
    lexicons = {GRADING / f"{name}.json": in_json(name) for name in LEXICONS}
    return {DIGESTS: digests(), GRADING / "words-sorted.txt": table_of(words), **lexicons}


def main() -> None:
    """Write the files."""
    (GRADING / "words.txt").write_text(common_words() + "\n", encoding="utf-8")
    for path, text in {**copies(), GRADING / "stems.json": stems()}.items():
        path.write_text(text + "\n", encoding="utf-8")
    for language in HABITS:
        written = (LANGUAGES / f"{language}.txt").read_text(encoding="utf-8")
        (LANGUAGES / f"{language}.tsv").write_text(compiled(written, language), encoding="utf-8")
    ENGLISH.write_bytes(word_forms.sorted_words("en"))


if __name__ == "__main__":
    main()
