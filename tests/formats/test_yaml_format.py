"""The project's YAML: every problem at its line, and nothing of YAML that a deck does not need."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.core.cards import AnswerKind, Misconception, Source
from bot.core.decks.problems import DeckError
from bot.formats.yaml import reader

HEAD = "deck: {slug: metrics, title: Metrics}\ncards:\n"
CARD = "- key: Q1\n  prompt: What is drift?\n  reference: A change.\n"
DOCS = Path(__file__).parents[2] / "docs"


def problems(text: str) -> list[str]:
    with pytest.raises(DeckError) as caught:
        reader.parse(text)
    return [str(problem) for problem in caught.value.problems]


def test_scalars_stay_as_typed() -> None:
    card = reader.parse(
        HEAD + "- {key: 007, prompt: yes, reference: 1.50, hint: ~, accepted: [no, null]}\n"
    ).cards[0]
    assert (card.key, card.prompt, card.reference, card.hint) == ("007", "yes", "1.50", "")
    assert card.accepted == ("no", "null")


def test_wrong_answers_stand_alone_or_in_groups() -> None:
    text = HEAD + CARD + "  wrong:\n  - a bug\n  - why: It is not.\n    answers: [a virus, a worm]\n"
    assert reader.parse(text).cards[0].wrong == (
        Misconception(("a bug",)),
        Misconception(("a virus", "a worm"), "It is not."),
    )


def test_a_card_without_a_key_gets_one_that_order_does_not_change() -> None:
    one, two = "- {prompt: What is drift?, reference: a}\n", "- {prompt: What is bias?, reference: b}\n"
    forth, back = (reader.parse(HEAD + text).cards for text in (one + two, two + one))
    assert [card.key for card in forth] == [card.key for card in reversed(back)]
    assert all(re.fullmatch("c-[0-9a-f]{10}", card.key) for card in forth)


def test_every_problem_is_told_with_its_line() -> None:
    text = (
        "deck: {slug: A b, titel: x}\n"
        "cards:\n"
        "- key: Q1\n"
        "  prompt: a\n"
        "  refrence: x\n"
        "- key: Q1\n"
        "  prompt: b\n"
        "  reference: c\n"
        "  wrong: [{why: k}]\n"
        "  enough: two\n"
        "- key: Q2\n"
        "  prompt: b\n"
        "  reference:\n"
        "  prompt: c\n"
        "- {key: Q3, prompt: d, reference: e, enough: 2}\n"
        "- {key: Q3, prompt: d, reference: e}\n"
        "extra: 1\n"
    )
    assert problems(text) == [
        "line 1: deck.slug: should be lower case letters, digits and dashes, 32 at most",
        "line 1: deck.titel: no such field; did you mean title?",
        "line 1: deck.title: is missing",
        "line 3: reference: is missing",
        "line 5: refrence: no such field; did you mean reference?",
        "line 9: wrong.answers: is missing",
        "line 10: enough: should be a whole number",
        "line 13: reference: is missing",
        "line 14: 'prompt' stands here again; it was set at line 12",
        "line 15: Q3: enough is 2, but a correct answer needs 0 concepts",
        "line 16: the key 'Q3' was used already at line 15",
        "line 17: extra: no such field",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x 1\nb: *x\n", "line 2: YAML aliases"),
        ("a: &a [*a]\n", "line 1: YAML aliases"),
        ("deck: !!python/object/apply:os.system [id]\n", "line 1: the YAML tag"),
        ("deck: !secret x\n", "line 1: the YAML tag !secret"),
        ("cards: " + "[" * 1000, "line 1: nested over 12 deep"),
        ("cards:\n" + "- " * 1000, "line 2: nested over 12 deep"),
        ("cards:\n" + "- a\n" * 100_000, "line 5013: over 5,000 entries in one list"),
        ("? [a]\n: b\n", "line 1: a name must be a text"),
        ("a: 1\n---\nb: 2\n", "line 2: a second YAML document"),
        ("a: [1\nb: 2\n", "line 2: not YAML"),
        ("a: 'b\n", "not YAML: found unexpected end of stream"),
        ("", "the file is empty"),
        ("# only a comment\n", "the file is empty"),
        ("- a\n", "line 1: a deck has `deck:` and `cards:`"),
        (HEAD, "cards: should be a list of cards"),
    ],
)
def test_what_a_deck_does_not_need_is_refused(text: str, message: str) -> None:
    assert any(message in problem for problem in problems(text))


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        ("source: https://a.org/b#c", Source("https://a.org/b#c")),
        ("source: A page <https://a.org>", Source("https://a.org", "A page")),
        ('source: "Drift: https://a.org"', Source("https://a.org", "Drift")),
        ("source: {url: https://a.org}", Source("https://a.org")),
        ("source:\n    title: A  page\n    url: HTTPS://A.org/ä", Source("https://a.org/%C3%A4", "A page")),
        ("source:", None),
        ('source: ""', None),
    ],
)
def test_a_source_is_a_link_or_a_title_and_a_link(lines: str, source: Source | None) -> None:
    card = reader.parse(f"{HEAD}{CARD}  explanation: no\n  {lines}\n").cards[0]
    assert (card.explanation, card.source) == ("no", source)


def test_every_problem_of_explanations_and_sources_is_told_with_its_line() -> None:
    long = "a" * 1_001
    text = (
        f"{HEAD}{CARD}"
        f"  explanation: {long}\n"
        "  source: Lecture 4\n"
        f"{CARD.replace('Q1', 'Q2')}"
        "  explanation: [a]\n"
        "  source:\n"
        "    titel: a\n"
        "    url: https://user:secret@a.org\n"
        f"{CARD.replace('Q1', 'Q3')}"
        "  source: {title: A page}\n"
        "  link: https://a.org\n"
        "  notes: a\n"
        f"{CARD.replace('Q1', 'Q4')}"
        "  source: [https://a.org]\n"
        f"{CARD.replace('Q1', 'Q5')}"
        "  source: {url: https://a.org, title: https://b.org}\n"
    )
    link = "should be a link, https://... without a password in it, 512 characters at most"
    assert problems(text) == [
        "line 6: explanation: is over 1000 characters",
        f"line 7: source: {link}; a title may stand before it: Title <https://...>",
        "line 11: explanation: should be a text",
        "line 13: source.titel: no such field; did you mean title?",
        f"line 14: source.url: {link}",
        "line 18: source.url: is missing",
        "line 19: link: no such field; did you mean source?",
        "line 20: notes: no such field; did you mean explanation?",
        "line 24: source: should hold named values, a line `name: value` for each",
        "line 25: Q5: the title of the source is a link of its own: say in words what the page is",
    ]


def test_control_characters_do_not_come_in_through_escapes() -> None:
    text = HEAD + '- {key: Q1, prompt: "a\\0b", reference: "c\\e"}\n'
    assert [problem.partition(": ")[2] for problem in problems(text)] == [
        "Q1: the answer holds a control character (U+001B)",
        "Q1: the question holds a control character (U+0000)",
    ]


def test_problems_are_bounded() -> None:
    with pytest.raises(DeckError) as caught:
        reader.parse(HEAD + "- x\n" * 5_000)
    assert (len(caught.value.problems), caught.value.more) == (500, 4_500)
    assert str(caught.value).endswith("and 4,500 more problems")


def _shape(schema: dict[str, Any]) -> dict[str, Any]:
    """The names in a schema, without what a version of pydantic may word otherwise."""
    models = {"": schema, **schema["$defs"]}
    return {
        name: (sorted(m.get("properties", ())), sorted(m.get("required", ()))) for name, m in models.items()
    }


def test_the_schema_in_the_docs_is_that_of_the_parser() -> None:
    stored = json.loads((DOCS / "deck.schema.json").read_text(encoding="utf-8"))
    assert _shape(stored) == _shape(reader.json_schema())


def _examples() -> list[str]:
    text = (DOCS / "deck-format.md").read_text(encoding="utf-8")
    return re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)


def test_the_docs_have_an_example_of_each_kind_of_answer() -> None:
    cards = reader.parse(_examples()[1]).cards
    assert [card.answer and card.answer.kind for card in cards] == list(AnswerKind)


def test_the_example_in_the_docs_is_a_deck() -> None:
    card = reader.parse(_examples()[0]).cards[0]
    assert card.concepts and card.sides and card.accepted and card.partial and card.wrong and card.hint
    assert card.explanation and card.source and card.source.title
