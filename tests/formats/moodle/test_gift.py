"""Moodle's GIFT: every way to write a question, and what is taken for one."""

import pytest

from bot.core.cards import AnswerKind, AnswerSpec, Card
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import wrong_and_why


def loaded(text: str, filename: str = "quiz.txt") -> Loaded:
    found = load(text.encode(), filename=filename)
    assert found.format == "gift"
    return found


def card(text: str) -> Card:
    (only,) = loaded(text).deck.cards
    return only


def test_options_become_the_answer_and_wrong_ones_with_their_corrections() -> None:
    found = card(
        "::Spectrum::What is between orange and green? {\n =yellow # right!\n ~red # It is yellow.\n ~blue\n}\n"
    )
    assert (found.prompt, found.reference) == ("What is between orange and green?", "yellow")
    assert wrong_and_why(found) == [("red", "It is yellow."), ("blue", None)]


def test_a_question_that_asks_which_of_them_lists_its_options() -> None:
    assert (
        card("Which of these flies? {=Bat ~Cow ~Ant}").prompt == "Which of these flies?\n• Ant\n• Bat\n• Cow"
    )


def test_several_right_answers_are_accepted_and_weights_tell_the_others() -> None:
    found = card(
        "Where is he from? {=Nazareth =%100%Nazaret =%50%Galilee =%0%Bethlehem#Born there. =%-10%Rome =%0%*#No}\n"
    )
    assert (found.reference, found.accepted, found.partial) == ("Nazareth", ("Nazaret",), ("Galilee",))
    assert wrong_and_why(found) == [("Bethlehem", "Born there."), ("Rome", None)]


def test_options_that_earn_the_mark_together_are_all_asked_for() -> None:
    found = card("Who lies there? {~%-50%Nobody ~%50%Grant ~%50%his wife ~%-50%his father}\n")
    assert found.reference == "Grant, his wife"
    assert found.answer == AnswerSpec(kind=AnswerKind.LIST, all_of=("Grant", "his wife"))
    assert wrong_and_why(found) == [("Nobody", None), ("his father", None)]


@pytest.mark.parametrize(
    ("text", "prompt", "reference", "corrected"),
    [
        (
            "Grant lies in it.{FALSE#Nobody does.#Well done!}",
            "True or false: Grant lies in it.",
            "False",
            "Nobody does.",
        ),
        ("The sun is a star. {T}", "True or false: The sun is a star.", "True", None),
        ("Is the sun a star? {TRUE}.", "Is the sun a star?", "True", None),
        ("True or false? 1+1\\=2 {T}", "True or false? 1+1=2", "True", None),
    ],
)
def test_statements_are_true_or_false(text: str, prompt: str, reference: str, corrected: str | None) -> None:
    found = card(text)
    assert (found.prompt, found.reference) == (prompt, reference)
    assert found.answer == AnswerSpec(kind=AnswerKind.YES_NO)
    assert wrong_and_why(found) == [("False" if reference == "True" else "True", corrected)]


@pytest.mark.parametrize(
    ("answers", "reference", "tolerance", "partial"),
    [
        ("#1822", "1822", "", ()),
        ("#1822:2", "1822", "2", ()),
        ("#1..5", "3", "2", ()),
        ("# -1.5 .. 2.0", "0.25", "1.75", ()),
        ("#3.14:.005", "3.14", "0.005", ()),
        ("#=1822:0 =%50%1822:2", "1822", "", ("1820", "1821", "1823", "1824")),
        ("#=1822:1#Yes =%50%1822:2#Nearly ~#No", "1822", "1", ("1820", "1824")),
        ("#=6.02e23:1e21", "6.02e23", "", ()),
    ],
)
def test_numbers_have_their_tolerance_on_the_card(
    answers: str, reference: str, tolerance: str, partial: tuple[str, ...]
) -> None:
    found = card(f"When was he born? {{{answers}}}\n")
    assert (found.reference, found.partial) == (reference, partial)
    assert found.answer == AnswerSpec(kind=AnswerKind.NUMBER, tolerance=tolerance)


def test_a_tolerance_that_no_card_holds_is_counted() -> None:
    assert loaded("How many? {#6.02e23:1e21}").skipped == ("tolerances of numbers that no card can hold: 1",)
    assert loaded("How long? {#=1.5:0 =%50%1.5:0.5}").skipped == (
        "tolerances of numbers that no card can hold: 1",
    )


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("Two plus two is {=four =4}.", "Two plus two is _____."),
        ("Grant is {~buried =entombed} in his tomb.", "Grant is _____ in his tomb."),
        ("{=Asia} is the largest continent.", "_____ is the largest continent."),
        ("What is two plus two? {=four}.", "What is two plus two?"),
        ("What is two plus two {=four}", "What is two plus two"),
    ],
)
def test_a_text_that_goes_on_behind_its_answers_has_a_gap(text: str, prompt: str) -> None:
    assert card(text).prompt == prompt


def test_each_pair_of_a_match_is_a_card() -> None:
    first, second = loaded("Name the capital. {\n=Canada -> Ottawa\n=Italy->Rome\n= -> Bonn\n}\n").deck.cards
    assert (first.prompt, first.reference) == ("Name the capital.\nCanada → _____", "Ottawa")
    assert (second.prompt, second.reference) == ("Name the capital.\nItaly → _____", "Rome")
    assert wrong_and_why(second) == [("Ottawa", None), ("Bonn", None)]


def test_a_category_is_the_topic_from_there_on() -> None:
    text = "A? {=b}\n\n$CATEGORY: $course$/top/Cells/In//out\n\nC? {=d}\n\n$CATEGORY: $course$\nE? {=f}\n"
    assert [each.topic for each in loaded(text).deck.cards] == ["", "In/out", ""]


def test_comments_are_no_part_of_a_question_and_part_none() -> None:
    assert (
        card("// one {=x}\nWhat\n  // two\nis it? {\n// three\n=this // four\n}\n").prompt == "What\nis it?"
    )
    assert card("A? {=this // four}").reference == "this // four"


def test_a_backslash_takes_their_meaning_from_characters() -> None:
    found = card("Which is 5\\: a\\nb \\{x\\} \\\\ ? {\n~ \\= 2 + 2\n= \\= 2 + 3 # \\#1\n~ \\~5\\\\n\n}\n")
    assert (found.prompt, found.reference) == ("Which is 5: a\nb {x} \\ ?", "= 2 + 3")
    assert wrong_and_why(found) == [("= 2 + 2", None), ("~5\\n", None)]


@pytest.mark.parametrize(
    ("text", "prompt", "reference"),
    [
        ("[html]<p>Who <b>is</b> it?</p>{=<i>me</i>}", "Who is it?", "me"),
        ("[html]What is &lt;b&gt;? {=[plain]a <b>}", "What is <b>?", "a <b>"),
        ("[markdown]Who **is** it? {=`<b>`}", "Who **is** it?", "`<b>`"),
        ("[plain]What is <b> &amp; co? {=bold}", "What is <b> &amp; co?", "bold"),
        ("Who <b>is</b><br>it &amp; why?\nSay! {=me}", "Who is\nit & why?\nSay!", "me"),
        ("[1] is what? {=a note}", "[1] is what?", "a note"),
    ],
)
def test_texts_are_read_in_the_way_they_are_written(text: str, prompt: str, reference: str) -> None:
    found = card(text)
    assert (found.prompt, found.reference) == (prompt, reference)


def test_general_feedback_explains() -> None:
    found = loaded("A? {\n=b#Good!\n~c\n####It is b \\#1.\n}\n")
    assert found.deck.cards[0].explanation == "It is b #1."
    assert found.skipped == ("feedback to answers that are right, or partly right: 1",)


def test_a_title_asks_where_nothing_else_does() -> None:
    assert card("::What is DNS?::{=Names to addresses}").prompt == "What is DNS?"


def test_what_asks_for_no_answer_is_counted() -> None:
    text = (
        "Read.\n\nWhy? {}\n\nHow? {####Well.}\n\nA? {=b}\n\nWho? {~c ~d}\n\nSee. {=[html]<img src\\='a.png'>}"
    )
    assert set(loaded(text).skipped) == {
        "texts that ask nothing: 1 (the first in line 1)",
        "essay questions, which have no answer to compare: 2 (the first in line 3)",
        "questions of which no answer earns the whole mark: 1 (the first in line 9)",
        "pictures and sounds: 1",
        "questions without text as question or answer: 1 (the first in line 11)",
    }
    with pytest.raises(DeckError, match="no question with an answer in it; essay questions"):
        load(b"Discuss. {}", filename="a.gift")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A? {=b}\n\nC\nD? {=d\n\nE? {=f}", "line 4: the answers that begin here with { have no }"),
        ("A? {=b}\n\nC } D", "line 3: a } stands before any {"),
        ("A? {=b {c} d}", "line 1: a { stands within answers"),
        ("A? {=b}\nC? {=d}", "line 2: a second { stands in one question: a blank line parts questions"),
        ("A? {=b} c}", "line 1: a second } stands in one question"),
        ("// x\nA? {#one}", "line 2: 'one' is no number"),
        ("A {" + "=b " * 2_001 + "}", "line 1: over 2,000 answers to one question"),
        ("A {=b -> c =d}", "line 1: 'd' is matched with nothing"),
    ],
)
def test_problems_say_the_line(text: str, said: str) -> None:
    with pytest.raises(DeckError) as caught:
        load(text.encode(), filename="quiz.gift")
    assert [str(problem)[: len(said)] for problem in caught.value.problems] == [said]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("::Q1:: What is it? {=a ~b}\n\n::Q2:: 1+1\\=2 {T}\n", "gift"),
        ("// only numbers\nHow many? {#3..4}\n", "gift"),
        ("Q1. Which? {\n~A: b\n=A: c\n}\n", "gift"),
        ("What is a set?::{1, 2} for one\nWhat is `{}`?::an empty dict\n", "flashcards"),
        ("What is {=}?::an odd sign\n", "flashcards"),
        ("# A {#anchor}\nWhat is it?::that\n", "flashcards"),
        ("What is $x^{T}$?::x transposed\n\nWhat is $\\mathbf{T}$?::a tensor\n", "flashcards"),
        ("What is {=a}?::b\n\nC?::d\n\nE?::f\n\nG?::h\n", "flashcards"),
        ("Q: a {=b}\nA: c\n\nQ: d\nA: e\n\nQ: f\nA: g\n", "qa"),
        ("deck: {slug: d, title: D}\ncards:\n- {key: k, prompt: a, reference: b}\n", "yaml"),
    ],
)
def test_it_is_told_from_its_neighbours(text: str, kind: str) -> None:
    assert load(text.encode(), filename="x.txt").format == kind
    assert kind != "gift" or load(text.encode(), filename="x").format == "gift"


def test_in_a_table_braces_mean_nothing() -> None:
    assert load(b"question,answer\nA {=b},c\n", filename="x.csv").format == "csv"
