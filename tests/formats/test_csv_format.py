"""Tables: column names of many kinds, delimiters, Anki's text export, and hostile ones."""

from pathlib import Path

import pytest

from bot.core.cards import Card, Misconception
from bot.core.decks.problems import DeckError
from bot.formats.load import load
from bot.formats.tables import csv_format
from bot.formats.tables.formulas import defuse, restore

DATA = Path(__file__).parent / "data"


def parse(text: str) -> tuple[Card, ...]:
    return csv_format.parse(text, slug="d", title="D")[0].cards


def problems(text: str) -> list[str]:
    with pytest.raises(DeckError) as caught:
        parse(text)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "head", ["question,answer", "Prompt,Reference", "front,back", "FRONT , Back", "\ufeffTerm,Definition"]
)
def test_columns_have_many_names(head: str) -> None:
    assert [(card.prompt, card.reference) for card in parse(f"{head}\na,b\n")] == [("a", "b")]


def test_all_that_a_table_can_hold() -> None:
    text = (
        "ID,Category,Question,Correct answer,Hint,Also accepted,Alternative 2,Partial,Wrong answers\n"
        'k1,Basics,"What, then?",This,think,a | b,c \\| d,half,no|never\n'
    )
    assert parse(text) == (
        Card(
            key="k1",
            topic="Basics",
            prompt="What, then?",
            reference="This",
            hint="think",
            accepted=("a", "b", "c | d"),
            partial=("half",),
            wrong=(Misconception(("no",)), Misconception(("never",))),
        ),
    )


@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
@pytest.mark.parametrize("head", ["question{}answer\n", ""])
def test_the_delimiter_is_found_with_and_without_names(delimiter: str, head: str) -> None:
    text = head.format(delimiter) + "".join(f"What is {n}?{delimiter}It is {n}.\n" for n in range(9))
    assert len(parse(text)) == 9


def test_a_column_that_is_no_part_of_a_card_is_told() -> None:
    notes = csv_format.parse("question,answer,colour\na,b,red\n", slug="d", title="D")[1]
    assert notes == ("the column 'colour', which is no part of a card",)


def test_tags_give_the_topic() -> None:
    assert parse("question,answer,tags\na,b,marked ml::model_drift other\n")[0].topic == "model drift"


LONG = "long words " * 600
"""A cell of 6,600 characters: of four rows with two of them, the last does not fit into the sample."""


@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
def test_a_row_that_the_sample_cuts_does_not_count(delimiter: str, quote: str) -> None:
    cell = f"{quote}{LONG.strip()}{quote}"
    text = "".join(f"{cell}{delimiter}{n}{delimiter}x\n" for n in range(1, 5))
    assert csv_format.find_delimiter(text) == delimiter
    assert csv_format.is_table(text)
    assert not csv_format.is_table(text.replace(f"{delimiter}x", "", 1)), "a row within it does"


def test_every_problem_is_told_with_the_line_its_row_starts_at() -> None:
    text = 'key,question,answer\nk,"two\nlines",b\nk,c,d\n,,e\n,f,\n'
    assert problems(text) == [
        "line 4: the key 'k' was used already at line 2",
        "line 5: the question is empty",
        "line 6: 'f': the answer is empty",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("question\na\n", "line 1: no column is called 'answer'"),
        ("a\nb\n", "line 1: one column only"),
        ("question,answer\n", "there is no card in it"),
        ('question,answer\na,"b\n', "line 2: the quotes or cells"),
        ("question,answer\na," + "b" * 200_000, "line 2: 'a': the answer has 200,000 characters"),
        (",".join("a" * 101) + "\n", "line 1: 101 columns, over 100"),
        ("question,answer\n" + "a,b\n" * 100_000, "line 5002: over 5,000 cards"),
    ],
)
def test_what_is_no_table_of_cards_is_refused(text: str, message: str) -> None:
    assert message in problems(text)[0]


def test_a_card_that_stands_twice_is_left_out_and_counted() -> None:
    deck, notes = csv_format.parse("question,answer\na,b\nA,b\nc,d\n", slug="d", title="D")
    assert (len(deck.cards), notes) == (2, ("repeated cards (the same question and answer): 1",))


def test_cards_with_one_question_and_two_answers_have_keys_that_order_does_not_change() -> None:
    forth, back = parse("q,a\nwho?,x\nwho?,y\n"), parse("q,a\nwho?,y\nwho?,x\n")
    assert {card.key: card for card in forth} == {card.key: card for card in back}
    assert len({card.key for card in forth}) == 2


def test_a_card_whose_answer_changed_keeps_its_key() -> None:
    assert parse("q,a\nwho?,x\n")[0].key == parse("q,a\nother,y\nWho? ,z\n")[1].key


@pytest.mark.parametrize("text", ["=1", "'=1", "''+1", "@a", "a", "'a", "\t=1", "－1"])
def test_formulas_are_defused_and_restored(text: str) -> None:
    assert restore(defuse(text)) == text
    assert not defuse(text).startswith(tuple("=+-@\t－"))


def test_ankis_text_export() -> None:
    loaded = load((DATA / "anki-26-notes.txt").read_bytes(), filename="notes.txt")
    assert [(card.prompt, card.reference) for card in loaded.deck.cards] == [
        ("What is the capital of France?", "Paris\non the Seine"),
        ("Capital of Japan", "Tokyo & its wards"),
        ("Which country has this flag?", "Sweden"),
        ("Fill the gap: _____ is the capital of Australia.", "Canberra"),
        ("Fill the gap: Canberra is the capital of _____.", "Australia"),
    ]
    assert loaded.format == "csv"
    assert loaded.skipped == (
        "pictures and sounds in notes: 3",
        "cloze notes with gaps inside one another, too many or none: 1",
        "notes without text as question or answer: 1",
    )


def test_ankis_lines_at_the_top() -> None:
    text = "#separator:semicolon\n#html:false\n#deck:ML::Drift\n#columns:Tags;Question;Answer\nx;<b>?;a,b\n"
    deck, _ = csv_format.parse(text, slug="d", title="D")
    assert (deck.slug, deck.title) == ("drift", "Drift")
    assert [(card.prompt, card.reference, card.topic) for card in deck.cards] == [("<b>?", "a,b", "x")]


def test_behind_ankis_lines_at_the_top_a_problem_keeps_the_line_of_the_file() -> None:
    head = "#separator:comma\n#html:false\n#columns:question,answer,key\n"
    assert problems(f'{head}"two\nlines",b,k\nc,d,k\n') == ["line 6: the key 'k' was used already at line 4"]
    assert problems(f'{head}a,b,k\n"open,b\n')[0].startswith("line 5: the quotes or cells")


def test_ankis_columns_may_have_any_names() -> None:
    text = "#separator:tab\n#columns:Ausdruck\tSinn\nquestion\tanswer\n"
    assert [(card.prompt, card.reference) for card in parse(text)] == [("question", "answer")]
