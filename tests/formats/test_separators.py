"""Terms and meanings that are parted by marks of somebody's own, as exports of Quizlet may be."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats import separators
from bot.formats.load import Loaded, load

PAIRS = [("Mutex", "A lock, held by one"), ("Race", "Two writers"), ("Key", "A name")]


def loaded(text: str, filename: str = "a.txt") -> Loaded:
    return load(text.encode(), filename=filename)


def written(between: str, after: str) -> str:
    return after.join(f"{term}{between}{meaning}" for term, meaning in PAIRS)


@pytest.mark.parametrize(
    "between",
    ["/////", "-----", "///", " ~ ", " @@ ", "<->", " <=> ", "@@", "###", "===", "||", "____", "~~", ";;"],
    ids=lambda mark: mark.strip().encode().hex(),
)
@pytest.mark.parametrize("end", ["", "\n"], ids=["open", "ended"])
def test_a_mark_of_ones_own_parts_each_line(between: str, end: str) -> None:
    found = loaded(written(between, "\n") + end)
    assert found.format == "words"
    assert [(card.prompt, card.reference) for card in found.deck.cards] == PAIRS


@pytest.mark.parametrize(
    ("between", "after"),
    [
        ("<->", "|||"),
        (":::", ";;;"),
        ("\t", ";"),
        ("\t", "\n\n\n"),
        ("//", "###"),
        ("::", "||"),
        ("\t", "@@@"),
    ],
    ids=["arrows", "colons", "tabs", "blank-lines", "slashes", "two", "ats"],
)
def test_marks_stand_between_cards_too(between: str, after: str) -> None:
    found = loaded(written(between, after) + after)
    assert [(card.prompt, card.reference) for card in found.deck.cards] == PAIRS


def test_commas_and_semicolons_part_cards_in_one_line() -> None:
    found = loaded("Mutex,A lock;Race,Two writers;Key,A name;Queue,First in first out")
    assert [card.prompt for card in found.deck.cards] == ["Mutex", "Race", "Key", "Queue"]


def test_meanings_go_over_lines_where_blank_lines_part_cards() -> None:
    found = loaded("Mutex\tA lock that\none thread holds\n\nRace\tTwo writers\n\nKey\tA name\n")
    assert found.deck.cards[0].reference == "A lock that\none thread holds"
    assert len(found.deck.cards) == 3


@pytest.mark.parametrize(
    "text",
    [
        "a == b\nc == d\ne == f\n",
        "ls && cd\nmake && run\ncp && mv\n",
        "see https://a.org//b\nsee https://c.org//d\nsee https://e.org//f\n",
        "Mutex/////A lock\nRace: Two writers\nKey/////A name\n",
        "Mutex/////A/////lock\nRace/////Two/////writers\nKey/////A/////name\n",
        "Threads\n=======\nA mutex is a lock.\nA race is two writers.\n",
        "We came, saw; went.\nShe did, too; and left.\nThey stayed, though; alone.\n",
        "color: red; margin: 0; top: 1px; left: 2px",
        "Mutex///A lock\nRace///Two writers\n",
        "x/////a\nx/////b\nx/////c\nx/////d\n",
        "",
    ],
    ids=[
        "equal",
        "and",
        "links",
        "not-all",
        "twice",
        "rule",
        "prose",
        "style",
        "two-lines",
        "one-term",
        "empty",
    ],
)
def test_what_has_no_mark_of_its_own_is_not_read_so(text: str) -> None:
    assert separators.pairs(text) is None


@pytest.mark.parametrize(
    ("text", "filename", "expected"),
    [
        ("Mutex - A lock\nRace - Two\nKey - A name\n", "a.txt", "words"),
        ("Mutex::A lock\nRace::Two\nKey::A name\n", "a.md", "flashcards"),
        ("Mutex;A lock\nRace;Two\nKey;A name\n", "a.txt", "csv"),
        ("Mutex|A lock\nRace|Two\nKey|A name\n", "a.txt", "csv"),
        ("term;meaning;topic\nMutex;A lock, held;x\nRace;Two, at once;x\n", "a.txt", "csv"),
        ("Mutex\tA lock\n\nRace\tTwo\n\nKey\tA name\n", "a.txt", "csv"),
        ("Q: What?\nA: This -- that\n\nQ: Who?\nA: He -- she\n", "a.txt", "qa"),
        ("What? * One\nWho? * Two\nWhen? * Three\n", "a.txt", "lines"),
    ],
    ids=["dash", "colons", "semicolons", "bars", "named", "tabs", "questions", "trivia"],
)
def test_neighbours_are_read_as_before(text: str, filename: str, expected: str) -> None:
    assert loaded(text, filename).format == expected


def test_a_row_of_marks_is_refused() -> None:
    with pytest.raises(DeckError):
        loaded("/" * 50_000)
    with pytest.raises(DeckError):
        loaded("-=" * 25_000 + ";" * 9)
