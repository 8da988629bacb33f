"""Explanations and sources in tables and Anki's files: found by name, told where guessed, no reason to refuse."""

from __future__ import annotations

import pytest

from bot.core.cards import Card, Source
from bot.formats.anki.notes import LeftOut, link_of
from bot.formats.explanations import fitting
from bot.formats.load import Loaded, load
from tests.formats.test_apkg import database, note, package

PAGE = "https://a.org/b"


def table(text: str, name: str = "a.csv") -> Loaded:
    return load(text.encode(), filename=name)


def extras(loaded: Loaded) -> list[tuple[str, Source | None]]:
    return [(card.explanation, card.source) for card in loaded.deck.cards]


@pytest.mark.parametrize(
    "name", ["Explanation", "rationale", "Answer explanation", "Back Extra", "Erklärung"]
)
def test_a_column_that_says_so_is_the_explanation(name: str) -> None:
    loaded = table(f"question,answer,{name}\nWhy?,So.,It was.\n")
    assert (extras(loaded), loaded.skipped) == ([("It was.", None)], ())


@pytest.mark.parametrize("name", ["source", "Source URL", "reference link", "References", "Fuente"])
@pytest.mark.parametrize(
    ("cell", "title"), [(PAGE, ""), (f"A page <{PAGE}>", "A page"), (f"A page {PAGE}", "A page")]
)
def test_a_column_that_says_so_is_the_source(name: str, cell: str, title: str) -> None:
    loaded = table(f"question,answer,{name}\nWhy?,So.,{cell}\n")
    assert (extras(loaded), loaded.skipped) == ([("", Source(PAGE, title))], ())


@pytest.mark.parametrize(
    ("name", "cell", "part"), [("Notes", "It was.", "explanation"), ("URL", PAGE, "source")]
)
def test_a_column_that_may_be_something_else_is_taken_and_told(name: str, cell: str, part: str) -> None:
    loaded = table(f"question,answer,{name}\nWhy?,So.,{cell}\n")
    assert extras(loaded) == [("It was.", None) if part == "explanation" else ("", Source(PAGE))]
    assert loaded.skipped == (f"the column {name!r}, which was taken as the {part}",)


@pytest.mark.parametrize(
    ("names", "cells", "extra", "unused"),
    [
        ("Notes,Explanation", "later,It was.", ("It was.", None), "Notes"),
        ("Explanation,Extra", "It was.,later", ("It was.", None), "Extra"),
        ("Source,Link", f"Lecture 4,{PAGE}", ("", Source(PAGE)), "Source"),
        ("Link,Source", f"{PAGE}/c,{PAGE}", ("", Source(PAGE)), "Link"),
    ],
)
def test_of_two_columns_one_counts_and_the_other_is_told(
    names: str, cells: str, extra: tuple[str, Source | None], unused: str
) -> None:
    loaded = table(f"question,answer,{names}\nWhy?,So.,{cells}\n")
    assert extras(loaded) == [extra]
    assert f"the column {unused!r}, which is no part of a card" in loaded.skipped


def test_a_reference_beside_the_answer_is_a_source_where_a_link_stands_in_it() -> None:
    (card,) = table(f"Question,Answer,Reference\nWhy?,So.,{PAGE}\n").deck.cards
    assert (card.reference, card.accepted, card.source) == ("So.", (), Source(PAGE))
    (card,) = table(f"Question,Reference,Answer\nWhy?,{PAGE},So.\n").deck.cards
    assert (card.reference, card.accepted, card.source) == ("So.", (), Source(PAGE))
    (card,) = table("Question,Answer,Reference\nWhy?,So.,Therefore.\n").deck.cards
    assert (card.reference, card.accepted, card.source) == ("So.", ("Therefore.",), None)
    (card,) = table(f"Question,Answer\nWhere is it?,{PAGE}\n").deck.cards
    assert (card.reference, card.source) == (PAGE, None)


def test_what_a_card_cannot_hold_is_left_out_and_counted_with_its_first_line() -> None:
    rows = [
        f"One?,1,It is.,{PAGE}",
        f"Two?,2,{'a' * 1_001},Lecture 4",
        f"Three?,3,{'b' * 1_001},javascript:alert(1)",
        f"Four?,4,,{'a' * 81} <{PAGE}>",
        "Five?,5,,https://user:secret@a.org",
    ]
    loaded = table("question,answer,explanation,source\n" + "\n".join(rows) + "\n")
    assert extras(loaded) == [
        ("It is.", Source(PAGE)),
        ("", None),
        ("", None),
        ("", Source(PAGE)),
        ("", None),
    ]
    assert loaded.skipped == (
        "explanations over 1,000 characters or with control characters in them: 2 (the first in line 3)",
        "sources that are no link: 3 (the first in line 3)",
        "titles of sources over 80 characters, or with a link or control characters in them: 1 (the first in line 5)",
    )


def test_control_characters_do_not_come_in_with_an_extra() -> None:
    left_out = LeftOut()
    card = Card("k", "Why?", "So.", explanation="a\x07", source=Source(PAGE, "a\x07"))
    assert fitting(card, left_out) == Card("k", "Why?", "So.", source=Source(PAGE))
    assert sum(left_out.values()) == 2


def test_a_sheet_of_choices_keeps_its_explanations() -> None:
    loaded = table(f"Question,A,B,Correct,Explanation,Source\nWhich flies?,Bat,Cow,A,It has wings.,{PAGE}\n")
    assert extras(loaded) == [("It has wings.", Source(PAGE))]


LINKED = f'See <a class="x" href="{PAGE}?c=d&amp;e=f">a <b>page</b></a>.'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (LINKED, f"a page <{PAGE}?c=d&e=f>"),
        (f"<A HREF='{PAGE}'>{PAGE}</A>", PAGE),
        (f"<a href={PAGE}><img src=x></a>", PAGE),
        (f"<div>{PAGE}</div>", PAGE),
        ("<a name=x>a page</a>", "a page"),
        ("<a href", "<a href"),
    ],
)
def test_the_address_of_a_linked_text_is_kept(html: str, text: str) -> None:
    assert link_of(html, LeftOut()) == text


@pytest.mark.parametrize(
    "html", ["<a href=" + "x" * 1_000_000, "<a x>" * 200_000, "<a href='" * 100_000 + ">"]
)
def test_a_hostile_field_is_read_at_once(html: str) -> None:
    assert isinstance(link_of(html, LeftOut()), str)


def notes_of(names: tuple[str, ...], *fields: str) -> Loaded:
    flds = ", ".join(f'{{"name": "{name}"}}' for name in names)
    models = f'{{"7": {{"flds": [{flds}]}}}}'
    data = database(note("\x1f".join(fields)), f"INSERT INTO col VALUES ('{models}', '{{}}')")
    return load(package(data), filename="a.apkg")


@pytest.mark.parametrize("named", [("Front", "Back"), ("Ausdruck", "Sinn")])
@pytest.mark.parametrize("name", ["Extra", "Notes", "Explanation", "Back Extra"])
def test_fields_of_an_anki_note_are_found_by_name(name: str, named: tuple[str, str]) -> None:
    loaded = notes_of((*named, "Sound", name, "Link"), "Why?", "So.", "x", "It <i>was</i>.", LINKED)
    assert extras(loaded) == [("It was.", Source(f"{PAGE}?c=d&e=f", "a page"))]
    taken = (
        ()
        if "Ex" in name and name != "Extra"
        else (f"notes whose {name.lower()!r} was taken as the explanation: 1",)
    )
    assert loaded.skipped == (*taken, "notes whose 'link' was taken as the source: 1")


def test_what_stands_beside_a_gap_explains_it() -> None:
    loaded = notes_of(
        ("Text", "Back Extra", "Source"), "{{c1::Oslo}} is in {{c2::Norway}}.", "It is cold.", PAGE
    )
    assert extras(loaded) == [("It is cold.", Source(PAGE))] * 2
    assert extras(notes_of(("Text", "Back Extra"), "{{c1::Oslo}} is cold.", "a" * 1_001)) == [("", None)]


def test_ankis_text_export_with_names_has_them() -> None:
    text = (
        "#separator:tab\n#html:true\n#columns:Front\tBack\tExtra\tSource\n"
        f"Why?\tSo.\tIt <b>was</b>.\t{LINKED.replace(chr(34), '')}\n"
    )
    assert extras(table(text, "a.txt")) == [("It was.", Source(f"{PAGE}?c=d&e=f", "a page"))]


def test_a_card_that_says_neither_has_neither() -> None:
    assert table("question,answer,explanation,source\nWhy?,So.,,\n").deck.cards[0] == Card(
        table("question,answer\nWhy?,So.\n").deck.cards[0].key, "Why?", "So."
    )
