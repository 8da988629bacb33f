"""Zip and gzip files around decks, and H5P."""

import gzip
import json

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load
from tests.formats.decks import wrong
from tests.formats.sheets.workbooks import packed

CSV = b"question,answer\nWhat flies?,Bat\n"


def test_the_one_deck_in_a_zip_or_gzip_file_is_read() -> None:
    found = load(
        packed({"animals/deck.csv": CSV, "animals/README.md": b"# Animals", "__MACOSX/deck.csv": b"x"}),
        filename="a.zip",
    )
    assert (found.format, found.deck.cards[0].reference) == ("package", "Bat")
    assert "read from 'animals/deck.csv' in the zip file" in found.skipped
    assert load(gzip.compress(CSV), filename="deck.csv.gz").deck.title == "deck"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (packed({"a.csv": CSV, "b.csv": CSV}), "several decks .a.csv, b.csv."),
        (packed({"a.png": b"x"}), "no deck is in it"),
        (packed({"a.h5p": packed({"b.csv": CSV})}), "a zip file within a zip file"),
        (packed({"a.csv": b"a" * 200_000_000}), "unpacks to over"),
        (gzip.compress(b"a" * 20_000_000), "the gzip file unpacks to over 8 MiB"),
        (gzip.compress(CSV)[:-9], "the gzip file is damaged"),
        (gzip.compress(gzip.compress(CSV)), "a gzip archive within another"),
    ],
    ids=[
        "several",
        "none",
        "zip in zip",
        "large zip",
        "large gzip",
        "damaged gzip",
        "gzip in gzip",
    ],  # bytes tell the time
)
def test_other_packages_are_refused_in_a_sentence_and_within_bounds(data: bytes, message: str) -> None:
    with pytest.raises(DeckError, match=message):
        load(data, filename="a.zip")


CHOICE = {
    "library": "H5P.MultiChoice 1.16",
    "params": {
        "question": "<p>What flies?</p>",
        "answers": [
            {"text": "<div>Cow</div>", "correct": False, "tipsAndFeedback": {"chosenFeedback": "Cows walk."}},
            {"text": "<div>Bat</div>", "correct": True},
        ],
    },
    "subContentId": "1",
}


def test_h5p_is_read_from_its_package_and_from_its_content() -> None:
    content = json.dumps({"questions": [CHOICE]}).encode()
    for data, name, kind in (
        (content, "content.json", "h5p"),
        (packed({"h5p.json": b"{}", "content/content.json": content}), "quiz.h5p", "package"),
    ):
        found = load(data, filename=name)
        (card,) = found.deck.cards
        assert found.format == kind
        assert (card.prompt, card.reference, wrong(card), card.wrong[0].why) == (
            "What flies?",
            "Bat",
            ["Cow"],
            "Cows walk.",
        )


def test_other_kinds_of_h5p() -> None:
    parts = [
        {"subContentId": "1", "question": "What barks?", "answers": ["Dog", "Cat"]},
        {"question": "Bats fly.", "correct": "true"},
        {"questions": ["<p>A *bat/bats:by night* eats *insects*.</p>"]},
        {"dialogs": [{"text": "<p>Dusk</p>", "answer": "Evening"}]},
    ]
    cards = {card.prompt: card for card in load(json.dumps(parts).encode(), filename="c.json").deck.cards}
    assert (cards["What barks?"].reference, wrong(cards["What barks?"])) == ("Dog", ["Cat"])
    assert cards["True or false: Bats fly."].reference == "True"
    assert (cards["A _____ eats insects."].reference, cards["A _____ eats insects."].accepted) == (
        "bat",
        ("bats",),
    )
    assert cards["A bat eats _____."].reference == "insects"
    assert cards["Dusk"].reference == "Evening"
