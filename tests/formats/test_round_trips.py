"""What is exported can be imported: all of it as YAML, and from the others what they can hold."""

import csv
import io

import pytest
from hypothesis import example, given, settings

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Deck, Misconception, Side, Source
from bot.core.decks.check import card_problems
from bot.formats.export import export
from bot.formats.load import load
from bot.formats.names import EXPORTS, left_out
from tests.formats.strategies import decks, texts

QUICK = settings(max_examples=60, deadline=None)
FULL = Card(
    key="Q1",
    prompt="What is precision vs recall?",
    reference="Precision is\nTP/(TP+FP).",
    topic="Metrics",
    hint="Two shares.",
    enough=1,
    concepts=(Concept("share", "the share", "which share?", phrasings=("share of hits",)),),
    sides=(Side("precision", ("PPV",), ("of the predicted",)),),
    accepted=("share of hits among all alarms",),
    partial=("about hits",),
    wrong=(Misconception(("of all positives", "TP/(TP+FN)"), "That is recall."), Misconception(("no idea",))),
    answer=AnswerSpec(AnswerKind.LIST, all_of=("hits; misses", "a|b", "#c"), any=2, ordered=True, exact=True),
    explanation="A spam filter that flags one mail, rightly, has a precision of 1.",
    source=Source("https://a.org/wiki/Precision_(metric)#f:g", "Precision: a page"),
)


@QUICK
@given(decks())
def test_yaml_gives_back_the_very_deck(deck: Deck) -> None:
    assert [problem for card in deck.cards for problem in card_problems(card, 1)] == []
    assert load(export(deck, "yaml"), filename="any.yaml").deck == deck


@QUICK
@given(decks(rich=False, formed=True))
def test_csv_gives_back_the_cards(deck: Deck) -> None:
    assert load(export(deck, "csv"), filename="any.csv").deck.cards == deck.cards


def test_csv_gives_back_a_card_whose_question_is_written_like_a_gap() -> None:
    deck = Deck("gaps", "Gaps", "", (Card("gap", "What does {{c1::a}} mean in Anki?", "a gap"),))
    assert load(export(deck, "csv"), filename="any.csv").deck.cards == deck.cards


@settings(max_examples=30, deadline=None)
@given(decks(rich=False))
def test_apkg_gives_back_the_cards_and_the_title(deck: Deck) -> None:
    loaded = load(export(deck, "apkg"), filename="any.apkg").deck
    assert loaded.cards == deck.cards


@pytest.mark.parametrize("kind", EXPORTS)
def test_what_a_format_cannot_hold_is_said(kind: str) -> None:
    deck = Deck("metrics", "Metrics", "About scores.", (FULL,))
    loaded = load(export(deck, kind), filename=f"metrics.{kind}").deck
    assert (loaded == deck) == (not left_out(deck, kind))
    assert loaded.cards[0].accepted == FULL.accepted


@pytest.mark.parametrize(("kind", "lost"), [("yaml", ()), ("csv", ()), ("apkg", ("forms of answers: 1",))])
def test_a_table_holds_forms_of_answers_and_anki_does_not(kind: str, lost: tuple[str, ...]) -> None:
    card = Card("Q1", "How fast is it?", "3.6", answer=AnswerSpec(AnswerKind.NUMBER, "2%", "=m/s"))
    deck = Deck("speeds", "speeds", "", (card, Card("Q2", "Who?", "Me")))
    assert left_out(deck, kind) == lost
    loaded = load(export(deck, kind), filename=f"speeds.{kind}").deck
    assert [each.answer for each in loaded.cards] == [None if lost else card.answer, None]


def test_the_same_deck_gives_the_same_package() -> None:
    deck = Deck("metrics", "Metrics", "", (FULL,))
    assert export(deck, "apkg") == export(deck, "apkg")
    assert export(deck, "apkg", modified=1_700_000_000) != export(deck, "apkg")


@settings(max_examples=50, deadline=None)
@given(texts())
@example("=HYPERLINK(1)")
@example("'=1")
@example("＝1")
def test_no_cell_of_a_csv_starts_like_a_formula(text: str) -> None:
    deck = Deck("d", "d", "", (Card("k", text, text, hint=text, accepted=(text,)),))
    rows = csv.reader(io.StringIO(export(deck, "csv").decode("utf-8-sig"), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]


def test_yaml_is_pleasant_to_read() -> None:
    text = export(Deck("metrics", "Metrics", "", (FULL,)), "yaml").decode()
    assert "    reference: |-\n      Precision is\n      TP/(TP+FP).\n" in text
    assert "    accepted:\n      - share of hits among all alarms\n" in text
    assert (
        "    wrong:\n      - why: That is recall.\n        answers:\n          - of all positives\n" in text
    )
    assert "      - no idea\n" in text
    assert "    answer:\n      kind: list\n      all_of:\n        - hits; misses\n" in text
    assert "      any: 2\n      ordered: true\n      exact: true\n" in text
    assert "    explanation: A spam filter that flags one mail, rightly, has a precision of 1.\n" in text
    assert '    source:\n      title: "Precision: a page"\n      url: https://a.org/wiki/Pre' in text
    short = Card("k", "?", "4", answer=AnswerSpec(AnswerKind.NUMBER), source=Source("https://a.org/?b=c"))
    near = Card("n", "?", "4", answer=AnswerSpec(tolerance="2%", unit="m/s"))
    text = export(Deck("d", "d", "", (short, near)), "yaml").decode()
    assert "    answer: number\n    source: https://a.org/?b=c\n" in text
    assert "    answer:\n      tolerance: 2%\n      unit: m/s\n" in text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no format to export to"):
        export(Deck("d", "d"), "pdf")
