"""The labelled answers, and the cards in the states of knowledge that the grader will meet.

Nine writers wrote for the 50 MLOps cards without seeing each other's texts: five the deck's examples (three of them in
the style of `messy`), four answers as members would type them. An answer is never graded by a card that holds it, and
the writer of a measured set never wrote examples.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from bot.assets import GRADING, load_decks, load_more
from bot.core.cards import Card, Misconception
from bot.core.grading import Verdict
from bot.core.grading.bare_lexicons import BareLexicons
from bot.core.grading.common_words import CommonWords
from bot.core.grading.languages.foreign import Languages
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.related_words import RelatedWords
from bot.core.grading.word_order import WordOrder
from bot.core.grading.word_vectors import WordVectors
from bot.formats.yaml import reader

_T = TypeVar("_T")
DATA = Path(__file__).parent / "data"
MLOPS_SETS = ("mlops-1", "mlops-2", "mlops-3")
MESSY = "messy"
"""Messy people, in whose answers length does not tell the label; its writer is in no fit and in no deck."""
OTHER_SETS = ("other-1", "other-2")
SQL_SET = "sql-1"
"""Members' answers to the SQL cards by a writer who saw question and reference alone; a second reader, blind, gave each
the same label."""
FIELDS = ("field", "society", "science", "trade")
"""Decks of other fields ("field" is biology), whose 26 examples a card are by one writer, with answers by another; the
weights for cards with examples are fitted on them."""
FIELDS_APART = ("nursing", "systems", "mind")
"""The same, in no fit: for figures alone. Nobody who changes the grader reads their answers."""
ALONE_FITTED = ("general-1", "general-2", "science-1", "trade-1", "general-4", "languages-1")
"""Sets whose rows bring a question and a reference alone, and which the weights of bare cards are fitted on."""
VARIED = tuple(f"varied-{number}" for number in (*range(1, 8), 10, 12, *range(15, 19), 20))
"""Sets by fourteen writers whose answers of every label come in the same lengths and styles: telegram, broken English,
chat, rambling, textbook prose; the wrong ones as fluent as the right ones and full of the reference's words."""
READ_FITTED = (*ALONE_FITTED, *(f"languages-{number}" for number in (3, 4, 7, 8, 9, 10)), *VARIED)
"""Sets that the cross-encoders are fitted on. The trees are not fitted on the last: they see words, not meaning, learn
from these to doubt all, and accept a third fewer right answers in other languages for it."""
ABROAD = (
    "languages-1",
    "languages-2",
    "languages-3",
    "languages-4",
    "languages-5",
    "languages-6",
    "languages-7",
    "languages-8",
    "languages-9",
    "languages-10",
    "languages-own",
    "languages-uk-vi-cs",
)
"""Cards and answers in eleven other languages, by two writers, and in eight more, by us; facts are among them.
`languages-3`, `-4` and `-7` to `-10` have sentences in all of them and in some more, by nine writers more;
`languages-5` and `languages-6` are by two others, in no fit."""
FACTS_READ = ("facts-2", "facts-3", "facts-4", "facts-5", "facts-7", "facts-8", "facts-9")
"""Answers to facts that were read while rules for facts were made; the other sets of facts are for figures alone."""
FACTS_APART = ("facts", "facts-6", "facts-10")
"""Three of those."""
ALONE_APART = ("general-3", "systems-1", "mind-1")
"""The same, in no fit: for figures alone."""
VARIED_APART = ("varied-8", "varied-9", "varied-11")
"""Sets as those of `VARIED`, by three writers more, in no fit."""
NARROW, NARROW_APART = ("narrow-1", "narrow-3", "narrow-4"), "narrow-2"
"""Decks of one narrow field each, in which a right answer to a card is a wrong one to all others. Ways to tell them
apart were chosen on the first, and the cross-encoders are fitted on three; the other is for figures alone."""
PHRASES = (
    *(f"phrases-{number}" for number in (1, 2, 4, 5, 6, 8)),
    *(f"phrases-abroad-{number}" for number in (1, 3, 4)),
)
"""Cards whose answer is a phrase of two to eight words, by nine writers, three of them in sixteen languages: the wrong
answers exchange a word that matters, or are a neighbour's. The cross-encoders are fitted on them."""
PHRASES_APART = ("phrases-3", "phrases-7", "phrases-abroad-2")
"""The same, in no fit; of the last the writer is in it."""
PARTS = ("parts-1", "parts-abroad-1")
"""Cards whose answer has two to four parts, by two writers: one part is half of it, and something wrong about a part is
nothing. The cross-encoders are fitted on them."""
NATURAL = (
    *(f"natural-{number}" for number in (2, 3, 5, 6, 7, 8, 10, 11, 12)),
    *(f"natural-abroad-{number}" for number in (2, 3, 5, 6, 7, 9, 10)),
)
"""Cards as people bring them, sentences, phrases and facts, with what a study group types in answer, by eleven writers
who were told neither to make it hard nor to use the reference's words or avoid them. The cross-encoders are fitted on
them; the first of both kinds were read, too, and the last, mostly facts, for rules for facts."""
NATURAL_APART = (
    "natural-1",
    "natural-4",
    "natural-9",
    "natural-13",
    "natural-abroad-1",
    "natural-abroad-4",
    "natural-abroad-8",
    "natural-abroad-11",
)
"""The same by six writers more, in no fit; nobody who changes the grader reads them."""
SECOND, SECOND_APART = ("second-1",), ("second-2", "second-3")
"""Answers in another language than their card's, or in a mixture of both, by three writers. The cross-encoders are
fitted on the first's, which were read, too; the others' are for figures alone."""
DENIED = ("denied-1", "denied-abroad-1", "turned-1", "turned-abroad-1")
"""Answers that say what is right against a misconception or with talk beside it, deny what is right, or put talk behind
what is wrong, and those of which two sides are exchanged, or one is told, in ways of four writers. The cross-encoders
are fitted on them."""
COPIES = ("copies-1", "copies-2", "copies-abroad-1", "copies-abroad-2")
"""References with a word or two exchanged, for others of the same meaning or of another one, by four writers. The
cross-encoders are fitted on them: all other sets have wrong answers one word away from the reference, and hardly any
right ones."""
COPIES_APART = ("copies-4", "copies-5")
"""The same, sentences and phrases, by two writers more, for figures alone."""
COPIES_LATER = (
    *(f"copies-{number}" for number in (6, 7, 8, 9)),
    "copies-abroad-3",
    "phrases-abroad-5",
    "turned-2",
)
"""Phrases word by word by five writers more, phrases in two dozen languages by one, and short claims with true talk
beside them. A fit on them brought nothing (docs/decisions/0036): the cross-encoders have not seen them."""
YES_NO, YES_NO_APART = ("turned-2", "yes-no-1", "yes-no-3"), "yes-no-2"
"""Questions of yes or no, answered with reasons, or by a statement, by three writers; one more's for figures alone."""
RANK = {verdict.value: verdict.rank for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One answer with the verdict a careful reader gave it."""

    card: str
    answer: str
    label: int
    """`Verdict.rank`: 0 incorrect, 1 partial, 2 correct."""
    kind: str
    writer: str


@cache
def common_words() -> CommonWords:
    """The shipped list of common words."""
    return CommonWords((GRADING / "words.txt").read_text(encoding="utf-8"))


@cache
def stems() -> dict[str, str]:
    """The shipped stems by word; they only save time."""
    kept = json.loads((GRADING / "stems.json").read_text(encoding="utf-8"))
    return {word: stem for stem, words in kept.items() for word in words.split()}


@cache
def related_words() -> RelatedWords:
    """The shipped table of words that stand near one another."""
    return RelatedWords(partial((GRADING / "related.txt").read_text, encoding="utf-8"))


@cache
def word_vectors() -> WordVectors:
    """The shipped vectors of words."""
    return WordVectors((GRADING / "word-vectors.bin").read_bytes)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    text = (GRADING / "lexicon.yaml").read_text(encoding="utf-8")
    return Lexicon.parse(
        text, stems=stems(), common=common_words(), related=related_words(), vectors=word_vectors()
    )


@cache
def general_lexicon(everyday_first: bool = True) -> Lexicon:
    """The shipped lexicon with everyday English, for bare cards."""
    return Lexicon.parse(
        (GRADING / "lexicon.yaml").read_text(encoding="utf-8"),
        (GRADING / "lexicon-general.yaml").read_text(encoding="utf-8"),
        stems=stems(),
        common=common_words(),
        related=related_words(),
        vectors=word_vectors(),
        antonyms=(GRADING / "antonyms.txt").read_text(encoding="utf-8"),
        everyday_first=everyday_first,
    )


@cache
def bare_lexicons() -> BareLexicons:
    """What finds the lexicon of a bare card."""
    return BareLexicons(general_lexicon, languages())


@cache
def languages() -> Languages:
    """What reads cards in other languages."""
    return Languages(
        lambda code: (GRADING / "languages" / f"{code}.tsv").read_text(encoding="utf-8"), lexicon()
    )


@cache
def word_order() -> WordOrder:
    """The shipped table of word order."""
    return WordOrder.parse((GRADING / "word-order.json").read_text(encoding="utf-8"))


@cache
def deck() -> dict[str, Card]:
    """The shipped MLOps cards by key."""
    (mlops,) = (deck for deck in load_decks() if deck.slug == "mlops")
    return {card.key: card for card in mlops.cards}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a JSON lines file that are not marked ambiguous."""
    found = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in found if not row.get("ambiguous")]


def labelled(name: str) -> list[Labelled]:
    """The answers of a set of `data/`."""
    return [
        Labelled(row["card"], row["answer"], RANK[row["label"]], row["kind"], name)
        for row in rows(DATA / f"{name}.jsonl")
    ]


def alone(name: str) -> dict[str, Card]:
    """The cards of a set of `data/` whose rows bring question and reference, by key."""
    return {
        row["card"]: Card(row["card"], row["question"], row["reference"])
        for row in rows(DATA / f"{name}.jsonl")
    }


def facts(name: str) -> list[tuple[Card, list[Labelled]]]:
    """The cards of a set of facts, with the answers to each whose label is sure."""
    found: dict[tuple[str, str], list[Labelled]] = {}
    for row in (
        json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        known = found.setdefault((row["question"], row["reference"]), [])
        if len(row["allowed"]) == 1:
            known.append(Labelled(row["question"], row["answer"], RANK[row["allowed"][0]], row["kind"], name))
    return [(Card(f"{name}-{at}", *texts), answers) for at, (texts, answers) in enumerate(found.items())]


def other_cards() -> dict[str, Card]:
    """The 50 cards that are not in the deck, with their references alone."""
    return alone("other-1")


def examples(card: Card, writer: str) -> list[Labelled]:
    """A card's examples as labelled answers."""
    wrong = [text for group in card.wrong for text in group.answers]
    kinds = ((card.accepted, 2), (card.partial, 1), (wrong, 0))
    return [Labelled(card.key, text, label, "example", writer) for texts, label in kinds for text in texts]


def by_writers(card: Card, *writers: int) -> Card:
    """The card with the examples of those of its five writers alone (the concepts are the first one's)."""
    return replace(
        card,
        accepted=_share(card.accepted, _counts(card.key, 0), writers),
        partial=_share(card.partial, _counts(card.key, 1), writers),
        wrong=_share(card.wrong, _counts(card.key, 2), writers),
    )


def first_writer(card: Card) -> Card:
    """The card with the first writer's examples alone."""
    return by_writers(card, 1)


def second_writer(card: Card) -> Card:
    """The card with the second writer's examples alone."""
    return by_writers(card, 2)


def _share(examples_: tuple[_T, ...], counts: Sequence[int], writers: Iterable[int]) -> tuple[_T, ...]:
    """The examples of some writers; `counts` says how many each wrote, one writer after the other."""
    starts = [sum(counts[:index]) for index in range(len(counts))]
    return tuple(
        text
        for writer in writers
        for text in examples_[starts[writer - 1] : starts[writer - 1] + counts[writer - 1]]
    )


def _counts(key: str, column: int) -> list[int]:
    """How many accepted (0), partial (1) examples or wrong groups (2) of a card each writer wrote."""
    return [numbers[column] for numbers in _writers()[key]]


@cache
def _writers() -> dict[str, list[list[int]]]:
    """For each card and writer how many accepted and partial examples and wrong groups, in the deck's order."""
    found: dict[str, list[list[int]]] = json.loads((DATA / "writers.json").read_text(encoding="utf-8"))
    return found


def taught(card: Card, answers: Iterable[Labelled]) -> Card:
    """A card that knows nothing but its reference and those answers."""
    found = list(answers)
    wrong = tuple(row.answer for row in found if row.label == 0)
    return Card(
        card.key, card.prompt, card.reference,
        accepted=tuple(row.answer for row in found if row.label == 2),
        partial=tuple(row.answer for row in found if row.label == 1),
        wrong=(Misconception(wrong),) if wrong else (),
    )  # fmt: skip


def thinned(card: Card, count: int, *, concepts: bool, seed: str) -> Card:
    """The card with about `count` of its examples left, and with or without its concepts and sides."""
    chance = random.Random(f"{seed}{card.key}")
    every = examples(card, "")
    kept = [
        row
        for label in (2, 1, 0)
        for row in _some([row for row in every if row.label == label], count / len(every), chance)
    ]
    small = taught(card, kept)
    return replace(small, concepts=card.concepts, enough=card.enough, sides=card.sides) if concepts else small


def _some(rows_: list[Labelled], share: float, chance: random.Random) -> list[Labelled]:
    return chance.sample(rows_, min(len(rows_), max(1, round(len(rows_) * share))))


State = Callable[[Card], Card]


def _with_concepts(count: int) -> State:
    return lambda card: thinned(first_writer(card), count, concepts=True, seed=f"c{count}")


def _examples_alone(count: int) -> State:
    return lambda card: thinned(second_writer(card), count, concepts=False, seed=f"e{count}")


def _by(*writers: int) -> State:
    return lambda card: by_writers(card, *writers)


STATES: dict[str, State] = {
    "whole deck": lambda card: card,
    "writers 1 2 3 4": _by(1, 2, 3, 4),
    "writers 1 2 4 5": _by(1, 2, 4, 5),
    "writers 1 2 3": _by(1, 2, 3),
    "writers 1 2 4": _by(1, 2, 4),
    "writers 1 2 5": _by(1, 2, 5),
    "writers 1 2": _by(1, 2),
    "writer 1": _by(1),
    "writer 2": _by(2),
    **{f"concepts, {count}": _with_concepts(count) for count in (3, 6, 12, 24)},
    **{f"examples, {count}": _examples_alone(count) for count in (3, 6, 12, 24)},
}
"""The deck's cards with ever less knowledge."""


def left_out(state: str) -> tuple[int, ...]:
    """The writers whose examples a state of `STATES` does not know, and that may be graded by it.

    The first two wrote most; answers of the messy three teach a card of few examples what members bring.
    """
    if state == "whole deck":
        return ()
    if not state.startswith("writer"):
        return (3, 4, 5)
    known = {int(word) for word in state.split()[1:]}
    others = (3, 4, 5) if len(known) > 1 else (1, 2)
    return tuple(writer for writer in others if writer not in known)


@cache
def sql_deck() -> dict[str, Card]:
    """The SQL cards that come with the bot, by key. They are in no fit, nor are the answers of `SQL_SET`."""
    (sql,) = (deck for deck in load_more() if deck.slug == "sql")
    return {card.key: card for card in sql.cards}


def field_decks() -> dict[str, list[Card]]:
    """The decks of other fields that are in the fit, by name."""
    return {name: deck_of(name) for name in FIELDS}


def deck_of(name: str) -> list[Card]:
    """The cards of a deck of `data/`."""
    return list(reader.parse((DATA / f"{name}-deck.yaml").read_text(encoding="utf-8")).cards)
