"""The files that come with the bot: decks, the grader's weights, its lexicon, instructions for teaching."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bot.core.grading as grading
from bot.config import SHIPPED
from bot.core.cards import Deck
from bot.core.decks.records import ShippedDeck

if TYPE_CHECKING:
    from bot.core.teaching.prompts import Prompts

log = logging.getLogger(__name__)

DECKS = SHIPPED / "data" / "decks"
DIGESTS = DECKS / "digests.json"
"""What the deck files hold, so that a start need not read them; `python -m tests.shipped` writes it."""
MORE = DECKS / "more"
"""Decks that come with the bot and are imported where somebody asks for them by name; a start does not look here."""
GRADING = SHIPPED / "data" / "grading"
TEACH = SHIPPED / "data" / "teach"


def load_grader(*, semantic: bool = True) -> grading.Grader:
    """The grader with its committed weights and tables; `semantic` with the cross-encoders, where they can be run."""
    return grading.Grader.load(
        grading.Texts(
            weights=_text("weights.json"),
            lexicon=_lexicon("lexicon"),
            order=_text("word-order.json"),
            general=partial(_lexicon, "lexicon-general"),
            solutions=_text("solutions.json"),
            stems=_text("stems.json"),
            words_sorted=_text("words-sorted.txt"),
            related=partial(_text, "related.txt"),
            antonyms=partial(_text, "antonyms.txt"),
        ),
        vectors=(GRADING / "word-vectors.bin").read_bytes,
        glossary=lambda code: _text(f"languages/{code}.tsv"),
        cross_encoders=cross_encoders() if semantic else None,
        stances=stance_reader() if semantic else None,
    )


@cache
def cross_encoders() -> grading.CrossEncoders | None:
    """The models of this process, loaded when a card or an answer first needs them.

    None where the extra `semantic` is not installed.
    """
    if find_spec("onnxruntime") is None:
        return None
    return grading.CrossEncoders(
        english=partial(_text, "word-pieces.txt"),
        multilingual=partial(_text, "unigram-pieces.txt"),
        run=lambda name: _session(f"cross-encoder-{name}.onnx"),
    )


@cache
def stance_reader() -> grading.StanceReader | None:
    """The model of this process that reads who holds a value; None where the extra `semantic` is not installed."""
    if find_spec("onnxruntime") is None:
        return None
    return grading.StanceReader(partial(_text, "stance-pieces.txt"), _stance_session)


def _stance_session() -> Callable[[list[int]], list[list[float]]] | None:
    run = _model("stance.onnx")
    return None if run is None else lambda pieces: run(pieces=pieces)


def _session(name: str) -> grading.Run | None:
    """A cross-encoder in memory; None where it cannot be run."""
    run = _model(name)
    if run is None:
        return None

    def read(pieces: list[int], segments: list[int]) -> tuple[float, float]:
        right, partly = run(pieces=pieces, segments=segments)
        return right, partly

    return read


def _model(name: str) -> Callable[..., Any] | None:
    """A model in memory, on one thread: an answer takes milliseconds, and others wait for the core.

    It takes lists of numbers by name and gives the probabilities of the one text that they are of, for all of it or for
    each of its pieces. None where it cannot be run here, which the log tells.
    """
    try:
        import numpy as np  # both with the extra `semantic`
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        model = str(GRADING / name)
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001  # whatever a library for another processor raises
        log.warning("no language model", extra={"model": name, "reason": str(error)})
        return None

    def run(**given: list[int]) -> Any:
        read = session.run(None, {name: np.array([numbers]) for name, numbers in given.items()})
        return read[0][0].tolist()

    return run


def load_prompts(write: Path | None = None) -> Prompts:
    """The instructions for teaching; `write` is a file in place of the one that comes with the bot (OSError)."""
    from bot.core.teaching.prompts import Prompts  # for the command line alone

    written = (write or TEACH / "write.md").read_text(encoding="utf-8")
    return Prompts(written, (TEACH / "label.md").read_text(encoding="utf-8"))


def load_off_topic() -> tuple[str, ...]:
    """Texts that answer no card."""
    return tuple((TEACH / "off-topic.txt").read_text(encoding="utf-8").splitlines())


def _text(name: str) -> str:
    return (GRADING / name).read_text(encoding="utf-8")


def _lexicon(name: str) -> str:
    """The lexicon as JSON, which is quick to read, where that is of the YAML that is there; else the YAML."""
    written, copied = _text(f"{name}.yaml"), _text(f"{name}.json")
    return copied if copied.startswith(f'{{"of": "{file_digest(written)}"') else written


def shipped_decks() -> list[ShippedDeck]:
    """Every deck that a start brings up to date; DeckError for one with problems.

    A file is read when it is asked for, unless it is another one than DIGESTS tells of: then at once.
    """
    known = json.loads(DIGESTS.read_text(encoding="utf-8"))
    return [_shipped(path.read_text(encoding="utf-8"), known) for path in sorted(DECKS.glob("*.yaml"))]


def load_decks() -> list[Deck]:
    """Every deck that a start brings up to date, read."""
    return [deck.read() for deck in shipped_decks()]


def more_decks() -> dict[str, Path]:
    """By name the files of the decks that are imported by name."""
    return {path.stem: path for path in sorted(MORE.glob("*.yaml"))}


def load_more() -> list[Deck]:
    """Every deck that is imported by name, read; DeckError for one with problems."""
    return [_parse(path.read_text(encoding="utf-8")) for path in more_decks().values()]


def file_digest(text: str) -> str:
    """What tells one text from another."""
    return sha256(text.encode()).hexdigest()


def _shipped(text: str, known: dict[str, list[str]]) -> ShippedDeck:
    slug, digest = known.get(file_digest(text), (None, None))
    if slug is None:
        deck = _parse(text)
        return ShippedDeck(deck.slug, lambda: deck)
    return ShippedDeck(slug, partial(_parse, text), digest)


def _parse(text: str) -> Deck:
    # With pydantic and YAML, a tenth of a start, which seldom reads a deck.
    from bot.formats.yaml import reader

    return reader.parse(text)
