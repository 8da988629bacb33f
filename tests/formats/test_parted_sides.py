"""Cards in Markdown whose sides, or which themselves, lines with a percent sign or asterisks alone part."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import pairs


def loaded(text: str, name: str = "cards.md") -> Loaded:
    return load(text.encode(), filename=name)


TWO = [("What is a mutex?", "A lock."), ("What is a race?", "Two writers.")]
THREE = [("Mutex", "A lock."), ("Race", "Two writers."), ("Queue", "A list.")]


def written(cards: list[tuple[str, str]], mark: str, apart: str) -> str:
    return apart.join(f"{front}{mark}{back}" for front, back in cards) + "\n"


@pytest.mark.parametrize(
    ("mark", "apart"),
    [
        ("\n\n%\n\n", "\n\n---\n\n"),
        ("\n%\n", "\n%%\n"),
        ("\n%\n", "\n***\n"),
        ("\n%\n", "\n\n"),
        ("\n\n***\n\n", "\n\n---\n\n"),
        ("\n***\n", "\n___\n"),
        ("\n***\n", "\n\n"),
        ("\n\n", "\n\n***\n\n"),
        ("\n", "\n%\n"),
    ],
    ids=[
        "rules",
        "signs",
        "stars-between",
        "blank",
        "stars",
        "lines",
        "stars-blank",
        "between",
        "signs-between",
    ],
)
@pytest.mark.parametrize("name", ["cards.md", "cards.txt"])
def test_a_mark_alone_parts_sides_or_cards(mark: str, apart: str, name: str) -> None:
    three = [*TWO, ("Which is fair?", "A queue.")]
    found = loaded(written(three, mark, apart), name)
    assert (found.format, found.skipped) == ("flashcards", ())
    assert [(card.prompt, card.reference) for card in found.deck.cards] == three


@pytest.mark.parametrize(
    ("mark", "apart"),
    [("\n%\n", "\n---\n"), ("\n%\n", "\n\n"), ("\n***\n", "\n---\n"), ("\n***\n", "\n\n"), ("\n", "\n%\n")],
    ids=["rules", "blank", "stars", "stars-blank", "between"],
)
def test_fronts_may_be_terms(mark: str, apart: str) -> None:
    assert pairs(loaded(written(THREE, mark, apart))) == THREE


def test_headings_above_each_card_are_its_front_and_others_topics() -> None:
    text = (
        "# Threads\n\n## Locks\n\n### What is a mutex?\n\n%\n\nA lock.\n\n```c\n%\n---\n```\n\n"
        "### Race\n\nWho writes?\n\n<!-- md2apkg split -->\n\nTwo.\n\n## Others\n\n### Queue\n\nA list.\n\n"
        "### Which is fair?\n- [ ] Race\n- [x] Queue\n"
    )
    found = loaded(text)
    assert found.deck.title == "Threads"
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("What is a mutex?", "A lock.\n\n```c\n%\n---\n```", "Locks"),
        ("Race\nWho writes?", "Two.", "Locks"),
        ("Queue", "A list.", "Others"),
        ("Which is fair?", "Queue", "Others"),
    ]
    assert found.deck.cards[-1].wrong[0].answers == ("Race",)


def test_headings_above_several_cards_are_topics() -> None:
    text = (
        "---\ntitle: Locks\n---\n## Basics\n\nWhat is a mutex?\n\n***\n\nA lock.\n\nOne holds it.\n\n---\n\n"
        "What is a race?\n\n***\n\nTwo writers.\n\n## More\n\nWho waits?\n\n***\n\nBoth.\n"
    )
    assert [(card.prompt, card.reference, card.topic) for card in loaded(text).deck.cards] == [
        ("What is a mutex?", "A lock.\n\nOne holds it.", "Basics"),
        ("What is a race?", "Two writers.", "Basics"),
        ("Who waits?", "Both.", "More"),
    ]
    close = "## Basics\nMutex\n%\nA lock.\n\nRace\n%\nTwo.\n\n## More\n\nQueue\n%\nA list.\n"
    assert pairs(loaded(close)) == [("Mutex", "A lock."), ("Race", "Two."), ("Queue", "A list.")]
    assert [card.topic for card in loaded(close).deck.cards] == ["Basics", "Basics", "More"]


def test_a_third_field_holds_tags_or_explains() -> None:
    mean = "Mean\n\n%\n\nThe middle.\n\n%\n\nmath, sums\n"
    mode = "Mode\n\n%\n\nThe most.\n\n%\n\nIt may be one of two.\n"
    text = f"{mean}\n---\n\n{mode}\n---\nA remark.\n"
    found = loaded(text)
    assert [(card.reference, card.topic, card.explanation) for card in found.deck.cards] == [
        ("The middle.", "math", ""),
        ("The most.", "", "It may be one of two."),
    ]
    assert found.skipped == ("paragraphs that are no card: 1",)


@pytest.mark.parametrize(
    "text",
    [
        "A bird in the hand.\n%\nTo be or not to be\n\t-- Shakespeare\n%\nWhat is it?\n%\nBest of times,\nworst.\n",
        "To be or not\n  -- Shakespeare\n%\nAll is well\n  -- Somebody\n%\nSo it goes\n  -- Vonnegut\n%\n",
        "It was dark.\n\n***\n\nHe went in.\n\n---\n\nNobody came.\n\n***\n\nHe left.\n\n---\n\nEnd\n\n***\n\nThanks",
        "## Chapter 1\n\n***\n\nIt was dark.\n\n## Chapter 2\n\n***\n\nHe went in.\n\n## Chapter 3\n\n***\n\nHe left.",
        "Roses are red\nViolets are blue\n***\nSugar is sweet\nAnd so are you\n***\nThe end is near\nAnd all is clear",
        "He asked:\n\nWho?\n\n***\n\nNobody came.\n\n***\n\nThen all was over.\n\n***\n\nThe end.\n",
        "Some text\n%\nof a paper\n\nwith remarks.\n%\nAnd more.\n\nNo remark here.\n",
        f"What is it?\n***\n{'Long talk. ' * 200}\n\nWho is it?\n***\nHe.\n",
        "Mutex\n%\nA lock.\n---\nRace\n%\n\n---\nQueue\n%\nA list.\n",
        "a\n%\nb\n%\nc\n%\nd\n---\ne\n%\nf\n",
    ],
    ids=["fortunes", "sayings", "story", "novel", "poem", "scenes", "paper", "talk", "no-back", "many-sides"],
)
@pytest.mark.parametrize("name", ["text.md", "text.txt"])
def test_prose_with_such_lines_is_no_deck(text: str, name: str) -> None:
    with pytest.raises(DeckError, match="this holds no deck"):
        loaded(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Q: What is a mutex?\nA: A lock.\n\n***\n\nQ: What is a race?\nA: Two writers.\n\n***\n",
        "What is a mutex?\n?\nA lock.\n\n***\n\nWhat is a race?\n?\nTwo writers.\n\n***\n",
        "# All\n\n***\n\n## What is a mutex?\n\nA lock.\n\n***\n\n## What is a race?\n\nTwo writers.\n",
        "**Question:** What is a mutex?\n\n**Answer:** A lock.\n\n***\n\n"
        "**Question:** What is a race?\n\n**Answer:** Two writers.\n\n***\n",
    ],
    ids=["labels", "marks", "headings", "bold"],
)
def test_rules_between_cards_of_other_kinds_are_rules(text: str) -> None:
    assert pairs(loaded(text)) == TWO
